#pragma once
// The statements of kinds, memberships and the people whom they name.

#include <muster/domain/membership/membership.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::membership::sql {

[[nodiscard]] std::vector<Kind> kinds_of(store::Session& session, const std::string& programme_id);
/// Adds it where it has no id, else replaces it; returns the id.
std::string save_kind(store::Session& session, const std::string& programme_id, const Kind& kind);
[[nodiscard]] bool is_sold(store::Session& session, const std::string& kind_id);
/// False where a membership is of it.
bool delete_kind(store::Session& session, const std::string& id);

/// All of the programme, by holder; with their people.
[[nodiscard]] std::vector<Membership> memberships_of(store::Session& session, const std::string& programme_id);
/// Those that name this address, letters small; nothing for an empty one.
[[nodiscard]] std::vector<Membership> memberships_naming(store::Session& session, const std::string& programme_id,
                                                         const std::string& folded_email);
[[nodiscard]] std::optional<Membership> find_membership(store::Session& session, const std::string& id);
/// Ids of programmes with any membership.
[[nodiscard]] std::vector<std::string> programmes_with_memberships(store::Session& session);
/// Adds it, or replaces all of it but its people; its version grows.
void insert_membership(store::Session& session, const Membership& membership);
void update_membership(store::Session& session, const Membership& membership);
/// Takes it away with its people, reminders and charges.
void delete_membership(store::Session& session, const std::string& id);

void insert_person(store::Session& session, const std::string& membership_id, const Named& person);
/// An empty day puts them back.
void set_removed(store::Session& session, const std::string& id, const std::optional<Date>& day);

/// Notes that a reminder went; false where it stands there already.
bool note_reminder(store::Session& session, const std::string& membership_id, std::int64_t days, Instant at);
[[nodiscard]] std::vector<std::int64_t> reminders_of(store::Session& session, const std::string& membership_id);

}  // namespace muster::membership::sql
