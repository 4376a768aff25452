#pragma once
// Answers as JSON, with the schema that says what may stand there.

#include <muster/domain/forms/form.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/kit/tabular/table.hpp>

#include <map>
#include <string>
#include <vector>

namespace muster::feedback {

/// {"form", "schema", "answers", "texts"}: `ticks` is the table of ticks and numbers, beside `empty` rows without one;
/// `texts` what was written to each question by itself, so that neither can be joined to the other. `schema` is JSON
/// Schema (2020-12) of one of `answers`.
[[nodiscard]] Json answers_as_json(const forms::Form& form, const tabular::Table& ticks, std::size_t empty,
                                   const std::vector<std::pair<std::string, std::vector<std::string>>>& texts);

}  // namespace muster::feedback
