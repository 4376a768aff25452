#pragma once
// Every SQL statement about events.

#include <muster/domain/events/asked.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::events {

namespace sql {

/// `asked` says of what it is a part, and nothing of an event.
void insert_event(store::Session& session, const Event& event, const std::string& programme_id,
                  const Asked& asked = {});
[[nodiscard]] Asked select_asked_kind(store::Session& session, const std::string& event_id);
[[nodiscard]] std::optional<Event> select_event(store::Session& session, const std::string& slug);
[[nodiscard]] std::optional<Event> select_event_by_id(store::Session& session, const std::string& id);
[[nodiscard]] std::vector<Event> select_events(store::Session& session);
[[nodiscard]] ListPage<Event> listed_events(store::Session& session, const Programmes& programmes,
                                            const ListQuery& query, AskedKind kind = AskedKind::event);
[[nodiscard]] std::vector<Event> select_surveys(store::Session& session);
/// Of every kind.
[[nodiscard]] std::vector<Event> select_asked(store::Session& session, const std::string& programme_id);
/// The further rounds of an event, by their names.
[[nodiscard]] std::vector<Event> select_rounds_of(store::Session& session, const std::string& event_id);
/// What the list of events searches in.
[[nodiscard]] std::string search_text(const std::string& title, const std::string& venue);
/// Title, date, venue, attendance and region become those of `event`; all but the title its rounds' too.
void update_event(store::Session& session, const Event& event);
void set_cancelled(store::Session& session, const std::string& event_id, std::optional<Instant> at,
                   const std::string& reason);
void add_to_version(store::Session& session, const std::string& event_id);
void forget_shown(store::Session& session, const std::string& event_id);

}  // namespace sql
}  // namespace muster::events
