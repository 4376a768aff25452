#pragma once
// What memberships and invoices keep of people for a time alone: numbers, sums and days stay. Inside somebody's
// transaction.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace muster::membership {

/// Stands where a name stood.
inline constexpr const char* name_gone = "Name no longer kept";

/// Names and addresses of people, contacts and persons who held a membership, in at most `most` memberships whose
/// period ended before `day`: how many memberships. How many people each named can be counted still.
std::int64_t forget_members_before(store::Session& session, const std::string& day, std::int64_t most);
/// The last day of the membership that is due first, and how many end that day; nothing where none names anybody.
[[nodiscard]] std::optional<std::pair<std::string, std::int64_t>> first_members_due(store::Session& session);

/// Who is addressed on invoices and credit notes written before `day`, and words written about them; at most `most`. Of
/// an organisation's papers its name stays.
std::int64_t forget_addressees_before(store::Session& session, const std::string& day, std::int64_t most);
[[nodiscard]] std::optional<std::pair<std::string, std::int64_t>> first_addressees_due(store::Session& session);

}  // namespace muster::membership
