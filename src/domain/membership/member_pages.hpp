#pragma once
// What the pages of memberships share: what they work on, where they are, and how an act of one press is answered.

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/membership/membership_pages.hpp>
#include <muster/domain/membership/membership_service.hpp>
#include <muster/domain/site/page_of.hpp>

#include <string>
#include <string_view>

namespace muster::membership {

struct PageContext {
  store::Database& database;
  const Clock& clock;
  AttendanceOf attendance;
  [[nodiscard]] store::AuditContext audit(const web::Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
  [[nodiscard]] Date today() const { return day_in_london(clock.now()); }
};

/// Whoever sees memberships changes them.
inline constexpr auto right = access::Permission::change_events;
/// Figures of the year name organisations alone.
inline constexpr auto right_to_figures = access::Permission::read_figures;

/// "/programmes/p1/memberships", with what stands below it.
[[nodiscard]] std::string home_of(const web::Request& request, const std::string& below = {});
[[nodiscard]] site::Frame frame_of(const web::Request& request, std::string title);
/// Fills {{#LINE}}{{LINE}}<br>{{/LINE}} with the lines of a text.
void add_lines(web::View& view, const std::string& text);
/// "10 June 2022".
[[nodiscard]] std::string short_date(Date day);

void add_list_pages(web::Router& router, const PageContext& context);
void add_kind_pages(web::Router& router, const PageContext& context);
void add_sheet_pages(web::Router& router, const PageContext& context);
void add_step_pages(web::Router& router, const PageContext& context);
void add_invoice_pages(web::Router& router, const PageContext& context);
void add_settings_pages(web::Router& router, const PageContext& context);
void add_year_pages(web::Router& router, const PageContext& context);
void add_api_pages(web::Router& router, const PageContext& context);
void add_api_kind_pages(web::Router& router, const PageContext& context);
void add_api_change_pages(web::Router& router, const PageContext& context);

}  // namespace muster::membership
