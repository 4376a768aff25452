// The year review for programs: the figures of the page, and of each why it is not there.
#include <muster/domain/figures/years.hpp>

#include <muster/kit/base/json.hpp>

#include <cmath>

namespace muster::figures {
namespace {

double rounded(double value) { return std::round(value * 1e4) / 1e4; }

Json interval_json(const std::optional<stats::Interval>& interval) {
  if (!interval) return {};
  return Json::Array{rounded(interval->low), rounded(interval->high)};
}

Json share_json(const std::optional<double>& share) { return share ? Json(rounded(*share)) : Json(); }

Json event_json(const Summary& year, const std::string& label) {
  const bool closed = year.round == RoundState::closed;
  const auto& coverage = year.coverage;
  return json_object({{"event", year.event.slug},
                      {"title", year.event.title},
                      {"date", iso_date(year.event.date)},
                      {"label", label},
                      {"closed", closed},
                      {"delegates", year.people},
                      {"organisations", year.organisations},
                      {"places_covered", coverage.covered},
                      {"places", coverage.of},
                      {"missing", coverage.missing},
                      {"asked", closed ? Json(year.asked_people) : Json()},
                      {"responses", closed ? Json(year.responses) : Json()},
                      {"response_rate", closed ? share_json(year.response_rate) : Json()}});
}

Json figure_json(const YearFigure& figure) {
  return json_object({{"people", figure.part ? Json(figure.part->count) : Json()},
                      {"base", figure.part ? Json(figure.part->base) : Json()},
                      {"share", share_json(figure.share)},
                      {"interval", interval_json(figure.interval)},
                      {"why_not", if_any(Json(figure.why_not))}});
}

std::string verdict_name(WordVerdict verdict) {
  switch (verdict) {
    case WordVerdict::more:
      return "more";
    case WordVerdict::less:
      return "less";
    case WordVerdict::as_before:
      return "as before";
    case WordVerdict::too_few:
      return "too few";
  }
  return {};
}

Json words_json(const YearWords& words, const std::vector<std::string>& labels) {
  const auto named = [&](const std::vector<std::size_t>& years) {
    return json_array(years, [&](std::size_t at) { return labels[at]; });
  };
  return json_object({{"code", words.question},
                      {"label", words.label},
                      {"wrote", json_array(words.wrote, [](const auto& people) { return Json(people); })},
                      {"first", named(words.first)},
                      {"last", named(words.last)},
                      {"tests", words.tests},
                      {"words", json_array(words.words, [](const YearWord& word) {
                         return json_object(
                             {{"word", word.word},
                              {"people", json_array(word.people, [](std::int64_t people) { return people; })},
                              {"verdict", verdict_name(word.verdict)},
                              {"p", word.p ? Json(rounded(*word.p)) : Json()}});
                       })}});
}

}  // namespace

std::string to_json(const YearReview& review, const Years& years) {
  Json::Array events;
  for (std::size_t at = 0; at < years.size(); ++at) events.push_back(event_json(*years[at], review.labels[at]));
  const auto measure = [](const YearMeasure& one) {
    return json_object({{"code", one.question},
                        {"label", one.label},
                        {"options", one.codes},
                        {"answer", one.answer},
                        {"headline", one.headline},
                        {"all_people", one.all.count},
                        {"all_base", one.all.base},
                        {"years", json_array(one.years, figure_json)},
                        {"remarks", one.remarks}});
  };
  const auto value = [](const YearValues::Value& one) {
    return json_object({{"value", share_json(one.value)},
                        {"interval", interval_json(one.interval)},
                        {"base", one.base},
                        {"high", one.net ? Json(one.net->high) : Json()},
                        {"middle", one.net ? Json(one.net->middle) : Json()},
                        {"low", one.net ? Json(one.net->low) : Json()},
                        {"why_not", if_any(Json(one.why_not))}});
  };
  const auto values = [&](const YearValues& one) {
    return json_object({{"code", one.question},
                        {"label", one.label},
                        {"kind", one.net ? "net score" : "mean"},
                        {"unit", one.unit},
                        {"years", json_array(one.years, value)}});
  };
  const auto difference = [&](const YearDifference& one) {
    const auto& of = review.measures[one.measure];
    return json_object({{"code", of.question},
                        {"options", of.codes},
                        {"difference", rounded(one.change.difference)},
                        {"interval", interval_json(one.change.interval)},
                        {"p", rounded(one.p)},
                        {"more_than_chance", one.more_than_chance}});
  };
  const auto net_difference = [&](const YearNetDifference& one) {
    return json_object({{"code", review.values[one.values].question},
                        {"difference", rounded(one.change.difference)},
                        {"interval", interval_json(one.change.interval)},
                        {"p", rounded(one.p)},
                        {"more_than_chance", one.more_than_chance}});
  };
  return json_text(
             json_object({{"series", series_title(years)},
                          {"events", std::move(events)},
                          {"measures", json_array(review.measures, measure)},
                          {"values", json_array(review.values, values)},
                          {"words", json_array(review.words,
                                               [&](const YearWords& one) { return words_json(one, review.labels); })},
                          {"newest", review.now ? Json(review.labels[*review.now]) : Json()},
                          {"before", review.before ? Json(review.labels[*review.before]) : Json()},
                          {"differences", json_array(review.differences, difference)},
                          {"net_differences", json_array(review.net_differences, net_difference)}}),
             2) +
         "\n";
}

}  // namespace muster::figures
