#pragma once
// The pages on which organisers work with the delegates of an event.

#include <muster/domain/booking/answering_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::store {
class Database;
}

namespace muster::booking {

/// Routes below /events/{event}/delegates: the list, upload, preview, decisions, import, undo, export; and those of the
/// event's messages, which ask `answering` what may be known of its form.
void add_pages(web::Router& router, store::Database& database, const Clock& clock, const Answering& answering = {});

}  // namespace muster::booking
