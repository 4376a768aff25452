// Takes steps for those ticked in the list or shown in the sheet, and takes them back. Whoever stands at the door
// reaches the two addresses of "came", and no other.
#include "delegate_pages.hpp"

#include "address.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/delegate_change_service.hpp>
#include <muster/domain/booking/step_service.hpp>

namespace muster::booking {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

/// Steps change who counts; when they cannot be taken the list comes back and says why.
Reply refused(const Desk& desk, const Request& request, const Problem& problem) {
  if (problem.kind == ProblemKind::unavailable || problem.kind == ProblemKind::unsure) {
    return site::problem_page(request, problem);
  }
  return delegates_page(desk, request, ListNotice{web::status_of(problem.kind), problem.message}, {});
}

Reply take(const Desk& desk, const Request& request, State to) {
  StepWish wish{request.form.all("row[]"), to, request.form.get("reason")};
  const auto act = take_steps(desk.database, desk.doing(request), request.capture("event"), wish);
  if (!act.ok()) return refused(desk, request, act.problem());
  return web::redirect(back_to_list(request, {{"act", act->id}, {"left", std::to_string(act->refused.size())}}));
}

Reply take_named(const Desk& desk, const Request& request) {
  const auto to = parse_state(request.capture("state"));
  if (!to.ok()) return site::problem_page(request, not_found("There is no such step."));
  return take(desk, request, *to);
}

Reply take_back(const Desk& desk, const Request& request, Reach reach) {
  const auto act =
      undo_act(desk.database, desk.doing(request), request.capture("event"), request.form.get("act"), reach);
  if (!act.ok()) return refused(desk, request, act.problem());
  return web::redirect(back_to_list(request, {{"act", act->id}, {"left", std::to_string(act->refused.size())}}));
}

Reply take_change_back(const Desk& desk, const Request& request) {
  if (request.form.find("act")) return take_back(desk, request, Reach::every_step);
  const auto done =
      undo_change(desk.database, desk.doing(request), request.capture("event"), request.form.get("change"));
  if (!done.ok()) return refused(desk, request, done.problem());
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

void add_step_pages(web::Router& router, const Desk& desk) {
  const std::string here = "/events/{event}/delegates";
  router.post(here + "/came", Permission::mark_attendance,
              [desk](const Request& request) { return take(desk, request, State::came); });
  router.post(here + "/came/undo", Permission::mark_attendance,
              [desk](const Request& request) { return take_back(desk, request, Reach::attendance); });
  router.post(here + "/steps/{state}", Permission::change_delegates,
              [desk](const Request& request) { return take_named(desk, request); });
  router.post(here + "/undo", Permission::change_delegates,
              [desk](const Request& request) { return take_change_back(desk, request); });
}

}  // namespace muster::booking
