#pragma once
// Databases as each older Muster left them: a frozen text for each schema and each database, with a row or two in every
// table.

#include <map>
#include <string>
#include <vector>

#include "platform/store/contract/backend.hpp"

namespace muster::store::test {

/// The numbers of all schemas, from 1; a number may be missing.
[[nodiscard]] std::vector<int> schemas_in_source();

/// The text of a fixture. Where it is missing the test fails with how to make it; under MUSTER_RENEW it is made of the
/// one before, the migration and rows_NNNN.sql, and the test fails saying so.
[[nodiscard]] std::string fixture(int schema, Backend backend);

/// Runs a fixture on a new place, past the door.
void load(const Place& place, Backend backend, const std::string& sql);

/// How many rows a fixture puts into each table.
[[nodiscard]] std::map<std::string, std::int64_t> rows_in(const std::string& dump);

/// Tables and their columns, one a line.
[[nodiscard]] std::string shape(const Place& place, Backend backend);

/// The schema that a database says it has.
[[nodiscard]] int schema_number(const Place& place, Backend backend);

}  // namespace muster::store::test
