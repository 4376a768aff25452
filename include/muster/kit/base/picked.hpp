#pragma once
// One page of a list whose rows are rules' work (where a membership stands, or whether an action is overdue, hangs on
// the day): searched, filtered, counted and sorted as values. For lists of some hundred rows.

#include <muster/kit/base/list_query.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace muster {

/// What of a row is searched, chosen and sorted by; sort keys compare as names.
template <class Row>
struct Picking {
  std::function<std::string(const Row&)> search;
  std::map<std::string, std::function<std::string(const Row&)>> filters;
  std::map<std::string, std::function<std::string(const Row&)>> sorts;
};

template <class Row>
[[nodiscard]] ListPage<Row> picked(std::vector<Row> rows, const ListQuery& query, const Picking<Row>& how) {
  ListPage<Row> page;
  page.all = static_cast<std::int64_t>(rows.size());
  const auto wanted = folded_name(query.search);
  const auto fits = [&](const Row& row, const std::string& but) {
    for (const auto& [name, value] : how.filters) {
      const auto chosen = query.filters.find(name);
      if (name != but && chosen != query.filters.end() && !chosen->second.empty() && value(row) != chosen->second)
        return false;
    }
    return wanted.empty() || folded_name(how.search(row)).find(wanted) != std::string::npos;
  };
  std::map<std::map<std::string, std::string>, std::int64_t> groups;
  for (const auto& row : rows) {
    std::map<std::string, std::string> values;
    for (const auto& [name, value] : how.filters) {
      values[name] = value(row);
      if (fits(row, name)) ++page.choices[name][values[name]];
    }
    ++groups[values];
  }
  for (auto& [values, count] : groups) page.groups.push_back({values, count});
  std::erase_if(rows, [&](const Row& row) { return !fits(row, {}); });
  if (const auto by = how.sorts.find(query.sort); by != how.sorts.end()) {
    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t at = 0; at < rows.size(); ++at) order.emplace_back(by->second(rows[at]), at);
    std::ranges::stable_sort(order, [&](const auto& left, const auto& right) {
      const auto compared = compare_names(left.first, right.first);
      return query.descending ? compared > 0 : compared < 0;
    });
    std::vector<Row> sorted;
    for (const auto& [key, at] : order) sorted.push_back(std::move(rows[at]));
    rows = std::move(sorted);
  }
  page.found = static_cast<std::int64_t>(rows.size());
  if (query.page_size == 0) {
    page.rows = std::move(rows);
    return page;
  }
  const auto pages = std::max<std::int64_t>((page.found + query.page_size - 1) / query.page_size, 1);
  page.page = std::clamp<std::int64_t>(query.page, 1, pages);
  const auto begin = (page.page - 1) * query.page_size;
  const auto end = std::min(begin + query.page_size, page.found);
  for (auto at = begin; at < end; ++at) page.rows.push_back(std::move(rows[static_cast<std::size_t>(at)]));
  return page;
}

}  // namespace muster
