// Published figures as a kind of file. Every figure that is new or revised is saved as part of the file's own release.
#include "indicator_sql.hpp"
#include "known_figures_service.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/import_target_service.hpp>
#include <muster/domain/indicators/indicator.hpp>
#include <muster/domain/indicators/indicator_service.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::indicators {
namespace {

/// What intake carries from judging to saving.
struct Own {
  IndicatorList list;
  std::vector<std::string> ids;  ///< of the releases, as they are saved
};
Own& own_of(const intake::Judgement& judgement) { return *static_cast<Own*>(judgement.own.get()); }

intake::RowState standing_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::fresh:
      return intake::RowState::fresh;
    case Verdict::revised:
      return intake::RowState::alike;
    case Verdict::same:
      return intake::RowState::same;
    case Verdict::elsewhere:
    case Verdict::empty:
      return intake::RowState::not_taken;
    case Verdict::undecided:
      return intake::RowState::undecided;
    case Verdict::refused:
      return intake::RowState::refused;
  }
  return intake::RowState::refused;
}

std::string verdict_words(Verdict verdict) {
  switch (verdict) {
    case Verdict::fresh:
      return "New";
    case Verdict::revised:
      return "Revised";
    case Verdict::same:
      return "There already";
    case Verdict::elsewhere:
      return "Elsewhere";
    case Verdict::empty:
      return "Empty";
    case Verdict::undecided:
      return "Unit not known";
    case Verdict::refused:
      return "Refused";
  }
  return "Refused";
}

intake::RowWords words_of(const JudgedRow& row, const std::string& source) {
  intake::RowWords words;
  words.verdict = verdict_words(row.verdict);
  words.reason = row.reason;
  words.cells = {{row.area, ""}, {row.period, ""}, {row.told, ""}};
  words.invalid = row.invalid;
  if (row.verdict == Verdict::undecided)
    words.errors = {{source, row.line, 0, 1, "the file does not say what is counted", ""}};
  if (row.verdict == Verdict::refused) {
    words.reason = stop_words(row);
    words.errors = {stop_of(row, source)};
  }
  return words;
}

/// What is counted, asked once for each indicator of which the file does not say it.
intake::QuestionSection unit_questions(const IndicatorList& list, const std::map<std::string, std::string>& decided) {
  intake::QuestionSection section{.id = "units",
                                  .title = "Figures of which the file does not say what they are",
                                  .one = "indicator without a unit",
                                  .many = "indicators without a unit",
                                  .columns = {"Indicator", "Rows"},
                                  .picks_title = "Its figures are"};
  std::map<std::string, std::int64_t> rows;  // by the indicator's code: one may come in several releases
  for (const auto& row : list.rows)
    for (const auto& value : row.values) ++rows[list.releases[value.release].code];
  for (const auto& release : list.releases) {
    const auto found = decided.find(folded_name(release.title));
    const auto of_code = std::exchange(rows[release.code], 0);
    if (of_code == 0 || (!release.unit.empty() && found == decided.end())) continue;
    intake::Question question{.typed = release.title, .cells = {release.title, grouped(of_code)}};
    question.picks = {{"Numbers of people or things", "number"},
                      {"Per cent", "per cent"},
                      {"Pounds", "pounds"},
                      {"Something else", "other figures"}};
    question.means = found == decided.end() ? "" : found->second;
    section.questions.push_back(std::move(question));
  }
  return section;
}

Result<intake::Judgement> judge(store::Session& session, Instant /*now*/, const intake::Target& target,
                                const intake::Sheet& sheet) {
  std::map<std::string, std::string> units;
  for (const auto& row : sheet.decisions.rows) units[folded_name(row[0])] = std::string(row[1]);
  MUSTER_TRY(list, judge_indicators(sheet.table, areas_of(session, target.programme_id),
                                    known_of(session, target.programme_id), units, sheet.name));
  const auto own = std::make_shared<Own>(Own{std::move(list), {}});
  intake::Judgement out;
  std::string all;
  for (const auto& row : own->list.rows) {
    const bool first = row.verdict == Verdict::refused || row.verdict == Verdict::undecided;
    out.rows.push_back({row.line, standing_of(row.verdict), first ? 0U : 1U, 0});
    all += std::to_string(static_cast<int>(row.verdict));
  }
  for (const auto& release : own->list.releases) all += "|" + release.code + "=" + release.unit;
  out.words = [own, source = sheet.name](std::size_t index) { return words_of(own->list.rows[index], source); };
  out.columns = {"Area", "Year", "Figure"};
  out.groups = {"Look at these first", "Figures"};
  out.remarks = own->list.remarks;
  out.sections = {unit_questions(own->list, units)};
  out.added = figures_added(own->list);
  out.headline = out.added == 0 ? "Nothing new in " + sheet.name
                                : counted(static_cast<std::int64_t>(out.rows.size()), "row with ", "rows with ") +
                                      added_in_words(own->list) + " to take in";
  out.lead = out.added == 0 ? "No row holds a figure that is not there already."
                            : "Every row can be read, so you can import now.";
  out.button = out.added == 0 ? "" : "Import " + added_in_words(own->list);
  out.fingerprint = fingerprint(all);
  out.own = own;
  return out;
}

void save(store::Session& session, const store::AuditContext& /*audit*/, const intake::Import& import,
          intake::Judgement& judgement, std::size_t from, std::size_t to) {
  auto& own = own_of(judgement);
  if (from == 0) own.ids.assign(own.list.releases.size(), "");
  const auto programme = events::event_with_id(session, import.event_id).programme_id;
  std::int64_t number = 0;
  for (auto at = from; at < to; ++at) {
    for (const auto& value : own.list.rows[at].values) {
      if (value.standing == Value::Standing::same) continue;
      auto& id = own.ids[value.release];
      if (id.empty()) {
        if (number == 0) number = sql::next_number(session, programme);
        id = sql::insert_release(session, programme, import.id, number++, own.list.releases[value.release],
                                 import.file_name);
      }
      sql::insert_value(session, id, value);
    }
  }
}

intake::KindWords words() {
  return {.path = "/indicators/import",
          .back = "/indicators",
          .back_name = "Indicators",
          .title = "Import published figures",
          .lead =
              "Figures of areas by year, as statistics are released. They are kept for the whole network, whichever "
              "event this page belongs to. Nothing is saved before you have seen every row.",
          .file_label = "File with figures",
          .file_hint =
              "CSV or XLSX: one figure a row with area code, year, indicator and value, or a column for each "
              "indicator. Marks such as c, x, z, low and : stay as they are.",
          .one = "figure",
          .many = "figures",
          .alike_word = "Revised",
          .same_word = "There already",
          .understood = {{"Area code", "Area code, new_la_code; region_code and country_code"},
                         {"Year", "Year, time_period: 2024, 202324, 2023/24"},
                         {"Indicator and its value", "Indicator and Value; or a column of figures for each"},
                         {"Unit", "Unit: number, per cent, pounds; asked where the file does not say it"},
                         {"Source and date", "Source, Published"}},
          .example_heading = {"Area code", "Area", "Year", "Indicator", "Value", "Unit", "Source", "Published"},
          .example_row = {"E09000007", "Camden", "2025", "Education, health and care plans", "2140", "number",
                          "An invented release", "2025-06-26"}};
}

}  // namespace

Areas areas_of(store::Session& session, const std::string& programme_id) {
  Areas areas;
  for (const auto& region : people::regions_in_use(session, programme_id))
    areas.regions.push_back(people::region_by_id(session, region.id));
  return areas;
}

Known known_of(store::Session& session, const std::string& programme_id) {
  Known known;
  std::map<std::string, std::string> released;  // by the release's id
  for (const auto& one : sql::select_releases(session, programme_id)) {
    released[one.id] = one.release.published;
    known.indicators[one.release.code] = {one.release.title, one.release.unit, ""};
  }
  sql::each_value(session, programme_id, "", [&](const sql::StoredValue& value) {
    known.figures[known_key(value.code, value.area, value.year)] = {value.published, released[value.release],
                                                                    value.release};
    known.indicators[value.code].period = value.period;
  });
  return known;
}

std::string added_in_words(const IndicatorList& list) {
  std::int64_t marks = 0;
  for (const auto& row : list.rows) {
    if (row.verdict != Verdict::fresh && row.verdict != Verdict::revised) continue;
    marks += std::ranges::count_if(row.values, [](const Value& value) {
      return value.standing != Value::Standing::same && mark_words(value.published);
    });
  }
  return cells_in_words(figures_added(list) - marks, marks);
}

std::int64_t figures_added(const IndicatorList& list) {
  std::int64_t added = 0;
  for (const auto& row : list.rows)
    if (row.verdict == Verdict::fresh || row.verdict == Verdict::revised)
      added +=
          std::ranges::count_if(row.values, [](const Value& value) { return value.standing != Value::Standing::same; });
  return added;
}

intake::Kind indicator_kind() {
  intake::Kind kind;
  kind.name = "indicators";
  kind.permission = "events";
  kind.words = words();
  kind.shows_typed = false;
  kind.target = events::import_target;
  kind.judge = judge;
  kind.save = save;
  kind.undo = [](store::Session& session, const store::AuditContext& audit,
                 const intake::Import& import) -> Result<intake::UndoResult> {
    intake::UndoResult removed;
    removed.gone = sql::delete_of_import(session, import.id);
    intake::mark_undone(session, audit, import.id);
    return removed;
  };
  return kind;
}

Result<IndicatorPlan> plan_indicators(store::Database& database, Instant now, const std::string& event_slug,
                                      IndicatorFile file) {
  const auto kind = indicator_kind();
  MUSTER_TRY(incoming, intake::read_incoming(kind, file.name, file.bytes));
  incoming.decisions = std::move(file.decisions);
  incoming.decisions_name = std::move(file.decisions_name);
  MUSTER_TRY(judged, intake::judge_file(database, now, kind, event_slug, std::move(incoming)));
  const auto own = std::static_pointer_cast<const Own>(judged.forecast.judgement.own);
  return IndicatorPlan{{own, &own->list}, std::move(judged)};
}

Result<IndicatorImport> import_indicators(store::Database& database, const store::AuditContext& audit,
                                          const std::string& event_slug, IndicatorPlan plan,
                                          const intake::RowsToSkip& leaving, const intake::Watch& watch) {
  MUSTER_TRY(applied, intake::apply(database, audit, indicator_kind(), event_slug, std::move(plan.judged), leaving,
                                    std::nullopt, watch));
  return IndicatorImport{applied.import.id, applied.import.added, applied.left};
}

}  // namespace muster::indicators
