#pragma once
// The people whom a condition asks for: rows of the answers, or, of an anonymous round, whole blocks and nothing else.

#include <muster/domain/figures/summary.hpp>

#include "answer_columns.hpp"
#include "people_columns.hpp"
#include "question_figures.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace muster::figures {

/// Why nothing is broken down yet. For readers of a report too: what the lead can do stands on the page alone.
inline constexpr const char* while_open =
    "Nothing is broken down while the form is open, so that nobody can be recognised.";
inline constexpr const char* not_open_yet = "The form is not open yet, so there is nothing to break down.";

/// The rows that `where` means; everybody where it is empty. Without answers (nullptr) no condition can be asked.
/// Errors: a filter that does not parse, or names what is not there (bad_input).
[[nodiscard]] Result<Group> group_of(const std::string& where, const AnswerColumns* all, const PeopleColumns& people);

/// A group that small, or a rest that small, would let single answers be read off.
[[nodiscard]] bool too_few(const Group& group, std::size_t threshold);

/// Whether the form is anonymous, so that groups of its people are whole blocks.
[[nodiscard]] bool is_protected(const SummaryInput& input);

/// The round's cuts and blocks, where they may be shown.
[[nodiscard]] std::optional<feedback::Breakdown> breakdown_of(const SummaryInput& input, const AnswerColumns* all);
/// Why nothing is broken down though the form declares cuts; empty where something is, or none is declared.
[[nodiscard]] std::string no_breakdown(const SummaryInput& input, const std::optional<feedback::Breakdown>& breakdown);

/// "role = parent (one group: Parent or no answer)": a filter names answers, and means all that they stand together
/// with. Groups that the filter leaves out are not told.
[[nodiscard]] std::string in_whole_groups(const std::string& where, const std::vector<CutFigures>& cuts,
                                          const std::set<feedback::Block>& blocks);

/// Whoever asks for people's attributes where there are none is told why, beside each name that is not there.
void say_why_nobody_is_known(Error& error, const forms::Form& form);

/// What is known of texts, and how their words are counted.
[[nodiscard]] Texts texts_of(const SummaryInput& input);

}  // namespace muster::figures
