// Changing, copying, cancelling and deleting one event.
#include <muster/front/dashboard/event_upkeep_pages.hpp>

#include "asking_change_pages.hpp"
#include "event_api_pages.hpp"
#include "zone_field_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_zone_service.hpp>
#include <muster/domain/events/programme_service.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/front/dashboard/event_upkeep_service.hpp>
#include <muster/platform/web/form.hpp>

namespace muster::dashboard {
namespace {

using events::Attendance;
using events::Event;
using web::Field;

using Reports = ShippedReports;

struct Upkeep {
  store::Database& database;
  const Clock& clock;
  Reports reports;
  const intake::Kinds& kinds;
  [[nodiscard]] store::AuditContext audit(const web::Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

/// The fields of an event, as they are or as its copy begins.
struct DetailsForm {
  const std::vector<people::RegionInUse>& regions;
  web::Form form;
  Zone zone;
  Field<std::string> title = form.text("title", "Title").check(events::check_title);
  Field<Date> date = form.date("date", "Date").hint("For example 10 6 2022.");
  Field<Attendance> attendance =
      form.radios<Attendance>("attendance", "How people take part",
                              {{Attendance::in_person, "in person", "In person"},
                               {Attendance::online, "online", "Online"},
                               {Attendance::hybrid, "hybrid", "Some in person, some online"}});
  Field<std::string> venue = form.text("venue", "Venue").optional().check(events::check_venue);
  Field<std::string> region =
      form.select("region", "Region", web::choices(regions, &people::RegionInUse::slug, &people::RegionInUse::name))
          .hint("The map of registered delegates shows its places.");

  Field<std::string> time_zone = zone_field(form, zone);

  void begin(const Event& event) const {
    title.begins(event.title);
    date.begins(event.date);
    attendance.begins(event.attendance);
    venue.begins(event.venue);
    for (const auto& one : regions)
      if (one.id == event.region_id) region.begins(one.slug);
  }
};

Result<std::vector<people::RegionInUse>> regions_of(store::Database& database, const Event& event) {
  return database.read([&](store::Session& session) -> Result<std::vector<people::RegionInUse>> {
    return people::regions_in_use(session, event.programme_id);
  });
}

site::Frame frame_of(const Event& event, const std::string& title) {
  site::Frame frame;
  frame.title = title;
  frame.programme = event.programme;
  frame.event_slug = event.slug;
  frame.event_title = event.title;
  return frame;
}

/// Where whoever deleted it goes on.
Result<std::string> page_after_deletion(store::Database& database, const Event& event) {
  return database.read([&](store::Session& session) -> Result<std::string> {
    const auto standing = events::asked(session, event.id);
    if (standing.kind == events::AskedKind::survey) return std::string("/surveys?deleted=yes");
    if (standing.kind == events::AskedKind::round)
      return "/events/" + events::event_with_id(session, standing.whole_id).slug + "/form?done=round-deleted";
    return std::string("/events?deleted=yes");
  });
}

web::Reply change_page(const Upkeep& upkeep, const web::Request& request) {
  MUSTER_PAGE(event, request, events::find_event(upkeep.database, request.capture("event")));
  if (events::is_within(event.slug)) return asking_change_page({upkeep.database, upkeep.clock}, request, event);
  MUSTER_PAGE(regions, request, regions_of(upkeep.database, event));
  const auto home = "/events/" + event.slug;
  MUSTER_PAGE(zone, request, events::zone_of(upkeep.database, event.id));
  DetailsForm wanted{regions, web::Form(request, home + "/change").button("Save the event"), zone};
  wanted.begin(event);
  if (wanted.form.read()) {
    const auto changed =
        events::change_event(upkeep.database, upkeep.audit(request), event.slug,
                             {*wanted.title, iso_date(*wanted.date), *wanted.region, *wanted.venue,
                              std::string(events::attendance_name(*wanted.attendance)), *wanted.time_zone});
    if (changed.ok()) return web::redirect(home);
    wanted.form.refuse(changed.error());
  }
  MUSTER_PAGE(contents, request, event_contents(upkeep.database, event.slug));
  web::View view;
  view.set("TITLE", event.title).set("HOME", home).markup("FORM", wanted.form.shown());
  if (event.cancelled)
    view.add("CANCELLED")
        .set("REASON", event.cancelled_because)
        .markup("RESTORE", web::Form(request, home + "/restore")
                               .button({"It takes place after all", {}, web::Button::Look::second})
                               .shown());
  else
    view.show("TAKES_PLACE");
  if (contents.words.empty()) {
    view.add("CAN_DELETE")
        .show_if(contents.being_imported, "BEING_IMPORTED")
        .markup("DELETE", web::Form(request, home + "/delete")
                              .button({"Delete " + event.title, {}, web::Button::Look::warning})
                              .shown());
  } else {
    auto& list = view.add("HANGING");
    list.add_each("ONE", contents.words);
  }
  return site::form_page(request, frame_of(event, "Change the event"), wanted.form,
                         web::render("front/dashboard/pages/change_event.html", view));
}

struct CopyForm : DetailsForm {
  Field<std::string> slug = form.text("slug", "Short name")
                                .hint(
                                    "It is part of the event's address and cannot change later. If you leave it empty, "
                                    "it is made from the title.")
                                .optional()
                                .plain();
};

web::Reply copy_page(const Upkeep& upkeep, const web::Request& request) {
  MUSTER_PAGE(event, request, events::find_event(upkeep.database, request.capture("event")));
  MUSTER_PAGE(regions, request, regions_of(upkeep.database, event));
  MUSTER_PAGE(zone, request, events::zone_of(upkeep.database, event.id));
  CopyForm wanted{{regions, web::Form(request, "/events/" + event.slug + "/copy").button("Add the copy"), zone}};
  auto like = event;
  like.date = next_year(event.date, day_in_london(upkeep.clock.now()));
  const auto old_year = std::to_string(static_cast<int>(event.date.year()));
  if (const auto at = like.title.find(old_year); at != std::string::npos)
    like.title.replace(at, old_year.size(), std::to_string(static_cast<int>(like.date.year())));
  wanted.begin(like);
  if (wanted.form.read()) {
    const auto slug = wanted.slug->empty() ? events::suggested_slug(*wanted.title, *wanted.date) : *wanted.slug;
    const auto made = copy_event(upkeep.database, upkeep.audit(request), event.slug,
                                 {slug, *wanted.title, iso_date(*wanted.date), *wanted.region, *wanted.venue,
                                  std::string(events::attendance_name(*wanted.attendance)), event.programme},
                                 *wanted.time_zone, upkeep.reports);
    if (made.ok()) return web::redirect("/events/" + made->slug);
    wanted.form.refuse(made.error());
  }
  web::View view;
  view.set("TITLE", event.title).set("HOME", "/events/" + event.slug).markup("FORM", wanted.form.shown());
  return site::form_page(request, frame_of(event, "Copy the event"), wanted.form,
                         web::render("front/dashboard/pages/copy_event.html", view));
}

web::Reply cancel_page(const Upkeep& upkeep, const web::Request& request) {
  MUSTER_PAGE(event, request, events::find_event(upkeep.database, request.capture("event")));
  const auto home = "/events/" + event.slug;
  struct CancelForm {
    web::Form form;
    Field<std::string> reason = form.text("reason", "Why will it not take place?")
                                    .hint("It is shown on the event's pages. Nobody gets an e-mail.")
                                    .missing("Say why the event will not take place");
  } wanted{web::Form(request, home + "/cancel")
               .button(web::Button{"Cancel the event", {}, web::Button::Look::warning})
               .way_out("Leave it as it is", home + "/change")};
  if (wanted.form.read()) {
    const auto cancelled = events::cancel_event(upkeep.database, upkeep.audit(request), event.slug, *wanted.reason);
    if (cancelled.ok()) return web::redirect(home);
    wanted.reason.refuse(cancelled.error().message);
  }
  web::View view;
  view.set("TITLE", event.title).markup("FORM", wanted.form.shown());
  return site::form_page(request, frame_of(event, "Cancel the event"), wanted.form,
                         web::render("front/dashboard/pages/cancel_event.html", view));
}

web::Reply take_restore(const Upkeep& upkeep, const web::Request& request) {
  MUSTER_PAGE(done, request, events::restore_event(upkeep.database, upkeep.audit(request), request.capture("event")));
  (void)done;
  return web::redirect("/events/" + request.capture("event"));
}

web::Reply take_delete(const Upkeep& upkeep, const web::Request& request) {
  MUSTER_PAGE(event, request, events::find_event(upkeep.database, request.capture("event")));
  MUSTER_PAGE(whole, request, page_after_deletion(upkeep.database, event));
  MUSTER_PAGE(done, request, delete_event(upkeep.database, upkeep.audit(request), upkeep.kinds, event.slug));
  (void)done;
  return web::redirect(whole);
}

}  // namespace

void add_event_upkeep_pages(web::Router& router, store::Database& database, const Clock& clock, Reports reports,
                            const intake::Kinds& kinds) {
  using access::Permission;
  const Upkeep upkeep{database, clock, std::move(reports), kinds};
  using PageFunction = web::Reply (*)(const Upkeep&, const web::Request&);
  const auto page = [upkeep](PageFunction show) {
    return [upkeep, show](const web::Request& request) { return show(upkeep, request); };
  };
  for (const auto& [path, show] :
       std::initializer_list<std::pair<const char*, PageFunction>>{{"/events/{event}/change", change_page},
                                                                   {"/events/{event}/copy", copy_page},
                                                                   {"/events/{event}/cancel", cancel_page}}) {
    router.get(path, Permission::change_events, page(show));
    router.post(path, Permission::change_events, page(show));
  }
  router.post("/events/{event}/restore", Permission::change_events, page(take_restore));
  router.post("/events/{event}/delete", Permission::change_events, page(take_delete));
  add_event_api_pages(router, database, clock, kinds);
}

}  // namespace muster::dashboard
