// What is ranked shows in what everybody names, each in another order.
#include "rank_cells.hpp"

#include "answer_cells.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <set>

namespace muster::conversions {
namespace {

constexpr std::size_t enough = 3;
constexpr std::size_t most = 30;

}  // namespace

std::vector<std::string> ranked_in_cells(const tabular::Table& table, std::size_t column) {
  std::vector<std::string> first;
  std::vector<std::string> sorted;
  std::set<std::vector<std::string>> orders;
  std::size_t people = 0;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    auto pieces = pieces_of(table.rows.cell(row, column), ';');
    if (pieces.empty()) continue;
    ++people;
    if (first.empty()) {
      if (pieces.size() < 2 || pieces.size() > most) return {};
      first = sorted = pieces;
      std::sort(sorted.begin(), sorted.end());
      if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) return {};
    }
    if (pieces.size() != first.size() || !std::is_permutation(pieces.begin(), pieces.end(), first.begin())) return {};
    if (orders.size() < 2) orders.insert(std::move(pieces));
  }
  return people >= enough && orders.size() > 1 ? sorted : std::vector<std::string>();
}

bool ranked_by_numbers(const tabular::Table& table, std::size_t begin, std::size_t end) {
  const auto count = end - begin;
  if (count < 2 || count > most) return false;
  std::size_t people = 0;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    std::vector<bool> given(count, false);
    std::size_t filled = 0;
    for (auto column = begin; column < end; ++column) {
      const auto cell = trimmed(table.rows.cell(row, column));
      if (cell.empty()) continue;
      ++filled;
      const auto rank = parse_integer(cell);
      if (!rank || *rank < 1 || *rank > static_cast<std::int64_t>(count)) return false;
      const auto at = static_cast<std::size_t>(*rank) - 1;
      if (given[at]) return false;
      given[at] = true;
    }
    if (filled == 0) continue;
    if (filled != count) return false;
    ++people;
  }
  return people >= enough;
}

std::vector<std::string> ranked_in_columns(const tabular::Table& table, std::size_t begin,
                                           const std::vector<std::string>& parts) {
  for (std::size_t at = 0; at < parts.size(); ++at) {
    if (lower_case(parts[at]) != "rank " + std::to_string(at + 1)) return {};
  }
  std::vector<std::string> options;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    std::set<std::string> named;
    for (std::size_t at = 0; at < parts.size(); ++at) {
      auto cell = trimmed(table.rows.cell(row, begin + at));
      if (cell.empty()) continue;
      if (!named.insert(cell).second) return {};
      if (std::find(options.begin(), options.end(), cell) != options.end()) continue;
      if (options.size() == most) return {};
      options.push_back(std::move(cell));
    }
  }
  return options.size() >= std::max<std::size_t>(parts.size(), 2) ? options : std::vector<std::string>();
}

}  // namespace muster::conversions
