#pragma once
// Setting a room up, opening and closing it, finding it by a code, and the notes that its tables write.

#include <muster/domain/events/event.hpp>
#include <muster/domain/room/room.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::room {

/// The event's room; nothing where none was set up.
[[nodiscard]] Result<std::optional<Room>> room_of_event(store::Database& database, const std::string& event_slug);
[[nodiscard]] std::optional<Room> room_of_event(store::Session& session, const std::string& event_id);

struct RoomPlan {
  std::int64_t tables = 12;
  RoomWording wording{"What we find hard, and what we hope for", "What do you find hard?", "What do you hope for?"};
  std::string word{};  ///< of its own as the address; may be empty
};
/// Sets the room up, or changes it; codes that are given out stay. Errors: check_tables, check_line,
/// check_word, (conflict) a word that is taken for another room's address.
[[nodiscard]] Result<Room> set_up_room(store::Database& database, const store::AuditContext& audit,
                                       const std::string& event_slug, const RoomPlan& plan);
/// Each table's code, in order.
[[nodiscard]] Result<std::vector<TableCode>> table_codes(store::Database& database, const Room& room);

/// Errors: (conflict) no room is set up. Opening what is open and closing what is closed changes nothing. What closes
/// forgets who voted and asked; the questions that were let through become notes of the event.
[[nodiscard]] Outcome open_room(store::Database& database, const store::AuditContext& audit,
                                const std::string& event_slug);
[[nodiscard]] Outcome close_room(store::Database& database, const store::AuditContext& audit,
                                 const std::string& event_slug);

enum class ScreenPart { clouds, questions };
/// Whether the screen shows it to everybody.
[[nodiscard]] Outcome reveal(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                             ScreenPart part, bool shown);

/// What a code leads to.
struct LinkedRoom {
  Room room;
  events::Event event;
  std::int64_t table = 0;  ///< 0: the code of the whole room
};
/// not_found where nobody gave that code out; capital letters do not matter.
[[nodiscard]] Result<LinkedRoom> linked_room(store::Database& database, const std::string& code);

/// Adds what somebody at a table wrote to the event's notes, where the room is open. `kind` is "challenge" or
/// "opportunity". Errors: check_written, a note that this table has written (conflict), a room that is not open or full
/// (conflict). The same note sent again with the same `key` is there once; without a key each is a note of its own.
[[nodiscard]] Outcome write_note(store::Database& database, Instant now, const LinkedRoom& at, const std::string& kind,
                                 const std::string& text, const std::string& key = {});

/// Who does what phones in a room ask for, in the trace of changes.
[[nodiscard]] store::AuditContext phone_in(const LinkedRoom& at, Instant now);

}  // namespace muster::room
