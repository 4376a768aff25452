#pragma once
// What all pages of a room are given, the groups of routes that they fall into, and the addresses that people type.

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/room/room_service.hpp>
#include <muster/domain/room/screen_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/router.hpp>

#include <memory>
#include <string>

namespace muster::room {

/// Everything named here outlives the router.
struct PageContext {
  store::Database& database;
  const Clock& clock;
  std::shared_ptr<Clouds> clouds;

  [[nodiscard]] Instant now() const { return clock.now(); }
  [[nodiscard]] store::AuditContext organiser(const web::Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

void add_desk_pages(web::Router& router, const PageContext& context);        ///< /events/{event}/room
void add_moderation_pages(web::Router& router, const PageContext& context);  ///< questions let through, words hidden
void add_phone_pages(web::Router& router, const PageContext& context);       ///< /r/{code}
void add_question_pages(web::Router& router, const PageContext& context);    ///< asking and voting
void add_api_pages(web::Router& router, const PageContext& context);         ///< for programs
void add_poll_pages(web::Router& router, const PageContext& context);        ///< the quick poll, for both
void add_screen_pages(web::Router& router, const PageContext& context);      ///< the screen, for both

/// The desk's frame for a page of `event`.
[[nodiscard]] site::Frame frame_of(const events::Event& event, std::string title);
/// "/events/slug/room" + rest.
[[nodiscard]] std::string path_of(const events::Event& event, const std::string& rest = {});
/// "/r/code" + rest.
[[nodiscard]] std::string phone_path(const std::string& code, const std::string& rest = {});

}  // namespace muster::room
