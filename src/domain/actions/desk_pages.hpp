#pragma once
// What the pages of actions share: what they work on, where they are, and who may do what on them.

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/actions/action_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/router.hpp>

#include <string>
#include <vector>

namespace muster::actions {

struct PageContext {
  store::Database& database;
  const Clock& clock;
  [[nodiscard]] store::AuditContext audit(const web::Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
  [[nodiscard]] Date today() const { return day_in_london(clock.now()); }
};

/// Whoever reads figures sees the team's words; an action's owner moves it on.
inline constexpr auto right_to_see = access::Permission::read_figures;
/// Gives actions an owner and a day, publishes answers, and reads what families wrote.
inline constexpr auto right_to_assign = access::Permission::change_events;

[[nodiscard]] inline bool may_assign(const web::Request& request) {
  return request.visitor.may(access::permission_name(right_to_assign));
}
[[nodiscard]] inline Reader reader_of(const web::Request& request) { return {request.visitor.id, may_assign(request)}; }
/// "/programmes/p1/actions", with what stands below it.
[[nodiscard]] inline std::string home_of(const web::Request& request, const std::string& below = {}) {
  return "/programmes/" + request.capture("programme") + "/actions" + below;
}
[[nodiscard]] inline site::Frame frame_of(const web::Request& request, std::string title) {
  return {.title = std::move(title), .programme = request.visitor.programme};
}
/// "10 June 2022".
[[nodiscard]] std::string short_date(Date day);
/// The lines of a text, each a paragraph of its own.
[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);
/// The public address of a code: "/c/abcdefg", with what stands below it.
[[nodiscard]] inline std::string public_path(const std::string& code, const std::string& below = {}) {
  return "/c/" + code + below;
}

void add_list_pages(web::Router& router, const PageContext& context);
void add_sheet_pages(web::Router& router, const PageContext& context);
void add_form_pages(web::Router& router, const PageContext& context);
void add_note_pages(web::Router& router, const PageContext& context);
void add_response_pages(web::Router& router, const PageContext& context);
void add_plan_pages(web::Router& router, const PageContext& context);
void add_setting_pages(web::Router& router, const PageContext& context);
void add_public_pages(web::Router& router, const PageContext& context);
void add_response_api_pages(web::Router& router, const PageContext& context);
void add_api_pages(web::Router& router, const PageContext& context);

}  // namespace muster::actions
