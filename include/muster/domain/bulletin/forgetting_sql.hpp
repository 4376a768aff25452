#pragma once
// How the bulletin forgets a programme: inside somebody's transaction.

#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::bulletin {

/// Deletes all issues of a programme that is taken away.
void forget_programme(store::Session& session, const std::string& programme_id);

}  // namespace muster::bulletin
