// Jobs for programs: those that their pages show, how far each is, and the file that was made.
#include "job_rights.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/platform/web/file_schema.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/paging.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::dashboard {
namespace {

using jobs::Job;
using web::Reply;
using web::Request;

Json job_json(const Request& request, const Job& job) {
  const bool file = !job.file_name.empty() && is_own(request, job);
  return json_object({{"job", job.id},
                      {"title", job.order.title},
                      {"state", jobs::state_name(job.state)},
                      {"done", job.done},
                      {"total", job.total > 0 ? Json(job.total) : Json()},
                      {"things", job.things},
                      {"asked_at", iso_instant(job.asked_at)},
                      {"ended_at", job.ended_at ? Json(iso_instant(*job.ended_at)) : Json()},
                      {"outcome", job.outcome},
                      {"file", file ? Json("/api/v1/jobs/" + job.id + "/file") : Json()}});
}

Reply list(store::Database& database, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  ListQuery wanted{.sort = "asked", .descending = true};
  if (const auto state = request.query.get("state"); !state.empty()) wanted.filters.emplace("state", state);
  MUSTER_PAGE(programmes, request, access::programme_names(database));
  MUSTER_PAGE(
      found, request,
      jobs::listed(database, rights_of(request, programmes), request.visitor.actor(), paging.of(std::move(wanted))));
  auto rows = json_array(found.rows, [&](const Job& job) { return job_json(request, job); });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, found, std::move(rows)));
  return reply;
}

Reply one(store::Database& database, const Request& request) {
  MUSTER_PAGE(job, request, job_of(database, request));
  return web::json(job_json(request, job));
}

Reply cancel(store::Database& database, const Clock& clock, const Request& request) {
  MUSTER_PAGE(job, request, job_of(database, request));
  MUSTER_PAGE(done, request, jobs::cancel(database, {request.visitor.actor(), clock.now()}, job.id));
  (void)done;
  return one(database, request);
}

web::Schema schema() {
  using namespace web;
  return object({{"job", text("Its id")},
                 {"title", text()},
                 {"state", text_of({"queued", "running", "done", "failed", "cancelled"})},
                 {"done", whole_number("So many of the things")},
                 {"total", whole_number("Null while nobody knows").or_null()},
                 {"things", text("Such as rows")},
                 {"asked_at", text_like("date-time")},
                 {"ended_at", text_like("date-time").or_null()},
                 {"outcome", text("A sentence once it has ended")},
                 {"file", text_like("uri-reference", "Of what was made, for whoever asked for it").or_null()}});
}

constexpr const char* example =
    R"({"job": "j1", "title": "Answers as XLSX", "state": "running", "done": 400, "total": 1000,
  "things": "answers", "asked_at": "2022-06-10T16:00:00Z", "ended_at": null, "outcome": "", "file": null})";

}  // namespace

void add_job_api_pages(web::Router& router, store::Database& database, const Clock& clock) {
  using namespace web;
  // Whose job it is decides each by itself, as the pages do.
  const auto own = access::Permission::own_account;
  const Parameter job{"job", text("The job's id")};
  router.get("/api/jobs", own, [&database](const Request& request) { return list(database, request); })
      .describe(
          {.summary = "Long work that was asked for, newest first",
           .parameters = {{"state", text_of({"queued", "running", "done", "failed", "cancelled"}).where_known(), ""}},
           .replies = list_of(schema()),
           .example = "[" + std::string(example) + "]",
           .by_pages = true});
  router.get("/api/jobs/{job}", own, [&database](const Request& request) { return one(database, request); })
      .describe(
          {.summary = "One job, and how far it is", .parameters = {job}, .replies = schema(), .example = example});
  router
      .post("/api/jobs/{job}/cancel", own,
            [&database, &clock](const Request& request) { return cancel(database, clock, request); })
      .describe(
          {.summary = "Stops a job at its next step", .parameters = {job}, .replies = schema(), .example = example});
  router.get("/api/jobs/{job}/file", own, [&database](const Request& request) { return job_file(database, request); })
      .describe(
          {.summary = "The file that a job made, for whoever asked for it",
           .parameters = {job},
           .replies = file_of({"text/csv", "application/json", "application/jsonl", "application/octet-stream"})});
}

}  // namespace muster::dashboard
