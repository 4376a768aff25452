#pragma once
// The files that a page's answers or notes came from.

#include "context_pages.hpp"

#include <muster/domain/intake/kind_service.hpp>

namespace muster::feedback {

/// Adds a section IMPORTS to the view of a page with the part imports.html, newest first; none where there are none.
[[nodiscard]] Outcome add_imports(web::View& view, const PageContext& context, const events::Event& event,
                                  const intake::Kind& kind);

}  // namespace muster::feedback
