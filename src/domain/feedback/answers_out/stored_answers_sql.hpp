#pragma once
// The SQL of answers read as they are stored: their keys alone, all of them, or one.

#include <muster/platform/store/database.hpp>

#include <functional>
#include <optional>
#include <string>

namespace muster::feedback::sql {

/// Of answers in the figures, in the order of their keys.
void each_counted_key(store::Session& session, const std::string& round_id,
                      const std::function<void(const std::string& key)>& take);
void each_counted(store::Session& session, const std::string& round_id,
                  const std::function<void(const std::string& key, const std::string& answers)>& take);
[[nodiscard]] std::optional<std::string> answers_with_key(store::Session& session, const std::string& round_id,
                                                          const std::string& key);

}  // namespace muster::feedback::sql
