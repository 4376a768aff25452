#pragma once
// The page on which a further round or a survey is changed or deleted.

#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/reply.hpp>
#include <muster/platform/web/request.hpp>

namespace muster::dashboard {

struct AskingContext {
  store::Database& database;
  const Clock& clock;
};

/// GET and POST alike.
[[nodiscard]] web::Reply asking_change_page(const AskingContext& context, const web::Request& request,
                                            const events::Event& about);

}  // namespace muster::dashboard
