// Lists for programs: which there are, who stands on one, and a mail to all of them.
#include "context_pages.hpp"

#include <muster/domain/lists/planned_mail_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/platform/web/paging.hpp>
#include <muster/platform/web/sent_object.hpp>

#include <algorithm>

namespace muster::lists {
namespace {

using web::Reply;
using web::Request;

Json list_json(const MailList& list) {
  return json_object({{"id", list.id},
                      {"name", list.name},
                      {"about", list.about},
                      {"people", list.members},
                      {"taken_in", list.taken_in},
                      {"path", "/l/" + list.code}});
}

Reply all(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request, web::Paging::most_of_short));
  MUSTER_PAGE(found, request, lists_of(context.database, request.capture("programme")));
  const auto page = web::one_page(found, paging, [](const MailList& one) { return one.id; });
  auto rows = json_array(page.rows, list_json);
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, json_object({{"lists", std::move(rows)}})));
  return reply;
}

std::string text_in(const Request& request, const char* name) {
  const auto* member = request.json ? request.json->find(name) : nullptr;
  return member != nullptr && member->text() != nullptr ? *member->text() : std::string();
}

Reply add(const PageContext& context, const Request& request) {
  MailList list;
  list.name = text_in(request, "name");
  list.about = text_in(request, "about");
  const auto* taken_in = request.json ? request.json->find("taken_in") : nullptr;
  if (taken_in != nullptr && taken_in->truth() != nullptr) list.taken_in = *taken_in->truth();
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(id, request, save_list(context.database, context.audit(request), programme, list));
  MUSTER_PAGE(sheet, request, list_sheet(context.database, programme, id));
  return web::json(list_json(sheet.list));
}

Reply change(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(sheet, request, list_sheet(context.database, programme, request.capture("list")));
  auto list = sheet.list;
  web::SentObject sent(request);
  sent.text("name", list.name).text("about", list.about).truth("taken_in", list.taken_in);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(id, request, save_list(context.database, context.audit(request), programme, list));
  MUSTER_PAGE(after, request, list_sheet(context.database, programme, id));
  return web::json(list_json(after.list));
}

Reply remove(const PageContext& context, const Request& request) {
  const auto& id = request.capture("list");
  const auto gone = delete_list(context.database, context.audit(request), request.capture("programme"), id);
  if (!gone.ok()) return site::error_page(request, gone.error());
  return web::json(json_object({{"deleted", id}}));
}

Reply take_off(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  const auto gone = remove_member(context.database, context.audit(request), programme, request.capture("list"),
                                  request.capture("member"));
  if (!gone.ok()) return site::error_page(request, gone.error());
  MUSTER_PAGE(sheet, request, list_sheet(context.database, programme, request.capture("list")));
  return web::json(list_json(sheet.list));
}

Json member_json(const Member& one) {
  return json_object({{"member", one.id}, {"name", one.name}, {"email", one.email}, {"since", one.since}});
}

Reply person(const PageContext& context, const Request& request) {
  MUSTER_PAGE(sheet, request, list_sheet(context.database, request.capture("programme"), request.capture("list")));
  const auto one = std::ranges::find(sheet.members, request.capture("member"), &Member::id);
  if (one == sheet.members.end()) return site::error_page(request, not_found("Nobody of that id is on this list."));
  return web::json(member_json(*one));
}

Reply people(const PageContext& context, const Request& request) {
  MUSTER_PAGE(sheet, request, list_sheet(context.database, request.capture("programme"), request.capture("list")));
  return web::json(json_object({{"list", list_json(sheet.list)}, {"people", json_array(sheet.members, member_json)}}));
}

Reply send(const PageContext& context, const Request& request) {
  if (const auto at = text_in(request, "at"); !at.empty()) {
    MUSTER_PAGE(due, request, parse_instant(at));
    MUSTER_PAGE(planned, request,
                plan_mail(context.database, context.audit(request), request.capture("programme"),
                          request.capture("list"), {text_in(request, "subject"), text_in(request, "text")}, due));
    return web::json(json_object({{"people", std::int64_t{0}}, {"planned", planned}}));
  }
  MUSTER_PAGE(sent, request,
              send_to_list(context.database, context.audit(request), request.capture("programme"),
                           request.capture("list"), {text_in(request, "subject"), text_in(request, "text")}));
  return web::json(json_object({{"people", sent}, {"planned", Json()}}));
}

Json planned_json(const PlannedMail& each) {
  return json_object({{"id", each.id},
                      {"subject", each.words.subject},
                      {"text", each.words.text},
                      {"at", iso_instant(each.due)},
                      {"not_sent", each.stopped}});
}

Reply planned(const PageContext& context, const Request& request) {
  MUSTER_PAGE(mails, request, planned_mails(context.database, request.capture("programme"), request.capture("list")));
  return web::json(json_object({{"planned", json_array(mails, planned_json)}}));
}

Reply one_planned(const PageContext& context, const Request& request) {
  MUSTER_PAGE(mails, request, planned_mails(context.database, request.capture("programme"), request.capture("list")));
  const auto one = std::ranges::find(mails, request.capture("mail"), &PlannedMail::id);
  if (one == mails.end())
    return site::error_page(request, not_found("It does not wait any more: it may have been sent."));
  return web::json(planned_json(*one));
}

Reply drop(const PageContext& context, const Request& request) {
  const auto gone = drop_planned_mail(context.database, context.audit(request), request.capture("programme"),
                                      request.capture("list"), request.capture("mail"));
  if (!gone.ok()) return site::error_page(request, gone.error());
  return planned(context, request);
}

constexpr const char* list_example = R"({"id": "ml1", "name": "Finance leads", "about": "", "people": 0,
  "taken_in": true, "path": "/l/q4nmt7x"})";

}  // namespace

void add_api_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  const std::string home = "/api/programmes/{programme}/lists";
  const Parameter programme{"programme", text("The programme's id"), "p1"};
  const Parameter list{"list", text("Its id"), "ml1"};
  const auto one = object({{"id", text()},
                           {"name", text()},
                           {"about", text()},
                           {"people", whole_number("Who joined")},
                           {"taken_in", truth("People can join by themselves")},
                           {"path", text("Of its public page")}});
  router.get(home, right, [context](const Request& request) { return all(context, request); })
      .describe({.summary = "The lists of a programme that people join and leave",
                 .parameters = {programme, web::short_list()},
                 .replies = object({{"lists", list_of(one, "By name")}}),
                 .example = R"({"lists": []})",
                 .by_pages = true});
  router.post(home, right, [context](const Request& request) { return add(context, request); })
      .describe({.summary = "Adds a list; nobody is on it yet",
                 .parameters = {programme},
                 .takes = {object({{"name", text()},
                                   {"about", text("A sentence or two, for its page").where_known()},
                                   {"taken_in", truth("Left out: true").where_known()}})},
                 .replies = one,
                 .example = list_example});
  const auto on_it = object({{"member", text("Their id on this list")},
                             {"name", text()},
                             {"email", text()},
                             {"since", text_like("date-time")}});
  router.get(home + "/{list}", right, [context](const Request& request) { return people(context, request); })
      .describe({.summary = "Everybody who joined a list",
                 .parameters = {programme, list},
                 .replies = object({{"list", one}, {"people", list_of(on_it)}}),
                 .example = R"({"list": {"id": "ml1", "name": "Finance leads", "about": "", "people": 0,
  "taken_in": true, "path": "/l/q4nmt7x"}, "people": []})"});
  router.put(home + "/{list}", right, [context](const Request& request) { return change(context, request); })
      .describe({.summary =
                     "Changes a list's name, what it is for, and whether people join by themselves; what is left "
                     "out stays",
                 .parameters = {programme, list},
                 .takes = {object({{"name", text().where_known()},
                                   {"about", text("A sentence or two, for its page").where_known()},
                                   {"taken_in", truth().where_known()}})},
                 .replies = one,
                 .example = list_example});
  router
      .add(Method::delete_, home + "/{list}", right,
           [context](const Request& request) { return remove(context, request); })
      .describe({.summary = "Deletes a list with all who stand on it",
                 .parameters = {programme, list},
                 .replies = object({{"deleted", text("Its id")}}),
                 .example = R"({"deleted": "ml1"})"});
  router
      .get(home + "/{list}/people/{member}", right,
           [context](const Request& request) { return person(context, request); })
      .describe({.summary = "One person on a list",
                 .parameters = {programme, list, {"member", text("Their id on this list"), "lm1"}},
                 .replies = on_it});
  router
      .add(Method::delete_, home + "/{list}/people/{member}", right,
           [context](const Request& request) { return take_off(context, request); })
      .describe({.summary = "Takes somebody off a list",
                 .parameters = {programme, list, {"member", text("Their id on this list"), "lm1"}},
                 .replies = one,
                 .example = list_example});
  router.post(home + "/{list}/mail", right, [context](const Request& request) { return send(context, request); })
      .describe(
          {.summary = "Sends a mail to everybody who joined, but for those who stopped all news of the programme",
           .parameters = {programme, list},
           .takes = {object({{"subject", text("At most 150 characters")},
                             {"text", text()},
                             {"at", text_like("date-time", "When it goes; now where it is missing").where_known()}})},
           .replies = object(
               {{"people", whole_number("Who gets one now")}, {"planned", text("The id of one that waits").or_null()}}),
           .example = R"({"people": 12, "planned": null})"});
  const auto one_waits = object({{"id", text()},
                                 {"subject", text()},
                                 {"text", text()},
                                 {"at", text_like("date-time")},
                                 {"not_sent", truth("Its moment passed without it")}});
  const auto waiting = object({{"planned", list_of(one_waits, "The next first")}});
  const std::string plans = home + "/{list}/planned";
  router.get(plans, right, [context](const Request& request) { return planned(context, request); })
      .describe({.summary = "Mails to a list that wait for their moment",
                 .parameters = {programme, list},
                 .replies = waiting,
                 .example = R"({"planned": []})"});
  router.get(plans + "/{mail}", right, [context](const Request& request) { return one_planned(context, request); })
      .describe({.summary = "One of them",
                 .parameters = {programme, list, {"mail", text("Its id"), "mm1"}},
                 .replies = one_waits});
  router
      .add(web::Method::delete_, plans + "/{mail}", right,
           [context](const Request& request) { return drop(context, request); })
      .describe({.summary = "Takes one of them back",
                 .parameters = {programme, list, {"mail", text("Its id"), "mm1"}},
                 .replies = waiting,
                 .example = R"({"planned": []})"});
}

}  // namespace muster::lists
