#pragma once
// How far a team that shares answers out agrees: two may have read each of them, and not always the same two.

#include <muster/domain/themes/reading.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster::themes {

/// Of a team of three or more, before they compared.
struct TeamAgreement {
  std::int64_t people = 0;  ///< who have read a text that another has read too
  std::int64_t texts = 0;   ///< that two or more have read
  struct OfTheme {
    std::int64_t number = 0;
    double alpha = 0;  ///< Krippendorff's, up to 1: gave the theme, or did not
  };
  std::vector<OfTheme> themes;  ///< by number; without those that all gave to all of the texts, or nobody to any
};
/// Nothing where fewer than three people have read texts that another has read too.
[[nodiscard]] std::optional<TeamAgreement> team_agreement_of(
    const Codebook& book, const QuestionReadings& kept,
    const std::function<bool(const std::string& key, const Theme&)>& meets);

}  // namespace muster::themes
