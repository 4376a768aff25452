#pragma once
// Answers a page of the form that was sent, for pages that already hold one (a draft).

#include "domain/feedback/context_pages.hpp"

namespace muster::feedback {

/// Goes on with what `request.form` brings, as a page of the form does. With "_stay" among it the page is shown as it
/// was, and nothing is checked.
[[nodiscard]] web::Reply go_on(const PageContext& context, const web::Request& request);

}  // namespace muster::feedback
