#pragma once
// Browsers send every line break of a text field as CR LF; what a person typed is one line break.

#include <string>
#include <string_view>

namespace muster::http {

[[nodiscard]] inline std::string with_plain_line_ends(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\r')
      plain += text[at];
    else if (at + 1 == text.size() || text[at + 1] != '\n')
      plain += '\n';
  }
  return plain;
}

}  // namespace muster::http
