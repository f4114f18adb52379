// SPDX-License-Identifier: Apache-2.0
// Two parsers of the events, byte by byte: the table and the lines of JSON. Each hands every event to a function, in
// order, noise included.
#pragma once

#include "bytes.h"

namespace limit {

enum class Kind : std::uint8_t { noise, attack, request, consult, sign, notice };

struct Event {
  std::int32_t id = 0;
  std::int32_t time = 0;
  std::int32_t actor = -1;
  std::int32_t target = -1;
  std::int32_t ref = -1; // of a request the attack, of an attack the area, else the agreement
  Kind kind = Kind::noise;
};

struct Word {
  Kind kind;
  std::uint32_t length;
};

/// The type that begins at `at`, told from its first letters. The length of noise is not looked for.
inline Word type_word(const char* at) {
  switch (*at) {
  case 'a': return {Kind::attack, 6};
  case 'c': return {Kind::consult, 7};
  case 'n': return {Kind::notice, 6};
  case 'r': return at[2] == 'q' ? Word{Kind::request, 7} : Word{Kind::noise, 0}; // not `report`
  case 's': return at[1] == 'i' ? Word{Kind::sign, 4} : Word{Kind::noise, 0};    // not `statement`, `sanction`
  default: return {Kind::noise, 0};
  }
}

/// `id,t,type,actor,target,ref,area` below a line of names.
template <class Each>
inline void scan_table(const MappedFile& file, Each each) {
  const char* at = line_end(file.begin()) + 1;
  Event event;
  while (at < file.end()) {
    event.id = number(at);
    event.time = number(at);
    const Word word = type_word(at);
    event.kind = word.kind;
    if (word.kind == Kind::noise) {
      at = line_end(at) + 1;
      each(event);
      continue;
    }
    at += word.length + 1;
    event.actor = number(at);
    event.target = -1;
    event.ref = -1;
    switch (word.kind) {
    case Kind::attack: // target,,area
      event.target = number(at);
      ++at;
      event.ref = number(at);
      break;
    case Kind::consult: // target,,
      event.target = number(at);
      at += 2;
      break;
    case Kind::request: // ,ref,
    case Kind::notice:
      ++at;
      event.ref = number(at);
      ++at;
      break;
    case Kind::sign: // target,ref,
      event.target = number(at);
      event.ref = number(at);
      ++at;
      break;
    case Kind::noise: break;
    }
    each(event);
  }
}

/// `{"id":1,"t":2,"type":"attack","actor":3,"target":4,"ref":5,"area":6}`, keys in that order, absent ones left out.
template <class Each>
inline void scan_objects(const MappedFile& file, Each each) {
  constexpr auto skip = [](const char*& at, const char* text) { at += std::char_traits<char>::length(text); };
  const char* at = file.begin();
  Event event;
  while (at < file.end()) {
    skip(at, R"({"id":)");
    event.id = number(at);
    skip(at, R"("t":)");
    event.time = number(at);
    skip(at, R"("type":")");
    const Word word = type_word(at);
    event.kind = word.kind;
    if (word.kind == Kind::noise) {
      at = line_end(at) + 1;
      each(event);
      continue;
    }
    at += word.length;
    skip(at, R"(","actor":)");
    event.actor = number(at);
    event.target = -1;
    event.ref = -1;
    if (word.kind == Kind::attack || word.kind == Kind::consult || word.kind == Kind::sign) {
      skip(at, R"("target":)");
      event.target = number(at);
    }
    if (word.kind == Kind::attack) {
      skip(at, R"("area":)");
      event.ref = number(at);
    } else if (word.kind != Kind::consult) {
      skip(at, R"("ref":)");
      event.ref = number(at);
    }
    ++at; // the newline: the last number ended with the brace
    each(event);
  }
}

} // namespace limit
