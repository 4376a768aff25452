#pragma once
// The statements of series.

#include <muster/domain/events/series.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::events::sql {

/// Of a programme, by name.
[[nodiscard]] std::vector<Series> select_series(store::Session& session, const std::string& programme_id);
[[nodiscard]] std::optional<Series> find_series(store::Session& session, const std::string& id);
[[nodiscard]] std::optional<Series> find_series_of_event(store::Session& session, const std::string& event_id);
void insert_series(store::Session& session, const Series& series);
void update_series_name(store::Session& session, const std::string& id, const std::string& name);
void delete_series(store::Session& session, const std::string& id);

struct PlacedId {
  std::string event_id;
  bool compulsory = false;
};
[[nodiscard]] std::vector<PlacedId> select_placed(store::Session& session, const std::string& series_id);
/// Replaces them; its version grows.
void put_placed(store::Session& session, const std::string& series_id, const std::vector<PlacedId>& placed);
/// An event that is deleted stands in no series.
void forget_placed(store::Session& session, const std::string& event_id);

}  // namespace muster::events::sql
