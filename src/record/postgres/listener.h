// SPDX-License-Identifier: Apache-2.0
// Listens to a record on a PostgreSQL server (LISTEN and NOTIFY), one channel a compartment.
#pragma once

#include "record/listener.h"

#include <memory>
#include <string>

namespace casus::record {

/// The channel of a compartment. It does not name the marking.
std::string channel_of(const std::string& marking);

Result<std::unique_ptr<Listener>> listen_postgres(const std::string& url, const Clearance& clearance);

} // namespace casus::record
