// SPDX-License-Identifier: Apache-2.0
// What the program says of a world. The record lies in memory, where thousands of worlds have one each: the tests of
// the ledger show that all stores answer alike, and some worlds are put into SQLite here too.
#include "cli/open_record.h"
#include "cli/run.h"
#include "record/sqlite/ledger.h"
#include "tests/noninterference/twins.h"

#include <algorithm>
#include <fstream>
#include <iterator>

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

void replace_all(std::string& text, std::string_view what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

} // namespace

Stage::Stage(fs::path folder) : folder_(std::move(folder)) {
  for (const char* name : {"w/lib", "w/wrong", "w/folder", "o"})
    fs::create_directories(folder_ / name);
  write(folder_ / "w/key", "casus signing key 1\n" + std::string(64, '7') + "\n");
}

void Stage::set(const World& world) {
  for (const char* file : {"lib/hidden.casus", "folder/hidden.casus"})
    fs::remove(folder_ / "w" / file);
  for (const auto& [name, bytes] : world.files)
    write(folder_ / "w" / name, bytes);
  world_ = &world;
}

std::string Stage::told(const std::vector<std::string>& command, const std::string& viewer) const {
  const fs::path out = folder_ / "o";
  const fs::path file = folder_ / "record";
  std::vector<std::string> words = command;
  for (std::string& word : words) {
    replace_all(word, "{w}", (folder_ / "w").string());
    replace_all(word, "{o}", out.string());
    replace_all(word, "{r}", file.string());
  }
  const bool as = std::ranges::find(words, "--as") != words.end();
  if (!viewer.empty() && !as) words.insert(words.end(), {"--as", viewer});
  record::MemoryLedger memory;
  std::string said;
  if (sqlite_) {
    for (const char* rest : {"", "-wal", "-shm"})
      fs::remove(file.string() + rest);
    const auto ledger = record::open_sqlite(file.string(), {.opening = record::Opening::made});
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
  return record::open_sqlite(name, {.opening = make ? record::Opening::made : record::Opening::existing});
}

} // namespace casus::cli
