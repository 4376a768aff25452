#pragma once
// Rooms, their codes and the pace of their notes in the store.

#include <muster/domain/room/room.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::room::sql {

[[nodiscard]] std::optional<Room> room_of_event(store::Session& session, const std::string& event_id);
[[nodiscard]] std::optional<Room> room_with_id(store::Session& session, const std::string& room_id);
/// The room and the table that a code stands for.
struct CodedRoom {
  std::string room_id;
  std::int64_t table = 0;
};
/// By a code, or by a room's own word or what is taken for it.
[[nodiscard]] std::optional<CodedRoom> room_by_code(store::Session& session, const std::string& code);
[[nodiscard]] std::vector<TableCode> select_codes(store::Session& session, const std::string& room_id);

void insert_room(store::Session& session, const Room& room);
/// Everything but its id, event and code; counts its version on.
void update_room(store::Session& session, const Room& room);
/// The word is nobody else's: see room_by_code.
void update_word(store::Session& session, const std::string& room_id, const std::string& word);
/// False where that code is another's.
bool insert_code(store::Session& session, const std::string& room_id, const TableCode& code);
void delete_codes_above(store::Session& session, const std::string& room_id, std::int64_t table);

void add_to_pace(store::Session& session, const std::string& room_id, Instant began);
[[nodiscard]] std::vector<Pace> select_pace(store::Session& session, const std::string& room_id);

}  // namespace muster::room::sql
