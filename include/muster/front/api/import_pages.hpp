#pragma once
// Files taken in by programs: sent, judged, decided, imported and taken back, as on the pages.

#include <muster/domain/intake/kind_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::api {

/// Routes below /api/events/{event}/imports/ for each kind, by its name. Everything named outlives the router.
void add_import_pages(web::Router& router, store::Database& database, const Clock& clock, const intake::Kinds& kinds);

}  // namespace muster::api
