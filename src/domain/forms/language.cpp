// The front of the form language: text in, a checked form or every error of it out.

#include <muster/domain/forms/language.hpp>

#include "draft.hpp"
#include "grammar/slips.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/plain_text.hpp>

namespace muster::forms {
namespace {

constexpr std::size_t largest = std::size_t{256} * 1024;
constexpr std::size_t longest_line = 20'000;  // bytes: a paragraph of 4,000 characters fits

/// Where the text stops being UTF-8 that may stand in a form; its size where it does not.
std::size_t first_bad_byte(std::string_view text) {
  if (is_plain_text(text)) return text.size();
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t next = at + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) ++next;
    if (!is_plain_text(text.substr(at, next - at))) break;
    at = next;
  }
  return at;
}

/// Where a line begins that is longer than any; the size of the text where none is.
std::size_t first_long_line(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    if (end - at > longest_line) return at;
    at = end + 1;
  }
  return text.size();
}

Error refused(Diagnostics& diagnostics) {
  const auto count = static_cast<std::int64_t>(diagnostics.count());
  auto message = (diagnostics.source().empty() ? std::string("The form") : "\"" + diagnostics.source() + "\"") +
                 " has " + (diagnostics.full() ? "20 errors or more" : counted(count, "error", "errors")) + ".";
  return bad_input(std::move(message), diagnostics.take());
}

Result<Form> read_form(std::string_view text, std::string source, bool published) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // Notepad's mark
  Diagnostics diagnostics(text, std::move(source), published);
  if (text.size() > largest) {
    diagnostics.add({0, 1}, "the form is larger than 256 KiB", "a form is a few pages; is this the right file?");
    return refused(diagnostics);
  }
  if (const auto bad = first_bad_byte(text); bad < text.size()) {
    diagnostics.add({bad, 1}, "this byte is not text",
                    "save the file as UTF-8 (plain text, not a word processor's format)");
    return refused(diagnostics);
  }
  if (const auto line = first_long_line(text); line < text.size()) {
    diagnostics.add({line, 1}, "this line is longer than 20,000 bytes", "write it on several lines");
    return refused(diagnostics);
  }
  const auto mended = mend(text);
  auto reading = read_statements(mended.text);
  reading.errors.insert(reading.errors.begin(), mended.errors.begin(), mended.errors.end());
  if (reading.statements.empty()) {
    diagnostics.add({diagnostics.source(), 1, 0, 1, "the form is empty",
                     "start it with a line such as: form spring-event \"Spring event: your views\""});
    return refused(diagnostics);
  }
  auto draft = assemble(reading, diagnostics);
  expand(draft, diagnostics);
  if (diagnostics.full() || !has_a_size(draft, diagnostics)) return refused(diagnostics);
  check(draft, diagnostics);
  if (diagnostics.full()) return refused(diagnostics);
  auto form = finish(draft, diagnostics);
  if (!diagnostics.empty()) return refused(diagnostics);
  return form;
}

}  // namespace

Result<Form> parse_form(std::string_view text, std::string source) { return read_form(text, std::move(source), false); }

Result<Form> read_published_form(std::string_view text, std::string source) {
  return read_form(text, std::move(source), true);
}

}  // namespace muster::forms
