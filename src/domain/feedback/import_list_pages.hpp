#pragma once
// The list of files taken in before, as three pages show it.

#include "context_pages.hpp"

namespace muster::feedback {

/// Fills the part imports.html; nothing where no file was taken in. `undo` is where its buttons post to.
[[nodiscard]] Outcome add_imports(web::View& view, const PageContext& context, const events::Event& event,
                                  const std::string& kind, const std::string& undo);

}  // namespace muster::feedback
