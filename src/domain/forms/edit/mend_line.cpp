// Takes the proposal of the check: the line with which the text has one error fewer.
#include <muster/domain/forms/edit.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/mended_line.hpp>

#include "statements.hpp"

#include <algorithm>

namespace muster::forms {

Result<EditedText> mend_line(std::string_view text, std::size_t line, std::size_t column) {
  const auto gone = bad_input("This error is not there any more.");
  const auto parsed = parse_form(std::string(text), "");
  if (parsed.ok()) return gone;
  const auto& all = parsed.error().diagnostics;
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Diagnostic& one) { return one.line == line && one.column == column; });
  if (found == all.end()) return gone;
  const auto mended = mended_line(text, all, *found);
  if (!mended) return gone;
  std::size_t begin = 0;
  for (std::size_t at = 1; at < line; ++at) begin = text.find('\n', begin) + 1;
  const auto end = std::min(text.find('\n', begin), text.size());
  auto out = std::string(text.substr(0, begin)) + *mended + std::string(text.substr(end));
  const auto parts = outline(out);
  const auto* part = part_at_line(parts, out, line);
  auto key = part == nullptr ? std::string() : part->key;
  return EditedText{std::move(out), std::move(key), "Mended line " + std::to_string(line)};
}

}  // namespace muster::forms
