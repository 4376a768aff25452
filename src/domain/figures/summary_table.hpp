#pragma once
// The summary as one flat table, for a spreadsheet: the same figures as the page, one row each, each with its base.

#include <muster/domain/figures/summary.hpp>

#include <string>
#include <vector>

namespace muster::figures {

struct FlatTable {
  std::vector<std::string> heading;
  std::vector<std::vector<std::string>> rows;
};

/// Hidden figures are the word "hidden". Free text is not in it: it has an export of its own.
[[nodiscard]] FlatTable flat_table(const Summary& summary);

}  // namespace muster::figures
