// What an attacker learns of an anonymous round: nothing of a few people, and a great deal where a rule is switched
// off.

#include "domain/figures/attacker.hpp"
#include "domain/figures/example.hpp"

#include "support/catch.hpp"

#include <muster/domain/forms/language.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/stats/share.hpp>

#include <cstdlib>

using namespace muster;
using namespace muster::figures;
using feedback::DisclosureRules;

namespace {

/// How many rounds are attacked: a sample, or as many as tools/attack.sh asks for.
std::uint32_t rounds() {
  const char* wanted = std::getenv("MUSTER_ATTACKS");
  return wanted == nullptr ? 24 : static_cast<std::uint32_t>(std::strtoul(wanted, nullptr, 10));
}

/// The first finding in sample rounds; empty where there is none.
std::string first_finding(const DisclosureRules& rules) {
  for (std::uint32_t seed = 1; seed <= 24; ++seed) {
    const auto found = attacker::attack(attacker::random_round(seed), rules, seed);
    if (!found.empty()) return found.front();
  }
  return {};
}

}  // namespace

TEST_CASE("no group, cell or mean of a few people can be told from the figures of a closed round", "[attack]") {
  std::size_t broken_down = 0;
  for (std::uint32_t seed = 1; seed <= rounds(); ++seed) {
    const auto round = attacker::random_round(seed);
    CAPTURE(seed, round.answers.size(), round.form->suppress_below);
    CHECK(joined(attacker::attack(round, {}, seed), "; ") == "");
    if (!feedback::break_down(*round.form, round.answers).tables.empty()) ++broken_down;
  }
  CHECK(broken_down > rounds() / 8);  // the attacker had something to look at
}

TEST_CASE("a round that is reopened for a few tells nothing of them", "[attack]") {
  for (std::uint32_t seed = 1; seed <= rounds(); ++seed) {
    const auto round = attacker::random_round(seed);
    CAPTURE(seed, round.answers.size());
    CHECK(joined(attacker::attack_reopened(round, 1 + seed % 30, {}, seed), "; ") == "");
  }
}

TEST_CASE("versions of a form tell nothing of the few who answered one of them", "[attack]") {
  std::size_t of_two = 0;
  for (std::uint32_t seed = 1; seed <= rounds(); ++seed) {
    const auto round = attacker::random_versions(seed);
    CAPTURE(seed, round.before, round.answers.size(), round.first.suppress_below);
    CHECK(joined(attacker::attack_versions(round, false, {}, seed), "; ") == "");
    CHECK(joined(attacker::attack_versions(round, true, {}, seed), "; ") == "");
    if (round.before > 0 && round.answers.size() > round.before) ++of_two;
  }
  CHECK(of_two > rounds() / 2);
}

namespace {

/// Rows guessed in sample rounds of a few dozen people, in which a whole row can be right by chance.
attacker::RowGuess guessed_rows(const DisclosureRules& rules) {
  attacker::RowGuess out;
  constexpr std::size_t few_dozen = 60;
  for (std::uint32_t seed = 1; seed <= 24; ++seed) {
    const auto round = attacker::random_round(seed);
    if (round.answers.size() > few_dozen) continue;
    const auto found = attacker::guess_rows(round, rules, seed);
    out.people += found.people;
    out.right += found.right;
    out.right_by_totals += found.right_by_totals;
  }
  return out;
}

}  // namespace

TEST_CASE("nobody's row is guessed better by all figures than by everybody's totals", "[attack]") {
  const auto guessed = guessed_rows({});
  REQUIRE(guessed.people > 100);
  CHECK(guessed.right == guessed.right_by_totals);
  // Not by chance: the 95 % interval of what is right lies above what totals give.
  const auto bites = [&](const DisclosureRules& rules) {
    const auto found = guessed_rows(rules);
    const auto people = static_cast<std::int64_t>(found.people);
    const auto interval = stats::wilson(static_cast<std::int64_t>(found.right), people);
    REQUIRE(interval.has_value());
    INFO(found.right << " of " << people << ", by totals " << found.right_by_totals);
    CHECK(interval->low > stats::share(static_cast<std::int64_t>(found.right_by_totals), people).value_or(0));
  };
  DisclosureRules rules;
  SECTION("unions") {
    rules.unions = false;
    bites(rules);
  }
  SECTION("blocks and classes") {
    rules.blocks = false;
    rules.classes = false;
    bites(rules);
  }
}

TEST_CASE("each rule is needed", "[attack]") {
  DisclosureRules rules;
  SECTION("blocks") {
    rules.blocks = false;
    CHECK_FALSE(first_finding(rules).empty());
  }
  SECTION("unions") {
    rules.unions = false;
    CHECK_FALSE(first_finding(rules).empty());
  }
  SECTION("classes") {
    rules.classes = false;
    CHECK_FALSE(first_finding(rules).empty());
  }
  SECTION("numbers") {
    rules.numbers = false;
    CHECK_FALSE(first_finding(rules).empty());
  }
  SECTION("time") {
    rules.time = false;
    std::string found;
    for (std::uint32_t seed = 1; seed <= 24 && found.empty(); ++seed) {
      const auto all = attacker::attack_reopened(attacker::random_round(seed), 1, rules, seed);
      if (!all.empty()) found = all.front();
    }
    CHECK_FALSE(found.empty());
  }
}

namespace {

/// |C| by two groups that are large enough to be told: |C| = |C or T| + |C or not T| - N.
std::optional<std::int64_t> tracked(SummaryInput& round, const std::string& condition, const std::string& tracker) {
  const auto all = static_cast<std::int64_t>(round.answers.size());
  std::int64_t sum = 0;
  for (const auto& where : {"(" + condition + ") or " + tracker, "(" + condition + ") or not " + tracker}) {
    round.where = where;
    const auto summary = summarise(round);
    if (!summary.ok() || summary->suppressed) return std::nullopt;
    sum += summary->counted_responses;
  }
  return sum - all;
}

/// How many people's ticks come out, all right, of what they wrote about what to cover next time.
std::size_t rebuilt(const DisclosureRules& rules) {
  auto round = example::summit();
  round.delegates.clear();
  round.notes.clear();
  round.rules = rules;
  const auto everybody = example::summary_of(round);
  std::size_t right = 0;
  for (const auto& text : everybody.question("topics")->texts.texts()) {
    if (text.find('"') != std::string::npos || text.find('\n') != std::string::npos) continue;
    const auto handle = "topics contains \"" + text + "\"";
    if (tracked(round, handle, "format contains both") != 1) continue;
    std::vector<std::string> ticks;
    for (const auto* option : {"in_person", "online", "both", "other"}) {
      if (tracked(round, handle + " and format contains " + option, "format contains both") == 1)
        ticks.emplace_back(option);
    }
    for (const auto& answers : round.answers) {
      const auto found = answers.find("topics");
      if (found == answers.end() || found->second.texts.front() != text) continue;
      if (answers.at("format").codes == ticks) ++right;
    }
  }
  return right;
}

}  // namespace

TEST_CASE("trackers rebuild the ticks of those who wrote a text, unless groups are whole blocks", "[attack]") {
  DisclosureRules any_group;
  any_group.unions = false;
  CHECK(rebuilt(any_group) > 20);
  CHECK(rebuilt({}) == 0);
}
