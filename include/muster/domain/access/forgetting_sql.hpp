#pragma once
// Forgets a programme that is taken away whole: inside somebody's transaction.

#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::access {

/// Deletes the programme's roles, tokens and ways back, and the programme itself. Nothing else may hang on it any more.
/// Accounts stay, also those that have no role left.
void forget_programme(store::Session& session, const std::string& programme_id);

}  // namespace muster::access
