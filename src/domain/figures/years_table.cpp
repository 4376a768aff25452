// Figures of the years in rows.
#include "years_table.hpp"

#include <muster/kit/base/number.hpp>

#include <cmath>

namespace muster::figures {
namespace {

std::string number(std::int64_t value) { return std::to_string(value); }

std::string decimal(double value) {
  auto text = std::to_string(std::round(value * 100) / 100);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

class Rows {
 public:
  explicit Rows(const Summary& year) : event_(year.event.slug), date_(iso_date(year.event.date)) {}

  void add(FlatTable& table, const std::vector<std::string>& cells) const {
    auto& row = table.rows.emplace_back(std::vector<std::string>{event_, date_});
    row.insert(row.end(), cells.begin(), cells.end());
    row.resize(table.heading.size());
  }

 private:
  std::string event_;
  std::string date_;
};

std::string end_of(const std::optional<stats::Interval>& interval, bool low) {
  return interval ? percent(low ? interval->low : interval->high) : std::string();
}

}  // namespace

FlatTable flat_table(const YearReview& review, const Years& years) {
  FlatTable table{{"Event", "Date", "About", "Code", "Answer", "Count", "Counted", "Base", "Share", "95% from",
                   "95% to", "Not there because"},
                  {}};
  for (std::size_t at = 0; at < years.size(); ++at) {
    const auto& year = *years[at];
    const Rows rows(year);
    rows.add(table, {"Registered delegates", "delegates", "", number(year.people), "people"});
    rows.add(table, {"Organisations", "organisations", "", number(year.organisations), "organisations"});
    rows.add(table,
             {"Places covered", "places", "", number(year.coverage.covered), "places", number(year.coverage.of)});
    if (year.round == RoundState::closed)
      rows.add(table, {"Responses", "responses", "", number(year.responses), "people", number(year.asked_people),
                       year.response_rate ? percent(*year.response_rate) : std::string()});
    for (const auto& measure : review.measures) {
      const auto& figure = measure.years[at];
      rows.add(table,
               {measure.label, measure.question, measure.answer, figure.part ? number(figure.part->count) : "",
                "people", figure.part ? number(figure.part->base) : "", figure.share ? percent(*figure.share) : "",
                end_of(figure.interval, true), end_of(figure.interval, false), figure.why_not});
    }
    for (const auto& values : review.values) {
      const auto& value = values.years[at];
      const double scale = values.net ? 100 : 1;
      rows.add(table,
               {values.label, values.question, values.net ? "Net score" : "Average",
                value.value ? decimal(*value.value * scale) : "", values.net ? "points" : values.unit,
                value.value ? number(value.base) : "", "", value.interval ? decimal(value.interval->low * scale) : "",
                value.interval ? decimal(value.interval->high * scale) : "", value.why_not});
    }
    for (const auto& words : review.words) {
      if (!words.wrote[at]) continue;
      for (const auto& word : words.words) {
        const auto share = stats::share(word.people[at], *words.wrote[at]);
        rows.add(table, {words.label, words.question, word.word, number(word.people[at]), "people",
                         number(*words.wrote[at]), share ? percent(*share) : ""});
      }
    }
  }
  return table;
}

}  // namespace muster::figures
