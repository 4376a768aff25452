// The frame of the pages for a pile: the way back, the actions with the sheets that wait, a form.
#include "pile_pages.hpp"

#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/feedback/paper_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

namespace muster::feedback {
namespace {

using web::Button;
using web::Reply;
using web::Request;

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
  if (pile.next() && pile.waiting.empty())
    view.add("ACTION_LINK", "Sheets of another version").set("ACTION_PATH", of.here("?pile=another"));
  const auto ready = static_cast<std::int64_t>(pile.waiting.size()) - pile.count(SheetState::differs);
  if (ready > 0) {
    view.add("ACTION_LINK", "Add " + counted(ready, "sheet", "sheets") + " to the answers")
        .set("ACTION_PATH", of.here("/add"));
  }
}

}  // namespace

Result<Pile> asked_pile(const PageContext& context, const Request& request) {
  MUSTER_TRY(event, events::find_event(context.database, request.capture("event")));
  MUSTER_TRY(round, settle_event_round(context.database, context.now(), event.slug));
  if (!round) return conflict("There is no form for " + event.title + " yet. Publish one first.");
  MUSTER_TRY(pile, find_pile(context.database, round->id));
  const auto newest = round->form_version;
  MUSTER_TRY(printed, round_on_paper(context.database, *round));
  return Pile{std::move(event), std::move(printed), std::move(pile), newest};
}

std::int64_t sheet_number(const Request& request) { return parse_integer(request.capture("number")).value_or(0); }

std::string why_not_open(RoundState state) {
  return state == RoundState::draft ? "The form is not open yet. Open it to type in sheets of paper."
                                    : "The form is closed. Reopen it to type in sheets of paper.";
}

Reply closed_page(const Request& request, const Pile& of) {
  return site::error_page(request, conflict(why_not_open(of.round.state)));
}

Outcome add_ways(web::View& view, const PageContext& context, const Request& request, const events::Event& event) {
  add_trail(view, request, event);
  return add_rounds_beside(view, context, request, event);
}

Reply pile_page(const PageContext& context, const Request& request, const Pile& of, const ShownPile& shown,
                web::Form& form) {
  web::View view;
  if (const auto added = add_ways(view, context, request, of.event); !added.ok())
    return site::error_page(request, added.error());
  view.set("HERE", shown.title);
  view.head(shown.headline, shown.lead).show("NOTICE", shown.notice).show("KEYS", shown.around);
  if (shown.actions && of.pile) add_actions(view, request, of);
  for (const auto& passed : passed_by(*of.round.form)) {
    view.add("PASSED")
        .set("PASSED_QUESTION", passed.question)
        .set("PASSED_AFTER", passed.ticked)
        .set("PASSED_KEYS", joined(passed.keys, " "));
  }
  view.markup("FORM", form.shown());
  return site::form_page(request, frame_of(of.event, shown.title, site::Tab::form), form,
                         web::render("domain/feedback/pages/paper_entry.html", view));
}

}  // namespace muster::feedback
