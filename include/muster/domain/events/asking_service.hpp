#pragma once
// What is asked about besides events: further rounds of one, and surveys of a programme.

#include <muster/domain/events/asked.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/event_session.hpp>
#include <muster/kit/base/list_query.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::events {

struct NewRound {
  std::string title;      ///< "Before the day": stands behind the event's own; empty: the session's
  std::string name{};     ///< in its address; empty: made from the title
  std::string session{};  ///< code of the session that it is about; empty: the event as a whole
};
/// Adds a round of an event's people. Errors: no title, a name that cannot stand in an address or is taken, a round of
/// a round or of a survey, no such session.
[[nodiscard]] Result<Event> add_round(store::Database& database, const store::AuditContext& audit,
                                      const std::string& event_slug, const NewRound& wanted);

struct NewSurvey {
  std::string title;
  std::string name{};       ///< in its address; empty: made from the title
  std::string last_day;     ///< YYYY-MM-DD: it closes at the end of it
  std::string programme{};  ///< name; empty takes the database's first programme
};
[[nodiscard]] Result<Event> add_survey(store::Database& database, const store::AuditContext& audit,
                                       const NewSurvey& wanted);

struct AskedDetails {
  std::string title;               ///< of a round its own, behind the event's
  std::optional<Date> last_day{};  ///< of a survey
};
/// Changes a round or a survey. Errors: those of titles; conflict for an event, which has a page of its own.
[[nodiscard]] Result<Event> change_asked(store::Session& session, const store::AuditContext& audit, const Event& about,
                                         const AskedDetails& wanted);
/// "before the day" of "London SEND Summit: before the day"; of anything else the whole title.
[[nodiscard]] std::string own_title(const Event& about, const Event& whole);

/// What that row stands for. Throws std::logic_error where there is none.
[[nodiscard]] Asked asked(store::Session& session, const std::string& event_id);

/// The session that a round is about, where it is about one.
[[nodiscard]] std::optional<EventSession> session_asked_about(store::Session& session, const std::string& event_id);

/// The event and its further rounds, by their names; of a round, those of its event.
[[nodiscard]] std::vector<Event> rounds_of(store::Session& session, const Event& event);

/// Events, rounds and surveys of a programme, newest first.
[[nodiscard]] std::vector<Event> asked_in(store::Session& session, const std::string& programme_id);

/// Surveys, the one that ends last first.
[[nodiscard]] Result<std::vector<Event>> list_surveys(store::Database& database);
/// One page of them, of these programmes (by name). Sorted by "date", filtered by "programme".
[[nodiscard]] ListPage<Event> listed_surveys(store::Session& session, const Programmes& programmes,
                                             const ListQuery& query);

}  // namespace muster::events
