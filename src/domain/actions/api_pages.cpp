// Actions and published answers for programs: the team's words alone. What a family wrote leaves by no address here.
#include "desk_api_pages.hpp"

#include <muster/kit/base/json.hpp>
#include <muster/platform/web/paging.hpp>
#include <muster/platform/web/sent_object.hpp>

#include <algorithm>

namespace muster::actions {
namespace {

using web::Reply;
using web::Request;

Json day_json(const std::optional<Date>& day) { return day ? Json(iso_date(*day)) : Json(); }

Json action_json(const Book& book, const Action& action, Date today) {
  const auto event = std::ranges::find(book.events, action.event_id, &RaisedAt::id);
  return json_object({{"id", action.id},
                      {"number", action.number},
                      {"raised", std::string(source_code(action.source))},
                      {"raised_on", iso_date(action.raised_on)},
                      {"event", event == book.events.end() ? Json() : Json(event->slug)},
                      {"title", action.title},
                      {"place", book.place_name(action.place_code)},
                      {"owner", book.owner_of(action)},
                      {"goal", action.goal},
                      {"starts_on", day_json(action.starts_on)},
                      {"due_on", day_json(action.due_on)},
                      {"status", std::string(status_code(action.status))},
                      {"overdue", is_overdue(action, today)},
                      {"before_board_on", day_json(action.escalated_on)},
                      {"board_asked", action.board_asked},
                      {"board_said", action.board_said},
                      {"you_said", action.you_said},
                      {"we_did", action.we_did},
                      {"published_on", day_json(action.published_on)},
                      {"version", action.version}});
}

Reply list(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request, web::Paging::most_of_short));
  MUSTER_PAGE(book, request, book_of(context.database, request.capture("programme")));
  const auto page = web::one_page(book.actions, paging, [](const Action& action) { return action.id; });
  auto rows = json_array(page.rows, [&](const Action& action) { return action_json(book, action, context.today()); });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, json_object({{"actions", std::move(rows)}})));
  return reply;
}

/// Published answers bear no id: what was said of one is never published twice.
std::string key_of(const Published& one) { return one.you_said + '\n' + one.we_did; }

Reply answers(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request, web::Paging::most_of_short));
  MUSTER_PAGE(all, request, answers_of(context.database, request.capture("programme")));
  const auto page = web::one_page(all, paging, [](const Published& one) { return key_of(one); });
  auto rows = json_array(page.rows, [](const Published& one) {
    return json_object({{"you_said", one.you_said},
                        {"we_did", one.we_did},
                        {"event", one.event},
                        {"published_on", iso_date(one.published_on)}});
  });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, json_object({{"answers", std::move(rows)}})));
  return reply;
}

std::string text_at(const Json& body, const char* name) {
  const auto* found = body.find(name);
  return found != nullptr && found->text() != nullptr ? *found->text() : std::string();
}

Result<std::optional<Date>> day_at(const Json& body, const char* name, const char* field) {
  const auto typed = text_at(body, name);
  if (typed.empty()) return std::optional<Date>{};
  const auto day = parse_date(typed);
  if (!day.ok()) return Error(day.error()).at(field);
  return std::optional(*day);
}

Result<Action> wanted_action(const Book& book, const std::string& programme, const Json& body) {
  Action action;
  action.programme_id = programme;
  action.title = text_at(body, "title");
  action.place_code = text_at(body, "place");
  action.goal = text_at(body, "goal");
  MUSTER_TRY(starts, day_at(body, "starts_on", "starts"));
  MUSTER_TRY(due, day_at(body, "due_on", "due"));
  action.starts_on = starts;
  action.due_on = due;
  if (const auto slug = text_at(body, "event"); !slug.empty()) {
    const auto event = std::ranges::find(book.events, slug, &RaisedAt::slug);
    if (event == book.events.end()) return bad_input("The programme has no event " + slug + ".").at("event");
    action.event_id = event->id;
  }
  if (const auto address = text_at(body, "owner"); !address.empty()) {
    const auto owner = std::ranges::find(book.owners, address, [](const auto& each) { return each.second; });
    if (owner == book.owners.end()) return bad_input("Nobody of the team has the address " + address + ".").at("owner");
    action.owner_id = owner->first;
  }
  return action;
}

Reply add(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(before, request, book_of(context.database, programme));
  MUSTER_PAGE(wanted, request, wanted_action(before, programme, request.json ? *request.json : Json()));
  MUSTER_PAGE(id, request, add_action(context.database, context.audit(request), wanted));
  MUSTER_PAGE(book, request, book_of(context.database, programme));
  const auto made = std::ranges::find(book.actions, id, &Action::id);
  if (made == book.actions.end()) return site::error_page(request, not_found("The action is gone again."));
  return web::json(action_json(book, *made, context.today()));
}

Reply reply_of(const PageContext& context, const Request& request) { return reply_of_action(context, request); }

/// What is left out stays.
Reply change(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(book, request, book_of(context.database, programme));
  const auto found = std::ranges::find(book.actions, request.capture("action"), &Action::id);
  if (found == book.actions.end()) return site::error_page(request, not_found("There is no such action."));
  auto action = *found;
  std::string owner = book.owner_of(action);
  web::SentObject sent(request);
  sent.text("title", action.title).text("place", action.place_code).text("goal", action.goal).text("owner", owner);
  const auto* starts = sent.member("starts_on");
  const auto* due = sent.member("due_on");
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  const auto day = [&](const Json* given, const char* name, std::optional<Date>& into) -> Outcome {
    if (given == nullptr) return Success{};
    MUSTER_TRY(read, day_at(*request.json, name, name));
    into = read;
    return Success{};
  };
  for (const auto& taken : {day(starts, "starts_on", action.starts_on), day(due, "due_on", action.due_on)})
    if (!taken.ok()) return site::error_page(request, taken.error());
  if (owner != book.owner_of(action)) {
    const auto named = std::ranges::find(book.owners, owner, [](const auto& each) { return each.second; });
    if (!owner.empty() && named == book.owners.end())
      return site::error_page(request, bad_input("Nobody of the team has the address " + owner + ".").at("owner"));
    action.owner_id = owner.empty() ? std::string() : named->first;
  }
  MUSTER_PAGE(done, request, change_action(context.database, context.audit(request), programme, action));
  (void)done;
  return reply_of(context, request);
}

Reply move_on(const PageContext& context, const Request& request) {
  std::string word;
  web::SentObject sent(request);
  sent.text("status", word, "Send the \"status\".");
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(status, request, parse_status(word));
  MUSTER_PAGE(done, request,
              set_status(context.database, context.audit(request), request.capture("programme"),
                         request.capture("action"), status, reader_of(request)));
  (void)done;
  return reply_of(context, request);
}

}  // namespace

web::Reply reply_of_action(const PageContext& context, const web::Request& request) {
  MUSTER_PAGE(book, request, book_of(context.database, request.capture("programme")));
  const auto found = std::ranges::find(book.actions, request.capture("action"), &Action::id);
  if (found == book.actions.end()) return site::error_page(request, not_found("There is no such action."));
  return web::json(action_json(book, *found, context.today()));
}

web::Schema action_schema() {
  using namespace web;
  using web::text;
  return object({{"id", text()},
                 {"number", whole_number("From 1 in each programme")},
                 {"raised", text_of({"event", "team", "family"})},
                 {"raised_on", text_like("date")},
                 {"event", text("Short name of the event at which it was raised").or_null()},
                 {"title", text("The team's words")},
                 {"place", text("Of a family's concern always empty")},
                 {"owner", text("Address of whoever sees to it; empty while nobody does")},
                 {"goal", text("Its heading in the improvement plan")},
                 {"starts_on", text_like("date").or_null()},
                 {"due_on", text_like("date").or_null()},
                 {"status", text_of({"open", "under_way", "done", "not_taken_up"})},
                 {"overdue", truth()},
                 {"before_board_on", text_like("date").or_null()},
                 {"board_asked", text()},
                 {"board_said", text()},
                 {"you_said", text("Of its answer, published or not")},
                 {"we_did", text()},
                 {"published_on", text_like("date", "Since when its answer is published").or_null()},
                 {"version", whole_number("Grows with every change")}});
}

void add_api_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  using web::text;
  const std::string home = "/api/programmes/{programme}/actions";
  const Parameter programme{"programme", text("The programme's id"), "p1"};
  const auto one = action_schema();
  router.get(home, right_to_see, [context](const Request& request) { return list(context, request); })
      .describe({.summary = "The actions of a programme, and where each stands",
                 .parameters = {programme, web::short_list()},
                 .replies = object({{"actions", list_of(one, "The newest first")}}),
                 .example = R"({"actions": []})",
                 .by_pages = true});
  router.post(home, right_to_assign, [context](const Request& request) { return add(context, request); })
      .describe({.summary = "Adds an action",
                 .parameters = {programme},
                 .takes = {object({{"title", text()},
                                   {"event", text("Short name of the event at which it was raised").where_known()},
                                   {"place", text("Official code").where_known()},
                                   {"owner", text("Address of somebody of the team").where_known()},
                                   {"goal", text("Its heading in the improvement plan").where_known()},
                                   {"starts_on", text_like("date").where_known()},
                                   {"due_on", text_like("date").where_known()}})},
                 .replies = one});
  const Parameter action{"action", text("The action's id")};
  router.get(home + "/{action}", right_to_see, [context](const Request& request) { return reply_of(context, request); })
      .describe({.summary = "One action", .parameters = {programme, action}, .replies = one});
  router
      .put(home + "/{action}", right_to_assign, [context](const Request& request) { return change(context, request); })
      .describe({.summary = "Changes an action; what is left out stays",
                 .parameters = {programme, action},
                 .takes = {object({{"title", text().where_known()},
                                   {"place", text("Official code").where_known()},
                                   {"owner", text("Address of somebody of the team; empty: nobody").where_known()},
                                   {"goal", text().where_known()},
                                   {"starts_on", text_like("date").or_null().where_known()},
                                   {"due_on", text_like("date").or_null().where_known()}})},
                 .replies = one});
  router
      .post(home + "/{action}/status", right_to_see,
            [context](const Request& request) { return move_on(context, request); })
      .describe({.summary = "Says where an action stands; for its owner and whoever may give it one",
                 .parameters = {programme, action},
                 .takes = {object({{"status", text_of({"open", "under_way", "done", "not_taken_up"})}})},
                 .replies = one});
  router.get(home + "/answers", right_to_see, [context](const Request& request) { return answers(context, request); })
      .describe({.summary = "The published answers of a programme: you said, we did",
                 .parameters = {programme, web::short_list()},
                 .replies = object({{"answers", list_of(object({{"you_said", text()},
                                                                {"we_did", text()},
                                                                {"event", text()},
                                                                {"published_on", text_like("date")}}),
                                                        "The newest first")}}),
                 .example = R"({"answers": []})",
                 .by_pages = true});
  add_board_api_pages(router, context);
}

}  // namespace muster::actions
