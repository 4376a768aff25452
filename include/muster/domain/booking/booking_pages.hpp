#pragma once
// The pages on which organisers work with the delegates of an event.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::store {
class Database;
}

namespace muster::booking {

/// Routes below /events/{event}/delegates: the list, upload, preview, decisions, import, undo, export.
void add_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::booking
