// Questionnaires that others published can be said in the form language: ours in published/ have their kinds, options
// and conditions, in our words. What could not be said stands in docs/published-questionnaires.md.

#include <muster/domain/forms/language.hpp>
#include <muster/kit/base/file.hpp>

#include "domain/conversions/filled_in.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"

#include <filesystem>
#include <map>

using namespace muster;

namespace {

std::map<std::string, std::string> published() {
  std::map<std::string, std::string> out;
  for (const auto& entry : std::filesystem::directory_iterator(test::source_dir() + "/tests/domain/forms/published")) {
    const auto text = read_file(entry.path().string());
    REQUIRE(text.ok());
    out.emplace(entry.path().stem().string(), *text);
  }
  return out;
}

}  // namespace

TEST_CASE("twenty published questionnaires are written in the form language, each with its source") {
  const auto forms = published();
  CHECK(forms.size() >= 20);
  const auto page = read_file(test::source_dir() + "/docs/published-questionnaires.md");
  REQUIRE(page.ok());
  for (const auto& [name, text] : forms) {
    INFO(name);
    CHECK(text.starts_with("# After "));
    CHECK(page->find("| `" + name + "` |") != std::string::npos);
    const auto form = forms::parse_form(text, name + ".form");
    if (!form.ok()) FAIL(form.error().diagnostics.front().message);
    CHECK(form->name == name);
    const auto again = forms::parse_form(forms::print_form(*form), name);
    REQUIRE(again.ok());
    CHECK(*again == *form);
  }
}

TEST_CASE("published questionnaires take answers") {
  for (const auto& [name, text] : published()) {
    INFO(name);
    const auto form = forms::parse_form(text, name + ".form");
    REQUIRE(form.ok());
    for (std::size_t seed = 0; seed < 40; ++seed) {
      const auto checked = forms::check_answers(*form, test::filled_in(*form, seed));
      for (const auto& error : checked.errors) FAIL_CHECK(error.question << ": " << error.message);
      for (const auto* question : form->questions())
        CHECK(checked.answers.contains(question->code) == forms::is_asked(*question, *form, checked.answers));
    }
  }
}
