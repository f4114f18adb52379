// SPDX-License-Identifier: Apache-2.0
// Question `claims`: what a source states, judged part by part from model and record (R17).
#pragma once

#include "questions/case.h"
#include "questions/table.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

namespace casus::questions {

/// `partly_supported` is only of whole claims. Open: neither shown nor refuted; silence is not a no.
enum class ClaimVerdict : std::uint8_t { supported, partly_supported, contradicted, open };

/// What one check found. The reason is a sentence; the evidence ids of clauses, agreements, events and sources.
struct Finding {
  ClaimVerdict verdict = ClaimVerdict::open;
  std::string reason;
  std::vector<std::string> evidence;
};

struct PartAnswer {
  std::string text;
  ClaimVerdict verdict = ClaimVerdict::open;
  std::string reason;
  std::vector<std::string> evidence;
};

struct ClaimAnswer {
  std::string id;
  std::string text;
  std::string source;
  std::string place;
  std::string speaker;
  model::Attribution attribution = model::Attribution::anonymous;
  std::vector<std::string> hedges;
  std::string about;
  std::vector<std::string> depends_on;
  ClaimVerdict verdict = ClaimVerdict::open;
  std::string reason;
  std::vector<PartAnswer> parts;
};

struct ClaimsAnswer {
  Asked asked;
  std::vector<ClaimAnswer> claims; // in the order of the library
};

/// Of one source, or of all.
ClaimsAnswer claims(const Case& asked, std::optional<model::SourceId> source = {});

ClaimAnswer judge(const Case& asked, const model::Claim& claim);

/// One check under the times asked.
Finding run(const Case& asked, const model::Check& check);

/// `supported`, `partly supported`, `contradicted`, `open`.
std::string_view to_words(ClaimVerdict verdict);
Emphasis emphasis_of(ClaimVerdict verdict);

/// With the reasons; without, with the ids of what decided instead, for a survey.
std::vector<Table> to_tables(const ClaimsAnswer& answer, bool reasons = true);

/// An array, each object with schema `casus.claim/1`, id, verdict, reason and the rest.
boost::json::value to_json(const ClaimsAnswer& answer);

} // namespace casus::questions
