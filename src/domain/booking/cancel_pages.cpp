// Asks for one reason before several bookings are cancelled.
#include "delegate_pages.hpp"

#include "address.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/booking_state_service.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/web/form.hpp>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;

constexpr std::size_t names_shown = 12;

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

CancelForm cancel_form(const Request& request, const std::vector<std::string>& people, std::size_t able) {
  CancelForm wanted{
      web::Form(request, address(delegates_path(request.capture("event")) + "/cancel", request.query.entries()))
          .button({bulk_label(State::cancelled, able, able), {}, web::Button::Look::warning})
          .way_out("Keep them", back_to_list(request, {}))
          .knowing("asked", "yes")
          .when_refused({}, "No booking was cancelled.")};
  for (const auto& id : people) wanted.form.knowing("row[]", id);
  return wanted;
}

/// Those of the chosen whose booking can be cancelled, and their names as far as they are shown.
struct Chosen {
  std::vector<std::string> people;
  std::vector<std::string> names;
  std::size_t others = 0;  ///< whose booking cannot be cancelled
};

Chosen chosen_in(const PageContext& context, const std::string& slug, const std::vector<std::string>& ids) {
  Chosen chosen;
  for (const auto& id : ids) {
    const auto found = booking_history(context.database, slug, id);
    if (!found.ok() || !may_follow(found->booking.state, State::cancelled)) {
      ++chosen.others;
      continue;
    }
    chosen.people.push_back(id);
    if (chosen.names.size() < names_shown)
      chosen.names.push_back(found->booking.first_name + " " + found->booking.last_name);
  }
  return chosen;
}

Reply cancel(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(event, request, events::find_event(context.database, slug));
  const auto ids = request.form.all("row[]");
  if (ids.empty() || ids.size() > most_people_at_once)
    return delegates_page(context, request,
                          {422, ids.empty() ? "Tick whose bookings to cancel. Nothing was changed."
                                            : "Tick fewer people at once. Nothing was changed."},
                          {});
  auto chosen = chosen_in(context, slug, ids);
  if (chosen.people.empty())
    return delegates_page(context, request, {409, "None of these bookings can be cancelled. Nothing was changed."}, {});
  auto wanted = cancel_form(request, chosen.people, chosen.people.size());
  if (request.form.find("asked") && wanted.form.read()) {
    const auto act =
        take_steps(context.database, context.audit(request), slug, {chosen.people, State::cancelled, *wanted.reason});
    if (act.ok())
      return web::redirect(
          back_to_list(request, {{"act", act->id}, {"left", std::to_string(chosen.others + act->refused.size())}}));
    wanted.form.refuse(act.error());
  }
  const auto number = static_cast<std::int64_t>(chosen.people.size());
  auto names = chosen.names;
  if (chosen.people.size() > names.size())
    names.push_back(counted(number - static_cast<std::int64_t>(names.size()), "other", "others"));
  web::View view;
  view.set("LIST_PATH", back_to_list(request, {}));
  view.set("HEADLINE", "Cancel " + counted(number, "booking", "bookings") + "?").set("NAMES", listed(names) + ".");
  if (chosen.others > 0)
    view.add("OTHERS").set("OTHERS_WORDS",
                           counted(static_cast<std::int64_t>(chosen.others),
                                   "other that was ticked cannot be cancelled and stays as it is.",
                                   "others that were ticked cannot be cancelled and stay as they are."));
  view.markup("FORM", wanted.form.shown());
  return site::form_page(request, delegates_frame(event, "Cancel bookings"), wanted.form,
                         web::render("domain/booking/pages/delegates_cancel.html", view));
}

}  // namespace

void add_cancel_pages(web::Router& router, const PageContext& context) {
  router.post("/events/{event}/delegates/cancel", access::Permission::change_delegates,
              [context](const Request& request) { return cancel(context, request); });
}

}  // namespace muster::booking
