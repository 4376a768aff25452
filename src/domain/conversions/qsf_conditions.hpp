#pragma once
// Display logic of a Qualtrics survey as a condition.

#include <muster/kit/base/json.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/kit/query/filter.hpp>

#include <optional>

namespace muster::conversions {

/// `logic` is the member DisplayLogic of a question. Names are the identifiers of questions ("QID1"), values the keys
/// of choices ("1"). Errors: their message says what of it the form language has no words for, without a place.
[[nodiscard]] Result<std::optional<query::Filter>> qsf_condition(const Json& logic);

}  // namespace muster::conversions
