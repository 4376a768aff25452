// Any bytes as a form: refused with places, or read and printed to the same form again.

#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/language.hpp>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto form = muster::forms::parse_form(text, "fuzz.form");
  if (!form.ok()) {
    if (form.error().diagnostics.empty()) std::abort();
    for (const auto& diagnostic : form.error().diagnostics) (void)muster::render(diagnostic, text);
  } else {
    const auto again = muster::forms::parse_form(muster::forms::print_form(*form), "printed.form");
    if (!again.ok() || !(*again == *form)) std::abort();
  }
  const auto answers = muster::forms::answers_from_json(text);
  if (answers.ok()) {
    const auto again = muster::forms::answers_from_json(muster::forms::to_json(*answers));
    if (!again.ok() || *again != *answers) std::abort();
  }
  (void)muster::forms::split_words(text);
  return 0;
}
