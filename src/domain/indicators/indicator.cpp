// What cells of published tables mean, and what can be told of a series without guessing.
#include <muster/domain/indicators/indicator.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <tuple>

namespace muster::indicators {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t years_ahead = 3;

bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

/// The digits without commas that part thousands; nothing where a comma parts something else.
std::optional<std::string> without_commas(std::string_view text) {
  if (text.find(',') == std::string_view::npos) return std::string(text);
  std::string out;
  const auto whole = text.substr(0, text.find('.'));
  std::size_t at = 0;
  for (std::string_view rest = whole; at <= whole.size(); rest = whole.substr(at)) {
    const auto comma = rest.find(',');
    auto part = rest.substr(0, comma);
    if (at == 0 && part.starts_with("-")) {
      out += '-';
      part.remove_prefix(1);
    }
    const bool first = at == 0;
    if (!all_digits(part) || part.size() > 3 || (!first && part.size() != 3)) return std::nullopt;
    out += part;
    if (comma == std::string_view::npos) break;
    at += comma + 1;
  }
  return out + std::string(text.substr(whole.size()));
}

int year_from(std::string_view text) { return all_digits(text) ? static_cast<int>(*parse_integer(text)) : 0; }
bool is_year(int year) { return year >= 1900 && year <= 2100; }

void each_series(const Indicator& indicator, const std::function<void(const Series&)>& take) {
  for (const auto& place : indicator.places) take(place);
  take(indicator.region);
  take(indicator.nation);
}

}  // namespace

const std::vector<std::pair<std::string_view, std::string_view>>& marks() {
  static const std::vector<std::pair<std::string_view, std::string_view>> all{{"c", "hidden to protect people"},
                                                                              {"x", "not available"},
                                                                              {"z", "does not apply"},
                                                                              {"low", "rounds to nought"},
                                                                              {"k", "rounds to nought"},
                                                                              {"u", "too unreliable to publish"},
                                                                              {":", "not available"},
                                                                              {"..", "not available"},
                                                                              {"!", "not available"},
                                                                              {"*", "hidden to protect people"},
                                                                              {"~", "rounds to nought"},
                                                                              {"-", "not available"},
                                                                              {"n/a", "does not apply"},
                                                                              {"na", "not available"},
                                                                              {"supp", "hidden to protect people"},
                                                                              {".", "does not apply"}};
  return all;
}

std::optional<std::string_view> mark_words(std::string_view sign) {
  const auto folded = lower_case(trimmed(sign));
  for (const auto& [mark, words] : marks())
    if (mark == folded) return words;
  return std::nullopt;
}

std::optional<Reading> read_value(std::string_view text) {
  auto cell = trimmed(text);
  if (cell.empty()) return std::nullopt;
  if (mark_words(cell)) return Reading{std::nullopt, cell};
  if (cell.ends_with('%')) cell = trimmed(std::string_view(cell).substr(0, cell.size() - 1));
  if (cell.starts_with("£")) cell = trimmed(std::string_view(cell).substr("£"sv.size()));
  const auto plain = without_commas(cell);
  if (!plain) return std::nullopt;
  const auto number = parse_decimal(*plain);
  if (!number) return std::nullopt;
  return Reading{number, ""};
}

std::string cells_in_words(std::int64_t numbers, std::int64_t marks) {
  auto said = counted(numbers, "figure", "figures");
  if (marks == 0) return said;
  const auto beside = counted(marks, "mark in place of a figure", "marks in place of a figure");
  return numbers == 0 ? beside : said + " and " + beside;
}

std::optional<Period> read_period(std::string_view text) {
  const auto cell = trimmed(text);
  const std::string_view all(cell);
  const auto year = year_from(all.substr(0, std::min<std::size_t>(4, all.size())));
  if (all.size() < 4 || !is_year(year)) return std::nullopt;
  auto rest = all.substr(4);
  if (rest.empty()) return Period{year, cell};
  if (rest.starts_with("/") || rest.starts_with("-")) {
    rest.remove_prefix(1);
  } else if (rest.starts_with("–")) {
    rest.remove_prefix("–"sv.size());
  }
  if (rest.size() != 2 && rest.size() != 4) return std::nullopt;
  const auto next = year_from(rest);
  const bool follows = rest.size() == 4 ? next == year + 1 : all_digits(rest) && next == (year + 1) % 100;
  if (!follows) return std::nullopt;
  return Period{year, std::to_string(year) + "/" + std::string(rest.substr(rest.size() - 2))};
}

std::string tidy_unit(std::string_view text) {
  static const std::map<std::string, std::string, std::less<>> known{
      {"number", "number"},       {"count", "number"},  {"numbers", "number"},   {"n", "number"},
      {"people", "number"},       {"%", "per cent"},    {"percent", "per cent"}, {"per cent", "per cent"},
      {"percentage", "per cent"}, {"pounds", "pounds"}, {"£", "pounds"},         {"gbp", "pounds"}};
  auto words = trimmed(text);
  const auto found = known.find(lower_case(words));
  return found == known.end() ? words : found->second;
}

std::string code_of(std::string_view title) {
  std::string code;
  for (const char sign : lower_case(title)) {
    const bool kept = is_digit(sign) || (sign >= 'a' && sign <= 'z');
    if (kept) code += sign;
    if (!kept && !code.empty() && code.back() != '-') code += '-';
    if (code.size() >= 80) break;
  }
  while (code.ends_with('-')) code.pop_back();
  return code;
}

const Figure* Series::in(int year) const {
  const auto found = std::ranges::find(figures, year, &Figure::year);
  return found == figures.end() ? nullptr : &*found;
}

std::optional<double> Series::number_in(int year) const {
  const auto* figure = in(year);
  return figure == nullptr ? std::nullopt : figure->number;
}

std::vector<int> Indicator::years() const {
  std::set<int> all;
  each_series(*this, [&](const Series& series) {
    for (const auto& figure : series.figures) all.insert(figure.year);
  });
  return {all.begin(), all.end()};
}

std::string Indicator::period_of(int year) const {
  const auto label = [&](const Series& series) { return series.in(year) == nullptr ? "" : series.in(year)->period; };
  if (const auto found = label(region); !found.empty()) return found;
  for (const auto& place : places)
    if (const auto found = label(place); !found.empty()) return found;
  if (const auto found = label(nation); !found.empty()) return found;
  return std::to_string(year);
}

Origin newest_origin(const Indicator& indicator) {
  int year = 0;
  std::map<std::size_t, std::size_t> figures;
  each_series(indicator, [&](const Series& series) {
    for (const auto& figure : series.figures) {
      if (!figure.number) continue;
      if (figure.year > year) figures.clear();
      year = std::max(year, figure.year);
      if (figure.year == year && figure.origin < indicator.origins.size()) ++figures[figure.origin];
    }
  });
  if (!figures.empty())
    return indicator.origins[std::ranges::max_element(figures, {}, [](const auto& one) { return one.second; })->first];
  if (!indicator.origins.empty()) return indicator.origins.back();
  return {indicator.source, indicator.published, indicator.file_name};
}

std::vector<OriginUse> origins_in_use(const Indicator& indicator) {
  using Said = std::tuple<std::string, std::string, std::string, bool>;
  std::map<Said, OriginUse> all;
  each_series(indicator, [&](const Series& series) {
    for (const auto& figure : series.figures) {
      if (!figure.number || figure.origin >= indicator.origins.size()) continue;
      const auto& origin = indicator.origins[figure.origin];
      auto& use = all[{origin.source, origin.published, origin.file_name, origin.by_hand}];
      if (use.figures++ == 0) use = {origin, 1, figure.year, figure.year};
      use.first = std::min(use.first, figure.year);
      use.last = std::max(use.last, figure.year);
    }
  });
  std::vector<OriginUse> found;
  for (auto& [said, use] : all) found.push_back(std::move(use));
  std::ranges::stable_sort(found, std::greater{},
                           [](const OriginUse& use) { return std::pair(use.last, use.figures); });
  return found;
}

RegionFigures region_figures(const Indicator& indicator) {
  const bool any =
      std::ranges::any_of(indicator.region.figures, [](const Figure& each) { return each.number.has_value(); });
  if (any || !indicator.is_count()) return {indicator.region, false};
  RegionFigures found{{.code = "", .name = indicator.region_name}, true};
  for (const int year : indicator.years()) {
    double sum = 0;
    const bool all = !indicator.places.empty() && std::ranges::all_of(indicator.places, [&](const Series& place) {
      const auto number = place.number_in(year);
      sum += number.value_or(0);
      return number.has_value();
    });
    if (all) found.series.figures.push_back({year, indicator.period_of(year), "", sum});
  }
  found.added_up = !found.series.figures.empty();
  return found;
}

std::vector<Ranked> ranked(const Indicator& indicator, int year) {
  std::vector<Ranked> all;
  for (const auto& place : indicator.places)
    if (const auto number = place.number_in(year)) all.push_back({&place, *number, 0});
  std::ranges::stable_sort(all, std::greater{}, &Ranked::number);
  for (std::size_t at = 0; at < all.size(); ++at)
    all[at].rank = at > 0 && all[at].number == all[at - 1].number ? all[at - 1].rank : at + 1;
  return all;
}

std::optional<Projection> projection_of(const Indicator& indicator, const Series& series) {
  std::vector<double> values;
  int year = 0;
  for (const auto& figure : series.figures) {
    if (!figure.number || (year != 0 && figure.year != year + 1)) values.clear();
    if (figure.number) values.push_back(*figure.number);
    year = figure.year;
  }
  if (series.figures.empty() || !series.figures.back().number) return std::nullopt;
  const auto by = stats::best_smoothing(values);
  if (!by) return std::nullopt;
  Projection found{*by, year, stats::projected(values, *by, years_ahead), values.size()};
  const bool never_below = std::ranges::all_of(values, [](double value) { return value >= 0; });
  const auto held = [&](double value) {
    if (never_below) value = std::max(0.0, value);
    return indicator.is_share() ? std::min(100.0, value) : value;
  };
  // People and things come whole, so no tenth of one is foretold.
  const bool whole =
      indicator.is_count() && std::ranges::all_of(values, [](double value) { return value == std::floor(value); });
  for (auto& each : found.years) {
    if (whole) each = {std::round(each.value), std::floor(each.low), std::ceil(each.high)};
    each = {held(each.value), held(each.low), held(each.high)};
  }
  return found;
}

}  // namespace muster::indicators
