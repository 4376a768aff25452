// Fills the part of pages that shows a mail before it goes.
#include <muster/domain/site/letter_look.hpp>

#include <muster/kit/base/number.hpp>

namespace muster::site {
namespace {

web::View& add_letter(web::View& view, const mail::Letter& letter, const std::string& note) {
  auto& shown = view.add("LETTER").set("SUBJECT", letter.subject).markup("ARTICLE", letter.article);
  shown.show("LETTER_NOTE", note);
  return shown;
}

}  // namespace

void show_letter(web::View& view, const mail::Letter& letter, const std::string& note) {
  add_letter(view, letter, note);
}

void show_letter(web::View& view, const mail::Letter& letter, const LetterTo& to, const std::string& note) {
  auto& line = add_letter(view, letter, note).add("LETTER_TO", to.name);
  if (to.of < 2) return;
  line.add("LETTER_STEPS", grouped(to.number) + " of " + grouped(to.of));
  const auto at = [&](std::int64_t number) { return to.path + "?copy=" + std::to_string(number); };
  if (to.number > 1) line.add_link("LETTER_BEFORE", "Before", at(to.number - 1));
  if (to.number < to.of) line.add_link("LETTER_AFTER", "Next", at(to.number + 1));
}

}  // namespace muster::site
