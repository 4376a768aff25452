#pragma once
// Stopping in the middle of a form, and going on with it by a link of its own.

#include "linked_form_pages.hpp"

#include <muster/domain/feedback/draft.hpp>
#include <muster/domain/forms/answers.hpp>

#include <string>

namespace muster::feedback {

/// What a draft keeps of a page: all that was typed, the key that makes it count once, and the page itself, from 0.
[[nodiscard]] DraftFields draft_of(const std::string& key, std::size_t page, const forms::TypedAnswers& typed);

/// Keeps what was filled in and leads to the draft's own page. Error: as keep_draft.
[[nodiscard]] Result<web::Reply> keep_for_later(const PageContext& context, const web::Request& request,
                                                const LinkedForm& asked, const std::string& secret,
                                                const DraftFields& fields);

}  // namespace muster::feedback
