// Gathers the events of a year and counts people, organisations and places once.
#include <muster/domain/figures/programme_year_service.hpp>

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/asking_service.hpp>

#include <algorithm>
#include <set>

namespace muster::figures {
namespace {

int year_of(const events::Event& event) { return static_cast<int>(event.date.year()); }

/// The programme's events, the first one first.
std::vector<events::Event> events_of(store::Session& session, const std::string& programme_id) {
  auto all = events::asked_in(session, programme_id);
  std::erase_if(all, [](const events::Event& one) { return one.cancelled || events::is_within(one.slug); });
  std::stable_sort(all.begin(), all.end(), [](const auto& left, const auto& right) {
    return left.date != right.date ? left.date < right.date : left.slug < right.slug;
  });
  return all;
}

void count_people(store::Session& session, const std::vector<events::Event>& events, ProgrammeYear& out) {
  std::set<std::string> people;
  std::set<std::string> organisations;
  for (const auto& event : events) {
    for (const auto& delegate : booking::delegates(session, event.id)) {
      ++out.registrations;
      people.insert(delegate.person_id);
      if (!delegate.organisation_id.empty()) organisations.insert(delegate.organisation_id);
    }
  }
  out.people = static_cast<std::int64_t>(people.size());
  out.organisations = static_cast<std::int64_t>(organisations.size());
}

void count_places(ProgrammeYear& out) {
  std::set<std::string> all;
  std::set<std::string> covered;
  for (const auto& event : out.events) {
    for (const auto& place : event->coverage.places) {
      all.insert(place.place.code);
      if (place.people > 0) covered.insert(place.place.code);
    }
  }
  out.places = static_cast<std::int64_t>(all.size());
  out.covered = static_cast<std::int64_t>(covered.size());
}

}  // namespace

Result<ProgrammeYear> programme_year(store::Database& database, Summaries& summaries, Instant now,
                                     const std::string& programme_id, std::optional<int> year, YearExtent extent) {
  ProgrammeYear out;
  const auto today = day_in_london(now);
  MUSTER_TRY(chosen, database.read([&](store::Session& session) -> Result<std::vector<events::Event>> {
    auto all = events_of(session, programme_id);
    for (const auto& event : all)
      if (out.years.empty() || out.years.back() != year_of(event)) out.years.push_back(year_of(event));
    out.year = year.value_or(out.years.empty() ? static_cast<int>(today.year()) : out.years.back());
    std::erase_if(all, [&](const events::Event& event) { return year_of(event) != out.year; });
    if (extent == YearExtent::held) std::erase_if(all, [&](const events::Event& event) { return event.date > today; });
    if (all.size() > most_events_of_a_year) {
      out.left_out = all.size() - most_events_of_a_year;
      all.resize(most_events_of_a_year);
    }
    out.to_come = std::ranges::count_if(all, [&](const events::Event& event) { return event.date > today; });
    count_people(session, all, out);
    return all;
  }));
  for (const auto& event : chosen) {
    MUSTER_TRY(summary, summaries.of(event.slug, now));
    out.events.push_back(std::move(summary));
  }
  count_places(out);
  return out;
}

}  // namespace muster::figures
