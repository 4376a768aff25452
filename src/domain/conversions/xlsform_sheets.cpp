// Finds the sheets of an XLSForm and reads their headings as its tools do: case, spaces and underscores do not count.
#include "xlsform_sheets.hpp"

#include "languages.hpp"

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
  /// `other`: the tag of the language whose words are read in place of its own; may be empty.
  SheetReader(const tabular::Row& heading, const std::string& own_language, const std::string& other) {
    for (const auto& cell : heading) columns_.push_back(column_of(cell));
    sheet_.language = language_of(columns_, own_language);
    auto own = language_tag(sheet_.language.empty() ? own_language : sheet_.language);
    if (own.empty()) own = "en";  // as a form is where nothing else is said
    for (std::size_t at = 0; at < columns_.size(); ++at) {
      const auto& column = columns_[at];
      if (is_ours(column)) continue;
      const auto tag = language_tag(column.language);
      if (tag.empty() || tag == own || !is_words(column.name)) {
        sheet_.languages_left.push_back(trimmed(heading[at]));
        continue;
      }
      if (std::find(sheet_.languages.begin(), sheet_.languages.end(), tag) == sheet_.languages.end())
        sheet_.languages.push_back(tag);
      if (!other.empty() && tag == other) said_.emplace(column.name, at);
    }
    reads_other_ = !other.empty();
  }

  template <class Cells>
  void add(const Cells& cells, std::size_t line) {
    XlsRow row;
    row.line = line;
    for (std::size_t at = 0; at < columns_.size() && at < cells.size(); ++at) {
      const auto& name = columns_[at].name;
      if (name.empty() || !is_ours(columns_[at])) continue;
      auto text = trimmed(cells[at]);
      if (reads_other_ && is_words(name)) {
        const auto found = said_.find(name);
        const auto other =
            found == said_.end() || found->second >= cells.size() ? std::string() : trimmed(cells[found->second]);
        text = said_or(other, text);
      }
      if (!text.empty()) row.cells.emplace(name, std::move(text));
    }
    if (!row.cells.empty()) sheet_.rows.push_back(std::move(row));
  }

  XlsSheet take() { return std::move(sheet_); }

 private:
  [[nodiscard]] bool is_ours(const Column& column) const {
    return column.language.empty() || column.language == sheet_.language;
  }
  /// Columns that become words of the form.
  static bool is_words(const std::string& name) {
    return name == "label" || name == "hint" || name == "required_message";
  }

  std::vector<Column> columns_;
  std::map<std::string, std::size_t> said_;
  bool reads_other_ = false;
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

XlsSheet read_sheet(const NamedSheet* sheet, const std::string& language, const std::string& other) {
  if (sheet == nullptr) return {};
  SheetReader reader(sheet->table.heading, language, other);
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

XlsSheet read_section(const std::vector<Section>& sections, std::string_view name, const std::string& language,
                      const std::string& other) {
  const auto found =
      std::find_if(sections.begin(), sections.end(), [&](const Section& section) { return section.name == name; });
  if (found == sections.end() || found->rows.empty()) return {};
  SheetReader reader(found->rows.front().second, language, other);
  for (auto row = std::next(found->rows.begin()); row != found->rows.end(); ++row) reader.add(row->second, row->first);
  return reader.take();
}

std::string language_in(const XlsSheet& settings) {
  return settings.rows.empty() ? std::string() : settings.rows.front().get("default_language");
}

XlsSheets joined_sheets(const tabular::Table& table, const std::string& other) {
  const auto sections = sections_of(table);
  XlsSheets out;
  out.settings = read_section(sections, "settings", {}, {});
  const auto language = language_in(out.settings);
  out.survey = read_section(sections, "survey", language, other);
  out.choices = read_section(sections, "choices", language, other);
  for (const auto& section : sections) {
    if (!is_mark(section.name)) out.others.push_back(section.name);
  }
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

XlsSheets xls_sheets(const std::vector<NamedSheet>& sheets, const std::string& tag) {
  if (sheets.size() == 1 && sheets.front().name.empty()) {
    if (holds_sheets(sheets.front().table)) return joined_sheets(sheets.front().table, tag);
    XlsSheets out;
    out.survey = read_sheet(&sheets.front(), {}, tag);
    return out;
  }
  XlsSheets out;
  out.settings = read_sheet(sheet_named(sheets, "settings"), {}, {});
  const auto language = language_in(out.settings);
  out.survey = read_sheet(sheet_named(sheets, "survey"), language, tag);
  out.choices = read_sheet(sheet_named(sheets, "choices"), language, tag);
  for (const auto& sheet : sheets) {
    if (!is_mark(sheet.name)) out.others.push_back(sheet.name);
  }
  return out;
}

std::string own_language(const XlsSheets& sheets) {
  const auto& own = sheets.survey.language;
  return language_tag(own.empty() ? language_in(sheets.settings) : own);
}

std::vector<std::string> other_languages(const XlsSheets& sheets) {
  auto out = sheets.survey.languages;
  for (const auto& tag : sheets.choices.languages) {
    if (std::find(out.begin(), out.end(), tag) == out.end()) out.push_back(tag);
  }
  return out;
}

}  // namespace muster::conversions
