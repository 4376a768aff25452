// Jobs of the programmes in which the visitor has the right that each job asks for; files for those who asked for them.
#include <muster/front/dashboard/jobs_pages.hpp>

#include "job_rights.hpp"

#include <muster/domain/access/account_service.hpp>
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/platform/jobs/job_service.hpp>
#include <muster/platform/web/form.hpp>

namespace muster::dashboard {
namespace {

using jobs::Job;
using jobs::JobState;
using web::Reply;
using web::Request;
using web::View;

bool may_see(const Request& request, const Programmes& programmes, const Job& job) {
  if (job.order.scope.empty()) return job.asked_by == request.visitor.actor();
  const auto programme = programmes.find(job.order.scope);
  auto there = request.visitor;
  there.programme = programme == programmes.end() ? std::string() : programme->second;
  return programme != programmes.end() && there.may(job.order.right);
}

}  // namespace

bool is_own(const Request& request, const Job& job) { return job.asked_by == request.visitor.actor(); }

Result<Job> job_of(store::Database& database, const Request& request) {
  MUSTER_TRY(programmes, access::programme_names(database));
  auto job = jobs::find(database, request.capture("job"));
  if (job.ok() && may_see(request, programmes, *job)) return job;
  if (!job.ok() && job.error().kind != ErrorKind::not_found) return job;
  return not_found(
      "There is no job at this address. Jobs and their files are deleted some days after they ended, and earlier where "
      "somebody’s data is erased.");
}

namespace {

std::string reached_words(const Job& job) { return progress_words(job.done, job.total, job.things); }

void add_state(View& view, const Job& job) {
  if (job.state == JobState::queued) view.show("QUEUED");
  if (job.state == JobState::done) view.show("DONE");
  if (job.state == JobState::failed) view.add("FAILED", job.outcome);
  if (job.state == JobState::cancelled) view.show("CANCELLED");
  if (job.state != JobState::running) return;
  auto& running = view.add("RUNNING");
  running.show_if(job.cancel_asked, "ENDING");
  running.show("REACHED", reached_words(job));
  if (job.total > 0) running.add("BAR").set("BAR_DONE", job.done).set("BAR_TOTAL", job.total);
}

void add_result(View& view, const Request& request, const Job& job) {
  if (job.state != JobState::done) return;
  view.show("OUTCOME", job.outcome);
  if (!job.file_name.empty() && is_own(request, job))
    view.add("FILE").set("FILE_PATH", jobs::page_of(job.id) + "/file").set("FILE_NAME", job.file_name);
  if (!job.file_name.empty() && !is_own(request, job)) view.show("FILE_OF_ANOTHER");
  if (!job.link.empty() && request.visitor.can_open(job.link)) view.add("LINK", job.link);
}

Reply job_page(store::Database& database, const Request& request) {
  MUSTER_PAGE(job, request, job_of(database, request));
  View view;
  const bool ended = jobs::has_ended(job.state);
  view.set("JOB_TITLE", job.order.title).set("HERE", jobs::page_of(job.id)).set("ASKED", long_instant(job.asked_at));
  view.show_if(!ended, "WATCHED");
  add_state(view, job);
  add_result(view, request, job);
  if (job.ended_at) view.add("ENDED", long_instant(*job.ended_at));
  if (!ended) {
    auto& open = view.add("OPEN").set("OPEN_PATH", jobs::page_of(job.id));
    if (!job.cancel_asked)
      open.add("CANCEL").markup("CANCEL_FORM", web::Form(request, jobs::page_of(job.id) + "/cancel")
                                                   .button({"Cancel this job", {}, web::Button::Look::second})
                                                   .shown());
  }
  return site::desk_page(request, {job.order.title, {}, {}, {}, site::Tab::none, false},
                         web::render("front/dashboard/pages/job.html", view));
}

}  // namespace

std::set<std::pair<std::string, std::string>> rights_of(const Request& request, const Programmes& programmes) {
  std::set<std::pair<std::string, std::string>> rights;
  for (const auto& [id, name] : programmes) {
    auto there = request.visitor;
    there.programme = name;
    for (const auto permission : access::permissions) {
      const std::string right(access::permission_name(permission));
      if (there.may(right)) rights.emplace(id, right);
    }
  }
  return rights;
}

namespace {

web::Cell state_cell(const Job& job) {
  using web::Tone;
  switch (job.state) {
    case JobState::queued:
      return web::Cell("Waits").marked("later", Tone::plain);
    case JobState::running:
      return web::Cell(job.cancel_asked ? "Runs, and stops at its next step" : "Runs")
          .marked("next", Tone::plain)
          .second_line(reached_words(job));
    case JobState::done:
      return web::Cell("Done").marked("done", Tone::good).second_line(job.outcome);
    case JobState::failed:
      return web::Cell("Failed").marked("wrong", Tone::wrong).second_line(job.outcome);
    case JobState::cancelled:
      break;
  }
  return web::Cell("Cancelled").marked("wrong", Tone::plain);
}

web::Cell ways_cell(const Request& request, const Job& job) {
  web::Cell cell;
  if (job.state != JobState::done) return cell;
  if (!job.file_name.empty() && is_own(request, job))
    return cell.link({jobs::page_of(job.id) + "/file", "Download", job.file_name});
  if (!job.file_name.empty()) return cell.second_line("The file is theirs");
  if (!job.link.empty() && request.visitor.can_open(job.link))
    cell.link({job.link, "Go on", "from " + job.order.title});
  return cell;
}

web::Listing<Job> jobs_listing(const Request& request) {
  using web::Tone;
  using Column = web::ListColumn;
  web::Listing<Job> list(
      {.title = "Jobs",
       .path = "/jobs",
       .filters = {{.name = "state",
                    .label = "State",
                    .choices = {{"queued", "Waits", "later", Tone::plain},
                                {"running", "Runs", "next", Tone::plain},
                                {"done", "Done", "done", Tone::good},
                                {"failed", "Failed", "wrong", Tone::wrong},
                                {"cancelled", "Cancelled", "wrong", Tone::plain}}}},
       .sort = "asked",
       .descending = true,
       .rows = "jobs",
       .nothing_yet = {"No jobs", "When you ask for a file of more than 5,000 rows, it is made here."}});
  list.column({.heading = "Job", .css = "strong"},
              [](const Job& job) { return web::Cell(job.order.title).to(jobs::page_of(job.id)); });
  list.column({.name = "asked", .heading = "Asked for", .kind = Column::Kind::date}, [&request](const Job& job) {
    return web::Cell(long_instant(job.asked_at)).second_line(is_own(request, job) ? "by you" : "by somebody else");
  });
  list.column({.heading = "State", .css = "aside"}, state_cell);
  list.column({.heading = "What became of it", .where = Column::ShownOn::file},
              [](const Job& job) { return web::Cell(job.outcome); });
  list.column({.heading = "What you can do", .kind = Column::Kind::actions},
              [&request](const Job& job) { return ways_cell(request, job); });
  return list;
}

site::ListSource<Job> jobs_source(store::Database& database) {
  return {jobs_listing, [&database](const Request& request, const ListQuery& query) -> Result<ListPage<Job>> {
            MUSTER_TRY(programmes, access::programme_names(database));
            return jobs::listed(database, rights_of(request, programmes), request.visitor.actor(), query);
          }};
}

Reply list_page(const Request& request, const ListPage<Job>&, std::string list) {
  return site::list_page(request, {"Jobs"},
                         "Large files and reports are made while you do something else. They wait here for some days.",
                         std::move(list));
}

Reply cancel_page(store::Database& database, const Clock& clock, const Request& request) {
  MUSTER_PAGE(job, request, job_of(database, request));
  const auto cancelled = jobs::cancel(database, {request.visitor.actor(), clock.now()}, job.id);
  // Where it ended meanwhile, its page says how.
  if (!cancelled.ok() && cancelled.error().kind != ErrorKind::conflict)
    return site::error_page(request, cancelled.error());
  return web::redirect(jobs::page_of(job.id));
}

}  // namespace

Reply job_file(store::Database& database, const Request& request) {
  MUSTER_PAGE(job, request, job_of(database, request));
  if (!is_own(request, job))
    return site::error_page(
        request, {ErrorKind::not_allowed, "This file is for whoever asked for it. Ask for one of your own.", {}, {}});
  MUSTER_PAGE(file, request, jobs::file_of(database, job.id));
  return web::download(std::move(file.bytes), file.content_type, file.name);
}

void add_jobs_pages(web::Router& router, store::Database& database, const Clock& clock) {
  using access::Permission;
  // Whose job it is decides each page itself.
  const auto own = Permission::own_account;
  site::add_list<Job>(router, "/jobs", own, jobs_source(database), list_page);
  router.get("/jobs/{job}", own, [&](const Request& request) { return job_page(database, request); });
  router.get("/jobs/{job}/file", own, [&](const Request& request) { return job_file(database, request); });
  router.post("/jobs/{job}/cancel", own, [&](const Request& request) { return cancel_page(database, clock, request); });
  add_job_api_pages(router, database, clock);
}

}  // namespace muster::dashboard
