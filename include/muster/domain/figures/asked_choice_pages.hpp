#pragma once
// What an address of figures may ask for. Another value is told with those that are allowed: figures of everybody under
// an address that asks for something else would be taken for what was asked.

#include <muster/domain/figures/summary.hpp>
#include <muster/platform/web/asked_choice.hpp>
#include <muster/platform/web/request.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::figures {

using web::check_choice;
/// The same of `by`, a cut by which the summary's round is broken down; with the reason where a cut cannot be used.
[[nodiscard]] Outcome check_cut(const Summary& summary, const std::string& by);
/// The same of `reading`.
[[nodiscard]] Outcome check_reading(const web::Request& request);
/// A year of four digits; nothing where the text is empty. Else an error of that kind at "year": bad_input of a value
/// that was asked for, not_found of a part of an address.
[[nodiscard]] Result<std::optional<int>> year_in(const std::string& text, ErrorKind otherwise);

}  // namespace muster::figures
