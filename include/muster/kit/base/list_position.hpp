#pragma once
// A list can be read on from where a page of it ended, whatever came or went meanwhile. To a ListQuery that is one more
// filter, which every list has: chosen, it leaves the rows behind a position; and what a page ended with is a choice of
// it, with the number of rows that it would leave, where there are any.

#include <muster/kit/base/list_query.hpp>

#include <string>

namespace muster {

/// Name of the filter. Its value is a position as a page gave it; empty is before the first row.
inline constexpr const char* behind = "behind";

[[nodiscard]] inline bool reads_on(const ListQuery& query) { return query.filters.contains(behind); }
/// Where the page ended, where other rows follow; else empty.
[[nodiscard]] inline std::string next_position(const ListFigures& figures) {
  const auto found = figures.choices.find(behind);
  return found == figures.choices.end() || found->second.empty() ? std::string() : found->second.begin()->first;
}
inline void offer_next(ListFigures& figures, const std::string& position, std::int64_t rows) {
  figures.choices[behind] = {{position, rows}};
}
/// What was asked for is no position of this list: no rows are given for it.
[[nodiscard]] inline bool is_lost(const ListFigures& figures) {
  const auto found = figures.choices.find(behind);
  return found != figures.choices.end() && found->second.contains("");
}
inline void lose(ListFigures& figures) { figures.choices[behind] = {{"", 0}}; }

}  // namespace muster
