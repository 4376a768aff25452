#pragma once
// What somebody wrote behind # in a form, by the part of the form that it stands at.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

/// Keys are "form", "anonymous" and the other words of the heading, "scale NAME", "page 0", "question CODE" and
/// "question CODE hint" (also, if missing, ask if), any of these with " option CODE", and "end".
struct FormNotes {
  std::map<std::string, std::vector<std::string>> before;  ///< on lines of their own, each with its #
  std::map<std::string, std::vector<std::string>> behind;  ///< at the end of the part's line
};

/// The notes of a text that is a form.
[[nodiscard]] FormNotes notes_of(std::string_view text);

}  // namespace muster::forms
