// Feeds for programs: made, given another secret and ended by the same rules as on the page.
#include "context_pages.hpp"

#include <muster/platform/web/json.hpp>
#include <muster/platform/web/paging.hpp>
#include <muster/platform/web/sent_object.hpp>

#include <algorithm>
#include <optional>

namespace muster::feeds {
namespace {

using web::Reply;
using web::Request;

Json feed_json(const Feed& feed) {
  return json_object(
      {{"id", feed.id},
       {"name", feed.name},
       {"kind", std::string(kind_code(feed.kind))},
       {"events",
        json_array(feed.attendances, [](events::Attendance each) { return std::string(attendance_name(each)); })},
       {"series", feed.series_id.empty() ? Json() : Json(feed.series_id)},
       {"made_on", feed.made_on},
       {"read_on", feed.used_on.empty() ? Json() : Json(feed.used_on)}});
}

Json with_address(const Request& request, const NewFeed& made) {
  const auto site = web::site_of(request);
  const bool figures = made.feed.kind == FeedKind::figures;
  return json_joined(
      feed_json(made.feed),
      json_object({{"address", site + (figures ? "/api/v1/programmes/" + made.feed.programme_id + "/odata"
                                               : calendar_path(made.secret))},
                   {"password", figures ? Json(made.secret) : Json()}}));
}

Reply all(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request, web::Paging::most_of_short));
  MUSTER_PAGE(found, request, feeds_of(context.database, request.capture("programme")));
  const auto page = web::one_page(found, paging, [](const Feed& feed) { return feed.id; });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, json_array(page.rows, feed_json)));
  return reply;
}

Reply one(const PageContext& context, const Request& request) {
  MUSTER_PAGE(found, request, feeds_of(context.database, request.capture("programme")));
  const auto feed = std::ranges::find(found, request.capture("feed"), &Feed::id);
  if (feed == found.end()) return site::error_page(request, not_found("There is no such feed of this programme."));
  return web::json(feed_json(*feed));
}

Result<Feed> read_sent(const Request& request) {
  Feed feed;
  feed.programme_id = request.capture("programme");
  std::string kind(kind_code(FeedKind::calendar));
  std::vector<std::string> of;
  web::SentObject sent(request);
  sent.text("name", feed.name).text("kind", kind).texts("events", of).text("series", feed.series_id);
  MUSTER_CHECK(sent.outcome());
  MUSTER_TRY(parsed, parse_feed_kind(kind));
  feed.kind = parsed;
  for (const auto& name : of) {
    const auto attendance = events::parse_attendance(name);
    if (!attendance.ok()) return Error(attendance.error()).at("events");
    feed.attendances.push_back(*attendance);
  }
  return feed;
}

Reply add(const PageContext& context, const Request& request) {
  MUSTER_PAGE(wanted, request, read_sent(request));
  MUSTER_PAGE(made, request, add_feed(context.database, context.audit(request), wanted));
  return web::json(with_address(request, made));
}

Reply renew(const PageContext& context, const Request& request) {
  web::SentObject sent(request);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(
      made, request,
      renew_feed(context.database, context.audit(request), request.capture("programme"), request.capture("feed")));
  return web::json(with_address(request, made));
}

Reply end(const PageContext& context, const Request& request) {
  const auto ended =
      end_feed(context.database, context.audit(request), request.capture("programme"), request.capture("feed"));
  if (!ended.ok()) return site::error_page(request, ended.error());
  return web::json(json_object({{"removed", request.capture("feed")}}));
}

Json list_json(const Request& request, const std::optional<Feed>& list) {
  return json_object({{"on", list.has_value()},
                      {"address", list ? Json(web::site_of(request) + public_path(list->code)) : Json()},
                      {"since", list ? Json(list->made_on) : Json()}});
}

Reply public_reply(const PageContext& context, const Request& request) {
  MUSTER_PAGE(list, request, public_list(context.database, request.capture("programme")));
  return web::json(list_json(request, list));
}

/// On and off as on the page; what is on already keeps its address.
Reply switch_public(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(before, request, public_list(context.database, programme));
  bool on = before.has_value();
  web::SentObject sent(request);
  sent.truth("on", on);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  const auto switched = [&]() -> Outcome {
    if (!on) return close_public_list(context.database, context.audit(request), programme);
    MUSTER_CHECK(open_public_list(context.database, context.audit(request), programme));
    return Success{};
  };
  const auto done = switched();
  if (!done.ok()) return site::error_page(request, done.error());
  return public_reply(context, request);
}

Reply renew_public(const PageContext& context, const Request& request) {
  MUSTER_PAGE(list, request, renew_public_list(context.database, context.audit(request), request.capture("programme")));
  return web::json(list_json(request, list));
}

void add_public_list(web::Router& router, const PageContext& context) {
  using namespace web;
  using web::text;
  const std::string here = "/api/programmes/{programme}/public-events";
  const Parameter programme{"programme", text("The programme's id"), "p1"};
  const auto list = object({{"on", truth("Whether everybody may read the list of its public events")},
                            {"address", text_like("uri", "Of its page; feeds hang on it").or_null()},
                            {"since", text_like("date", "When it got this address").or_null()}});
  const std::string example =
      R"({"on": true, "address": "https://muster.example.org/public-events/q4nmt7x", "since": "2022-06-01"})";
  router.get(here, right, [context](const Request& request) { return public_reply(context, request); })
      .describe({.summary = "The list of public events of a programme, and where it stands",
                 .parameters = {programme},
                 .replies = list,
                 .example = example});
  router.put(here, right, [context](const Request& request) { return switch_public(context, request); })
      .describe({.summary = "Switches the list of public events on or off",
                 .parameters = {programme},
                 .takes = {object({{"on", truth()}})},
                 .replies = list,
                 .example = example});
  router.post(here + "/address", right, [context](const Request& request) { return renew_public(context, request); })
      .describe({.summary = "Gives the list another address; the one before leads nowhere",
                 .parameters = {programme},
                 .replies = list,
                 .example = example});
}

std::vector<std::pair<std::string, web::Schema>> members() {
  using namespace web;
  using web::text;
  return {{"id", text()},
          {"name", text("Who or what reads it")},
          {"kind", text_of({"calendar", "figures"})},
          {"events", list_of(text_of({"in person", "online", "hybrid"}), "Of a calendar: which events; none: all")},
          {"series", text("Of a calendar of one series' events: its id").or_null()},
          {"made_on", text_like("date", "When it got its secret")},
          {"read_on", text_like("date", "When it was read last").or_null()}};
}

constexpr const char* example_feed =
    R"("id": "f1", "name": "The office's Outlook", "kind": "calendar", "events": [], "series": null, "made_on": "2022-06-01", "read_on": null)";

}  // namespace

void add_api_pages(web::Router& router, const PageContext& context) {
  add_public_list(router, context);
  using namespace web;
  using web::text;
  const std::string home = "/api/programmes/{programme}/feeds";
  const std::string here = home + "/{feed}";
  const Parameter programme{"programme", text("The programme's id"), "p1"};
  const Parameter feed{"feed", text("Its id"), "f1"};
  auto shown_once = members();
  shown_once.emplace_back("address", text_like("uri", "What is read; of a calendar it is secret, and shown once"));
  shown_once.emplace_back("password", text("Of figures: shown once").or_null());
  const std::string example = std::string("{") + example_feed + "}";
  const std::string example_once =
      std::string("{") + example_feed +
      R"(, "address": "https://muster.example.org/calendar/SECRET/events.ics", "password": null})";
  router.get(home, right, [context](const Request& request) { return all(context, request); })
      .describe({.summary = "Calendars and keys of figures of a programme",
                 .parameters = {programme, short_list()},
                 .replies = list_of(object(members()), "By name"),
                 .example = "[" + example + "]",
                 .by_pages = true});
  router.post(home, right, [context](const Request& request) { return add(context, request); })
      .describe({.summary = "Makes an address that other programs read; it is shown once",
                 .parameters = {programme},
                 .takes = {object({{"name", text("At most 100 characters")},
                                   {"kind", text_of({"calendar", "figures"}, "Left out: calendar").where_known()},
                                   {"events", list_of(text_of({"in person", "online", "hybrid"})).where_known()},
                                   {"series", text("Of a calendar: the id of one series").where_known()}})},
                 .replies = object(shown_once),
                 .example = example_once});
  router.post(here + "/secret", right, [context](const Request& request) { return renew(context, request); })
      .describe({.summary = "Gives it another address, or another password; the one before opens nothing more",
                 .parameters = {programme, feed},
                 .takes = {object({})},
                 .replies = object(shown_once),
                 .example = example_once});
  router.get(here, right, [context](const Request& request) { return one(context, request); })
      .describe({.summary = "One of them; its secret is shown when it is made, and never again",
                 .parameters = {programme, feed},
                 .replies = object(members()),
                 .example = example});
  router.add(Method::delete_, here, right, [context](const Request& request) { return end(context, request); })
      .describe({.summary = "Switches it off",
                 .parameters = {programme, feed},
                 .replies = object({{"removed", text("Its id")}}),
                 .example = R"({"removed": "f1"})"});
}

}  // namespace muster::feeds
