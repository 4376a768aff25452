#pragma once
// Workbooks of several sheets with what people do to them: cells merged, rows hidden, text struck out.

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace by_hand {

struct Sheet {
  std::string name;
  std::vector<std::vector<std::string>> rows{};  ///< an empty row is left out, an empty cell too
  std::vector<std::string> merged{};             ///< "A2:A4"
  std::set<std::size_t> hidden{};                ///< numbers of rows
  std::set<std::size_t> struck{};                ///< whole rows
  bool is_hidden = false;
};

[[nodiscard]] std::string workbook(const std::vector<Sheet>& sheets);

}  // namespace by_hand
