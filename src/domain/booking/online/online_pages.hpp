#pragma once
// The pages of an event's online half.

#include "domain/booking/delegate_pages.hpp"

namespace muster::booking {

void add_online_pages(web::Router& router, const PageContext& context);

}  // namespace muster::booking
