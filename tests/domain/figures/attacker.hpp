#pragma once
// An attacker who sees only what figures are given out for which filters, and looks for groups of a few people.

#include <muster/domain/figures/summary.hpp>

#include "domain/figures/row_guesser.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace attacker {

/// A form and its answers, made by chance from a seed: few or many people, skewed, with blanks, routing, ticks and
/// numbers, and one to three cuts.
[[nodiscard]] muster::figures::SummaryInput random_round(std::uint32_t seed);

/// What was found, each in a sentence; empty where nobody can be singled out.
using Findings = std::vector<std::string>;

/// Tries filters of the grammar up to depth 3 on a closed round, refused ones too, and divides people by all that the
/// figures tell apart: groups, answers within groups, and the answers behind a mean. Findings are parts of 1 to t-1
/// people (of fewer than 2t behind a mean), options inside a class whose bounds meet there, and answers that somebody
/// cannot have given though some did.
[[nodiscard]] Findings attack(const muster::figures::SummaryInput& round,
                              const muster::feedback::DisclosureRules& rules, std::uint32_t seed);

/// Guesses everybody's row of ticks and picks by all that the same filters tell, and by everybody's totals alone.
[[nodiscard]] RowGuess guess_rows(const muster::figures::SummaryInput& round,
                                  const muster::feedback::DisclosureRules& rules, std::uint32_t seed);

/// The same over the views before and after `added` more people answered and the round closed again.
[[nodiscard]] Findings attack_reopened(const muster::figures::SummaryInput& round, std::size_t added,
                                       const muster::feedback::DisclosureRules& rules, std::uint32_t seed);

/// A form in two versions, and people of whom the first `before` answered the first.
struct TwoVersions {
  muster::forms::Form first;
  muster::forms::Form second;  ///< with questions and options retired and added
  std::vector<muster::forms::Answers> answers;
  std::size_t before = 0;
};
[[nodiscard]] TwoVersions random_versions(std::uint32_t seed);

/// The same attack on a round of both versions, by somebody who knows which version each person answered; `reopened`:
/// the round was closed, and shown, before the second was published. Findings are also counts of a question or an
/// option that fewer than t people were asked or offered.
[[nodiscard]] Findings attack_versions(const TwoVersions& round, bool reopened,
                                       const muster::feedback::DisclosureRules& rules, std::uint32_t seed);

}  // namespace attacker
