#pragma once
// The line of a form as it would read once an error in it is mended: a proposal, shown below the message.

#include <muster/kit/base/diagnostic.hpp>
#include <muster/kit/base/result.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

/// The line that `found` speaks of, changed as its hint says. Nothing where the hint does not say it in so many words,
/// or where the form with that line would not read better: without this error and with no other in its place. `all` are
/// the errors of `text`.
[[nodiscard]] std::optional<std::string> mended_line(std::string_view text, const std::vector<Diagnostic>& all,
                                                     const Diagnostic& found);

/// Each error as `render` shows it, with the mended line below where there is one.
[[nodiscard]] std::vector<std::string> errors_with_mended_lines(const Error& error, std::string_view text);

}  // namespace muster::forms
