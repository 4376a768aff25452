#pragma once
// The pages of self check-in: at the desk, and at the tablet.

#include "domain/booking/delegate_pages.hpp"

namespace muster::booking {

void add_self_check_in_pages(web::Router& router, const PageContext& context);

}  // namespace muster::booking
