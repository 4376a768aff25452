// The forms of an action: added, changed, put before the board, answered.
#include "desk_pages.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/platform/web/form.hpp>

#include <algorithm>

namespace muster::actions {
namespace {

using web::Reply;
using web::Request;
using web::View;

std::vector<web::Choice<std::string>> owners(const Book& book, const std::string& now) {
  std::vector<web::Choice<std::string>> all{{"", "", "Nobody yet"}};
  for (const auto& [id, address] : book.owners) all.push_back({id, id, address});
  std::ranges::sort(all.begin() + 1, all.end(), {}, &web::Choice<std::string>::label);
  if (!now.empty() && !book.owners.contains(now)) all.push_back({now, now, "Somebody who may not open it any more"});
  return all;
}

std::vector<web::Choice<std::string>> events(const Book& book) {
  std::vector<web::Choice<std::string>> all{{"", "", "At none: between events"}};
  for (const auto& event : book.events)
    all.push_back({event.id, event.id, event.title + ", " + short_date(event.date)});
  return all;
}

std::vector<web::Choice<std::string>> places(const Book& book) {
  std::vector<web::Choice<std::string>> all{{"", "", "No single place"}};
  for (const auto& place : book.places) all.push_back({place.code, place.code, place.name});
  return all;
}

struct ActionForm {
  const Book& book;
  const Action& before;
  web::Form form;
  web::Field<std::string> title =
      form.lines("title", "Action or concern")
          .rows(2)
          .most(longest_title)
          .hint("In the team’s own words. Everybody who reads this network’s figures sees them.");
  web::Field<std::string> event = form.select<std::string>("event", "Raised at", events(book)).optional();
  web::Field<std::string> place = form.select<std::string>("place", "Place", places(book)).optional();
  web::Field<std::string> owner = form.select<std::string>("owner", "Owner", owners(book, before.owner_id))
                                      .hint("Gets a mail on the day it is due.")
                                      .optional();
  web::Field<std::optional<Date>> starts = form.date("starts", "Begins on").optional();
  web::Field<std::optional<Date>> due = form.date("due", "Due on").optional();
  web::Field<std::string> goal =
      form.text("goal", "Heading in the improvement plan")
          .hint(
              "What it serves, for example: Shorter waits. Actions with one heading stand together; empty: it is not "
              "in the plan.")
          .most(longest_title)
          .optional();

  void begin() const {
    (void)title.begins(before.title);
    (void)event.begins(before.event_id);
    (void)place.begins(before.place_code);
    (void)owner.begins(before.owner_id);
    (void)starts.begins(before.starts_on);
    (void)due.begins(before.due_on);
    (void)goal.begins(before.goal);
  }
  [[nodiscard]] Action wanted() const {
    auto action = before;
    action.title = *title;
    action.event_id = *event;
    action.place_code = *place;
    action.owner_id = *owner;
    action.starts_on = *starts;
    action.due_on = *due;
    action.goal = *goal;
    return action;
  }
};

Reply asked(const Request& request, const std::string& title, const std::string& lead, const std::string& back_path,
            const std::string& back, const web::Form& form) {
  View view;
  view.head(title, lead).set("BACK_PATH", back_path).set("BACK", back).markup("FORM", form.shown());
  return site::form_page(request, frame_of(request, title), form, web::render("domain/actions/pages/ask.html", view));
}

Reply add_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(book, request, book_of(context.database, request.capture("programme")));
  Action action;
  action.programme_id = request.capture("programme");
  const auto raised_at = std::ranges::find(book.events, request.query.get("event"), &RaisedAt::slug);
  if (raised_at != book.events.end()) action.event_id = raised_at->id;
  ActionForm typed{book, action,
                   web::Form(request, home_of(request, "/add"))
                       .button("Add the action")
                       .way_out("Leave it", home_of(request))
                       .when_refused({}, "Nothing was added.")};
  typed.begin();
  if (typed.form.read()) {
    const auto added = add_action(context.database, context.audit(request), typed.wanted());
    if (added.ok()) return web::redirect(home_of(request, "/" + *added + "?done=added"));
    typed.form.refuse(added.error());
  }
  return asked(request, "Add an action", "What was raised, and who sees to it by when.", home_of(request), "Actions",
               typed.form);
}

Result<Sheet> sheet_here(const PageContext& context, const Request& request) {
  return sheet_of(context.database, request.capture("programme"), request.capture("action"), reader_of(request));
}

/// Changes an action as it was seen: `sheet` takes the version that the form sent.
web::Form form_of(const Request& request, Sheet& sheet, const std::string& part, const std::string& button) {
  if (asks_for_change(request.method)) sheet.action.version = parse_integer(request.form.get("seen")).value_or(0);
  const auto here = home_of(request, "/" + sheet.action.id);
  return web::Form(request, here + part)
      .button(button)
      .way_out("Leave it as it is", here)
      .knowing("seen", std::to_string(sheet.action.version))
      .when_refused({}, "Nothing was changed.");
}

Reply change_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(sheet, request, sheet_here(context, request));
  const auto here = home_of(request, "/" + sheet.action.id);
  ActionForm typed{sheet.book, sheet.action, form_of(request, sheet, "/change", "Save")};
  typed.begin();
  if (typed.form.read()) {
    const auto saved =
        change_action(context.database, context.audit(request), request.capture("programme"), typed.wanted());
    if (saved.ok()) return web::redirect(here + "?done=saved");
    typed.form.refuse(saved.error());
  }
  return asked(request, "Change the action",
               sheet.action.source == Source::family
                   ? "Give it words that tell nothing of the family. Their place is kept with their text alone."
                   : "Words, owner and days.",
               here, sheet.action.title, typed.form);
}

struct BoardForm {
  web::Form form;
  web::Field<std::string> asked = form.lines("board_asked", "What the board is asked")
                                      .rows(4)
                                      .most(longest_words)
                                      .hint("Empty: it is taken off the board’s list.")
                                      .optional();
  web::Field<std::string> said = form.lines("board_said", "What the board said").rows(4).most(longest_words).optional();
};

Reply board_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(sheet, request, sheet_here(context, request));
  const auto here = home_of(request, "/" + sheet.action.id);
  BoardForm typed{form_of(request, sheet, "/board", "Save")};
  (void)typed.asked.begins(sheet.action.board_asked);
  (void)typed.said.begins(sheet.action.board_said);
  if (typed.form.read()) {
    const auto saved = escalate(context.database, context.audit(request), request.capture("programme"), sheet.action.id,
                                sheet.action.version, *typed.asked, *typed.said);
    if (saved.ok()) return web::redirect(here + "?done=saved");
    typed.form.refuse(saved.error());
  }
  return asked(request, "Put it before the board",
               "What is before the board stands in the list under “Before the board”, with what was asked in its file.",
               here, sheet.action.title, typed.form);
}

struct AnswerForm {
  web::Form form;
  web::Field<std::string> said = form.lines("you_said", "You said")
                                     .rows(4)
                                     .most(longest_words)
                                     .hint("In the team’s own words: nothing by which a family could be known.")
                                     .optional();
  web::Field<std::string> did =
      form.lines("we_did", "We did").rows(4).most(longest_words).hint("What was done, or why it was not.").optional();
};

Reply answer_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(sheet, request, sheet_here(context, request));
  const auto here = home_of(request, "/" + sheet.action.id);
  AnswerForm typed{form_of(request, sheet, "/answer", "Save, without publishing")};
  (void)typed.said.begins(sheet.action.you_said);
  (void)typed.did.begins(sheet.action.we_did);
  if (typed.form.read()) {
    const auto saved = write_answer(context.database, context.audit(request), request.capture("programme"),
                                    sheet.action.id, sheet.action.version, *typed.said, *typed.did, reader_of(request));
    if (saved.ok()) return web::redirect(here + "?done=saved");
    typed.form.refuse(saved.error());
  }
  return asked(request, "Write the answer", "Nobody outside the team sees it until it is published.", here,
               sheet.action.title, typed.form);
}

}  // namespace

void add_form_pages(web::Router& router, const PageContext& context) {
  const std::string home = "/programmes/{programme}/actions";
  const auto page = [&](Reply (*show)(const PageContext&, const Request&)) {
    return [context, show](const Request& request) { return show(context, request); };
  };
  router.form(home + "/add", right_to_assign, page(add_page));
  router.form(home + "/{action}/change", right_to_assign, page(change_page));
  router.form(home + "/{action}/board", right_to_assign, page(board_page));
  // Its owner writes it, whatever their role.
  router.form(home + "/{action}/answer", right_to_see, page(answer_page));
}

}  // namespace muster::actions
