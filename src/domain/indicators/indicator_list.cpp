// Judges a file of published figures. Nothing is guessed: a cell that is neither number nor mark refuses its row, and
// what two rows say differently of one area and year is refused with both their numbers.
#include <muster/domain/indicators/indicator_list.hpp>

#include <muster/domain/indicators/indicator.hpp>
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
    for (const auto column : columns_.indicators) release_of(table_.heading[column], {}, "");
    for (std::size_t at = 0; at < table_.rows.size(); ++at) judge(table_.rows[at], table_.line_of[at]);
    for (auto& row : list_.rows) settle(row);
    if (!columns_.left.empty()) {
      std::string names;
      for (const auto column : columns_.left) names += (names.empty() ? "" : ", ") + table_.heading[column];
      list_.remarks.push_back("Not read, for no figures of an indicator stand there: " + names + ".");
    }
    return std::move(list_);
  }

 private:
  /// The place of the indicator in the list, added where it is new; its unit is the file's, or what was decided.
  std::size_t release_of(const std::string& title, tabular::RowView row, std::string code) {
    if (code.empty()) code = code_of(title);
    const auto [found, fresh] = by_code_.emplace(code, list_.releases.size());
    if (fresh) list_.releases.push_back({code, title, "", "", ""});
    auto& release = list_.releases[found->second];
    const auto fill = [&](std::string& into, Meaning meaning) {
      if (into.empty() && columns_.at(meaning) && !row.empty()) into = columns_.cell(row, meaning);
    };
    if (fresh || release.unit.empty()) fill(release.unit, Meaning::unit);
    release.unit = tidy_unit(release.unit);
    if (const auto decided = units_.find(folded_name(title)); release.unit.empty() && decided != units_.end())
      release.unit = tidy_unit(decided->second);
    fill(release.source, Meaning::source);
    fill(release.published, Meaning::published);
    return found->second;
  }

  void refuse(JudgedRow& row, const std::string& why, std::optional<std::size_t> column) {
    row.verdict = Verdict::refused;
    row.reason = why;
    if (column) row.invalid.push_back(*column);
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
    row.area = areas_.name_of(code);
    const auto typed = columns_.cell(cells, Meaning::area_name);
    if (!row.area.empty()) return true;
    row.area = typed.empty() ? code : typed;
    if (code.empty()) {
      refuse(row, "there is no area code", column);
    } else if (!looks_official(code)) {
      refuse(row, "\"" + code + "\" is no official code of an area, which is a letter and eight digits", column);
    } else if (const auto* place = place_called(typed)) {
      refuse(row, place->name + " has the code " + place->code + ", not " + code, column);
    } else {
      row.verdict = Verdict::elsewhere;
      row.reason = "no place of the network's regions has the code " + code;
      return true;
    }
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
      refuse(row, "\"" + published + "\" is neither a figure nor a mark that publishers use in its place", column);
      return false;
    }
    Value value{release, area, period.year, period.label, published};
    const auto key = known_key(list_.releases[release].code, area, period.year);
    const auto [before, fresh] = met_.emplace(key, std::pair{published, row.line});
    if (!fresh && before->second.first != published) {
      refuse(row,
             "row " + std::to_string(before->second.second) + " says " + before->second.first +
                 " of the same area, year and indicator",
             column);
      return false;
    }
    const auto known = known_.find(key);
    value.standing = !fresh || (known != known_.end() && known->second == published) ? Value::Standing::same
                     : known == known_.end()                                         ? Value::Standing::fresh
                                                                                     : Value::Standing::revised;
    row.values.push_back(std::move(value));
    return true;
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
          row, typed_year.empty() ? "there is no year" : "\"" + typed_year + "\" is no year such as 2024 or 2023/24",
          columns_.at(Meaning::year));
    row.period = period->label;
    if (columns_.indicators.empty()) return judge_single(row, cells, code, *period);
    std::size_t at = 0;
    for (const auto column : columns_.indicators)
      if (!take(row, at++, cells[column], column, code, *period)) return row.values.clear();
    row.told = counted(static_cast<std::int64_t>(row.values.size()), "figure", "figures");
  }

  void judge_single(JudgedRow& row, tabular::RowView cells, const std::string& area, const Period& period) {
    const auto title = columns_.cell(cells, Meaning::indicator);
    const auto column = columns_.at(Meaning::indicator);
    row.told = title;
    auto code = code_of(columns_.cell(cells, Meaning::code));
    if (title.empty()) return refuse(row, "the indicator has no name", column);
    if (character_count(title) > longest_title)
      return refuse(row, "the indicator's name is longer than 200 characters", column);
    if (code.empty() && code_of(title).empty())
      return refuse(row, "the indicator's name has no letter or digit that an address can be made of", column);
    const auto value = columns_.cell(cells, Meaning::value);
    row.told = title + ": " + value;
    take(row, release_of(title, cells, std::move(code)), value, *columns_.at(Meaning::value), area, period);
  }

  /// What a row is, once all units are known.
  void settle(JudgedRow& row) {
    if (row.verdict != Verdict::fresh) return;
    if (row.values.empty()) {
      row.verdict = Verdict::empty;
      row.reason = "no figure stands there";
      return;
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
  std::unordered_map<std::string, std::pair<std::string, std::size_t>> met_;
};

}  // namespace

std::string known_key(std::string_view indicator, std::string_view area, int year) {
  return std::string(indicator) + "|" + std::string(area) + "|" + std::to_string(year);
}

Result<IndicatorList> judge_indicators(const tabular::Table& table, const Areas& areas, const Known& known,
                                       const std::map<std::string, std::string>& units, const std::string& source) {
  MUSTER_TRY(columns, columns_of(table, source));
  return Judge(table, areas, known, units, std::move(columns)).run();
}

}  // namespace muster::indicators
