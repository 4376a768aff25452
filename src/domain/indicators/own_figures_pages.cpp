// A file is looked at and taken in on one page: between the two it stands in the page's own field, and nowhere else.
#include "own_figures_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/indicators/own_figures_service.hpp>
#include <muster/domain/intake/intake_pages.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/tabular/table.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace muster::indicators {
namespace {

using access::Permission;
using web::Reply;
using web::Request;
using web::View;

struct Site {
  store::Database& database;
  const Clock& clock;
};

std::string home_of(const Request& request) { return "/programmes/" + request.capture("programme") + "/indicators"; }
std::string files_of(const Request& request) {
  return "/programmes/" + request.capture("programme") + "/indicator-files";
}
store::AuditContext audit_of(const Site& site, const Request& request) {
  return {request.visitor.actor(), site.clock.now(), request.visitor.programme};
}

struct FileForm {
  web::Form form;
  web::Field<std::optional<web::Upload>> file = form.file("file", "File with figures")
                                                    .hint("CSV or XLSX with area code, year, indicator and value.")
                                                    .accept(".csv,.xlsx,.txt,text/csv")
                                                    .optional();
  web::Field<std::string> pasted = form.lines("pasted", "Or paste the rows")
                                       .hint("Copy them from Excel, headings and all.")
                                       .rows(8)
                                       .most(intake::longest_pasted)
                                       .code()
                                       .plain()
                                       .optional();
};

const std::vector<web::Choice<std::string>>& units() {
  static const std::vector<web::Choice<std::string>> all{{"", "", "Choose"},
                                                         {"number", "number", "Numbers of people or things"},
                                                         {"per cent", "per cent", "Per cent"},
                                                         {"pounds", "pounds", "Pounds"},
                                                         {"other figures", "other figures", "Something else"}};
  return all;
}

/// What was said of indicators without a unit, as a sheet of decisions: fields "unit" and "unit-of" in pairs.
std::string decisions_of(const Request& request) {
  const auto titles = request.form.all("unit-of");
  const auto said = request.form.all("unit");
  std::vector<tabular::Row> rows;
  for (std::size_t at = 0; at < std::min(titles.size(), said.size()); ++at) {
    const auto known =
        std::any_of(units().begin(), units().end(), [&](const auto& one) { return one.code == said[at]; });
    if (known && !said[at].empty()) rows.push_back({titles[at], said[at]});
  }
  return rows.empty() ? std::string() : tabular::to_csv({"typed", "means"}, rows);
}

void add_verdicts(View& view, const IndicatorList& list) {
  constexpr std::size_t most = 100;
  auto& shown = view.add("VERDICTS");
  std::map<Verdict, std::int64_t> count;
  std::size_t told = 0;
  View* rows = nullptr;
  for (const auto& row : list.rows) {
    ++count[row.verdict];
    if (row.verdict != Verdict::refused && row.verdict != Verdict::undecided) continue;
    if (++told > most) continue;
    if (told == 1) rows = &shown.add("ANY_ROW");
    rows->add("ROW", "Row " + std::to_string(row.line)).set("WHY", stop_words(row) + ".");
  }
  if (told > most)
    shown.show("MORE", "And " + counted(static_cast<std::int64_t>(told - most), "row more.", "rows more."));
  shown.set("SUMMED", counted(static_cast<std::int64_t>(list.rows.size()), "row", "rows") + ": " +
                          grouped(count[Verdict::fresh]) + " new, " + grouped(count[Verdict::revised]) + " revised, " +
                          grouped(count[Verdict::same]) + " there already, " + grouped(count[Verdict::elsewhere]) +
                          " of areas elsewhere, " + grouped(count[Verdict::empty]) + " empty, " +
                          grouped(count[Verdict::undecided]) + " of which the file does not say what is counted, " +
                          grouped(count[Verdict::refused]) + " refused.");
  shown.add_each("REMARK", list.remarks);
}

Reply shown(const Site& site, const Request& request, const web::Form& form, View& view) {
  MUSTER_PAGE(all, request, collection(site.database, request.capture("programme")));
  view.set("HOME", home_of(request));
  view.head(
      "Import published figures",
      "Figures of areas by year, kept for the whole network. Nothing is saved before you have seen every row that "
      "cannot be taken in.");
  const auto added = add_own_releases(view, site.database, request, {});
  if (!added.ok()) return site::error_page(request, added.error());
  view.markup("FORM", form.shown());
  return site::form_page(request, {.title = "Import published figures", .programme = request.visitor.programme}, form,
                         web::render("domain/indicators/pages/indicator_files.html", view));
}

Reply files(const Site& site, const Request& request) {
  FileForm wanted{web::Form(request, files_of(request)).button("Look at the rows")};
  View view;
  if (request.query.get("done") == "imported") view.show("NOTICE", "The figures are taken in.");
  if (request.query.get("done") == "undone")
    view.show("NOTICE", "The change is taken back. Where a figure stood before, it holds again.");
  if (!wanted.form.read()) return shown(site, request, wanted.form, view);
  const auto& sent = *wanted.file;
  const bool chosen = sent && !sent->bytes.empty();
  IndicatorFile file{"the rows that you pasted", *wanted.pasted, decisions_of(request)};
  if (chosen) file = {sent->file_name, sent->bytes, file.decisions};
  if (const auto kept = request.form.get("name"); !kept.empty() && !chosen) file.name = kept;
  if (trimmed(file.bytes).empty()) {
    wanted.form.refuse(bad_input("Choose a file, or paste rows").at("file"));
    return shown(site, request, wanted.form, view);
  }
  const auto& programme = request.capture("programme");
  const bool leave = request.form.get("leave") == "yes";
  if (request.form.get("do") == "import") {
    const auto done = import_own_file(site.database, audit_of(site, request), programme, file, {leave, leave});
    if (done.ok()) return web::redirect(files_of(request) + "?done=imported");
    wanted.form.refuse(Error(done.error()).at("pasted"));
    return shown(site, request, wanted.form, view);
  }
  const auto list = judge_own_file(site.database, programme, file);
  if (!list.ok()) {
    wanted.form.refuse(Error(list.error()).at(chosen ? "file" : "pasted"));
    return shown(site, request, wanted.form, view);
  }
  add_verdicts(view, *list);
  const auto incoming = intake::read_incoming(indicator_kind(), file.name, file.bytes);
  std::vector<tabular::Row> rows;
  for (const auto& row : incoming->table.rows) rows.emplace_back(row.begin(), row.end());
  const auto text = tabular::to_csv(incoming->table.heading, rows);
  if (text.size() > intake::longest_pasted) {
    wanted.form.refuse(
        bad_input("This file has more rows than the page takes. Take it in by `muster indicators import`, or "
                  "through an event")
            .at("file"));
    return shown(site, request, wanted.form, view);
  }
  FileForm next{web::Form(request, files_of(request))};
  (void)next.pasted.begins(text);
  next.form.knowing("name", file.name);
  std::set<std::string> asked;
  for (const auto& release : list->releases) {
    if (!release.unit.empty() || !asked.insert(release.code).second) continue;
    (void)next.form.hidden("unit-of", release.title);
    (void)next.form.select("unit", "Figures of “" + release.title + "” are", units()).optional();
  }
  std::int64_t stopped = 0;
  for (const auto& row : list->rows) stopped += row.verdict == Verdict::refused || row.verdict == Verdict::undecided;
  if (stopped > 0)
    (void)next.form
        .radios("leave", counted(stopped, "row", "rows") + " cannot be taken in",
                std::vector<web::Choice<std::string>>{{"", "no", "Take in nothing before they are mended"},
                                                      {"yes", "yes", "Leave them out and take in the others"}})
        .begins("");
  next.form.button({.words = "Take in the figures", .name = "do", .value = "import"})
      .button({.words = "Look again", .look = web::Button::Look::second, .name = "do", .value = "look"});
  return shown(site, request, next.form, view);
}

Reply undo(const Site& site, const Request& request) {
  const auto done =
      take_back(site.database, audit_of(site, request), request.capture("programme"), request.form.get("release"));
  if (!done.ok()) return site::error_page(request, done.error());
  return web::redirect(files_of(request) + "?done=undone");
}

Reply set(const Site& site, const Request& request) {
  const auto& code = request.capture("indicator");
  const auto& programme = request.capture("programme");
  auto wanted = figure_form(request, code);
  MUSTER_PAGE(all, request, collection(site.database, programme, {}, code));
  if (wanted.form.read()) {
    const auto done = set_figure(site.database, audit_of(site, request), programme,
                                 {code, *wanted.area, *wanted.year, *wanted.value, *wanted.reason});
    if (done.ok()) return web::redirect(home_of(request) + "/" + code + "?done=set");
    wanted.form.refuse(done.error());
  }
  View view;
  view.set("HOME", home_of(request) + "/" + code);
  view.head("Correct a figure", all.indicators.front().title);
  view.markup("FORM", wanted.form.shown());
  const auto added = add_own_releases(view, site.database, request, code);
  if (!added.ok()) return site::error_page(request, added.error());
  return site::form_page(request, {.title = "Correct a figure", .programme = request.visitor.programme}, wanted.form,
                         web::render("domain/indicators/pages/indicator_files.html", view));
}

}  // namespace

FigureForm figure_form(const Request& request, const std::string& code) {
  return {web::Form(request, home_of(request) + "/" + code)
              .button({.words = "Set the figure", .look = web::Button::Look::second})};
}

Outcome add_own_releases(View& view, store::Database& database, const Request& request, const std::string& code) {
  const auto undoing = files_of(request) + "/undo";
  MUSTER_TRY(all, own_releases(database, request.capture("programme"), code));
  if (all.empty()) return Success{};
  auto& part = view.add("OWN");
  const bool may_undo = request.visitor.can_open(files_of(request));
  for (const auto& one : all) {
    auto& row = part.add("RELEASE", one.what).set("RELEASE_OF", one.indicator);
    row.set("RELEASE_WHEN", long_instant(one.entered_at)).show("RELEASE_WHY", one.reason);
    if (!may_undo) {
      row.markup("UNDO_FORM", "");
      continue;
    }
    auto form = web::Form(request, undoing)
                    .key(one.id)
                    .look({})
                    .knowing("release", one.id)
                    .button({.words = "Take back", .of = ": " + one.what, .look = web::Button::Look::link});
    row.markup("UNDO_FORM", form.shown());
  }
  return Success{};
}

void add_own_figures_pages(web::Router& router, store::Database& database, const Clock& clock) {
  const Site site{database, clock};
  const std::string home = "/programmes/{programme}";
  const auto shown = [site](const Request& request) { return files(site, request); };
  router.get(home + "/indicator-files", Permission::change_events, shown);
  router.post(home + "/indicator-files", Permission::change_events, shown);
  router.post(home + "/indicator-files/undo", Permission::change_events,
              [site](const Request& request) { return undo(site, request); });
  router.post(home + "/indicators/{indicator}", Permission::change_events,
              [site](const Request& request) { return set(site, request); });
}

}  // namespace muster::indicators
