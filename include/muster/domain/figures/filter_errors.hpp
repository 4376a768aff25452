#pragma once
// What is wrong with a condition, as a page says it beside the field in which it stands.

#include <muster/kit/base/result.hpp>

#include <string>
#include <vector>

namespace muster::figures {

/// "Character 8: nothing is called "rol"; did you mean "role"?", a sentence for each thing that is wrong.
[[nodiscard]] std::vector<std::string> filter_errors(const Error& error);

}  // namespace muster::figures
