// The page on which the team answers what was said at an event, one response at a time.
#include "desk_pages.hpp"

#include <muster/domain/actions/response_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/picked.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/web/form.hpp>
#include <muster/platform/web/listing.hpp>

#include <algorithm>

namespace muster::actions {
namespace {

using web::Cell;
using web::Reply;
using web::Request;
using web::Tone;
using web::View;

std::string path_of(const Request& request, const std::string& below = {}) {
  return "/events/" + request.capture("event") + "/responses" + below;
}

std::string below_of(const Said& said) {
  return said.note_id.empty() ? "/question/" + said.question : "/note/" + said.note_id;
}

std::string kind_words(const Comment& comment) {
  return comment.kind == "form" ? "Answers to the form" : capitalised(comment.kind);
}

web::Listing<Comment> listing_of(const Request& request) {
  const auto here = path_of(request);
  web::Listing<Comment> list(
      {.title = "Responses",
       .path = here,
       .search = "Words of a note or a response",
       .filters = {{.name = "kind",
                    .label = "Kind",
                    .choices = {{"question", "Questions"},
                                {"challenge", "Challenges", "challenge"},
                                {"opportunity", "Opportunities", "opportunity"},
                                {"form", "Answers to the form"}}},
                   {.name = "state",
                    .label = "Response",
                    .choices = {{"Open", "Open", "next"},
                                {"Written", "Written, not published", "warning", Tone::doubtful},
                                {"Published", "Published", "done", Tone::good}}}},
       .rows = "comments and questions",
       .nothing_yet = {"Nothing was said yet",
                       "Notes of the tables and questions to the panel stand here, and questions of the form that are "
                       "answered in words."}});
  list.column({.heading = "What was said", .css = "strong"},
              [here](const Comment& comment) { return Cell(comment.text).to(here + below_of(comment.said)); });
  list.column({.name = "kind", .heading = "Kind", .css = "quiet"},
              [](const Comment& comment) { return Cell(kind_words(comment)); });
  list.column({.heading = "Table"}, [](const Comment& comment) { return Cell(comment.table).on_phone("Table"); });
  list.column({.heading = "Response"}, [](const Comment& comment) { return Cell(comment.response.words); });
  list.column({.name = "state", .heading = "State", .css = "aside"}, [](const Comment& comment) {
    Cell cell{response_state(comment.response)};
    if (comment.response.published_on) return cell.marked("done", Tone::good);
    return comment.response.words.empty() ? cell : cell.marked("warning", Tone::doubtful);
  });
  return list;
}

std::string lead_of(const std::vector<Comment>& all) {
  if (all.empty()) return "What the team answers stands in the report beside what was said.";
  const auto published =
      std::ranges::count_if(all, [](const Comment& one) { return one.response.published_on.has_value(); });
  return counted(static_cast<std::int64_t>(all.size()), "comment or question, ", "comments and questions, ") +
         grouped(published) +
         " with a published response. Published responses stand in the report beside what was said.";
}

Result<ListPage<Comment>> rows_of(const PageContext& context, const Request& request, const ListQuery& query) {
  MUSTER_TRY(all, comments_of(context.database, request.capture("event")));
  const Picking<Comment> how{
      [](const Comment& comment) { return comment.text + " " + comment.response.words; },
      {{"kind", [](const Comment& comment) { return comment.kind; }},
       {"state", [](const Comment& comment) { return response_state(comment.response); }}},
      {{"kind", kind_words}, {"state", [](const Comment& comment) { return response_state(comment.response); }}}};
  return picked(std::move(all), query, how);
}

Reply list_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(all, request, comments_of(context.database, event.slug));
  const auto list = listing_of(request);
  const auto query = list.query(request);
  MUSTER_PAGE(found, request, rows_of(context, request, query));
  View view;
  view.head("Responses to what was said", lead_of(all));
  view.set("HOME_PATH", "/programmes/" + event.programme_id + "/actions")
      .set("ACTIONS_PATH", "/events/" + event.slug + "/actions")
      .set("REPORT_PATH", "/events/" + event.slug + "/report?definition=comments");
  if (request.query.get("done") == "saved") view.add("DONE", "Saved.");
  view.markup("LIST", list.html(request, query, found));
  return site::desk_page(request,
                         {.title = "Responses to what was said",
                          .programme = event.programme,
                          .event_slug = event.slug,
                          .event_title = event.title},
                         web::render("domain/actions/pages/responses.html", view));
}

struct ResponseForm {
  web::Form form;
  web::Field<std::string> words = form.lines("words", "Our response")
                                      .rows(5)
                                      .most(longest_words)
                                      .hint("What was done, what will be, or why not. Empty takes a response away.")
                                      .optional();
  web::Field<bool> published =
      form.radios<bool>("published", "Who reads it",
                        {{false, "no", "The team alone", "It is kept, and the report says nothing of it."},
                         {true, "yes", "Everybody who reads the report", "It stands beside what was said."}});
};

Reply response_page(const PageContext& context, const Request& request, const Said& said) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(comment, request, comment_of(context.database, event.slug, said));
  ResponseForm typed{web::Form(request, path_of(request, below_of(said)))
                         .button("Save")
                         .way_out("Leave it as it is", path_of(request))
                         .knowing("seen", std::to_string(comment.response.version))
                         .when_refused({}, "Nothing was changed.")};
  (void)typed.words.begins(comment.response.words);
  (void)typed.published.begins(comment.response.published_on.has_value());
  if (typed.form.read()) {
    const auto saved =
        save_response(context.database, context.audit(request), event.slug, said,
                      parse_integer(request.form.get("seen")).value_or(0), *typed.words, *typed.published);
    if (saved.ok()) return web::redirect(path_of(request) + "?done=saved");
    typed.form.refuse(saved.error());
  }
  const std::string title = comment.kind == "form"          ? "Respond to what was written"
                            : comment.kind == "opportunity" ? "Respond to an opportunity"
                                                            : "Respond to a " + comment.kind;
  View view;
  view.head(title, comment.text)
      .set("BACK_PATH", path_of(request))
      .set("BACK", "Responses")
      .markup("FORM", typed.form.shown());
  return site::form_page(
      request, {.title = title, .programme = event.programme, .event_slug = event.slug, .event_title = event.title},
      typed.form, web::render("domain/actions/pages/ask.html", view));
}

}  // namespace

void add_response_pages(web::Router& router, const PageContext& context) {
  const std::string home = "/events/{event}/responses";
  router.get(home, right_to_assign, [context](const Request& request) { return list_page(context, request); });
  site::add_list_files<Comment>(router, home, right_to_assign,
                                {listing_of, [context](const Request& request, const ListQuery& query) {
                                   return rows_of(context, request, query);
                                 }});
  router.form(home + "/note/{note}", right_to_assign, [context](const Request& request) {
    return response_page(context, request, {request.capture("note"), ""});
  });
  router.form(home + "/question/{question}", right_to_assign, [context](const Request& request) {
    return response_page(context, request, {"", request.capture("question")});
  });
}

}  // namespace muster::actions
