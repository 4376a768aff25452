#pragma once
// The word list of a programme goes with it.

#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::wordlist {

void forget_programme(store::Session& session, const std::string& programme_id);

}  // namespace muster::wordlist
