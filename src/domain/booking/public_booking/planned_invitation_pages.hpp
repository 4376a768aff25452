#pragma once
// The page on which the invitations of an event are looked at, sent, or planned for a moment.

#include "domain/booking/delegate_pages.hpp"

namespace muster::booking {

/// Routes: /events/{event}/booking/invitations and below.
void add_invitation_pages(web::Router& router, const PageContext& context);

}  // namespace muster::booking
