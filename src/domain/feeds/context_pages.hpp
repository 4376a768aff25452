#pragma once
// What the pages of feeds share.

#include "feed_reading_service.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/access/throttle_pages.hpp>
#include <muster/domain/feeds/feed_pages.hpp>
#include <muster/domain/feeds/feed_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/platform/web/form.hpp>

#include <memory>
#include <string>

namespace muster::feeds {

struct PageContext {
  store::Database& database;
  const Clock& clock;
  [[nodiscard]] store::AuditContext audit(const web::Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

/// Whoever makes the events says where else they are read.
inline constexpr auto right = access::Permission::change_events;

/// "Friday 10 June 2022" of an ISO date.
[[nodiscard]] inline std::string day_words(const std::string& iso) {
  const auto day = parse_date(iso);
  return day ? long_date(*day) : iso;
}
[[nodiscard]] inline std::string folder(const char* name) { return std::string("domain/feeds/pages/") + name; }

void add_reading_pages(web::Router& router, const PageContext& context);  ///< what other programs read
void add_team_pages(web::Router& router, const PageContext& context);     ///< /programmes/{programme}/feeds
void add_api_pages(web::Router& router, const PageContext& context);      ///< /api/programmes/{programme}/feeds
void add_own_pages(web::Router& router, const PageContext& context);      ///< /my/{code}/calendar

}  // namespace muster::feeds
