// Asks what is to stand beside what, and shows each test with the people it is made of.
#include "site_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/figures/group_tests_service.hpp>
#include <muster/domain/figures/headlines.hpp>
#include <muster/domain/figures/how_made_pages.hpp>
#include <muster/domain/figures/people_words.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>

#include "known_people_service.hpp"
#include "listed_groups_service.hpp"

#include <algorithm>
#include <numeric>

namespace muster::figures {
namespace {

using web::Reply;
using web::Request;
using web::View;
using Choices = std::vector<web::Choice<std::string>>;

constexpr std::size_t most_letters = 70;

TestWanted wanted_of(const Request& request) {
  return {request.query.get("by"), request.query.get("with"), request.query.get("people") == "same",
          request.query.get("question")};
}

Choices groups_of(const Summary& summary) {
  Choices out;
  if (summary.anonymous) {
    for (const auto& cut : summary.cuts) {
      if (!cut.groups.empty()) out.push_back({cut.code, cut.code, short_label(cut.label, most_letters)});
    }
    return out;
  }
  for (const auto& question : summary.questions) {
    if (parting_question(summary, question.code).ok())
      out.push_back({question.code, question.code, short_label(question.full_label(), most_letters)});
  }
  return out;
}

Choices questions_of(const Summary& summary) {
  Choices out{{"", "", "All questions"}};
  for (const auto& question : summary.questions) {
    if (!question.options.empty())
      out.push_back({question.code, question.code, short_label(question.full_label(), most_letters)});
  }
  return out;
}

struct TestForm {
  web::Form form;
  std::optional<web::Field<std::string>> by{};
  std::optional<web::Field<std::string>> with{};
  std::optional<web::Field<std::string>> people{};
  std::optional<web::Field<std::string>> question{};

  TestForm(const Request& request, const Summary& summary, const std::vector<events::Event>& others, bool people_known,
           const std::vector<ListedCut>& listed, const TestWanted& wanted)
      : form(web::Form::asking(request, path_of(summary.event, "/tests"))) {
    auto groups = groups_of(summary);
    for (const auto& cut : listed) groups.push_back({cut.name, cut.name, cut.label});
    if (!groups.empty()) {
      groups.insert(groups.begin(), {"", "", "No groups"});
      by = form.select("by", "Groups by", groups).optional().begins(wanted.by);
    }
    if (!others.empty()) {
      Choices rounds{{"", "", "No other round"}};
      for (const auto& other : others)
        rounds.push_back({other.slug, other.slug, other.title + ", " + long_date(other.date)});
      with = form.select("with", by ? "Or with another round" : "With another round", rounds)
                 .optional()
                 .begins(wanted.with);
      if (people_known)
        people = form.select("people", "People of the two rounds",
                             Choices{{"", "", "Everybody, as if they were different people"},
                                     {"same", "same", "Only those who answered both"}})
                     .optional()
                     .begins(wanted.same_people ? "same" : "");
    }
    question = form.select("question", "Question", questions_of(summary)).optional().begins(wanted.question);
    form.button({.words = "Make the tests", .look = web::Button::Look::second});
  }
};

void add_people(View& part, const GroupTest& test) {
  if (test.people.empty()) return;
  auto& table = part.add("TABLE");
  for (const auto& answer : test.answers) table.add("COLUMN", answer);
  for (std::size_t at = 0; at < test.people.size(); ++at) {
    const auto& people = test.people[at];
    const auto all = std::accumulate(people.begin(), people.end(), std::int64_t{0});
    auto& row = table.add("ROW", test.groups[at]).set("ROW_ALL", grouped(all));
    for (const auto count : people) {
      auto& cell = row.add("CELL", grouped(count));
      if (all > 0) cell.add("SHARE", percent(static_cast<double>(count) / static_cast<double>(all)));
    }
  }
}

void add_tests(View& view, const GroupTests& all) {
  auto& shown = view.add("SHOWN", finding_of(all));
  if (all.between == GroupTests::Between::rounds && all.why_none.empty()) shown.show("AS_DIFFERENT");
  shown.show_if(all.tests.empty() && all.why_none.empty(), "NOTHING");
  std::size_t number = 0;
  for (const auto& test : all.tests) {
    auto& part = shown.add("TEST", test.label).set("ANCHOR", "test-" + std::to_string(++number));
    part.show("ANSWER", test.answer);
    part.set("FINDING", finding_of(test, all));
    add_people(part, test);
    part.add_each("LEFT_OUT", test.left_out);
    const auto of = test.label + (test.answer.empty() ? "" : ": " + test.answer);
    part.markup("MADE", test.people.empty() ? std::string() : how_made(kinds_of(test), of, "more"));
  }
}

Reply page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(others, request, rounds_beside(context.database, event));
  MUSTER_PAGE(summary, request, context.summaries.of(event.slug, context.now()));
  MUSTER_PAGE(known, request, are_people_known(context.database, event.slug));
  const auto wanted = wanted_of(request);
  MUSTER_PAGE(listed, request, listed_cuts(context.database, event.slug));
  TestForm asked(request, *summary, others, known, listed, wanted);
  View view;
  view.set("KICKER", day_and_venue(summary->event));
  std::string opening = "Do groups answer differently?";
  std::string lead =
      "Choose groups or another round. Muster chooses the test that fits each question and says what it is.";
  if (!wanted.by.empty() || !wanted.with.empty()) {
    auto found = group_tests(context.database, context.summaries, context.now(), event.slug, wanted);
    if (found.ok()) {
      if (found->between == GroupTests::Between::groups) {
        opening = found->by_label.empty() ? opening : "Groups by “" + short_label(found->by_label, most_letters) + "”";
      } else {
        opening = summary->event.title + " beside " + found->by_label;
      }
      lead = {};
      add_tests(view, *found);
      auto query = std::string(wanted.by.empty() ? "?with=" + wanted.with : "?by=" + found->by);
      if (wanted.same_people) query += "&people=same";
      if (!wanted.question.empty()) query += "&question=" + wanted.question;
      view.add("JSON", "/api/v1/events/" + event.slug + "/tests" + query);
    } else if (found.error().kind == ErrorKind::bad_input) {
      asked.form.refuse(found.error());
    } else {
      return site::error_page(request, found.error());
    }
  }
  view.head(opening, lead);
  view.show_if(!asked.by && !asked.with, "NOTHING_TO_TEST", "CHOICE");
  view.markup("CHOICE_FORM", asked.form.shown());
  return site::form_page(request, frame_of(summary->event, "Tests between groups", site::Tab::summary), asked.form,
                         web::render("domain/figures/pages/group_tests.html", view));
}

Reply json(const PageContext& context, const Request& request) {
  MUSTER_PAGE(
      found, request,
      group_tests(context.database, context.summaries, context.now(), request.capture("event"), wanted_of(request)));
  return web::json(to_json(found));
}

web::Description description() {
  using namespace web;
  using web::text;
  const auto test = object({{"code", text("Of the question")},
                            {"label", text()},
                            {"option", text("Code of the one answer that it is about").where_known()},
                            {"answer", text().where_known()},
                            {"groups", list_of(text(), "Rows of people")},
                            {"answers", list_of(text(), "Columns of people")},
                            {"people", list_of(list_of(whole_number()), "Each person in one cell")},
                            {"left_out", list_of(text(), "Whom it is not of")},
                            {"test", text("fisher, chi_square, chi_square_roughly, mann_whitney, kruskal_wallis, "
                                          "rank_correlation or mcnemar; null where there is none")
                                         .or_null()},
                            {"p", number("Two-sided").or_null()},
                            {"corrected_p", number("For all tests made, by Benjamini and Hochberg").or_null()},
                            {"size", number("Cramér's V; of mann_whitney how often the first group stands nearer to "
                                            "the answer that the finding names; tau-b")
                                         .or_null()},
                            {"rho", number("Spearman's").or_null()},
                            {"more_than_chance", truth("corrected_p is below 0.05")},
                            {"finding", text("In sentences, or why there is no test")}});
  return {
      .summary = "Tests between groups of a round, or between it and another",
      .parameters =
          {{"event", text("The round"), "summit-2022"},
           {"by",
            text("Code of the question that parts people into groups, or, in a round with names, place.area, place or "
                 "organisation.kind of the delegate list; this or `with`"),
            "role"},
           {"with", text("Another round of the programme"), "summit-2023"},
           {"people", text_of({"same"}, "same: with `with`, only those who answered both"), "same"},
           {"question", text("Code of one question to be told about"), "helpful"}},
      .replies = object({{"between", text("groups, rounds or same_people")},
                         {"by", text()},
                         {"by_label", text()},
                         {"made", whole_number("Tests, also those about questions that are not told")},
                         {"finding", text()},
                         {"tests", list_of(test)}}),
      .example = R"({"between": "groups", "by": "role", "by_label": "Your role", "made": 0,
  "finding": "No test could be made.", "tests": []})"};
}

}  // namespace

void add_group_tests_pages(web::Router& router, const PageContext& context) {
  router.get("/events/{event}/tests", access::Permission::read_figures,
             [context](const Request& request) { return page(context, request); });
  router
      .get("/api/events/{event}/tests", access::Permission::read_figures,
           [context](const Request& request) { return json(context, request); })
      .describe(description());
}

}  // namespace muster::figures
