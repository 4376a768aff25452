// The room for programs: what came in, and the questions with their votes.
#include "context_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/platform/web/json.hpp>

namespace muster::room {
namespace {

using web::Reply;
using web::Request;

Json moment_json(const std::optional<Instant>& moment) { return moment ? Json(iso_instant(*moment)) : Json(); }

Json question_json(const Question& question) {
  return json_object({{"number", question.number}, {"text", question.text}, {"votes", question.votes}});
}

Reply room_reply(const PageContext& context, const Request& request) {
  MUSTER_PAGE(room, request, room_of_event(context.database, request.capture("event")));
  if (!room) return site::error_page(request, not_found("No room is set up for this event yet."));
  MUSTER_PAGE(state, request, screen_state(context.database, context.now(), room->id));
  if (!state) return site::error_page(request, not_found("No room is set up for this event yet."));
  return web::json(json_object({{"state", state_name(state->room.state)},
                                {"address", phone_path(state->room.code)},
                                {"tables", state->room.tables},
                                {"opened_at", moment_json(state->room.opened_at)},
                                {"closed_at", moment_json(state->room.closed_at)},
                                {"notes", json_object({{"challenges", state->challenges},
                                                       {"opportunities", state->opportunities},
                                                       {"tables", state->tables}})},
                                {"voters", state->room.voters},
                                {"questions", json_array(state->questions, question_json)}}));
}

web::Description room_description() {
  using namespace web;
  using web::text;
  const auto notes = object({{"challenges", whole_number()},
                             {"opportunities", whole_number()},
                             {"tables", whole_number("How many tables noted anything")}});
  const auto question = object(
      {{"number", whole_number("In the order in which they were asked")}, {"text", text()}, {"votes", whole_number()}});
  return {.summary = "The room of an event: its notes in figures, and the questions that were let through, by votes",
          .parameters = {{"event", text("The event's short name, as /api/events lists it"), "summit-2022"}},
          .replies = object({{"state", text_of({"ready", "open", "closed"})},
                             {"address", text_like("uri-reference", "Where people choose their table")},
                             {"tables", whole_number("How many tables there are")},
                             {"opened_at", text_like("date-time").or_null()},
                             {"closed_at", text_like("date-time").or_null()},
                             {"notes", notes},
                             {"voters", whole_number("How many gave a vote")},
                             {"questions", list_of(question)}}),
          .example = R"({"state": "open", "address": "/r/k4mpw", "tables": 12, "opened_at": "2022-06-10T10:15:00Z",
  "closed_at": null, "notes": {"challenges": 56, "opportunities": 49, "tables": 12}, "voters": 46,
  "questions": [{"number": 3, "text": "Who will hold academies to account?", "votes": 31}]})"};
}

}  // namespace

void add_api_pages(web::Router& router, const PageContext& context) {
  router
      .get("/api/events/{event}/room", access::Permission::read_notes,
           [context](const Request& request) { return room_reply(context, request); })
      .describe(room_description());
}

}  // namespace muster::room
