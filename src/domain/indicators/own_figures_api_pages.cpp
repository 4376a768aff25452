// Figures set by hand, for programs: which there are, one more, and taking one back.
#include "indicator_api_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/indicators/own_figures_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/json.hpp>

namespace muster::indicators {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

struct Site {
  store::Database& database;
  const Clock& clock;
};

store::AuditContext audit_of(const Site& site, const Request& request) {
  return {request.visitor.actor(), site.clock.now(), request.visitor.programme};
}

Json release_json(const OwnRelease& release) {
  return json_object({{"change", release.id},
                      {"indicator", release.indicator},
                      {"what", release.what},
                      {"reason", if_any(release.reason)},
                      {"at", iso_instant(release.entered_at)}});
}

Reply all(const Site& site, const Request& request) {
  MUSTER_PAGE(found, request,
              own_releases(site.database, request.capture("programme"), request.query.get("indicator")));
  return web::json(json_object({{"changes", json_array(found, release_json)}}));
}

/// As it was sent: a figure may be a number or a mark in its place.
std::string sent(const Request& request, const char* name) {
  const auto* member = request.json ? request.json->find(name) : nullptr;
  if (member == nullptr) return {};
  if (member->text() != nullptr) return *member->text();
  return member->number() ? json_text(*member) : std::string();
}

Reply set(const Site& site, const Request& request) {
  MUSTER_PAGE(done, request,
              set_figure(site.database, audit_of(site, request), request.capture("programme"),
                         {sent(request, "indicator"), sent(request, "area"), sent(request, "year"),
                          sent(request, "value"), sent(request, "reason")}));
  return web::json(release_json(done));
}

Reply undo(const Site& site, const Request& request) {
  MUSTER_PAGE(
      done, request,
      take_back(site.database, audit_of(site, request), request.capture("programme"), request.capture("change")));
  (void)done;
  return web::json(json_object({{"taken_back", request.capture("change")}}));
}

}  // namespace

void add_own_figures_api_pages(web::Router& router, store::Database& database, const Clock& clock) {
  using namespace web;
  const Site site{database, clock};
  const std::string home = "/api/programmes/{programme}/figure-changes";
  const Parameter programme{"programme", text("The programme's id"), "p1"};
  const auto change = object({{"change", text("Its id, by which it is taken back")},
                              {"indicator", text("Title")},
                              {"what", text("The figure, and what stood before; or how many came from which file")},
                              {"reason", text("Why it is not as it was published").where_known()},
                              {"at", text_like("date-time")}});
  const char* example = R"({"change": "r1", "indicator": "Plans", "what": "Camden, 2025: 2140, before 2041",
  "reason": "Corrected by the council", "at": "2025-07-01T09:00:00Z"})";
  router.get(home, Permission::read_figures, [site](const Request& request) { return all(site, request); })
      .describe({.summary = "Published figures that were set by hand or taken in without an event, the newest first",
                 .parameters = {programme,
                                {"indicator", text("Its name in addresses; else of all of them").where_known(), ""}},
                 .replies = object({{"changes", list_of(change)}}),
                 .example = R"({"changes": [)" + std::string(example) + "]}"});
  router.post(home, Permission::change_events, [site](const Request& request) { return set(site, request); })
      .describe({.summary = "Sets one published figure by hand, with the reason",
                 .parameters = {programme},
                 .takes = {object({{"indicator", text("Its name in addresses")},
                                   {"area", text("Code or name of a place, the region or the nation")},
                                   {"year", text("2024, or 2023/24")},
                                   {"value", text("The number as text, or a mark in its place")},
                                   {"reason", text("Why it is not as it was published; 200 characters at most")}})},
                 .replies = change,
                 .example = example});
  router
      .post(home + "/{change}/undo", Permission::change_events,
            [site](const Request& request) { return undo(site, request); })
      .describe({.summary = "Takes a change back: where a figure stood before, it holds again",
                 .parameters = {programme, {"change", text("Its id"), "r1"}},
                 .replies = object({{"taken_back", text("The id of what was taken back")}}),
                 .example = R"({"taken_back": "r1"})"});
}

}  // namespace muster::indicators
