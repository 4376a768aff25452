#pragma once
// A form's code as people type it off a slide: letters and digits that look alike are taken for each other.

#include <string>
#include <string_view>
#include <vector>

namespace muster::feedback {

/// The code first as it was typed, then with each z, s, b and 2, 5, 8 read as the other: 256 at most, and the code
/// alone where it has more of them or is longer than any.
[[nodiscard]] std::vector<std::string> codes_like(const std::string& typed);

/// The code in what somebody put where one is asked for: a whole address, a code with blanks or hyphens, capitals.
/// Empty where nothing of it can be a code.
[[nodiscard]] std::string code_within(std::string_view typed);

}  // namespace muster::feedback
