#pragma once
// The codes under which comments are stored: made from that of their question, so that a form need not name them.

#include <string>

namespace muster::forms {

[[nodiscard]] inline std::string comment_code(const std::string& question) { return question + "_comment"; }

/// Of the comment on one option.
[[nodiscard]] inline std::string comment_code(const std::string& question, const std::string& option) {
  return comment_code(question + "_" + option);
}

}  // namespace muster::forms
