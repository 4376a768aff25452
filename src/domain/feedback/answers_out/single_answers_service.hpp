#pragma once
// Single forms for programs, page by page, by the rules of the file of single forms.

#include <muster/domain/feedback/round.hpp>
#include <muster/domain/forms/answers.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/platform/store/database.hpp>

namespace muster::feedback {

/// A page of a round's answers, in the order of their random keys, each marked with what it was not asked. Conflict
/// while an anonymous round is open: whoever reads it again and again would see each answer as it comes.
[[nodiscard]] Result<ListPage<forms::Answers>> single_answers(store::Database& database, const Round& round,
                                                              Instant now, const ListQuery& query);

}  // namespace muster::feedback
