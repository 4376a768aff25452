// Matches answers to answerers by every order that can be read from a dump.
#include "attacker.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace attacker {
namespace {

/// Marks in the order of the numbers found for them; marks without a number are left out.
std::vector<Mark> ordered(std::vector<std::pair<std::size_t, Mark>> found) {
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& left, const auto& right) { return left.first < right.first; });
  std::vector<Mark> order;
  for (auto& [at, mark] : found) order.push_back(std::move(mark));
  return order;
}

void add(std::vector<Guess>& all, const std::string& strategy, std::vector<Mark> order) {
  if (order.size() < 3) return;
  auto reversed = std::vector<Mark>(order.rbegin(), order.rend());
  all.push_back({strategy, std::move(order)});
  all.push_back({strategy + ", backwards", std::move(reversed)});
}

/// Where each mark stands first, or last, in some bytes.
enum class Occurrence { first, last };
std::vector<Mark> in_bytes(const std::string& bytes, const std::vector<Mark>& marks, Occurrence place) {
  std::vector<std::pair<std::size_t, Mark>> found;
  for (const auto& mark : marks) {
    const auto at = place == Occurrence::first ? bytes.find(mark) : bytes.rfind(mark);
    if (at != std::string::npos) found.emplace_back(at, mark);
  }
  return ordered(std::move(found));
}

/// By the place inside the page alone: SQLite puts a new row before those that came earlier, whatever its key. Ranks
/// within a page are spread over all answers.
std::vector<Mark> by_place_in_page(const std::string& bytes, std::size_t page_bytes, const std::vector<Mark>& marks) {
  std::map<std::size_t, std::vector<std::pair<std::size_t, Mark>>> pages;
  for (const auto& mark : marks) {
    const auto at = bytes.find(mark);
    if (at != std::string::npos) pages[at / page_bytes].emplace_back(at, mark);
  }
  std::vector<std::pair<std::size_t, Mark>> spread;
  for (auto& [page, found] : pages) {
    std::sort(found.begin(), found.end());
    for (std::size_t rank = 0; rank < found.size(); ++rank) {
      spread.emplace_back((2 * rank + 1) * 1000000 / (2 * found.size()), found[rank].second);
    }
  }
  return ordered(std::move(spread));
}

std::vector<Mark> in_rows(const std::vector<std::vector<std::string>>& rows, const std::vector<Mark>& marks) {
  std::string text;
  for (const auto& row : rows) {
    for (const auto& cell : row) text += cell + "\n";
  }
  return in_bytes(text, marks, Occurrence::first);
}

/// Orders of other tables (keys, traces, moments) carried over to answers row by row: the n-th answer of one order
/// belongs to the n-th row of the other.
std::vector<Mark> by_column(const std::vector<std::vector<std::string>>& rows, std::size_t column,
                            const std::vector<Mark>& marks) {
  auto sorted = rows;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](const auto& left, const auto& right) { return left.at(column) < right.at(column); });
  return in_rows(sorted, marks);
}

/// Rows that name an answer by its key, in the order in which they stand: then the answers in that order.
std::vector<Mark> by_reference(const Dump& dump, const std::vector<std::vector<std::string>>& rows,
                               const std::vector<Mark>& marks) {
  const auto answers = dump.tables.find("response");
  if (answers == dump.tables.end()) return {};
  std::string text;
  for (const auto& row : rows) {
    for (const auto& cell : row) text += cell + "\n";
  }
  // Whichever column is the key: a cell that all answers share, or that is short, names none of them.
  std::map<std::string, std::size_t> times;
  for (const auto& answer : answers->second) {
    for (const auto& cell : answer) ++times[cell];
  }
  constexpr std::size_t shortest_key = 16;
  std::vector<std::pair<std::size_t, Mark>> found;
  for (const auto& answer : answers->second) {
    std::string words;
    for (const auto& cell : answer) words += cell + "\n";
    for (const auto& cell : answer) {
      if (cell.size() < shortest_key || times[cell] > 1) continue;
      const auto at = text.find(cell);
      if (at == std::string::npos) continue;
      for (const auto& mark : marks) {
        if (words.find(mark) != std::string::npos) found.emplace_back(at, mark);
      }
      break;
    }
  }
  return ordered(std::move(found));
}

double spearman(const std::vector<Mark>& guess, const std::map<Mark, double>& truth) {
  const auto n = static_cast<double>(guess.size());
  if (guess.size() < 3) return 0;
  std::vector<double> ranks;  // of the truth among those guessed
  for (const auto& mark : guess) ranks.push_back(truth.at(mark));
  auto sorted = ranks;
  std::sort(sorted.begin(), sorted.end());
  double sum = 0;
  for (std::size_t at = 0; at < ranks.size(); ++at) {
    const auto rank = static_cast<double>(std::lower_bound(sorted.begin(), sorted.end(), ranks[at]) - sorted.begin());
    const auto difference = rank - static_cast<double>(at);
    sum += difference * difference;
  }
  return 1 - 6 * sum / (n * (n * n - 1));
}

}  // namespace

std::vector<Guess> guesses(const Dump& dump, const std::string& log, const std::vector<Mark>& marks) {
  std::vector<Guess> all;
  for (const auto& [name, bytes] : dump.files) {
    add(all, "first place in " + name, in_bytes(bytes, marks, Occurrence::first));
    add(all, "last place in " + name, in_bytes(bytes, marks, Occurrence::last));
    add(all, "place in the page in " + name, by_place_in_page(bytes, dump.page_bytes, marks));
  }
  for (const auto& [name, rows] : dump.tables) {
    add(all, "order of " + name, in_rows(rows, marks));
    add(all, "answers named by " + name, by_reference(dump, rows, marks));
    const auto columns = rows.empty() ? 0 : rows.front().size();
    for (std::size_t column = 0; column < columns; ++column) {
      add(all, name + " by column " + std::to_string(column), by_column(rows, column, marks));
    }
  }
  for (const auto& [name, rows] : dump.by_index) {
    add(all, "order of " + name, in_rows(rows, marks));
    add(all, "answers named by " + name, by_reference(dump, rows, marks));
  }
  add(all, "the log", in_bytes(log, marks, Occurrence::first));
  return all;
}

Score score(const std::vector<Mark>& guess, const std::vector<Mark>& truth) {
  std::map<Mark, double> at;
  for (std::size_t place = 0; place < truth.size(); ++place) at.emplace(truth[place], static_cast<double>(place));
  Score found;
  for (std::size_t place = 0; place < guess.size() && place < truth.size(); ++place) {
    if (guess[place] == truth[place]) ++found.hits;
  }
  found.rank = spearman(guess, at);
  return found;
}

bool is_chance(const Score& score, std::size_t answers) {
  constexpr double z = 1.959964;
  const auto n = static_cast<double>(answers);
  const auto share = static_cast<double>(score.hits) / n;
  const auto middle = (share + z * z / (2 * n)) / (1 + z * z / n);
  const auto half = z / (1 + z * z / n) * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
  const bool hits = middle - half <= 1 / n && 1 / n <= middle + half;
  return hits && std::abs(score.rank) <= z / std::sqrt(n - 1);
}

}  // namespace attacker
