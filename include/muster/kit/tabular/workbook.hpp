#pragma once
// A workbook for people who go on computing: numbers as numbers, each table a table that can be filtered, and a first
// sheet that leads to all others.

#include <muster/kit/base/result.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace muster::tabular {

/// A text, or a number with how it is shown.
struct BookCell {
  std::string text{};
  std::optional<double> number{};
  enum class Shown { whole, decimal, percent } shown = Shown::whole;  ///< percent: of a number between 0 and 1
};

struct BookSheet {
  std::string title;               ///< of the sheet's tab; shortened and made unique
  std::string kind;                ///< "Figure 3", for the first sheet
  std::string caption;             ///< stands above the table
  std::vector<std::string> notes;  ///< below it: the base, the finding
  std::vector<std::string> heading;
  std::vector<std::vector<BookCell>> rows;  ///< each as wide as the heading
  bool total = false;                       ///< the last row is a total and stands outside the table
};

struct Book {
  std::string title;
  std::vector<std::string> notes;  ///< below the title on the first sheet
  std::vector<BookSheet> sheets;
  bool from_right = false;  ///< the first column stands at the right
};

/// The bytes, the same for the same book. Texts are never taken for formulas or links; those longer than Excel allows
/// are cut and say so. Error: more rows than XLSX carries, or no room for a temporary file.
[[nodiscard]] Result<std::string> to_workbook(const Book& book);

}  // namespace muster::tabular
