#pragma once
// Buttons that load the example and take it away.

#include <muster/front/dashboard/example_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::dashboard {

/// Routes: POST /example/load and /example/remove. Database and clock must outlive the router.
void add_example_pages(web::Router& router, store::Database& database, const Clock& clock, const Example& example);

/// What the page of events says of the example to this visitor: offered before there is anything of their own, or the
/// way to take it away once they have it beside a programme of their own. Markup; empty where there is nothing to say.
struct ExampleSaid {
  std::string offer;
  std::string loaded;
};
[[nodiscard]] Result<ExampleSaid> example_said(store::Database& database, const web::Request& request,
                                               const Example& example, bool first_run);

}  // namespace muster::dashboard
