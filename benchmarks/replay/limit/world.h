// SPDX-License-Identifier: Apache-2.0
// The state of the workload and its one step: plain arrays, indexed by the numbers in the files.
#pragma once

#include "events.h"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

namespace limit {

inline constexpr std::int32_t day = 86'400;
inline constexpr std::int32_t horizon = 3652 * day;
inline constexpr std::int32_t term = 3652 * day;
inline constexpr std::int32_t notice_period = 183 * day;
inline constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max();
inline constexpr std::size_t states = 200;

enum class Fate : std::uint8_t { open, fulfilled, late }; // open at the end: violated or pending, by its deadline

struct Agreement {
  std::int32_t a = 0;
  std::int32_t b = 0;
  std::int32_t signed_at = never;
  std::int32_t end = never;
};

/// One party's protection: the agreement, and the party that owes it.
struct Protection {
  std::int32_t agreement = 0;
  std::int32_t partner = 0;
};

struct Attack {
  std::int32_t time = 0;
  std::uint32_t area = 0;
  std::uint8_t attacker = 0;
  std::uint8_t victim = 0;
  bool requested = false;
};

struct Duty {
  std::int32_t attack = 0;
  std::int32_t agreement = 0;
  std::int32_t requested = 0;
  std::int32_t closed = 0;
  std::uint32_t next = 0; // the next older open duty of the same pair, as index + 1
  std::uint8_t debtor = 0;
  std::uint8_t creditor = 0;
  Fate fate = Fate::open;

  std::int32_t deadline() const { return requested + day; }
};

struct World {
  std::vector<Agreement> agreements;
  std::uint32_t areas = 1;
  std::vector<std::uint32_t> first; // by victim x areas + area: where its protections begin in `protections`
  std::vector<Protection> protections;
  std::vector<std::uint32_t> attack_of; // by event: index + 1 in `attacks`
  std::vector<Attack> attacks;
  std::vector<Duty> duties;
  std::vector<std::uint32_t> newest_open; // by debtor x states + creditor: index + 1 in `duties`
  std::uint64_t noise = 0;

  /// False when the file of agreements cannot be read.
  bool load(const std::string& path);

  /// Forgets all events, and makes room for as many.
  void start(std::size_t events);

  void step(const Event& event) {
    switch (event.kind) {
    case Kind::noise: ++noise; break;
    case Kind::attack: attack(event); break;
    case Kind::request: request(event); break;
    case Kind::consult: consult(event); break;
    case Kind::sign: sign(event); break;
    case Kind::notice: give_notice(event); break;
    }
  }

private:
  static std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

  void attack(const Event& event) {
    const auto area = static_cast<std::uint32_t>(event.ref);
    if (area >= areas) return;
    attacks.push_back(
        {event.time, area, static_cast<std::uint8_t>(event.actor), static_cast<std::uint8_t>(event.target), false});
    attack_of[at(event.id)] = static_cast<std::uint32_t>(attacks.size());
  }

  void request(const Event& event) {
    if (event.ref >= event.id || attack_of[at(event.ref)] == 0) return;
    Attack& attack = attacks[attack_of[at(event.ref)] - 1];
    if (attack.victim != event.actor || attack.requested) return;
    attack.requested = true;
    const std::size_t key = std::size_t{attack.victim} * areas + attack.area;
    for (std::uint32_t i = first[key], end = first[key + 1]; i < end; ++i) {
      const Protection owed = protections[i];
      const Agreement& agreement = agreements[at(owed.agreement)];
      if (agreement.signed_at > attack.time || attack.time >= agreement.end || owed.partner == attack.attacker)
        continue;
      std::uint32_t& newest = newest_open[at(owed.partner) * states + attack.victim];
      duties.push_back({event.ref, owed.agreement, event.time, 0, newest, static_cast<std::uint8_t>(owed.partner),
                        attack.victim, Fate::open});
      newest = static_cast<std::uint32_t>(duties.size());
    }
  }

  void consult(const Event& event) {
    std::uint32_t& newest = newest_open[at(event.actor) * states + at(event.target)];
    for (std::uint32_t i = newest; i != 0;) {
      Duty& duty = duties[i - 1];
      duty.closed = event.time;
      duty.fate = event.time <= duty.deadline() ? Fate::fulfilled : Fate::late;
      i = duty.next;
    }
    newest = 0;
  }

  void sign(const Event& event) {
    Agreement& agreement = agreements[at(event.ref)];
    if (agreement.signed_at != never) return;
    agreement.signed_at = event.time;
    agreement.end = event.time + term;
  }

  void give_notice(const Event& event) {
    Agreement& agreement = agreements[at(event.ref)];
    const bool party = event.actor == agreement.a || event.actor == agreement.b;
    // A notice moves the end off the term's, or comes too late to matter; either way a second one changes nothing.
    if (party && agreement.signed_at <= event.time && event.time < agreement.end &&
        agreement.end == agreement.signed_at + term)
      agreement.end = std::min(agreement.end, event.time + notice_period);
  }
};

} // namespace limit
