// The door for programs, and for the scripts of its own page: the list that a phone keeps, and the scans that it sends.
#include "domain/booking/delegate_pages.hpp"

#include <muster/domain/booking/kept_door_service.hpp>
#include "door.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/booking_code.hpp>
#include <muster/domain/booking/door_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/platform/web/json.hpp>

namespace muster::booking {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

/// A phone needs to tell codes of one event apart, and nothing more: half of the hash is plenty for that.
constexpr std::size_t hash_digits = 32;

std::string state_word_of(DoorState state) {
  return state == DoorState::before ? "before" : state == DoorState::open ? "open" : "over";
}

Json person_json(const DoorList& list, const DoorPerson& person) {
  const auto hash = [&](const std::string& code) { return code_hash(list.event.id, code).substr(0, hash_digits); };
  return json_object({{"booking", person.booking_id},
                      {"name", person.name},
                      {"organisation", person.organisation},
                      {"standing", standing_word(person.standing)},
                      {"hash", hash(person.code)},
                      {"former", json_array(person.former_codes, hash)},
                      {"at", person.entrance ? Json(iso_instant(person.entrance->at)) : Json()},
                      {"door", person.entrance ? Json(person.entrance->door) : Json()},
                      {"scan", person.entrance ? Json(person.entrance->scan_id) : Json()},
                      {"unchosen", person.unchosen}});
}

/// `by_changes`: the phone can put what changed into the list that it knows.
Json list_json(const DoorNews& news, Instant now, bool by_changes) {
  const auto& list = *news.list;
  const auto one = [&](const DoorPerson& person) { return person_json(list, person); };
  const bool all = news.whole || (!news.unchanged && !by_changes);
  const bool some = !news.unchanged && !all;
  return json_object({{"event", list.event.slug},
                      {"event_id", list.event.id},
                      {"title", list.event.title},
                      {"state", state_word_of(list.state)},
                      {"opens_at", iso_instant(list.times.opens)},
                      {"ends_at", iso_instant(list.times.ends)},
                      {"in", list.in},
                      {"of", list.of},
                      {"now", iso_instant(now)},
                      {"mark", news.mark},
                      {"people", all ? json_array(list.people, one) : Json()},
                      {"changed", some ? json_array(news.changed,
                                                    [&](std::size_t at) {
                                                      auto members = *one(list.people[at]).object();
                                                      members.emplace_back("place", static_cast<std::int64_t>(at));
                                                      return Json(std::move(members));
                                                    })
                                       : Json()},
                      {"gone", some ? json_array(news.gone, [](const std::string& id) { return Json(id); }) : Json()}});
}

Reply list_reply(const PageContext& context, KeptDoors& kept, const Request& request) {
  const auto now = context.clock.now();
  MUSTER_PAGE(news, request,
              kept.news(context.database, now, request.capture("event"), request.query.get("session"),
                        request.query.get("known")));
  auto reply = web::json(list_json(news, now, request.query.get("changes") == "yes"));
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

std::string text_at(const Json& object, const char* name) {
  const auto* member = object.find(name);
  return member == nullptr || member->text() == nullptr ? std::string() : *member->text();
}

Result<ScanBatch> sent_batch(const Request& request) {
  static const Json nothing;
  const auto& sent = request.json ? *request.json : nothing;
  ScanBatch batch{text_at(sent, "door"), text_at(sent, "session"), {}};
  const auto* scans = sent.find("scans");
  const auto* all = scans == nullptr ? nullptr : scans->array();
  if (all == nullptr)
    return bad_input("Send {\"door\": TEXT, \"scans\": [{\"id\": ID, \"code\": CODE, \"at\": MOMENT}]}.");
  for (const auto& each : *all) {
    Scan scan{text_at(each, "id"),      Scan::What::in,          text_at(each, "code"),
              text_at(each, "booking"), text_at(each, "undoes"), {}};
    if (!scan.undoes.empty()) scan.what = Scan::What::undo;
    if (scan.code.empty() && scan.booking_id.empty() && scan.undoes.empty())
      return bad_input("A scan holds a code, a booking, or the id of the scan that it undoes.");
    if (const auto at = text_at(each, "at"); !at.empty()) {
      MUSTER_TRY(moment, parse_instant(at));
      scan.at = moment;
    }
    batch.scans.push_back(std::move(scan));
  }
  return batch;
}

Json result_json(const ScanResult& result) {
  return json_object({{"id", result.id},
                      {"outcome", outcome_word(result.outcome)},
                      {"booking", result.booking_id},
                      {"name", result.name},
                      {"organisation", result.organisation},
                      {"at", result.entrance ? Json(iso_instant(result.entrance->at)) : Json()},
                      {"door", result.entrance ? Json(result.entrance->door) : Json()},
                      {"event", result.event_title.empty() ? Json() : Json(result.event_title)},
                      {"unchosen", result.unchosen}});
}

Reply scans_reply(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(batch, request, sent_batch(request));
  MUSTER_PAGE(results, request, take_scans(context.database, context.audit(request), slug, batch));
  const auto now = context.clock.now();
  MUSTER_PAGE(counts, request, door_counts(context.database, now, slug, batch.session));
  return web::json(json_object({{"now", iso_instant(now)},
                                {"in", counts.in},
                                {"of", counts.of},
                                {"results", json_array(results, result_json)}}));
}

web::Description list_description(const web::Parameter& event) {
  using namespace web;
  const auto person = object(
      {{"booking", text("The booking’s id")},
       {"name", text()},
       {"organisation", text("Empty where there is none")},
       {"standing", text_of({"expected", "in", "not booked", "given back"})},
       {"hash", text("The first 32 digits of SHA-256 of event_id, “:” and the code of the booking")},
       {"former", list_of(text(), "The same of codes that stand on badges of bookings which became one with this")},
       {"at", text_like("date-time", "When they came in").or_null()},
       {"door", text("Where; empty: marked in the list of delegates").or_null()},
       {"scan", text("The scan that let them in").or_null()},
       {"unchosen", truth("At the door of a session that people choose: they did not choose it")}});
  auto placed = person;
  placed.members.emplace_back("place", whole_number("In the list as it is now, from 0"));
  return {
      .summary = "The list of the door: names, organisations, who is in; no addresses and no needs",
      .parameters = {event,
                     {"session", text("A session’s code: who is in there"), ""},
                     {"known", text("The mark of the list that is known: without people where it holds"), ""},
                     {"changes",
                      text_of({"yes", "no"}, "“yes”: where it does not, only what changed, where that is known"), ""}},
      .replies = object({{"event", text()},
                         {"event_id", text()},
                         {"title", text()},
                         {"state", text_of({"before", "open", "over"}, "People are listed while it is open")},
                         {"opens_at", text_like("date-time")},
                         {"ends_at", text_like("date-time")},
                         {"now", text_like("date-time", "By the server’s clock")},
                         {"in", whole_number("Who came")},
                         {"of", whole_number("Who has a seat, or came")},
                         {"mark", text()},
                         {"people", list_of(person, "By surname").or_null()},
                         {"changed", list_of(placed,
                                             "Who is new or different since the list that is known: "
                                             "take them and those of “gone” out of it, then put each at its place, "
                                             "in this order")
                                         .or_null()},
                         {"gone", list_of(text("The booking’s id")).or_null()}})};
}

web::Description scans_description(const web::Parameter& event) {
  using namespace web;
  const auto scan = object({{"id", text("26 small letters and digits, of your own: sent twice it counts once")},
                            {"code", text("As scanned or typed").where_known()},
                            {"booking", text("Who was found by name").where_known()},
                            {"undoes", text("The id of a scan that this one takes back").where_known()},
                            {"at", text_like("date-time", "When it was; now where it is missing").where_known()}});
  const auto result = object({{"id", text()},
                              {"outcome", text_of({"in", "already", "not in list", "other event", "not booked",
                                                   "given back", "undone", "still in"})},
                              {"booking", text("Empty where it is of nobody in the list")},
                              {"name", text()},
                              {"organisation", text()},
                              {"at", text_like("date-time", "When they came in").or_null()},
                              {"door", text("Where").or_null()},
                              {"event", text("Of another event: its title").or_null()},
                              {"unchosen", truth("Let in to a session that they did not choose")}});
  return {
      .summary = "Takes scans of a door in their order; nobody is counted twice, and the earliest scan lets them in",
      .parameters = {event},
      .takes = {object({{"door", text("What the place is called").where_known()},
                        {"session", text("A session’s code").where_known()},
                        {"scans", list_of(scan, "At most 500")}})},
      .replies = object({{"now", text_like("date-time")},
                         {"in", whole_number()},
                         {"of", whole_number()},
                         {"results", list_of(result)}})};
}

}  // namespace

void add_door_api_pages(web::Router& router, const PageContext& context) {
  const std::string door = "/api/events/{event}/door";
  const web::Parameter event{"event", web::text("The event's short name, as /api/events lists it"),
                             "london-send-summit-2022"};
  router
      .get(door, Permission::mark_attendance,
           [context, kept = std::make_shared<KeptDoors>()](const Request& request) {
             return list_reply(context, *kept, request);
           })
      .describe(list_description(event));
  router
      .post(door + "/scans", Permission::mark_attendance,
            [context](const Request& request) { return scans_reply(context, request); })
      .describe(scans_description(event));
}

}  // namespace muster::booking
