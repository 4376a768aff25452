// What people need at an event: one person's, for those who may see it; and counts for the caterer.
#include "person_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/needs_service.hpp>
#include <muster/domain/people/person_records.hpp>
#include <muster/domain/site/frame.hpp>

#include <algorithm>

namespace muster::privacy {
namespace {

using web::Reply;
using web::Request;
using web::View;

Result<std::string> name_of(const PrivacyDesk& desk, const std::string& person_id) {
  return desk.database.read([&](store::Session& session) -> Result<std::string> {
    const auto person = people::find_person(session, person_id);
    if (!person) return not_found(no_such_person);
    return people::full_name(*person);
  });
}

/// The person's events, of the programmes whose needs the visitor may see.
Result<std::vector<booking::EventNeeds>> needs_in(const PrivacyDesk& desk, const Request& request) {
  MUSTER_TRY(all, booking::needs_of(desk.database, request.capture("person")));
  const auto scope = scope_of(request, access::Permission::access_needs);
  std::erase_if(all, [&](const booking::EventNeeds& each) {
    return scope && std::find(scope->begin(), scope->end(), each.event.programme) == scope->end();
  });
  return all;
}

/// The page; where something was wrong, what was typed stands in the place of what is kept.
Reply needs_page(const PrivacyDesk& desk, const Request& request, const std::string& wrong) {
  const auto& person = request.capture("person");
  const auto name = name_of(desk, person);
  if (!name.ok()) return site::problem_page(request, name.problem());
  const auto all = needs_in(desk, request);
  if (!all.ok()) return site::problem_page(request, all.problem());
  View view;
  view.set("PERSON_NAME", *name).set("HERE", "/people/" + person).set("TOKEN", request.token);
  view.set("LEAD", "Kept apart from everything else, in no list and no report, and deleted soon after the event.");
  if (!wrong.empty()) {
    view.add("WRONG").set("WRONG_WORDS", wrong);
  } else if (request.query.get("saved") == "yes") {
    view.show("SAVED");
  }
  if (all->empty()) view.show("NO_EVENT");
  for (const auto& [event, needs] : *all) {
    const bool typed = !wrong.empty() && request.form.get("event") == event.slug;
    view.add("EVENT")
        .set("EVENT_TITLE", event.title)
        .set("EVENT_DATE", long_date(event.date))
        .set("EVENT_SLUG", event.slug)
        .set("ACCESS", typed ? request.form.get("access") : needs.access)
        .set("DIETARY", typed ? request.form.get("dietary") : needs.dietary);
  }
  return site::desk_page(request, {"Access and dietary needs", {}, {}, {}, site::Tab::none, !wrong.empty()},
                         web::render("domain/privacy/pages/person_needs.html", view), wrong.empty() ? 200 : 422);
}

Reply save_needs(const PrivacyDesk& desk, const Request& request) {
  const auto& person = request.capture("person");
  const auto all = needs_in(desk, request);
  if (!all.ok()) return site::problem_page(request, all.problem());
  const auto slug = request.form.get("event");
  if (std::none_of(all->begin(), all->end(), [&](const auto& each) { return each.event.slug == slug; }))
    return site::problem_page(request, not_found("This person is not a delegate of such an event."));
  const auto saved = booking::change_needs(desk.database, desk.doing(request), slug, person,
                                           {request.form.get("access"), request.form.get("dietary")});
  if (saved.ok()) return web::redirect("/people/" + person + "/needs?saved=yes");
  if (saved.problem().kind != ProblemKind::bad_input) return site::problem_page(request, saved.problem());
  return needs_page(desk, request, saved.problem().message);
}

Reply counts(const PrivacyDesk& desk, const Request& request, const std::string& format, const std::string& type) {
  auto bytes = booking::export_needs_counts(desk.database, request.capture("event"), format);
  if (!bytes.ok()) return site::problem_page(request, bytes.problem());
  return web::download(std::move(bytes).value(), type, request.capture("event") + "-needs-counts." + format);
}

}  // namespace

void add_needs_pages(web::Router& router, const PrivacyDesk& desk) {
  using access::Permission;
  router.get("/people/{person}/needs", Permission::access_needs,
             [desk](const Request& request) { return needs_page(desk, request, ""); });
  router.post("/people/{person}/needs", Permission::access_needs,
              [desk](const Request& request) { return save_needs(desk, request); });
  router.get("/events/{event}/needs-counts.csv", Permission::access_needs,
             [desk](const Request& request) { return counts(desk, request, "csv", "text/csv; charset=utf-8"); });
  router.get("/events/{event}/needs-counts.xlsx", Permission::access_needs, [desk](const Request& request) {
    return counts(desk, request, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  });
}

}  // namespace muster::privacy
