#pragma once
// The pages of tables: at the desk, and for programs.

#include "domain/booking/delegate_pages.hpp"

namespace muster::booking {

void add_table_pages(web::Router& router, const PageContext& context);
void add_table_api_pages(web::Router& router, const PageContext& context);

}  // namespace muster::booking
