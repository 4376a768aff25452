#pragma once
// What the routes for programs share: members of what was sent, and themes by their codes.

#include <muster/domain/themes/codebook.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/platform/web/request.hpp>

#include <string>

namespace muster::themes {

/// A text that was sent under `name`; what is left out stays. bad_input where it is no text, or no object came.
[[nodiscard]] Outcome take_text(const web::Request& request, const std::string& name, std::string& into);

/// not_found where there is none of that code, conflict where it is part of another.
[[nodiscard]] Result<const Theme*> standing_theme(const Codebook& book, const std::string& code);

}  // namespace muster::themes
