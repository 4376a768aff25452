#pragma once
// Stopping in the middle of a form, and going on with it by a link of its own.

#include "linked_form_pages.hpp"

#include <muster/domain/feedback/draft.hpp>

#include <string>

namespace muster::feedback {

/// Keeps what was filled in and leads to the draft's own page. Error: as keep_draft.
[[nodiscard]] Result<web::Reply> keep_for_later(const PageContext& context, const web::Request& request,
                                                const LinkedForm& asked, const std::string& secret,
                                                const DraftFields& fields);

}  // namespace muster::feedback
