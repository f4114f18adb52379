// SPDX-License-Identifier: Apache-2.0
#include "record/chain.h"

#include "record/bytes.h"
#include "record/canonical.h"
#include "time/assert.h"
#include "time/written.h"

#include <algorithm>
#include <limits>
#include <sodium.h>
#include <tuple>

namespace casus::record {

namespace {

const unsigned char* data_of(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

std::string bytes_signed(const Checkpoint& checkpoint) {
  ByteWriter out;
  out.raw("casus checkpoint 1\n");
  out.text(checkpoint.head.marking);
  out.u64(checkpoint.head.count);
  out.array(checkpoint.head.hash);
  out.i64(checkpoint.head.recorded_at.seconds);
  out.i64(checkpoint.signed_at.seconds);
  return out.take();
}

Fault damaged(const Stored& row, std::string_view what) {
  return {FaultKind::damaged, "entry " + to_string(Address{row.marking, row.number}) + " " + std::string(what) +
                                  "; `casus verify` says more"};
}

} // namespace

Hash hash_of(std::string_view bytes) {
  Hash hash{};
  crypto_generichash(hash.data(), hash.size(), data_of(bytes), bytes.size(), nullptr, 0);
  return hash;
}

Hash genesis(std::string_view marking) {
  ByteWriter out;
  out.raw("casus compartment 1\n");
  out.text(marking);
  return hash_of(out.take());
}

Hash link(const Hash& previous, std::string_view body) {
  crypto_generichash_state state;
  Hash hash{};
  crypto_generichash_init(&state, nullptr, 0, hash.size());
  crypto_generichash_update(&state, previous.data(), previous.size());
  crypto_generichash_update(&state, data_of(body), body.size());
  crypto_generichash_final(&state, hash.data(), hash.size());
  return hash;
}

std::string hex(std::span<const std::uint8_t> bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

std::optional<std::vector<std::uint8_t>> from_hex(std::string_view text, std::size_t size) {
  std::vector<std::uint8_t> bytes(size);
  std::size_t read = 0;
  if (text.size() != size * 2) return std::nullopt;
  if (sodium_hex2bin(bytes.data(), size, text.data(), text.size(), nullptr, &read, nullptr) != 0) return std::nullopt;
  return read == size ? std::optional(bytes) : std::nullopt;
}

std::set<std::string> compartments_of(std::span<const Content> batch) {
  std::set<std::string> markings;
  for (const Content& content : batch) {
    markings.insert(content.marking);
    if (content.statement && content.statement->replaces) markings.insert(content.statement->replaces->marking);
  }
  return markings;
}

bool may_end(std::int64_t count, time::Instant recorded_at) {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / 2;
  return count >= 1 && count <= most && time::can_be_written(recorded_at);
}

Result<std::vector<Stored>> seal(std::span<const Content> batch, time::Instant recorded_at, Heads& heads) {
  std::vector<Stored> rows;
  rows.reserve(batch.size());
  for (const Content& content : batch) {
    if (content.statement && content.statement->replaces) {
      const Address& replaced = *content.statement->replaces;
      // Numbers have no gaps, so an entry is there if the head has come so far.
      if (replaced.number == 0 || replaced.number > heads[replaced.marking].count) {
        return std::unexpected(Fault{FaultKind::no_such_entry, "there is no entry " + to_string(replaced)});
      }
    }
    Head& head = heads[content.marking];
    const time::Instant at = std::max(recorded_at, head.recorded_at);
    const time::Instant known_from = content.known_from.value_or(at);
    Stored row{content.marking,
               head.count + 1,
               content.event,
               !content.declaration.empty(),
               known_from,
               encode(content, head.count + 1, at, known_from),
               {}};
    row.hash = link(head.hash, row.body);
    head.count = row.number;
    head.hash = row.hash;
    head.recorded_at = at;
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<Entry> opened(const Stored& row) {
  auto entry = decode(row.body);
  if (!entry) return std::unexpected(damaged(row, "cannot be read"));
  const Content& content = entry->content;
  const bool same = content.marking == row.marking && entry->number == row.number && content.event == row.event &&
                    content.declaration.empty() != row.declares && content.known_from == row.known_from;
  if (!same) return std::unexpected(damaged(row, "is filed as something else than it says"));
  return *std::move(entry);
}

void put_in_order(std::vector<Entry>& entries) {
  std::ranges::sort(entries, {}, [](const Entry& entry) {
    return std::tuple(entry.recorded_at, std::string_view(entry.content.marking), entry.number);
  });
}

Seed fresh_seed() {
  Seed seed{};
  CASUS_ASSERT(sodium_init() >= 0); // else the system has no randomness
  randombytes_buf(seed.data(), seed.size());
  return seed;
}

SigningKey signing_key(const Seed& seed) {
  SigningKey key;
  crypto_sign_seed_keypair(key.open.data(), key.secret.data(), seed.data());
  return key;
}

Checkpoint sign(const Head& head, time::Instant signed_at, const SigningKey& key) {
  Checkpoint checkpoint{.head = head, .signed_at = signed_at, .key = key.open, .signature = {}};
  const std::string bytes = bytes_signed(checkpoint);
  crypto_sign_detached(checkpoint.signature.data(), nullptr, data_of(bytes), bytes.size(), key.secret.data());
  return checkpoint;
}

bool is_signed(const Checkpoint& checkpoint) {
  const std::string bytes = bytes_signed(checkpoint);
  return crypto_sign_verify_detached(checkpoint.signature.data(), data_of(bytes), bytes.size(),
                                     checkpoint.key.data()) == 0;
}

Fault already_declared(const std::string& event) {
  return {FaultKind::already_declared,
          "an event `" + event + "` is in the record already; report on it, or choose another id"};
}

} // namespace casus::record
