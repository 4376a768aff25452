#pragma once
// What the phone's pages of a room share: their frame, and what is said where there is nothing to write.

#include "context_pages.hpp"

#include <string>

namespace muster::room {

/// As the address has it, in small letters.
[[nodiscard]] std::string code_of(const web::Request& request);
[[nodiscard]] site::PhoneFrame phone_frame(const LinkedRoom& at, std::string title);
/// For a code that nobody gave out: which letters it can have.
[[nodiscard]] web::Reply no_room(const web::Request& request, const Error& error);
/// Before it opens and after it closes.
[[nodiscard]] web::Reply not_open(const web::Request& request, const LinkedRoom& at);

}  // namespace muster::room
