#pragma once
// Taking receivers away with their programme, and deliveries when they have passed their days.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <string>

namespace muster::webhooks {

void forget_programme(store::Session& session, const std::string& programme_id);

/// Deletes up to `most` deliveries of before that instant (ISO); how many they were.
std::int64_t drop_deliveries(store::Session& session, const std::string& before, std::int64_t most);

}  // namespace muster::webhooks
