#pragma once
// The pages of a programme's lists: the team's, the public one on which people ask to join, and each member's own.

#include <muster/domain/lists/list_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::lists {

/// The page behind a link in a mail of a list; its POST leaves at once, as mail programs ask for it (RFC 8058).
inline constexpr const char* own_list_pattern = "/lists/{key}";

/// Routes below /programmes/{programme}/lists, /l/{code}, /lists/{key}, and what programs read and send under /api.
void add_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::lists
