// A report is read by others than who makes it, so no right of its maker opens a group to it.
#include <muster/domain/report/report_data_service.hpp>

#include <muster/domain/actions/action_service.hpp>
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/figures/programme_year_service.hpp>
#include <muster/domain/figures/years_service.hpp>
#include <muster/domain/indicators/indicator_service.hpp>
#include <muster/domain/wordlist/word_list_service.hpp>
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
  text::WordRules word_list;
};

/// A report of an event says nothing of later ones, whenever it is made.
WiderFigures wider_of(store::Database& database, figures::Summaries& summaries, const std::string& event_slug,
                      Instant now) {
  WiderFigures out;
  out.earlier = [&database, &summaries, event_slug, now]() -> Result<std::shared_ptr<const EarlierEvents>> {
    MUSTER_TRY(series, figures::series_of(database, event_slug, {}));
    std::erase_if(series.choices, [&](const figures::SeriesChoice& one) {
      return one.event.slug != event_slug && one.event.date >= series.about.date;
    });
    auto made = std::make_shared<EarlierEvents>();
    MUSTER_TRY(years, figures::years_of(summaries, now, series));
    made->years = std::move(years);
    made->review = figures::review(made->years);
    return std::shared_ptr<const EarlierEvents>(std::move(made));
  };
  out.year = [&database, &summaries, event_slug, now]() -> Result<std::shared_ptr<const YearFacts>> {
    MUSTER_TRY(event, events::find_event(database, event_slug));
    MUSTER_TRY(year, figures::programme_year(database, summaries, now, event.programme_id,
                                             static_cast<int>(event.date.year())));
    return std::make_shared<const YearFacts>(YearFacts{year.year, std::move(year.events), year.registrations,
                                                       year.people, year.organisations, year.covered, year.places,
                                                       year.left_out});
  };
  out.actions = [&database, event_slug]() -> Result<std::shared_ptr<const std::vector<actions::ReportedAction>>> {
    return database.read(
        [&](store::Session& session) -> Result<std::shared_ptr<const std::vector<actions::ReportedAction>>> {
          MUSTER_TRY(event, events::find_event(session, event_slug));
          return std::make_shared<const std::vector<actions::ReportedAction>>(
              actions::reported_actions(session, event.id));
        });
  };
  out.indicators = [&database, event_slug]() -> Result<std::shared_ptr<const std::vector<indicators::Indicator>>> {
    MUSTER_TRY(event, events::find_event(database, event_slug));
    MUSTER_TRY(all, indicators::collection(database, event.programme_id));
    for (const auto& region : all.regions) {
      if (region.id != event.region_id || region.slug == all.region) continue;
      MUSTER_TRY(own, indicators::collection(database, event.programme_id, region.slug));
      all = std::move(own);
      break;
    }
    return std::make_shared<const std::vector<indicators::Indicator>>(std::move(all.indicators));
  };
  return out;
}

}  // namespace

Result<LoadedData> report_data(store::Database& database, figures::Summaries& summaries, const std::string& event_slug,
                               Instant now) {
  LoadedData out;
  MUSTER_TRY(summary, summaries.of(event_slug, now));
  out.summary = summary;
  out.of_group = [&summaries, event_slug, now](const std::string& where) {
    return summaries.of(event_slug, now, {where});
  };
  out.wider = wider_of(database, summaries, event_slug, now);
  MUSTER_TRY(agenda, database.read([&](store::Session& session) -> Result<Agenda> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    Agenda found;
    found.word_list = wordlist::word_rules_of(session, event.programme_id);
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
  out.word_list = std::move(agenda.word_list);
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
