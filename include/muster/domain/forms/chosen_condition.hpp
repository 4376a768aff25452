#pragma once
// Conditions as somebody chooses them without writing: a few questions, what was answered to each, and whether all or
// one of that must hold. A condition that says more stays as it is written.

#include <muster/domain/forms/question_card.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

/// What is asked of one question's answer.
enum class ConditionWay {
  one_of,      ///< one of the answers `values` was given
  none_of,     ///< none of them was, or nothing
  answered,    ///< anything was
  unanswered,  ///< nothing was
  at_least,    ///< the number `values.front()` or more
  at_most,     ///< that number or less
};

struct ConditionPart {
  std::string question;  ///< its code
  ConditionWay way = ConditionWay::answered;
  std::vector<std::string> values{};  ///< codes of answers, or one number
  friend bool operator==(const ConditionPart&, const ConditionPart&) = default;
};

struct ChosenCondition {
  bool all = true;  ///< else one of the parts is enough
  std::vector<ConditionPart> parts{};
  friend bool operator==(const ChosenCondition&, const ChosenCondition&) = default;
};

/// What was chosen, where the condition says no more than can be; nothing of another, or of questions that are not
/// among the choices. An empty condition has no parts.
[[nodiscard]] std::optional<ChosenCondition> chosen_condition(std::string_view condition,
                                                              const std::vector<ConditionChoice>& choices);

/// As it stands behind "ask if"; empty without parts. Parts without the answers that they need ask whether anything was
/// answered.
[[nodiscard]] std::string written_condition(const ChosenCondition& chosen, const std::vector<ConditionChoice>& choices);

/// What a question is asked first that was chosen just now: its first answer, or its highest number.
[[nodiscard]] ConditionPart first_part(const ConditionChoice& choice);

}  // namespace muster::forms
