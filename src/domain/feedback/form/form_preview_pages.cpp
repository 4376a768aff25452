// Shows every page of a form at once, with conditions in words.
#include "form_preview_pages.hpp"

#include <muster/domain/asking/condition_words.hpp>
#include <muster/domain/asking/question_pages.hpp>

#include <muster/domain/forms/question_count.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::feedback {

namespace {

void add_sheet(web::View& view, const forms::BoundForm& bound, std::size_t page, bool readers_told) {
  const forms::TypedAnswers nothing;
  const forms::Answers none;
  const std::vector<forms::AnswerError> sound;
  const auto& form = bound.form();
  auto& sheet = view.add("SHEET");
  sheet.set("SHEET_NUMBER", static_cast<std::int64_t>(page + 1));
  sheet.set("SHEET_COUNT", static_cast<std::int64_t>(form.pages.size()));
  sheet.set("SHEET_TITLE", form.pages[page].title.empty() ? form.title : form.pages[page].title);
  if (page == 0) sheet.show("SHEET_WORDS", form.introduction);
  if (page == 0 && form.anonymous) {
    sheet.add("SHEET_WORDS", std::string("Your answers are anonymous. No name, address or time is kept beside them.") +
                                 (readers_told ? " " + std::string(readers_sentence) : std::string()));
  }
  if (const auto condition = asking::condition_of_page_in_words(form, page); !condition.empty())
    sheet.add("SHEET_WORDS", condition + ".");
  sheet.show("SHEET_WORDS", form.pages[page].introduction);
  asking::add_questions(sheet, {form, bound, page, nothing, none, sound, "p" + std::to_string(page + 1) + "-", true});
}

}  // namespace

void add_sheets(web::View& view, const forms::Form& form, bool readers_told) {
  const forms::BoundForm bound(form);
  for (std::size_t page = 0; page < form.pages.size(); ++page) add_sheet(view, bound, page, readers_told);
}

void add_sheet(web::View& view, const forms::Form& form, std::size_t page, bool readers_told) {
  const forms::BoundForm bound(form);
  add_sheet(view, bound, page, readers_told);
}

std::string size_of(const forms::Form& form) {
  return forms::questions_in_words(form) + " on " +
         counted(static_cast<std::int64_t>(form.pages.size()), "page", "pages") + (form.anonymous ? ", anonymous" : "");
}

}  // namespace muster::feedback
