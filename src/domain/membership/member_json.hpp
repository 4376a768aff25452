#pragma once
// Memberships and invoices as programs read them, and what they send.

#include <muster/domain/membership/membership_service.hpp>
#include <muster/kit/base/json.hpp>

#include <set>
#include <string>

namespace muster::membership {

/// As it stands on a day; `due`: due_days of the programme.
[[nodiscard]] Json membership_json(const Membership& one, Date today, std::int64_t due);
[[nodiscard]] Json named_json(const Named& person);
/// One membership with everybody whom it names, and its details.
[[nodiscard]] Json sheet_json(const Sheet& sheet, Date today);
[[nodiscard]] Json invoice_json(const Invoice& one, Date today);

/// What is sent to sell a membership: a kind by its id or name, an organisation by its id, name or other name.
/// bad_input names the member that is wrong, and one that there is not.
[[nodiscard]] Result<NewMembership> new_membership_from(const Json& sent, const std::vector<Kind>& kinds,
                                                        const std::vector<people::Organisation>& network, Date today);
[[nodiscard]] Result<Named> named_from(const Json& sent);
/// A text, empty where it is missing or null.
[[nodiscard]] Result<std::string> sent_text(const Json& sent, const char* name);
/// False where it is missing or null.
[[nodiscard]] Result<bool> sent_truth(const Json& sent, const char* name, bool otherwise = false);
/// bad_input names a member that is none of `known`, and what is no object.
[[nodiscard]] Outcome check_members(const Json& sent, const std::set<std::string>& known);

}  // namespace muster::membership
