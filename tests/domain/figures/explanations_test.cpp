// Each kind of figure has its words, and no number of the summary is without.
#include <muster/domain/figures/explanations.hpp>
#include <muster/domain/figures/summary.hpp>
#include <muster/domain/forms/language.hpp>

#include <regex>
#include <set>

#include "example.hpp"
#include "support/catch.hpp"

namespace muster::figures {
namespace {

/// The names of all numbers, and of all lists of numbers, in a summary's JSON.
std::set<std::string> numbers_of(const std::string& json) {
  static const std::regex number("\"(\\w+)\":\\s*\\[?\\s*-?[0-9]");
  std::set<std::string> names;
  for (std::sregex_iterator at(json.begin(), json.end(), number), end; at != end; ++at) names.insert((*at)[1]);
  return names;
}

void check_explained(const std::string& json) {
  const auto names = numbers_of(json);
  CHECK(names.size() > 10);
  for (const auto& name : names) {
    INFO(name);
    CHECK(figure_kind_named(name));
  }
}

}  // namespace

TEST_CASE("each kind of figure is explained in sentences, in its place") {
  std::set<std::string_view> names;
  for (std::size_t at = 0; at < explanations().size(); ++at) {
    const auto& one = explanations()[at];
    INFO(one.name);
    CHECK(static_cast<std::size_t>(one.kind) == at);
    CHECK(names.insert(one.name).second);
    for (const auto text : {one.meaning, one.formula, one.limits}) {
      REQUIRE(text.size() > 10);
      CHECK(text.back() == '.');
    }
  }
  CHECK(explanations().back().kind == FigureKind::published_base);
  CHECK(&explanation_of(FigureKind::published_base) == &explanations().back());
}

TEST_CASE("no number that a summary holds is without an explanation") {
  check_explained(to_json(example::summary_of(example::summit())));
}

TEST_CASE("numbers and net scores are explained too") {
  SummaryInput input;
  input.form =
      forms::parse_form("form a \"A\" page \"P\" n \"N?\" number again \"Again?\" from 0 to 10 nps", "a.form").value();
  input.round = RoundState::closed;
  for (int person = 0; person < 60; ++person)
    input.answers.push_back({{"n", {{}, {std::to_string(person)}}}, {"again", {{std::to_string(person % 11)}, {}}}});
  input.responses = 60;
  const auto json = to_json(summarise(input).value());
  check_explained(json);
  const auto names = numbers_of(json);
  for (const auto* name : {"mean", "median", "lowest", "highest", "score", "interval", "high", "middle", "low"}) {
    INFO(name);
    CHECK(names.count(name) == 1);
  }
}

TEST_CASE("what is no figure has no explanation") {
  CHECK_FALSE(figure_kind_named("title"));
  CHECK_FALSE(figure_kind_named(""));
}

}  // namespace muster::figures
