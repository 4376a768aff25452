#pragma once
// Rounds by what people call them: the code of their link, or their name behind the event's.

#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/feedback/round.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/kit/base/zone.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::feedback {

/// A round of an event, or a survey, with its form where one is published.
struct AskedRound {
  events::Event about;
  events::Asked asked;
  std::optional<Round> round;
  std::optional<events::EventSession> session{};  ///< that it asks about; absent: the whole event
};
/// When the round closed last, else when it is to open: what was asked before something comes before what was asked
/// after.
[[nodiscard]] std::optional<Instant> moment_of(const Round& round);
/// The event's own, and its further rounds in the order of their moments; those without one last, by name.
[[nodiscard]] Result<std::vector<AskedRound>> rounds_of_event(store::Database& database, const std::string& event_slug);
/// Surveys, the one that ends last first.
[[nodiscard]] Result<std::vector<AskedRound>> surveys(store::Database& database);
/// One page of them, of these programmes (by name). Sorted by "date", filtered by "programme".
[[nodiscard]] Result<ListPage<AskedRound>> listed_surveys(store::Database& database,
                                                          const events::Programmes& programmes, const ListQuery& query);

/// Changes the name of a round, or name and last day of a survey. A survey that closes at the end of its last day
/// closes at the end of the new one. Errors: those of events::change_asked; a last day that has passed while it is
/// open.
[[nodiscard]] Result<events::Event> change_asking(store::Database& database, const store::AuditContext& audit,
                                                  const std::string& slug, const events::AskedDetails& wanted);

/// Chooses the clocks of an event or survey: events::choose_zone. A survey that closes at the end of its last day
/// closes at its end there; bad_input where that has passed.
[[nodiscard]] Result<Zone> choose_time_zone(store::Database& database, const store::AuditContext& audit,
                                            const std::string& slug, const std::string& name);

/// What is asked in a programme by published forms of that name and has answers in its figures, newest first.
[[nodiscard]] Result<std::vector<events::Event>> asked_by_form(store::Database& database,
                                                               const std::string& programme_id,
                                                               const std::string& form_name);

/// The short name of what the round is about: what other functions call the event. `named` is a link's code, or the
/// round's name; empty: the event's own. not_found with those there are.
[[nodiscard]] Result<std::string> slug_of_round(store::Database& database, const std::string& event_slug,
                                                const std::string& named);

}  // namespace muster::feedback
