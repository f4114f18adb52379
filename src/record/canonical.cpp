// SPDX-License-Identifier: Apache-2.0
#include "record/canonical.h"

#include "record/bytes.h"
#include "time/assert.h"
#include "time/written.h"

namespace casus::record {

namespace {

constexpr std::string_view tag = "casus entry 1\n";

bool is_there(const time::Moment& moment) {
  return moment.earliest < moment.latest && time::can_be_written(moment.earliest) &&
         time::can_be_written(moment.latest);
}

void put(ByteWriter& out, const time::Moment& moment) {
  CASUS_ASSERT(is_there(moment)); // else what is appended could not be read
  out.i64(moment.earliest.seconds);
  out.i64(moment.latest.seconds);
  out.byte(static_cast<std::uint8_t>(moment.precision));
}

void put(ByteWriter& out, const std::optional<time::Moment>& moment) {
  out.byte(moment ? 1 : 0);
  if (moment) put(out, *moment);
}

void put(ByteWriter& out, const Statement& statement) {
  out.byte(static_cast<std::uint8_t>(statement.standing));
  out.byte(static_cast<std::uint8_t>(statement.attribution));
  out.text(statement.source);
  out.text(statement.speaker);
  put(out, statement.said);
  out.text(statement.pointer);
  put(out, statement.corrected_to);
  out.byte(statement.replaces ? 1 : 0);
  if (statement.replaces) {
    out.text(statement.replaces->marking);
    out.u64(statement.replaces->number);
  }
}

time::Moment moment_from(ByteReader& in) {
  time::Moment moment;
  moment.earliest = {in.i64()};
  moment.latest = {in.i64()};
  moment.precision = static_cast<time::Precision>(in.one_of(6));
  if (!is_there(moment)) in.refuse();
  return moment;
}

/// A second that sums may still be made with.
time::Instant instant_from(ByteReader& in) {
  const time::Instant at{in.i64()};
  if (!time::can_be_written(at)) in.refuse();
  return at;
}

std::optional<time::Moment> maybe_moment_from(ByteReader& in) {
  if (in.one_of(2) == 0) return std::nullopt;
  return moment_from(in);
}

Statement statement_from(ByteReader& in) {
  Statement statement;
  statement.standing = static_cast<model::Standing>(in.one_of(5));
  statement.attribution = static_cast<model::Attribution>(in.one_of(4));
  statement.source = in.text();
  statement.speaker = in.text();
  statement.said = moment_from(in);
  statement.pointer = in.text();
  statement.corrected_to = maybe_moment_from(in);
  if (in.one_of(2) == 1) {
    std::string marking = in.text();
    statement.replaces = Address{std::move(marking), in.u64()};
  }
  return statement;
}

} // namespace

std::string encode(const Entry& entry) {
  CASUS_ASSERT(entry.content.known_from.has_value());
  return encode(entry.content, entry.number, entry.recorded_at, *entry.content.known_from);
}

std::string encode(const Content& content, std::uint64_t number, time::Instant recorded_at, time::Instant known_from) {
  CASUS_ASSERT(time::can_be_written(recorded_at) && time::can_be_written(known_from));
  ByteWriter out;
  out.reserve(320 + content.declaration.size()); // the most that short texts take
  out.raw(tag);
  out.text(content.marking);
  out.u64(number);
  out.i64(recorded_at.seconds);
  out.i64(known_from.seconds);
  out.text(content.recorder);
  out.byte(static_cast<std::uint8_t>(content.sharing));
  out.text(content.event);
  out.text(content.declaration);
  put(out, content.happened);
  out.byte(content.statement ? 1 : 0);
  if (content.statement) put(out, *content.statement);
  return out.take();
}

std::optional<Entry> decode(std::string_view bytes) {
  ByteReader in(bytes);
  if (in.raw(tag.size()) != tag) return std::nullopt;
  Entry entry;
  Content& content = entry.content;
  content.marking = in.text();
  entry.number = in.u64();
  entry.recorded_at = instant_from(in);
  content.known_from = instant_from(in);
  content.recorder = in.text();
  content.sharing = static_cast<Sharing>(in.one_of(6));
  content.event = in.text();
  content.declaration = in.text();
  content.happened = maybe_moment_from(in);
  if (in.one_of(2) == 1) content.statement = statement_from(in);
  if (!in.done()) return std::nullopt;
  return entry;
}

} // namespace casus::record
