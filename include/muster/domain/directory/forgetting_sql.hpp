#pragma once
// Forgets the rules of a programme that is taken away whole: inside somebody's transaction.

#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::directory {

/// Deletes what directories give in the programme. Roles and accounts that came of it are the access room's.
void forget_programme(store::Session& session, const std::string& programme_id);

}  // namespace muster::directory
