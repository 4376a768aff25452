#pragma once
// Every statement about issues and their blocks.

#include <muster/domain/bulletin/issue.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::bulletin::sql {

/// The newest first, without blocks.
[[nodiscard]] std::vector<Issue> of_programme(store::Session& session, const std::string& programme_id);
/// With its blocks.
[[nodiscard]] std::optional<Issue> find(store::Session& session, const std::string& id);
[[nodiscard]] std::optional<Issue> numbered(store::Session& session, const std::string& programme_id,
                                            std::int64_t number);
[[nodiscard]] std::int64_t next_number(store::Session& session, const std::string& programme_id);
/// Adds or replaces it with its blocks; its version grows by one.
void save(store::Session& session, const Issue& issue);
void remove(store::Session& session, const std::string& id);
/// Ids of those that go and whose moment has come.
[[nodiscard]] std::vector<std::string> due(store::Session& session, Instant now);
void remove_of_programme(store::Session& session, const std::string& programme_id);

}  // namespace muster::bulletin::sql
