#pragma once
// What a line of text must look like, as a browser checks it where nobody else can: without a connection.

#include <muster/domain/forms/form.hpp>

#include <string>

namespace muster::forms {

/// A regular expression of HTML's `pattern`, which the whole value meets: what it refuses the check of answers refuses
/// too, and but for calendars, clocks and lengths in bytes it lets nothing more through. Empty where anything may be
/// written.
[[nodiscard]] std::string pattern_of(TextFormat format);

}  // namespace muster::forms
