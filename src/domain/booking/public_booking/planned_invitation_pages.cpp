// The invitations of an event before they go: the mail that each gets, sent now or at a moment.
#include "planned_invitation_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/planned_invitation_service.hpp>
#include <muster/domain/site/letter_look.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

namespace muster::booking {
namespace {

using web::Button;
using web::Reply;
using web::Request;
using web::View;

std::string settings_of(const std::string& slug) { return "/events/" + slug + "/booking"; }
std::string here_of(const std::string& slug) { return settings_of(slug) + "/invitations"; }

struct PlanForm {
  web::Form form;
  Zone zone;
  Timing begun;
  web::Field<When> when =
      form.radios<When>("timing", "When they go",
                        {{When::before, "before", "Before the event", "Moves with the event where its date changes."},
                         {When::at, "at", "At a day and time"}})
          .begins(begun.when);
  web::Field<std::optional<std::int64_t>> days = form.integer("days", "Days before")
                                                     .width(4)
                                                     .hint("28 is four weeks.")
                                                     .optional()
                                                     .begins(std::optional(begun.days));
  web::Field<std::string> time =
      form.text("time", "At what time of that day")
          .width(10)
          .optional()
          .hint("For example 9:00" + (zone.is_london() ? "" : ", " + zone.city() + " time") + ".")
          .begins(begun.time);
  web::Field<std::optional<Instant>> at = form.moment("at", "Or the day and time", zone).optional().begins(begun.at);

  [[nodiscard]] Timing wanted() const {
    Timing timing{*when, 0, {}, std::nullopt};
    if (*when == When::at)
      timing.at = *at;
    else {
      timing.days = days->value_or(-1);  // none is refused
      timing.time = *time;
    }
    return timing;
  }
};

Timing four_weeks_before() { return {When::before, 28, "09:00", std::nullopt}; }

/// "Of the 3 who stand as invited and have no link yet each gets a mail ..."
std::string lead_of(const InvitationsAhead& ahead) {
  if (ahead.people == 0)
    return "Nobody stands as invited who has an e-mail address and no link yet. Take in a list whose people are to be "
           "invited, or add them under Delegates.";
  return counted(ahead.people, "person stands", "people stand") +
         " as invited with an e-mail address, and got no link yet. Each gets this mail with a link of their own, with "
         "the "
         "agenda where it is shown to attendees.";
}

Reply page(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(ahead, request, invitations_ahead(context.database, context.clock.now(), slug, web::site_of(request)));
  const bool waits = ahead.planned && ahead.planned->state == PlanState::planned;
  PlanForm form{web::Form(request, here_of(slug))
                    .button({waits ? "Change the moment" : "Send them at this moment", {}, Button::Look::second})
                    .when_refused({}, "Nothing was changed."),
                ahead.event.zone, waits ? ahead.planned->timing : four_weeks_before()};
  if (form.form.read()) {
    const auto planned = plan_invitations(context.database, context.audit(request), slug, form.wanted());
    if (planned.ok()) return web::redirect(here_of(slug) + "?done=planned");
    form.form.refuse(planned.error());
  }
  View view;
  view.set("BACK_PATH", settings_of(slug));
  view.head("Invitations", lead_of(ahead));
  if (request.query.get("done") == "undone") view.show("DONE", "Taken back. No invitations go by themselves.");
  if (waits) {
    const auto due = due_at(ahead.planned->timing, ahead.event);
    auto words = "The invitations go by themselves on " + (due ? long_instant(*due, ahead.event.zone) : std::string());
    if (ahead.planned->timing.when == When::before)
      words += ", " + uncapitalised(timing_words(ahead.planned->timing, ahead.event.zone));
    view.add("PLANNED", words + ".")
        .set("WHOM", "To everybody who stands as invited then.")
        .markup("UNDO_FORM", web::Form(request, here_of(slug) + "/undo")
                                 .look("")
                                 .button({"Do not send them", {}, Button::Look::link})
                                 .shown());
  }
  if (ahead.planned && ahead.planned->state == PlanState::stopped) view.show("STOPPED", ahead.planned->because);
  if (ahead.people > 0 && !ahead.event.cancelled)
    view.show("NOW").markup("NOW_FORM",
                            web::Form(request, settings_of(slug) + "/invite")
                                .look("")
                                .button("Send " + counted(ahead.people, "invitation", "invitations") + " now")
                                .shown());
  if (ahead.letter) {
    site::LetterTo reader;
    reader.name = ahead.first + (ahead.people > 1 ? ", and alike to the others" : "");
    site::show_letter(view, *ahead.letter, reader);
  }
  view.set("PLAN_HEADING", waits ? "At another moment" : "Or at a moment");
  view.markup("PLAN_FORM", form.form.shown());
  return site::form_page(request, delegates_frame(ahead.event, "Invitations"), form.form,
                         web::render("domain/booking/pages/invitations.html", view));
}

Reply undo(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto undone = unplan_invitations(context.database, context.audit(request), slug);
  if (!undone.ok()) return site::error_page(request, undone.error());
  return web::redirect(here_of(slug) + "?done=undone");
}

}  // namespace

void add_invitation_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  router.form("/events/{event}/booking/invitations", Permission::change_delegates,
              [context](const Request& request) { return page(context, request); });
  router.post("/events/{event}/booking/invitations/undo", Permission::change_delegates,
              [context](const Request& request) { return undo(context, request); });
}

}  // namespace muster::booking
