// SPDX-License-Identifier: Apache-2.0
// The adapter to Chromium, which prints a page as PDF.
#pragma once

#include <expected>
#include <string>

namespace casus::cli {

/// Prints the page into the file. Chromium is `chromium` on the path, or what CASUS_CHROMIUM names. Fault: a sentence
/// for people that says what to do. No network is used, and no profile of the user's.
std::expected<void, std::string> print_pdf(const std::string& page, const std::string& path);

} // namespace casus::cli
