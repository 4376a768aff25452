// Edits are made from the front to the back; those inside one that was made already are left out.
#include "text_edits.hpp"

#include <algorithm>

namespace muster::forms {

void TextEdits::take_out(Span span) {
  const auto begin = line_begin(text_, span.begin);
  const auto end = line_end(text_, span.end);
  const bool begins_line = is_blank_between(text_, begin, span.begin);
  if (begins_line && is_blank_between(text_, span.end, end)) {
    // The last line of the text takes the break above it along.
    if (end < text_.size()) return replace({begin, end + 1}, {});
    return replace({begin > 0 ? begin - 1 : 0, end}, {});
  }
  if (begins_line) {
    const auto next = text_.find_first_not_of(" \t", span.end);
    return replace({span.begin, std::min(next, text_.size())}, {});
  }
  const auto before = text_.find_last_not_of(" \t", span.begin - 1);
  replace({before == std::string_view::npos ? span.begin : before + 1, span.end}, {});
}

void TextEdits::set(const PlacedStatement* stands, const std::string& written, std::size_t at,
                    const std::string& indent) {
  if (stands != nullptr && written.empty()) return take_out(stands->span);
  if (stands != nullptr) return replace(stands->span, written);
  if (!written.empty()) insert(at, "\n" + indent + written);
}

std::string TextEdits::made() const {
  auto edits = edits_;
  std::stable_sort(edits.begin(), edits.end(), [](const Edit& left, const Edit& right) {
    return std::pair(left.span.begin, left.span.end) < std::pair(right.span.begin, right.span.end);
  });
  std::string out;
  std::size_t at = 0;
  for (const auto& edit : edits) {
    if (edit.span.begin < at) continue;
    out.append(text_.substr(at, edit.span.begin - at)).append(edit.with);
    at = edit.span.end;
  }
  return out.append(text_.substr(at));
}

}  // namespace muster::forms
