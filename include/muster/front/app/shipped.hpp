#pragma once
// The forms, reports, regions and the example summit that travel inside the program.

#include <muster/kit/base/result.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::app {

/// A shipped file by its name in the source tree ("forms/event-evaluation.form"), or nothing.
[[nodiscard]] std::string_view shipped(std::string_view name);
/// Names of shipped files of a folder without the ending: shipped_names("forms", ".form").
[[nodiscard]] std::vector<std::string> shipped_names(std::string_view folder, std::string_view ending);

/// Those files by their names: shipped_texts("forms", ".form").
[[nodiscard]] std::vector<std::pair<std::string, std::string>> shipped_texts(const std::string& folder,
                                                                             const std::string& ending);

/// The text of a form or report: a file where `name` has an ending or a slash, else a shipped one of that name.
struct Text {
  std::string source;  ///< what stands in front of places in errors
  std::string body;
};
[[nodiscard]] Result<Text> form_text(const std::string& name);
[[nodiscard]] Result<Text> report_text(const std::string& name);

}  // namespace muster::app
