#pragma once
// What readers and rules said of all answers of a round: what the figures count.

#include <muster/domain/themes/reading.hpp>
#include <muster/domain/themes/team_agreement.hpp>
#include <muster/domain/themes/themed_texts.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace muster::themes {

/// What counts of the texts of one question, for the figures.
struct ThemedQuestion {
  ThemedTexts texts;
  std::set<std::string> quoted;        ///< by feedback::key_of
  std::int64_t readers = 0;            ///< people who have read some of it
  std::optional<Agreement> agreement;  ///< where two have read all of it, and not before
  std::optional<TeamAgreement> team;   ///< where three or more have, and two have read each answer
  bool words_changed = false;          ///< the words of themes are others than its answers were searched for
};
struct ThemedRound {
  Codebook book;
  std::map<std::string, ThemedQuestion> questions;  ///< by code; without those that nobody has read
  std::string event;                                ///< its short name
};
}  // namespace muster::themes
