#pragma once
// The pages on which a programme's people set up their network: its name, regions, organisations and kinds, first by
// four short pages and later one by one.

#include <muster/domain/events/events_pages.hpp>
#include <muster/domain/people/gazetteer.hpp>
#include <muster/front/dashboard/example_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

#include <memory>
#include <optional>
#include <string>

namespace muster::store {
class Database;
}

namespace muster::dashboard {

/// What a programme is called before somebody named it.
inline constexpr const char* unnamed_programme = "Our network";

/// Routes below /programmes/{programme}/. `mail`: whether a mail server is named.
void add_network_pages(web::Router& router, store::Database& database, const Clock& clock,
                       std::shared_ptr<const people::Gazetteer> gazetteer, bool mail);

/// What is set up and what is not, for the page of events. Nothing where the visitor may not change a programme, or may
/// change several.
[[nodiscard]] Result<std::optional<events::SetUpBeside>> set_up_of(store::Database& database,
                                                                   const web::Request& request, bool mail,
                                                                   const Example& example);

}  // namespace muster::dashboard
