// Gathers the pages of memberships.
#include "member_pages.hpp"

namespace muster::membership {

void add_pages(web::Router& router, store::Database& database, const Clock& clock, AttendanceOf attendance) {
  const PageContext context{database, clock, std::move(attendance)};
  add_list_pages(router, context);
  add_kind_pages(router, context);
  add_sheet_pages(router, context);
  add_step_pages(router, context);
  add_invoice_pages(router, context);
  add_settings_pages(router, context);
  add_year_pages(router, context);
  add_api_pages(router, context);
}

}  // namespace muster::membership
