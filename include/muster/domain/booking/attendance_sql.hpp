#pragma once
// Who came to a programme's events in a period, counted by the organisation that they are of now.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace muster::booking {

struct CameOf {
  std::string organisation_id;  ///< empty of those without one
  std::int64_t people = 0;      ///< each once
  std::int64_t times = 0;       ///< one person at two events came twice
  std::string kind{};           ///< what those without an organisation said that they come as
};
/// Days are ISO dates, both in the period. Events that were cancelled are left out. Those without an organisation are
/// one row, and beside it one for each kind that they came as.
[[nodiscard]] std::vector<CameOf> came_by_organisation(store::Session& session, const std::string& programme_id,
                                                       const std::string& from, const std::string& to);

}  // namespace muster::booking
