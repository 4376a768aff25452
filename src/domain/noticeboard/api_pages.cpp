// Notices for programs of the team: which there are, one, and what is decided of it.
#include "context_pages.hpp"

#include <muster/kit/base/json.hpp>
#include <muster/platform/web/paging.hpp>
#include <muster/platform/web/sent_object.hpp>

namespace muster::noticeboard {
namespace {

using web::Reply;
using web::Request;

/// Without the sender's address: a program decides by what the notice says.
Json notice_json(const Notice& notice) {
  const auto& content = notice.content;
  const auto& standing = notice.standing;
  return json_object({{"id", notice.id},
                      {"kind", std::string(kind_code(notice.kind))},
                      {"title", content.title},
                      {"text", content.body},
                      {"organisation", content.organisation},
                      {"place", content.place},
                      {"link", content.link},
                      {"closes_on", iso_date(content.closes_on)},
                      {"state", std::string(state_code(standing.state))},
                      {"seen_by", standing.is_public ? "public" : "members"},
                      {"reason", standing.reason},
                      {"changed_by_team", standing.team_changed},
                      {"sent_on", iso_date(notice.sent_on)},
                      {"published_on", standing.published_on ? iso_date(*standing.published_on) : std::string()},
                      {"version", notice.version}});
}

Reply list(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request, web::Paging::most_of_short));
  MUSTER_PAGE(all, request, notices_of(context.database, request.capture("programme")));
  const auto page = web::one_page(all, paging, [](const Notice& notice) { return notice.id; });
  MUSTER_PAGE(reply, request,
              web::list_reply(request, paging, page, json_object({{"notices", json_array(page.rows, notice_json)}})));
  return reply;
}

Reply one(const PageContext& context, const Request& request) {
  MUSTER_PAGE(shown, request, moderated(context.database, request.capture("programme"), request.capture("notice")));
  return web::json(notice_json(shown.notice));
}

Result<Notice> decided(const PageContext& context, const Request& request) {
  web::SentObject sent(request);
  std::string step;
  std::string seen_by = "members";
  Decision decision;
  std::int64_t version = -1;
  sent.text("decision", step).text("seen_by", seen_by).text("reason", decision.reason).whole("version", version);
  MUSTER_CHECK(sent.outcome());
  if (seen_by != "members" && seen_by != "public") return bad_input("\"seen_by\" is members or public.").at("seen_by");
  decision.is_public = seen_by == "public";
  const bool takes_back = step == "undo";
  if (step == "give_back")
    decision.step = Step::give_back;
  else if (step == "take_down")
    decision.step = Step::take_down;
  else if (step != "approve" && !takes_back)
    return bad_input("\"decision\" is approve, give_back, take_down or undo.").at("decision");
  if (version < 0)
    return bad_input("Send the \"version\" of the notice that you read, as the notice says it.").at("version");
  const auto& programme = request.capture("programme");
  const auto& id = request.capture("notice");
  if (takes_back) return undo(context.database, context.audit(request), programme, id, version);
  return decide(context.database, context.audit(request), programme, id, version, decision);
}

Reply decide_one(const PageContext& context, const Request& request) {
  MUSTER_PAGE(notice, request, decided(context, request));
  return web::json(notice_json(notice));
}

}  // namespace

void add_api_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  using web::text;
  const std::string home = "/api/programmes/{programme}/notices";
  const std::string here = home + "/{notice}";
  const Parameter programme{"programme", text("The programme's id"), "p1"};
  const Parameter notice{"notice", text("Its id"), "no1"};
  const auto shape = object({{"id", text()},
                             {"kind", text("request or job")},
                             {"title", text()},
                             {"text", text("Markdown")},
                             {"organisation", text("May be empty")},
                             {"place", text("Where, in the sender's words; may be empty")},
                             {"link", text("https://, of a job; else empty")},
                             {"closes_on", text_like("date")},
                             {"state", text("waiting, published, returned, withdrawn or down")},
                             {"seen_by", text("members, or public of a job")},
                             {"reason", text("Why it was sent back or taken down; else empty")},
                             {"changed_by_team", text("Names of parts that the team changed; else empty")},
                             {"sent_on", text_like("date")},
                             {"published_on", text("A date; empty where it was never up")},
                             {"version", whole_number("Grows with each change: to be sent with a decision")}});
  const std::string example =
      R"({"id": "no1", "kind": "job", "title": "SENCO for two terms", "text": "We look for a **SENCO**.",
  "organisation": "Camden", "place": "Camden", "link": "https://jobs.example.org/1", "closes_on": "2022-07-01",
  "state": "published", "seen_by": "public", "reason": "", "changed_by_team": "", "sent_on": "2022-06-01",
  "published_on": "2022-06-02", "version": 2})";
  router.get(home, right_to_moderate, [context](const Request& request) { return list(context, request); })
      .describe({.summary = "Notices that members sent in: requests and job adverts",
                 .parameters = {programme, short_list()},
                 .replies = object({{"notices", list_of(shape,
                                                        "Those that wait first, the longest waiting before the "
                                                        "others; then the newest")}}),
                 .example = R"({"notices": []})",
                 .by_pages = true});
  router.get(here, right_to_moderate, [context](const Request& request) { return one(context, request); })
      .describe({.summary = "One notice", .parameters = {programme, notice}, .replies = shape, .example = example});
  router
      .post(here + "/decision", right_to_moderate,
            [context](const Request& request) { return decide_one(context, request); })
      .describe({.summary =
                     "Approves a notice, sends it back or takes it down, or takes the team's last step back; its "
                     "sender is told by mail",
                 .parameters = {programme, notice},
                 .takes = {object(
                     {{"decision", text_of({"approve", "give_back", "take_down", "undo"})},
                      {"seen_by",
                       text_of({"members", "public"}, "Of a job that is approved; left out: members").where_known()},
                      {"reason", text("Of one that is sent back or taken down").where_known()},
                      {"version", whole_number("As it was read: conflict where it changed since")}})},
                 .replies = shape,
                 .example = example});
}

}  // namespace muster::noticeboard
