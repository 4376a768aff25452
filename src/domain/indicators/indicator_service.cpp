// Puts the figures of a programme together by indicator and area, and hands them out.
#include <muster/domain/indicators/indicator_service.hpp>

#include "indicator_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/tabular/table.hpp>

#include <algorithm>
#include <map>

namespace muster::indicators {
namespace {

using ByYear = std::map<int, Figure>;
using ByArea = std::map<std::string, ByYear, std::less<>>;

Series series_of(const ByArea& areas, Series series) {
  if (const auto found = areas.find(series.code); found != areas.end())
    for (const auto& [year, figure] : found->second) series.figures.push_back(figure);
  return series;
}

/// The releases of one indicator, the oldest first.
using Releases = std::vector<sql::StoredRelease>;

Indicator put_together(const Releases& releases, const ByArea& areas, const people::Region& region) {
  const auto& said = releases.back().release;
  Indicator found{said.code, said.title, said.unit, {}, {}, {}, region.name};
  for (const auto& one : releases)
    found.origins.push_back({one.release.source, one.release.published, one.file_name, !one.reason.empty()});
  for (const auto& place : region.places) {
    found.places.push_back(
        series_of(areas, {place.code, place.name, place.short_name, place.area, place.column, place.row}));
  }
  if (const auto code = official_code(region); !code.empty())
    found.region = series_of(areas, {.code = code, .name = region.name});
  if (const auto [code, name] = nation_of(region); !code.empty())
    found.nation = series_of(areas, {.code = code, .name = name});
  const auto newest = newest_origin(found);
  found.source = newest.source;
  found.published = newest.published;
  found.file_name = newest.file_name;
  return found;
}

Result<std::string> region_id(const std::vector<people::RegionInUse>& regions, const std::string& slug) {
  if (regions.empty()) return not_found("There is no region yet. Load one with: muster region load FILE");
  if (slug.empty()) return regions.front().id;
  const auto found = std::ranges::find(regions, slug, &people::RegionInUse::slug);
  if (found != regions.end()) return found->id;
  std::vector<std::string> slugs;
  for (const auto& region : regions) slugs.push_back(region.slug);
  return not_found(
      trimmed("The network works in no region \"" + slug + "\". " + capitalised(did_you_mean(slug, slugs))));
}

}  // namespace

Result<Collection> collection(store::Session& session, const std::string& programme_id, const std::string& region,
                              const std::string& code) {
  Collection all;
  all.regions = people::regions_in_use(session, programme_id);
  MUSTER_TRY(id, region_id(all.regions, region));
  const auto places = people::region_by_id(session, id);
  all.region = places.slug;
  all.region_name = places.name;
  std::map<std::string, Releases> releases;
  std::map<std::string, std::size_t, std::less<>> origin_of;  // by the release's id
  for (auto& release : sql::select_releases(session, programme_id, code)) {
    auto& of_code = releases[release.release.code];
    origin_of[release.id] = of_code.size();
    of_code.push_back(std::move(release));
  }
  if (releases.empty() && !code.empty()) {
    std::vector<std::string> codes;
    for (const auto& release : sql::select_releases(session, programme_id)) codes.push_back(release.release.code);
    return not_found(trimmed("There is no indicator \"" + code + "\". " + capitalised(did_you_mean(code, codes))));
  }
  std::map<std::string, ByArea> figures;
  sql::each_value(session, programme_id, code, [&](const sql::StoredValue& value) {
    const auto read = read_value(value.published);
    figures[value.code][value.area][value.year] = {value.year, value.period, value.published,
                                                   read ? read->number : std::nullopt, origin_of[value.release]};
  });
  for (const auto& [name, of_code] : releases) all.indicators.push_back(put_together(of_code, figures[name], places));
  std::ranges::stable_sort(all.indicators, {}, &Indicator::title);
  return all;
}

Result<Collection> collection(store::Database& database, const std::string& programme_id, const std::string& region,
                              const std::string& code) {
  return database.read([&](store::Session& session) { return collection(session, programme_id, region, code); });
}

Result<std::string> exported(const Collection& collection, const std::string& format) {
  const tabular::Row heading{"Area code", "Area", "Year",   "Indicator", "Indicator code",
                             "Value",     "Unit", "Source", "Published"};
  std::vector<tabular::Row> rows;
  for (const auto& indicator : collection.indicators) {
    const auto add = [&](const Series& series) {
      for (const auto& figure : series.figures) {
        const auto& origin = indicator.origins[figure.origin];
        rows.push_back({series.code, series.name, figure.period, indicator.title, indicator.code, figure.published,
                        indicator.unit, origin.source, origin.published});
      }
    };
    for (const auto& place : indicator.places) add(place);
    add(indicator.region);
    add(indicator.nation);
  }
  if (format == "csv") return tabular::to_csv(heading, rows);
  if (format == "xlsx") return tabular::to_xlsx("Indicators", heading, rows);
  return bad_input("\"" + format + "\" is no format for this; choose csv or xlsx.");
}

Result<std::string> event_for_files(store::Database& database, const std::string& programme_name) {
  MUSTER_TRY(found, events::events_by_page(database, std::vector{programme_name}, 1, 1));
  return found.rows.empty() ? std::string() : found.rows.front().slug;
}

}  // namespace muster::indicators
