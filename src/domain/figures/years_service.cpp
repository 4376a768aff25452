// Looks through what is asked in the programme, and takes what asks the same.
#include <muster/domain/figures/years_service.hpp>

#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/kit/base/number.hpp>

#include <muster/domain/figures/series.hpp>

#include <algorithm>
#include <tuple>

namespace muster::figures {
namespace {

/// Older ones are no choice: their forms would have to be read to know whether they ask the same.
constexpr std::size_t most_looked_at = 120;

Result<std::vector<SeriesChoice>> choices_of(store::Session& session, const events::Event& about) {
  const auto own = feedback::round_of_event(session, about.id);
  const auto kind = events::asked(session, about.id).kind;
  std::vector<SeriesChoice> out;
  std::size_t looked_at = 0;
  for (auto& event : events::asked_in(session, about.programme_id)) {
    const bool itself = event.id == about.id;
    if (!itself && (event.cancelled || ++looked_at > most_looked_at)) continue;
    const auto round = itself ? own : feedback::round_of_event(session, event.id);
    if (!round && !itself) continue;
    const bool same = itself || (own && ask_the_same(*own->form, *round->form));
    const bool same_kind = events::asked(session, event.id).kind == kind;
    if (!same_kind && !same) continue;
    auto moment = round ? feedback::moment_of(*round) : std::nullopt;
    out.push_back({std::move(event), same && same_kind, itself, moment});
  }
  return out;
}

Outcome choose(Series& series, const std::vector<std::string>& with) {
  for (const auto& slug : with) {
    const auto found = std::find_if(series.choices.begin(), series.choices.end(),
                                    [&](const SeriesChoice& one) { return one.event.slug == slug; });
    if (found == series.choices.end())
      return not_found("There is no event \"" + slug + "\" with a form to stand beside " + series.about.title + ".");
    found->chosen = true;
  }
  const auto chosen =
      std::count_if(series.choices.begin(), series.choices.end(), [](const SeriesChoice& one) { return one.chosen; });
  if (static_cast<std::size_t>(chosen) > most_years)
    return bad_input("A review holds " + grouped(static_cast<std::int64_t>(most_years)) + " events at most, and " +
                     grouped(chosen) + " were chosen. Choose fewer.")
        .at("with");
  return Success{};
}

void choose_alike(Series& series) {
  std::size_t chosen = 1;
  for (auto& one : series.choices) {
    if (!one.alike || one.chosen) continue;
    if (chosen == most_years) {
      ++series.left_out;
      continue;
    }
    one.chosen = true;
    ++chosen;
  }
}

}  // namespace

Result<Series> series_of(store::Database& database, const std::string& event_slug,
                         const std::vector<std::string>& with) {
  return database.read([&](store::Session& session) -> Result<Series> {
    MUSTER_TRY(about, events::find_event(session, event_slug));
    MUSTER_TRY(choices, choices_of(session, about));
    Series series{std::move(about), std::move(choices), 0};
    if (with.empty())
      choose_alike(series);
    else
      MUSTER_CHECK(choose(series, with));
    return series;
  });
}

Result<Years> years_of(Summaries& summaries, Instant now, const Series& series) {
  std::vector<const SeriesChoice*> chosen;
  for (const auto& one : series.choices)
    if (one.chosen) chosen.push_back(&one);
  // Rounds of one event are of one day: the one that closed first comes first, as before and after do.
  std::ranges::stable_sort(chosen, {}, [](const SeriesChoice* one) {
    return std::tuple(one->event.date, one->moment.value_or(Instant::max()), one->event.slug);
  });
  Years years;
  for (const auto* one : chosen) {
    MUSTER_TRY(summary, summaries.of(one->event.slug, now));
    years.push_back(std::move(summary));
  }
  return years;
}

}  // namespace muster::figures
