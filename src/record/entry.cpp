// SPDX-License-Identifier: Apache-2.0
#include "record/entry.h"

#include <array>
#include <charconv>
#include <utility>

namespace casus::record {

namespace {

constexpr std::array<std::pair<Sharing, std::string_view>, 6> sharings{{{Sharing::unsaid, ""},
                                                                        {Sharing::clear, "TLP:CLEAR"},
                                                                        {Sharing::green, "TLP:GREEN"},
                                                                        {Sharing::amber, "TLP:AMBER"},
                                                                        {Sharing::amber_strict, "TLP:AMBER+STRICT"},
                                                                        {Sharing::red, "TLP:RED"}}};

} // namespace

std::string to_string(const Address& address) {
  const std::string number = std::to_string(address.number);
  return address.marking.empty() ? number : address.marking + "/" + number;
}

std::optional<Address> parse_address(std::string_view text) {
  Address address;
  const std::size_t slash = text.rfind('/');
  if (slash != std::string_view::npos) address.marking = text.substr(0, slash);
  const std::string_view digits = slash == std::string_view::npos ? text : text.substr(slash + 1);
  const char* const end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, address.number);
  const bool whole = read.ec == std::errc{} && read.ptr == end && address.number > 0;
  if (!whole || to_string(address) != text) return std::nullopt; // one form only
  return address;
}

std::string_view to_string(Sharing sharing) { return sharings[static_cast<std::size_t>(sharing)].second; }

std::optional<Sharing> parse_sharing(std::string_view text) {
  for (const auto& [sharing, name] : sharings) {
    if (name == text) return sharing;
  }
  return std::nullopt;
}

} // namespace casus::record
