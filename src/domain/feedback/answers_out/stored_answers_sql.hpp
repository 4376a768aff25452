#pragma once
// The SQL of answers read as they are stored: their keys alone, all of them, or one.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster::feedback::sql {

/// Of answers in the figures, in the order of their keys.
void each_counted_key(store::Session& session, const std::string& round_id,
                      const std::function<void(const std::string& key)>& take);
void each_counted(store::Session& session, const std::string& round_id,
                  const std::function<void(const std::string& key, const std::string& answers)>& take);
/// One answer with the version of the form that it was given to.
struct VersionedAnswer {
  std::string key;
  std::string answers;
  std::int64_t version = 1;
};
/// At most `most` of the answers in the figures, in the order of their keys: those behind `after`, or behind the first
/// `offset`.
[[nodiscard]] std::vector<VersionedAnswer> some_counted(store::Session& session, const std::string& round_id,
                                                        const std::string& after, std::int64_t offset,
                                                        std::int64_t most);
[[nodiscard]] std::optional<std::string> answers_with_key(store::Session& session, const std::string& round_id,
                                                          const std::string& key);

}  // namespace muster::feedback::sql
