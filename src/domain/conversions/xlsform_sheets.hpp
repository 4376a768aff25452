#pragma once
// The three sheets of an XLSForm, whether a workbook or one CSV holds them.

#include <muster/kit/base/result.hpp>
#include <muster/kit/tabular/sheets.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace muster::conversions {

/// One row by the names of its columns ("type", "label"), those of the form's language alone.
class XlsRow {
 public:
  std::size_t line = 0;
  /// The cell without white space around it; empty where there is no such column.
  [[nodiscard]] const std::string& get(std::string_view column) const;
  std::map<std::string, std::string, std::less<>> cells{};
};

struct XlsSheet {
  std::vector<XlsRow> rows;
  std::string language{};                   ///< what it calls the language of its rows; empty where it does not say
  std::vector<std::string> languages{};     ///< what it calls the others, in small letters
  std::vector<std::string> languages_left;  ///< headings of columns in languages that nobody knows
};

struct XlsSheets {
  XlsSheet survey;
  XlsSheet choices;
  XlsSheet settings;
  std::vector<std::string> others;  ///< names of further sheets that hold something
};

/// Whether the sheets have the headings of a survey (type and name).
[[nodiscard]] bool is_xlsform(const std::vector<tabular::NamedSheet>& sheets);
/// With `tag` the words in that other language, marked, in place of the form's own.
[[nodiscard]] XlsSheets xls_sheets(const std::vector<tabular::NamedSheet>& sheets, const std::string& tag = {});
/// The tag of the form's own language; empty where nothing says it.
[[nodiscard]] std::string own_language(const XlsSheets& sheets);
/// Tags of its other languages.
[[nodiscard]] std::vector<std::string> other_languages(const XlsSheets& sheets);

}  // namespace muster::conversions
