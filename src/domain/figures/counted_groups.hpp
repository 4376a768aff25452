#pragma once
// Which people two conditions mean, and the words that may be told of both. Pure rules.

#include <muster/domain/figures/group_words.hpp>
#include <muster/domain/figures/summary.hpp>

#include "answer_columns.hpp"
#include "people_columns.hpp"

namespace muster::figures {

/// `input` as of a summary, `where` apart. Errors: no such question, or none that is answered in words (not_found); a
/// condition that is wrong or, of an anonymous round, does not mean whole groups; groups that share people, that hold
/// nobody, or of which one, or those in neither, are too few (bad_input, at "where" or "beside").
[[nodiscard]] Result<GroupWords> counted_groups(const SummaryInput& input, const AnswerColumns& all,
                                                const PeopleColumns& people, const GroupsWanted& wanted);

}  // namespace muster::figures
