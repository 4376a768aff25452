#pragma once
// Every SQL statement of the room.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace muster::report::sql {

struct StoredDefinition {
  std::string body;
  std::int64_t version = 0;
};
[[nodiscard]] std::optional<StoredDefinition> select_definition(store::Session& session, const std::string& event_id,
                                                                const std::string& name);
void put_definition(store::Session& session, const std::string& event_id, const std::string& name,
                    const StoredDefinition& definition);
/// How many rows went: 0 or 1.
[[nodiscard]] std::int64_t count_definitions(store::Session& session, const std::string& event_id);
void delete_definitions(store::Session& session, const std::string& event_id);
std::int64_t delete_definition(store::Session& session, const std::string& event_id, const std::string& name);

}  // namespace muster::report::sql
