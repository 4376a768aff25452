// An error points at the right character, whatever stands before it.
#include <muster/kit/base/diagnostic.hpp>

#include "support/catch.hpp"

namespace muster {

TEST_CASE("a diagnostic knows line and column of a byte") {
  const std::string text = "form a\n  helpful\n";
  const auto found = diagnostic_at(text, text.find("helpful"), 7, "x.form", "unknown word");
  CHECK(found.line == 2);
  CHECK(found.column == 3);
  CHECK(found.length == 7);
}

TEST_CASE("columns and carets count characters, not bytes") {
  const std::string text = "größe = “was”";
  const auto found = diagnostic_at(text, text.find("“was”"), std::string("“was”").size(), "x", "m");
  CHECK(found.column == 9);
  CHECK(found.length == 5);
  CHECK(render(found, text) == "x:1:9: m\n  größe = “was”\n          ^^^^^\n");
}

TEST_CASE("a tab before the error is a tab before the caret") {
  const std::string text = "\tä\tbad";
  CHECK(render(diagnostic_at(text, text.find("bad"), 3, "x", "m"), text) == "x:1:4: m\n  \tä\tbad\n  \t \t^^^\n");
}

TEST_CASE("an error at or past the end stands behind the last character") {
  const std::string text = "abc";
  for (const std::size_t offset : {std::size_t{3}, std::size_t{99}, std::string::npos}) {
    const auto found = diagnostic_at(text, offset, 5, "x", "m");
    CHECK(found.line == 1);
    CHECK(found.column == 4);
    CHECK(found.length == 1);
    CHECK(render(found, text) == "x:1:4: m\n  abc\n     ^\n");
  }
  CHECK(diagnostic_at("abc\n", 4, 1, "x", "m").line == 2);
  CHECK(diagnostic_at("", 0, 1, "x", "m").column == 1);
}

TEST_CASE("the mark ends with its line") {
  const std::string text = "ab\ncd\n";
  CHECK(diagnostic_at(text, 1, 4, "x", "m").length == 1);
}

TEST_CASE("line ends of Windows do not show") {
  const std::string text = "one\r\ntwo\r\n";
  CHECK(render(diagnostic_at(text, text.find("two"), 3, "x", "m"), text) == "x:2:1: m\n  two\n  ^^^\n");
}

TEST_CASE("a long line is cut around the caret") {
  const auto text = std::string(300, 'a') + "bad" + std::string(300, 'c');
  const auto shown = render(diagnostic_at(text, 300, 3, "x", "m"), text);
  const auto first = shown.find('\n') + 1;
  const auto second = shown.find('\n', first) + 1;
  const auto line = shown.substr(first, second - first - 1);
  const auto caret = shown.substr(second);
  CHECK(line.size() == 102);
  REQUIRE(caret.find('^') != std::string::npos);
  CHECK(line.substr(caret.find('^'), 3) == "bad");
  CHECK(caret.find("^^^\n") != std::string::npos);
}

TEST_CASE("a mark longer than the cut line ends with it") {
  const std::string text(400, 'a');
  const auto shown = render(diagnostic_at(text, 200, 200, "x", "m"), text);
  CHECK(shown.size() - shown.rfind("  ") - 2 <= 101);
}

TEST_CASE("the hint stands last, and on one line after the message") {
  const auto found = diagnostic_at("colour", 0, 6, "x.form", "unknown name \"colour\"", "did you mean \"color\"?");
  CHECK(render(found, "colour") ==
        "x.form:1:1: unknown name \"colour\"\n  colour\n  ^^^^^^\n  did you mean \"color\"?\n");
  CHECK(one_line(found) == "x.form:1:1: unknown name \"colour\"; did you mean \"color\"?");
}

TEST_CASE("an error without a place has a message alone") {
  CHECK(render(Diagnostic{"", 0, 0, 1, "nothing to read", ""}, "text") == "nothing to read\n");
  CHECK(render(Diagnostic{"a.csv", 3, 0, 1, "too few cells", ""}, "a\nb\nc") == "a.csv:3: too few cells\n");
  CHECK(render(Diagnostic{"a.xlsx", 3, 2, 1, "no such area", ""}, "") == "a.xlsx:3:2: no such area\n");
}

TEST_CASE("what a terminal would obey is shown as a sign, one for one") {
  const std::string text = "q \x1b[31m\x07\xC2\x9B! bad\n";
  const auto shown = render(diagnostic_at(text, 12, 3, "x", "unknown name \"\x1b[0m\""), text);
  CHECK(shown == "x:1:12: unknown name \"\u00B7[0m\"\n  q \u00B7[31m\u00B7\u00B7! bad\n             ^^^\n");
  CHECK(one_line(diagnostic_at(text, 0, 1, "x", std::string("a\0b", 3))) == "x:1:1: a\u00B7b");
}

}  // namespace muster
