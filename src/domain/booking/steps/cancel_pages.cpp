// Asks for one reason before several bookings are cancelled.
#include "chosen_pages.hpp"

#include "domain/booking/address.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;

struct CancelForm {
  web::Form form;
  web::Field<std::string> reason =
      form.text("reason", "Reason")
          .optional()
          .hint("It stands in the history of each. Only those who may change delegates see it.")
          .check([](const std::string& typed) -> Outcome {
            MUSTER_CHECK(tidy_reason(typed));
            return Success{};
          });
};

CancelForm cancel_form(const Request& request, const std::vector<std::string>& people) {
  CancelForm wanted{
      web::Form(request, address(delegates_path(request.capture("event")) + "/cancel", request.query.entries()))
          .button({bulk_label(State::cancelled, people.size(), people.size()), {}, web::Button::Look::warning})
          .way_out("Keep them", back_to_list(request, {}))
          .knowing("asked", "yes")
          .when_refused({}, "No booking was cancelled.")};
  for (const auto& id : people) wanted.form.knowing("row[]", id);
  return wanted;
}

std::string told_words(std::int64_t told, std::int64_t people) {
  if (told == 0) return "Nobody gets an e-mail.";
  const auto calendars = told == 1 ? "a mail that says so, which takes it out of their calendar"
                                   : "a mail that says so, which takes it out of their calendars";
  if (told == people) return std::string(people == 1 ? "They get " : "All of them get ") + calendars + ".";
  return grouped(told) + " of them " + (told == 1 ? "has" : "have") + " a page of their own and " +
         (told == 1 ? "gets " : "get ") + calendars + ". Nobody else gets an e-mail.";
}

Reply cancel(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(event, request, events::find_event(context.database, slug));
  if (auto refused = refused_choice(context, request, "whose bookings to cancel")) return *std::move(refused);
  const auto chosen = chosen_in(
      context, request, [](const BookingState& booking) { return may_follow(booking.state, State::cancelled); });
  if (chosen.people.empty())
    return delegates_page(context, request, {409, "None of these bookings can be cancelled. Nothing was changed."}, {});
  auto wanted = cancel_form(request, chosen.people);
  if (request.form.find("asked") && wanted.form.read()) {
    const auto act =
        take_steps(context.database, context.audit(request), slug, {chosen.people, State::cancelled, *wanted.reason});
    if (act.ok())
      return web::redirect(
          back_to_list(request, {{"act", act->id}, {"left", std::to_string(chosen.others + act->refused.size())}}));
    wanted.form.refuse(act.error());
  }
  const auto number = static_cast<std::int64_t>(chosen.people.size());
  MUSTER_PAGE(told, request, told_by_step(context.database, context.clock.now(), slug, chosen.people));
  MUSTER_PAGE(mail, request,
              mail_of_step(context.database, context.clock.now(), slug, chosen.people, State::cancelled));
  return ask_of(request, event, chosen,
                {"Cancel bookings", "Cancel " + counted(number, "booking", "bookings") + "?",
                 counted(static_cast<std::int64_t>(chosen.others),
                         "other that was ticked cannot be cancelled and stays as it is.",
                         "others that were ticked cannot be cancelled and stay as they are."),
                 "You can take it back afterwards. " + told_words(told, number), std::move(mail)},
                wanted.form);
}

}  // namespace

void add_cancel_pages(web::Router& router, const PageContext& context) {
  router.post("/events/{event}/delegates/cancel", access::Permission::change_delegates,
              [context](const Request& request) { return cancel(context, request); });
}

}  // namespace muster::booking
