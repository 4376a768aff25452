// Gathers the pages of memberships.
#include "member_pages.hpp"

namespace muster::membership {

void add_pages(web::Router& router, store::Database& database, const Clock& clock, AttendanceOf attendance) {
  const PageContext context{database, clock, std::move(attendance)};
  add_list_pages(router, context);
}

}  // namespace muster::membership
