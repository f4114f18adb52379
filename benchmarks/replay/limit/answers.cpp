// SPDX-License-Identifier: Apache-2.0
#include "answers.h"

#include <array>
#include <cstdio>
#include <memory>
#include <string_view>

namespace limit {

namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

// Rows collected in a large buffer and handed to the system when it is nearly full.
class Sheet {
public:
  explicit Sheet(const std::string& path) : file(std::fopen(path.c_str(), "w")), at(buffer.data()) {}

  void put(std::string_view text) {
    std::memcpy(at, text.data(), text.size());
    at += text.size();
  }

  void put(std::int32_t value) {
    std::array<char, 12> digits; // NOLINT: filled below, and this is the hot loop
    std::size_t count = 0;
    auto left = static_cast<std::uint32_t>(value);
    do {
      digits[count++] = static_cast<char>('0' + left % 10);
      left /= 10;
    } while (left != 0);
    while (count != 0)
      *at++ = digits[--count];
  }

  void end_row() {
    *at++ = '\n';
    if (at > buffer.data() + buffer.size() - longest_row) flush();
  }

  bool finish() {
    flush();
    return file != nullptr && std::fflush(file.get()) == 0 && whole;
  }

private:
  static constexpr std::size_t longest_row = 256;

  void flush() {
    const auto size = static_cast<std::size_t>(at - buffer.data());
    whole = whole && file != nullptr && std::fwrite(buffer.data(), 1, size, file.get()) == size;
    at = buffer.data();
  }

  std::unique_ptr<std::FILE, Close> file;
  std::vector<char> buffer = std::vector<char>(std::size_t{1} << 20U);
  char* at;
  bool whole = true;
};

bool passed(const Duty& duty) { return duty.deadline() < horizon; }

std::string_view state_word(const Duty& duty) {
  switch (duty.fate) {
  case Fate::fulfilled: return "fulfilled";
  case Fate::late: return "late";
  case Fate::open: break;
  }
  return passed(duty) ? "violated" : "pending";
}

bool open_at(const Duty& duty, std::int32_t time) {
  return duty.requested <= time && (duty.fate == Fate::fulfilled ? time < duty.closed : time <= duty.deadline());
}

// Duties come by request; a counting sort by attack puts them in order, as those of one attack are in order already.
std::vector<std::uint32_t> by_attack(const World& world) {
  const auto attack = [&](const Duty& duty) { return world.attack_of[static_cast<std::size_t>(duty.attack)]; };
  std::vector<std::uint32_t> place(world.attacks.size() + 2, 0);
  std::vector<std::uint32_t> order(world.duties.size());
  for (const Duty& duty : world.duties)
    ++place[attack(duty) + 1];
  for (std::size_t i = 1; i < place.size(); ++i)
    place[i] += place[i - 1];
  for (std::uint32_t i = 0; i < world.duties.size(); ++i)
    order[place[attack(world.duties[i])]++] = i;
  return order;
}

} // namespace

Summary summarise(const World& world) {
  Summary summary;
  for (const Duty& duty : world.duties) {
    if (duty.fate == Fate::open) {
      ++(passed(duty) ? summary.violated : summary.pending);
      if (passed(duty)) summary.closed_sum += static_cast<std::uint64_t>(duty.deadline());
    } else {
      ++(duty.fate == Fate::fulfilled ? summary.fulfilled : summary.late);
      summary.closed_sum += static_cast<std::uint64_t>(duty.closed);
    }
  }
  return summary;
}

ByDebtor by_debtor(const World& world) {
  ByDebtor result{std::vector<std::uint32_t>(states + 1, 0), std::vector<std::uint32_t>(world.duties.size())};
  for (const Duty& duty : world.duties)
    ++result.first[duty.debtor + 1U];
  for (std::size_t state = 0; state < states; ++state)
    result.first[state + 1] += result.first[state];
  std::vector<std::uint32_t> place = result.first;
  for (std::uint32_t i = 0; i < world.duties.size(); ++i)
    result.duties[place[world.duties[i].debtor]++] = i;
  return result;
}

std::optional<Answers> answer(const World& world, const ByDebtor& order, const std::string& path) {
  const auto file = MappedFile::open(path);
  if (!file) return std::nullopt;
  Answers answers;
  std::vector<std::pair<std::int32_t, std::int32_t>> found;
  for (const char* at = line_end(file->begin()) + 1; at < file->end();) {
    const std::int32_t query = number(at);
    const std::int32_t time = number(at);
    const auto state = static_cast<std::size_t>(number(at));
    const auto begin = order.duties.begin() + order.first[state];
    const auto end = order.duties.begin() + order.first[state + 1];
    // None is open that was requested more than a day before.
    auto i = std::lower_bound(begin, end, time - day, [&](std::uint32_t duty, std::int32_t from) {
      return world.duties[duty].requested < from;
    });
    found.clear();
    for (; i != end && world.duties[*i].requested <= time; ++i)
      if (open_at(world.duties[*i], time)) found.emplace_back(world.duties[*i].attack, world.duties[*i].agreement);
    std::sort(found.begin(), found.end());
    for (const auto& [attack, agreement] : found) {
      answers.rows += std::to_string(query) + ',' + std::to_string(attack) + ',' + std::to_string(agreement) + '\n';
      ++answers.count;
      answers.sum += static_cast<std::uint64_t>(query) + static_cast<std::uint64_t>(attack) +
                     static_cast<std::uint64_t>(agreement);
    }
  }
  return answers;
}

bool write_duties(const World& world, const std::string& path) {
  Sheet sheet(path);
  sheet.put("attack,agreement,debtor,creditor,requested,deadline,state,closed");
  sheet.end_row();
  for (const std::uint32_t i : by_attack(world)) {
    const Duty& duty = world.duties[i];
    for (const std::int32_t value : {duty.attack, duty.agreement, std::int32_t{duty.debtor},
                                     std::int32_t{duty.creditor}, duty.requested, duty.deadline()}) {
      sheet.put(value);
      sheet.put(",");
    }
    sheet.put(state_word(duty));
    sheet.put(",");
    if (duty.fate != Fate::open) {
      sheet.put(duty.closed);
    } else if (passed(duty)) {
      sheet.put(duty.deadline());
    }
    sheet.end_row();
  }
  return sheet.finish();
}

bool write_answers(const Answers& answers, const std::string& path) {
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "w"));
  const std::string text = "query,attack,agreement\n" + answers.rows;
  return file != nullptr && std::fwrite(text.data(), 1, text.size(), file.get()) == text.size() &&
         std::fflush(file.get()) == 0;
}

} // namespace limit
