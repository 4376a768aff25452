#pragma once
// Leads of organisations, their links and the names on their lists, in the store.

#include <muster/domain/booking/nomination_service.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::booking::sql {

[[nodiscard]] std::optional<NominationCall> find_call(store::Session& session, const std::string& id);
[[nodiscard]] std::optional<NominationCall> call_of_organisation(store::Session& session, const std::string& event_id,
                                                                 const std::string& organisation_id);
[[nodiscard]] std::optional<NominationCall> call_of_link(store::Session& session, const std::string& key_hash);
/// The list that a booking stands on.
[[nodiscard]] std::optional<NominationCall> call_of_booking(store::Session& session, const std::string& booking_id);
/// Those of an event with a name that the lead placed and the programme has not decided about.
[[nodiscard]] std::vector<NominationCall> undecided_calls(store::Session& session, const std::string& event_id);
/// Adds it, or replaces the lead of its organisation under the id that is known already; returns the id. Links of a
/// lead of another address go.
std::string save_call(store::Session& session, const NominationCall& call);
void drop_call(store::Session& session, const std::string& id);
void add_call_link(store::Session& session, const std::string& call_id, const std::string& key_hash, Instant at);

/// All names of a list, with how they stand: those that the lead placed in their order, then by name.
[[nodiscard]] std::vector<ListedName> names_of(store::Session& session, const std::string& call_id);
/// One booking as a name, whether it stands on a list or not.
[[nodiscard]] std::optional<ListedName> name_of(store::Session& session, const std::string& booking_id);
void save_name(store::Session& session, const std::string& booking_id, const std::string& call_id, std::int64_t place);
void drop_name(store::Session& session, const std::string& booking_id);

/// Sorted by "asked".
[[nodiscard]] ListPage<ListedCall> listed_calls(store::Session& session, const std::string& event_id,
                                                const ListQuery& query);
/// Sorted by "organisation" and "name".
[[nodiscard]] ListPage<Nomination> listed_nominations(store::Session& session, const std::string& event_id,
                                                      const ListQuery& query);

}  // namespace muster::booking::sql
