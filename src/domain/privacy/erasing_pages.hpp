#pragma once
// Erasing a person, on the page and by program: the same look before it, and the same words after.

#include "person_pages.hpp"

#include <muster/domain/privacy/erasure_service.hpp>

#include <string>

namespace muster::privacy {

/// An account with a role in another programme is not this owner's to take away: they could otherwise list an owner of
/// another programme as a delegate, and erase them.
[[nodiscard]] AccountToo account_too(const PersonFile& file);

/// Erases whom the address names; gives sentences about what went and what is to be looked at, which may be none.
[[nodiscard]] Result<std::string> erase_here(const PageContext& context, const web::Request& request);

/// DELETE /api/people/{person}.
void add_erasing_api_pages(web::Router& router, const PageContext& context);

}  // namespace muster::privacy
