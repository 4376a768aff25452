#pragma once
// A table as it waits in the store: CSV with the number of each row in front, so that a file is parsed once only.

#include <muster/kit/tabular/table.hpp>

#include <string>

namespace muster::intake {

[[nodiscard]] std::string to_bytes(const tabular::Table& table);
/// Throws std::logic_error where the bytes are no table. Without a fingerprint they are a file as it came, which is how
/// uploads were kept before the table was.
[[nodiscard]] tabular::Table table_of(const std::string& bytes, const std::string& fingerprint,
                                      const std::string& file_name);

}  // namespace muster::intake
