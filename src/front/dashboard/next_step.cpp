// Asks the rule of the event's page with what is quickly known: whether there is anything, never how much.
#include <muster/domain/booking/any_delegates.hpp>
#include <muster/domain/feedback/gathered.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/front/dashboard/next_step.hpp>

#include "progress.hpp"

namespace muster::dashboard {
namespace {

figures::RoundState state_of(const feedback::Round& round, Instant now) {
  switch (feedback::state_at(round, now)) {
    case feedback::RoundState::draft:
      return figures::RoundState::draft;
    case feedback::RoundState::open:
      return figures::RoundState::open;
    case feedback::RoundState::closed:
      return figures::RoundState::closed;
  }
  return figures::RoundState::none;
}

}  // namespace

std::optional<events::NextStep> next_step(store::Session& session, const events::Event& event, Instant now) {
  figures::Summary summary;
  summary.event.slug = event.slug;
  summary.event.date = event.date;
  summary.people = booking::any_delegates(session, event.id) ? 1 : 0;
  summary.rows = summary.people;
  summary.notes = feedback::any_notes(session, event.id) ? 1 : 0;
  ProgressFacts facts{summary, day_in_london(now)};
  facts.cancelled = event.cancelled;
  facts.at_tables = event.attendance != events::Attendance::online;
  if (const auto round = feedback::round_of_event(session, event.id)) {
    summary.round = state_of(*round, now);
    summary.responses = !feedback::tells_in_fives(*round) && feedback::any_answers(session, round->id) ? 1 : 0;
    facts.scheduled =
        summary.round == figures::RoundState::open ? round->closes_at.has_value() : round->opens_at.has_value();
  }
  const auto progress = progress_of(facts);
  for (const auto* part : {&progress.before, &progress.after}) {
    for (const auto& step : *part)
      if (step.state == StepState::next) return events::NextStep{step.path, step.title};
  }
  return std::nullopt;
}

}  // namespace muster::dashboard
