#pragma once
// Who may answer a form, for programs.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>
#include <muster/platform/web/router.hpp>
#include <muster/platform/web/schema.hpp>

namespace muster::api {

/// One of the names of those who may answer.
[[nodiscard]] web::Schema answerers_schema();

/// Routes: /api/events/{event}/answerers and below.
void add_answer_link_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::api
