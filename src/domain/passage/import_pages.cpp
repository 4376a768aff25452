// A programme's file chosen, looked at and taken in: nothing is saved before whoever owns the programme has seen what
// the file holds.
#include "import_pages.hpp"

#include <muster/domain/access/account_service.hpp>
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/intake/programme_upload_service.hpp>
#include <muster/domain/intake/upload_room_service.hpp>
#include <muster/domain/passage/passage_jobs.hpp>
#include <muster/domain/passage/passage_service.hpp>
#include <muster/domain/site/background.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/jobs/job_service.hpp>
#include <muster/platform/web/form.hpp>
#include <muster/platform/web/json.hpp>

namespace muster::passage {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

constexpr auto right = Permission::manage_team;

struct PageContext {
  store::Database& database;
  const Clock& clock;

  [[nodiscard]] store::AuditContext audit(const Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

std::string home_of(const Request& request) { return "/programmes/" + request.capture("programme") + "/file/import"; }

/// The programme's name here.
Result<std::string> name_of(const PageContext& context, const Request& request) {
  MUSTER_TRY(told, outlook(context.database, request.capture("programme")));
  return told.programme;
}

std::string shown_name(const std::string& file_name) {
  constexpr std::size_t longest = 120;
  const auto slash = file_name.find_last_of("/\\");
  auto name = trimmed(slash == std::string::npos ? file_name : file_name.substr(slash + 1));
  if (name.empty() || name.size() > longest || !is_valid_text(name)) return "the file";
  return name;
}

Json look_json(const FileLook& look) {
  return json_object({{"programme", look.programme},
                      {"written_at", look.written_at},
                      {"rows", look.rows},
                      {"known", look.known},
                      {"holds", look.holds},
                      {"left_out", look.left_out}});
}

std::string text_in(const Json& json, std::string_view name) {
  const auto* member = json.find(name);
  return member == nullptr || member->text() == nullptr ? std::string() : *member->text();
}

std::int64_t whole_in(const Json& json, std::string_view name) {
  const auto* member = json.find(name);
  return member == nullptr || member->whole() == nullptr ? 0 : *member->whole();
}

std::vector<std::string> texts_in(const Json& json, std::string_view name) {
  std::vector<std::string> texts;
  if (const auto* member = json.find(name); member != nullptr && member->array() != nullptr)
    for (const auto& each : *member->array())
      if (each.text() != nullptr) texts.push_back(*each.text());
  return texts;
}

/// Looks at a file and lets it wait; its id. Room and place are asked for first: reading is what costs.
Result<std::string> looked_at(const PageContext& context, const Request& request, const std::string& file_name,
                              const std::string& bytes) {
  const auto& programme = request.capture("programme");
  MUSTER_CHECK(may_take_in(context.database, programme));
  MUSTER_CHECK(intake::room_for_upload(context.database, context.audit(request), programme, bytes.size()));
  MUSTER_TRY(look, look_at_file(context.database, bytes, programme));
  return intake::keep_upload(context.database, context.audit(request),
                             {{}, programme, shown_name(file_name), bytes, json_text(look_json(look))});
}

struct ChooseForm {
  web::Form form;
  web::Field<web::Upload> file = form.file("file", "The programme’s file")
                                     .hint("As “This programme as one file” of another Muster wrote it, at most 64 MB.")
                                     .accept(".json,.jsonl,application/jsonl,application/json");
};

/// For GET and POST alike.
Reply choose_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(name, request, name_of(context, request));
  ChooseForm wanted{web::Form(request, home_of(request))
                        .button("Look at the file")
                        .when_refused("This file cannot be taken in", "Nothing was changed.")};
  const auto open = may_take_in(context.database, request.capture("programme"));
  if (request.method == web::Method::post && !open.ok()) return site::error_page(request, open.error());
  if (wanted.form.read()) {
    const auto id = looked_at(context, request, (*wanted.file).file_name, (*wanted.file).bytes);
    if (id.ok()) return web::redirect(home_of(request) + "/" + *id);
    auto error = id.error();
    wanted.form.refuse(std::move(error).at("file"));
  }
  web::View view;
  view.set("FILE_PATH", "/programmes/" + request.capture("programme") + "/file");
  view.head("Take a programme’s file into " + name,
            "You see what the file holds before anything is saved, and all of it is taken in or nothing.");
  if (open.ok())
    view.add("OPEN").markup("FORM", wanted.form.shown());
  else
    view.show("NOT_OPEN", open.error().message);
  return site::form_page(request, {"Take a file in", name}, wanted.form,
                         web::render("domain/passage/pages/programme_import.html", view));
}

Result<intake::ProgrammeUpload> waiting(const PageContext& context, const Request& request) {
  return intake::upload_waiting(context.database, context.clock.now(), request.capture("programme"),
                                request.capture("upload"));
}

Reply look_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(name, request, name_of(context, request));
  MUSTER_PAGE(upload, request, waiting(context, request));
  MUSTER_PAGE(look, request, web::decode_json(upload.shown));
  const auto here = home_of(request) + "/" + upload.id;
  web::View view;
  view.set("CHOOSE_PATH", home_of(request)).set("FILE_NAME", upload.file_name).set("NAME", name);
  view.set("THEIR_NAME", text_in(look, "programme"));
  const auto written = parse_instant(text_in(look, "written_at"));
  view.head("What is in " + upload.file_name,
            "The programme “" + text_in(look, "programme") + "”" +
                (written.ok() ? ", written " + long_instant(*written) : std::string()) + ": " +
                counted(whole_in(look, "rows"), "row", "rows") + ". Nothing is saved yet.");
  view.add_each("HOLDS", texts_in(look, "holds"));
  view.add_each("LEFT_OUT", texts_in(look, "left_out"));
  if (const auto known = whole_in(look, "known"); known > 0)
    view.show("KNOWN", counted(known,
                               "row of places or organisations that programmes share is here already and stays "
                               "as it is.",
                               "rows of places and organisations that programmes share are here already and stay as "
                               "they are."));
  view.markup("TAKE_FORM", web::Form(request, here).button("Take it in").shown());
  view.markup("CANCEL_FORM",
              web::Form(request, here + "/cancel").button({"Give the file up", "", web::Button::Look::link}).shown());
  return site::desk_page(request, {"What is in the file", name},
                         web::render("domain/passage/pages/programme_import_look.html", view));
}

/// The order where the file waits and can be taken in now; it then waits for the job.
Result<jobs::Order> order_of(const PageContext& context, const Request& request) {
  MUSTER_TRY(name, name_of(context, request));
  MUSTER_TRY(upload, waiting(context, request));
  MUSTER_CHECK(may_take_in(context.database, request.capture("programme")));
  MUSTER_CHECK(intake::wait_longer(context.database, context.clock.now(), upload.id));
  return taking_order(request.capture("programme"), name, upload.id);
}

Reply start(const PageContext& context, const Request& request) {
  MUSTER_PAGE(order, request, order_of(context, request));
  return site::start_job(request, context.database, context.clock.now(), order);
}

Outcome give_up(const PageContext& context, const Request& request) {
  return intake::drop_upload(context.database, request.capture("programme"), request.capture("upload"));
}

Reply cancel(const PageContext& context, const Request& request) {
  MUSTER_PAGE(gone, request, give_up(context, request));
  (void)gone;
  return web::redirect(home_of(request));
}

Json upload_json(const intake::ProgrammeUpload& upload, const Json& look) {
  return json_object({{"upload", upload.id},
                      {"file_name", upload.file_name},
                      {"programme", text_in(look, "programme")},
                      {"written_at", text_in(look, "written_at")},
                      {"rows", whole_in(look, "rows")},
                      {"known", whole_in(look, "known")},
                      {"holds", texts_in(look, "holds")},
                      {"left_out", texts_in(look, "left_out")}});
}

Reply look_by_program(const PageContext& context, const Request& request, const std::string& id) {
  MUSTER_PAGE(upload, request,
              intake::upload_waiting(context.database, context.clock.now(), request.capture("programme"), id));
  MUSTER_PAGE(look, request, web::decode_json(upload.shown));
  return web::json(upload_json(upload, look));
}

Reply choose_by_program(const PageContext& context, const Request& request) {
  std::string name;
  std::string bytes;
  if (request.json) {
    name = text_in(*request.json, "file_name");
    bytes = text_in(*request.json, "text");
  }
  for (const auto& upload : request.uploads) {
    if (upload.field != "file") continue;
    name = upload.file_name;
    bytes = upload.bytes;
  }
  if (bytes.empty())
    return site::error_page(
        request,
        bad_input("There is no file, or nothing is in it. Send it as \"file\" of a form, or as {\"text\": LINES}.")
            .at("file"));
  MUSTER_PAGE(id, request, looked_at(context, request, name, bytes));
  return look_by_program(context, request, id);
}

Reply start_by_program(const PageContext& context, const Request& request) {
  MUSTER_PAGE(order, request, order_of(context, request));
  MUSTER_PAGE(id, request, jobs::order(context.database, context.audit(request), order));
  return web::json(json_object({{"job", id}, {"details", "/api/v1/jobs/" + id}}));
}

Reply cancel_by_program(const PageContext& context, const Request& request) {
  MUSTER_PAGE(gone, request, give_up(context, request));
  (void)gone;
  return web::json(json_object({{"upload", request.capture("upload")}}));
}

web::Schema upload_schema() {
  using namespace web;
  return object({{"upload", text("Its id, good for two hours")},
                 {"file_name", text()},
                 {"programme", text("Its name in the file; yours keeps the name that it has")},
                 {"written_at", text("When the file was written")},
                 {"rows", whole_number()},
                 {"known", whole_number("Rows that programmes share and that are here already")},
                 {"holds", list_of(text("What it holds, counted"))},
                 {"left_out", list_of(text("A sentence: what stays behind, and why"))}});
}

constexpr const char* upload_example =
    R"({"upload": "u1", "file_name": "programme-2022-06-01.json", "programme": "London",
  "written_at": "2022-06-01T12:00:00Z", "rows": 1204, "known": 33, "holds": ["2 events", "104 people"],
  "left_out": []})";

void add_api(web::Router& router, const PageContext& context) {
  using namespace web;
  const std::string all = "/api/programmes/{programme}/file/import";
  const auto one = all + "/{upload}";
  const Parameter programme{"programme", text("The programme's id, as /api/v1/programmes lists it"), "p1"};
  const Parameter upload{"upload", text("The id that was answered when the file was sent")};
  router.post(all, right, [context](const Request& request) { return choose_by_program(context, request); })
      .describe({.summary = "Sends a programme's file and answers what it holds; nothing is saved yet",
                 .parameters = {programme},
                 .takes = {object({{"file_name", text().where_known()},
                                   {"text", text("The file's lines, at most a megabyte")}}),
                           object({{"file", text_like("binary", "The file, at most 64 megabytes")}})},
                 .replies = upload_schema(),
                 .example = upload_example});
  router
      .get(one, right,
           [context](const Request& request) { return look_by_program(context, request, request.capture("upload")); })
      .describe({.summary = "What a programme's file holds that waits",
                 .parameters = {programme, upload},
                 .replies = upload_schema(),
                 .example = upload_example});
  router.post(one, right, [context](const Request& request) { return start_by_program(context, request); })
      .describe({.summary = "Takes a programme's file in that waits, whole or not at all: a job",
                 .parameters = {programme, upload},
                 .replies = object({{"job", text("Its id")}, {"details", text_like("uri-reference", "How far it is")}}),
                 .example = R"({"job": "j1", "details": "/api/v1/jobs/j1"})"});
  router
      .add(Method::delete_, one, right,
           [context](const Request& request) { return cancel_by_program(context, request); })
      .describe({.summary = "Gives a programme's file up that waits",
                 .parameters = {programme, upload},
                 .replies = object({{"upload", text()}})});
}

}  // namespace

void add_import_pages(web::Router& router, store::Database& database, const Clock& clock) {
  const PageContext context{database, clock};
  const std::string all = "/programmes/{programme}/file/import";
  const auto one = all + "/{upload}";
  router.get(all, right, [context](const Request& request) { return choose_page(context, request); });
  router.post(all, right, [context](const Request& request) { return choose_page(context, request); });
  router.get(one, right, [context](const Request& request) { return look_page(context, request); });
  router.post(one, right, [context](const Request& request) { return start(context, request); });
  router.post(one + "/cancel", right, [context](const Request& request) { return cancel(context, request); });
  add_api(router, context);
}

}  // namespace muster::passage
