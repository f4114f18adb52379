// SPDX-License-Identifier: Apache-2.0
#include "record/canonical.h"
#include "record/chain.h"

#include <gtest/gtest.h>

namespace casus::record {
namespace {

Entry small() {
  Content content;
  content.marking = "x";
  content.event = "e";
  content.recorder = "d";
  content.known_from = time::Instant{-1};
  content.statement = Statement{.source = "p", .said = time::exact({256}), .replaces = Address{"", 3}};
  return {content, 2, {5}};
}

/// Written out by hand from docs/formats/record.md.
TEST(Canonical, IsTheFormOfThePage) {
  const std::string bytes = encode(small());
  const std::string shown = hex({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
  EXPECT_EQ(shown, "636173757320656e74727920310a"       // casus entry 1
                   "0000000178"                         // marking
                   "0000000000000002"                   // number
                   "0000000000000005"                   // recorded at
                   "ffffffffffffffff"                   // known from
                   "0000000164"                         // recorder
                   "00"                                 // sharing
                   "0000000165"                         // event
                   "00000000"                           // declaration
                   "00"                                 // happened
                   "01"                                 // statement
                   "01"                                 // happened
                   "00"                                 // document
                   "0000000170"                         // source
                   "00000000"                           // speaker
                   "0000000000000100000000000000010104" // said
                   "00000000"                           // pointer
                   "00"                                 // corrected to
                   "01"
                   "00000000"
                   "0000000000000003"); // replaces
}

TEST(Canonical, EveryCutAndEveryAdditionIsNoEntry) {
  const std::string bytes = encode(small());
  EXPECT_EQ(decode(bytes), small());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(decode(std::string_view(bytes).substr(0, size))) << size;
  EXPECT_FALSE(decode(bytes + '\0'));
}

TEST(Canonical, BytesThatAreReadAreWrittenAgain) {
  const std::string bytes = encode(small());
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    std::string flipped = bytes;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    const auto entry = decode(flipped);
    EXPECT_EQ(entry ? encode(*entry) : flipped, flipped) << bit;
  }
}

/// A time that no text can say would overflow the sums that are made with it.
TEST(Canonical, TimesBeyondWhatCanBeWrittenAreNoEntry) {
  const std::string bytes = encode(small());
  const std::size_t recorded_at = 14 + 5 + 8;
  const std::size_t said = bytes.size() - 4 - 1 - 1 - 4 - 8 - 17; // behind it: pointer, corrected to, replaces
  for (const std::size_t at : {recorded_at, recorded_at + 8, said, said + 8}) {
    for (const char* far : {"\x7f\xff\xff\xff\xff\xff\xff\xff", "\x80\0\0\0\0\0\0\0", "\0\0\1\0\0\0\0\0"}) {
      std::string forged = bytes;
      forged.replace(at, 8, far, 8);
      EXPECT_FALSE(decode(forged)) << at;
    }
  }
  std::string empty = bytes;
  empty.replace(said + 8, 8, empty.substr(said, 8));
  EXPECT_FALSE(decode(empty)) << "a moment has a second at least";
}

/// BLAKE2b-256 of the empty text, as its authors' test vectors have it.
TEST(Chain, HashIsBlake2b) {
  EXPECT_EQ(hex(hash_of("")), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}

TEST(Chain, LinksAreHashesOfWhatStandsBeforeAndTheEntry) {
  const Hash first = genesis("x");
  EXPECT_EQ(first, hash_of(std::string_view("casus compartment 1\n\0\0\0\1x", 25)));
  const std::string joined = std::string(first.begin(), first.end()) + "body";
  EXPECT_EQ(link(first, "body"), hash_of(joined));
}

TEST(Chain, ACheckpointIsSignedWholeOrNotAtAll) {
  const SigningKey key = signing_key({1});
  const Checkpoint checkpoint = sign({.marking = "x", .count = 3, .hash = genesis("x"), .recorded_at = {4}}, {9}, key);
  EXPECT_TRUE(is_signed(checkpoint));
  Checkpoint other = checkpoint;
  other.head.count = 2;
  EXPECT_FALSE(is_signed(other));
  other = checkpoint;
  other.head.marking = "";
  EXPECT_FALSE(is_signed(other));
  other = checkpoint;
  other.signed_at = {10};
  EXPECT_FALSE(is_signed(other));
  other = checkpoint;
  other.key = signing_key({2}).open;
  EXPECT_FALSE(is_signed(other));
}

TEST(Addresses, AreReadAsTheyAreWritten) {
  for (const Address& address : {Address{"", 12}, Address{"for the parties", 3}, Address{"a/b", 1}})
    EXPECT_EQ(parse_address(to_string(address)), address);
  for (const char* text : {"", "0", "/3", "x/", "x/-1", "3x", "x/0", "03", "x/03"})
    EXPECT_FALSE(parse_address(text)) << text;
}

TEST(Hex, IsReadBackInOneLengthOnly) {
  const Hash hash = genesis("");
  const auto back = from_hex(hex(hash), 32);
  ASSERT_TRUE(back);
  EXPECT_TRUE(std::equal(hash.begin(), hash.end(), back->begin(), back->end()));
  EXPECT_FALSE(from_hex(hex(hash), 31));
  EXPECT_FALSE(from_hex("zz", 1));
}

} // namespace
} // namespace casus::record
