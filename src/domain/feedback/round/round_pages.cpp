// Opening, closing and scheduling a round by button, and the sheet that brings people to it.
#include "domain/feedback/context_pages.hpp"
#include "domain/feedback/form/form_preview_pages.hpp"
#include "round_view_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_zone_service.hpp>
#include <muster/domain/feedback/answer_time.hpp>
#include <muster/domain/feedback/paper_service.hpp>
#include <muster/domain/forms/question_count.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/draw/picture.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

using RoundAction = Outcome (*)(store::Database&, const store::AuditContext&, const std::string&);

/// After a change: the form's page with a notice; where it was refused, the page says why.
web::Reply after(const PageContext& context, const web::Request& request, const events::Event& event,
                 const Outcome& outcome, const std::string& done) {
  if (outcome.ok()) return web::redirect(path_of(event, "/form?done=" + done));
  const auto round = settle_event_round(context.database, context.now(), event.slug);
  if (!round.ok() || !round->has_value()) return site::error_page(request, outcome.error());
  MUSTER_PAGE(zone, request, events::zone_of(context.database, event.id));
  auto times = schedule_form(request, event, **round, zone);
  times.form.when_refused("Nothing was changed", "See below whether the form is open.").refuse(outcome.error());
  return round_page(context, request, event, **round, times);
}

web::Reply change(const PageContext& context, const web::Request& request, RoundAction what, const std::string& done) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  return after(context, request, event, what(context.database, context.organiser(request), event.slug), done);
}

web::Reply schedule(const PageContext& context, const web::Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  if (!round) return web::redirect(path_of(event, "/form"));
  MUSTER_PAGE(zone, request, events::zone_of(context.database, event.id));
  auto times = schedule_form(request, event, *round, zone);
  if (times.form.read()) {
    // An open form has no field for its opening: what was set stays.
    const auto opening = times.opens ? **times.opens : round->opens_at;
    const auto saved = schedule_round(context.database, context.organiser(request), event.slug, opening, *times.closes);
    if (saved.ok()) return web::redirect(path_of(event, "/form?done=scheduled"));
    times.form.refuse(saved.error());
  }
  return round_page(context, request, event, *round, times);
}

struct Question {
  std::string here;
  std::string headline;
  std::string lead;
  std::vector<std::string> points;
  std::string action;
  std::string button;
  std::string cancel;
};

web::Reply confirm(const web::Request& request, const events::Event& event, const Question& question) {
  web::View view;
  view.set("BASE", path_of(event, "")).set("HERE", question.here);
  view.head(question.headline, question.lead);
  view.markup("FORM", web::Form(request, path_of(event, question.action))
                          .button({question.button, {}, web::Button::Look::warning})
                          .way_out(question.cancel, path_of(event, "/form"))
                          .shown());
  view.add_each("POINT", question.points);
  return site::desk_page(request, frame_of(event, question.here, site::Tab::form),
                         web::render("domain/feedback/pages/confirm.html", view));
}

/// What becomes of sheets of paper that wait.
std::string sheets_that_join(const PaperPile& pile) {
  // One that is blank becomes none.
  const auto waiting = std::ranges::count_if(pile.waiting, [](const auto& sheet) { return !sheet.answers.empty(); });
  auto words =
      counted(waiting, "sheet of paper that waits becomes an answer.", "sheets of paper that wait become answers.");
  if (const auto differing = pile.count(SheetState::differs); differing > 0)
    words += " Where two typings of a sheet differ, the first counts: " +
             counted(differing, "sheet is not decided.", "sheets are not decided.");
  return words;
}

web::Reply ask_to_close(const PageContext& context, const web::Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  // A form that took its answers from files alone was never opened, and is closed all the same.
  const bool closable =
      round && (round->state == RoundState::open || (round->state == RoundState::draft && round->responses > 0));
  if (!closable) return web::redirect(path_of(event, "/form"));
  const auto final = tells_in_fives(*round)  ? std::string("The answers that came become final.")
                     : round->responses == 0 ? std::string("Nobody has answered yet.")
                     : round->responses == 1 ? std::string("1 answer becomes final.")
                                             : grouped(round->responses) + " answers become final.";
  MUSTER_PAGE(pile, request, find_pile(context.database, round->id));
  std::vector<std::string> points{
      "Nobody can answer any more. Whoever has the form open keeps the answers on the page, unsaved.",
      "Muster forgets which answers came from which submission or file, so imports can no longer be undone.",
      "You can reopen the form, but no export can be imported again after that."};
  if (pile && !pile->waiting.empty()) points.insert(points.begin(), sheets_that_join(*pile));
  return confirm(
      request, event,
      {"Close the form", "Close the form?", final, std::move(points), "/form/close", "Close the form", "Keep it open"});
}

/// Groups of an anonymous form are shown anew only where each has grown by nobody or by enough.
std::string groups_at_stake(const forms::Form& form) {
  return "Where a few answers more come, but not enough to every group, nothing is shown by " +
         std::string(form.breakdown.size() == 1 ? "the group of the form" : "the groups of the form") +
         " any more, not even what was shown before.";
}

web::Reply ask_to_reopen(const PageContext& context, const web::Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  if (!round || round->state != RoundState::closed) return web::redirect(path_of(event, "/form"));
  std::vector<std::string> points{
      "The figures are no longer final: new answers are added to those that are there" +
          std::string(round->form->anonymous ? ", five at a time, and fewer than five that come are not counted at all."
                                             : "."),
      "A form that was sent before and is sent once more counts again: closing forgot which were sent.",
      "Imports made before stay as they are; they can be neither undone nor topped up.",
      "A report that was written already keeps its figures; write it again after you close the form."};
  if (round->form->anonymous && !round->form->breakdown.empty())
    points.insert(points.begin() + 1, groups_at_stake(*round->form));
  return confirm(request, event,
                 {"Reopen the form", "Reopen the form?", "People can answer again by the same link.", std::move(points),
                  "/form/reopen", "Reopen the form", "Keep it closed"});
}

web::Reply qr_sheet(const PageContext& context, const web::Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  if (!round) return web::redirect(path_of(event, "/form"));
  const auto link = link_of(request, *round);
  web::View view;
  view.set("BASE", path_of(event, "")).set("EVENT_NAME", event.title);
  view.set("LINK_WORDS", link.substr(link.find("//") + 2));
  view.set("WORDS", forms::questions_in_words(*round->form) + ", " + minutes_in_words(minutes_to_answer(*round->form)) +
                        (round->form->anonymous ? ", anonymous." : ".") +
                        (round->form->anonymous && round->readers_told ? " " + std::string(readers_sentence) : ""));
  view.markup("SYMBOL", draw::qr_symbol(link, 420).svg);
  return site::desk_page(request, frame_of(event, "QR sheet", site::Tab::form),
                         web::render("domain/feedback/pages/qr.html", view));
}

}  // namespace

void add_round_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  using web::Request;
  const std::string base = "/events/{event}/form";
  router.post(base + "/open", Permission::change_form,
              [context](const Request& r) { return change(context, r, open_round, "opened"); });
  router.get(base + "/close", Permission::change_form,
             [context](const Request& r) { return ask_to_close(context, r); });
  router.post(base + "/close", Permission::change_form,
              [context](const Request& r) { return change(context, r, close_round, "closed"); });
  router.get(base + "/reopen", Permission::change_form,
             [context](const Request& r) { return ask_to_reopen(context, r); });
  router.post(base + "/reopen", Permission::change_form,
              [context](const Request& r) { return change(context, r, reopen_round, "reopened"); });
  router.post(base + "/schedule", Permission::change_form,
              [context](const Request& r) { return schedule(context, r); });
  router.get(base + "/qr", Permission::change_form, [context](const Request& r) { return qr_sheet(context, r); });
}

}  // namespace muster::feedback
