// Who answered beside who registered: on the summary, one click away, and for programs.
#include "answerers_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/figures/answerers_service.hpp>
#include <muster/domain/figures/how_made_pages.hpp>

#include "figure_pages.hpp"
#include "site_pages.hpp"

namespace muster::figures {

void fill_answerers(web::View& view, const Answerers& all) {
  if (all.people == 0 && all.note.empty()) return;
  auto& shown = view.add("ANSWERERS", "Who answered, beside who registered");
  for (const auto& part : all.parts) {
    auto& one = shown.add("ANSWERERS_PART");
    one.show("ANSWERERS_FINDING", finding_of(part));
    fill_table(one, table_of(part, all), table_of(part, all).caption);
  }
  shown.show("ANSWERERS_NOTE", all.note);
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
  router
      .get("/api/events/{event}/representation", access::Permission::read_figures,
           [context](const Request& request) -> Reply {
             const auto& slug = request.capture("event");
             MUSTER_PAGE(found, request, event_answerers(context.database, slug, context.now()));
             return web::json(answerers_json(found, slug));
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
                      {"note", text("Why nothing, or not all, is told; may be empty")}}),
                 .example = R"({"event": "london-send-summit-2022", "registered": 0, "in_fives": false, "parts": [],
  "note": "Who answered is not known."})"});
}

}  // namespace muster::figures
