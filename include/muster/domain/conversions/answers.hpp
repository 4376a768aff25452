#pragma once
// A form written out of the answers to one: what people were asked shows in the headings, what they could answer in the
// cells.

#include <muster/domain/conversions/conversions.hpp>
#include <muster/kit/tabular/table.hpp>

#include <string>
#include <vector>

namespace muster::conversions {

/// The form that a file of answers came from, as far as it shows: pick one, pick any (pieces set apart by ";" or ","),
/// a scale, a grid ("Question [row]"), numbers, dates, times, addresses, words, lines. `no_answers` says of each column
/// whether the other program added it by itself (a number, a time, who it was). What was decided is told of every
/// column. Errors: no column that could be a question, more than a form has.
[[nodiscard]] Result<ReadForm> form_from_answers(const tabular::Table& table, const std::vector<bool>& no_answers,
                                                 const std::string& source);

}  // namespace muster::conversions
