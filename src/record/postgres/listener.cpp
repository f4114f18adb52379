// SPDX-License-Identifier: Apache-2.0
#include "record/postgres/listener.h"

#include "record/chain.h"
#include "record/postgres/connection.h"

#include <utility>

namespace casus::record {

namespace {

class PostgresListener final : public Listener {
public:
  PostgresListener(std::string url, const Clearance& clearance) : url_(std::move(url)) {
    std::set<std::string> markings = clearance.markings;
    markings.insert("");
    for (const std::string& marking : markings)
      listen_ += "LISTEN " + channel_of(marking) + ";";
  }

  Result<void> connect() {
    auto made = Connection::open(url_);
    if (!made) return std::unexpected(made.error());
    connection_ = *std::move(made);
    return connection_.run(listen_.c_str(), "listening to it");
  }

  [[nodiscard]] int descriptor() const override {
    return connection_.raw() == nullptr ? -1 : libpq().PQsocket(connection_.raw());
  }

  Result<bool> heard() override {
    if (connection_.raw() == nullptr || libpq().PQconsumeInput(connection_.raw()) == 0 ||
        libpq().PQstatus(connection_.raw()) != CONNECTION_OK) {
      if (auto connected = connect(); !connected) {
        connection_ = Connection();
        return std::unexpected(connected.error());
      }
      return true;
    }
    bool any = false;
    while (PGnotify* note = libpq().PQnotifies(connection_.raw())) {
      libpq().PQfreemem(note);
      any = true;
    }
    return any;
  }

private:
  std::string url_;
  std::string listen_;
  Connection connection_;
};

} // namespace

std::string channel_of(const std::string& marking) {
  return "casus_" + hex(genesis(marking)).substr(0, 48); // names end at 63 bytes
}

Result<std::unique_ptr<Listener>> listen_postgres(const std::string& url, const Clearance& clearance) {
  auto listener = std::make_unique<PostgresListener>(url, clearance);
  if (auto connected = listener->connect(); !connected) return std::unexpected(connected.error());
  return listener;
}

} // namespace casus::record
