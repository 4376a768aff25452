// Who may answer a form, for programs: read, changed, and the mails with links and reminders.
#include "answer_link_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/answer_link_service.hpp>
#include <muster/domain/feedback/feedback_jobs.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/sent_object.hpp>

namespace muster::api {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

struct AnswerLinks {
  store::Database& database;
  const Clock& clock;
  [[nodiscard]] store::AuditContext audit(const Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

Reply told(const AnswerLinks& site, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(about, request, events::find_event(site.database, slug));
  MUSTER_PAGE(round, request, feedback::settle_event_round(site.database, site.clock.now(), about.slug));
  feedback::LinkFigures figures;
  if (round) {
    MUSTER_PAGE(found, request, feedback::link_figures(site.database, site.clock.now(), slug));
    figures = std::move(found);
  }
  return web::json(json_object({{"answered_by", round ? Json(feedback::answerers_name(round->answered_by)) : Json()},
                                {"members_only", figures.members_only},
                                {"links", figures.links},
                                {"mailed", figures.mailed},
                                {"used", figures.used},
                                {"used_in_fives", figures.in_fives},
                                {"stopped", figures.round.links_stopped}}));
}

Reply change(const AnswerLinks& site, const Request& request) {
  std::string named;
  bool members_only = false;
  const auto sent = web::SentObject(request)
                        .text("answered_by", named, "Say who may answer: {\"answered_by\": \"delegates\"}.")
                        .truth("members_only", members_only)
                        .outcome();
  if (!sent.ok()) return site::error_page(request, sent.error());
  MUSTER_PAGE(who, request, feedback::parse_answerers(named));
  const auto set =
      feedback::set_answerers(site.database, site.audit(request), request.capture("event"), who, members_only);
  if (!set.ok()) return site::error_page(request, set.error());
  return told(site, request);
}

/// Without "send" it is only looked at.
Reply mail(const AnswerLinks& site, const Request& request) {
  const auto& slug = request.capture("event");
  std::string named;
  std::string subject;
  std::string text;
  std::string id;
  bool goes = false;
  const auto read = web::SentObject(request)
                        .text("kind", named)
                        .text("subject", subject)
                        .text("text", text)
                        .text("message", id)
                        .truth("send", goes)
                        .outcome();
  if (!read.ok()) return site::error_page(request, read.error());
  if (named != "link" && named != "reminder")
    return site::error_page(request,
                            bad_input("Say which: {\"kind\": \"link\"} or {\"kind\": \"reminder\"}.").at("kind"));
  const auto kind = named == "link" ? feedback::LinkMail::link : feedback::LinkMail::reminder;
  MUSTER_PAGE(about, request, events::find_event(site.database, slug));
  auto words = feedback::link_words(kind, about);
  if (!subject.empty()) words.subject = std::move(subject);
  if (!text.empty()) words.text = std::move(text);
  if (!goes) {
    MUSTER_PAGE(forecast, request, feedback::forecast_links(site.database, site.clock.now(), slug, kind));
    const auto letter = feedback::link_letter(forecast, words);
    return web::json(json_object({{"message", Json()},
                                  {"mails", forecast.mails},
                                  {"at_most", forecast.at_most},
                                  {"without_address", forecast.without},
                                  {"subject", letter.subject},
                                  {"text", letter.text}}));
  }
  if (id.empty()) id = new_id();
  MUSTER_PAGE(sent, request,
              feedback::send_links(site.database, site.audit(request), slug, {id, kind, words, {}},
                                   feedback::link_mail_order(about, id)));
  return web::json(json_object({{"message", sent.id},
                                {"mails", sent.mails},
                                {"at_most", sent.at_most},
                                {"without_address", Json()},
                                {"subject", words.subject},
                                {"text", words.text}}));
}

Reply stop(const AnswerLinks& site, const Request& request) {
  const auto stopped = feedback::stop_links(site.database, site.audit(request), request.capture("event"));
  if (!stopped.ok()) return site::error_page(request, stopped.error());
  return told(site, request);
}

/// The links are in this reply and nowhere else.
Reply make(const AnswerLinks& site, const Request& request) {
  std::int64_t count = 0;
  web::SentObject sent(request);
  if (const auto read = sent.whole("count", count).outcome(); !read.ok())
    return site::error_page(request, read.error());
  if (sent.member("count") == nullptr)
    return site::error_page(request, bad_input("Say how many: {\"count\": 20}.").at("count"));
  MUSTER_PAGE(
      links, request,
      feedback::make_links(site.database, site.audit(request), request.capture("event"), web::site_of(request), count));
  auto reply =
      web::json(json_object({{"links", json_array(links, [](const std::string& link) { return Json(link); })}}));
  for (auto& [name, value] : reply.headers)
    if (name == "Cache-Control") value = "no-store";
  return reply;
}

constexpr const char* example =
    R"({"answered_by": "delegates", "members_only": false, "links": 104, "mailed": 104, "used": 40,
  "used_in_fives": true, "stopped": false})";

}  // namespace

web::Schema answerers_schema() {
  std::vector<std::string> names;
  for (const auto each : feedback::all_answerers) names.emplace_back(feedback::answerers_name(each));
  return web::text_of(names, "Who may answer");
}

void add_answer_link_pages(web::Router& router, store::Database& database, const Clock& clock) {
  using namespace web;
  const AnswerLinks site{database, clock};
  const std::string who = "/api/events/{event}/answerers";
  const Parameter event{"event", text("The short name of an event, a round or a survey with a form"),
                        "london-send-summit-2022"};
  const auto links = object(
      {{"answered_by", answerers_schema().or_null()},
       {"members_only", truth("Of those who get a link by mail, those alone whom a membership covers")},
       {"links", whole_number("Links that were made")},
       {"mailed", whole_number("Of them those that went out by mail")},
       {"used", whole_number("Of them those that were used to answer; of an anonymous form the number of answers")},
       {"used_in_fives", truth("The form is anonymous and open: `used` moves in steps of five")},
       {"stopped", truth("No link and no reminder goes out")}});
  router.get(who, Permission::read_figures, [site](const Request& request) { return told(site, request); })
      .describe({.summary = "Who may answer, and how many links were made and used",
                 .parameters = {event},
                 .replies = links,
                 .example = example});
  router.put(who, Permission::change_form, [site](const Request& request) { return change(site, request); })
      .describe({.summary = "Sets who may answer",
                 .parameters = {event},
                 .takes = {object(
                     {{"answered_by", answerers_schema()}, {"members_only", truth("Left out: false").where_known()}})},
                 .replies = links});
  router
      .post(who + "/mail", Permission::change_delegates, [site](const Request& request) { return mail(site, request); })
      .describe({.summary =
                     "A mail with a link for each who may answer and has none, or a reminder for those who have not "
                     "answered, twice at most; looked at only, where \"send\" is not true",
                 .parameters = {event},
                 .takes = {object({{"kind", text_of({"link", "reminder"})},
                                   {"subject", text("At most 150 characters").where_known()},
                                   {"text", text("At most 5,000 characters").where_known()},
                                   {"send", truth("False or left out: nothing is sent").where_known()},
                                   {"message", text("An id of your own: sent twice it is one mail").where_known()}})},
                 .replies = object(
                     {{"message", text("The sending's id; null where nothing was sent").or_null()},
                      {"mails", whole_number("How many mails, or how many at most")},
                      {"at_most", truth("Of a reminder while an anonymous form is open: the exact number is not told")},
                      {"without_address", whole_number("May answer, but have no address").or_null()},
                      {"subject", text()},
                      {"text", text("Of the mail; when it was looked at, with an example's link")}})});
  router.post(who + "/make", Permission::change_form, [site](const Request& request) { return make(site, request); })
      .describe({.summary = "Makes links to hand out; they are given here and never again",
                 .parameters = {event},
                 .takes = {object({{"count", whole_number("How many")}})},
                 .replies = object({{"links", list_of(text_like("uri"))}})});
  router
      .post(who + "/stop", Permission::change_delegates, [site](const Request& request) { return stop(site, request); })
      .describe({.summary = "Mails that wait are not sent, until links or reminders are sent again",
                 .parameters = {event},
                 .takes = {object({})},
                 .replies = links});
}

}  // namespace muster::api
