#pragma once
// Whether cells of answers hold a ranking: the same options in everybody's own order.

#include <muster/kit/tabular/table.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace muster::conversions {

/// The options of a column whose cells name all of them ("Listening;Waiting;Travel;"), in the order in which they first
/// stand; none where that is so of no two orders, or of fewer than three people.
[[nodiscard]] std::vector<std::string> ranked_in_cells(const tabular::Table& table, std::size_t column);

/// True where each person gave each of the columns from `begin` to `end` another rank: 1, 2 and so on.
[[nodiscard]] bool ranked_by_numbers(const tabular::Table& table, std::size_t begin, std::size_t end);

/// The options of columns called "Rank 1", "Rank 2" and so on (`parts`); none where they are not, or some person named
/// an option twice or one that nobody ranked first.
[[nodiscard]] std::vector<std::string> ranked_in_columns(const tabular::Table& table, std::size_t begin,
                                                         const std::vector<std::string>& parts);

}  // namespace muster::conversions
