#pragma once
// One page of an event's notes, and all of them in figures.

#include <muster/domain/feedback/note_service.hpp>

namespace muster::feedback::sql {

/// What a note is listed by, kept beside it.
struct NoteKeys {
  std::string sort_table;  ///< shorter labels first: 2 stands before 10
  std::string sort_text;
  std::string search_text;  ///< of all its words
};
[[nodiscard]] NoteKeys keys_of(const Note& note);

[[nodiscard]] ListPage<KeptNote> listed_notes(store::Session& session, const std::string& event_id,
                                              const ListQuery& query);
[[nodiscard]] NoteFigures note_figures(store::Session& session, const std::string& event_id);

}  // namespace muster::feedback::sql
