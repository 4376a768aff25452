// Words that judge a figure are held against it, and never stop anybody.

#include "domain/report/printing.hpp"

#include "../../../src/domain/report/judging_words.hpp"

using namespace muster;
using namespace muster::report;
using namespace events_of_tests;
using namespace printing_of_tests;

namespace {

/// The words that are doubted in a sentence beside one figure of that share, told with what fits.
std::string doubted(const std::string& text, double share) {
  const auto at = text.find('{');
  std::string out;
  for (const auto& doubt : doubts_in(text, {{at, share, "so many"}}))
    out += (out.empty() ? "" : "; ") + text.substr(doubt.offset, doubt.length) + " -> " + doubt.hint;
  return out;
}

std::vector<Diagnostic> doubts_of(const std::string& definition, const Event& event) {
  const auto draft = draft_of(definition, "test.report", event.data());
  REQUIRE(draft.ok());
  CHECK(draft->faults.empty());
  return draft->doubts;
}

}  // namespace

TEST_CASE("a word that the figure bears out is left alone") {
  for (const auto& [text, share] : {std::pair<const char*, double>{"Most people agreed ({x}).", 0.51},
                                    {"Fewer than half agreed: {x}.", 0.49},
                                    {"Nearly all of them agreed: {x}.", 0.9},
                                    {"An overwhelming {x} agreed.", 0.95},
                                    {"Everybody agreed, {x}.", 1},
                                    {"About half ({x}) agreed.", 0.54},
                                    {"Two thirds ({x}) agreed.", 0.65},
                                    {"More than a third ({x}) agreed.", 0.34},
                                    {"Not everyone agreed: {x}.", 0.8},
                                    {"The panel was named most, by {x}.", 0.2},
                                    {"It was the most useful part for {x}.", 0.2},
                                    {"Mostly {x} agreed.", 0.2},
                                    {"All that is left: {x}.", 0.2}}) {
    INFO(text);
    CHECK(doubted(text, share).empty());
  }
}

TEST_CASE("a word that the figure does not bear out is doubted, with what fits") {
  CHECK(doubted("Most people agreed ({x}).", 0.5) == "Most -> that is half");
  CHECK(doubted("Fewer than half agreed: {x}.", 0.62) == "Fewer than half -> that is more than half");
  CHECK(doubted("An overwhelming majority, {x}, agreed.", 0.6) == "overwhelming majority -> that is more than half");
  CHECK(doubted("Everybody agreed ({x}).", 0.97) == "Everybody -> that is nearly all");
  CHECK(doubted("Nobody disagreed ({x}).", 0.02) == "Nobody -> that is a few");
  CHECK(doubted("More than a third ({x}) agreed.", 0.3) == "More than a third -> that is fewer than a third");
  CHECK(doubted("Not everyone agreed: {x}.", 1) == "Not everyone -> that is everybody");
  CHECK(doubted("Fewer than\nhalf agreed: {x}.", 0.62) == "Fewer than\nhalf -> that is more than half");
}

TEST_CASE("a word is held against the first figure behind it in its sentence, else the last before it") {
  const std::string text = "Most people came ({a}), few people left ({b}). Nobody knows. {c} said so, the majority.";
  const auto at = [&](const char* name) { return text.find(name); };
  CHECK(doubts_in(text, {{at("{a}"), 0.9, "a"}, {at("{b}"), 0.1, "b"}, {at("{c}"), 0.7, "c"}}).empty());
  const auto all = doubts_in(text, {{at("{a}"), 0.1, "a"}, {at("{b}"), 0.9, "b"}, {at("{c}"), 0.3, "c"}});
  REQUIRE(all.size() == 3);
  CHECK(all[0].message == "“Most” does not fit what stands beside it: a, which is 10.0%");
  CHECK(all[2].message.find("“majority”") == 0);
}

TEST_CASE("significant is doubted beside any figure, and a typed figure wherever it stands") {
  CHECK(doubted("A significant share agreed: {x}.", 0.9).find("significant -> say by how much") == 0);
  CHECK(doubted("38 of 42 agreed, and {x} did not.", 0.1).find("38 of 42 -> choose it") == 0);
  CHECK(doubted("Some 90% agreed, {x} did not.", 0.1).find("90% -> choose it") == 0);
  CHECK(doubted("By the 95% interval of 2022, {x} agreed.", 0.1).empty());
  CHECK(doubted("On 10 June 2022 {x} agreed in 3 rooms.", 0.1).empty());
}

TEST_CASE("a draft tells its doubts with their place, and can be printed all the same") {
  const Event event(named_round(60));
  const auto doubts = doubts_of("# Findings\n\nMost people ({helpful = yes | of}) found it helpful.\n", event);
  REQUIRE(doubts.size() == 1);
  CHECK(doubts[0].line == 3);
  CHECK(doubts[0].column == 1);
  CHECK(doubts[0].length == 4);
  CHECK(doubts[0].message == "“Most” does not fit what stands beside it: 30 of 60, which is 50.0%");
  CHECK(build_document("Most people ({helpful = yes | of}) found it helpful.", "test.report", event.data()).ok());
  CHECK(doubts_of("Half of them ({helpful = yes | percent}) found it helpful.", event).empty());
  // What a condition leaves out is not printed, so nothing is said of it.
  CHECK(doubts_of("::: if {helpful = yes} > 1/2\nMost people: {helpful = yes | of}.\n::: end\n{event}", event).empty());
}

TEST_CASE("the definitions that come with Muster have no doubtful word") {
  const Event event(named_round(60));
  for (const auto* name : {"post-event", "one-page", "board-paper", "bulletin-item", "you-said-we-did", "comments",
                           "consultation", "network-year"}) {
    INFO(name);
    CHECK(doubts_of(example::file(std::string("reports/") + name + ".report"), event).empty());
  }
}

TEST_CASE("a doubt proposes words only where they read well in their place") {
  const auto cured = [](const std::string& text, double share) {
    const auto doubts = doubts_in(text, {{text.find('{'), share, "so many"}});
    if (doubts.empty()) return std::string("no doubt");
    const auto& doubt = doubts.front();
    if (doubt.cure.empty()) return std::string();
    return text.substr(0, doubt.offset) + doubt.cure + text.substr(doubt.offset + doubt.length);
  };
  CHECK(cured("Most people agreed ({x}).", 0.4) == "Fewer than half of the people agreed ({x}).");
  CHECK(cured("Here most of them agreed: {x}.", 0.95) == "no doubt");
  CHECK(cured("Here most of them agreed: {x}.", 0.2) == "Here fewer than a third of them agreed: {x}.");
  CHECK(cured("Everybody agreed ({x}).", 0.97) == "Nearly everybody agreed ({x}).");
  CHECK(cured("Nobody disagreed ({x}).", 0.02) == "A few disagreed ({x}).");
  CHECK(cured("Fewer than half of those who answered agreed: {x}.", 1) == "All of those who answered agreed: {x}.");
  CHECK(cured("Few delegates agreed: {x}.", 0.6) == "More than half of the delegates agreed: {x}.");
  // "Everybody was" would need "were", and "a majority" its "a" taken away.
  CHECK(cured("Everybody was glad ({x}).", 0.6).empty());
  CHECK(cured("A majority ({x}) was glad.", 0.2).empty());
}
