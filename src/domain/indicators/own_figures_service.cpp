// Judges and saves in one transaction: nothing is kept between looking at a file and taking it in.
#include <muster/domain/indicators/own_figures_service.hpp>

#include "figure_checks.hpp"
#include "indicator_sql.hpp"
#include "known_figures_service.hpp"

#include <muster/domain/access/programme_sql.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>

namespace muster::indicators {
namespace {

constexpr std::size_t longest_reason = 200;

struct ReadFile {
  tabular::Table table;
  std::map<std::string, std::string> units;
};

Result<ReadFile> read(const IndicatorFile& file) {
  MUSTER_TRY(incoming, intake::read_incoming(indicator_kind(), file.name, file.bytes));
  ReadFile out{std::move(incoming.table), {}};
  if (file.decisions.empty()) return out;
  MUSTER_TRY(decisions, intake::read_incoming(file.decisions_name, file.decisions));
  for (const auto& row : decisions.table.rows) {
    if (row.size() < 2) continue;
    out.units[folded_name(std::string(row[0]))] = trimmed(std::string(row[1]));
  }
  return out;
}

bool stops(const JudgedRow& row) { return row.verdict == Verdict::refused || row.verdict == Verdict::undecided; }

Error rows_that_stop(const IndicatorList& list, const std::string& name, const intake::RowsToSkip& leaving) {
  std::vector<Diagnostic> errors;
  constexpr std::size_t most = 50;
  for (const auto& row : list.rows) {
    const bool left = row.verdict == Verdict::refused ? leaving.refused : leaving.undecided;
    if (!stops(row) || left || errors.size() == most) continue;
    errors.push_back(stop_of(row, name));
  }
  return bad_input("Some rows cannot be taken in. Nothing is saved.", std::move(errors));
}

OwnRelease told(store::Session& session, const std::string& programme_id, const Areas& areas, const sql::OwnRow& row) {
  OwnRelease out{row.id, row.title, {}, row.reason, *parse_instant(row.entered_at)};
  if (row.reason.empty()) {
    out.what = counted(row.values, "value", "values") + " from " + row.file_name;
    return out;
  }
  const auto before = sql::published_before(session, programme_id, row.code, row.area, row.year, row.number);
  const auto name = areas.name_of(row.area);
  out.what = (name.empty() ? row.area : name) + ", " + row.period + ": " + row.published +
             (before.empty() ? ", and nothing before" : ", before " + before);
  return out;
}

/// The code of an area by its code or name; empty where the programme has none such.
std::string area_code(const Areas& areas, const std::string& typed) {
  if (!areas.name_of(typed).empty()) return typed;
  const auto folded = folded_name(typed);
  for (const auto& region : areas.regions) {
    for (const auto& place : region.places) {
      if (folded_name(place.name) == folded || folded_name(place.short_name) == folded) return place.code;
    }
    if (folded_name(region.name) == folded) return official_code(region);
    if (const auto [code, name] = nation_of(region); folded_name(name) == folded) return code;
  }
  return {};
}

std::vector<std::string> area_names(const Areas& areas) {
  std::vector<std::string> out;
  for (const auto& region : areas.regions) {
    out.push_back(region.name);
    for (const auto& place : region.places) out.push_back(place.name);
  }
  return out;
}

Error no_such_indicator(store::Session& session, const std::string& programme_id, const std::string& code) {
  std::vector<std::string> codes;
  for (const auto& release : sql::select_releases(session, programme_id)) codes.push_back(release.release.code);
  return bad_input(trimmed("There is no indicator \"" + code + "\". " + capitalised(did_you_mean(code, codes))))
      .at("indicator");
}

}  // namespace

Result<IndicatorList> judge_own_file(store::Database& database, const std::string& programme_id,
                                     const IndicatorFile& file) {
  MUSTER_TRY(found, read(file));
  return database.read([&](store::Session& session) {
    return judge_indicators(found.table, areas_of(session, programme_id), known_of(session, programme_id), found.units,
                            file.name);
  });
}

Result<OwnImport> import_own_file(store::Database& database, const store::AuditContext& audit,
                                  const std::string& programme_id, const IndicatorFile& file,
                                  const intake::RowsToSkip& leaving) {
  MUSTER_TRY(found, read(file));
  return database.write([&](store::Session& session) -> Result<OwnImport> {
    MUSTER_TRY(list, judge_indicators(found.table, areas_of(session, programme_id), known_of(session, programme_id),
                                      found.units, file.name));
    OwnImport out;
    bool stopped = false;
    for (const auto& row : list.rows) {
      if (!stops(row)) continue;
      ++out.left;
      stopped = stopped || !(row.verdict == Verdict::refused ? leaving.refused : leaving.undecided);
    }
    if (stopped) return rows_that_stop(list, file.name, leaving);
    out.added = figures_added(list);
    if (out.added == 0) return bad_input("Nothing new is in " + file.name + ": every figure is there already.");
    out.id = new_id();
    auto number = sql::next_number(session, programme_id);
    std::vector<std::string> ids(list.releases.size());
    for (const auto& row : list.rows) {
      if (row.verdict != Verdict::fresh && row.verdict != Verdict::revised) continue;
      for (const auto& value : row.values) {
        if (value.standing == Value::Standing::same) continue;
        auto& id = ids[value.release];
        if (id.empty())
          id = sql::insert_release(session, programme_id, out.id, number++, list.releases[value.release], file.name, {},
                                   iso_instant(audit.at));
        sql::insert_value(session, id, value);
      }
    }
    store::write_audit(session, audit, "figures imported", "programme", programme_id, {"indicators"});
    return out;
  });
}

Result<OwnRelease> set_figure(store::Database& database, const store::AuditContext& audit,
                              const std::string& programme_id, const FigureByHand& wanted) {
  const auto reason = trimmed(wanted.reason);
  if (reason.empty()) return bad_input("Say why the figure is not as it was published.").at("reason");
  if (character_count(reason) > longest_reason) return bad_input("Say why in at most 200 characters.").at("reason");
  const auto period = read_period(trimmed(wanted.year));
  if (!period) return bad_input("Write the year as 2024 or 2023/24.").at("year");
  const auto published = trimmed(wanted.value);
  if (!read_value(published))
    return bad_input("Write a number, or the mark that stands in its place, such as c or low.").at("value");
  return database.write([&](store::Session& session) -> Result<OwnRelease> {
    const auto releases = sql::select_releases(session, programme_id, wanted.indicator);
    if (wanted.indicator.empty() || releases.empty()) {
      return no_such_indicator(session, programme_id, wanted.indicator);
    }
    const auto areas = areas_of(session, programme_id);
    const auto area = area_code(areas, trimmed(wanted.area));
    if (area.empty())
      return bad_input(trimmed("The network has no area \"" + wanted.area + "\". " +
                               capitalised(did_you_mean(wanted.area, area_names(areas)))))
          .at("area");
    const auto known = known_of(session, programme_id);
    const auto key = known_key(wanted.indicator, area, period->year);
    const auto before = known.figures.find(key);
    if (before != known.figures.end() && before->second.published == published)
      return bad_input("The figure is " + published + " already.").at("value");
    const auto& kept = known.indicators.at(wanted.indicator);
    if (const auto fault = value_fault(kept.unit, published))
      return bad_input(capitalised(fault->reason) + ". " + fault->remedy + ".").at("value");
    if (!kept.period.empty() && spans_two_years(kept.period) != spans_two_years(period->label))
      return bad_input("The years of this indicator are written as " + kept.period + ".").at("year");
    const auto number = sql::next_number(session, programme_id);
    const auto import = new_id();
    // What stood there says where the figure was published; a figure that nothing was published of has the newest's.
    const auto stood = before == known.figures.end()
                           ? releases.end()
                           : std::ranges::find(releases, before->second.release, &sql::StoredRelease::id);
    const auto& corrected = stood == releases.end() ? releases.back() : *stood;
    const auto release = corrected.release;
    const auto id = sql::insert_release(session, programme_id, import, number, release, corrected.file_name, reason,
                                        iso_instant(audit.at));
    sql::insert_value(session, id, {0, area, period->year, period->label, published, Value::Standing::revised});
    store::write_audit(session, audit, "figure set by hand", "programme", programme_id, {"indicators"});
    for (const auto& row : sql::select_own(session, programme_id, wanted.indicator)) {
      if (row.id == import) return told(session, programme_id, areas, row);
    }
    return OwnRelease{import, release.title, {}, reason, audit.at};
  });
}

Result<std::vector<OwnRelease>> own_releases(store::Database& database, const std::string& programme_id,
                                             const std::string& code) {
  return database.read([&](store::Session& session) -> Result<std::vector<OwnRelease>> {
    const auto areas = areas_of(session, programme_id);
    if (!code.empty() && sql::select_releases(session, programme_id, code).empty())
      return no_such_indicator(session, programme_id, code);
    std::vector<OwnRelease> out;
    for (const auto& row : sql::select_own(session, programme_id, code))
      out.push_back(told(session, programme_id, areas, row));
    return out;
  });
}

Outcome take_back(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                  const std::string& id) {
  return database.write([&](store::Session& session) -> Outcome {
    if (!sql::is_own(session, programme_id, id))
      return not_found("There is no such change of figures. It may have been taken back already.");
    (void)sql::delete_of_import(session, id);
    store::write_audit(session, audit, "figures taken back", "programme", programme_id, {"indicators"});
    return Success{};
  });
}

Result<std::string> programme_for_figures(store::Database& database, const std::string& name) {
  return database.read([&](store::Session& session) -> Result<std::string> {
    const auto all = access::all_programmes(session);
    std::vector<std::string> names;
    for (const auto& one : all) names.push_back(one.name);
    if (name.empty() && all.size() == 1) return all.front().id;
    if (name.empty()) return bad_input("Say which programme by --programme: " + listed(names, " or ") + ".");
    const auto found = access::programme_called(session, name);
    if (!found)
      return not_found(trimmed("There is no programme \"" + name + "\". " + capitalised(did_you_mean(name, names))));
    return found->id;
  });
}

}  // namespace muster::indicators
