// The year of a programme in sentences, as JSON and in rows.
#include <muster/domain/figures/headlines.hpp>
#include <muster/domain/figures/programme_year_service.hpp>
#include <muster/domain/figures/told_to_programs.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/tabular/table.hpp>

#include "round_state_name.hpp"
#include "summary_table.hpp"

#include <cmath>

namespace muster::figures {
namespace {

std::int64_t shown_events(const ProgrammeYear& year) { return static_cast<std::int64_t>(year.events.size()); }

bool takes_answers(const Summary& summary) {
  return summary.round == RoundState::open || summary.round == RoundState::closed;
}

Json rounded(double value, double parts) { return std::round(value * parts) / parts; }

Json of_headline(const Summary& summary) {
  const auto key = year_headline(summary);
  if (!key) return {};
  const auto interval = stats::wilson(key->people, key->base);
  return json_object(
      {{"label", key->label},
       {"people", key->people},
       {"base", key->base},
       {"share", rounded(static_cast<double>(key->people) / static_cast<double>(key->base), 1e4)},
       {"interval", interval ? Json(Json::Array{rounded(interval->low, 1e3), rounded(interval->high, 1e3)}) : Json()}});
}

Json of_event(const Summary& summary) {
  const bool asked = takes_answers(summary);
  return json_object(
      {{"event", summary.event.slug},
       {"title", summary.event.title},
       {"date", iso_date(summary.event.date)},
       {"delegates", summary.people},
       {"organisations", summary.organisations},
       {"places_covered", summary.coverage.covered},
       {"places", summary.coverage.of},
       {"form", name_of(summary.round)},
       {"responses", asked ? Json(responses_told_to_programs(summary)) : Json()},
       {"response_rate",
        summary.round == RoundState::closed && summary.response_rate ? rounded(*summary.response_rate, 1e4) : Json()},
       {"headline", of_headline(summary)}});
}

std::string plain(std::int64_t number) { return std::to_string(number); }

}  // namespace

std::optional<KeyFigure> year_headline(const Summary& summary) {
  // While a form is open its headline is no result of the year.
  auto key = summary.round == RoundState::closed ? key_figure(summary) : std::nullopt;
  return key && key->base > 0 ? key : std::nullopt;
}

std::string headline_of(const ProgrammeYear& year) {
  const auto shown = shown_events(year);
  if (shown == 0) return "No events in " + std::to_string(year.year) + ".";
  const auto all = shown + static_cast<std::int64_t>(year.left_out);
  const auto events = year.left_out > 0 ? "the first " + grouped(shown) + " of " + grouped(all) + " events"
                                        : counted(shown, "event", "events");
  const auto to_come = year.to_come == 0       ? std::string()
                       : year.to_come == shown ? std::string(", still to come")
                       : year.to_come == 1     ? std::string(", one of them still to come")
                                               : ", " + in_words(year.to_come) + " of them still to come";
  return std::to_string(year.year) + ": " + events + to_come +
         (year.people == 0 ? std::string() : ", " + counted(year.people, "person", "people")) + ".";
}

std::string lead_of(const ProgrammeYear& year) {
  std::string out;
  if (year.registrations == 0) {
    out = shown_events(year) == 1 ? "It has no list of delegates." : "None of them has a list of delegates.";
  } else {
    out = counted(year.registrations, "registration", "registrations") + " of " +
          counted(year.people, "person", "people");
    if (year.organisations > 0) out += " from " + counted(year.organisations, "organisation", "organisations");
    out += ".";
    if (year.places > 0 && year.covered > 0)
      out +=
          " Somebody registered from " + grouped(year.covered) + " of " + counted(year.places, "place", "places") + ".";
  }
  std::int64_t closed = 0;
  std::int64_t answers = 0;
  for (const auto& event : year.events) {
    if (event->round != RoundState::closed) continue;
    ++closed;
    answers += event->responses;
  }
  if (closed > 0)
    out += " " + (answers == 0 ? std::string("No answer") : counted(answers, "answer", "answers")) + " to " +
           counted(closed, "closed form", "closed forms") + ".";
  return out;
}

std::string to_json(const ProgrammeYear& year) {
  Json::Array years(year.years.begin(), year.years.end());
  return json_text(json_object({{"year", year.year},
                                {"years", Json(std::move(years))},
                                {"registrations", year.registrations},
                                {"people", year.people},
                                {"organisations", year.organisations},
                                {"places_covered", year.covered},
                                {"places", year.places},
                                {"left_out", static_cast<std::int64_t>(year.left_out)},
                                {"events", json_array(year.events, [](const auto& each) { return of_event(*each); })}}),
                   2) +
         "\n";
}

std::string to_csv(const ProgrammeYear& year) {
  FlatTable out;
  out.heading = {"event", "title",     "date",          "delegates", "organisations",   "places_covered", "places",
                 "form",  "responses", "response_rate", "headline",  "headline_people", "headline_base"};
  for (const auto& each : year.events) {
    const auto& summary = *each;
    const auto key = year_headline(summary);
    const bool rate = summary.round == RoundState::closed && summary.response_rate;
    out.rows.push_back({summary.event.slug, summary.event.title, iso_date(summary.event.date), plain(summary.people),
                        plain(summary.organisations), plain(summary.coverage.covered), plain(summary.coverage.of),
                        name_of(summary.round),
                        takes_answers(summary) ? plain(responses_told_to_programs(summary)) : "",
                        rate ? json_text(rounded(*summary.response_rate, 1e4)) : "", key ? key->label : "",
                        key ? plain(key->people) : "", key ? plain(key->base) : ""});
  }
  return tabular::to_csv(out.heading, out.rows);
}

}  // namespace muster::figures
