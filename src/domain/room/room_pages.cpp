// Gathers the room's routes, and what all its pages share.
#include <muster/domain/room/room_pages.hpp>

#include "context_pages.hpp"

#include <utility>

namespace muster::room {

site::Frame frame_of(const events::Event& event, std::string title) {
  return {std::move(title), event.programme, event.slug, event.title, site::Tab::notes, false};
}

std::string path_of(const events::Event& event, const std::string& rest) {
  return "/events/" + event.slug + "/room" + rest;
}

std::string phone_path(const std::string& code, const std::string& rest) { return "/r/" + code + rest; }

void add_pages(web::Router& router, store::Database& database, const Clock& clock) {
  const PageContext context{database, clock, std::make_shared<Clouds>()};
  add_desk_pages(router, context);
  add_moderation_pages(router, context);
  add_phone_pages(router, context);
  add_question_pages(router, context);
  add_poll_pages(router, context);
  add_screen_pages(router, context);
  add_api_pages(router, context);
}

}  // namespace muster::room
