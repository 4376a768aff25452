// Adds an event.
#include "new_event_pages.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/page_of.hpp>

namespace muster::events {
namespace {

using web::Field;

struct EventForm {
  std::vector<web::Choice<std::string>> regions;
  std::vector<std::string> programmes;  ///< those of the visitor: an event never belongs to another's
  web::Form form;
  Field<std::string> title =
      form.text("title", "Title").hint("As delegates know it, for example London SEND Summit 2022.").check(check_title);
  Field<Date> date = form.date("date", "Date").hint("For example 10 6 2022.");
  Field<Attendance> attendance =
      form.radios<Attendance>("attendance", "How people take part",
                              {{Attendance::in_person, "in person", "In person"},
                               {Attendance::online, "online", "Online"},
                               {Attendance::hybrid, "hybrid", "Some in person, some online"}})
          .begins(Attendance::in_person);
  Field<std::string> venue = form.text("venue", "Venue").optional().check(check_venue);
  Field<std::string> region = form.select("region", "Region", regions)
                                  .hint("Its places are on the map of where delegates come from.")
                                  .begins(regions.empty() ? std::string() : regions.front().code)
                                  .missing("Choose a region");
  Field<std::string> programme = form.select("programme", "Programme", web::choices(programmes)).if_several();
  Field<std::string> slug = form.text("slug", "Short name")
                                .hint(
                                    "It is part of the event's address and cannot change later. If you leave it empty, "
                                    "it is made from the title.")
                                .optional()
                                .plain()
                                .check(check_slug);

  [[nodiscard]] NewEvent wanted() const {
    return {slug->empty() ? suggested_slug(*title, *date) : *slug,
            *title,
            iso_date(*date),
            *region,
            *venue,
            std::string(attendance_name(*attendance)),
            *programme};
  }
};

}  // namespace

web::Reply new_event_page(store::Database& database, const Clock& clock, const web::Request& request) {
  const auto programmes = request.visitor.programmes("events");
  MUSTER_PAGE(regions, request, regions_offered(database, programmes));
  EventForm event{web::choices(regions, &people::RegionInUse::slug, &people::RegionInUse::name), programmes,
                  web::Form(request, "/events/new").button("Add the event")};
  if (event.form.read()) {
    const auto wanted = event.wanted();
    const auto added = add_event(database, {request.visitor.actor(), clock.now(), wanted.programme}, wanted);
    if (added.ok()) return web::redirect("/events/" + added->slug);
    event.form.refuse(added.error());
  }
  return site::form_page(
      request, {"Add an event"}, event.form,
      web::render("domain/events/pages/new_event.html", web::View().markup("FORM", event.form.shown())));
}

}  // namespace muster::events
