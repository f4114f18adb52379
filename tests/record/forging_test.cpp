// SPDX-License-Identifier: Apache-2.0
// Forgeries of a record: every one must be found. Each is made on the stored rows, as somebody would who can write to
// the database but has no key.
#include "record/canonical.h"
#include "record/chain.h"
#include "record/memory/ledger.h"
#include "record/sqlite/ledger.h"
#include "record/verify.h"
#include "tests/folder.h"
#include "tests/record/conformance.h"

#include <cstdio>
#include <fstream>
#include <iterator>

namespace casus::record {
namespace {

const Clearance everything{{"x"}};
const SigningKey key = signing_key({42});

/// A ledger whose rows lie open to the forger.
class Forged final : public Ledger {
public:
  Forged() = default;
  Forged(const Forged& other) : Ledger(), rows(other.rows), ends(other.ends), kept(other.kept) {}
  Forged& operator=(const Forged& other) {
    rows = other.rows;
    ends = other.ends;
    kept = other.kept;
    return *this;
  }

  std::map<std::string, std::vector<Stored>> rows;
  std::vector<Head> ends;
  std::vector<Checkpoint> kept;

  Result<std::vector<Address>> append(std::span<const Content> /*batch*/, time::Instant /*at*/) override { return {}; }
  Result<std::vector<Entry>> read(const Query& /*query*/) override { return std::vector<Entry>{}; }
  Result<std::vector<Head>> heads(const Clearance& /*clearance*/) override { return ends; }
  Result<std::vector<Stored>> stored(const std::string& marking, std::uint64_t after, std::size_t limit) override {
    std::vector<Stored> found;
    for (const Stored& row : rows[marking]) { // as a table gives them: by their column `number`
      if (row.number > after && found.size() < limit) found.push_back(row);
    }
    return found;
  }
  Result<void> check() override { return {}; }
  Result<void> keep(const Checkpoint& /*checkpoint*/) override { return {}; }
  Result<std::vector<Checkpoint>> checkpoints(const Clearance& /*clearance*/) override { return kept; }
};

/// Five open entries and two hidden ones, with a checkpoint over the first four.
void fill(Ledger& ledger) {
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(ledger.append(std::vector{small_content("", "e" + std::to_string(i % 2))}, {i}));
    if (i % 2 == 1) {
      ASSERT_TRUE(ledger.append(std::vector{small_content("x", "hidden")}, {i}));
    }
    if (i == 3) {
      ASSERT_TRUE(ledger.keep(sign(ledger.heads({}).value()[0], {9}, key)));
    }
  }
}

Forged forged_copy() {
  MemoryLedger true_one;
  fill(true_one);
  Forged copy;
  for (const std::string marking : {"", "x"})
    copy.rows[marking] = true_one.stored(marking, 0, 100).value();
  copy.ends = true_one.heads(everything).value();
  copy.kept = true_one.checkpoints(everything).value();
  return copy;
}

class Forging : public testing::Test {
protected:
  /// Asks that the forgery is found, at that entry where one is named.
  void expect_found(Forged& forged, std::optional<Address> where, const std::string& what) {
    ++tried_;
    const Verified verified = verify(forged, everything).value();
    ASSERT_FALSE(verified.findings.empty()) << what;
    EXPECT_EQ(verified.findings.front().address, where.value_or(verified.findings.front().address))
        << what << verified.findings.front().sentence;
    ++found_;
  }
  void TearDown() override {
    std::printf("forgeries tried %d, found %d\n", tried_, found_);
    RecordProperty("tried", tried_);
    RecordProperty("found", found_);
  }

private:
  int tried_ = 0;
  int found_ = 0;
};

TEST_F(Forging, TheTrueRecordIsSound) {
  Forged copy = forged_copy();
  const Verified verified = verify(copy, everything).value();
  EXPECT_TRUE(verified.findings.empty());
  EXPECT_EQ(verified.entries, 7U);
  EXPECT_EQ(verified.checkpoints, 1U);
}

void flip(std::string& bytes, std::size_t bit) {
  bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ static_cast<char>(1U << (bit % 8)));
}
template <std::size_t size>
void flip(std::array<std::uint8_t, size>& bytes, std::size_t bit) {
  bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] ^ (1U << (bit % 8)));
}

TEST_F(Forging, EveryBitOfEveryEntryAndItsHash) {
  const Forged sound = forged_copy();
  for (const auto& [marking, rows] : sound.rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Address where{marking, i + 1};
      for (std::size_t bit = 0; bit < rows[i].body.size() * 8; ++bit) {
        Forged forged = forged_copy();
        flip(forged.rows[marking][i].body, bit);
        expect_found(forged, where, "body");
      }
      for (std::size_t bit = 0; bit < 256; ++bit) {
        Forged forged = forged_copy();
        flip(forged.rows[marking][i].hash, bit);
        expect_found(forged, where, "hash");
      }
    }
  }
}

TEST_F(Forging, EveryBitOfTheColumns) {
  for (std::size_t bit = 0; bit < 63; ++bit) {
    Forged forged = forged_copy();
    forged.rows[""][1].known_from.seconds ^= std::int64_t{1} << bit;
    expect_found(forged, Address{"", 2}, "known_from");
    forged = forged_copy();
    forged.rows[""][1].number ^= std::uint64_t{1} << bit;
    expect_found(forged, {}, "number");
  }
  Forged forged = forged_copy();
  forged.rows[""][1].event = "e0";
  expect_found(forged, Address{"", 2}, "event");
  forged = forged_copy();
  forged.rows[""][1].declares = true;
  expect_found(forged, Address{"", 2}, "declares");
  forged = forged_copy();
  forged.rows[""][1].marking = "x";
  expect_found(forged, Address{"", 2}, "marking");
}

TEST_F(Forging, EveryBitOfHeadsAndCheckpoints) {
  for (std::size_t bit = 0; bit < 256; ++bit) {
    Forged forged = forged_copy();
    flip(forged.ends[0].hash, bit);
    expect_found(forged, {}, "head");
    forged = forged_copy();
    flip(forged.kept[0].head.hash, bit);
    expect_found(forged, {}, "checkpoint's head");
    forged = forged_copy();
    flip(forged.kept[0].key, bit);
    expect_found(forged, {}, "key");
  }
  for (std::size_t bit = 0; bit < 512; ++bit) {
    Forged forged = forged_copy();
    flip(forged.kept[0].signature, bit);
    expect_found(forged, {}, "signature");
  }
  for (std::size_t bit = 0; bit < 63; ++bit) {
    Forged forged = forged_copy();
    forged.ends[0].count ^= std::uint64_t{1} << bit;
    expect_found(forged, {}, "count");
    forged = forged_copy();
    forged.ends[1].recorded_at.seconds ^= std::int64_t{1} << bit;
    expect_found(forged, {}, "recorded_at");
    forged = forged_copy();
    forged.kept[0].head.count ^= std::uint64_t{1} << bit;
    expect_found(forged, {}, "checkpoint's count");
    forged = forged_copy();
    forged.kept[0].signed_at.seconds ^= std::int64_t{1} << bit;
    expect_found(forged, {}, "signed_at");
  }
}

/// Swapped, dropped, repeated and cut entries, with the numbers as they were and put right again.
TEST_F(Forging, EntriesMovedAbout) {
  const auto renumber = [](std::vector<Stored>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i)
      rows[i].number = i + 1;
  };
  for (std::size_t i = 0; i < 5; ++i) {
    for (const bool tidy : {false, true}) {
      for (std::size_t j = 0; j < i; ++j) {
        Forged forged = forged_copy();
        std::swap(forged.rows[""][i], forged.rows[""][j]);
        if (tidy) renumber(forged.rows[""]);
        expect_found(forged, Address{"", j + 1}, "swapped");
      }
      Forged dropped = forged_copy();
      dropped.rows[""].erase(dropped.rows[""].begin() + static_cast<std::ptrdiff_t>(i));
      if (tidy) renumber(dropped.rows[""]);
      expect_found(dropped, Address{"", i + 1}, "dropped");
      Forged repeated = forged_copy();
      repeated.rows[""].insert(repeated.rows[""].begin() + static_cast<std::ptrdiff_t>(i), repeated.rows[""][i]);
      renumber(repeated.rows[""]);
      expect_found(repeated, Address{"", i + 2}, "repeated");
      Forged cut = forged_copy();
      cut.rows[""].resize(i);
      expect_found(cut, Address{"", i + 1}, "cut");
    }
  }
  Forged moved = forged_copy();
  moved.rows["x"].push_back(moved.rows[""][2]);
  renumber(moved.rows["x"]);
  expect_found(moved, Address{"x", 3}, "moved to another compartment");
  Forged gone = forged_copy();
  gone.rows["x"].clear();
  expect_found(gone, Address{"x", 1}, "a compartment gone");
  Forged unheaded = forged_copy();
  unheaded.ends.pop_back();
  expect_found(unheaded, {}, "a compartment without its head");
}

/// A checkpoint that was kept elsewhere: of a compartment that is not asked about, or by another key, it is asked for
/// its signature all the same. Else whoever bends its marking or its key takes it out of the way.
TEST_F(Forging, EveryPartOfACheckpointKeptElsewhere) {
  const Checkpoint kept = forged_copy().kept[0];
  const auto findings = [](const Checkpoint& outside, const std::optional<OpenKey>& signer) {
    Forged sound = forged_copy();
    return verify(sound, {}, std::span(&outside, 1), signer).value().findings.size();
  };
  for (const std::optional<OpenKey>& signer : {std::optional<OpenKey>(), std::optional(key.open)}) {
    EXPECT_EQ(findings(kept, signer), 0U);
    Checkpoint other = kept;
    other.head.marking = "z";
    EXPECT_EQ(findings(other, signer), 1U) << "marking";
    for (std::size_t bit = 0; bit < 256; ++bit) {
      other = kept;
      flip(other.key, bit);
      EXPECT_EQ(findings(other, signer), 1U) << "key, bit " << bit;
    }
  }
  Forged sound = forged_copy();
  const Checkpoint unseen = sign(sound.ends[1], {9}, key);
  const Verified verified = verify(sound, {}, std::span(&unseen, 1)).value();
  EXPECT_TRUE(verified.findings.empty());
  EXPECT_EQ(verified.unseen, 1U) << "it proves nothing, and that is said";
}

/// Somebody who makes the whole chain anew, heads included, is found by the checkpoint.
TEST_F(Forging, AChainMadeAnewAgainstItsCheckpoint) {
  for (std::size_t change = 0; change < 4; ++change) {
    Forged forged = forged_copy();
    std::vector<Stored> rows;
    Heads heads{{"", {.marking = "", .hash = genesis("")}}};
    for (std::size_t i = 0; i < 5; ++i) {
      Entry entry = opened(forged.rows[""][i]).value();
      if (i == change) entry.content.statement->source = "forger";
      const auto sealed = seal(std::vector{entry.content}, entry.recorded_at, heads).value();
      rows.push_back(sealed[0]);
    }
    forged.rows[""] = rows;
    forged.ends[0] = heads[""];
    expect_found(forged, Address{"", 4}, "made anew");
  }
  for (std::size_t left = 0; left < 4; ++left) {
    Forged forged = forged_copy();
    forged.rows[""].resize(left);
    forged.ends[0].count = left;
    forged.ends[0].hash = left == 0 ? genesis("") : forged.rows[""].back().hash;
    forged.ends[0].recorded_at = {static_cast<std::int64_t>(left) - 1};
    if (left == 0) forged.ends.erase(forged.ends.begin());
    expect_found(forged, Address{"", left + 1}, "cut with its head");
  }
}

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// What a reader gets of a file: entries, heads and checkpoints; nothing when it is refused or found forged.
std::optional<std::tuple<std::vector<Entry>, std::vector<Head>, std::vector<Checkpoint>>>
believed(const std::string& path) {
  const auto ledger = open_sqlite(path, {});
  if (!ledger) return std::nullopt;
  const auto verified = verify(**ledger, everything);
  if (!verified || !verified->findings.empty()) return std::nullopt;
  auto entries = (*ledger)->read({.clearance = everything});
  auto by_event = (*ledger)->read({.clearance = everything, .events = {"e0", "e1", "hidden"}});
  auto heads = (*ledger)->heads(everything);
  auto checkpoints = (*ledger)->checkpoints(everything);
  if (!entries || !by_event || !heads || !checkpoints) return std::nullopt;
  if (*by_event != *entries) return std::nullopt;
  return std::tuple(*entries, *heads, *checkpoints);
}

/// Every bit of an SQLite file, in a stride of a prime so that a run takes seconds; CASUS_EVERY_BIT=1 takes each. A
/// flip in bytes that SQLite does not use changes nothing; every other is found.
TEST_F(Forging, BitsOfTheFile) {
  const test::Folder folder;
  const std::string path = folder.path("record");
  {
    const auto ledger = open_sqlite(path, {.opening = Opening::made, .page_size = 512});
    ASSERT_TRUE(ledger);
    fill(**ledger);
  }
  const std::string sound = bytes_of(path);
  const auto truth = believed(path);
  ASSERT_TRUE(truth);
  const std::size_t stride = std::getenv("CASUS_EVERY_BIT") != nullptr ? 1 : 61;
  std::size_t found = 0;
  std::size_t idle = 0;
  for (std::size_t bit = 0; bit < sound.size() * 8; bit += stride) {
    std::string forged = sound;
    flip(forged, bit);
    const std::string copy = folder.file("copy", forged);
    const auto seen = believed(copy);
    if (seen) {
      ASSERT_EQ(*seen, *truth) << "bit " << bit << " changes the record and is not found";
      ++idle;
    } else {
      ++found;
    }
    for (const char* beside : {"copy-wal", "copy-shm"})
      std::remove(folder.path(beside).c_str());
  }
  std::printf("bits of the file flipped %zu: found %zu, without effect %zu, believed and wrong 0\n", found + idle,
              found, idle);
  EXPECT_GT(found, 0U);
}

} // namespace
} // namespace casus::record
