// SPDX-License-Identifier: Apache-2.0
#include "time/order.h"

#include <array>
#include <vector>

#include <gtest/gtest.h>

namespace casus::time {
namespace {

constexpr std::array truths{Truth::impossible, Truth::depends, Truth::certain};

TEST(Truth, KleenesTables) {
  EXPECT_EQ(!Truth::certain, Truth::impossible);
  EXPECT_EQ(!Truth::impossible, Truth::certain);
  EXPECT_EQ(!Truth::depends, Truth::depends);
  for (const Truth a : truths) {
    EXPECT_EQ(both(a, Truth::certain), a);
    EXPECT_EQ(both(a, Truth::impossible), Truth::impossible);
    EXPECT_EQ(either(a, Truth::impossible), a);
    EXPECT_EQ(either(a, Truth::certain), Truth::certain);
    for (const Truth b : truths) {
      EXPECT_EQ(both(a, b), both(b, a));
      EXPECT_EQ(!both(a, b), either(!a, !b));
    }
  }
  EXPECT_EQ(both(Truth::depends, Truth::depends), Truth::depends);
  EXPECT_EQ(truth_of(true), Truth::certain);
  EXPECT_EQ(truth_of(false), Truth::impossible);
}

TEST(Truth, Prints) {
  EXPECT_EQ(to_string(Truth::impossible), "impossible");
  EXPECT_EQ(to_string(Truth::depends), "depends");
  EXPECT_EQ(to_string(Truth::certain), "certain");
}

TEST(Order, OfExactMoments) {
  EXPECT_EQ(before(exact({1}), exact({2})), Truth::certain);
  EXPECT_EQ(before(exact({2}), exact({2})), Truth::impossible);
  EXPECT_EQ(before(exact({3}), exact({2})), Truth::impossible);
  EXPECT_EQ(at_or_before(exact({2}), exact({2})), Truth::certain);
  EXPECT_EQ(at_or_before(exact({3}), exact({2})), Truth::impossible);
}

TEST(Order, WithinIsHalfOpen) {
  EXPECT_EQ(within(exact({10}), exact({10}), exact({20})), Truth::certain);
  EXPECT_EQ(within(exact({19}), exact({10}), exact({20})), Truth::certain);
  EXPECT_EQ(within(exact({20}), exact({10}), exact({20})), Truth::impossible);
  EXPECT_EQ(within(exact({9}), exact({10}), exact({20})), Truth::impossible);
  EXPECT_EQ(within({{5}, {15}, Precision::interval}, exact({10}), exact({20})), Truth::depends);
  EXPECT_EQ(within({{0}, {100}, Precision::interval}, exact({20}), exact({10})), Truth::impossible);
}

std::vector<Moment> every_interval(std::int64_t seconds_wide) {
  std::vector<Moment> moments;
  for (std::int64_t from = 0; from < seconds_wide; ++from) {
    for (std::int64_t to = from + 1; to <= seconds_wide; ++to) {
      moments.push_back({{from}, {to}, Precision::interval});
    }
  }
  return moments;
}

// What three values must mean: certain when every choice of seconds says yes, impossible when every choice says no.
Truth summary(int yes, int no) {
  if (no == 0) return Truth::certain;
  return yes == 0 ? Truth::impossible : Truth::depends;
}

TEST(Order, BeforeMeansWhatEveryChoiceOfSecondsSays) {
  for (const Moment& a : every_interval(6)) {
    for (const Moment& b : every_interval(6)) {
      int yes = 0;
      int no = 0;
      for (auto i = a.first().seconds; i <= a.last().seconds; ++i) {
        for (auto j = b.first().seconds; j <= b.last().seconds; ++j) {
          ++(i < j ? yes : no);
        }
      }
      ASSERT_EQ(before(a, b), summary(yes, no));
      ASSERT_EQ(at_or_before(b, a), summary(no, yes));
    }
  }
}

Truth within_by_choices(const Moment& m, const Moment& from, const Moment& to) {
  int yes = 0;
  int no = 0;
  for (auto i = m.first().seconds; i <= m.last().seconds; ++i) {
    for (auto f = from.first().seconds; f <= from.last().seconds; ++f) {
      for (auto t = to.first().seconds; t <= to.last().seconds; ++t) {
        ++(f <= i && i < t ? yes : no);
      }
    }
  }
  return summary(yes, no);
}

TEST(Order, WithinMeansWhatEveryChoiceOfSecondsSays) {
  const auto moments = every_interval(5);
  for (const Moment& m : moments) {
    for (const Moment& from : moments) {
      for (const Moment& to : moments) {
        ASSERT_EQ(within(m, from, to), within_by_choices(m, from, to));
      }
    }
  }
}

} // namespace
} // namespace casus::time
