#pragma once
// Every SQL statement of the people room.

#include <muster/domain/people/people_sql.hpp>

namespace muster::people::sql {

/// By surname, then first name.
[[nodiscard]] std::string person_order(const std::string& first_name, const std::string& last_name);
/// What an organisation is found by beside its name; "*" where that is longer than an index of a database takes.
[[nodiscard]] std::string aliases_key(const std::vector<std::string>& aliases);

void insert_region(store::Session& session, const std::string& id, const Region& region);
void rename_region(store::Session& session, const std::string& id, const std::string& name);
void insert_place(store::Session& session, const std::string& region_id, const Place& place, std::int64_t position);
void delete_places(store::Session& session, const std::string& region_id);
/// Codes of places that some organisation serves.
[[nodiscard]] std::vector<std::string> served_places(store::Session& session);

void update_organisation(store::Session& session, const Organisation& organisation);
void delete_organisation_details(store::Session& session, const std::string& id);
void insert_organisation_details(store::Session& session, const std::string& id, const Organisation& organisation);

}  // namespace muster::people::sql
