// What a shipped form promises of names and groups, its own questions and lines keep: people copy it as it stands, and
// whoever answers believes it.
#include <muster/domain/forms/language.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <filesystem>

#include "support/catch.hpp"
#include "support/source_dir.hpp"

using namespace muster;

namespace {

std::vector<forms::Form> shipped() {
  std::vector<forms::Form> all;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(test::source_dir()) / "forms")) {
    auto form = forms::parse_form(read_file(entry.path().string()).value(), entry.path().filename().string());
    REQUIRE(form.ok());
    all.push_back(std::move(form).value());
  }
  REQUIRE(all.size() >= 9);
  return all;
}

bool says(const std::string& words, const std::string& part) { return words.find(part) != std::string::npos; }

/// Nominating is naming people: those who choose read the names, and the form says so.
bool is_of_names(const forms::Form& form) { return says(form.introduction, "with all names in it"); }

}  // namespace

TEST_CASE("what a shipped form asks so that somebody can be reached stands apart from the answers") {
  for (const auto& form : shipped()) {
    if (is_of_names(form)) continue;
    for (const auto* asked : form.questions()) {
      const auto& question = *asked;
      const bool reaches = question.format == forms::TextFormat::email ||
                           question.format == forms::TextFormat::telephone || says(question.label, "reach you") ||
                           question.label.starts_with("Your name") || says(question.hint, "e-mail address");
      INFO(form.name << ": " << question.code);
      CHECK((!reaches || question.personal));
    }
  }
}

TEST_CASE("a shipped form that speaks of one's name asks for it, as it says") {
  std::size_t speaking = 0;
  for (const auto& form : shipped()) {
    INFO(form.name);
    const auto questions = form.questions();
    const auto names = [&](bool personal) {
      return std::ranges::any_of(questions, [&](const forms::Question* question) {
        return question->required && question->personal == personal && says(question->label, " name");
      });
    };
    if (says(form.introduction, "our name")) {
      ++speaking;
      CHECK_FALSE(says(form.introduction, "with your name"));
      CHECK(names(says(form.introduction, "apart from your answers")));
    }
    if (is_of_names(form)) {
      ++speaking;
      CHECK(names(false));
    }
  }
  CHECK(speaking == 2);
}

TEST_CASE("a shipped form that says how large a group must be says its own threshold") {
  std::size_t speaking = 0;
  for (const auto& form : shipped()) {
    if (!says(form.introduction, " people")) continue;
    ++speaking;
    INFO(form.name);
    CHECK(form.anonymous);
    CHECK_FALSE(form.breakdown.empty());
    const auto fewest = form.suppress_below == 10 ? "ten" : in_words(static_cast<std::int64_t>(form.suppress_below));
    CHECK(says(form.introduction, "at least " + fewest + " people"));
    // Of fewer than the threshold everybody's figures together are shown, from five on.
    CHECK_FALSE(says(form.introduction, "never"));
  }
  CHECK(speaking == 1);
}
