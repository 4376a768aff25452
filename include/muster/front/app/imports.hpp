#pragma once
// All kinds of imports there are, each declared by the room that its rows belong to.

#include <muster/domain/intake/kind_service.hpp>

namespace muster::app {

[[nodiscard]] const intake::Kinds& kinds();

}  // namespace muster::app
