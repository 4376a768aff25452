// What is sent from the verdict page: decisions, mended cells, rows left out; and the import, or giving it up.
#include "context_pages.hpp"

#include <muster/domain/intake/upload_room_service.hpp>
#include <muster/domain/site/background.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/jobs/job_service.hpp>

#include <algorithm>
#include <map>

namespace muster::intake {
namespace {

using web::Reply;
using web::Request;

constexpr const char* xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

struct SubmittedDecisions {
  std::vector<DecisionLine> changes;
  std::vector<RefusedAttempt::FieldError> errors;
};

/// Reads the picks of every question on the page.
class PickReader {
 public:
  PickReader(const Request& request, const StagedFile& staged, SubmittedDecisions& sent)
      : form_(request.form), staged_(staged), sent_(sent) {
    for (const auto& section : staged.forecast.judgement.sections) {
      for (const auto& question : section.questions) shown_.emplace(question.typed, question.means);
      for (const auto& question : section.for_all) shown_.emplace(question.typed, question.means);
    }
  }

  void read() {
    for (std::size_t number = 1;; ++number) {
      const auto field = question_field(number);
      const auto typed = form_.find(field + "-typed");
      if (!typed) return;
      const auto before = decision_about(staged_.decisions, *typed).value_or("");
      if (form_.get(field) == "clear") {
        if (!before.empty()) sent_.changes.push_back({*typed, ""});
        continue;
      }
      const auto means = chosen(field, *typed, before);
      // What goes for a whole group is no choice about one of it.
      const auto shown = shown_.find(*typed);
      const bool as_shown = before.empty() && shown != shown_.end() && shown->second == means;
      if (!means.empty() && means != before && !as_shown) sent_.changes.push_back({*typed, means});
    }
  }

 private:
  /// What the question was given; empty where it was left open or its choice is not whole.
  std::string chosen(const std::string& field, const std::string& typed, const std::string& before) {
    auto pick = form_.get(field);
    auto other = trimmed(form_.get(field + "-other"));
    // Whoever writes in the list means it, whatever is ticked beside it; what was ticked before is no new choice.
    const bool untouched = pick.empty() || pick == "is:" + before;
    if (!other.empty() && other != before && (untouched || pick == "other")) return other;
    if (pick.starts_with("is:")) return pick.substr(3);
    if (pick == "other") {
      if (other.empty()) diagnostic(field, "Choose which one ‘" + typed + "’ means");
      return other;
    }
    if (pick == "new") return made(field, typed);
    const auto group = form_.get("group-" + form_.get(field + "-group"));
    return before.empty() && !group.empty() ? "new: " + group : std::string();
  }

  std::string made(const std::string& field, const std::string& typed) {
    const auto kind = form_.get(field + "-kind");
    if (kind.empty()) {
      diagnostic(field, "Choose what kind of organisation ‘" + typed + "’ is");
      return {};
    }
    const auto name = trimmed(form_.get(field + "-name"));
    return "new: " + kind + (name.empty() || name == typed ? "" : ", " + name);
  }

  void diagnostic(const std::string& field, std::string words) { sent_.errors.push_back({field, std::move(words)}); }

  const web::Fields& form_;
  const StagedFile& staged_;
  SubmittedDecisions& sent_;
  std::map<std::string, std::string> shown_;  ///< what each question means on the page
};

/// Cells that came as fields and now hold something else.
void read_cells(const Request& request, const StagedFile& staged, SubmittedDecisions& sent) {
  const auto& table = staged.file.table;
  const auto& shown = staged.forecast.sheet.table;
  std::map<std::size_t, std::size_t> index_of_line;
  for (const auto& [name, value] : request.form.entries()) {
    if (!name.starts_with("cell-")) continue;
    const auto dash = name.find('-', 5);
    if (dash == std::string::npos) continue;
    const auto line = parse_integer(name.substr(5, dash - 5));
    const auto column = parse_integer(name.substr(dash + 1));
    if (!line || !column || *column < 0 || static_cast<std::size_t>(*column) >= table.heading.size()) continue;
    const auto at_column = static_cast<std::size_t>(*column);
    const auto original = std::lower_bound(table.line_of.begin(), table.line_of.end(), static_cast<std::size_t>(*line));
    const auto current = std::lower_bound(shown.line_of.begin(), shown.line_of.end(), static_cast<std::size_t>(*line));
    if (original == table.line_of.end() || *original != static_cast<std::size_t>(*line)) continue;
    if (current == shown.line_of.end() || *current != static_cast<std::size_t>(*line)) continue;
    const auto typed = table.rows[static_cast<std::size_t>(original - table.line_of.begin())][at_column];
    const auto now = shown.rows[static_cast<std::size_t>(current - shown.line_of.begin())][at_column];
    if (value == now || trimmed(value) == trimmed(now)) continue;
    const auto cell = cell_name(table.heading, static_cast<std::size_t>(*line), at_column);
    if (trimmed(value) == trimmed(typed))
      sent.changes.push_back({cell, ""});
    else
      sent.changes.push_back({cell, trimmed(value).empty() ? std::string(empty_cell) : trimmed(value)});
  }
}

/// What one button says: "row 14=leave out", "NHS=", "forget".
void read_button(const Request& request, const StagedFile& staged, SubmittedDecisions& sent) {
  const auto say = request.form.get("say");
  if (say == "forget") {
    for (const auto& line : staged.remembered) {
      if (!row_of(line.typed)) sent.changes.push_back({line.typed, ""});
    }
    return;
  }
  const auto equals = say.rfind('=');
  if (equals == std::string::npos) return;
  const auto typed = say.substr(0, equals);
  std::erase_if(sent.changes, [&](const DecisionLine& line) { return line.typed == typed; });
  sent.changes.push_back({typed, say.substr(equals + 1)});
}

SubmittedDecisions read_sent(const Request& request, const StagedFile& staged) {
  SubmittedDecisions sent;
  PickReader(request, staged, sent).read();
  read_cells(request, staged, sent);
  read_button(request, staged, sent);
  return sent;
}

std::vector<RefusedAttempt::FieldError> errors_of(const Error& error) {
  std::vector<RefusedAttempt::FieldError> errors;
  for (const auto& diagnostic : error.diagnostics)
    errors.push_back({"main", diagnostic.message + (diagnostic.hint.empty() ? "" : "; " + diagnostic.hint)});
  if (errors.empty()) errors.push_back({"main", error.message});
  return errors;
}

/// Keeps what was sent; the page that says why not where it cannot be kept.
std::optional<Reply> keep(const PageContext& context, const Request& request, const SubmittedDecisions& sent) {
  RefusedAttempt attempt{422, "", "", "Look again at what the names mean", sent.errors};
  if (!sent.errors.empty()) return verdict_page(context, request, rows_view(request.form), attempt);
  if (sent.changes.empty()) return std::nullopt;
  const auto kept = decide_staged(context.database, context.clock.now(), context.kind, request.capture("event"),
                                  request.capture("upload"), sent.changes);
  if (kept.ok()) return std::nullopt;
  if (kept.error().kind == ErrorKind::bad_input) {
    attempt.title = "This cannot be kept";
    attempt.errors = errors_of(kept.error());
    return verdict_page(context, request, rows_view(request.form), attempt);
  }
  if (kept.error().kind == ErrorKind::conflict) {
    return verdict_page(context, request, rows_view(request.form), {409, kept.error().message, "", "", {}});
  }
  return gone_page(context, request, kept.error());
}

Result<StagedFile> staged_of(const PageContext& context, const Request& request) {
  return staged(context.database, context.clock.now(), context.kind, request.capture("event"),
                request.capture("upload"));
}

Reply decide(const PageContext& context, const Request& request) {
  const auto found = staged_of(context, request);
  if (!found.ok()) return gone_page(context, request, found.error());
  const auto sent = read_sent(request, *found);
  if (const auto refused = keep(context, request, sent)) return *refused;
  const auto requested = rows_view(request.form);
  auto at = request.form.get("at");
  if (std::any_of(at.begin(), at.end(), [](char letter) { return letter < 'a' || letter > 'z'; })) at.clear();
  auto back = address(context.upload(request.capture("event"), found->id),
                      {{"show", requested.show}, {"page", requested.page}, {"at", at.empty() ? "rows" : at}});
  const auto say = request.form.get("say");
  if (const auto line = row_of(say.substr(0, say.find('='))))
    back += "#row-" + std::to_string(*line);  // where the reader was
  else if (!at.empty())
    back += "#" + at;
  return web::redirect(back);
}

Reply import_now(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto found = staged_of(context, request);
  if (!found.ok()) return gone_page(context, request, found.error());
  const auto sent = read_sent(request, *found);
  if (const auto refused = keep(context, request, sent)) return *refused;
  if (!sent.changes.empty()) {
    // The button's numbers were those from before; nobody is to import what they have not seen.
    return verdict_page(context, request, {},
                        {200, "", "What you decided last is kept. Look at the numbers, then import.", "", {}});
  }
  const auto expected = request.form.get("expected");
  if (found->forecast.ready() > site::most_rows_at_once && expected == found->forecast.fingerprint()) {
    const auto job = order_import(context.database, context.audit(request), context.kind, slug, found->id, expected);
    return job.ok() ? web::redirect(jobs::page_of(*job)) : site::error_page(request, job.error());
  }
  const auto done =
      import_staged(context.database, context.audit(request), context.kind, slug, request.capture("upload"), expected);
  if (done.ok()) return web::redirect(address(context.after(slug), {{"imported", done->import.id}}));
  const auto& error = done.error();
  if (error.kind == ErrorKind::conflict || error.kind == ErrorKind::bad_input) {
    return verdict_page(context, request, {}, {web::status_of(error.kind), error.message, "", "", {}});
  }
  if (error.field == no_room)
    return verdict_page(context, request, {}, {insufficient_storage, error.message, "", "", {}});
  return gone_page(context, request, error);
}

Reply cancel(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto gone = cancel_staged(context.database, context.clock.now(), context.kind, slug, request.capture("upload"));
  if (!gone.ok()) return site::error_page(request, gone.error());
  return web::redirect(context.after(slug));
}

/// The verdicts; while a job imports the list, the job's page, and after it has failed why.
Reply waiting_page(const PageContext& context, const Request& request) {
  const auto job = job_of_upload(context.database, context.clock.now(), context.kind, request.capture("event"),
                                 request.capture("upload"));
  if (!job.ok()) return gone_page(context, request, job.error());
  RefusedAttempt attempt;
  if (*job) {
    const auto& found = **job;
    if (!jobs::has_ended(found.state)) return web::redirect(jobs::page_of(found.id));
    if (found.state == jobs::JobState::failed) attempt.stopped = found.outcome;
    if (found.state == jobs::JobState::cancelled) attempt.stopped = "The import was cancelled.";
  }
  return verdict_page(context, request, rows_view(request.query), attempt);
}

/// The rows that would be left, each with its reason, to be mended where they came from.
Reply left_rows(const PageContext& context, const Request& request, const std::string& format) {
  const auto found = staged_of(context, request);
  if (!found.ok()) return gone_page(context, request, found.error());
  const auto& forecast = found->forecast;
  tabular::Row heading{"Row", "Why it is left out"};
  const auto& table = found->file.table;
  if (context.kind.shows_cells) heading.insert(heading.end(), table.heading.begin(), table.heading.end());
  std::vector<tabular::Row> rows;
  const auto add = [&](std::size_t line, const std::string& reason, const tabular::RowView& cells) {
    auto& row = rows.emplace_back(tabular::Row{std::to_string(line), reason});
    if (context.kind.shows_cells) row.insert(row.end(), cells.begin(), cells.end());
  };
  std::size_t judged = 0;
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    const auto line = table.line_of[at];
    if (forecast.left_out.contains(line)) {
      add(line, "left out by you", table.rows[at]);
      continue;
    }
    const auto& verdict = forecast.judgement.rows[judged];
    if (verdict.standing == RowState::undecided || verdict.standing == RowState::refused ||
        verdict.standing == RowState::not_taken) {
      const auto words = forecast.judgement.words(judged);
      add(line, words.reason.empty() ? lower_case(words.verdict) : words.reason, forecast.sheet.table.rows[judged]);
    }
    ++judged;
  }
  const auto name = request.capture("event") + "-" + context.kind.name + "-left-out." + format;
  if (format == "csv") return web::download(tabular::to_csv(heading, rows), "text/csv; charset=utf-8", name);
  MUSTER_PAGE(bytes, request, tabular::to_xlsx("Left out", heading, rows));
  return web::download(std::move(bytes), xlsx_type, name);
}

}  // namespace

void add_work_pages(web::Router& router, const PageContext& context) {
  const web::Right right(context.kind.permission);
  const auto here = "/events/{event}" + context.kind.words.path + "/{upload}";
  router.get(here, right, [context](const Request& request) { return waiting_page(context, request); });
  router.post(here + "/decide", right, [context](const Request& request) { return decide(context, request); });
  router.post(here + "/apply", right, [context](const Request& request) { return import_now(context, request); });
  router.post(here + "/cancel", right, [context](const Request& request) { return cancel(context, request); });
  router.get(here + "/left-out.csv", right,
             [context](const Request& request) { return left_rows(context, request, "csv"); });
  router.get(here + "/left-out.xlsx", right,
             [context](const Request& request) { return left_rows(context, request, "xlsx"); });
}

void add_pages(web::Router& router, store::Database& database, const Clock& clock, const Kinds& kinds) {
  for (const auto& kind : kinds.all()) {
    const PageContext context{database, clock, *kind};
    add_choose_pages(router, context);
    add_work_pages(router, context);
  }
}

}  // namespace muster::intake
