// Typing in a pile of sheets: the next one, the last one once more, a second time to check, and into the answers.
#include "paper_form_pages.hpp"
#include "pile_pages.hpp"
#include "sheet_length.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/feedback/paper_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <optional>

namespace muster::feedback {
namespace {

using web::Button;
using web::Reply;
using web::Request;

struct PileForm {
  web::Form form;
  web::Field<std::int64_t> sheets = form.integer("sheets", "How many sheets are in the pile?")
                                        .hint("A sheet is one person’s form, however many pages it has.")
                                        .width(4);
  web::Field<std::string> mark = form.text("mark", "Mark at the foot of the sheets")
                                     .hint(
                                         "Four letters and figures, after the version: it says which version of the "
                                         "form was printed.")
                                     .width(10)
                                     .plain();
};

PileForm pile_form(const Request& request, const Pile& of) {
  PileForm form{web::Form(request, of.here("/pile")).button(of.pile ? "Save" : "Begin the pile")};
  if (of.pile) (void)form.sheets.begins(of.pile->sheets);
  return form;
}

SheetForm next_sheet_form(const Request& request, const Pile& of, std::int64_t number, const TypedSheet& typed = {}) {
  return {web::Form(request, of.here())
              .look("form entry")
              .knowing("number", std::to_string(number))
              .button("Save sheet " + grouped(number))
              .when_refused("The sheet was not saved", "What you typed is still below."),
          *of.round.form, typed};
}

SheetForm check_form(const Request& request, const Pile& of, std::int64_t number) {
  return {web::Form(request, of.here("/" + std::to_string(number) + "/check"))
              .look("form entry")
              .button("Compare sheet " + grouped(number))
              .way_out("Leave it", of.here())
              .when_refused("The sheet was not compared", "What you typed is still below."),
          *of.round.form};
}

std::string notice_of(const Request& request) {
  if (const auto saved = parse_integer(request.query.get("saved")))
    return "Sheet " + grouped(*saved) + " is saved." +
           (request.query.get("blank").empty() ? "" : " Nothing stands on it, so it becomes no answer.") +
           (request.query.get("long").empty()
                ? ""
                : " What stands on it is longer than the form asks for, and is kept as it stands.");
  if (const auto alike = parse_integer(request.query.get("alike")))
    return "Sheet " + grouped(*alike) + " was typed alike both times.";
  if (const auto decided = parse_integer(request.query.get("decided")))
    return "Sheet " + grouped(*decided) + " is decided.";
  if (const auto added = parse_integer(request.query.get("added")); added == 0)
    return "Nothing stood on these sheets, so no answer was added.";
  if (const auto added = parse_integer(request.query.get("added")))
    return counted(*added, "sheet is", "sheets are") + " among the answers. Nothing leads from a number to its answer.";
  return {};
}

bool is_blank(const TypedSheet& typed) {
  return std::ranges::all_of(typed, [](const auto& field) {
    const auto value = trimmed(field.second);
    return value.empty() || value == left_blank;
  });
}

const std::string how_to_type =
    "Type the small figure or letter beside each tick; 13 is the first and the third. Enter goes to the next question "
    "and saves after the last; Shift and Enter begin a new line of a long answer.";

Reply begin_page(const PageContext& context, const Request& request, const Pile& of, PileForm& form) {
  return pile_page(context, request, of,
                   {"Sheets of paper",
                    "Type in sheets of paper",
                    "Count the pile first. You write a number on each sheet as you type it in.",
                    notice_of(request),
                    true,
                    {}},
                   form.form);
}

/// Said where the form was changed since the sheets were printed.
std::string version_words(const Pile& of) {
  if (of.pile->version == of.newest) return {};
  return " These are sheets of version " + grouped(of.pile->version) + "; the form is now version " +
         grouped(of.newest) + ".";
}

Reply next_page(const PageContext& context, const Request& request, const Pile& of, SheetForm& form,
                const std::string& notice) {
  const auto next = of.pile->next().value_or(of.pile->last_number);
  return pile_page(context, request, of,
                   {"Sheets of paper", "Sheet " + grouped(next),
                    pile_in_words(*of.pile) + ". Write " + grouped(next) + " on the sheet." + version_words(of), notice,
                    true, how_to_type},
                   form.form());
}

/// Why no sheet can be typed in just now: a page that is looked at, no refusal.
Reply waiting_page(const PageContext& context, const Request& request, const events::Event& event,
                   const std::string& why) {
  web::View view;
  if (const auto added = add_ways(view, context, request, event); !added.ok())
    return site::error_page(request, added.error());
  view.set("HERE", "Sheets of paper").head("No sheets can be typed in now.", why).markup("FORM", "");
  return site::desk_page(request, frame_of(event, "Sheets of paper", site::Tab::form),
                         web::render("domain/feedback/pages/paper_entry.html", view));
}

/// A sheet that was typed in while the form closed or the pile went: it stays in the page, and can be sent again.
Reply still_typed(const PageContext& context, const Request& request, const Pile& of, SheetForm& form,
                  const std::string& title, const Error& error) {
  (void)form.form().read();
  form.form().refuse(error);
  return pile_page(context, request, of, {title, title, {}, {}, false, how_to_type}, form.form());
}

Error no_pile() {
  return conflict("There is no pile of sheets any more. Begin one in another tab, then save this sheet.");
}

Reply sheets(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  if (!round) return waiting_page(context, request, event, "There is no form yet. Publish one first.");
  MUSTER_PAGE(of, request, asked_pile(context, request));
  if (!of.is_open()) return waiting_page(context, request, event, why_not_open(of.round.state));
  if (!of.pile || request.query.get("pile") == "another") {
    auto form = pile_form(request, of);
    return begin_page(context, request, of, form);
  }
  const auto next = of.pile->next();
  if (!next) {
    auto form = pile_form(request, of);
    return pile_page(
        context, request, of,
        {"Sheets of paper",
         "All " + counted(of.pile->sheets, "sheet is", "sheets are") + " typed in",
         pile_in_words(*of.pile) + ". Check some, then add them to the answers; or say that there are more.",
         notice_of(request),
         true,
         {}},
        form.form);
  }
  auto form = next_sheet_form(request, of, *next);
  return next_page(context, request, of, form, notice_of(request));
}

Reply begin(const PageContext& context, const Request& request) {
  MUSTER_PAGE(of, request, asked_pile(context, request));
  if (!of.is_open()) return closed_page(request, of);
  auto form = pile_form(request, of);
  if (form.form.read()) {
    const auto begun =
        begin_pile(context.database, context.organiser(request), of.event.slug, *form.sheets, *form.mark);
    if (begun.ok()) return web::redirect(of.here());
    form.form.refuse(begun.error());
  }
  return begin_page(context, request, of, form);
}

Reply enter(const PageContext& context, const Request& request) {
  MUSTER_PAGE(of, request, asked_pile(context, request));
  const auto number = parse_integer(request.form.get("number")).value_or(0);
  auto form = next_sheet_form(request, of, number);
  if (!of.is_open() || !of.pile)
    return still_typed(context, request, of, form, "Sheet " + grouped(number),
                       of.is_open() ? no_pile() : conflict(why_not_open(of.round.state)));
  if (!form.form().read()) return next_page(context, request, of, form, {});
  const auto saved = enter_sheet(context.database, context.organiser(request), of.event.slug, number, form.typed(),
                                 agreed_unasked(request));
  if (saved.ok() && saved->errors.empty() && saved->unasked.empty())
    return web::redirect(of.here("?saved=" + std::to_string(number) + (is_blank(form.typed()) ? "&blank=yes" : "") +
                                 (longer_than_asked(*of.round.form, form.typed()) ? "&long=yes" : "")));
  if (saved.ok()) {
    form.refuse(saved->errors);
    if (!saved->unasked.empty()) {
      form.form().when_refused(
          "Sheet " + grouped(number) + " is not saved yet",
          "Correct what was mistyped; or save the sheet without what is not counted. What you typed "
          "is still below.");
      form.tell_unasked(
          *of.round.form, saved->unasked,
          "Save sheet " + grouped(number) + (saved->unasked.size() == 1 ? " without it" : " without them"));
    }
    return next_page(context, request, of, form, {});
  }
  // Somebody else typed in a sheet meanwhile: this one is offered under the number that is the next now.
  MUSTER_PAGE(now, request, asked_pile(context, request));
  if (!now.pile) return still_typed(context, request, of, form, "Sheet " + grouped(number), saved.error());
  auto again = next_sheet_form(request, now, now.pile->next().value_or(number), form.typed());
  again.form().refuse(saved.error());
  return next_page(context, request, now, again, {});
}

Reply undo(const PageContext& context, const Request& request) {
  const auto number = parse_integer(request.form.get("number")).value_or(0);
  const auto typed = undo_last_sheet(context.database, context.organiser(request), request.capture("event"), number);
  MUSTER_PAGE(of, request, asked_pile(context, request));
  const auto next = of.pile ? of.pile->next() : std::nullopt;
  if (!typed.ok() && (typed.error().kind != ErrorKind::conflict || !next || !of.is_open()))
    return site::error_page(request, typed.error());
  if (!next) return web::redirect(of.here());
  auto form = next_sheet_form(request, of, *next, typed.ok() ? *typed : TypedSheet{});
  if (!typed.ok()) {
    form.form().when_refused("No sheet was taken back", {});
    form.form().refuse(typed.error());
  }
  auto reply = next_page(
      context, request, of, form,
      typed.ok() ? "Sheet " + grouped(*next) + " is taken back. What was typed is still below." : std::string());
  // What was taken back stands in this page alone: "back" in a browser finds it again.
  if (typed.ok()) reply.headers.emplace_back("Cache-Control", "private, no-cache");
  return reply;
}

/// Asked first: nothing leads back.
Reply ask_to_add(const PageContext& context, const Request& request) {
  MUSTER_PAGE(of, request, asked_pile(context, request));
  const auto ready =
      of.pile ? static_cast<std::int64_t>(of.pile->waiting.size()) - of.pile->count(SheetState::differs) : 0;
  if (!of.is_open() || ready == 0) return web::redirect(of.here());
  const auto once = of.pile->count(SheetState::entered);
  const auto blank = std::ranges::count_if(
      of.pile->waiting, [](const auto& sheet) { return sheet.state != SheetState::differs && sheet.answers.empty(); });
  auto form = web::Form(request, of.here("/add"))
                  .button("Add " + counted(ready, "sheet", "sheets"))
                  .way_out("Not yet", of.here());
  return pile_page(
      context, request, of,
      {"Add the sheets",
       "Add " + counted(ready, "sheet", "sheets") + " to the answers?",
       std::string("Afterwards nothing leads from a number to its answer: no sheet can be taken back, checked or "
                   "corrected.") +
           (once == 0 ? " All were typed twice."
                      : " " + counted(once, "of them was", "of them were") + " typed once only.") +
           (blank == 0
                ? ""
                : " " + counted(blank, "of them is blank and becomes", "of them are blank and become") + " no answer."),
       {},
       false,
       {}},
      form);
}

Reply add(const PageContext& context, const Request& request) {
  MUSTER_PAGE(of, request, asked_pile(context, request));
  MUSTER_PAGE(added, request, add_sheets(context.database, context.organiser(request), of.event.slug));
  return web::redirect(of.here("?added=" + std::to_string(added)));
}

/// Why there is nothing to compare a second typing with; empty where there is.
std::string why_not_checked(const PaperPile& pile, std::int64_t number) {
  if (number < 1 || number > pile.sheets)
    return "There is no sheet " + grouped(number) + ": the pile has " + counted(pile.sheets, "sheet", "sheets") + ".";
  if (number > pile.last_number)
    return "Sheet " + grouped(number) + " is not typed in yet. It can be typed a second time once it was typed first.";
  const bool waits = std::ranges::any_of(pile.waiting, [&](const auto& sheet) { return sheet.number == number; });
  return waits ? std::string() : "Sheet " + grouped(number) + " is among the answers, and nothing leads to its answer.";
}

/// For GET and POST alike.
Reply check(const PageContext& context, const Request& request) {
  MUSTER_PAGE(of, request, asked_pile(context, request));
  const auto number = sheet_number(request);
  auto form = check_form(request, of, number);
  if (!of.is_open() || !of.pile) {
    if (request.method != web::Method::post) return web::redirect(of.here());
    return still_typed(context, request, of, form, "Sheet " + grouped(number) + ", a second time",
                       of.is_open() ? no_pile() : conflict(why_not_open(of.round.state)));
  }
  if (const auto why = why_not_checked(*of.pile, number); !why.empty() && request.method != web::Method::post)
    return site::error_page(request, not_found(why));
  if (form.form().read()) {
    const auto checked = check_sheet(context.database, context.organiser(request), of.event.slug, number, form.typed());
    if (checked.ok() && checked->errors.empty()) {
      return web::redirect(checked->state == SheetState::checked ? of.here("?alike=" + std::to_string(number))
                                                                 : of.here("/" + std::to_string(number) + "/decide"));
    }
    if (checked.ok()) {
      form.refuse(checked->errors);
    } else {
      form.form().refuse(checked.error());
    }
  }
  return pile_page(
      context, request, of,
      {"Check a sheet",
       "Sheet " + grouped(number) + ", a second time",
       "Find the sheet with " + grouped(number) + " on it and type it again. Differences are shown afterwards.",
       {},
       false,
       how_to_type},
      form.form());
}

}  // namespace

void add_paper_entry_pages(web::Router& router, const PageContext& context) {
  const auto right = access::Permission::enter_answers;
  const std::string base = "/events/{event}/form/sheets";
  router.get(base, right, [context](const Request& request) { return sheets(context, request); });
  router.post(base, right, [context](const Request& request) { return enter(context, request); });
  router.post(base + "/pile", right, [context](const Request& request) { return begin(context, request); });
  router.post(base + "/undo", right, [context](const Request& request) { return undo(context, request); });
  router.get(base + "/add", right, [context](const Request& request) { return ask_to_add(context, request); });
  router.post(base + "/add", right, [context](const Request& request) { return add(context, request); });
  router.get(base + "/{number}/check", right, [context](const Request& request) { return check(context, request); });
  router.post(base + "/{number}/check", right, [context](const Request& request) { return check(context, request); });
  router.get(base + "/{number}/decide", right,
             [context](const Request& request) { return decide_page(context, request); });
  router.post(base + "/{number}/decide", right,
              [context](const Request& request) { return decide_page(context, request); });
}

}  // namespace muster::feedback
