#pragma once
// Rows as a terminal shows them: a file for Excel begins with a mark and ends its lines with two characters, which
// stand in the way there.

#include <muster/kit/tabular/table.hpp>

#include <string>
#include <vector>

namespace muster::tabular {

/// As to_csv, without the byte order mark, and each line ended by "\n" alone.
[[nodiscard]] std::string csv_lines(const Row& heading, const std::vector<Row>& rows);

}  // namespace muster::tabular
