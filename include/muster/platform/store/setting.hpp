#pragma once
// Values that a database keeps for itself, by name: the key of cross-site tokens, and such.

#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>

namespace muster::store {

/// The value of a setting; where there is none yet, `fresh()` makes it and it is kept from then on.
[[nodiscard]] Result<std::string> find_or_make_setting(Database& database, const std::string& name,
                                                       const std::function<std::string()>& fresh);

/// The value of a setting; nothing where there is none.
[[nodiscard]] Result<std::optional<std::string>> kept_setting(Database& database, const std::string& name);
[[nodiscard]] std::optional<std::string> kept_setting(Session& session, const std::string& name);
void keep_setting(Session& session, const std::string& name, const std::string& value);
void drop_setting(Session& session, const std::string& name);

}  // namespace muster::store
