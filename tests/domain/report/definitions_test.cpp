// Each definition that comes with Muster reads well for events that have much, little or nothing.

#include "domain/report/events.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

#include <muster/domain/report/definition.hpp>
#include <muster/kit/document/writers.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>

using namespace muster;
using namespace muster::report;
using namespace events_of_tests;

namespace {

std::map<std::string, std::string> shipped() {
  std::map<std::string, std::string> out;
  for (const auto& file : std::filesystem::directory_iterator(test::source_dir() + "/reports"))
    out.emplace(file.path().stem().string(), example::file("reports/" + file.path().filename().string()));
  return out;
}

std::size_t times(const std::string& text, std::string_view part) {
  std::size_t out = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++out;
  return out;
}

/// A heading with nothing below it but another as high or higher.
bool has_bare_heading(const std::vector<document::Block>& blocks) {
  for (std::size_t at = 0; at < blocks.size(); ++at) {
    const auto* heading = std::get_if<document::Heading>(&blocks[at].content);
    if (heading == nullptr) continue;
    auto next = at + 1;
    while (next < blocks.size() && std::holds_alternative<document::PageBreak>(blocks[next].content)) ++next;
    if (next == blocks.size()) return true;
    const auto* following = std::get_if<document::Heading>(&blocks[next].content);
    if (following != nullptr && following->level <= heading->level) return true;
  }
  return false;
}

/// A number that is none, a plural of one, a figure left empty: what no reader should meet.
std::string clumsy_part(const std::string& words) {
  static const std::regex clumsy(
      "(^|[^0-9.,–])1 (people|answers|forms|delegates|notes|places|organisations|events|responses|tables|words|"
      "questions|groups|challenges|opportunities|themes|reports|have|were|are)\\b|\\bnan\\b|NaN|\\binf\\b|−0\\b|\\(\\)|"
      "\\{|\\}| ,| \\.( |$)|\\.\\.|  [a-z]");
  std::smatch found;
  if (!std::regex_search(words, found, clumsy)) return {};
  const auto at = static_cast<std::size_t>(found.position());
  return words.substr(at < 60 ? 0 : at - 60, 140);
}

std::string all_of(const Event& event) {
  std::string out;
  for (const auto& [name, text] : shipped()) {
    const auto built = build_document(text, name + ".report", event.data());
    std::string errors = name + "\n";
    if (!built.ok()) {
      for (const auto& one : built.error().diagnostics) errors += render(one, text);
    }
    INFO(errors);
    REQUIRE(built.ok());
    const auto words = document::to_markdown(*built);
    CHECK_FALSE(built->blocks.empty());
    CHECK(words.find("Nothing is known") == std::string::npos);
    CHECK(times(words, "o answers") <= 1);
    CHECK_FALSE(has_bare_heading(built->blocks));
    CHECK(clumsy_part(words) == "");
    out += "===== " + name + "\n\n" + words + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("each definition says what it is for") {
  for (const auto& [name, text] : shipped()) {
    INFO(name);
    CHECK_FALSE(about_definition(text).empty());
  }
}

TEST_CASE("each definition reads well for an event without a form, a delegate or a note") {
  auto input = example::empty_summit();
  input.form.reset();
  input.round = figures::RoundState::none;
  check_golden("domain/report/golden/definitions/nothing.md", all_of(Event(std::move(input))));
}

TEST_CASE("each definition reads well before anybody has answered") {
  check_golden("domain/report/golden/definitions/unanswered.md", all_of(Event(example::empty_summit())));
}

TEST_CASE("each definition reads well with one answer") {
  auto input = example::summit();
  input.answers.resize(1);
  input.responses = 1;
  input.notes.clear();
  input.delegates.clear();
  input.delegate_rows = 0;
  check_golden("domain/report/golden/definitions/one-answer.md", all_of(Event(std::move(input))));
}

TEST_CASE("each definition reads well of an anonymous round that is broken down") {
  check_golden("domain/report/golden/definitions/by-group.md", all_of(Event(anonymous_round(60))));
}

TEST_CASE("each definition reads well with delegates and notes alone, with answers alone, and with very many") {
  auto asked = example::summit();
  asked.form.reset();
  asked.answers.clear();
  asked.responses = 0;
  asked.round = figures::RoundState::none;
  (void)all_of(Event(std::move(asked)));
  auto answers = example::summit();
  answers.delegates.clear();
  answers.delegate_rows = 0;
  answers.notes.clear();
  (void)all_of(Event(std::move(answers)));
  (void)all_of(Event(example::summit()));
  const auto many = all_of(Event(anonymous_round(5000)));
  CHECK(many.find("5,000") != std::string::npos);
}

TEST_CASE("each definition reads well of 100,000 answers, with delegates, notes and one of everything besides") {
  auto input = of_form(form_text("  suppress below 5\n"), 100'000);
  auto summit = example::summit();
  input.delegates = summit.delegates;
  input.delegate_rows = summit.delegate_rows;
  input.notes = {{"7", "challenge", "Waiting lists"}};
  const auto words = all_of(Event(std::move(input)));
  CHECK(words.find("100,000") != std::string::npos);
  // Whatever is long is cut with its count, so that no report grows with its answers.
  CHECK(words.size() < std::size_t{400} << 10);
}

TEST_CASE("each definition reads well with one delegate, one note and one answer") {
  auto input = example::summit();
  input.answers.resize(1);
  input.responses = 1;
  input.notes.resize(1);
  input.delegates.resize(1);
  input.delegate_rows = 1;
  (void)all_of(Event(std::move(input)));
  auto named = named_round(1);
  named.delegates = example::summit().delegates;
  named.delegates.resize(1);
  named.delegate_rows = 1;
  (void)all_of(Event(std::move(named)));
  (void)all_of(Event(anonymous_round(1)));
}
