#pragma once
// The summary of answers that stand as columns already, with what is known of the people who gave them.

#include <muster/domain/figures/summary.hpp>

#include "answer_columns.hpp"
#include "people_columns.hpp"

namespace muster::figures {

/// summarise() of `all` in the place of the input's answers and form. `people` may be named by a filter.
[[nodiscard]] Result<Summary> summarise(const SummaryInput& input, const AnswerColumns& all,
                                        const PeopleColumns& people = {});

}  // namespace muster::figures
