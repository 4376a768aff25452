#pragma once
// Names that Excel takes for sheets.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster::tabular {

inline constexpr std::size_t longest_sheet_name = 31;

/// Without what Excel refuses: some characters, more than `most` of any, and an apostrophe at either end.
[[nodiscard]] std::string sheet_name(std::string_view title, std::size_t most = longest_sheet_name);

/// Excel refuses two sheets of one name, whatever their capitals.
class SheetNames {
 public:
  [[nodiscard]] std::string fresh(const std::string& title);

 private:
  std::vector<std::string> taken_;
};

}  // namespace muster::tabular
