#pragma once
// One page of an event's notes, and all of them in figures.

#include <muster/domain/feedback/note_service.hpp>

namespace muster::feedback::sql {

[[nodiscard]] ListPage<KeptNote> listed_notes(store::Session& session, const std::string& event_id,
                                              const ListQuery& query);
[[nodiscard]] NoteFigures note_figures(store::Session& session, const std::string& event_id);

}  // namespace muster::feedback::sql
