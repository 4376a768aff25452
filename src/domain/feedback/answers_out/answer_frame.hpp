#pragma once
// The columns that form programs add to an export of their own accord: who, when, from where. They tell rows apart and
// are never an answer.

#include <muster/kit/tabular/table.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace muster::feedback {

/// The column whose cells tell one form from another by name ("Respondent ID", "Submission ID", "#"), the surest first.
[[nodiscard]] std::optional<std::size_t> identity_rank(std::string_view heading);
/// The column of when a form was begun or sent; what does not change when somebody touches the row comes first.
[[nodiscard]] std::optional<std::size_t> moment_rank(std::string_view heading);

/// The program whose export has this heading ("Microsoft Forms"); empty where nothing tells.
[[nodiscard]] std::string program_of(const tabular::Row& heading);
/// Whether that program adds a column of this heading by itself.
[[nodiscard]] bool adds_itself(std::string_view program, std::string_view heading);

}  // namespace muster::feedback
