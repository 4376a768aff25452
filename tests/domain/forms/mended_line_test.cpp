// What the check proposes in the place of a line with an error.

#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/mended_line.hpp>
#include <muster/kit/base/file.hpp>

#include "support/catch.hpp"
#include "support/source_dir.hpp"

#include <filesystem>

using namespace muster;

namespace {

/// What is proposed for the first error of the form.
std::string proposed(const std::string& text) {
  const auto form = forms::parse_form(text, "f");
  REQUIRE_FALSE(form.ok());
  const auto& all = form.error().diagnostics;
  return forms::mended_line(text, all, all.front()).value_or("nothing");
}

std::string with(const std::string& line) {
  return "form a \"A\"\npage \"P\"\n  helpful \"Helpful?\" pick one\n    ( ) yes \"Yes\"\n    ( ) not \"No\"\n" + line +
         "\n";
}

}  // namespace

TEST_CASE("the mended line is proposed where the hint says it in so many words") {
  CHECK(proposed(with("  why \"Why?\" lines 2 ask if helpfull = not")) ==
        "  why \"Why?\" lines 2 ask if helpful = not");
  CHECK(proposed(with("  why \"Why?\" lines 2 ask if helpful = nto")) == "  why \"Why?\" lines 2 ask if helpful = not");
  CHECK(proposed(with("  why “Why?” lines 2")) == "  why \"Why?\" lines 2");
  CHECK(proposed(with("  why \"Why?\"\xC2\xA0lines 2")) == "  why \"Why?\" lines 2");
  CHECK(proposed(with("  why \"Why?  lines 2")) == "  why \"Why?\"  lines 2");
  CHECK(proposed(with("  Why \"Why?\" lines 2")) == "  why \"Why?\" lines 2");
  CHECK(proposed(with("  age \"Age?\" number from 90 to 10")) == "nothing");  // the hint says more than the mark holds
  CHECK(proposed(with("  [ ] perhaps \"Perhaps\"")) == "  ( ) perhaps \"Perhaps\"");
  CHECK(proposed(with("  good \"Good?\" pik one\n    ( ) y \"Y\"\n    ( ) n \"N\"")) == "  good \"Good?\" pick one");
  CHECK(proposed(with("  good \"Good?\" pik\n    ( ) y \"Y\"\n    ( ) n \"N\"")) == "  good \"Good?\" pick one");
  CHECK(proposed(with("  good \"Good?\" pik\n    [ ] y \"Y\"\n    [ ] n \"N\"")) == "  good \"Good?\" pick any");
  CHECK(proposed(with("Page \"Q\"\n  why \"Why?\" text")) == "page \"Q\"");
}

TEST_CASE("a condition that is written as it is spoken is proposed as the language has it") {
  const std::string why = "  why \"Why?\" lines 2 ask if ";
  CHECK(proposed(with(why + "helpful is one of (yes, not)")) == why + "helpful in (yes, not)");
  CHECK(proposed(with(why + "helpful any of (yes, not)")) == why + "helpful in (yes, not)");
  CHECK(proposed(with(why + "helpful is not yes")) == why + "helpful != yes");
  CHECK(proposed(with(why + "helpful in yes")) == why + "helpful in (yes)");
  const std::string ways = "  ways \"Ways?\" pick any\n    [ ] car \"Car\"\n    [ ] bus \"Bus\"\n";
  CHECK(proposed(with(ways + why + "ways is car")) == why + "ways contains car");
  const std::string options = "\n    ( ) y \"Y\"\n    ( ) n \"N\"";
  CHECK(proposed(with("  good \"Good?\" pick on" + options)) == "  good \"Good?\" pick one");
  CHECK(proposed(with("  good \"Good?\" pick several\n    [ ] y \"Y\"\n    [ ] n \"N\"")) ==
        "  good \"Good?\" pick any");
}

TEST_CASE("a condition that says nothing is taken out, and one that nobody can meet is said as it was meant") {
  const std::string why = "  why \"Why?\" lines 2 ask if ";
  CHECK(proposed(with(why + "helpful = yes and helpful = not")) == why + "helpful = yes or helpful = not");
  CHECK(proposed(with("  score \"Score\" from 0 to 10\n  why \"Why?\" lines 2\n    ask if score > 10")) ==
        "    ask if score >= 10");
  CHECK(proposed(with("  felt \"Felt?\" scale s\n" + why + "felt < good") + "") == "nothing");  // no such scale
  CHECK(proposed(with("  score* \"Score\" from 0 to 10\n" + why + "score >= 0")) == "  why \"Why?\" lines 2");
  const auto line_of_its_own = with("  score* \"Score\" from 0 to 10\n  why \"Why?\" lines 2\n    ask if score >= 0");
  CHECK(proposed(line_of_its_own).empty());
  const auto form = forms::parse_form(line_of_its_own, "f");
  CHECK(forms::errors_with_mended_lines(form.error(), line_of_its_own).front().ends_with("  the line can go\n"));
  CHECK(proposed(with("page \"Q\" ask if helpful = yes and helpful = not\n  q \"Q?\" text")) ==
        "page \"Q\" ask if helpful = yes or helpful = not");
  // Both ways round it would say nothing.
  CHECK(proposed(with("  kind \"Kind?\" pick one\n    ( ) \"A b\"\n" + why + "kind = \"x\" and kind = \"y\"")) ==
        "nothing");
}

TEST_CASE("what a hint names is taken away, and nothing else that is marked") {
  const std::string form =
      "form a \"A\"\n  anonymous\n  delete personal after 90 days\npage \"P\"\n  helpful \"Helpful?\" pick one\n    ( "
      ") yes "
      "\"Yes\"\n    ( ) not \"No\"\n";
  // Without "personal" the name would stand beside the answers.
  CHECK(proposed(form + "  name \"Your name\" text personal ask if helpful = not\n") == "nothing");
  const auto own_line = form + "  name \"Your name\" text personal\n    ask if helpful = not\n";
  CHECK(proposed(own_line) == "nothing");
}

TEST_CASE("nothing is proposed that the form would not be better for") {
  CHECK(proposed(with("  why \"Why?\" ask if helpful = not")) == "nothing");  // no kind: which is not known
  CHECK(proposed(with("  why \"Why?\" text\n  why \"Why not?\" text")) == "nothing");
}

TEST_CASE("a proposed line stands in the place of its error, in every form with an error that the tests know") {
  std::size_t proposals = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(test::source_dir()) + "/tests/domain/forms/golden")) {
    if (entry.path().extension() != ".form") continue;
    const auto text = read_file(entry.path().string());
    REQUIRE(text.ok());
    const auto form = forms::parse_form(*text, "f");
    if (form.ok()) continue;
    for (const auto& shown : forms::errors_with_mended_lines(form.error(), *text)) {
      INFO(entry.path().filename().string() << "\n" << shown);
      const auto at = shown.find("  the line would read:\n");
      if (at == std::string::npos) continue;
      CHECK(shown.find("...\"", at) == std::string::npos);
      ++proposals;
    }
  }
  CHECK(proposals > 30);
}

TEST_CASE("what goes for the whole question is refused on the line of one option or statement") {
  const std::string came = with("");
  const auto faults = [](const std::string& text) {
    const auto form = forms::parse_form(text, "f");
    return form.ok() ? std::string("none") : form.error().diagnostics.front().message;
  };
  CHECK(proposed(came + "  why \"Why?\" pick any\n    [ ] far \"Far\" ask if helpful = not\n    [ ] dear \"Dear\"\n") ==
        "    [ ] far \"Far\" only if helpful = not");
  CHECK(faults(came + "  g \"G\" grid pick one\n    ( ) a \"A\"\n    ( ) b \"B\"\n    - x \"X\" ask if helpful = not\n") ==
        "a statement of a grid has no condition of its own");
  CHECK(faults(came + "  why \"Why?\" pick any\n    [ ] far \"Far\" hint \"By train\"\n    [ ] dear \"Dear\"\n") ==
        "\"hint\" stands on the line of one option");
  CHECK(faults(came +
               "  why \"Why?\" pick any\n    [ ] far \"Far\"\n    [ ] dear \"Dear\"\n    ask if helpful = not\n") ==
        "none");
}
