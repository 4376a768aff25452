// The bulletin for programs: which issues there are, one written, let go, held back.
#include "context_pages.hpp"

#include <muster/kit/base/json.hpp>
#include <muster/platform/web/sent_object.hpp>

namespace muster::bulletin {
namespace {

using web::Reply;
using web::Request;

Json block_json(const Block& block) {
  return json_object({{"kind", std::string(block_code(block.kind))},
                      {"heading", block.heading},
                      {"text", block.text},
                      {"last_day", block.last_day ? iso_date(*block.last_day) : std::string()}});
}

Json issue_json(const Issue& issue) {
  return json_object({{"id", issue.id},
                      {"number", issue.number},
                      {"title", issue.title},
                      {"state", std::string(state_code(issue.state))},
                      {"audience", issue.audience},
                      {"public", issue.is_public},
                      {"sends_at", issue.sends_at},
                      {"sent_at", issue.sent_at},
                      {"people", issue.people}});
}

Json whole_json(const Issue& issue) {
  return json_joined(issue_json(issue), json_object({{"blocks", json_array(issue.blocks, block_json)}}));
}

Reply all(const PageContext& context, const Request& request) {
  MUSTER_PAGE(found, request, issues_of(context.database, request.capture("programme")));
  return web::json(json_object({{"issues", json_array(found, issue_json)}}));
}

Reply one(const PageContext& context, const Request& request) {
  MUSTER_PAGE(issue, request, issue_of(context.database, request.capture("programme"), request.capture("issue")));
  return web::json(whole_json(issue));
}

Result<Block> block_in(const Json& sent) {
  Request one;
  one.json = sent;
  web::SentObject members(one);
  std::string kind;
  std::string day;
  Block block;
  members.text("kind", kind).text("heading", block.heading).text("text", block.text).text("last_day", day);
  MUSTER_CHECK(members.outcome());
  MUSTER_TRY(parsed, parse_block(kind));
  block.kind = parsed;
  if (!day.empty()) {
    const auto last = parse_date(day);
    if (!last) return bad_input("\"last_day\" is a day, as 2022-06-10.").at("last_day");
    block.last_day = *last;
  }
  return block;
}

Reply add(const PageContext& context, const Request& request) {
  Issue issue;
  issue.programme_id = request.capture("programme");
  web::SentObject sent(request);
  sent.text("title", issue.title).text("audience", issue.audience).truth("public", issue.is_public);
  const auto* blocks = sent.member("blocks");
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  if (blocks != nullptr && blocks->array() == nullptr)
    return site::error_page(request, bad_input("Send \"blocks\" as a list of objects.").at("blocks"));
  if (blocks != nullptr) {
    for (const auto& each : *blocks->array()) {
      MUSTER_PAGE(block, request, block_in(each));
      issue.blocks.push_back(block);
    }
  }
  MUSTER_PAGE(saved, request, save_issue(context.database, context.audit(request), issue));
  return web::json(whole_json(saved));
}

/// What goes out cannot be taken back: what was sent wrong never means "in ten minutes".
Reply send(const PageContext& context, const Request& request) {
  web::SentObject sent(request);
  const auto* given = sent.member("at");
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  std::optional<Instant> at;
  if (given != nullptr) {
    if (given->text() == nullptr)
      return site::error_page(request, bad_input("Send \"at\" as a text, as 2022-06-10T09:00:00Z.").at("at"));
    const auto moment = parse_instant(*given->text());
    if (!moment.ok()) return site::error_page(request, Error(moment.error()).at("at"));
    at = *moment;
  }
  MUSTER_PAGE(
      issue, request,
      send_issue(context.database, context.audit(request), request.capture("programme"), request.capture("issue"), at));
  return web::json(issue_json(issue));
}

Reply hold(const PageContext& context, const Request& request) {
  MUSTER_PAGE(
      issue, request,
      hold_issue(context.database, context.audit(request), request.capture("programme"), request.capture("issue")));
  return web::json(issue_json(issue));
}

}  // namespace

void add_api_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  const std::string home = "/api/programmes/{programme}/bulletins";
  const std::string here = home + "/{issue}";
  const Parameter programme{"programme", web::text("The programme's id"), "p1"};
  const Parameter issue{"issue", web::text("Its id"), "bi1"};
  const auto block =
      object({{"kind", web::text("news, events, surveys, nominations, documents, jobs or notices")},
              {"heading", web::text("Empty: what the block holds").where_known()},
              {"text", web::text("Markdown, of news, nominations and jobs").where_known()},
              {"last_day", web::text("Of nominations and jobs, as 2022-06-10; else empty").where_known()}});
  const std::vector<std::pair<std::string, Schema>> members{
      {"id", web::text()},
      {"number", whole_number()},
      {"title", web::text()},
      {"state", web::text("draft, going or sent")},
      {"audience", web::text("members, or list and its id, or empty")},
      {"public", truth("Everybody may read it in the archive")},
      {"sends_at", web::text("An instant; empty where it does not go")},
      {"sent_at", web::text("An instant; empty where it was not sent")},
      {"people", whole_number("To how many it was sent")}};
  auto with_blocks = members;
  with_blocks.push_back({"blocks", list_of(block, "In their order")});
  const std::string row =
      R"("id": "bi1", "number": 1, "title": "June news", "state": "draft", "audience": "members", "public": false,
  "sends_at": "", "sent_at": "", "people": 0)";
  router.get(home, right, [context](const Request& request) { return all(context, request); })
      .describe({.summary = "Issues of the bulletin",
                 .parameters = {programme},
                 .replies = object({{"issues", list_of(object(members), "The newest first")}}),
                 .example = R"({"issues": []})"});
  router.post(home, right, [context](const Request& request) { return add(context, request); })
      .describe({.summary = "Adds a draft of an issue; nothing is sent",
                 .parameters = {programme},
                 .takes = {object({{"title", web::text("The subject of its mail")},
                                   {"audience", web::text("members, or list and its id").where_known()},
                                   {"public", truth("Left out: false").where_known()},
                                   {"blocks", list_of(block, "In their order").where_known()}})},
                 .replies = object(with_blocks),
                 .example = "{" + row + ", \"blocks\": []}"});
  router.get(here, right, [context](const Request& request) { return one(context, request); })
      .describe({.summary = "One issue with its blocks",
                 .parameters = {programme, issue},
                 .replies = object(with_blocks),
                 .example = "{" + row + ", \"blocks\": []}"});
  router.post(here + "/send", right, [context](const Request& request) { return send(context, request); })
      .describe({.summary = "Lets an issue go in ten minutes, or at a later moment; until then it can be held back",
                 .parameters = {programme, issue},
                 .takes = {object({{"at", web::text("An instant, as 2022-06-10T09:00:00Z").where_known()}})},
                 .replies = object(members),
                 .example = "{" + row + "}"});
  router.post(here + "/hold", right, [context](const Request& request) { return hold(context, request); })
      .describe({.summary = "Holds an issue back that has not gone yet",
                 .parameters = {programme, issue},
                 .takes = {object({})},
                 .replies = object(members),
                 .example = "{" + row + "}"});
}

}  // namespace muster::bulletin
