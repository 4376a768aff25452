#pragma once
// What lists of people and organisations are searched and sorted by.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace muster::people {

/// Makes them anew, by the rules that hold now (`key_rules`); a `store::KeyRenewal`.
std::optional<std::string> renew_list_keys(store::Session& session, const std::string& after, std::int64_t most);

}  // namespace muster::people
