// Pages on which nothing can be written say why, and what to do.
#include "phone_frame_pages.hpp"

#include <muster/kit/base/date.hpp>

namespace muster::room {

std::string code_of(const web::Request& request) { return code_as_kept(request.capture("code")); }

site::PhoneFrame phone_frame(const LinkedRoom& at, std::string title) {
  return {std::move(title), at.event.title, long_date(at.event.date), 0, 0, false};
}

web::Reply no_room(const web::Request& request, const Error& error) {
  if (error.kind != ErrorKind::not_found) return site::error_page(request, error);
  web::View view;
  view.head("There is no room at this address.");
  view.add("PARAGRAPH", "Look at the letters once more: an address never has 0, 1, i, l or o in it.");
  view.add("PARAGRAPH", "Capital or small letters do not matter. If it still leads nowhere, scan the code again.");
  return site::phone_page(request, {"There is no room at this address", {}, {}, 0, 0, false},
                          web::render("domain/room/pages/words.html", view), 404);
}

web::Reply not_open(const web::Request& request, const LinkedRoom& at) {
  web::View view;
  const bool over = at.room.state == RoomState::closed;
  const std::string headline = over ? "The room has closed." : "The room is not open yet.";
  view.head(headline);
  if (over) {
    view.add("PARAGRAPH", "Thank you to everybody who wrote, asked and voted.");
    view.add("PARAGRAPH", "If you still have something to say, write to the people who invited you.");
  } else {
    view.add("PARAGRAPH", "It opens when the people in front say so. Keep this page, and load it again then.");
  }
  return site::phone_page(request, phone_frame(at, headline), web::render("domain/room/pages/words.html", view));
}

}  // namespace muster::room
