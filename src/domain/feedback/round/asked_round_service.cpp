// Looks rounds up beside their events.
#include <muster/domain/feedback/asked_round_service.hpp>

#include <algorithm>

#include "domain/feedback/feedback_sql.hpp"
#include "last_day.hpp"

#include <muster/domain/events/event_zone_service.hpp>

#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/kit/base/sentence.hpp>

namespace muster::feedback {
namespace {

std::vector<AskedRound> with_rounds(store::Session& session, std::vector<events::Event> events) {
  std::vector<AskedRound> out;
  for (auto& event : events) {
    auto round = sql::round_by_event(session, event.id);
    auto asked = events::asked(session, event.id);
    auto session_of_it = events::session_asked_about(session, event.id);
    out.push_back({std::move(event), std::move(asked), std::move(round), std::move(session_of_it)});
  }
  return out;
}

/// "before" of "summit-2022.before"; the whole of an event's own.
std::string name_of(const events::Event& about) { return about.slug.substr(about.slug.find('.') + 1); }

}  // namespace

std::optional<Instant> moment_of(const Round& round) { return round.closed_at ? round.closed_at : round.opens_at; }

Result<std::vector<AskedRound>> rounds_of_event(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<std::vector<AskedRound>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    auto out = with_rounds(session, events::rounds_of(session, event));
    std::ranges::stable_sort(out.begin() + 1, out.end(), {}, [](const AskedRound& one) {
      return one.round ? moment_of(*one.round).value_or(Instant::max()) : Instant::max();
    });
    return out;
  });
}

Result<std::vector<AskedRound>> surveys(store::Database& database) {
  MUSTER_TRY(found, events::list_surveys(database));
  return database.read([&](store::Session& session) -> Result<std::vector<AskedRound>> {
    return with_rounds(session, std::move(found));
  });
}

Result<ListPage<AskedRound>> listed_surveys(store::Database& database, const events::Programmes& programmes,
                                            const ListQuery& query) {
  return database.read([&](store::Session& session) -> Result<ListPage<AskedRound>> {
    auto found = events::listed_surveys(session, programmes, query);
    ListPage<AskedRound> page;
    static_cast<ListFigures&>(page) = found;
    page.rows = with_rounds(session, std::move(found.rows));
    return page;
  });
}

Result<events::Event> change_asking(store::Database& database, const store::AuditContext& audit,
                                    const std::string& slug, const events::AskedDetails& wanted) {
  return database.write([&](store::Session& session) -> Result<events::Event> {
    MUSTER_TRY(about, events::find_event(session, slug));
    auto round = sql::uncounted_round(session, about.id);
    const auto zone = events::zone_of(session, about.id);
    const bool moves = round && wanted.last_day && *wanted.last_day != about.date &&
                       state_at(*round, audit.at) != RoundState::closed && round->closes_at == end_of(about.date, zone);
    MUSTER_TRY(changed, events::change_asked(session, audit, about, wanted));
    if (!moves || changed.date == about.date) return changed;
    round->closes_at = end_of(changed.date, zone);
    sql::update_moments(session, *round);
    store::write_audit(session, audit, "round scheduled", "round", round->id, {"closes_at"});
    return changed;
  });
}

Result<Zone> choose_time_zone(store::Database& database, const store::AuditContext& audit, const std::string& slug,
                              const std::string& name) {
  return database.write([&](store::Session& session) -> Result<Zone> {
    MUSTER_TRY(about, events::find_event(session, slug));
    const auto before = events::zone_of(session, about.id);
    auto round = sql::uncounted_round(session, about.id);
    const bool moves = events::asked(session, about.id).kind == events::AskedKind::survey && round &&
                       state_at(*round, audit.at) != RoundState::closed &&
                       round->closes_at == end_of(about.date, before);
    MUSTER_TRY(zone, events::choose_zone(session, audit, slug, name));
    if (!moves || zone == before) return zone;
    const auto closes = end_of(about.date, zone);
    if (closes <= audit.at)
      return bad_input("By those clocks its last day has passed. Choose a later last day first, or close it now.")
          .at("time_zone");
    round->closes_at = closes;
    sql::update_moments(session, *round);
    store::write_audit(session, audit, "round scheduled", "round", round->id, {"closes_at"});
    return zone;
  });
}

Result<std::vector<events::Event>> asked_by_form(store::Database& database, const std::string& programme_id,
                                                 const std::string& form_name) {
  return database.read([&](store::Session& session) -> Result<std::vector<events::Event>> {
    std::vector<events::Event> out;
    for (const auto& event : events::asked_in(session, programme_id)) {
      const auto round = sql::round_by_event(session, event.id);
      if (round && round->form->name == form_name && round->responses > round->waiting) out.push_back(event);
    }
    return out;
  });
}

Result<std::string> slug_of_round(store::Database& database, const std::string& event_slug, const std::string& named) {
  if (named.empty()) return event_slug;
  MUSTER_TRY(all, rounds_of_event(database, event_slug));
  std::vector<std::string> known;
  for (const auto& one : all) {
    const auto code = one.round ? one.round->short_code : std::string();
    if (code_in_small_letters(named) == code || named == name_of(one.about)) return one.about.slug;
    known.push_back(name_of(one.about) + (code.empty() ? "" : " (" + code + ")"));
  }
  return not_found("There is no round \"" + named + "\" of " + event_slug + ". Its rounds: " + listed(known) + ".");
}

}  // namespace muster::feedback
