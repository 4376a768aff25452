#pragma once
// Whom a view is about, in words: the filter with the labels that people saw instead of codes.

#include <muster/domain/figures/summary.hpp>

#include <string>
#include <vector>

namespace muster::figures {

/// "Only people who answered ‘Helpful’ to ‘Was the Summit helpful?’ and come from ‘North East London’"; a group that
/// other answers belong to names them: "(one group: Parent or no answer)". Without a full stop; empty for everybody.
[[nodiscard]] std::string only_people_in_words(const Summary& summary);
/// "14 of the 42 who answered"; "not shown" where that would tell of somebody.
[[nodiscard]] std::string group_base_in_words(const Summary& summary);

/// Whether people write what they like in answer to the question.
[[nodiscard]] bool takes_text(const QuestionFigures& question);

/// One of the conditions that all hold together.
struct ConditionWords {
  std::string words;    ///< "answered ‘Helpful’ to ‘Was the Summit helpful?’"
  std::string without;  ///< the filter of the others; empty where there are none
};
/// Those of the summary's filter; none for everybody.
[[nodiscard]] std::vector<ConditionWords> conditions_in_words(const Summary& summary);

}  // namespace muster::figures
