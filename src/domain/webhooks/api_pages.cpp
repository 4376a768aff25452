// Receivers and their log for programs: the same as on the pages.
#include "context_pages.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/platform/web/paging.hpp>
#include <muster/platform/web/sent_object.hpp>

namespace muster::webhooks {
namespace {

using web::Reply;
using web::Request;

Json receiver_json(const ReceiverSheet& sheet) {
  const auto& receiver = sheet.receiver;
  const auto moment = [](const std::optional<Instant>& at) { return at ? Json(iso_instant(*at)) : Json(); };
  return json_object({{"id", receiver.id},
                      {"name", receiver.name},
                      {"address", receiver.address},
                      {"kinds", json_array(receiver.kinds, [](Kind kind) { return std::string(kind_code(kind)); })},
                      {"personal", receiver.personal},
                      {"state", std::string(state_code(receiver.state))},
                      {"failing_since", moment(receiver.failing_since)},
                      {"old_secret_until", moment(receiver.former_until)},
                      {"waiting", sheet.waiting},
                      {"given_up", sheet.given_up}});
}

Json delivery_json(const Delivery& delivery) {
  const bool goes_on = delivery.state == DeliveryState::waiting || delivery.state == DeliveryState::sending;
  return json_object({{"id", delivery.id},
                      {"number", delivery.number},
                      {"type", std::string(kind_code(delivery.kind))},
                      {"object", delivery.object_id},
                      {"happened_at", iso_instant(delivery.happened_at)},
                      {"state", std::string(state_code(delivery.state))},
                      {"tries", delivery.attempts},
                      {"next_try", goes_on ? Json(iso_instant(delivery.next_at)) : Json()},
                      {"status", delivery.status == 0 ? Json() : Json(delivery.status)},
                      {"reason", delivery.reason}});
}

Reply all(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request, web::Paging::most_of_short));
  MUSTER_PAGE(found, request, receivers_of(context.database, request.capture("programme")));
  const auto page = web::one_page(found, paging, [](const ReceiverSheet& one) { return one.receiver.id; });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, json_array(page.rows, receiver_json)));
  return reply;
}

Reply one(const PageContext& context, const Request& request) {
  MUSTER_PAGE(sheet, request,
              receiver_sheet(context.database, request.capture("programme"), request.capture("webhook")));
  return web::json(receiver_json(sheet));
}

/// What was sent of a receiver; what was left out stays. `state` is taken by itself.
Result<std::string> read_sent(const Request& request, Receiver& receiver, bool may_say_state) {
  std::vector<std::string> codes;
  for (const auto kind : receiver.kinds) codes.emplace_back(kind_code(kind));
  std::string state;
  web::SentObject sent(request);
  sent.text("name", receiver.name).text("address", receiver.address).texts("kinds", codes);
  sent.truth("personal", receiver.personal);
  if (may_say_state) sent.text("state", state);
  MUSTER_CHECK(sent.outcome());
  if (!state.empty() && state != "active" && state != "paused")
    return bad_input("\"state\" is active or paused.").at("state");
  receiver.kinds.clear();
  for (const auto& code : codes) {
    MUSTER_TRY(kind, parse_kind(code));
    receiver.kinds.push_back(kind);
  }
  return state;
}

Json with_secret(const NewReceiver& made) {
  return json_joined(receiver_json({made.receiver}), json_object({{"secret", made.secret}}));
}

Reply add(const PageContext& context, const Request& request) {
  Receiver receiver;
  receiver.programme_id = request.capture("programme");
  const auto read = read_sent(request, receiver, false);
  if (!read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(made, request, add_receiver(context.database, context.audit(request), receiver));
  return web::json(with_secret(made));
}

Reply change(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(sheet, request, receiver_sheet(context.database, programme, request.capture("webhook")));
  auto receiver = sheet.receiver;
  MUSTER_PAGE(state, request, read_sent(request, receiver, true));
  const auto changed = change_receiver(context.database, context.audit(request), receiver);
  if (!changed.ok()) return site::error_page(request, changed.error());
  if (!state.empty()) {
    const auto set = set_active(context.database, context.audit(request), programme, receiver.id, state == "active");
    if (!set.ok()) return site::error_page(request, set.error());
  }
  return one(context, request);
}

Reply remove(const PageContext& context, const Request& request) {
  const auto removed = remove_receiver(context.database, context.audit(request), request.capture("programme"),
                                       request.capture("webhook"));
  if (!removed.ok()) return site::error_page(request, removed.error());
  return web::json(json_object({{"removed", request.capture("webhook")}}));
}

Reply renew(const PageContext& context, const Request& request) {
  std::int64_t hours = 24;
  web::SentObject sent(request);
  sent.whole("hours", hours);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  if (hours < 0 || hours > longest_beside.count()) hours = longest_beside.count() + 1;  // refused by the room
  MUSTER_PAGE(made, request,
              renew_secret(context.database, context.audit(request), request.capture("programme"),
                           request.capture("webhook"), std::chrono::hours(hours)));
  return web::json(with_secret(made));
}

Reply test(const PageContext& context, const Request& request) {
  const auto sent =
      send_test(context.database, context.audit(request), request.capture("programme"), request.capture("webhook"));
  if (!sent.ok()) return site::error_page(request, sent.error());
  return one(context, request);
}

Reply deliveries(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  ListQuery query{.sort = "number", .descending = true};
  for (const auto* name : {"state", "kind"})
    if (const auto chosen = request.query.get(name); !chosen.empty()) query.filters[name] = chosen;
  MUSTER_PAGE(
      found, request,
      listed_deliveries(context.database, request.capture("programme"), request.capture("webhook"), paging.of(query)));
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, found, json_array(found.rows, delivery_json)));
  return reply;
}

Reply again(const PageContext& context, const Request& request) {
  std::vector<std::string> ids;
  bool failed = false;
  web::SentObject sent(request);
  sent.texts("deliveries", ids).truth("failed", failed);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  if (failed != ids.empty())
    return site::error_page(
        request,
        bad_input("Send the ids of \"deliveries\", or \"failed\": true for all that failed.").at("deliveries"));
  const auto& programme = request.capture("programme");
  const auto& webhook = request.capture("webhook");
  MUSTER_PAGE(count, request,
              failed ? send_failed_again(context.database, context.audit(request), programme, webhook)
                     : send_again(context.database, context.audit(request), programme, webhook, ids));
  return web::json(json_object({{"deliveries", count}}));
}

std::vector<std::string> codes_of_kinds() {
  std::vector<std::string> codes;
  for (const auto kind : kinds) codes.emplace_back(kind_code(kind));
  return codes;
}

std::vector<std::string> codes_of_states() {
  std::vector<std::string> codes;
  for (const auto state : {DeliveryState::behind, DeliveryState::waiting, DeliveryState::sending, DeliveryState::sent,
                           DeliveryState::given_up})
    codes.emplace_back(state_code(state));
  return codes;
}

std::vector<std::pair<std::string, web::Schema>> receiver_members() {
  using namespace web;
  return {
      {"id", text()},
      {"name", text()},
      {"address", text()},
      {"kinds", list_of(text_of(codes_of_kinds()))},
      {"personal", truth("Whether it is told names, e-mail addresses and organisations beside ids")},
      {"state", text_of({"active", "paused", "failing"}, "failing: paused by itself, for it took nothing for days")},
      {"failing_since", text_like("date-time", "Since when it has taken nothing").or_null()},
      {"old_secret_until", text_like("date-time", "Until then the secret before signs too").or_null()},
      {"waiting", whole_number("News that were not taken yet")},
      {"given_up", whole_number("News of the last thirty days that were given up")}};
}

web::Schema sent_receiver(bool whole) {
  using namespace web;
  const auto maybe = [&](Schema schema) { return whole ? schema : schema.where_known(); };
  std::vector<std::pair<std::string, Schema>> members{
      {"name", maybe(text("What it is, at most 100 characters"))},
      {"address", maybe(text("https://..., or what the administrator allows"))},
      {"kinds", maybe(list_of(text_of(codes_of_kinds())))},
      {"personal", truth("Left out in a new one: false").where_known()}};
  if (!whole) members.emplace_back("state", text_of({"active", "paused"}).where_known());
  return object(std::move(members));
}

constexpr const char* example_receiver =
    R"("id": "w1", "name": "The office directory", "address": "https://hooks.example.org/muster",
  "kinds": ["booking.booked"], "personal": false, "state": "active", "failing_since": null, "old_secret_until": null,
  "waiting": 0, "given_up": 0)";

void add_receiver_api(web::Router& router, const PageContext& context) {
  using namespace web;
  const std::string home = "/api/programmes/{programme}/webhooks";
  const std::string here = home + "/{webhook}";
  const Parameter programme{"programme", text("The programme's id"), "p1"};
  const Parameter webhook{"webhook", text("Its id"), "w1"};
  const auto receiver = object(receiver_members());
  auto members = receiver_members();
  members.emplace_back("secret", text("Shown once: whsec_ and the key in base 64"));
  const auto with_key = object(members);
  const std::string example = std::string("{") + example_receiver + "}";
  const std::string example_key =
      std::string("{") + example_receiver + R"(, "secret": "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="})";
  router.get(home, right, [context](const Request& request) { return all(context, request); })
      .describe({.summary = "The receivers of a programme's news",
                 .parameters = {programme, short_list()},
                 .replies = list_of(receiver, "By name"),
                 .example = "[" + example + "]",
                 .by_pages = true});
  router.post(home, right, [context](const Request& request) { return add(context, request); })
      .describe({.summary = "Adds a receiver; it is told what happens from now on",
                 .parameters = {programme},
                 .takes = {sent_receiver(true)},
                 .replies = with_key,
                 .example = example_key});
  router.get(here, right, [context](const Request& request) { return one(context, request); })
      .describe({.summary = "One receiver, and what it has not taken",
                 .parameters = {programme, webhook},
                 .replies = receiver,
                 .example = example});
  router.patch(here, right, [context](const Request& request) { return change(context, request); })
      .describe({.summary = "Changes, pauses or resumes a receiver; what is left out stays",
                 .parameters = {programme, webhook},
                 .takes = {sent_receiver(false)},
                 .replies = receiver,
                 .example = example});
  router.add(Method::delete_, here, right, [context](const Request& request) { return remove(context, request); })
      .describe({.summary = "Removes a receiver and its log",
                 .parameters = {programme, webhook},
                 .replies = object({{"removed", text("Its id")}}),
                 .example = R"({"removed": "w1"})"});
  router.post(here + "/secret", right, [context](const Request& request) { return renew(context, request); })
      .describe({.summary = "Makes a new secret; the old one signs beside it for a while",
                 .parameters = {programme, webhook},
                 .takes = {object({{"hours", whole_number("0 to 168; left out: 24").where_known()}})},
                 .replies = with_key,
                 .example = example_key});
}

void add_delivery_api(web::Router& router, const PageContext& context) {
  using namespace web;
  const std::string here = "/api/programmes/{programme}/webhooks/{webhook}";
  const Parameter programme{"programme", text("The programme's id"), "p1"};
  const Parameter webhook{"webhook", text("The receiver's id"), "w1"};
  auto logged = codes_of_kinds();
  logged.emplace_back(kind_code(Kind::test));
  const auto delivery =
      object({{"id", text("The same at every try: what webhook-id says")},
              {"number", whole_number("Grows with every news")},
              {"type", text("booking.booked, round.closed, test, ...")},
              {"object", text("Id of the booking, round or edition that it is of")},
              {"happened_at", text_like("date-time")},
              {"state", text_of(codes_of_states(), "behind: waits for an earlier news of the same object")},
              {"tries", whole_number()},
              {"next_try", text_like("date-time").or_null()},
              {"status", whole_number("What was answered last").or_null()},
              {"reason", text("Why the last try failed")}});
  router.post(here + "/test", right, [context](const Request& request) { return test(context, request); })
      .describe({.summary = "Sends a test to one receiver",
                 .parameters = {programme, webhook},
                 .takes = {object({})},
                 .replies = object(receiver_members()),
                 .example = std::string("{") + example_receiver + "}"});
  router.get(here + "/deliveries", right, [context](const Request& request) { return deliveries(context, request); })
      .describe({.summary = "What a receiver was sent in the last thirty days, the newest first",
                 .parameters = {programme,
                                webhook,
                                {"state", text_of(codes_of_states(), "One state alone").where_known(), "given up"},
                                {"kind", text_of(logged, "One kind of news alone").where_known(), "booking.booked"}},
                 .replies = list_of(delivery),
                 .example = R"([{"id": "d1", "number": 7, "type": "booking.booked", "object": "b1",
  "happened_at": "2022-06-10T09:00:00Z", "state": "sent", "tries": 1, "next_try": null, "status": 204, "reason": ""}])",
                 .by_pages = true});
  router.post(here + "/deliveries/again", right, [context](const Request& request) { return again(context, request); })
      .describe({.summary = "Sends news again, from their first try",
                 .parameters = {programme, webhook},
                 .takes = {object({{"deliveries", list_of(text("Its id")).where_known()},
                                   {"failed", truth("All that were given up or wait for another try").where_known()}})},
                 .replies = object({{"deliveries", whole_number("How many go once more")}}),
                 .example = R"({"deliveries": 3})"});
}

}  // namespace

void add_api_pages(web::Router& router, const PageContext& context) {
  add_receiver_api(router, context);
  add_delivery_api(router, context);
}

}  // namespace muster::webhooks
