// A program sends a file, reads the verdicts, decides and imports; nothing is saved before that, as on the pages.
#include <muster/front/api/import_pages.hpp>

#include "import_json.hpp"

#include <muster/domain/intake/staged_service.hpp>
#include <muster/domain/site/background.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/paging.hpp>

#include <algorithm>
#include <utility>

namespace muster::api {
namespace {

using web::Reply;
using web::Request;

struct Imports {
  store::Database& database;
  const Clock& clock;
  const intake::Kind& kind;
  [[nodiscard]] store::AuditContext audit(const Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
  [[nodiscard]] Result<intake::StagedFile> staged(const Request& request) const {
    return intake::staged(database, clock.now(), kind, request.capture("event"), request.capture("upload"));
  }
};

Result<std::string> sent(const Request& request, const char* name, const char* what) {
  const auto* member = request.json ? request.json->find(name) : nullptr;
  if (member == nullptr || member->text() == nullptr) return bad_input(std::string("Send ") + what + ".");
  return *member->text();
}

/// A file as an upload of a form, or its text as JSON.
Result<intake::IncomingFile> incoming(const Request& request, std::string& bytes) {
  intake::IncomingFile file;
  for (const auto& upload : request.uploads) {
    if (upload.field != "file") continue;
    file.name = upload.file_name;
    bytes = upload.bytes;
  }
  if (request.json) {
    constexpr const char* what = R"({"file_name": NAME, "text": ROWS}, or the file as "file" of a form)";
    MUSTER_TRY(name, sent(request, "file_name", what));
    MUSTER_TRY(text, sent(request, "text", what));
    file.name = std::move(name);
    bytes = std::move(text);
  }
  if (bytes.empty()) return bad_input("There is no file, or nothing is in it. Send it as \"file\" of a form.");
  const auto slash = file.name.find_last_of("/\\");
  if (slash != std::string::npos) file.name.erase(0, slash + 1);
  if (file.name.empty()) file.name = "the file";
  return file;
}

Reply take_in(const Imports& site, const Request& request) {
  std::string bytes;
  MUSTER_PAGE(file, request, incoming(request, bytes));
  MUSTER_PAGE(id, request,
              intake::stage(site.database, site.audit(request), site.kind, request.capture("event"), file.name, bytes));
  MUSTER_PAGE(staged, request,
              intake::staged(site.database, site.clock.now(), site.kind, request.capture("event"), id));
  return web::json(upload_json(staged));
}

Reply show(const Imports& site, const Request& request) {
  MUSTER_PAGE(staged, request, site.staged(request));
  return web::json(upload_json(staged));
}

Reply rows(const Imports& site, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  const auto standing = request.query.get("standing");
  const auto words = standings();
  if (!standing.empty() && std::find(words.begin(), words.end(), standing) == words.end())
    return site::error_page(request, bad_input("Rows cannot stand as \"" + standing + "\"."));
  MUSTER_PAGE(staged, request, site.staged(request));
  const auto& judgement = staged.forecast.judgement;
  const auto page = web::one_page(rows_standing(judgement, standing), paging,
                                  [&](std::size_t at) { return std::to_string(judgement.rows[at].line); });
  auto found = json_array(page.rows, [&](std::size_t at) { return row_json(judgement, at); });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, std::move(found)));
  return reply;
}

Reply questions(const Imports& site, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  MUSTER_PAGE(staged, request, site.staged(request));
  const auto page = web::one_page(questions_of(staged), paging, [](const AskedQuestion& asked) {
    return (asked.of_all ? "all " : "one ") + asked.section->title + '\n' + asked.question->typed;
  });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, json_array(page.rows, question_json)));
  return reply;
}

Result<std::vector<intake::DecisionLine>> sent_decisions(const Request& request) {
  const auto* member = request.json ? request.json->find("decisions") : nullptr;
  const auto* all = member == nullptr ? nullptr : member->array();
  std::vector<intake::DecisionLine> lines;
  for (std::size_t at = 0; all != nullptr && at < all->size(); ++at) {
    const auto* typed = (*all)[at].find("typed");
    const auto* means = (*all)[at].find("means");
    if (typed == nullptr || means == nullptr || typed->text() == nullptr || means->text() == nullptr) break;
    lines.push_back({*typed->text(), *means->text()});
  }
  if (all == nullptr || all->empty() || lines.size() != all->size())
    return bad_input(R"(Send {"decisions": [{"typed": TEXT, "means": TEXT}]}; empty "means" take a decision back.)")
        .at("decisions");
  return lines;
}

/// As of the list that was sent, where a file would have lines, the first with headings.
Error of_sent_list(Error error, std::size_t sent) {
  constexpr std::size_t heading_lines = 1;
  for (auto& each : error.diagnostics) {
    if (each.line <= heading_lines || each.line - heading_lines > sent) continue;
    const auto where = "decisions[" + std::to_string(each.line - heading_lines - 1) + "]";
    if (error.field.empty()) error.field = where;
    each.message = where + ": " + each.message;
    each.line = each.column = 0;
  }
  if (error.kind == ErrorKind::bad_input && error.field.empty()) error.field = "decisions";
  return error;
}

Reply decide(const Imports& site, const Request& request) {
  MUSTER_PAGE(lines, request, sent_decisions(request));
  const auto kept = intake::decide_staged(site.database, site.clock.now(), site.kind, request.capture("event"),
                                          request.capture("upload"), lines);
  if (!kept.ok()) return site::error_page(request, of_sent_list(kept.error(), lines.size()));
  return show(site, request);
}

/// Which rows may stay out, in the words of the command.
Result<intake::RowsToSkip> sent_leaving(const Request& request) {
  intake::RowsToSkip leaving;
  const auto* member = request.json ? request.json->find("leave_out") : nullptr;
  if (member == nullptr) return leaving;
  const auto* all = member->array();
  for (std::size_t at = 0; all != nullptr && at < all->size(); ++at) {
    const auto* word = (*all)[at].text();
    if (word != nullptr && *word == "undecided")
      leaving.undecided = true;
    else if (word != nullptr && *word == "refused")
      leaving.refused = true;
    else
      all = nullptr;
  }
  if (all == nullptr) return bad_input(R"("leave_out" is a list of "undecided" and "refused".)").at("leave_out");
  return leaving;
}

Outcome may_be_left(const intake::Forecast& forecast, const intake::RowsToSkip& leaving) {
  const auto undecided = leaving.undecided ? 0 : forecast.judgement.count(intake::RowState::undecided);
  const auto refused = leaving.refused ? 0 : forecast.judgement.count(intake::RowState::refused);
  if (undecided + refused == 0) return Success{};
  return bad_input(counted(undecided + refused, "row is", "rows are") + " undecided or refused. Decide and mend " +
                   (undecided + refused == 1 ? "it" : "them") +
                   ", or send \"leave_out\" with \"undecided\" and \"refused\". Nothing was changed.");
}

Reply apply(const Imports& site, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(expected, request, sent(request, "expected", R"({"expected": TEXT}, as the upload says it)"));
  MUSTER_PAGE(leaving, request, sent_leaving(request));
  MUSTER_PAGE(staged, request, site.staged(request));
  if (const auto left = may_be_left(staged.forecast, leaving); !left.ok())
    return site::error_page(request, left.error());
  if (staged.forecast.ready() > site::most_rows_at_once) {
    if (expected != staged.forecast.fingerprint())
      return site::error_page(request,
                              conflict("Something changed since “expected” was read. Nothing was changed; read "
                                       "the upload again."));
    MUSTER_PAGE(job, request,
                intake::order_import(site.database, site.audit(request), site.kind, slug, staged.id, expected));
    const auto rows = static_cast<std::int64_t>(staged.file.table.rows.size());
    return web::json(json_object({{"import", nullptr},
                                  {"job", job},
                                  {"rows", staged.forecast.ready()},
                                  {"added", nullptr},
                                  {"left", rows - staged.forecast.ready()},
                                  {"remarks", staged.forecast.judgement.remarks}}));
  }
  MUSTER_PAGE(done, request,
              intake::import_staged(site.database, site.audit(request), site.kind, slug, staged.id, expected));
  return web::json(json_object({{"import", done.import.id},
                                {"job", nullptr},
                                {"rows", done.import.rows},
                                {"added", done.import.added},
                                {"left", done.left},
                                {"remarks", staged.forecast.judgement.remarks}}));
}

Reply give_up(const Imports& site, const Request& request) {
  MUSTER_PAGE(staged, request, site.staged(request));
  const auto gone =
      intake::cancel_staged(site.database, site.clock.now(), site.kind, request.capture("event"), staged.id);
  if (!gone.ok()) return site::error_page(request, gone.error());
  return web::json(json_object({{"upload", staged.id}}));
}

Reply undo(const Imports& site, const Request& request) {
  MUSTER_PAGE(id, request, sent(request, "import", R"({"import": ID})"));
  const auto& slug = request.capture("event");
  MUSTER_PAGE(rows, request, intake::rows_of_import(site.database, site.kind, slug, id));
  if (rows > site::most_rows_at_once) {
    MUSTER_PAGE(job, request, intake::order_undo(site.database, site.audit(request), site.kind, slug, id));
    return web::json(json_object({{"import", id}, {"job", job}, {"taken_back", nullptr}, {"stayed", nullptr}}));
  }
  MUSTER_PAGE(undone, request, intake::undo_past_import(site.database, site.audit(request), site.kind, slug, id));
  return web::json(json_object({{"import", undone.import.id},
                                {"job", nullptr},
                                {"taken_back", undone.removed.gone},
                                {"stayed", undone.removed.kept}}));
}

Reply list(const Imports& site, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  MUSTER_PAGE(files, request,
              intake::shelved_files(site.database, site.clock.now(), site.kind, request.capture("event"),
                                    paging.of({.sort = "at", .descending = true})));
  auto rows = json_array(files.rows, [](const intake::ShelvedFile& file) {
    return json_object({{"id", file.id},
                        {"state", file.being_imported ? std::string("being imported") : file.state},
                        {"file_name", file.file_name},
                        {"rows", file.rows},
                        {"added", file.added},
                        {"at", iso_instant(file.at)},
                        {"can_undo", file.can_undo}});
  });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, files, std::move(rows)));
  return reply;
}

web::Schema file_schema() {
  using namespace web;
  return object({{"id", text("Of the upload while it waits, then of the import")},
                 {"state", text_of({"waiting", "being imported", "imported", "undone"})},
                 {"file_name", text()},
                 {"rows", whole_number()},
                 {"added", whole_number("What it added")},
                 {"at", text_like("date-time")},
                 {"can_undo", truth()}});
}

constexpr const char* upload_example = R"({"upload": "k2p", "file_name": "delegates.csv", "rows": 105, "ready": 104,
  "undecided": 1, "refused": 0, "not_taken_in": 0, "left_out": 0, "remarks": ["Read as a list from Eventbrite."],
  "open_questions": 1, "expected": "9f2c"})";

void add_kind(web::Router& router, const Imports& site) {
  using namespace web;
  const Right right(site.kind.permission);
  const auto name = site.kind.name;
  const auto all = "/api/events/{event}/imports/" + name;
  const auto one = all + "/{upload}";
  const Parameter event{"event", text("The event's short name, as /api/events lists it"), "london-send-summit-2022"};
  const Parameter upload{"upload", text("The id that was answered when the file was sent")};
  const auto of = " (" + name + ")";
  router.get(all, right, [site](const Request& request) { return list(site, request); })
      .describe({.summary = "Files that wait or were imported, newest first" + of,
                 .parameters = {event},
                 .replies = list_of(file_schema()),
                 .by_pages = true});
  router.post(all, right, [site](const Request& request) { return take_in(site, request); })
      .describe({.summary = "Sends a file and answers what would be done; nothing is saved yet" + of,
                 .parameters = {event},
                 .takes = {object({{"file_name", text()}, {"text", text("CSV, at most a megabyte")}}),
                           object({{"file", text_like("binary", "CSV or XLSX, at most 64 megabytes")}})},
                 .replies = upload_schema(),
                 .example = upload_example});
  router.get(one, right, [site](const Request& request) { return show(site, request); })
      .describe({.summary = "What would be done with a file that waits" + of,
                 .parameters = {event, upload},
                 .replies = upload_schema(),
                 .example = upload_example});
  router.get(one + "/rows", right, [site](const Request& request) { return rows(site, request); })
      .describe({.summary = "A verdict for every row" + of,
                 .parameters = {event, upload, {"standing", text_of(standings(), "Only rows that stand so"), ""}},
                 .replies = list_of(row_schema()),
                 .by_pages = true});
  router.get(one + "/questions", right, [site](const Request& request) { return questions(site, request); })
      .describe({.summary = "What the file does not say, decided or not" + of,
                 .parameters = {event, upload},
                 .replies = list_of(question_schema()),
                 .by_pages = true});
  router.post(one + "/decisions", right, [site](const Request& request) { return decide(site, request); })
      .describe({.summary = "Decides; answers what would be done then" + of,
                 .parameters = {event, upload},
                 .takes = {object({{"decisions", list_of(object({{"typed", text("As in a decisions file")},
                                                                 {"means", text("Empty takes a decision back")}}))}})},
                 .replies = upload_schema()});
  router.post(one + "/apply", right, [site](const Request& request) { return apply(site, request); })
      .describe(
          {.summary = "Imports the rows that are ready, all or none; more than 5,000 as a job" + of,
           .parameters = {event, upload},
           .takes = {object(
               {{"expected", text("As the upload says it: where it differs nothing is imported")},
                {"leave_out", list_of(text_of({"undecided", "refused"}), "Rows that may stay out").where_known()}})},
           .replies = object({{"import", text("Its id, by which it is taken back").or_null()},
                              {"job", text("Of a long import: the list says when it is done").or_null()},
                              {"rows", whole_number("Rows taken in")},
                              {"added", whole_number("What they added").or_null()},
                              {"left", whole_number("Rows left out")},
                              {"remarks", list_of(text(), "As the upload said them: what was left out, and why")}})});
  router.add(Method::delete_, one, right, [site](const Request& request) { return give_up(site, request); })
      .describe({.summary = "Gives a file up that waits" + of,
                 .parameters = {event, upload},
                 .replies = object({{"upload", text()}})});
  router.post(all + "/undo", right, [site](const Request& request) { return undo(site, request); })
      .describe(
          {.summary = "Takes an import back; one of more than 5,000 rows as a job" + of,
           .parameters = {event},
           .takes = {object({{"import", text()}})},
           .replies = object({{"import", text()},
                              {"job", text("Of a long import: the list says when it is undone").or_null()},
                              {"taken_back", whole_number().or_null()},
                              {"stayed", list_of(text(), "What was changed since, and why it stays").or_null()}})});
}

}  // namespace

void add_import_pages(web::Router& router, store::Database& database, const Clock& clock, const intake::Kinds& kinds) {
  for (const auto& kind : kinds.all()) add_kind(router, {database, clock, *kind});
}

}  // namespace muster::api
