// SPDX-License-Identifier: Apache-2.0
// From checks to parts, from parts to the verdict on a claim (R17).
#include "questions/claims.h"

#include "questions/checks.h"
#include "questions/words.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::questions {

namespace {

void add_once(std::vector<std::string>& list, const std::string& item) {
  if (std::ranges::count(list, item) == 0) list.push_back(item);
}

Finding run_unnegated(const Case& asked, const model::Check& check) {
  switch (check.kind) {
  case model::CheckKind::signed_:
  case model::CheckKind::in_force:
  case model::CheckKind::happened: return run_on_record(asked, check);
  case model::CheckKind::figure:
  case model::CheckKind::party_count: return run_on_count(asked, check);
  case model::CheckKind::count_signed:
  case model::CheckKind::none_provides: return run_on_family(asked, check);
  case model::CheckKind::undecidable:
    return left_open(check.text.empty() ? "no record decides it" : "no record decides it: " + check.text);
  default: return run_on_text(asked, check);
  }
}

/// All checks must hold: one that is contradicted decides, else one that is open.
PartAnswer judge_part(const Case& asked, const model::ClaimPart& part) {
  PartAnswer answer{.text = part.text, .verdict = ClaimVerdict::supported};
  std::vector<Finding> findings;
  findings.reserve(part.checks.size());
  for (const model::Check& check : part.checks) {
    findings.push_back(run(asked, check));
  }
  if (findings.empty()) answer.verdict = ClaimVerdict::open;
  for (const Finding& finding : findings) {
    if (finding.verdict == ClaimVerdict::contradicted) answer.verdict = ClaimVerdict::contradicted;
    if (finding.verdict == ClaimVerdict::open && answer.verdict == ClaimVerdict::supported) {
      answer.verdict = ClaimVerdict::open;
    }
  }
  for (const Finding& finding : findings) {
    if (finding.verdict != answer.verdict) continue; // only what decided it
    if (!answer.reason.empty()) answer.reason += "; ";
    answer.reason += finding.reason;
    for (const std::string& id : finding.evidence) {
      add_once(answer.evidence, id);
    }
  }
  if (findings.empty()) answer.reason = "no check is written for it";
  return answer;
}

ClaimVerdict verdict_of(const std::vector<PartAnswer>& parts) {
  const auto number = [&](ClaimVerdict verdict) { return std::ranges::count(parts, verdict, &PartAnswer::verdict); };
  const auto held = number(ClaimVerdict::supported);
  if (parts.empty()) return ClaimVerdict::open;
  if (held == std::ssize(parts)) return ClaimVerdict::supported;
  if (held > 0) return ClaimVerdict::partly_supported;
  return number(ClaimVerdict::contradicted) > 0 ? ClaimVerdict::contradicted : ClaimVerdict::open;
}

std::string reason_of(const ClaimAnswer& answer) {
  if (answer.parts.empty()) return "no check is written for it";
  if (answer.parts.size() == 1) return answer.parts.front().reason;
  std::string reason;
  for (const PartAnswer& part : answer.parts) {
    if (!reason.empty()) reason += " ";
    const std::string text = part.text.empty() ? "a part" : part.text;
    reason += fmt::format("[{}: {}] {}.", text, to_words(part.verdict), part.reason);
  }
  return reason;
}

} // namespace

std::string_view to_words(ClaimVerdict verdict) {
  switch (verdict) {
  case ClaimVerdict::supported: return "supported";
  case ClaimVerdict::partly_supported: return "partly supported";
  case ClaimVerdict::contradicted: return "contradicted";
  case ClaimVerdict::open: return "open";
  }
  return "open";
}

Emphasis emphasis_of(ClaimVerdict verdict) {
  switch (verdict) {
  case ClaimVerdict::supported: return Emphasis::good;
  case ClaimVerdict::contradicted: return Emphasis::bad;
  case ClaimVerdict::partly_supported:
  case ClaimVerdict::open: return Emphasis::unsure;
  }
  return Emphasis::unsure;
}

Finding run(const Case& asked, const model::Check& check) {
  Finding finding = run_unnegated(asked, check);
  if (!check.negated || finding.verdict == ClaimVerdict::open) return finding;
  const bool held = finding.verdict == ClaimVerdict::supported;
  finding.verdict = held ? ClaimVerdict::contradicted : ClaimVerdict::supported;
  return finding;
}

ClaimAnswer judge(const Case& asked, const model::Claim& claim) {
  ClaimAnswer answer{.id = claim.id,
                     .text = claim.text,
                     .source = asked.model()[claim.source].id,
                     .place = claim.place,
                     .speaker = claim.speaker,
                     .attribution = claim.attribution,
                     .hedges = claim.hedges,
                     .about = claim.about,
                     .depends_on = claim.depends_on};
  for (const model::ClaimPart& part : claim.parts) {
    answer.parts.push_back(judge_part(asked, part));
  }
  answer.verdict = verdict_of(answer.parts);
  answer.reason = reason_of(answer);
  return answer;
}

ClaimsAnswer claims(const Case& asked, std::optional<model::SourceId> source) {
  ClaimsAnswer answer{.asked = asked.asked()};
  for (const model::Claim& claim : asked.model().claims) {
    if (!source || claim.source == *source) answer.claims.push_back(judge(asked, claim));
  }
  return answer;
}

} // namespace casus::questions
