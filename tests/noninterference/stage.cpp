// SPDX-License-Identifier: Apache-2.0
// What the program says of a world. The record lies in memory, where thousands of worlds have one each: the tests of
// the ledger show that all stores answer alike, and some worlds are put into SQLite here too.
#include "cli/checkpoints.h"
#include "cli/open_record.h"
#include "cli/run.h"
#include "record/postgres/ledger.h"
#include "record/sqlite/ledger.h"
#include "tests/noninterference/twins.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <boost/json.hpp>

namespace casus::twins {

namespace {

namespace fs = std::filesystem;
using record::Ledger;
using record::Result;

const record::SigningKey key = record::signing_key({7});

Ledger* on_stage = nullptr; // the record in memory, whatever it is called

/// A ledger that somebody else owns.
class Lent final : public Ledger {
public:
  explicit Lent(Ledger& ledger) : ledger_(&ledger) {}
  Result<std::vector<record::Address>> append(std::span<const record::Content> batch, time::Instant at) override {
    return ledger_->append(batch, at);
  }
  Result<std::vector<record::Entry>> read(const record::Query& query) override { return ledger_->read(query); }
  Result<std::vector<record::Head>> heads(const record::Clearance& viewer) override { return ledger_->heads(viewer); }
  Result<std::vector<record::Stored>> stored(const std::string& marking, std::uint64_t after,
                                             std::size_t limit) override {
    return ledger_->stored(marking, after, limit);
  }
  Result<void> check() override { return ledger_->check(); }
  Result<void> keep(const record::Checkpoint& checkpoint) override { return ledger_->keep(checkpoint); }
  Result<std::vector<record::Checkpoint>> checkpoints(const record::Clearance& viewer) override {
    return ledger_->checkpoints(viewer);
  }

private:
  Ledger* ledger_;
};

/// What went wrong, which a viewer may notice; else nothing.
std::string fill(Ledger& ledger, const World& world) {
  std::string faults;
  for (const Append& append : world.record) {
    const auto done = ledger.append(append.batch, append.at);
    if (!done && append.batch.front().marking.empty()) faults += done.error().sentence + "\n";
  }
  const auto heads = ledger.heads({.markings = {"inner", "insider", "other", "secret"}});
  for (const record::Head& head : heads.value_or(std::vector<record::Head>{})) {
    const bool kept = std::ranges::find(world.signed_after, head.marking) != world.signed_after.end();
    if (kept && !ledger.keep(record::sign(head, head.recorded_at, key))) faults += "not kept\n";
  }
  return faults;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write(const fs::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

/// Rows to be recorded: some that name what only one world holds, some that take an id which a world may hold.
constexpr std::string_view rows_to_record = R"(event,is,time,standing,said,by,replaces
told-1,,,denied,2026-01-01,press,
hidden-3,,,happened,2026-01-01,press,
attack-1,,,retracted,2026-01-01,press,insider/1
told-2,"consultation by Ukraine, Poland",2025-01-01,happened,2026-01-01,press,
new-9,"consultation by Ukraine, Poland",2025-01-01,happened,2026-01-01,wire,
)";
constexpr std::string_view text_to_record = R"(event told-3
  is       consultation by Ukraine, Poland
  time     2025-02-01
  happened said 2025-02-02 by press
)";

/// Checkpoints kept elsewhere: over the open compartment and over one that few see.
std::string kept_elsewhere() {
  std::vector<record::Checkpoint> checkpoints;
  for (const char* marking : {"", "insider"}) {
    const record::Head head{.marking = marking, .count = 2, .hash = record::genesis(marking), .recorded_at = {9}};
    checkpoints.push_back(record::sign(head, {10}, key));
  }
  return cli::checkpoint_lines(checkpoints);
}

/// The receipt of somebody who holds all, for whoever has it.
std::string insiders_receipt(const std::string& library, const std::string& record) {
  const boost::json::array question = {
      "status", "--library", library, "--record", record, "--as", "secret, other, insider"};
  const boost::json::array heads = {boost::json::object{{"marking", "insider"}, {"entries", 1}, {"hash", "00"}}};
  return boost::json::serialize(boost::json::object{{"schema", "casus.receipt/1"},
                                                    {"asked_at", 1'795'435'200},
                                                    {"terminal", false},
                                                    {"question", question},
                                                    {"record", heads}}) +
         "\n";
}

void replace_all(std::string& text, std::string_view what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

} // namespace

Stage::Stage(fs::path folder) : folder_(std::move(folder)), record_((folder_ / "record").string()) {
  for (const char* name : {"w/lib", "w/wrong", "w/folder", "w/nothing", "o"})
    fs::create_directories(folder_ / name);
  write(folder_ / "w/key", "casus signing key 1\n" + std::string(64, '7') + "\n");
  write(folder_ / "w/rows.csv", std::string(rows_to_record));
  write(folder_ / "w/more.casus", std::string(text_to_record));
  write(folder_ / "w/kept", kept_elsewhere());
  write(folder_ / "w/insiders.receipt", insiders_receipt((folder_ / "w/lib").string(), record_));
}

void Stage::use_sqlite() {
  use_record(record_, [file = record_] {
    for (const char* rest : {"", "-wal", "-shm"})
      fs::remove(file + rest);
  });
}

void Stage::use_record(std::string address, std::function<void()> empty) {
  record_ = std::move(address);
  empty_ = std::move(empty);
  write(folder_ / "w/insiders.receipt", insiders_receipt((folder_ / "w/lib").string(), record_));
}

void Stage::set(const World& world) {
  // Only what differs, and made anew: a file that is cut to be written again goes to the disk at once.
  std::erase_if(there_, [&](const auto& file) {
    const auto same = world.files.find(file.first);
    const bool stays = same != world.files.end() && same->second == file.second;
    if (!stays) fs::remove(folder_ / "w" / file.first);
    return !stays;
  });
  for (const auto& [name, bytes] : world.files) {
    if (there_.emplace(name, bytes).second) write(folder_ / "w" / name, bytes);
  }
  world_ = &world;
}

std::string Stage::told(const std::vector<std::string>& command, const std::string& viewer) const {
  const fs::path out = folder_ / "o";
  std::vector<std::string> words = command;
  for (std::string& word : words) {
    replace_all(word, "{w}", (folder_ / "w").string());
    replace_all(word, "{o}", out.string());
    replace_all(word, "{r}", record_);
  }
  const bool as = std::ranges::find(words, "--as") != words.end();
  if (!viewer.empty() && !as) words.insert(words.end(), {"--as", viewer});
  record::MemoryLedger memory;
  std::string said;
  if (empty_) {
    empty_();
    const auto ledger = cli::open_record(record_, true);
    said = ledger ? fill(**ledger, *world_) : ledger.error().sentence;
  } else {
    said = fill(memory, *world_);
    on_stage = &memory;
  }
  const cli::Finished finished =
      cli::run(words, {.now = {1'795'435'200}, .terminal = false, .program = "library/README.md"});
  on_stage = nullptr;
  said += finished.out + "\n--\n" + finished.err + "\n--\n" + std::to_string(static_cast<int>(finished.code)) + "\n";
  std::vector<fs::path> written;
  for (const auto& one : fs::recursive_directory_iterator(out)) {
    if (one.is_regular_file()) written.push_back(one.path());
  }
  std::ranges::sort(written);
  for (const fs::path& one : written)
    said += one.lexically_relative(out).string() + ":\n" + bytes_of(one);
  for (const auto& one : fs::directory_iterator(out))
    fs::remove_all(one.path());
  return said;
}

} // namespace casus::twins

namespace casus::cli {

/// In place of the program's own: the linker takes the first.
record::Result<std::unique_ptr<record::Ledger>> open_record(const std::string& name, bool make) {
  if (twins::on_stage != nullptr) return std::make_unique<twins::Lent>(*twins::on_stage);
  const record::Opening opening = make ? record::Opening::made : record::Opening::existing;
  return record::is_postgres(name) ? record::open_postgres(name, {.opening = opening})
                                   : record::open_sqlite(name, {.opening = opening});
}

} // namespace casus::cli
