// SPDX-License-Identifier: Apache-2.0
// One suite for every store of the ledger, and what it needs to know of a store: how to open it, and how to open it
// again.
#pragma once

#include "record/ledger.h"

#include <functional>
#include <memory>
#include <ostream>
#include <string>

#include <gtest/gtest.h>

namespace casus::record {

/// An empty record of its own for one test, and what holds it in place.
class Stand {
public:
  Stand() = default;
  Stand(const Stand&) = delete;
  Stand& operator=(const Stand&) = delete;
  virtual ~Stand() = default;
  virtual Ledger& ledger() = 0;
};

/// A store under one regime: plain, closed and opened after every step, or with faults put in its way.
struct Store {
  std::string name;
  std::function<std::unique_ptr<Stand>()> stand;
  friend void PrintTo(const Store& store, std::ostream* out) { *out << store.name; }
};

/// A ledger that passes on to another all that is asked of it but appends.
class Passing : public Ledger {
public:
  Result<std::vector<Entry>> read(const Query& query) override { return ledger_->read(query); }
  Result<std::vector<Head>> heads(const Clearance& clearance) override { return ledger_->heads(clearance); }
  Result<std::vector<Stored>> stored(const std::string& marking, std::uint64_t after, std::size_t limit) override {
    return ledger_->stored(marking, after, limit);
  }
  Result<void> check() override { return ledger_->check(); }
  Result<void> keep(const Checkpoint& checkpoint) override { return ledger_->keep(checkpoint); }
  Result<std::vector<Checkpoint>> checkpoints(const Clearance& clearance) override {
    return ledger_->checkpoints(clearance);
  }

protected:
  /// All that the suite marks with.
  inline static const Clearance everything{{"x", "y", "y z", "eyes only"}};

  std::unique_ptr<Ledger> ledger_;
};

class Conformance : public testing::TestWithParam<Store> {
protected:
  void SetUp() override {
    stand_ = GetParam().stand();
    ASSERT_NE(stand_, nullptr);
  }
  [[nodiscard]] Ledger& ledger() const { return stand_->ledger(); }

private:
  std::unique_ptr<Stand> stand_;
};

/// A report that names everything an entry can.
Content full_content(std::string marking, std::string event);
/// A short one.
Content small_content(std::string marking, std::string event);
/// Everything.
Clearance all_of(std::initializer_list<std::string> markings);

inline std::string store_name(const testing::TestParamInfo<Store>& store) { return store.param.name; }

} // namespace casus::record
