// SPDX-License-Identifier: Apache-2.0
#include "record/verify.h"

#include "record/chain.h"

#include <algorithm>

namespace casus::record {

namespace {

constexpr std::size_t page = 4096; // entries held at a time

/// The walk along one compartment. It notes which checkpoints speak of an end that it comes by.
class Walk {
public:
  Walk(Ledger& ledger, std::string marking, std::span<const Checkpoint> checkpoints)
      : ledger_(&ledger), head_{.marking = std::move(marking)} {
    head_.hash = genesis(head_.marking);
    for (const Checkpoint& checkpoint : checkpoints) {
      if (checkpoint.head.marking == head_.marking) wanted_.push_back({checkpoint});
    }
    std::ranges::stable_sort(wanted_, {}, [](const Wanted& one) { return one.checkpoint.head.count; });
    while (next_ < wanted_.size() && wanted_[next_].checkpoint.head.count == 0)
      ++next_; // over nothing: no entry is the one that it has seen
  }

  Result<void> follow(Verified& verified) {
    for (;;) {
      const auto rows = ledger_->stored(head_.marking, head_.count, page);
      if (!rows) return std::unexpected(rows.error());
      for (const Stored& row : *rows) {
        if (!step(row, verified)) return {};
      }
      if (rows->size() < page) return {};
    }
  }

  [[nodiscard]] const Head& head() const { return head_; }

  /// Whether the store says that there are more.
  [[nodiscard]] bool is_behind(const std::vector<Head>& said) const {
    const auto at = std::ranges::find(said, head_.marking, &Head::marking);
    return at != said.end() && at->count > head_.count;
  }

  /// What the store says of the end, against what was found.
  void compare(const std::vector<Head>& said, Verified& verified) const {
    const auto at = std::ranges::find(said, head_.marking, &Head::marking);
    if (at == said.end() ? head_.count == 0 : *at == head_) return;
    const std::uint64_t count = at == said.end() ? 0 : at->count;
    find(count > head_.count ? head_.count + 1 : 0, count == head_.count ? Wrong::head : Wrong::missing,
         count > head_.count ? "is missing: the record says that it holds at least " + std::to_string(count)
                             : "the end of the record is not where it says",
         verified);
  }

  void ask_checkpoints(const std::optional<OpenKey>& signer, Verified& verified) {
    for (const auto& [checkpoint, on_the_chain] : wanted_) {
      if (signer && checkpoint.key != *signer) continue;
      const std::string which = "the checkpoint over " + std::to_string(checkpoint.head.count) + " entries ";
      if (!is_signed(checkpoint)) {
        find(0, Wrong::unsigned_, which + "does not bear its key's signature", verified);
      } else if (checkpoint.head.count > head_.count) {
        find(head_.count + 1, Wrong::missing, "is missing: " + which + "has seen it", verified);
      } else if (!on_the_chain) {
        find(checkpoint.head.count, Wrong::off_the_chain, "is not the one that " + which + "has seen", verified);
      } else {
        ++verified.checkpoints;
        std::uint64_t& covered = verified.covered[head_.marking];
        covered = std::max(covered, checkpoint.head.count);
      }
    }
    if (signer && head_.count > 0 && !verified.covered.contains(head_.marking)) {
      find(0, Wrong::uncovered, "no checkpoint of that key covers its entries", verified);
    }
  }

private:
  bool step(const Stored& row, Verified& verified) {
    const std::uint64_t expected = head_.count + 1;
    if (row.number != expected) return find(expected, Wrong::missing, "is missing", verified);
    if (link(head_.hash, row.body) != row.hash) {
      return find(expected, Wrong::altered, "was altered: its hash does not follow", verified);
    }
    const auto entry = opened(row);
    if (!entry) return find(expected, Wrong::misfiled, entry.error().sentence, verified);
    head_.count = expected;
    head_.hash = row.hash;
    head_.recorded_at = entry->recorded_at;
    ++verified.entries;
    for (; next_ < wanted_.size() && wanted_[next_].checkpoint.head.count == expected; ++next_)
      wanted_[next_].on_the_chain = wanted_[next_].checkpoint.head == head_;
    return true;
  }

  bool find(std::uint64_t number, Wrong wrong, std::string sentence, Verified& verified) const {
    verified.findings.push_back({{head_.marking, number}, wrong, std::move(sentence)});
    return false;
  }

  Ledger* ledger_;
  Head head_;
  struct Wanted {
    Checkpoint checkpoint;
    bool on_the_chain = false;
  };
  std::vector<Wanted> wanted_; // by how many entries they are over
  std::size_t next_ = 0;       // the first that the walk has not come to
};

/// Those kept elsewhere that no walk asks: of compartments that the viewer does not see, or by a key that does not
/// count. A marking or key that somebody bent must not take a checkpoint out of the way.
void ask_the_rest(std::span<const Checkpoint> outside, const Clearance& clearance, const std::optional<OpenKey>& signer,
                  Verified& verified) {
  for (const Checkpoint& checkpoint : outside) {
    const bool seen = clearance.sees(checkpoint.head.marking);
    if (seen && (!signer || checkpoint.key == *signer)) continue;
    if (!is_signed(checkpoint)) {
      verified.findings.push_back({{checkpoint.head.marking, 0},
                                   Wrong::unsigned_,
                                   "the checkpoint over " + std::to_string(checkpoint.head.count) +
                                       " entries that was kept elsewhere does not bear its key's signature"});
    } else if (!seen) {
      ++verified.unseen;
    }
  }
}

/// Walks until it has caught up with those who write meanwhile; what the store said of the ends then.
Result<std::vector<Head>> follow_to_the_end(Ledger& ledger, const Clearance& clearance, Walk& walk,
                                            Verified& verified) {
  for (bool first = true;; first = false) {
    const std::uint64_t before = walk.head().count;
    const std::size_t findings = verified.findings.size();
    if (auto followed = walk.follow(verified); !followed) return std::unexpected(followed.error());
    auto said = ledger.heads(clearance);
    const bool goes_on = said && verified.findings.size() == findings && walk.is_behind(*said);
    if (!goes_on || (!first && walk.head().count == before)) return said; // what it says is there does not come
  }
}

} // namespace

Result<Verified> verify(Ledger& ledger, const Clearance& clearance, std::span<const Checkpoint> outside,
                        const std::optional<OpenKey>& signer) {
  Verified verified;
  if (auto sound = ledger.check(); !sound) return std::unexpected(sound.error());
  auto checkpoints = ledger.checkpoints(clearance);
  if (!checkpoints) return std::unexpected(checkpoints.error());
  checkpoints->insert(checkpoints->end(), outside.begin(), outside.end());
  std::set<std::string> markings = clearance.markings;
  markings.insert("");
  for (const std::string& marking : markings) {
    Walk walk(ledger, marking, *checkpoints);
    const std::size_t before = verified.findings.size();
    const auto said = follow_to_the_end(ledger, clearance, walk, verified);
    if (!said) return std::unexpected(said.error());
    if (walk.head().count > 0) verified.heads.push_back(walk.head());
    if (verified.findings.size() > before) continue; // one finding a compartment: what follows rests on it
    walk.compare(*said, verified);
    if (verified.findings.size() == before) walk.ask_checkpoints(signer, verified);
  }
  ask_the_rest(outside, clearance, signer, verified);
  return verified;
}

} // namespace casus::record
