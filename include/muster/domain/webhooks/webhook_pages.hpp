#pragma once
// Receivers of a programme's news and their log, for owners: at a desk and for programs.

#include <muster/domain/webhooks/receiver_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::webhooks {

/// Routes: /programmes/{programme}/webhooks and below, /api/programmes/{programme}/webhooks and below.
void add_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::webhooks
