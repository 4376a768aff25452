#pragma once
// The language in which somebody reads a room, on a phone or on the wall: one of those that the event's form is asked
// in.

#include "context_pages.hpp"

#include <muster/kit/catalogue/catalogue.hpp>

#include <string>
#include <vector>

namespace muster::room {

/// A room with the words that its pages are said in.
struct RoomOnPhone : LinkedRoom {
  const Catalogue* words = &Catalogue::english();
  std::string language{};                ///< of the words; empty where it is English
  std::vector<std::string> languages{};  ///< to choose from; the form's own first
  std::string chosen{};                  ///< one of them
};

/// Behind the code of the address, in the language that the address names. not_found where nobody gave that code out.
[[nodiscard]] Result<RoomOnPhone> room_on_phone(const PageContext& context, const web::Request& request);

/// The same of a room that was found: in the language of that tag, or the form's own.
[[nodiscard]] Result<RoomOnPhone> room_read_in(const PageContext& context, LinkedRoom linked, std::string tag);
/// The tag that the address names; empty where it names none.
[[nodiscard]] std::string language_asked_for(const web::Request& request);

/// Somebody's own words within a sentence of another language: kept together, in their own direction.
[[nodiscard]] std::string set_apart(const RoomOnPhone& at, const std::string& words);

/// `path` with the language of the request's address.
[[nodiscard]] std::string in_same_language(const web::Request& request, std::string path);
/// The links to the other languages at this address; nothing where there is only one.
[[nodiscard]] std::string language_menu(const web::Request& request, const RoomOnPhone& at);

/// What a service refused, in those words.
[[nodiscard]] Error said_in(const Catalogue& words, Error error);
/// The rule of `check_written`, said in those words.
[[nodiscard]] Outcome check_written_in(const Catalogue& words, const std::string& typed, std::size_t longest);

}  // namespace muster::room
