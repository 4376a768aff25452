#pragma once
// What somebody typed into a definition, in the language that the report is told in.

#include <string>
#include <string_view>
#include <vector>

namespace muster::report {

/// The words as the catalogue has them, braces and all; else as they were written, which is noted.
[[nodiscard]] std::string told_words(const std::string& typed);
/// The same of each heading and paragraph of a text.
[[nodiscard]] std::string told_markdown(std::string_view text);

/// What is typed in the definitions that come with Muster.
[[nodiscard]] const std::vector<std::string>& shipped_words();

}  // namespace muster::report
