#pragma once
// What the routes of actions for programs share: how one action is told.

#include "desk_pages.hpp"

#include <muster/platform/web/json.hpp>

namespace muster::actions {

/// The action that the address names, as it is now.
[[nodiscard]] web::Reply reply_of_action(const PageContext& context, const web::Request& request);
[[nodiscard]] web::Schema action_schema();

void add_board_api_pages(web::Router& router, const PageContext& context);

}  // namespace muster::actions
