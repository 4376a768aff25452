#pragma once
// Where an owner takes a programme's file in, on a page and by program.

#include <muster/domain/passage/passage_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::passage {

/// Routes below /programmes/{programme}/file/import and /api/programmes/{programme}/file/import.
void add_import_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::passage
