// Groups of people, comparisons, loops, tables by groups and the method note.

#include "domain/report/events.hpp"
#include "support/catch.hpp"

#include <muster/domain/report/definition.hpp>
#include <muster/kit/document/writers.hpp>

using namespace muster;
using namespace muster::report;
using namespace events_of_tests;

namespace {

std::string errors_of(const std::string& definition, const Event& event) {
  const auto built = build_document(definition, "test.report", event.data());
  if (built.ok()) return "no error\n";
  std::string out;
  for (const auto& diagnostic : built.error().diagnostics) out += render(diagnostic, definition);
  return out.empty() ? built.error().message : out;
}

std::string printed(const std::string& definition, const Event& event) {
  const auto built = build_document(definition, "test.report", event.data());
  INFO((built.ok() ? std::string() : errors_of(definition, event)));
  REQUIRE(built.ok());
  const auto all = document::to_markdown(*built);
  auto at = all.find("\n\n");
  at = all.find("\n\n", at + 2);
  at = all.find("\n\n", at + 2);
  return at == std::string::npos ? "" : all.substr(at + 2, all.find_last_not_of('\n') - at - 1);
}

std::string figure(const std::string& expression, const Event& event) {
  return printed("x {" + expression + "}", event).substr(2);
}

constexpr const char* hidden = "a number that is not shown (so that nobody can be recognised)";

}  // namespace

TEST_CASE("a figure of a group is counted among that group where people gave their names") {
  const Event event(named_round(60));
  CHECK(figure("helpful = yes where role = parent | of", event) == "10 of 20");
  CHECK(figure("helpful = yes where role = parent | percent", event) == "50%");
  CHECK(figure("responses where role in (parent, health) | of", event) == "40 of 60");
  CHECK(figure("again.mean where role = council", Event(named_round(600))) == "5");
  CHECK(figure("helpful = yes where again >= 9 and role = \"parent\" | of", event) != "");
}

TEST_CASE("a figure of a group of an anonymous round is one that its breakdown shows, or none") {
  const Event event(anonymous_round(60));
  CHECK(figure("helpful = yes where role = parent | of", event) == "10 of 20");
  CHECK(figure("responses where role = parent", event) == "20");
  CHECK(figure("helpful where role = parent", event) == hidden);
  CHECK(figure("more where role = parent", event) == hidden);
  // Groups that were put together are not what one of them says.
  auto small = anonymous_round(0);
  small.responses = 0;
  for (int at = 0; at < 40; ++at) {
    forms::Answers answers;
    answers["role"] = {{at < 2 ? "parent" : at < 4 ? "council" : at < 20 ? "health" : ""}, {}};
    if (at >= 20) answers.erase("role");
    answers["helpful"] = {{at % 2 == 0 ? "yes" : "no"}, {}};
    small.answers.push_back(std::move(answers));
    ++small.responses;
  }
  small.breakdown = feedback::break_down(*small.form, small.answers);
  const Event merged(std::move(small));
  CHECK(errors_of("{helpful = yes where role = parent | of}", merged).find("only whole groups") != std::string::npos);
}

TEST_CASE("a filter's errors stand at their place, with what is allowed") {
  const Event named(named_round(60));
  CHECK(errors_of("{helpful = yes where rol = parent}", named).find("test.report:1:22") == 0);
  CHECK(errors_of("{helpful = yes where rol = parent}", named).find("role") != std::string::npos);
  CHECK(errors_of("{delegates where role = parent}", named).find("only figures of questions") != std::string::npos);
  CHECK(errors_of("{helpful = yes where }", named).find("expected a filter") != std::string::npos);
  const Event anonymous(anonymous_round(60));
  CHECK(errors_of("{helpful = yes where helpful = yes}", anonymous).find("test.report:1:22") == 0);
}

TEST_CASE("nothing is broken down while an anonymous form is open") {
  auto open = anonymous_round(60);
  open.round = figures::RoundState::open;
  const Event event(std::move(open));
  CHECK(figure("helpful = yes where role = parent | of", event) == hidden);
  CHECK(printed("::: table helpful by role", event).find("while the form is open") != std::string::npos);
}

TEST_CASE("whole per cents never say all or none where it is not so") {
  const Event event(named_round(1000));
  CHECK(figure("helpful = yes | percent", event) == "50%");
  auto nearly = named_round(1000);
  for (auto& answers : nearly.answers) answers["helpful"] = {{"yes"}, {}};
  nearly.answers.front()["helpful"] = {{"no"}, {}};
  const Event almost(std::move(nearly));
  CHECK(figure("helpful = yes | percent", almost) == "over 99%");
  CHECK(figure("helpful = no | percent", almost) == "under 1%");
}

TEST_CASE("conditions compare figures with numbers, shares and each other") {
  const Event event(anonymous_round(60));
  const auto says = [&](const std::string& condition) {
    return printed("::: if " + condition + "\nyes\n::: else\nno\n::: end\n{event}", event).substr(0, 3);
  };
  CHECK(says("responses > 59") == "yes");
  CHECK(says("responses >= 61") == "no ");
  CHECK(says("responses = 60") == "yes");
  CHECK(says("responses != 60") == "no ");
  CHECK(says("{helpful = yes} <= 1/2") == "yes");
  CHECK(says("{helpful = yes | share} < 50%") == "no ");
  CHECK(says("{helpful = yes} > {helpful = no}") == "no ");
  CHECK(says("not {helpful = yes} > {helpful = no}") == "yes");
  CHECK(says("helpful = yes responses > 100") == "no ");
  CHECK(says("again.net > -100") == "yes");
  CHECK(says("{time = agree where role = parent | share} > 0.1") == "yes");
}

TEST_CASE("nothing is said on either side of a comparison that cannot be made") {
  const Event event(anonymous_round(60));  // nobody is listed, so there is no rate
  CHECK(printed("{event}\n\n::: if response_rate < 1/3\nfew\n::: else\nmany\n::: end", event) ==
        "London SEND Summit 2022");
  CHECK(printed("::: if not response_rate < 1/3\nmany\n::: end\n{event}", event) == "London SEND Summit 2022");
  CHECK(printed("::: if known response_rate\nyes\n::: else\nno\n::: end", event) == "no");
  // One that is known not to hold decides.
  CHECK(printed("::: if response_rate < 1/3 responses > 100\na\n::: else\nb\n::: end", event) == "b");
}

TEST_CASE("what is wrong with a comparison is told with what may stand there") {
  const Event event(anonymous_round(60));
  CHECK(errors_of("::: if responses < many\nx\n::: end", event).find("\"many\" is no number") != std::string::npos);
  CHECK(errors_of("::: if event < 3\nx\n::: end", event).find("is a text") != std::string::npos);
  CHECK(errors_of("::: if delegates < 1/3\nx\n::: end", event).find("no share") != std::string::npos);
  CHECK(errors_of("::: if {helpful = ye} < 3\nx\n::: end", event).find("test.report:1:19") == 0);
  CHECK(errors_of("::: if {helpful = yes}\nx\n::: end", event).find("must be compared") != std::string::npos);
}

TEST_CASE("loops go over questions, statements, options and sessions") {
  const Event event(anonymous_round(60));
  CHECK(printed("::: each statement day\n{statement.label}: {statement = agree | of}.\n\n::: end", event) ==
        "How far do you agree? There was enough time.: 45 of 60.\n\n"
        "How far do you agree? I felt heard.: 48 of 60.");
  CHECK(printed("::: each option role\n- {option}: {role = option | of}\n\n::: end", event).find("Council: 20 of 60") !=
        std::string::npos);
  const auto all = printed("::: each question\n## {question.label}\n\n{question | of}\n\n::: end", event);
  CHECK(all.find("Was it helpful?") != std::string::npos);
  CHECK(all.find("I felt heard.") != std::string::npos);
  const auto rest = printed("::: bars helpful\n::: each question rest except role\n{question.label}\n\n::: end", event);
  CHECK(rest.find("Who are you?") == std::string::npos);
  CHECK(errors_of("::: each questoin\nx\n::: end", event).find("did you mean \"question\"") != std::string::npos);
  CHECK(errors_of("::: each statement days\nx\n::: end", event).find("did you mean \"day\"") != std::string::npos);
  // A fault in a loop is told once.
  CHECK(errors_of("::: each question\n{nosuch}\n::: end", event).find("test.report", 5) == std::string::npos);
}

TEST_CASE("a session without a form of its own has no answers, whatever the day has") {
  Event event(named_round(60));
  auto asked = std::make_shared<figures::Summary>(event.summary);
  asked->responses = 7;
  event.sessions = {{"welcome", "Welcome", "plenary", "Friday 10 June 2022", "10:00", "Hall", "", nullptr},
                    {"panel", "Panel", "panel", "Friday 10 June 2022", "11:00", "", "Jo Lind", asked}};
  CHECK(printed("::: each session\n{session.title} ({session.time}): {responses}\n\n::: end", event) ==
        "Welcome (10:00): 0\n\nPanel (11:00): 7");
  CHECK(printed("::: each session\n::: if answers\n{session}, {session.speakers}\n::: end\n::: end", event) ==
        "Panel, Jo Lind");
  CHECK(printed("::: if sessions\nyes\n::: end", event) == "yes");
}

TEST_CASE("a table by groups shows whole rows, never one hidden alone") {
  const Event anonymous(anonymous_round(60));
  const auto table = printed("::: table helpful by role", anonymous);
  CHECK(table.find("| Parent or carer | 20 | 10 | 10 | 50.0% | 29.9–70.1% |") != std::string::npos);
  CHECK(table.find("| Everybody | 60 |") != std::string::npos);
  CHECK(errors_of("::: table helpful by time", anonymous).find("only by what it declares") != std::string::npos);
  auto few = named_round(60);
  for (std::size_t at = 0; at < few.answers.size(); ++at)
    few.answers[at]["role"] = {{at < 3 ? "parent" : at < 20 ? "council" : "health"}, {}};
  const Event named(std::move(few));
  const auto rows = printed("::: table helpful by role", named);
  INFO(rows);
  CHECK(rows.find("| Parent or carer | not shown | – | – |") != std::string::npos);
  CHECK(rows.find("| Council | not shown | – | – |") != std::string::npos);
  CHECK(rows.find("| Health | 40 |") != std::string::npos);
}

TEST_CASE("several questions on one scale stand in one figure, and bars by their size") {
  const Event event(anonymous_round(60));
  CHECK(printed("::: grid time, voice \"Agreed\"", event).find("Agreed") != std::string::npos);
  CHECK(errors_of("::: grid time, helpful \"Both\"", event).find("has other answers") != std::string::npos);
  CHECK(errors_of("::: grid time, voice", event).find("need a caption") != std::string::npos);
  auto council = named_round(60);
  for (auto& answers : council.answers) answers["role"] = {{"council"}, {}};
  const Event most(std::move(council));
  const auto bars = printed("::: bars role sorted", most);
  CHECK(bars.find("Council") < bars.find("Parent or carer"));
}

TEST_CASE("the method note says what holds and nothing else") {
  const Event event(anonymous_round(60));
  const auto note = printed("::: method", event);
  CHECK(note.find("The form is anonymous: no name stands beside an answer.") != std::string::npos);
  CHECK(note.find("fewer than five of them or give them away.") != std::string::npos);
  CHECK(note.find("A net score") != std::string::npos);
  CHECK(note.find("Versions") == std::string::npos);
  auto empty = example::empty_summit();
  empty.form.reset();
  empty.round = figures::RoundState::none;
  const Event nothing(std::move(empty));
  CHECK(printed("::: method", nothing) == "No figures are printed yet whose making could be told.");
}

TEST_CASE("what docs/report-language.md shows of groups, comparisons and loops is right") {
  Event event(anonymous_round(60));
  event.sessions = {{"welcome", "Welcome", "plenary", "Friday 10 June 2022", "10:00", "Hall", "", nullptr}};
  const auto page = example::file("docs/report-language.md");
  const std::string fence = "```report by group\n";
  std::size_t shown = 0;
  for (auto begin = page.find(fence); begin != std::string::npos; begin = page.find(fence, begin + 1)) {
    const auto start = begin + fence.size();
    const auto definition = page.substr(start, page.find("```", start) - start);
    INFO(definition);
    CHECK(errors_of(definition, event) == "no error\n");
    ++shown;
  }
  CHECK(shown == 3);
  CHECK(errors_of("::: table helpful by role", event) == "no error\n");
  CHECK(errors_of("::: grid time, voice \"Agreed\"", event) == "no error\n");
}
