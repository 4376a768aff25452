// The sentences about contact details, in one place, so that all pages promise the same.
#include "personal_words.hpp"

#include <muster/kit/base/number.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

std::string days_in_words(std::size_t days) { return counted(static_cast<std::int64_t>(days), "day", "days"); }

}  // namespace

std::string kept_until(const Round& round, const PersonalQuestions& questions) {
  auto words = questions.deleted_on
                   ? "They are deleted in the night after " + long_date(*questions.deleted_on) + "."
                   : "They are deleted " + days_in_words(questions.days) + " after the form has closed.";
  // Also where nobody waits: else the words would come and go with one person.
  if (round.state == RoundState::open && round.form->anonymous)
    words +=
        " Those of the last few people join the list with others, five at a time, at the latest when the form closes.";
  else if (questions.waiting > 0)
    words += " Those of fewer than five people, who came after the form had closed once, are not listed.";
  return words;
}

std::string told_when_asked(const forms::Form& form, const forms::Page& page, const Catalogue& words) {
  if (std::ranges::none_of(page.questions, &forms::Question::personal)) return {};
  return say_count(words,
                   "Contact details are kept apart from your answers: nothing joins the two. They are deleted {count} "
                   "day after the form has closed.",
                   "Contact details are kept apart from your answers: nothing joins the two. They are deleted {count} "
                   "days after the form has closed.",
                   static_cast<std::int64_t>(form.delete_personal_after));
}

std::string told_of_withdrawal(const forms::Form& form, const Catalogue& words) {
  if (form.delete_personal_after == 0) return {};
  return say_count(words,
                   "The code does not lead to contact details, because nothing joins them to your answers. If you left "
                   "some, ask the organisers to delete them; else they are deleted {count} day after the form has "
                   "closed.",
                   "The code does not lead to contact details, because nothing joins them to your answers. If you left "
                   "some, ask the organisers to delete them; else they are deleted {count} days after the form has "
                   "closed.",
                   static_cast<std::int64_t>(form.delete_personal_after));
}

}  // namespace muster::feedback
