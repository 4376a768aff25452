#pragma once
// Judges the SQL of a file by the owners of the tables that it reads and writes. Pure, as the other rules are.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "check/walls.hpp"

namespace muster::check {

/// A table that a statement names, and what for.
struct TableUse {
  std::string table;
  bool writes = false;
  std::size_t at = 0;  ///< where in the statement
};
[[nodiscard]] std::vector<TableUse> uses_of(std::string_view sql);

/// Breaches of a file in src: of its string literals.
[[nodiscard]] std::vector<std::string> table_breaches(const Source& source);

/// Breaches of a migration's triggers and functions. They outlive it: each is named for the table that it keeps, and is
/// SQL of that table's owner, whatever table it stands on.
[[nodiscard]] std::vector<std::string> trigger_breaches(const Source& migration);

/// Adds the tables that a migration makes to `made`, and takes out those that it drops.
void follow(const Source& migration, std::set<std::string>& made);

}  // namespace muster::check
