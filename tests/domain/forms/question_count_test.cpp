// Questions are counted as whoever answers counts them, by one rule.
#include <muster/domain/forms/question_count.hpp>

#include "support/catch.hpp"
#include "support/form_of.hpp"

using namespace muster;
using test::form_of;

TEST_CASE("a grid is one question, a comment is part of its own, and what is hidden is none") {
  const auto form = form_of(
      "form a \"A\"\n\nscale agreement best first:\n  ( ) yes \"Agree\"\n  ( ) no \"Disagree\"\n\npage \"One\"\n"
      "  helpful \"Did it help?\" pick one\n    ( ) yes \"Yes\"\n    ( ) no \"No\"\n    comment \"Why?\"\n"
      "  day \"The day\" grid scale agreement\n    - time \"Time enough\"\n    - voice \"I was heard\"\n"
      "      comment \"How?\"\n"
      "  source \"Where from\" text hidden\n"
      "page \"Two\"\n  more \"More?\" lines 3\n");
  CHECK(form.questions().size() == 7);
  CHECK(forms::question_count(form) == 3);
  CHECK(forms::question_count(form.pages[0]) == 2);
  CHECK(forms::question_count(form.pages[1]) == 1);
  CHECK(forms::questions_in_words(form) == "3 questions");
  CHECK(forms::questions_in_words(form_of("form a \"A\"\npage \"P\"\n  q \"Q\" text\n")) == "1 question");
}

TEST_CASE("a statement has its grid's number, and a comment that of its question") {
  const auto form = form_of(
      "form a \"A\"\n  delete personal after 90 days\n\nscale agreement best first:\n  ( ) yes \"Agree\"\n  ( ) no "
      "\"Disagree\"\n\npage \"One\"\n"
      "  helpful \"Did it help?\" pick one\n    ( ) yes \"Yes\"\n    ( ) no \"No\"\n    comment \"Why?\"\n"
      "  day \"The day\" grid scale agreement\n    - time \"Time enough\"\n    - voice \"I was heard\"\n"
      "      comment \"How?\"\n"
      "  source \"Where from\" text hidden\n  mail \"Your address\" email personal\n"
      "page \"Two\"\n  more \"More?\" lines 3\n");
  const auto numbers = forms::question_numbers(form);
  std::vector<std::string> words;
  for (const auto* question : form.questions()) {
    const auto found = numbers.find(question->code);
    words.push_back(found == numbers.end() ? "none" : forms::number_in_words(found->second));
  }
  CHECK(numbers.at("day").number == 2);
  CHECK(words ==
        std::vector<std::string>{"1", "1, comment", "2, line 1", "2, line 2", "2, comment", "none", "none", "3"});
}

TEST_CASE("what a page asks for each option counts once") {
  const auto form = form_of(
      "form a \"A\"\n\npage \"One\"\n  been \"Which were you in?\" pick any\n    [ ] first \"First\"\n"
      "    [ ] second \"Second\"\npage \"About it\" for each been\n  good \"Was it good?\" pick one\n"
      "    ( ) yes \"Yes\"\n    ( ) no \"No\"\n  why \"Why?\" lines 2\n");
  CHECK(form.questions().size() == 5);
  CHECK(forms::question_count(form) == 3);
  const auto numbers = forms::question_numbers(form);
  CHECK(numbers.at("good").number == 2);  // as it was written
  for (const auto* question : form.questions()) {
    if (question->repeats == "why") CHECK(numbers.at(question->code).number == 3);
  }
}
