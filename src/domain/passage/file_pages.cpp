// Where an owner has a programme written out: what the file would hold, and the job that writes it.
#include <muster/domain/passage/passage_pages.hpp>

#include "import_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/passage/passage_jobs.hpp>
#include <muster/domain/passage/passage_service.hpp>
#include <muster/domain/site/background.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/jobs/job_service.hpp>
#include <muster/platform/web/form.hpp>
#include <muster/platform/web/json.hpp>

namespace muster::passage {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

/// Owners alone. That they may read answers as well is said by the table of roles, and asked all the same: the file
/// holds them.
constexpr auto right = Permission::manage_team;

struct PageContext {
  store::Database& database;
  const Clock& clock;
};

Result<Outlook> outlook_of(const PageContext& context, const Request& request) {
  if (!request.visitor.may(access::permission_name(Permission::read_answers)))
    return Error{ErrorKind::not_allowed,
                 "The file holds single answers, which your role does not read. Ask an owner of the programme for it.",
                 {},
                 {}};
  return outlook(context.database, request.capture("programme"));
}

std::string path_of(const Request& request) { return "/programmes/" + request.capture("programme") + "/file"; }

Reply show(const PageContext& context, const Request& request) {
  MUSTER_PAGE(told, request, outlook_of(context, request));
  web::View view;
  view.set("TEAM_PATH", "/team/" + request.capture("programme"))
      .set("IMPORT_PATH", path_of(request) + "/import")
      .set("NOTICE", notice);
  view.head("Everything of " + told.programme + " as one file",
            "To move it to another Muster, or to have it: the format is described, and nobody is locked in.");
  view.add_each("LEFT_OUT", told.left_out).set("HOURS", file_waits.count());
  if (told.not_now.empty())
    view.add("READY").markup("FORM", web::Form(request, path_of(request)).button("Write the file").shown());
  else
    view.show("NOT_NOW", joined(told.not_now, "; "));
  return site::desk_page(request, {"The programme as one file", told.programme},
                         web::render("domain/passage/pages/programme_file.html", view));
}

/// The order where it can be carried out now.
Result<jobs::Order> order_of(const PageContext& context, const Request& request) {
  MUSTER_TRY(told, outlook_of(context, request));
  if (!told.not_now.empty())
    return conflict("The programme cannot be written out now: " + joined(told.not_now, "; ") + ".");
  return file_order(request.capture("programme"), told.programme);
}

Reply start(const PageContext& context, const Request& request) {
  MUSTER_PAGE(order, request, order_of(context, request));
  return site::start_job(request, context.database, context.clock.now(), order);
}

Reply told_by_program(const PageContext& context, const Request& request) {
  MUSTER_PAGE(told, request, outlook_of(context, request));
  return web::json(json_object({{"programme", request.capture("programme")},
                                {"notice", notice},
                                {"left_out", told.left_out},
                                {"not_now", told.not_now},
                                {"waits_hours", file_waits.count()}}));
}

Reply start_by_program(const PageContext& context, const Request& request) {
  MUSTER_PAGE(order, request, order_of(context, request));
  MUSTER_PAGE(
      id, request,
      jobs::order(context.database,
                  store::AuditContext{request.visitor.actor(), context.clock.now(), request.visitor.programme}, order));
  return web::json(json_object({{"job", id}, {"details", "/api/v1/jobs/" + id}, {"notice", notice}}));
}

}  // namespace

void add_pages(web::Router& router, store::Database& database, const Clock& clock) {
  using namespace web;
  add_import_pages(router, database, clock);
  const PageContext context{database, clock};
  const std::string page = "/programmes/{programme}/file";
  router.get(page, right, [context](const Request& request) { return show(context, request); });
  router.post(page, right, [context](const Request& request) { return start(context, request); });
  const Parameter programme{"programme", text("The programme's id, as /api/v1/programmes lists it"), "p1"};
  router.get("/api" + page, right, [context](const Request& request) { return told_by_program(context, request); })
      .describe({.summary = "What the file of a programme would hold, and what is in its way",
                 .parameters = {programme},
                 .replies = object({{"programme", text("Its id")},
                                    {"notice", text("Who may have the file")},
                                    {"left_out", list_of(text("A sentence"))},
                                    {"not_now", list_of(text("What must be finished first"))},
                                    {"waits_hours", whole_number("How long the file waits at its job")}}),
                 .example = R"({"programme": "p1", "notice": "This file holds all of a programme.", "left_out": [],
  "not_now": [], "waits_hours": 24})"});
  router.post("/api" + page, right, [context](const Request& request) { return start_by_program(context, request); })
      .describe(
          {.summary = "Has everything of a programme written to a file: a job, at which the file waits",
           .parameters = {programme},
           .replies = object({{"job", text("Its id")},
                              {"details", text_like("uri-reference", "How far it is, and then its file")},
                              {"notice", text("Who may have the file")}}),
           .example =
               R"({"job": "j1", "details": "/api/v1/jobs/j1", "notice": "This file holds all of a programme."})"});
}

}  // namespace muster::passage
