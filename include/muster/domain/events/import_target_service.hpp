#pragma once
// An event as what a file is taken into.

#include <muster/domain/intake/kind_service.hpp>

namespace muster::events {

/// The event with that slug; not_found with the nearest spelling where there is none.
[[nodiscard]] Result<intake::Target> import_target(store::Session& session, const std::string& slug);

}  // namespace muster::events
