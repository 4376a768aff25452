// All questions on one page: the same questions, the same answers, whatever was answered.
#include <muster/domain/asking/one_page_form.hpp>

#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/kit/base/file.hpp>

#include <filesystem>
#include <random>

#include "domain/feedback/summit_feedback.hpp"
#include "support/source_dir.hpp"

namespace muster::feedback {

using asking::fits_on_one_page;
using asking::on_one_page;
namespace {

forms::Form parsed(const std::string& text) {
  auto form = forms::parse_form(text, "test.form");
  if (!form.ok()) FAIL(form.error().message);
  return *std::move(form);
}

/// Some of the answers that the form takes, and some that it does not.
forms::TypedAnswers typed_by_chance(const forms::Form& form, std::mt19937& random) {
  forms::TypedAnswers typed;
  for (const auto* question : form.questions()) {
    if (random() % 3 == 0) continue;
    if (!question->options.empty()) {
      typed[question->code].push_back(question->options[random() % question->options.size()].code);
      if (random() % 4 == 0) typed[question->code].push_back(question->options.front().code);
    } else {
      typed[question->code].push_back(random() % 5 == 0 ? "" : std::to_string(random() % 200));
    }
  }
  return typed;
}

const std::string with_sections = R"(form visit "Your visit"
  anonymous

page "The day"
  introduction
    "First the day."
  came*   "Did you come?"  pick one
          ( ) yes "Yes"
          ( ) no  "No"
  section "The room"
    ask if came = yes
    warm  "Was it warm?"  pick one
          ( ) yes "Yes"
          ( ) no  "No"
    why   "Why not?"  lines 2
          ask if warm = no

page "Next time"
  ask if came = no
  reason "What kept you?"  text
)";

}  // namespace

TEST_CASE("each page becomes a section with its title, its introduction and its condition") {
  const auto form = parsed(with_sections);
  REQUIRE(fits_on_one_page(form));
  const auto all = on_one_page(form);
  REQUIRE(all.pages.size() == 1);
  const auto& page = all.pages[0];
  REQUIRE(page.sections.size() == 3);
  CHECK(page.sections[0].title == "The day");
  CHECK_FALSE(page.sections[0].ask_if);
  CHECK(page.sections[1].title == "The room");
  CHECK(page.sections[1].ask_if);
  CHECK(page.sections[2].title == "Next time");
  CHECK(page.sections[2].ask_if);
  CHECK(page.questions[0].information == "First the day.");
  CHECK(page.questions.back().section == 3);
  // A form of one page stays as it is.
  CHECK(on_one_page(all) == all);
}

TEST_CASE("a form that may end early is offered on its pages alone") {
  auto form = parsed(with_sections);
  form.pages[0].end_if = form.pages[1].ask_if;
  CHECK_FALSE(fits_on_one_page(form));
}

TEST_CASE(
    "whatever is answered, on one page it is the same answers and the same errors, also where a form may end early") {
  std::vector<forms::Form> all{parsed(with_sections), parsed(form_text)};
  for (const auto& file : std::filesystem::directory_iterator(std::filesystem::path(test::source_dir()) / "forms")) {
    const auto text = read_file(file.path().string());
    if (!text.ok()) FAIL(file.path());
    all.push_back(parsed(*text));
  }
  std::mt19937 random(7);
  std::size_t compared = 0;
  for (const auto& form : all) {
    const auto one = on_one_page(form);
    for (int time = 0; time < 40; ++time) {
      const auto typed = typed_by_chance(form, random);
      const auto paged = forms::check_answers(form, typed);
      const auto whole = forms::check_answers(one, typed);
      CHECK(paged.answers == whole.answers);
      CHECK(paged.errors.size() == whole.errors.size());
      ++compared;
    }
  }
  CHECK(compared >= 120);
}

}  // namespace muster::feedback
