// The tab-separated structure.
#include "limesurvey_rows.hpp"

#include <muster/kit/base/utf8.hpp>
#include <muster/kit/tabular/table.hpp>

#include <algorithm>
#include <array>

namespace muster::conversions {
namespace {

constexpr std::array<std::string_view, 11> own{"class",    "type/scale", "name",  "relevance", "text",      "help",
                                               "language", "mandatory",  "other", "id",        "related_id"};

bool is_yes(std::string_view cell) { return cell == "Y" || cell == "y" || cell == "S" || cell == "1"; }

}  // namespace

bool is_lime_structure(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto line = bytes.substr(0, std::min(bytes.find('\n'), std::size_t{4000}));
  return line.find("class\t") != std::string_view::npos && line.find("type/scale\t") != std::string_view::npos &&
         line.find("relevance\t") != std::string_view::npos;
}

Result<std::vector<LimeRow>> lime_rows(std::string_view bytes, const std::string& source) {
  MUSTER_TRY(table, tabular::read_table(bytes, source, tabular::WideRows::kept));
  std::map<std::string, std::size_t> columns;
  for (std::size_t at = 0; at < table.heading.size(); ++at) columns.emplace(lower_case(trimmed(table.heading[at])), at);
  std::vector<LimeRow> rows;
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    const auto cell = [&](const char* name) {
      const auto found = columns.find(name);
      return found == columns.end() ? std::string() : trimmed(table.rows[at][found->second]);
    };
    LimeRow row{cell("class"), cell("type/scale"),        cell("name"),          cell("relevance"), cell("text"),
                cell("help"),  is_yes(cell("mandatory")), is_yes(cell("other")), cell("language")};
    row.place = "row " + std::to_string(table.line_of[at]);
    row.order = table.line_of[at];
    for (const auto& [name, column] : columns) {
      if (name.empty() || std::find(own.begin(), own.end(), name) != own.end()) continue;
      auto value = trimmed(table.rows[at][column]);
      if (!value.empty()) row.settings.emplace(name, std::move(value));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace muster::conversions
