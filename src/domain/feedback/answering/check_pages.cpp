// Lists what was answered, page by page. Like every page of the form it carries all that was typed, so that nothing is
// kept on the server before "Send".
#include "check_pages.hpp"

#include <muster/domain/asking/answer_words.hpp>
#include <muster/domain/asking/question_pages.hpp>
#include "carried_answers_pages.hpp"

namespace muster::feedback {
namespace {

std::string label_of(const forms::Question& question, const forms::Form& form) {
  const auto* grid = question.grid.empty() ? nullptr : form.grid(question.grid);
  const auto label = forms::full_label(question, form);
  return grid == nullptr || label != question.label ? label : grid->label + " " + label;
}

/// As it is read back: a date with its month in words, so that day and month are not taken for each other.
std::vector<std::string> read_back(const forms::Question& question, const forms::Answer& answer,
                                   const Catalogue& catalogue) {
  auto words = asking::answer_in_words(question, answer);
  if (question.format != forms::TextFormat::date) return words;
  for (auto& one : words)
    if (const auto day = parse_date(one)) one = long_date_in(catalogue, *day);
  return words;
}

void add_question(web::View& view, const AnswersToCheck& check, const forms::Question& question,
                  const std::string& action, const Catalogue& catalogue) {
  const auto& form = check.form.form();
  auto& line = view.add("CHECKED_QUESTION", label_of(question, form));
  const auto found = check.answers.find(question.code);
  const auto words =
      found == check.answers.end() ? std::vector<std::string>() : read_back(question, found->second, catalogue);
  line.add_each("CHECKED_ANSWER", words);
  if (words.empty()) line.add("CHECKED_NOTHING", say(catalogue, "Not answered"));
  line.set("CHECKED_CODE", question.code)
      .set("CHECKED_PLACE", action + "#" + asking::field_of(form, {question.code, 0, {}}, "q-"));
}

}  // namespace

web::Reply check_page(const web::Request& request, const LinkedForm& asked, const AnswersToCheck& check,
                      const std::string& action) {
  const auto& words = *asked.words;
  const auto headline = say(words, "Check your answers");
  const auto& form = check.form.form();
  web::View view;
  view.head(headline, say(words, "Nothing is saved before you send."));
  view.show_if(words.language() != form.language, "IN_ENGLISH");
  say_all(view, words,
          {{"SAY_CHANGE", to_say("Change")},
           {"SAY_SEND", to_say("Send my answers")},
           {"SAY_STAY", to_say("Back to the questions")},
           {"SAY_STOP", to_say("Stop here and go on later")}});
  std::size_t last = 0;
  for (std::size_t at = 0; at < form.pages.size(); ++at) {
    web::View* part = nullptr;
    for (const auto& question : form.pages[at].questions) {
      if (question.hidden || !check.form.is_asked(question, check.answers)) continue;
      if (part == nullptr) {
        part = &view.add("CHECKED_PAGE");
        part->show("CHECKED_TITLE", form.pages[at].title);
      }
      last = at;
      add_question(*part, check, question, action, words);
    }
  }
  add_carried(view, request, action, {check.typed, check.key, check.draft, last});
  view.show_if(is_kiosk(request), "FORGETS").show_if(!is_kiosk(request), "CAN_SAVE");
  return site::phone_page(request, frame(asked, headline), web::render("domain/feedback/pages/check.html", view));
}

}  // namespace muster::feedback
