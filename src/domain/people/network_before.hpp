#pragma once
// What was before a change, as text that the store can keep.

#include <muster/domain/people/network_change_sql.hpp>

#include <string>

namespace muster::people {

[[nodiscard]] std::string written(const NetworkBefore& before);
/// Throws std::logic_error where the text is not what `written` made.
[[nodiscard]] NetworkBefore read_before(const std::string& text);

}  // namespace muster::people
