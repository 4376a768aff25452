// Asks once where several delegates come from.
#include "steps/chosen_pages.hpp"

#include "address.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/organisation_change_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;

struct OrganisationForm {
  web::Form form;
  web::Field<std::string> organisation = form.text("organisation", "Organisation")
                                             .hint("Its name, or another that people use for it.")
                                             .missing("Give the organisation that they come from");
};

OrganisationForm organisation_form(const Request& request, const std::vector<std::string>& people) {
  OrganisationForm wanted{
      web::Form(request, address(delegates_path(request.capture("event")) + "/organisation", request.query.entries()))
          .button("Change it for " + counted(static_cast<std::int64_t>(people.size()), "person", "people"))
          .way_out("Leave them as they are", back_to_list(request, {}))
          .knowing("asked", "yes")
          .when_refused({}, "Nobody was changed.")};
  for (const auto& id : people) wanted.form.knowing("row[]", id);
  return wanted;
}

Reply change(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(event, request, events::find_event(context.database, slug));
  if (auto refused = refused_choice(context, request, "whose organisation to change")) return *std::move(refused);
  const auto chosen = chosen_in(context, request, [](const BookingState&) { return true; });
  if (chosen.people.empty())
    return delegates_page(context, request, {409, "None of these people is in the list any more."}, {});
  auto wanted = organisation_form(request, chosen.people);
  if (request.form.find("asked") && wanted.form.read()) {
    const auto done =
        change_organisation(context.database, context.audit(request), slug, chosen.people, *wanted.organisation);
    if (done.ok()) return web::redirect(back_to_list(request, {{"moved", done->id}}));
    wanted.form.refuse(done.error());
  }
  const auto number = static_cast<std::int64_t>(chosen.people.size());
  return ask_of(
      request, event, chosen,
      {"Change organisation",
       "Where " + std::string(number == 1 ? "does 1 person" : "do " + grouped(number) + " people") + " come from?",
       counted(static_cast<std::int64_t>(chosen.others), "other is not in the list any more.",
               "others are not in the list any more."),
       "You can take it back afterwards. The organisation is the person’s own: it changes in all their events."},
      wanted.form);
}

}  // namespace

void add_organisation_pages(web::Router& router, const PageContext& context) {
  router.post("/events/{event}/delegates/organisation", access::Permission::change_delegates,
              [context](const Request& request) { return change(context, request); });
}

}  // namespace muster::booking
