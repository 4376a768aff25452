// A report is read by others than who makes it, so no right of its maker opens a group to it.
#include <muster/domain/report/report_data_service.hpp>

#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/sentence.hpp>

#include <map>

namespace muster::report {
namespace {

/// Rounds that are about one session each: the session's code and the round's short name.
using RoundsOfSessions = std::map<std::string, std::string>;

struct Agenda {
  std::vector<events::EventSession> sessions;
  RoundsOfSessions rounds;
};

}  // namespace

Result<LoadedData> report_data(store::Database& database, figures::Summaries& summaries, const std::string& event_slug,
                               Instant now) {
  LoadedData out;
  MUSTER_TRY(summary, summaries.of(event_slug, now));
  out.summary = summary;
  out.of_group = [&summaries, event_slug, now](const std::string& where) {
    return summaries.of(event_slug, now, {where});
  };
  MUSTER_TRY(agenda, database.read([&](store::Session& session) -> Result<Agenda> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    Agenda found;
    // A report of a round has the event's figures of that round alone, and no agenda.
    if (events::asked(session, event.id).whole_id != event.id) return found;
    found.sessions = events::sessions_of(session, event.id);
    if (found.sessions.empty()) return found;
    for (const auto& round : events::rounds_of(session, event)) {
      if (round.id == event.id) continue;
      if (const auto about = events::session_asked_about(session, round.id))
        found.rounds.emplace(about->code, round.slug);
    }
    return found;
  }));
  for (const auto& session : agenda.sessions) {
    SessionFacts facts{session.code,
                       session.title,
                       std::string(events::session_kind_name(session.kind)),
                       long_date(events::session_date(session, summary->event.date)),
                       events::session_times(session),
                       session.place,
                       listed(session.speakers)};
    if (const auto round = agenda.rounds.find(session.code); round != agenda.rounds.end()) {
      MUSTER_TRY(answers, summaries.of(round->second, now));
      if (answers->round != figures::RoundState::none && answers->round != figures::RoundState::draft)
        facts.answers = answers;
    }
    out.sessions.push_back(std::move(facts));
  }
  return out;
}

}  // namespace muster::report
