#pragma once
// Databases as each older Muster left them: for each schema and each database a text with a row or two in every table.

#include <map>
#include <string>
#include <vector>

#include "platform/store/contract/backend.hpp"

namespace muster::store::test {

/// The numbers of all schemas, from 1; a number may be missing.
[[nodiscard]] std::vector<int> schemas_in_source();

/// The text of a fixture: the frozen dump of a first schema, or else the fixture before it, the migration, and the rows
/// of rows_NNNN.sql; the test fails with what to write where those are missing.
[[nodiscard]] std::string fixture(int schema, Backend backend);

/// SHA-256 of a migration as that database runs it, in hexadecimal digits. Fixtures are made of the migrations, so a
/// migration that users have run must stay as it was.
[[nodiscard]] std::string checksum_of(int schema, Backend backend);
[[nodiscard]] std::string checksums_file();

/// Runs a fixture on a new place, past the door.
void load(const TestLocation& place, Backend backend, const std::string& sql);

/// How many rows a fixture puts into each table.
[[nodiscard]] std::map<std::string, std::int64_t> rows_in(const std::string& dump);

/// Tables and their columns, one a line.
[[nodiscard]] std::string shape(const TestLocation& place, Backend backend);

/// The schema that a database says it has.
[[nodiscard]] int schema_number(const TestLocation& place, Backend backend);

}  // namespace muster::store::test
