#pragma once
// Events as a list asks for them.

#include <muster/domain/events/asked.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/platform/store/database.hpp>

namespace muster::events {

/// Those of these programmes (by name; nothing: of all), newest first, whatever order `query` names.
[[nodiscard]] Result<ListPage<Event>> newest_events(store::Database& database, const Programmes& programmes,
                                                    ListQuery query);

}  // namespace muster::events
