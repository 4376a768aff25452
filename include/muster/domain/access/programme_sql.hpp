#pragma once
// Programmes: whose work everything is, and in which roles are held. Inside somebody's transaction.

#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::access {

struct Programme {
  std::string id;
  std::string slug;
  std::string name;
};

[[nodiscard]] std::optional<Programme> programme_with_id(store::Session& session, const std::string& id);
[[nodiscard]] std::optional<Programme> programme_called(store::Session& session, const std::string& name);
/// By name.
[[nodiscard]] std::vector<Programme> all_programmes(store::Session& session);

/// The programme of that name, compared folded, made where there is none; for an empty name the first there is, or "Our
/// network".
[[nodiscard]] Programme programme_for(store::Session& session, const std::string& name);
/// False, and nothing changed, where another is called that.
[[nodiscard]] bool rename_programme(store::Session& session, const std::string& id, const std::string& name);

}  // namespace muster::access
