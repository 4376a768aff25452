#pragma once
// Figures that go with their programme.

#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::indicators {

/// Deletes every figure that the programme keeps.
void forget_programme(store::Session& session, const std::string& programme_id);

}  // namespace muster::indicators
