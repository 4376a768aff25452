#pragma once
// Keys by which lists find and order names, made anew where the rules have changed or rows came that were not made
// here.

#include <muster/platform/store/database.hpp>

namespace muster::app {

/// Nothing happens where the database says that its keys are those of the rules.
[[nodiscard]] Outcome renew_keys(store::Database& database);

}  // namespace muster::app
