// Finds the sheets of an XLSForm and reads their headings as its tools do: case, spaces and underscores do not count.
#include "xlsform_sheets.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace muster::conversions {
namespace {

using tabular::NamedSheet;

/// Older and longer names of columns.
constexpr std::array<std::pair<std::string_view, std::string_view>, 16> aliases{{
    {"caption", "label"},
    {"list name", "list_name"},
    {"value", "name"},
    {"bind:relevant", "relevant"},
    {"bind:constraint", "constraint"},
    {"bind:required", "required"},
    {"bind:readonly", "readonly"},
    {"bind:calculate", "calculation"},
    {"calculate", "calculation"},
    {"bind:jr:constraintmsg", "constraint_message"},
    {"bind:jr:requiredmsg", "required_message"},
    {"constraint message", "constraint_message"},
    {"required message", "required_message"},
    {"control:appearance", "appearance"},
    {"read_only", "readonly"},
    {"relevance", "relevant"},
}};

struct Column {
  std::string name;
  std::string language;
};

/// "Label::English (en)" -> label, English (en)
Column column_of(const std::string& heading) {
  auto text = lower_case(trimmed(heading));
  for (auto at = text.find("::"); at != std::string::npos; at = text.find("::")) text.erase(at, 1);
  for (const auto& [written, meant] : aliases) {
    if (text == written) return {std::string(meant), {}};
  }
  constexpr std::array<std::string_view, 7> translated{
      "label", "hint", "guidance_hint", "constraint_message", "required_message", "caption", "image"};
  for (const auto name : translated) {
    if (!text.starts_with(std::string(name) + ":")) continue;
    return {name == "caption" ? "label" : std::string(name), trimmed(text.substr(name.size() + 1))};
  }
  return {text, {}};
}

/// The language whose columns are read: the form's own, else that of the first label.
std::string language_of(const std::vector<Column>& columns, const std::string& own) {
  std::string first;
  for (const auto& column : columns) {
    if (column.name != "label") continue;
    if (column.language.empty() || column.language == lower_case(own)) return column.language;
    if (first.empty()) first = column.language;
  }
  return first;
}

class SheetReader {
 public:
  SheetReader(const tabular::Row& heading, const std::string& own_language) {
    for (const auto& cell : heading) columns_.push_back(column_of(cell));
    language_ = language_of(columns_, own_language);
    for (std::size_t at = 0; at < columns_.size(); ++at) {
      if (!is_ours(columns_[at])) sheet_.languages_left.push_back(trimmed(heading[at]));
    }
  }

  template <class Cells>
  void add(const Cells& cells, std::size_t line) {
    XlsRow row;
    row.line = line;
    for (std::size_t at = 0; at < columns_.size() && at < cells.size(); ++at) {
      if (columns_[at].name.empty() || !is_ours(columns_[at])) continue;
      auto text = trimmed(cells[at]);
      if (!text.empty()) row.cells.emplace(columns_[at].name, std::move(text));
    }
    if (!row.cells.empty()) sheet_.rows.push_back(std::move(row));
  }

  XlsSheet take() { return std::move(sheet_); }

 private:
  [[nodiscard]] bool is_ours(const Column& column) const {
    return column.language.empty() || column.language == language_;
  }

  std::vector<Column> columns_;
  std::string language_;
  XlsSheet sheet_;
};

std::string sheet_name(const std::string& name) { return lower_case(trimmed(name)); }

const NamedSheet* sheet_named(const std::vector<NamedSheet>& sheets, std::string_view name) {
  const auto found =
      std::find_if(sheets.begin(), sheets.end(), [&](const auto& sheet) { return sheet_name(sheet.name) == name; });
  return found == sheets.end() ? nullptr : &*found;
}

bool has_headings(const tabular::Row& heading) {
  bool type = false;
  bool name = false;
  for (const auto& cell : heading) {
    const auto column = column_of(cell).name;
    type = type || column == "type";
    name = name || column == "name" || column == "label";
  }
  return type && name;
}

bool is_mark(const std::string& cell) {
  const auto name = sheet_name(cell);
  return name == "survey" || name == "choices" || name == "settings";
}

/// A CSV whose first column names the sheet that begins there; the cells of the sheets stand one column further.
bool holds_sheets(const tabular::Table& table) { return !table.heading.empty() && is_mark(table.heading.front()); }

XlsSheet read_sheet(const NamedSheet* sheet, const std::string& language) {
  if (sheet == nullptr) return {};
  SheetReader reader(sheet->table.heading, language);
  for (std::size_t at = 0; at < sheet->table.rows.size(); ++at)
    reader.add(sheet->table.rows[at], sheet->table.line_of[at]);
  return reader.take();
}

struct Section {
  std::string name;
  std::vector<std::pair<std::size_t, std::vector<std::string>>> rows;  ///< with their lines; the first is the heading
};

std::vector<Section> sections_of(const tabular::Table& table) {
  std::vector<Section> out{{sheet_name(table.heading.front()), {}}};
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    const auto row = table.rows[at];
    const std::string first(row[0]);
    if (!trimmed(first).empty()) {
      out.push_back({sheet_name(first), {}});
      continue;
    }
    std::vector<std::string> cells;
    for (std::size_t cell = 1; cell < row.size(); ++cell) cells.emplace_back(row[cell]);
    out.back().rows.emplace_back(table.line_of[at], std::move(cells));
  }
  return out;
}

XlsSheet read_section(const std::vector<Section>& sections, std::string_view name, const std::string& language) {
  const auto found =
      std::find_if(sections.begin(), sections.end(), [&](const Section& section) { return section.name == name; });
  if (found == sections.end() || found->rows.empty()) return {};
  SheetReader reader(found->rows.front().second, language);
  for (auto row = std::next(found->rows.begin()); row != found->rows.end(); ++row) reader.add(row->second, row->first);
  return reader.take();
}

std::string language_in(const XlsSheet& settings) {
  return settings.rows.empty() ? std::string() : settings.rows.front().get("default_language");
}

XlsSheets joined_sheets(const tabular::Table& table) {
  const auto sections = sections_of(table);
  XlsSheets out;
  out.settings = read_section(sections, "settings", {});
  const auto language = language_in(out.settings);
  out.survey = read_section(sections, "survey", language);
  out.choices = read_section(sections, "choices", language);
  return out;
}

}  // namespace

const std::string& XlsRow::get(std::string_view column) const {
  static const std::string none;
  const auto found = cells.find(column);
  return found == cells.end() ? none : found->second;
}

bool is_xlsform(const std::vector<NamedSheet>& sheets) {
  if (sheets.size() == 1 && sheets.front().name.empty())
    return holds_sheets(sheets.front().table) || has_headings(sheets.front().table.heading);
  const auto* survey = sheet_named(sheets, "survey");
  return survey != nullptr && has_headings(survey->table.heading);
}

XlsSheets xls_sheets(const std::vector<NamedSheet>& sheets) {
  if (sheets.size() == 1 && sheets.front().name.empty()) {
    if (holds_sheets(sheets.front().table)) return joined_sheets(sheets.front().table);
    XlsSheets out;
    out.survey = read_sheet(&sheets.front(), {});
    return out;
  }
  XlsSheets out;
  out.settings = read_sheet(sheet_named(sheets, "settings"), {});
  const auto language = language_in(out.settings);
  out.survey = read_sheet(sheet_named(sheets, "survey"), language);
  out.choices = read_sheet(sheet_named(sheets, "choices"), language);
  for (const auto& sheet : sheets) {
    if (!is_mark(sheet.name)) out.others.push_back(sheet.name);
  }
  return out;
}

}  // namespace muster::conversions
