#pragma once
// The pages that change one region, one organisation or the kinds, each with a way back.

#include "network_context.hpp"

namespace muster::dashboard {

web::Reply region_page(const NetworkContext& context, const web::Request& request);
web::Reply place_page(const NetworkContext& context, const web::Request& request);
web::Reply organisation_page(const NetworkContext& context, const web::Request& request);
web::Reply kinds_page(const NetworkContext& context, const web::Request& request);
web::Reply take_undo(const NetworkContext& context, const web::Request& request);

/// A place goes off the map, or comes back onto its first free tile. Says what was done; not_found, or conflict where
/// it is the last.
[[nodiscard]] Result<std::string> retire_in(people::Region& region, const std::string& code, bool retired);

/// Fills undo_line.html: the newest change with the button that takes it back. `path` is where the visitor comes back
/// to; the line stands only where the address says that something was just done, or an undo could not be.
void show_undo(web::View& view, const Network& network, const web::Request& request, const std::string& path);

}  // namespace muster::dashboard
