#pragma once
// The pages of an event's agenda.

#include <muster/domain/events/session_watch.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::store {
class Database;
}

namespace muster::events {

/// Routes: GET /events/{event}/sessions, and below it GET and POST new, paste and {session}.
void add_session_pages(web::Router& router, store::Database& database, const Clock& clock, SessionWatch watch);
/// Routes: GET /agenda/{agenda}, whoever asks, and POST /events/{event}/agenda/undo and show.
void add_shown_agenda_pages(web::Router& router, store::Database& database, const Clock& clock);
/// Routes: /events/{event}/sessions/paste and what it looks at.
void add_agenda_paste_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::events
