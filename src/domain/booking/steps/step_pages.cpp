// Takes steps for those ticked in the list or shown in the sheet, and takes them back. Whoever stands at the door
// reaches the two addresses of "came", and no other.
#include "domain/booking/delegate_pages.hpp"

#include "chosen_pages.hpp"
#include "domain/booking/address.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/delegate_change_service.hpp>
#include <muster/domain/booking/organisation_change_service.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::booking {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

/// Steps change who counts; when they cannot be taken the list comes back and says why.
Reply refused(const PageContext& context, const Request& request, const Error& error) {
  if (error.kind == ErrorKind::unavailable || error.kind == ErrorKind::unsure) {
    return site::error_page(request, error);
  }
  return delegates_page(context, request, ListNotice{web::status_of(error.kind), error.message}, {});
}

Reply take(const PageContext& context, const Request& request, State to) {
  StepRequest requested{request.form.all("row[]"), to, request.form.get("reason")};
  const auto act = take_steps(context.database, context.audit(request), request.capture("event"), requested);
  if (!act.ok()) return refused(context, request, act.error());
  return web::redirect(back_to_list(request, {{"act", act->id}, {"left", std::to_string(act->refused.size())}}));
}

Reply ask_before_mail(const PageContext& context, const Request& request, State to, const StepMail& mail) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(event, request, events::find_event(context.database, slug));
  const auto chosen =
      chosen_in(context, request, [&](const BookingState& booking) { return may_follow(booking.state, to); });
  const auto number = static_cast<std::int64_t>(chosen.people.size());
  std::optional<State> from;
  if (number == 1)
    if (const auto found = booking_history(context.database, slug, chosen.people.front()); found.ok())
      from = found->booking.state;
  const auto label = from ? step_label(*from, to) : bulk_label(to, chosen.people.size(), chosen.people.size());
  auto form = web::Form(request, address("/events/" + slug + "/delegates/steps/" + std::string(state_word(to)),
                                         request.query.entries()))
                  .button({label + (mail.told == 1 ? " and send the mail" : " and send the mails")})
                  .way_out("Leave it as it is", back_to_list(request, {}))
                  .knowing("asked", "yes")
                  .knowing("reason", request.form.get("reason"));
  for (const auto& id : chosen.people) form.knowing("row[]", id);
  const auto others = number - mail.told;
  return ask_of(request, event, chosen,
                {"One step", label + "?",
                 counted(static_cast<std::int64_t>(chosen.others),
                         "other that was ticked cannot take this step and stays as it is.",
                         "others that were ticked cannot take this step and stay as they are."),
                 others > 0 ? counted(others, "of them has no page of their own and gets no mail by this.",
                                      "of them have no page of their own and get no mail by this.")
                            : std::string(),
                 mail},
                form);
}

Reply take_named(const PageContext& context, const Request& request) {
  const auto to = parse_state(request.capture("state"));
  if (!to.ok()) return site::error_page(request, not_found("There is no such step."));
  // Whoever has a page of their own is written to: the mail is read before it goes.
  if (request.form.get("asked") != "yes" && request.form.all("row[]").size() <= most_people_at_once) {
    const auto& slug = request.capture("event");
    const auto people = request.form.all("row[]");
    auto mail = mail_of_step(context.database, context.clock.now(), slug, people, *to);
    if (mail.ok() && *mail) return ask_before_mail(context, request, *to, **mail);
  }
  return take(context, request, *to);
}

Reply take_back(const PageContext& context, const Request& request, UndoScope reach) {
  const auto act =
      undo_act(context.database, context.audit(request), request.capture("event"), request.form.get("act"), reach);
  if (!act.ok()) return refused(context, request, act.error());
  return web::redirect(back_to_list(request, {{"act", act->id}, {"left", std::to_string(act->refused.size())}}));
}

Reply take_change_back(const PageContext& context, const Request& request) {
  if (request.form.find("act")) return take_back(context, request, UndoScope::every_step);
  if (const auto moved = request.form.find("moved")) {
    const auto done =
        undo_organisation_change(context.database, context.audit(request), request.capture("event"), *moved);
    if (!done.ok()) return refused(context, request, done.error());
    return web::redirect(back_to_list(request, {{"undone_change", "moved"}}));
  }
  const auto done =
      undo_change(context.database, context.audit(request), request.capture("event"), request.form.get("change"));
  if (!done.ok()) return refused(context, request, done.error());
  return web::redirect(back_to_list(request, {{"undone_change", done->kind}}));
}

}  // namespace

std::string back_to_list(const Request& request, const std::vector<std::pair<std::string, std::string>>& told) {
  // Only what a list's own address can hold, so that a link from elsewhere leads nowhere else.
  auto kept = told;
  for (const auto* name : {"q", "state", "kind", "place", "sort", "page", "person"}) {
    if (const auto value = request.query.find(name)) kept.emplace_back(name, *value);
  }
  return address(delegates_path(request.capture("event")), kept);
}

void add_step_pages(web::Router& router, const PageContext& context) {
  const std::string here = "/events/{event}/delegates";
  router.post(here + "/came", Permission::mark_attendance,
              [context](const Request& request) { return take(context, request, State::came); });
  router.post(here + "/came/undo", Permission::mark_attendance,
              [context](const Request& request) { return take_back(context, request, UndoScope::attendance); });
  router.post(here + "/steps/{state}", Permission::change_delegates,
              [context](const Request& request) { return take_named(context, request); });
  router.post(here + "/undo", Permission::change_delegates,
              [context](const Request& request) { return take_change_back(context, request); });
}

}  // namespace muster::booking
