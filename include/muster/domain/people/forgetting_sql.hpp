#pragma once
// Forgets the network of a programme that is taken away whole: inside somebody's transaction.

#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::people {

/// Deletes the programme's own regions, organisations and kinds, its choice of regions and its ways back. Nobody may be
/// of such an organisation any more. What is shared stays.
void forget_network(store::Session& session, const std::string& programme_id);

}  // namespace muster::people
