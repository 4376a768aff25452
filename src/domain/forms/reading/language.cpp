// The front of the form language: text in, a checked form or every error of it out.

#include <muster/domain/forms/language.hpp>

#include "domain/forms/grammar/slips.hpp"
#include "draft.hpp"
#include "readable_text.hpp"

#include <muster/kit/base/number.hpp>

namespace muster::forms {
namespace {

Error refused(Diagnostics& diagnostics) {
  const auto count = static_cast<std::int64_t>(diagnostics.count());
  auto message = (diagnostics.source().empty() ? std::string("The form") : "\"" + diagnostics.source() + "\"") +
                 " has " + (diagnostics.full() ? "20 errors or more" : counted(count, "error", "errors")) + ".";
  return bad_input(std::move(message), diagnostics.take());
}

Result<Form> read_form(std::string_view text, std::string source, bool published, const ReadingLimits& limits = {}) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // Notepad's mark
  Diagnostics diagnostics(text, std::move(source), published);
  if (auto unreadable = why_not_readable(text, limits)) {
    diagnostics.add(unreadable->place, std::move(unreadable->message), std::move(unreadable->hint));
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
  repeat_pages(draft, diagnostics);
  expand(draft, diagnostics);
  if (diagnostics.full() || !has_a_size(draft, limits, diagnostics)) return refused(diagnostics);
  check(draft, diagnostics);
  if (diagnostics.full()) return refused(diagnostics);
  auto form = finish(draft, diagnostics);
  if (form.questions().size() <= most_questions) check_fields(draft, form, diagnostics);
  form.translations = read_translations(draft, form, diagnostics);
  if (!diagnostics.empty()) return refused(diagnostics);
  return form;
}

}  // namespace

Result<Form> parse_form(std::string_view text, std::string source) { return read_form(text, std::move(source), false); }

Result<Form> check_form(std::string_view text, std::string source) {
  return read_form(text, std::move(source), false, {std::size_t{4} * 1024 * 1024, 10'000});
}

Result<Form> read_published_form(std::string_view text, std::string source) {
  return read_form(text, std::move(source), true);
}

}  // namespace muster::forms
