#pragma once
// What an address of figures may ask for. Another value is told with those that are allowed: figures of everybody under
// an address that asks for something else would be taken for what was asked.

#include <muster/domain/figures/summary.hpp>
#include <muster/platform/web/request.hpp>

#include <string>
#include <vector>

namespace muster::figures {

/// Error: bad_input where the address gives `name` a value that is none of `allowed`. None, or an empty one, is
/// allowed.
[[nodiscard]] Outcome check_choice(const web::Request& request, const std::string& name,
                                   const std::vector<std::string>& allowed);
/// The same of `by`, a cut by which the summary's round is broken down; with the reason where a cut cannot be used.
[[nodiscard]] Outcome check_cut(const Summary& summary, const std::string& by);
/// The same of `reading`.
[[nodiscard]] Outcome check_reading(const web::Request& request);

}  // namespace muster::figures
