#pragma once
// Where an owner has a programme written out, on a page and by program.

#include <muster/domain/passage/passage_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::passage {

/// Routes: /programmes/{programme}/file and /api/programmes/{programme}/file. The file itself waits at its job.
void add_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::passage
