#pragma once
// Whether a database is there and can be written to, for those who look before they open it.

#include <muster/kit/base/result.hpp>

#include <chrono>
#include <string>

namespace muster::store {

/// Whether Database::open would find a database that this user can write to. Nothing is made, migrated or changed.
[[nodiscard]] Outcome reach(const std::string& location, std::chrono::milliseconds wait);

}  // namespace muster::store
