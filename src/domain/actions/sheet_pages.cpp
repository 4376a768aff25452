// One action: what was raised, who sees to it, the family's own words for whom they are meant, board, answer, history.
#include "desk_pages.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/web/form.hpp>

namespace muster::actions {
namespace {

using web::Reply;
using web::Request;
using web::View;
using Look = web::Button::Look;

std::string button(const Request& request, const std::string& path, const std::string& words, Look look,
                   const std::vector<std::pair<std::string, std::string>>& values = {}) {
  web::Form form(request, path);
  form.look("");
  form.button(web::Button{.words = words, .look = look});
  for (const auto& [name, value] : values) form.knowing(name, value);
  return form.shown();
}

std::string lead_of(const Sheet& sheet, Date today) {
  const auto& action = sheet.action;
  const auto owner = sheet.book.owner_of(action);
  if (!is_open(action.status))
    return std::string(status_label(action.status)) +
           (action.ended_on ? " on " + short_date(*action.ended_on) + "." : ".");
  std::string words = owner.empty() ? "Nobody sees to it yet." : owner + " sees to it.";
  if (!action.due_on) return words + " No day is set.";
  return words + (is_overdue(action, today) ? " It was due on " : " It is due on ") + short_date(*action.due_on) + ".";
}

void add_concern(View& view, const Request& request, const Sheet& sheet, const std::string& here) {
  if (sheet.action.source != Source::family) return;
  if (!sheet.has_concern) {
    view.add("GONE");
    return;
  }
  if (!sheet.concern) {
    view.add("NOT_YOURS");
    return;
  }
  const auto& concern = *sheet.concern;
  auto& part = view.add("CONCERN");
  part.add_each("BODY", lines_of(concern.body));
  part.set("SENDER", concern.sender.empty() ? "Not given" : concern.sender);
  part.set("EMAIL", concern.email.empty() ? "Not given" : concern.email);
  const auto place = sheet.book.place_name(concern.place_code);
  part.set("FAMILY_PLACE", place.empty() ? "Not given" : place);
  part.set("RECEIVED", short_date(concern.received_on)).set("KEPT", short_date(concern.delete_on));
  if (may_assign(request))
    part.add("DELETE").markup("DELETE_FORM",
                              button(request, here + "/delete-words", "Delete what the family wrote now", Look::link));
}

void add_answer(View& view, const Request& request, const Sheet& sheet, const std::string& here, bool mine) {
  const auto& action = sheet.action;
  if (action.you_said.empty() && action.we_did.empty()) {
    view.show("NO_ANSWER");
  } else {
    auto& answer = view.add("ANSWER");
    answer.add_each("YOU_SAID", lines_of(action.you_said.empty() ? "Nothing yet" : action.you_said));
    answer.add_each("WE_DID", lines_of(action.we_did.empty() ? "Nothing yet" : action.we_did));
    answer.set("ANSWER_STATE", action.published_on ? "Published since " + short_date(*action.published_on) + "."
                                                   : "Not published: the team alone sees it.");
  }
  if (mine && !action.published_on) view.add_link("WRITE", "Write the answer", here + "/answer");
  if (!may_assign(request)) return;
  if (action.published_on)
    view.add("PUBLISH").markup("PUBLISH_FORM", button(request, here + "/unpublish", "Take it off", Look::second));
  else if (check_answer(action).ok() && sheet.concern && repeats_words(action, *sheet.concern)) {
    web::Form form(request, here + "/publish");
    form.button({"Publish this answer", {}, Look::first}).look("").knowing("seen", std::to_string(action.version));
    const auto agreed = form.ticks<std::string>("agreed[]", "This repeats what the family wrote, word for word",
                                                {{"yes", "yes", "The family agreed that these words are published"}})
                            .hint("Ask them first, or write the answer in your own words.")
                            .optional();
    (void)agreed;
    view.add("PUBLISH").markup("PUBLISH_FORM", form.shown());
  } else if (check_answer(action).ok())
    view.add("PUBLISH").markup("PUBLISH_FORM", button(request, here + "/publish", "Publish this answer", Look::first,
                                                      {{"seen", std::to_string(action.version)}}));
}

void add_steps(View& view, const Request& request, const Action& action, const std::string& here) {
  for (const auto status : statuses) {
    if (status == action.status) continue;
    const auto words = status == Status::open        ? "Open it again"
                       : status == Status::under_way ? "Mark as under way"
                       : status == Status::done      ? "Mark as done"
                                                     : "Mark as not taken up";
    if (status == Status::open && action.status == Status::under_way) continue;
    view.add("STEP").markup("STEP_FORM", button(request, here + "/status", words, Look::second,
                                                {{"status", std::string(status_code(status))}}));
  }
}

Reply sheet_page(const PageContext& context, const Request& request) {
  const auto reader = reader_of(request);
  MUSTER_PAGE(sheet, request,
              sheet_of(context.database, request.capture("programme"), request.capture("action"), reader));
  const auto& action = sheet.action;
  const auto here = home_of(request, "/" + action.id);
  const bool mine = reader.sees_concern(action);
  View view;
  view.head(action.title, lead_of(sheet, context.today()));
  view.set("HOME_PATH", home_of(request));
  view.set("KICKER", "Action " + grouped(action.number) + ", " +
                         uncapitalised(std::string(source_label(action.source))) + " on " +
                         short_date(action.raised_on));
  view.show_if(is_overdue(action, context.today()), "OVERDUE");
  const auto done = request.query.get("done");
  if (done == "added") view.add("DONE", "The action is added.");
  if (done == "saved") view.add("DONE", "Saved.");
  if (done == "published" && action.published_on) view.add("DONE", "The answer is published.");
  if (done == "unpublished" && !action.published_on) view.add("DONE", "The answer is taken off.");
  if (done == "deleted" && !sheet.has_concern) view.add("DONE", "What the family wrote is deleted.");
  if (mine) add_steps(view, request, action, here);
  add_concern(view, request, sheet, here);
  const auto detail = [&](const char* name, const std::string& value) {
    view.add("DETAIL", name).set("VALUE", value.empty() ? "Not said" : value);
  };
  const auto day = [](const std::optional<Date>& date) { return date ? short_date(*date) : std::string(); };
  const auto owner = sheet.book.owner_of(action);
  detail("Owner", owner.empty() ? "Nobody yet" : owner);
  detail("Begins on", day(action.starts_on));
  detail("Due on", day(action.due_on));
  if (action.source != Source::family) {
    detail("Event", sheet.book.event_of(action));
    detail("Place", sheet.book.place_name(action.place_code));
  }
  detail("Heading in the improvement plan", action.goal.empty() ? "Not in the plan" : action.goal);
  if (may_assign(request)) {
    view.add_link("CHANGE", "Change words, owner and days", here + "/change");
    view.add_link("ESCALATE", action.escalated_on ? "Change what the board is asked" : "Put it before the board",
                  here + "/board");
  }
  if (action.escalated_on) {
    auto& board = view.add("BOARD").set("ASKED_ON", short_date(*action.escalated_on));
    board.add_each("ASKED", lines_of(action.board_asked));
    board.add_each("BOARD_SAID", lines_of(action.board_said.empty() ? "Nothing yet" : action.board_said));
  } else {
    view.show("NO_BOARD");
  }
  add_answer(view, request, sheet, here, mine);
  for (const auto& entry : sheet.history)
    view.add("HISTORY", capitalised(entry.action))
        .set("FIELDS", entry.fields.empty() ? std::string() : " (" + joined(entry.fields, ", ") + ")")
        .set("WHEN", long_instant(entry.at));
  return site::desk_page(request, frame_of(request, action.title),
                         web::render("domain/actions/pages/action.html", view));
}

/// An act of one press.
template <class Act>
web::Handler act_of(const PageContext& context, const std::string& done, Act act) {
  return [context, done, act](const Request& request) -> Reply {
    MUSTER_PAGE(result, request, act(context, request));
    (void)result;
    return web::redirect(home_of(request, "/" + request.capture("action") + "?done=" + done));
  };
}

}  // namespace

void add_sheet_pages(web::Router& router, const PageContext& context) {
  const std::string one = "/programmes/{programme}/actions/{action}";
  router.get(one, right_to_see, [context](const Request& request) { return sheet_page(context, request); });
  router.post(one + "/status", right_to_see,
              act_of(context, "saved", [](const auto& within, const Request& request) -> Outcome {
                MUSTER_TRY(status, parse_status(request.form.get("status")));
                return set_status(within.database, within.audit(request), request.capture("programme"),
                                  request.capture("action"), status, reader_of(request));
              }));
  for (const bool published : {true, false})
    router.post(one + (published ? "/publish" : "/unpublish"), right_to_assign,
                act_of(context, published ? "published" : "unpublished",
                       [published](const auto& within, const Request& request) {
                         return publish(within.database, within.audit(request), request.capture("programme"),
                                        request.capture("action"), parse_integer(request.form.get("seen")).value_or(0),
                                        published, !request.form.all("agreed[]").empty());
                       }));
  router.post(one + "/delete-words", right_to_assign,
              act_of(context, "deleted", [](const auto& within, const Request& request) {
                return delete_concern(within.database, within.audit(request), request.capture("programme"),
                                      request.capture("action"));
              }));
}

}  // namespace muster::actions
