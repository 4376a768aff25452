#pragma once
// What the phone's pages of a room share: their frame, and what is said where there is nothing to write.

#include "room_language_pages.hpp"

#include <string>

namespace muster::room {

/// As the address has it, in small letters.
[[nodiscard]] std::string code_of(const web::Request& request);
[[nodiscard]] site::PhoneFrame phone_frame(const RoomOnPhone& at, std::string title);
/// For a code that nobody gave out: which letters it can have.
[[nodiscard]] web::Reply no_room(const web::Request& request, const Error& error);
/// Before it opens and after it closes.
[[nodiscard]] web::Reply not_open(const web::Request& request, const RoomOnPhone& at);
/// What was sent to an address at which it cannot be kept, to be read and copied.
void show_written(web::View& view, const web::Request& request, const Catalogue& words);
/// Where there is no connection what is being written stays on its page, and the page says so (AWAY).
void keep_unsent(web::View& view, const RoomOnPhone& at);
/// The way back to writing notes.
void add_way_back(web::View& view, const web::Request& request, const RoomOnPhone& at);

}  // namespace muster::room
