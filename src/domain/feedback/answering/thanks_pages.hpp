#pragma once
// The page to which a form leads on when it was sent.

#include "domain/feedback/context_pages.hpp"

namespace muster::feedback {

void add_thanks_pages(web::Router& router, const PageContext& context);

}  // namespace muster::feedback
