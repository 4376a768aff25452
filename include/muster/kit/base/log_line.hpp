#pragma once
// The one shape of a line in the log: key=value, so that a program can read every line.

#include <muster/kit/base/clock.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster {

/// A value in quotes, with "?" for every character that could end it or that is not plain ASCII.
[[nodiscard]] std::string log_value(std::string_view text);

/// `time=... event=EVENT key="value" ...` without its break. Keys are ours and plain; values must hold nothing of a
/// person.
[[nodiscard]] std::string log_line(Instant now, std::string_view event,
                                   const std::vector<std::pair<std::string_view, std::string_view>>& fields);

}  // namespace muster
