// Typing in a pile of sheets: the next one, the last one once more, a second time to check, and into the answers.
#include "paper_form_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/feedback/paper_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>

#include <optional>
#include <set>

namespace muster::feedback {
namespace {

using web::Button;
using web::Reply;
using web::Request;

/// What every page here works on.
struct Pile {
  events::Event event;
  Round round;
  std::optional<PaperPile> pile;

  [[nodiscard]] std::string here(const std::string& rest = {}) const { return path_of(event, "/form/sheets" + rest); }
  [[nodiscard]] bool is_open() const { return round.state == RoundState::open; }
  std::int64_t newest = 1;  ///< version of the form; `round` has the one that stands on the sheets
};

Result<Pile> asked_pile(const PageContext& context, const Request& request) {
  MUSTER_TRY(event, events::find_event(context.database, request.capture("event")));
  MUSTER_TRY(round, settle_event_round(context.database, context.now(), event.slug));
  if (!round) return conflict("There is no form for " + event.title + " yet. Publish one first.");
  MUSTER_TRY(pile, find_pile(context.database, round->id));
  const auto newest = round->form_version;
  MUSTER_TRY(printed, round_on_paper(context.database, *round));
  return Pile{std::move(event), std::move(printed), std::move(pile), newest};
}

std::int64_t number_of(const Request& request) { return parse_integer(request.capture("number")).value_or(0); }

struct PileForm {
  web::Form form;
  web::Field<std::int64_t> sheets = form.integer("sheets", "How many sheets are in the pile?").width(4);
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

/// What can be done with the sheets that wait.
void add_actions(web::View& view, const Request& request, const Pile& of) {
  const auto& pile = *of.pile;
  const bool last_waits = !pile.waiting.empty() && pile.waiting.back().number == pile.last_number;
  if (last_waits) {
    view.add("ACTION").markup("ACTION_FORM",
                              web::Form(request, of.here("/undo"))
                                  .knowing("number", std::to_string(pile.last_number))
                                  .button({"Undo sheet " + grouped(pile.last_number), {}, Button::Look::link})
                                  .shown());
  }
  if (const auto next = pile.next_to_check())
    view.add("ACTION_LINK", "Check sheet " + grouped(*next))
        .set("ACTION_PATH", of.here("/" + std::to_string(*next) + "/check"));
  for (const auto& sheet : pile.waiting) {
    if (sheet.state == SheetState::differs)
      view.add("ACTION_LINK", "Decide sheet " + grouped(sheet.number))
          .set("ACTION_PATH", of.here("/" + std::to_string(sheet.number) + "/decide"));
  }
  if (pile.next() && of.pile->waiting.empty())
    view.add("ACTION_LINK", "Sheets of another version").set("ACTION_PATH", of.here("?pile=another"));
  const auto ready = static_cast<std::int64_t>(pile.waiting.size()) - pile.count(SheetState::differs);
  if (ready > 0) {
    view.add("ACTION").markup(
        "ACTION_FORM",
        web::Form(request, of.here("/add"))
            .button({"Add " + counted(ready, "sheet", "sheets") + " to the answers", {}, Button::Look::second})
            .shown());
  }
}

/// The way back, for whoever may go there.
void add_trail(web::View& view, const Request& request, const events::Event& event) {
  const auto form = path_of(event, "/form");
  if (request.visitor.can_open(form)) view.add_link("BACK", "Form", form);
}

/// The other rounds of the event whose sheets are typed in on pages of their own.
Outcome add_rounds_beside(web::View& view, const PageContext& context, const Request& request,
                          const events::Event& event) {
  MUSTER_TRY(all, rounds_of_event(context.database, event.slug));
  for (const auto& one : all) {
    const auto path = path_of(one.about, "/form/sheets");
    if (one.about.id == event.id || !one.round || !request.visitor.can_open(path)) continue;
    view.add("OTHER_ROUND", one.about.title).set("OTHER_PATH", path);
  }
  return Success{};
}

std::string notice_of(const Request& request) {
  if (const auto saved = parse_integer(request.query.get("saved"))) return "Sheet " + grouped(*saved) + " is saved.";
  if (const auto alike = parse_integer(request.query.get("alike")))
    return "Sheet " + grouped(*alike) + " was typed alike both times.";
  if (const auto decided = parse_integer(request.query.get("decided")))
    return "Sheet " + grouped(*decided) + " is decided.";
  if (const auto added = parse_integer(request.query.get("added")))
    return counted(*added, "sheet is", "sheets are") + " among the answers. Nothing leads from a number to its answer.";
  return {};
}

/// One of these pages: its headline, what was done, the actions, and a form.
struct Shown {
  std::string title;
  std::string headline;
  std::string lead;
  std::string notice;
  bool actions = true;
  std::string around;  ///< what is typed by keyboard, said above the fields
};
Reply page(const PageContext& context, const Request& request, const Pile& of, const Shown& shown, web::Form& form) {
  web::View view;
  if (const auto added = add_rounds_beside(view, context, request, of.event); !added.ok())
    return site::error_page(request, added.error());
  add_trail(view, request, of.event);
  view.set("HERE", shown.title);
  view.head(shown.headline, shown.lead).show("NOTICE", shown.notice).show("KEYS", shown.around);
  if (shown.actions && of.pile) add_actions(view, request, of);
  view.markup("FORM", form.shown());
  return site::form_page(request, frame_of(of.event, shown.title, site::Tab::form), form,
                         web::render("domain/feedback/pages/paper_entry.html", view));
}

const std::string how_to_type =
    "Type the small figure or letter beside each tick; 13 is the first and the third. Enter goes to the next question "
    "and saves "
    "after the last.";

Reply begin_page(const PageContext& context, const Request& request, const Pile& of, PileForm& form) {
  return page(context, request, of,
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
  return page(context, request, of,
              {"Sheets of paper", "Sheet " + grouped(next),
               pile_in_words(*of.pile) + ". Write " + grouped(next) + " on the sheet." + version_words(of), notice,
               true, how_to_type},
              form.form());
}

/// Why no sheet can be typed in just now: a page that is looked at, no refusal.
Reply waiting_page(const PageContext& context, const Request& request, const events::Event& event,
                   const std::string& why) {
  web::View view;
  if (const auto added = add_rounds_beside(view, context, request, event); !added.ok())
    return site::error_page(request, added.error());
  add_trail(view, request, event);
  view.set("HERE", "Sheets of paper").head("No sheets can be typed in now.", why).markup("FORM", "");
  return site::desk_page(request, frame_of(event, "Sheets of paper", site::Tab::form),
                         web::render("domain/feedback/pages/paper_entry.html", view));
}

std::string why_not_open(RoundState state) {
  return state == RoundState::draft ? "The form is not open yet. Open it to type in sheets of paper."
                                    : "The form is closed. Reopen it to type in sheets of paper.";
}

Reply closed_page(const Request& request, const Pile& of) {
  return site::error_page(request, conflict(why_not_open(of.round.state)));
}

/// A sheet that was typed in while the form closed or the pile went: it stays in the page, and can be sent again.
Reply still_typed(const PageContext& context, const Request& request, const Pile& of, SheetForm& form,
                  const std::string& title, const Error& error) {
  (void)form.form().read();
  form.form().refuse(error);
  return page(context, request, of, {title, title, {}, {}, false, how_to_type}, form.form());
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
    return page(context, request, of,
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
  const auto saved = enter_sheet(context.database, context.organiser(request), of.event.slug, number, form.typed());
  if (saved.ok() && saved->errors.empty()) return web::redirect(of.here("?saved=" + std::to_string(number)));
  if (saved.ok()) {
    form.refuse(saved->errors);
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

Reply add(const PageContext& context, const Request& request) {
  MUSTER_PAGE(of, request, asked_pile(context, request));
  MUSTER_PAGE(added, request, add_sheets(context.database, context.organiser(request), of.event.slug));
  return web::redirect(of.here("?added=" + std::to_string(added)));
}

/// For GET and POST alike.
Reply check(const PageContext& context, const Request& request) {
  MUSTER_PAGE(of, request, asked_pile(context, request));
  const auto number = number_of(request);
  auto form = check_form(request, of, number);
  if (!of.is_open() || !of.pile) {
    if (request.method != web::Method::post) return web::redirect(of.here());
    return still_typed(context, request, of, form, "Sheet " + grouped(number) + ", a second time",
                       of.is_open() ? no_pile() : conflict(why_not_open(of.round.state)));
  }
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
  return page(context, request, of,
              {"Check a sheet",
               "Sheet " + grouped(number) + ", a second time",
               "Find the sheet with " + grouped(number) + " on it and type it again. Differences are shown afterwards.",
               {},
               false,
               how_to_type},
              form.form());
}

/// Which of two typings is right, question by question. For GET and POST alike.
Reply decide(const PageContext& context, const Request& request) {
  MUSTER_PAGE(of, request, asked_pile(context, request));
  const auto number = number_of(request);
  const PaperSheet* sheet = nullptr;
  if (of.pile) {
    for (const auto& each : of.pile->waiting) {
      if (each.number == number) sheet = &each;
    }
  }
  if (!of.is_open() || sheet == nullptr || !sheet->second) {
    if (request.method != web::Method::post) return web::redirect(of.here());
    if (!of.is_open()) return closed_page(request, of);
    return site::error_page(request, conflict("Sheet " + grouped(number) +
                                              " waits for no decision any more: somebody decided it meanwhile, took it "
                                              "back, or added it to the answers."));
  }
  web::Form form = web::Form(request, of.here("/" + std::to_string(number) + "/decide"))
                       .button("Keep these answers")
                       .way_out("Decide later", of.here());
  std::vector<std::pair<std::string, web::Field<bool>>> choices;
  for (const auto& differing : sheet_differences(*of.round.form, sheet->answers, *sheet->second)) {
    choices.emplace_back(differing.question,
                         form.radios<bool>(differing.question, differing.number + " " + differing.label,
                                           {{false, "first", differing.first, "Typed first"},
                                            {true, "second", differing.second, "Typed second"}})
                             .missing("Say which is right: look at the sheet"));
  }
  if (form.read()) {
    std::set<std::string> second_is_right;
    for (const auto& [question, choice] : choices) {
      if (*choice) second_is_right.insert(question);
    }
    const auto settled =
        settle_sheet(context.database, context.organiser(request), of.event.slug, number, second_is_right);
    if (settled.ok()) return web::redirect(of.here("?decided=" + std::to_string(number)));
    form.refuse(settled.error());
  }
  return page(context, request, of,
              {"Decide a sheet",
               "Sheet " + grouped(number) + " was typed in two ways",
               "Look at the sheet and say which is right.",
               {},
               false,
               {}},
              form);
}

}  // namespace

void add_paper_entry_pages(web::Router& router, const PageContext& context) {
  const auto right = access::Permission::enter_answers;
  const std::string base = "/events/{event}/form/sheets";
  router.get(base, right, [context](const Request& request) { return sheets(context, request); });
  router.post(base, right, [context](const Request& request) { return enter(context, request); });
  router.post(base + "/pile", right, [context](const Request& request) { return begin(context, request); });
  router.post(base + "/undo", right, [context](const Request& request) { return undo(context, request); });
  router.post(base + "/add", right, [context](const Request& request) { return add(context, request); });
  router.get(base + "/{number}/check", right, [context](const Request& request) { return check(context, request); });
  router.post(base + "/{number}/check", right, [context](const Request& request) { return check(context, request); });
  router.get(base + "/{number}/decide", right, [context](const Request& request) { return decide(context, request); });
  router.post(base + "/{number}/decide", right, [context](const Request& request) { return decide(context, request); });
}

}  // namespace muster::feedback
