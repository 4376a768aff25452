// Judges a file of published figures. Nothing is guessed: a cell that is neither number nor mark refuses its row, and
// what two rows say differently of one area and year is refused with both their numbers.
#include <muster/domain/indicators/indicator_list.hpp>

#include "figure_checks.hpp"
#include "official_codes.hpp"

#include <muster/domain/indicators/indicator.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace muster::indicators {
namespace {

constexpr std::size_t longest_title = 200;

enum class Meaning { area, region, nation, area_name, year, indicator, code, value, unit, source, published, none };

/// "New LA code (2023)" -> "new la code": what headings of one meaning share.
std::string heading_key(std::string_view text) {
  std::string key;
  for (const char sign : lower_case(text.substr(0, text.find('(')))) {
    const bool word = sign != '_' && sign != ' ' && sign != '-' && sign != '.' && sign != '/';
    if (word) key += sign;
    if (!word && !key.empty() && key.back() != ' ') key += ' ';
  }
  return trimmed(key);
}

std::optional<Meaning> meaning_of(std::string_view heading) {
  using enum Meaning;
  static const std::map<std::string, Meaning, std::less<>> known{{"area code", area},
                                                                 {"new la code", area},
                                                                 {"la code", area},
                                                                 {"gss code", area},
                                                                 {"ons code", area},
                                                                 {"local authority code", area},
                                                                 {"geography code", area},
                                                                 {"code", area},
                                                                 {"areacode", area},
                                                                 {"region code", region},
                                                                 {"country code", nation},
                                                                 {"area", area_name},
                                                                 {"area name", area_name},
                                                                 {"la name", area_name},
                                                                 {"local authority", area_name},
                                                                 {"local authority name", area_name},
                                                                 {"year", year},
                                                                 {"time period", year},
                                                                 {"period", year},
                                                                 {"indicator", indicator},
                                                                 {"indicator name", indicator},
                                                                 {"measure", indicator},
                                                                 {"indicator code", Meaning::code},
                                                                 {"value", value},
                                                                 {"figure", value},
                                                                 {"unit", unit},
                                                                 {"units", unit},
                                                                 {"indicator unit", unit},
                                                                 {"source", source},
                                                                 {"published", published},
                                                                 {"publication date", published},
                                                                 {"release date", published},
                                                                 {"date", published},
                                                                 {"time identifier", none},
                                                                 {"geographic level", none},
                                                                 {"country name", none},
                                                                 {"region name", none},
                                                                 {"old la code", none}};
  const auto found = known.find(heading_key(heading));
  return found == known.end() ? std::nullopt : std::optional(found->second);
}

struct Columns {
  std::map<Meaning, std::size_t> of;
  std::vector<std::size_t> indicators;  ///< of a table with a column for each
  std::vector<std::size_t> left;        ///< that nobody reads
  [[nodiscard]] std::optional<std::size_t> at(Meaning meaning) const {
    const auto found = of.find(meaning);
    return found == of.end() ? std::nullopt : std::optional(found->second);
  }
  [[nodiscard]] std::string cell(tabular::RowView row, Meaning meaning) const {
    const auto column = at(meaning);
    return column ? trimmed(row[*column]) : std::string();
  }
};

/// Whether a column holds figures and marks alone, and one figure at least.
bool holds_figures(const tabular::Table& table, std::size_t column) {
  bool any = false;
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    const auto cell = table.rows[at][column];
    if (trimmed(cell).empty()) continue;
    const auto read = read_value(cell);
    if (!read) return false;
    any = any || read->number;
  }
  return any;
}

Result<Columns> columns_of(const tabular::Table& table, const std::string& source) {
  Columns found;
  std::vector<std::size_t> others;
  for (std::size_t at = 0; at < table.heading.size(); ++at) {
    const auto meaning = meaning_of(table.heading[at]);
    if (!meaning) {
      others.push_back(at);
    } else if (*meaning != Meaning::none && !found.of.emplace(*meaning, at).second) {
      return bad_input(source + " has two columns that say the same: \"" + table.heading[found.of[*meaning]] +
                       "\" and \"" + table.heading[at] + "\". Take one of them out.");
    }
  }
  if (!found.at(Meaning::area) && !found.at(Meaning::region) && !found.at(Meaning::nation))
    return bad_input(source + " needs a column with the official codes of areas, headed Area code or new_la_code.");
  if (!found.at(Meaning::year))
    return bad_input(source + " needs a column with the years, headed Year or time_period.");
  const bool has_title = found.at(Meaning::indicator).has_value();
  if (has_title && !found.at(Meaning::value))
    return bad_input(source + " names indicators but has no column headed Value.");
  for (const auto at : others) {
    const bool figures = !has_title && !trimmed(table.heading[at]).empty() && holds_figures(table, at);
    (figures ? found.indicators : found.left).push_back(at);
  }
  if (!has_title && found.indicators.empty())
    return bad_input(source + " needs the columns Indicator and Value, or a column of figures for each indicator.");
  return found;
}

class Judge {
 public:
  Judge(const tabular::Table& table, const Areas& areas, const Known& known,
        const std::map<std::string, std::string>& units, Columns columns)
      : table_(table), areas_(areas), known_(known), units_(units), columns_(std::move(columns)) {}

  IndicatorList run() {
    for (std::size_t at = 0; at < table_.rows.size(); ++at) judge(table_.rows[at], table_.line_of[at]);
    for (auto& release : list_.releases) release.unit = unit_of_[release.code];
    for (auto& row : list_.rows) settle(row);
    remark_elsewhere();
    remark_units();
    if (older_ > 0)
      list_.remarks.push_back(counted(older_, "figure comes", "figures come") +
                              " from an older release than the one that stands there, by " +
                              (older_ == 1 ? "its" : "their") +
                              " day of publication. Take the file in only where the older one is right.");
    if (!columns_.left.empty()) {
      std::string names;
      for (const auto column : columns_.left) names += (names.empty() ? "" : ", ") + table_.heading[column];
      list_.remarks.push_back("Not read, for no figures of an indicator stand there: " + names + ".");
    }
    return std::move(list_);
  }

 private:
  /// The place of the release in the list, added where it is new: what one file says of an indicator from one source
  /// and day is a release. Its unit is the file's, or what was decided.
  std::size_t release_of(const std::string& title, tabular::RowView row, std::string code) {
    if (code.empty()) code = code_of(title);
    const auto said = [&](Meaning meaning) {
      return columns_.at(meaning) && !row.empty() ? columns_.cell(row, meaning) : std::string();
    };
    auto& unit = unit_of_[code];
    if (unit.empty()) unit = tidy_unit(said(Meaning::unit));
    if (const auto known = known_.indicators.find(code); unit.empty() && known != known_.indicators.end())
      unit = known->second.unit;
    if (const auto decided = units_.find(folded_name(title)); unit.empty() && decided != units_.end())
      unit = tidy_unit(decided->second);
    const auto source = said(Meaning::source);
    const auto published = said(Meaning::published);
    const auto [found, fresh] = by_code_.emplace(code + "\n" + source + "\n" + published, list_.releases.size());
    if (fresh) list_.releases.push_back({code, title, "", source, published});
    return found->second;
  }

  /// Whose rows stay out, by name: a code with a slip in it would else be lost among them.
  void remark_elsewhere() {
    constexpr std::size_t most = 6;
    std::vector<std::string> areas;
    std::int64_t rows = 0;
    for (const auto& row : list_.rows) {
      if (row.verdict != Verdict::elsewhere) continue;
      ++rows;
      auto named = row.area == row.code ? row.code : row.area + " (" + row.code + ")";
      if (std::ranges::find(areas, named) == areas.end()) areas.push_back(std::move(named));
    }
    if (rows == 0) return;
    std::string names;
    for (std::size_t at = 0; at < std::min(most, areas.size()); ++at) names += (at == 0 ? "" : ", ") + areas[at];
    if (areas.size() > most)
      names += " and " + counted(static_cast<std::int64_t>(areas.size() - most), "other", "others");
    list_.remarks.push_back(counted(rows, "row is", "rows are") +
                            " of areas outside the network's regions and will not be taken in: " + names + ".");
  }

  /// Units that no rule knows are told, for a slip in one would switch off what is checked of shares and counts.
  void remark_units() {
    std::vector<std::string> told;
    for (const auto& release : list_.releases) {
      if (release.unit.empty() || is_known_unit(release.unit) || std::ranges::find(told, release.unit) != told.end())
        continue;
      told.push_back(release.unit);
      list_.remarks.push_back(
          "The unit \"" + release.unit + "\" of " + release.title +
          " is not one that is checked (number, per cent, pounds). It is printed as it is typed, and "
          "its figures are neither checked nor added up. Mend it where it is a slip.");
    }
  }

  void refuse(JudgedRow& row, Fault fault, std::optional<std::size_t> column) {
    row.verdict = Verdict::refused;
    row.reason = std::move(fault.reason);
    row.remedy = std::move(fault.remedy);
    if (!column) return;
    row.column = table_.heading[*column];
    row.invalid.push_back(*column);
  }

  /// The narrowest area that the row names.
  std::pair<std::string, std::optional<std::size_t>> area_code(tabular::RowView row) const {
    for (const auto meaning : {Meaning::area, Meaning::region, Meaning::nation}) {
      auto code = columns_.cell(row, meaning);
      if (!code.empty() && !mark_words(code)) return {std::move(code), columns_.at(meaning)};
    }
    return {"", columns_.at(Meaning::area)};
  }

  static bool looks_official(std::string_view code) {
    return code.size() == 9 && code.front() >= 'A' && code.front() <= 'Z' &&
           std::all_of(code.begin() + 1, code.end(), [](char sign) { return sign >= '0' && sign <= '9'; });
  }

  bool judge_area(JudgedRow& row, tabular::RowView cells, std::string& code) {
    auto [found, column] = area_code(cells);
    code = std::move(found);
    row.code = code;
    row.area = areas_.name_of(code);
    const auto typed = columns_.cell(cells, Meaning::area_name);
    if (!row.area.empty()) return judge_name(row, cells, code);
    row.area = typed.empty() ? code : typed;
    if (code.empty()) {
      refuse(row, {"there is no area code", "Write the official code of the area, a letter and eight digits"}, column);
    } else if (!looks_official(code)) {
      refuse(row,
             {"\"" + code + "\" is no official code of an area, which is a letter and eight digits",
              "Write the code, such as E09000007"},
             column);
    } else if (const auto* place = place_called(typed)) {
      refuse(row, {place->name + " has the code " + place->code + ", not " + code, "Write " + place->code}, column);
    } else if (auto fault = code_fault(code)) {
      refuse(row, std::move(*fault), column);
    } else {
      row.verdict = Verdict::elsewhere;
      row.reason = "no place of the network's regions has the code " + code;
      return true;
    }
    return false;
  }

  /// Whether a known code stands beside the name of its own area. Of a row that names a place, the name is the place's.
  bool judge_name(JudgedRow& row, tabular::RowView cells, const std::string& code) {
    if (columns_.cell(cells, Meaning::area) != code) return true;
    auto fault = name_fault(areas_, code, columns_.cell(cells, Meaning::area_name));
    if (!fault) return true;
    refuse(row, std::move(*fault), columns_.at(Meaning::area));
    return false;
  }

  const people::Place* place_called(const std::string& name) const {
    if (name.empty()) return nullptr;
    for (const auto& region : areas_.regions)
      for (const auto& place : region.places)
        if (folded_name(place.name) == folded_name(name)) return &place;
    return nullptr;
  }

  /// One value of the row; false where the cell cannot be read.
  bool take(JudgedRow& row, std::size_t release, std::string_view cell, std::size_t column, const std::string& area,
            const Period& period) {
    const auto published = trimmed(cell);
    if (published.empty()) return true;
    if (!read_value(published)) {
      refuse(row,
             {"\"" + published + "\" is neither a figure nor a mark that publishers use in its place",
              "Write the number in digits, or the mark, such as c, x or low"},
             column);
      return false;
    }
    const auto& code = list_.releases[release].code;
    if (auto fault = year_fault(code, period, row.line)) {
      refuse(row, std::move(*fault), columns_.at(Meaning::year));
      return false;
    }
    Value value{release, area, period.year, period.label, published};
    value.column = column;
    const auto key = known_key(code, area, period.year);
    const auto [before, fresh] = met_.emplace(key, std::pair{published, row.line});
    if (!fresh && before->second.first != published) {
      refuse(row,
             {"row " + std::to_string(before->second.second) + " says " + before->second.first +
                  " of the same area, year and indicator",
              "Leave the row that is right"},
             column);
      return false;
    }
    const auto known = known_.figures.find(key);
    const bool stands = known != known_.figures.end();
    value.standing = !fresh || (stands && known->second.published == published) ? Value::Standing::same
                     : stands                                                   ? Value::Standing::revised
                                                                                : Value::Standing::fresh;
    if (value.standing == Value::Standing::revised &&
        is_older(list_.releases[release].published, known->second.released))
      ++older_;
    row.values.push_back(std::move(value));
    return true;
  }

  /// Both days written as year, month and day, and the first before the second.
  static bool is_older(const std::string& day, const std::string& than) {
    const auto first = parse_date(day);
    const auto second = parse_date(than);
    return first.ok() && second.ok() && *first < *second;
  }

  /// Years of one indicator are of one kind: 2023 and 2023/24 are not the same year.
  std::optional<Fault> year_fault(const std::string& code, const Period& period, std::size_t line) {
    const auto known = known_.indicators.find(code);
    const bool kept = known != known_.indicators.end() && !known->second.period.empty();
    const auto [met, fresh] = period_of_.emplace(code, std::pair{kept ? known->second.period : period.label, line});
    const auto& [other, row] = met->second;
    if (spans_two_years(other) == spans_two_years(period.label)) return std::nullopt;
    return Fault{(kept ? "the figures that are there are of years such as " + other
                       : "row " + std::to_string(row) + " is of the year " + other) +
                     ", and " + period.label + " is another kind of year",
                 std::string("Write the year as ") + (spans_two_years(other) ? "2023/24" : "2023") +
                     ", or give figures of the other kind of year an indicator of their own"};
  }

  void judge(tabular::RowView cells, std::size_t line) {
    auto& row = list_.rows.emplace_back();
    row.line = line;
    std::string code;
    if (!judge_area(row, cells, code)) return;
    const auto typed_year = columns_.cell(cells, Meaning::year);
    row.period = typed_year;
    const auto period = read_period(typed_year);
    if (row.verdict == Verdict::elsewhere) return;
    if (!period)
      return refuse(
          row,
          {typed_year.empty() ? "there is no year" : "\"" + typed_year + "\" is no year such as 2024 or 2023/24",
           "Write it in one of these ways; years go from 1900 to 2100"},
          columns_.at(Meaning::year));
    row.period = period->label;
    if (auto fault = day_fault(columns_.cell(cells, Meaning::published)))
      return refuse(row, std::move(*fault), columns_.at(Meaning::published));
    if (columns_.indicators.empty()) return judge_single(row, cells, code, *period);
    for (const auto column : columns_.indicators)
      if (!take(row, release_of(table_.heading[column], cells, ""), cells[column], column, code, *period))
        return row.values.clear();
    const auto marks =
        std::ranges::count_if(row.values, [](const Value& value) { return mark_words(value.published).has_value(); });
    row.told = cells_in_words(static_cast<std::int64_t>(row.values.size()) - marks, marks);
  }

  void judge_single(JudgedRow& row, tabular::RowView cells, const std::string& area, const Period& period) {
    const auto title = columns_.cell(cells, Meaning::indicator);
    const auto column = columns_.at(Meaning::indicator);
    row.told = title;
    auto code = code_of(columns_.cell(cells, Meaning::code));
    if (title.empty())
      return refuse(row, {"the indicator has no name", "Write what is counted, as the publisher calls it"}, column);
    if (character_count(title) > longest_title)
      return refuse(row, {"the indicator's name is longer than 200 characters", "Shorten it"}, column);
    if (code.empty() && code_of(title).empty())
      return refuse(row,
                    {"the indicator's name has no letter or digit that an address can be made of",
                     "Give it a column Indicator code, with a short name in Latin letters"},
                    column);
    const auto value = columns_.cell(cells, Meaning::value);
    row.told = title + ": " + value;
    const auto named = code.empty() ? code_of(title) : code;
    if (auto fault = title_fault(named, title, code.empty(), row.line)) return refuse(row, std::move(*fault), column);
    if (auto fault = unit_fault(named, cells, row.line))
      return refuse(row, std::move(*fault), columns_.at(Meaning::unit));
    take(row, release_of(title, cells, std::move(code)), value, *columns_.at(Meaning::value), area, period);
  }

  /// One short name, one indicator: long titles that differ in their ends alone would else be taken for one.
  std::optional<Fault> title_fault(const std::string& code, const std::string& title, bool by_title, std::size_t line) {
    const auto [met, fresh] = title_of_.emplace(code, std::pair{title, line});
    const auto differs = [&](const std::string& other) { return folded_name(other) != folded_name(title); };
    const std::string remedy = "Give each indicator a short name of its own in a column Indicator code";
    if (!fresh && differs(met->second.first))
      return Fault{"row " + std::to_string(met->second.second) + " calls the indicator with the short name " + code +
                       " \"" + met->second.first + "\"",
                   remedy};
    const auto known = known_.indicators.find(code);
    if (by_title && known != known_.indicators.end() && differs(known->second.title))
      return Fault{"the indicator with the short name " + code + " is there already as \"" + known->second.title + "\"",
                   remedy};
    return std::nullopt;
  }

  /// One indicator, one unit: in the file, and as what stands there.
  std::optional<Fault> unit_fault(const std::string& code, tabular::RowView cells, std::size_t line) {
    const auto unit = tidy_unit(columns_.cell(cells, Meaning::unit));
    if (unit.empty()) return std::nullopt;
    const auto [met, fresh] = first_unit_.emplace(code, std::pair{unit, line});
    const std::string remedy = ", or give these figures an indicator of their own";
    if (const auto known = known_.indicators.find(code); known != known_.indicators.end() && known->second.unit != unit)
      return Fault{
          "the figures of this indicator that are there are counted in " + known->second.unit + ", not " + unit,
          "Write " + known->second.unit + remedy};
    if (met->second.first != unit)
      return Fault{"row " + std::to_string(met->second.second) + " counts the same indicator in " + met->second.first +
                       ", not " + unit,
                   "Write " + met->second.first + remedy};
    return std::nullopt;
  }

  /// What a row is, once all units are known.
  void settle(JudgedRow& row) {
    if (row.verdict != Verdict::fresh) return;
    if (row.values.empty()) {
      row.verdict = Verdict::empty;
      row.reason = "no figure stands there";
      return;
    }
    for (const auto& value : row.values) {
      auto fault = value_fault(list_.releases[value.release].unit, value.published);
      if (!fault) continue;
      refuse(row, std::move(*fault), value.column);
      return row.values.clear();
    }
    const auto any = [&](const auto& is) { return std::ranges::any_of(row.values, is); };
    if (any([&](const Value& value) { return list_.releases[value.release].unit.empty(); })) {
      row.verdict = Verdict::undecided;
    } else if (any([](const Value& value) { return value.standing == Value::Standing::revised; })) {
      row.verdict = Verdict::revised;
    } else if (!any([](const Value& value) { return value.standing == Value::Standing::fresh; })) {
      row.verdict = Verdict::same;
    }
  }

  const tabular::Table& table_;
  const Areas& areas_;
  const Known& known_;
  const std::map<std::string, std::string>& units_;
  Columns columns_;
  IndicatorList list_;
  std::unordered_map<std::string, std::size_t> by_code_;
  std::unordered_map<std::string, std::string> unit_of_;                                   ///< by code
  using FirstSaid = std::unordered_map<std::string, std::pair<std::string, std::size_t>>;  ///< what, in which row
  FirstSaid met_;
  FirstSaid first_unit_;
  FirstSaid title_of_;
  FirstSaid period_of_;
  std::int64_t older_ = 0;
};

}  // namespace

std::string stop_words(const JudgedRow& row) {
  if (row.verdict == Verdict::undecided) return "the file does not say what is counted: " + row.told;
  return (row.column.empty() ? "" : row.column + ": ") + row.reason + (row.remedy.empty() ? "" : ". " + row.remedy);
}

Diagnostic stop_of(const JudgedRow& row, const std::string& source) {
  return {source, row.line, row.invalid.empty() ? 0 : row.invalid.front() + 1, 1, stop_words(row), ""};
}

std::string known_key(std::string_view indicator, std::string_view area, int year) {
  return std::string(indicator) + "|" + std::string(area) + "|" + std::to_string(year);
}

Result<IndicatorList> judge_indicators(const tabular::Table& table, const Areas& areas, const Known& known,
                                       const std::map<std::string, std::string>& units, const std::string& source) {
  MUSTER_TRY(columns, columns_of(table, source));
  return Judge(table, areas, known, units, std::move(columns)).run();
}

}  // namespace muster::indicators
