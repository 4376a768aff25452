#pragma once
// The row of an event's public page.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace muster::figures::sql {

struct StoredPublication {
  std::string event_id;
  std::optional<std::string> address;  ///< nothing where it was withdrawn
  bool live = false;
  bool findable = false;
  std::string body;  ///< the figures as JSON; empty where it was withdrawn
  std::int64_t answers = 0;
  std::int64_t least = 0;
  std::string shown_at;
  std::string made_by;
};

[[nodiscard]] std::optional<StoredPublication> select_publication(store::Session& session, const std::string& event_id);
[[nodiscard]] std::optional<StoredPublication> publication_at(store::Session& session, const std::string& address);
/// In place of the row that there is.
void put_publication(store::Session& session, const StoredPublication& publication);

}  // namespace muster::figures::sql
