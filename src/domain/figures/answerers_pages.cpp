// Who answered beside who registered: on the summary, one click away, and for programs.
#include "answerers_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/figures/answerers_service.hpp>
#include <muster/domain/figures/event_words.hpp>
#include <muster/domain/figures/how_made_pages.hpp>
#include <muster/domain/figures/weighting_service.hpp>

#include "figure_pages.hpp"
#include "site_pages.hpp"
#include "weighting_words.hpp"

namespace muster::figures {

namespace {

web::Reply representation_page(const PageContext& context, const web::Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(summary, request, context.summaries.of(slug, context.now()));
  MUSTER_PAGE(all, request, event_answerers(context.database, slug, context.now()));
  MUSTER_PAGE(weights, request, event_weighting(context.database, context.summaries, context.now(), slug));
  web::View view;
  view.head("Who answered, beside who registered",
            "Whether those who answered are made up as the delegates are, and what their answers would come to if they "
            "were.");
  view.set("KICKER", day_and_venue(summary->event)).set("BACK_PATH", path_of(summary->event, "/summary"));
  for (const auto& part : all.parts) {
    auto& one = view.add("PART", part.by == "kind" ? "By kind of organisation" : "By area").set("PART_ID", part.by);
    one.show("PART_FINDING", finding_of(part));
    fill_table(one, table_of(part, all), table_of(part, all).caption);
  }
  view.show("ANSWERERS_NOTE", all.note);
  view.markup("ANSWERERS_MADE", how_made(kinds_of(all), "who answered, beside who registered", "more"));
  view.set("WEIGHTS_LEAD", weighting_lead(weights)).show_if(!weights.by.empty(), "ANY_WEIGHTS");
  for (const auto& note : weights.notes) view.add("WEIGHTS_NOTE", note);
  for (const auto& by : weights.by) {
    const auto table = groups_table(weights, by);
    fill_table(view.add("WEIGHTS", table.caption), table, table.caption, 3);
  }
  view.markup("WEIGHTS_MADE", how_made(kinds_of(weights), "the weights", "more"));
  for (const auto& question : weights.questions) {
    auto& one = view.add("QUESTION", question.label).set("QUESTION_ID", "q-" + question.code);
    one.set("QUESTION_FINDING", finding_of(question));
    one.set("QUESTION_BASE", "Base: " + table_of(question).base);
    one.markup("DESK", picture_of(question, desk_width).svg).markup("PHONE", picture_of(question, phone_width).svg);
    fill_table(one, table_of(question), question.label, 3);
    one.markup("QUESTION_MADE", how_made(kinds_of(weights), question.label, "more"));
  }
  view.set("JSON", "/api/v1/events/" + slug + "/representation");
  return site::desk_page(request, frame_of(summary->event, "Who answered", site::Tab::summary),
                         web::render("domain/figures/pages/representation.html", view));
}

/// What is told of weights.
web::Schema weighted_schema() {
  using namespace web;
  using web::text;
  const auto group = object({{"by", text_of({"kind", "area"})},
                             {"name", text()},
                             {"registered", whole_number("People")},
                             {"answered", whole_number("Answers")},
                             {"weight", number("Of one of its answers, on average; of all answers it is 1")}});
  const auto option = object({{"code", text("Empty where several answers stand together")},
                              {"label", text()},
                              {"people", whole_number("Who gave it")},
                              {"share", number("Without weights")},
                              {"weighted", number("The share, weighted to the delegates")},
                              {"interval", list_of(number(), "95% interval of that, on the effective people")}});
  const auto question = object({{"code", text()},
                                {"label", text()},
                                {"base", whole_number("People")},
                                {"effective_people", number("Kish's")},
                                {"finding", text("In a sentence")},
                                {"options", list_of(option)}});
  return object({{"by", list_of(text(), "kind, area: of what the weights are made")},
                 {"answers", whole_number("That are weighted")},
                 {"effective_people", number("Kish's, of all of them")},
                 {"cut_off", truth("Weights above five times the mean were cut off")},
                 {"groups", list_of(group)},
                 {"questions", list_of(question)},
                 {"notes", list_of(text(), "Sentences that go with the weights")},
                 {"why_not", text("Why there are none; else empty")}});
}

}  // namespace

void fill_answerers(web::View& view, const Answerers& all, const EventFacts& event) {
  if (all.people == 0 && all.note.empty()) return;
  auto& shown = view.add("ANSWERERS", "Who answered, beside who registered");
  for (const auto& part : all.parts) {
    auto& one = shown.add("ANSWERERS_PART");
    one.show("ANSWERERS_FINDING", finding_of(part));
    fill_table(one, table_of(part, all), table_of(part, all).caption);
  }
  shown.show("ANSWERERS_NOTE", all.note);
  shown.set("WEIGHTS_PATH", path_of(event, "/representation"));
  shown.markup("ANSWERERS_MADE", how_made(kinds_of(all), "who answered, beside who registered", "more"));
}

void add_answerers_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  using web::text;
  const auto group =
      object({{"name", text()},
              {"registered", whole_number("People")},
              {"answered", whole_number("Of those; rounded down to a multiple of five where `in_fives` is true")},
              {"rate", number("answered / registered").or_null()},
              {"share_of_registered", number("Of all who registered").or_null()},
              {"share_of_answers", number("Of all answers").or_null()},
              {"difference", number("share_of_answers less share_of_registered").or_null()}});
  router.get("/events/{event}/representation", access::Permission::read_figures,
             [context](const Request& request) { return representation_page(context, request); });
  router
      .get("/api/events/{event}/representation", access::Permission::read_figures,
           [context](const Request& request) -> Reply {
             const auto& slug = request.capture("event");
             MUSTER_PAGE(found, request, event_answerers(context.database, slug, context.now()));
             MUSTER_PAGE(weights, request, event_weighting(context.database, context.summaries, context.now(), slug));
             return web::json(answerers_json(found, weights, slug));
           })
      .describe({.summary = "Whether those who answered are made up as those who registered, by kind and area",
                 .parameters = {{"event", text("The event's short name"), "london-send-summit-2022"}},
                 .replies = object(
                     {{"event", text()},
                      {"registered", whole_number("People; 0 where it is not known who answered")},
                      {"in_fives", truth("Of an anonymous form")},
                      {"parts", list_of(object({{"by", text_of({"kind", "area"})},
                                                {"finding", text("In a sentence; may be empty")},
                                                {"different", number("The part of the answers that would have to come "
                                                                     "from other groups")
                                                                  .or_null()},
                                                {"groups", list_of(group)}}))},
                      {"note", text("Why nothing, or not all, is told; may be empty")},
                      {"weighted", weighted_schema()}}),
                 .example = R"({"event": "london-send-summit-2022", "registered": 0, "in_fives": false, "parts": [],
  "note": "Who answered is not known.", "weighted": {"by": [], "answers": 0, "effective_people": 0, "cut_off": false,
  "groups": [], "questions": [], "notes": [], "why_not": "The form is anonymous: its answers are weighted when it is closed."}})"});
}

}  // namespace muster::figures
