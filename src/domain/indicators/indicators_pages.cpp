// All indicators of a network in words, each on a page of its own, and the files they come from and go to.
#include <muster/domain/indicators/indicators_pages.hpp>

#include "indicator_api_pages.hpp"
#include "made_pages.hpp"
#include "own_figures_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/indicators/indicator_pictures.hpp>
#include <muster/domain/indicators/indicator_service.hpp>
#include <muster/domain/indicators/indicator_words.hpp>
#include <muster/domain/intake/intake_pages.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/form.hpp>

#include <algorithm>
#include <set>

namespace muster::indicators {
namespace {

using access::Permission;
using web::Reply;
using web::Request;
using web::View;

constexpr double desk_map = 638;
constexpr double desk_trend = 460;
constexpr double desk_places = 1120;
constexpr double phone = 350;

std::string home_of(const Request& request) { return "/programmes/" + request.capture("programme") + "/indicators"; }

site::Frame frame_of(const Request& request, std::string title) {
  return {.title = std::move(title), .programme = request.visitor.programme};
}

/// The event that somebody came from, so that a file they bring is kept as that event's; empty where they came from
/// none. not_found where the programme has no such event.
Result<std::string> event_asked(store::Database& database, const Request& request) {
  const auto slug = request.query.get("event");
  if (slug.empty()) return std::string();
  MUSTER_TRY(event, events::find_event(database, slug));
  if (event.programme_id != request.capture("programme"))
    return not_found("This network has no event with the short name " + slug + ".");
  return event.slug;
}

std::string with_region(const std::string& path, const std::string& region, const std::string& event = {}) {
  return path + "?region=" + region + (event.empty() ? "" : "&event=" + event);
}

void add_regions(View& view, const Collection& all, const std::string& home, const std::string& event) {
  if (all.regions.size() < 2) return;
  auto& chips = view.add("REGIONS");
  for (const auto& region : all.regions) {
    auto& chip = chips.add("REGION", region.name);
    chip.set("REGION_PATH", with_region(home, region.slug, event));
    chip.show_if(region.slug == all.region, "HERE");
  }
}

/// The form that the file's own pages go on from; nothing where the visitor may not import or there is no event.
Outcome add_upload(View& view, store::Database& database, const Request& request, const std::string& event) {
  const auto own = "/programmes/" + request.capture("programme") + "/indicator-files";
  if (request.visitor.can_open(own)) view.add("OWN_FILES", own);
  const auto import = "/events/" + event + "/indicators/import";
  if (event.empty() || !request.visitor.can_open(import)) return Success{};
  MUSTER_TRY(kept_with, events::find_event(database, event));
  auto form = web::Form(request, import).button("Look at the rows");
  (void)form.file("file", "File with figures")
      .hint("CSV or XLSX with area code, year, indicator and value. Nothing is saved before you have seen every row.")
      .accept(".csv,.xlsx,.txt,text/csv")
      .optional();
  (void)form.lines("pasted", "Or paste the rows")
      .hint("Copy them from Excel, headings and all: up to about 1,000 rows.")
      .rows(5)
      .most(intake::longest_pasted)
      .code()
      .plain()
      .optional();
  view.add("UPLOAD").set("FILES_PATH", import).set("KEPT_WITH", kept_with.title).markup("UPLOAD_FORM", form.shown());
  return Success{};
}

Reply all_indicators(store::Database& database, const Request& request) {
  MUSTER_PAGE(all, request, collection(database, request.capture("programme"), request.query.get("region")));
  MUSTER_PAGE(from, request, event_asked(database, request));
  MUSTER_PAGE(newest, request, event_for_files(database, request.visitor.programme));
  const auto home = home_of(request);
  View view;
  view.head("Published figures of " + all.region_name + " and its places",
            "Each with its source, its date and what it counts. Marks that a publisher sets in place of a figure stay "
            "marks.");
  add_regions(view, all, home, from);
  if (all.indicators.empty()) {
    view.add("EMPTY");
  } else {
    view.add("WAYS")
        .set("CSV_PATH", with_region(home + ".csv", all.region))
        .set("XLSX_PATH", with_region(home + ".xlsx", all.region));
  }
  for (const auto& indicator : all.indicators) {
    auto& part = view.add("INDICATOR", indicator.title);
    part.set("INDICATOR_PATH", with_region(home + "/" + indicator.code, all.region, from));
    part.set("HEADLINE", headline(indicator)).set("SOURCE_WORDS", source_words(indicator));
    const auto nation = beside_nation(indicator);
    part.show("NATION", nation);
    std::vector<Made> kinds{Made::figure, Made::change, Made::region};
    if (!nation.empty()) kinds.push_back(Made::nation);
    part.markup("HOW", how_made(kinds, indicator.title));
  }
  const auto added = add_upload(view, database, request, from.empty() ? newest : from);
  if (!added.ok()) return site::error_page(request, added.error());
  return site::desk_page(request, frame_of(request, "Indicators"),
                         web::render("domain/indicators/pages/indicators.html", view));
}

std::string cell_of(const Indicator& indicator, const Figure* figure) {
  if (figure == nullptr) return "–";
  return figure->number ? figure_words(indicator, *figure->number) : figure->published;
}

void add_places(View& view, const Indicator& indicator, int since, int year) {
  std::set<std::string> met;
  const auto add = [&](const Series& series, const std::string& rank) {
    const auto* before = series.in(since);
    const auto* now = series.in(year);
    auto& row = view.add("PLACE", series.name).set("RANK", rank);
    row.set("BEFORE", cell_of(indicator, before)).set("NOW", cell_of(indicator, now));
    const bool both = before != nullptr && now != nullptr && before->number && now->number && since != year;
    row.set("CHANGE", both ? change_words(indicator, *before->number, *now->number) : "");
    for (const auto* figure : {before, now})
      if (figure != nullptr && !figure->number) met.insert(figure->published);
  };
  for (const auto& each : ranked(indicator, year)) add(*each.place, std::to_string(each.rank));
  for (const auto& place : indicator.places)
    if (!place.number_in(year)) add(place, "");
  if (const auto region = region_figures(indicator).series; !region.figures.empty()) add(region, "");
  if (!indicator.nation.figures.empty()) add(indicator.nation, "");
  for (const auto& mark : met)
    view.add("MARK", mark + ": " + std::string(mark_words(mark).value_or("a mark of the publisher")) + ".");
}

void add_years(View& view, const Indicator& indicator) {
  const auto region = region_figures(indicator).series;
  std::vector<const Series*> columns;
  for (const auto* series : {&region, &indicator.nation})
    if (!series->figures.empty()) columns.push_back(series);
  for (const auto* series : columns) view.add("COLUMN", series->name);
  for (const int year : indicator.years()) {
    auto& row = view.add("ROW", indicator.period_of(year));
    for (const auto* series : columns) row.add("CELL", cell_of(indicator, series->in(year)));
  }
  const auto found = projection_of(indicator, region);
  if (!found) return;
  auto year = found->last_year;
  for (const auto& each : found->years) {
    auto& row = view.add("ROW", projected_period(indicator, ++year) + ", projection");
    row.add("CELL", figure_words(indicator, each.value) + " (" + figure_words(indicator, each.low) + " to " +
                        figure_words(indicator, each.high) + ")");
    for (std::size_t at = 1; at < columns.size(); ++at) row.add("CELL", "–");
  }
  view.add("METHOD").add_each("SENTENCE", projection_method(*found));
}

Reply one_indicator(store::Database& database, const Request& request) {
  MUSTER_PAGE(
      all, request,
      collection(database, request.capture("programme"), request.query.get("region"), request.capture("indicator")));
  MUSTER_PAGE(from, request, event_asked(database, request));
  const auto& indicator = all.indicators.front();
  View view;
  view.set("TITLE", indicator.title).set("HOME", with_region(home_of(request), all.region, from));
  view.set("SOURCE_WORDS", source_words(indicator));
  view.head(headline(indicator), beside_nation(indicator));
  if (const auto year = newest_year(indicator); year != 0) {
    const auto since = indicator.years().front();
    auto& figures = view.add("FIGURES").set("YEAR", indicator.period_of(year)).set("SINCE", indicator.period_of(since));
    figures.set("PLACES_WORDS", places_words(indicator, year));
    figures.markup("DESK_MAP", map_of(indicator, year, desk_map).svg)
        .markup("PHONE_MAP", map_of(indicator, year, phone).svg);
    figures.markup("DESK_TREND", trend_of(indicator, desk_trend).svg)
        .markup("PHONE_TREND", trend_of(indicator, phone).svg);
    figures.markup("DESK_PLACES", places_of(indicator, desk_places).svg)
        .markup("PHONE_PLACES", places_of(indicator, phone).svg);
    figures.show("PROJECTION", projection_words(indicator));
    figures.markup("HOW_MAP", how_made({Made::figure, Made::change, Made::rank}, indicator.title + " by place"));
    figures.markup("HOW_YEARS", how_made({Made::figure, Made::change, Made::region, Made::nation},
                                         indicator.title + " year by year"));
    figures.markup("HOW_PLACES", how_made({Made::figure, Made::small_lines}, indicator.title + ", each place"));
    add_places(figures, indicator, since, year);
    add_years(figures, indicator);
  }
  if (request.query.get("done") == "set") view.show("NOTICE", "The figure is set, and may be taken back below.");
  const auto own = add_own_releases(view, database, request, indicator.code);
  if (!own.ok()) return site::error_page(request, own.error());
  if (request.visitor.can_open("/programmes/" + request.capture("programme") + "/indicator-files"))
    view.add("CORRECT").markup("CORRECT_FORM", figure_form(request, indicator.code).form.shown());
  return site::desk_page(request, frame_of(request, indicator.title),
                         web::render("domain/indicators/pages/indicator.html", view));
}

Reply as_file(store::Database& database, const Request& request, const std::string& format) {
  MUSTER_PAGE(all, request, collection(database, request.capture("programme"), request.query.get("region")));
  MUSTER_PAGE(file, request, exported(all, format));
  return web::download(
      file,
      format == "csv" ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "indicators-" + all.region + "." + format);
}

}  // namespace

void add_pages(web::Router& router, store::Database& database, const Clock& clock) {
  const std::string home = "/programmes/{programme}/indicators";
  router.get(home, Permission::read_figures,
             [&database](const Request& request) { return all_indicators(database, request); });
  for (const std::string format : {"csv", "xlsx"})
    router.get(home + "." + format, Permission::read_figures,
               [&database, format](const Request& request) { return as_file(database, request, format); });
  router.get(home + "/{indicator}", Permission::read_figures,
             [&database](const Request& request) { return one_indicator(database, request); });
  router.get("/events/{event}/indicators", Permission::read_figures, [&database](const Request& request) -> Reply {
    MUSTER_PAGE(event, request, events::find_event(database, request.capture("event")));
    return web::redirect("/programmes/" + event.programme_id + "/indicators?event=" + event.slug);
  });
  add_own_figures_pages(router, database, clock);
  add_api_pages(router, database);
  add_own_figures_api_pages(router, database, clock);
}

}  // namespace muster::indicators
