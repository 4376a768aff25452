// Forms built after public examples of XLSForm and SurveyJS are read, take answers, and come back saying the same.

#include "public_forms.hpp"

#include "filled_in.hpp"
#include "reading.hpp"
#include "support/golden.hpp"
#include "support/source_dir.hpp"

#include <muster/kit/base/file.hpp>

using namespace muster;

namespace {

constexpr std::size_t fillings = 60;

conversions::ReadForm read_public(const test::PublicForm& form) {
  const auto path = test::source_dir() + "/tests/domain/conversions/public/" + std::string(form.file);
  const auto bytes = read_file(path);
  REQUIRE(bytes.ok());
  const auto read = conversions::read_form(*bytes, std::string(form.file));
  if (!read.ok()) FAIL(form.file << ": " << read.error().message);
  return *read;
}

std::string stem(const test::PublicForm& form) { return std::string(form.file.substr(0, form.file.rfind('.'))); }

}  // namespace

TEST_CASE("public forms are read, with a line for everything that does not go over") {
  CHECK(test::public_forms.size() >= 25);
  for (const auto& one : test::public_forms) {
    INFO(one.source);
    const auto read = read_public(one);
    check_golden("domain/conversions/golden/" + stem(one) + ".txt",
                 "# After " + std::string(one.source) + " (" + std::string(one.licence) + ")\n" + read.text +
                     "\n# What was not carried over as it stands\n" + test::told(read.differences));
  }
}

TEST_CASE("public forms take answers, and ask each person what their conditions say") {
  for (const auto& one : test::public_forms) {
    INFO(one.source);
    const auto form = read_public(one).form;
    for (std::size_t seed = 0; seed < fillings; ++seed) {
      const auto checked = forms::check_answers(form, test::filled_in(form, seed));
      for (const auto& error : checked.errors) FAIL_CHECK(error.question << ": " << error.message);
      const auto questions = test::asked(form, checked.answers);
      for (const auto* question : form.questions()) {
        const bool is_asked = std::find(questions.begin(), questions.end(), question->code) != questions.end();
        CHECK(checked.answers.contains(question->code) == is_asked);
      }
    }
  }
}

TEST_CASE("public forms come back from their own program as they went") {
  std::size_t exact = 0;
  for (const auto& one : test::public_forms) {
    const bool is_sheet = one.file.ends_with(".csv");
    for (const std::string format :
         is_sheet ? std::vector<std::string>{"xlsform", "xlsform-csv"} : std::vector<std::string>{"surveyjs"}) {
      INFO(one.source << " as " << format);
      const auto form = read_public(one).form;
      auto file = test::written(form, format);
      const auto back = test::read(file.bytes);
      CHECK(test::told(back.differences) == "");
      // What the file lacks in another language is not there to be lost, nor is a word of ours that stands in English.
      std::erase_if(file.differences, [](const conversions::Difference& each) {
        return each.what.ends_with("missing in this language") || each.what.starts_with("what Muster says of");
      });
      if (!file.differences.empty()) {
        CHECK(test::told(file.differences) ==
              "form: \"end if\": its condition stands, turned round, at the pages that follow\n");
        continue;
      }
      ++exact;
      CHECK(back.text == forms::print_form(form));
    }
  }
  CHECK(exact == 2 * 16 + 16);  // sheets go in two formats; one survey ends by a condition
}

TEST_CASE("public forms ask the same people the same in every format") {
  for (const auto& one : test::public_forms) {
    const auto form = read_public(one).form;
    for (const auto& format : conversions::formats()) {
      if (format.name == "form") continue;
      INFO(one.source << " as " << format.name);
      const auto back = test::read(test::written(form, std::string(format.name)).bytes).form;
      const auto ours = form.questions();
      const auto theirs = back.questions();
      REQUIRE(theirs.size() == ours.size());
      for (std::size_t seed = 0; seed < fillings; ++seed) {
        const auto typed = test::filled_in(form, seed);
        forms::TypedAnswers same;
        for (std::size_t at = 0; at < ours.size(); ++at) {
          auto& values = same[theirs[at]->code];
          for (const auto& value : typed.at(ours[at]->code)) {
            const auto* option = ours[at]->option(value);
            values.push_back(
                option == nullptr
                    ? value
                    : theirs[at]->options[static_cast<std::size_t>(option - ours[at]->options.data())].code);
          }
        }
        const auto here = forms::check_answers(form, typed).answers;
        const auto there = forms::check_answers(back, same).answers;
        for (std::size_t at = 0; at < ours.size(); ++at)
          CHECK(forms::is_asked(*ours[at], form, here) == forms::is_asked(*theirs[at], back, there));
      }
    }
  }
}
