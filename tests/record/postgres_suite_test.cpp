// SPDX-License-Identifier: Apache-2.0
// The suite on PostgreSQL: plainly, opened anew for every step, with the wire cut at every message of every append, and
// with a writer that goes on over cut wires.
#include "record/postgres/ledger.h"
#include "record/verify.h"
#include "tests/record/cluster.h"
#include "tests/record/conformance.h"
#include "tests/record/cut_wire.h"

namespace casus::record {

namespace {

std::unique_ptr<Ledger> opened_at(const std::string& url, std::function<bool(int)> again = {}) {
  auto ledger = open_postgres(url, {.opening = Opening::made, .again = std::move(again)});
  EXPECT_TRUE(ledger) << ledger.error().sentence;
  return ledger ? *std::move(ledger) : nullptr;
}

class Plain final : public Stand {
public:
  Ledger& ledger() override { return *ledger_; }

private:
  std::unique_ptr<Ledger> ledger_ = opened_at(Cluster::shared().fresh_url());
};

/// Closes and opens the record before each thing that is asked of it.
class Reopening final : public Stand {
public:
  Ledger& ledger() override {
    ledger_.reset();
    ledger_ = opened_at(url_);
    return *ledger_;
  }

private:
  std::string url_ = Cluster::shared().fresh_url();
  std::unique_ptr<Ledger> ledger_;
};

/// A ledger behind a wire that is cut during appends; all else is passed on.
class Wired : public Passing {
public:
  explicit Wired(std::function<bool(int)> again) { ledger_ = opened_at(url_, std::move(again)); }
  ~Wired() override { ledger_.reset(); } // while there is a wire to say farewell on

protected:
  inline static constexpr Cut cuts[] = {Cut::before, Cut::within, Cut::after};

  CutWire wire_{Cluster::shared().socket()};
  std::string url_ = Cluster::shared().fresh_url(wire_.folder());
};

std::vector<Address> addresses_after(const std::vector<Head>& before, std::span<const Content> batch) {
  std::map<std::string, std::uint64_t> counts;
  for (const Head& head : before)
    counts[head.marking] = head.count;
  std::vector<Address> addresses;
  for (const Content& content : batch)
    addresses.push_back({content.marking, ++counts[content.marking]});
  return addresses;
}

/// The wire is cut at every message of an append, in each way. Whoever does not try again is told what is so: nothing
/// of it is in, or that it is unsure, and then it is in whole or not at all.
class Striking final : public Wired {
public:
  Striking() : Wired({}) {}

  Result<std::vector<Address>> append(std::span<const Content> batch, time::Instant recorded_at) override {
    for (std::uint64_t at = 1;; ++at) {
      for (const Cut cut : cuts) {
        const std::vector<Head> before = ledger_->heads(everything).value();
        wire_.arm(cut, at);
        auto tried = ledger_->append(batch, recorded_at);
        const bool struck = wire_.struck();
        wire_.arm(cut, 0);
        const bool broke = !tried && (tried.error().kind == FaultKind::io || tried.error().kind == FaultKind::unsure);
        if (!struck || !broke) return tried;
        EXPECT_FALSE(tried.error().sentence.empty());
        const std::vector<Head> after = ledger_->heads(everything).value();
        EXPECT_TRUE(verify(*ledger_, everything).value().findings.empty());
        if (after == before) continue;
        EXPECT_EQ(tried.error().kind, FaultKind::unsure);
        EXPECT_EQ(cut, Cut::after);
        return addresses_after(before, batch);
      }
    }
  }
};

/// Goes on over a wire that is cut at another message of each append: to its user nothing has happened.
class Insisting final : public Wired {
public:
  Insisting() : Wired([](int /*attempt*/) { return true; }) {}

  Result<std::vector<Address>> append(std::span<const Content> batch, time::Instant recorded_at) override {
    wire_.arm(cuts[turn_ % 3], 1 + turn_ / 3 % 8);
    ++turn_;
    auto appended = ledger_->append(batch, recorded_at);
    wire_.arm(Cut::before, 0);
    return appended;
  }

private:
  inline static std::uint64_t turn_ = 0; // goes on from test to test
};

template <class Store>
class Holding final : public Stand {
public:
  Ledger& ledger() override { return ledger_; }

private:
  Store ledger_;
};

template <class Place>
std::unique_ptr<Stand> stand() {
  if (const std::string& fault = Cluster::shared().fault(); !fault.empty()) {
    ADD_FAILURE() << fault;
    return nullptr;
  }
  return std::make_unique<Place>();
}

INSTANTIATE_TEST_SUITE_P(Postgres, Conformance,
                         testing::Values(Store{"plain", stand<Plain>}, Store{"reopened", stand<Reopening>},
                                         Store{"faults", stand<Holding<Striking>>},
                                         Store{"retries", stand<Holding<Insisting>>}),
                         store_name);

} // namespace
} // namespace casus::record
