// Years, the programme's events and published figures in reports.

#include "domain/report/printing.hpp"
#include "domain/report/told_walk.hpp"

using namespace muster;
using namespace muster::report;
using namespace events_of_tests;
using namespace printing_of_tests;

namespace {

std::shared_ptr<const figures::Summary> held(int year, int people, int helpful) {
  auto input = named_round(people);
  input.event.date = Date{std::chrono::year{year}, std::chrono::June, std::chrono::day{10}};
  input.event.slug = "summit-" + std::to_string(year);
  input.event.title = "Summit " + std::to_string(year);
  for (int at = 0; at < people; ++at)
    input.answers[static_cast<std::size_t>(at)]["helpful"] = {{at < helpful ? "yes" : "no"}, {}};
  return std::make_shared<const figures::Summary>(example::summary_of(input));
}

indicators::Indicator plans(int years) {
  indicators::Indicator out;
  out.code = "plans";
  out.title = "Plans";
  out.unit = "number";
  out.source = "Department for Education";
  out.published = "2025-06-26";
  out.file_name = "plans.csv";
  out.region_name = "London";
  out.region = {"E12000007", "London"};
  out.nation = {"E92000001", "England"};
  indicators::Series camden{"E09000007", "Camden", "Cam", "Inner", 1, 1};
  indicators::Series barnet{"E09000003", "Barnet", "Bnt", "Outer", 0, 0};
  for (int at = 0; at < years; ++at) {
    const auto add = [&](indicators::Series& to, double number) {
      to.figures.push_back({2018 + at, std::to_string(2018 + at), std::to_string(number), number});
    };
    add(out.region, 1000 + 90 * at + (at % 2) * 7);
    add(out.nation, 9000 + 700 * at);
    add(camden, 400 + 40 * at);
    add(barnet, 600 + 50 * at);
  }
  out.places = {camden, barnet};
  return out;
}

/// The event of 2022 with those before it, its year and published figures.
struct Programme {
  std::vector<std::shared_ptr<const figures::Summary>> years{held(2020, 40, 30), held(2021, 60, 24),
                                                             held(2022, 80, 64)};
  std::vector<indicators::Indicator> published{plans(8)};
  std::vector<actions::ReportedAction> raised{};
  actions::ReportedComments said{};
  int loads = 0;

  report::ReportData data() {
    report::ReportData out{*years.back()};
    out.wider.earlier = [this]() -> Result<std::shared_ptr<const EarlierEvents>> {
      ++loads;
      return std::make_shared<const EarlierEvents>(EarlierEvents{years, figures::review(years)});
    };
    out.wider.year = [this]() -> Result<std::shared_ptr<const YearFacts>> {
      return std::make_shared<const YearFacts>(YearFacts{2022, {years[1], years[2]}, 140, 120, 9, 20, 33, 0});
    };
    out.wider.actions = [this]() -> Result<std::shared_ptr<const std::vector<actions::ReportedAction>>> {
      return std::make_shared<const std::vector<actions::ReportedAction>>(raised);
    };
    out.wider.comments = [this]() -> Result<std::shared_ptr<const actions::ReportedComments>> {
      return std::make_shared<const actions::ReportedComments>(said);
    };
    out.wider.indicators = [this]() -> Result<std::shared_ptr<const std::vector<indicators::Indicator>>> {
      return std::make_shared<const std::vector<indicators::Indicator>>(published);
    };
    return out;
  }
};

}  // namespace

TEST_CASE("a figure is set beside the event before, with its interval and whether it may be chance") {
  Programme programme;
  const auto change = printed("x {helpful.change}", programme.data());
  CHECK(change.find("x 40.0 points more than in 2021 (24 of 60; 95% interval of the difference +") == 0);
  CHECK(change.ends_with("more than chance allows"));
  CHECK(printed("x {helpful.before | of}", programme.data()) == "x 24 of 60");
  CHECK(printed("{helpful.trend}", programme.data()).find("118 of 180 answered ‘Helpful’ in all: 65.6%.") == 0);
  CHECK(printed("{sentence.last_year}", programme.data()).find("Beside 2021, ") == 0);
  CHECK(printed("::: if helpful.changed {helpful.change} > 20\na\n::: else\nb\n::: end\n{event}", programme.data())
            .substr(0, 2) == "a ");
}

TEST_CASE("a trend is a picture of every year with its interval, and its numbers") {
  Programme programme;
  const auto document = document_of("::: trend helpful", programme.data());
  REQUIRE(document.blocks.size() == 2);
  const auto& figure = std::get<document::FigureBlock>(document.blocks[0].content);
  const auto& table = std::get<document::TableBlock>(document.blocks[1].content);
  CHECK(figure.caption == "Was it helpful? Answered ‘Helpful’");
  CHECK(figure.base.find("118 of 180 in all") != std::string::npos);
  CHECK(figure.finding.find("118 of 180") == 0);
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[1][0] == "2021");
  CHECK(table.rows[1][3] == "40.0%");
  const auto beside = printed("::: last-year", programme.data());
  CHECK(beside.find("2022 beside 2021") != std::string::npos);
  INFO(beside);
  CHECK(beside.find("40.0%<br>24 of 60") != std::string::npos);
  CHECK(beside.find("may be chance") != std::string::npos);
  // Of a question without a good end the answer is named.
  CHECK(errors_of("::: trend role", programme.data()).find("for example ::: trend role = parent") != std::string::npos);
  CHECK(printed("::: trend role = parent", programme.data()).find("Parent or carer") != std::string::npos);
  CHECK(errors_of("::: trend role = paren", programme.data()).find("did you mean \"parent\"?") != std::string::npos);
  CHECK(errors_of("{role.change}", programme.data()).find("{role.change = parent}") != std::string::npos);
  CHECK(printed("::: trend again", programme.data()).find("Net score") != std::string::npos);
}

TEST_CASE("without an earlier event nothing is compared, and nothing is wrong") {
  Programme programme;
  programme.years = {programme.years.back()};
  CHECK(printed("x {helpful.change}", programme.data()) == "x no earlier event to compare with");
  CHECK(printed("::: trend helpful", programme.data()) == "Was it helpful?: no earlier event asked the same.");
  CHECK(printed("::: if last_year\na\n::: else\nb\n::: end\n{event}", programme.data()).substr(0, 2) == "b ");
  const Event alone(named_round(40));
  CHECK(printed("x {helpful.change}, {sentence.last_year}", alone.data()) ==
        "x no earlier event to compare with, no earlier event to compare with");
}

TEST_CASE("events before are loaded once, and only for a definition that asks for them") {
  Programme programme;
  const auto data = programme.data();
  (void)printed("x {helpful | of}", data);
  CHECK(programme.loads == 0);
  (void)printed("::: if helpful.trend\n{helpful.trend}\n\n::: trend helpful\n::: end", data);
  CHECK(programme.loads == 1);
}

TEST_CASE("the programme's year has its figures, a table and a loop in which all is that event's") {
  Programme programme;
  CHECK(printed("x {year}: {year.events}, {year.people}, {year.places | of}, {year.answers}", programme.data()) ==
        "x 2022: 2, 120, 20 of 33, 140");
  CHECK(printed("::: table events", programme.data()).find("| Summit 2021 |") != std::string::npos);
  CHECK(printed("::: each event\n{event}: {helpful = yes | of}\n\n::: end", programme.data()) ==
        "Summit 2021: 24 of 60\n\nSummit 2022: 64 of 80");
  CHECK(errors_of("{year.guests}", programme.data()).find("a year has no \"guests\"") != std::string::npos);
}

TEST_CASE("published figures are told with their source, and a projection as one") {
  Programme programme;
  CHECK(printed("x {indicator.plans} in {indicator.plans.year}", programme.data()) == "x 1,637 in 2025");
  CHECK(printed("x {indicator.plans.projection}", programme.data()).find("A projection, not a published figure") !=
        std::string::npos);
  for (const auto* what : {"", " map", " places", " ranks"}) {
    INFO(what);
    const auto text = printed("::: indicator plans" + std::string(what), programme.data());
    CHECK(text.find("Source: Department for Education, published Thursday 26 June 2025") != std::string::npos);
    CHECK(text.find("Unit: number") != std::string::npos);
  }
  CHECK(printed("::: indicator plans", programme.data()).find("A projection, not a published figure") !=
        std::string::npos);
  CHECK(printed("::: indicator plans ranks", programme.data()).find("| Barnet | 1 | 600 | 950 | up 58% |") !=
        std::string::npos);
  CHECK(errors_of("::: indicator plan", programme.data()).find("did you mean \"plans\"?") != std::string::npos);
  CHECK(errors_of("{indicator.plans.headlin}", programme.data()).find("did you mean \"headline\"?") !=
        std::string::npos);
  programme.published = {plans(0)};
  CHECK(printed("x {indicator.plans}", programme.data()) == "x nothing was published");
  CHECK(printed("::: indicator plans", programme.data()).find("No figures for London") != std::string::npos);
}

TEST_CASE("the review of a network's year tells of each event, of what changed and of published figures") {
  Programme programme;
  const auto text = printed(example::file("reports/network-year.report"), programme.data());
  for (const auto* part : {"In 2022 the network held 2 events.", "120 people from 9 organisations registered",
                           "## Summit 2021", "# Beside the event before", "# Published figures", "Unit: number"}) {
    INFO(part);
    CHECK(text.find(part) != std::string::npos);
  }
  CHECK(text.find("no earlier event") == std::string::npos);
}

TEST_CASE("what docs/report-language.md shows of years and published figures is right") {
  Programme programme;
  CHECK(printed(example_of_guide("of years"), programme.data()).find("64 of 80 found it helpful, 40.0 points more") !=
        std::string::npos);
  CHECK(printed(example_of_guide("of indicators"), programme.data()).find("There were 1,637 plans in 2025.") !=
        std::string::npos);
}

TEST_CASE("an indicator whose figures all came after the event is named, and is no error") {
  Programme programme;
  programme.published.front().region.figures.clear();
  programme.published.front().nation.figures.clear();
  for (auto& place : programme.published.front().places) place.figures.clear();
  CHECK(printed("::: indicator plans map", programme.data()).find("Plans: no place has a figure.") !=
        std::string::npos);
  CHECK(printed("{indicator.plans}, {indicator.plans.source}", programme.data()).find("nothing was published") !=
        std::string::npos);
  CHECK(printed("::: if indicators\nSome.\n::: else\nNone.\n::: end\n::: each indicator\n{indicator.title}\n::: end",
                programme.data()) == "None.");
  programme.published.clear();
  const auto refused = errors_of("::: indicator plans map", programme.data());
  CHECK(refused.find("has no indicator") != std::string::npos);
  CHECK(refused.find("did not expect") == std::string::npos);
}

TEST_CASE("actions raised at the event are printed one by one, with the answers that are published") {
  Programme programme;
  const std::string answers =
      "::: if actions.answered\n::: each action\n::: if action.answer\n{action.said} / {action.did}\n::: end\n"
      "::: end\n::: else\nNothing yet.\n::: end";
  CHECK(printed(answers, programme.data()) == "Nothing yet.");
  CHECK(printed("::: table actions", programme.data()).find("No action was raised") != std::string::npos);
  actions::ReportedAction open;
  open.number = 1;
  open.title = "Ask for figures";
  open.due_on = Date{std::chrono::year{2022}, std::chrono::July, std::chrono::day{1}};
  actions::ReportedAction answered;
  answered.number = 2;
  answered.title = "Find larger rooms";
  answered.status = actions::Status::done;
  answered.you_said = "The rooms\nwere small";
  answered.we_did = "We took a hall";
  programme.raised = {open, answered};
  CHECK(printed(answers, programme.data()) == "The rooms were small / We took a hall");
  CHECK(printed("::: each action\n{action.number}: {action.due}, {action.said}\n::: end", programme.data())
            .find("1: Friday 1 July 2022, no answer is published") != std::string::npos);
  CHECK(printed("::: table actions", programme.data()).find("| 2 | Find larger rooms | Done | – |") !=
        std::string::npos);
  CHECK(errors_of("{action.number}", programme.data()).find("::: each action") != std::string::npos);
  CHECK(errors_of("::: each action\n{action.statu}\n::: end", programme.data()).find("did you mean \"status\"?") !=
        std::string::npos);
  CHECK(printed(example_of_guide("of actions"), programme.data()).find("We did: We took a hall") != std::string::npos);
}

TEST_CASE("what was said at the event is printed with the responses that are published, and what is open as open") {
  Programme programme;
  CHECK(printed("::: if comments\na\n::: else\nb\n::: end\n{event}", programme.data()).substr(0, 2) == "b ");
  CHECK(printed("::: table comments", programme.data()).find("Nothing was noted at the event.") != std::string::npos);
  programme.said.notes = {{"challenge", "2", "Too few places", ""},
                          {"question", "", "Who pays\nfor it?", "The region does"},
                          {"question", "", "Is there a list?", ""}};
  programme.said.texts = {{"helpful", "We will do it again"}};
  const auto data = programme.data();
  CHECK(printed("{comments}, {comments.answered | of}, {comments.open}", data) == "3, 1 of 3, 2");
  CHECK(printed("::: each comment question answered\n{comment} {comment.response}, {comment.kind}\n::: end", data) ==
        "Who pays for it? The region does, Question");
  CHECK(printed("::: each comment open\n- {comment} {comment.table}, {comment.response}\n::: end", data)
            .find("Is there a list? no table, no response is published") != std::string::npos);
  const auto open = printed("::: table comments open", data);
  CHECK(open.find("Too few places") != std::string::npos);
  CHECK(open.find("Who pays") == std::string::npos);
  const auto all = printed("::: table comments", data);
  CHECK(all.find("The region does") != std::string::npos);
  CHECK(all.find("| Open |") != std::string::npos);
  CHECK(printed("{helpful.response}", data) == "We will do it again");
  CHECK(printed("::: if helpful.response\na\n::: end\n::: if role.response\nb\n::: end", data) == "a");
  CHECK(errors_of("{comment.kind}", data).find("::: each comment") != std::string::npos);
  CHECK(errors_of("{comments.answerd}", data).find("did you mean \"answered\"?") != std::string::npos);
  CHECK(printed(example_of_guide("of comments"), data)
            .find("1 of 3 comments and questions have a response, 2 are open.") != std::string::npos);
}

TEST_CASE("years and published figures are told in every language of reports") {
  Programme programme;
  programme.published.push_back(plans(2));
  programme.published.back().code = "share";
  programme.published.back().unit = "percent";
  auto data = programme.data();
  data.language = "cy";
  const auto definition =
      "{sentence.last_year} {helpful.change}, {helpful.trend}\n\n::: trend helpful\n::: last-year\n::: table events\n"
      "::: breakdown\n::: method\n"
      "::: each indicator\n{indicator.headline} {indicator.nation} {indicator.places} {indicator.projection} "
      "{indicator.source}\n\n::: indicator indicator\n::: indicator indicator map\n::: indicator indicator places\n"
      "::: indicator indicator ranks\n::: end\n\n::: table actions\n::: table comments\n::: table comments open\n"
      "::: table comments answered\n::: each comment\n{comment.kind} {comment.table} {comment.response}\n::: end\n"
      "{helpful.response}\n";
  programme.said.notes = {{"challenge", "2", "7", ""}, {"opportunity", "", "8", "9"}, {"question", "", "8", "9"}};
  for (const auto& language : told_walk::languages()) {
    data.language = language;
    INFO(language);
    CHECK(told_walk::english_in(document_of(definition, data), language) == std::vector<std::string>{});
  }
  data.language = "cy";
  const auto text = document::to_markdown(document_of(definition, data));
  INFO(text);
  CHECK(text.find("Wrth ochr 2021, mae") != std::string::npos);
  CHECK(text.find("pwynt yn fwy nag yn 2021") != std::string::npos);
  CHECK(text.find("Amcanestyniad, nid ffigur cyhoeddedig") != std::string::npos);
}

TEST_CASE("groups and tests between them are told in every language of reports") {
  const Event named(named_round(240));
  const Event anonymous(anonymous_round(240));
  const Event few(anonymous_round(6));
  const Event none(anonymous_round(0));
  const std::string blocks = "::: test helpful by role\n::: test by role\n::: table helpful by role\n::: method\n";
  for (const auto& language : told_walk::languages()) {
    INFO(language);
    const auto walk = [&](const Event& event, const std::string& definition) {
      auto data = event.data();
      data.language = language;
      const auto document = document_of(definition, data);
      INFO(document::to_markdown(document));
      CHECK(told_walk::english_in(document, language) == std::vector<std::string>{});
    };
    walk(named, blocks);
    walk(anonymous, blocks + "::: breakdown\n");
    walk(few, "::: breakdown\n::: test by role\n::: method\n");
    walk(none, "::: breakdown\n::: test by role\n::: method\n");
  }
}

TEST_CASE("beside the event before it is said where a question was asked in other words or offered other answers") {
  Programme programme;
  CHECK(printed("::: last-year\n", programme.data()).find("Before 20") == std::string::npos);
  auto before = *programme.years[1];
  REQUIRE(!before.questions.empty());
  before.questions.front().label = "Was it any good at all?";
  programme.years[1] = std::make_shared<const figures::Summary>(before);
  const auto text = printed("::: last-year\n", programme.data());
  INFO(text);
  CHECK(text.find("Before 2022 the question was: ‘Was it any good at all?’") != std::string::npos);
}
