// Rows out and in; the .qdc beside it is in codebook_xml.cpp.
#include <muster/domain/themes/codebook_file.hpp>

#include "codebook_xml.hpp"

#include <muster/domain/themes/rule.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/tabular/table.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace muster::themes {
namespace {

const tabular::Row heading{"Key", "Code", "Theme", "Tone", "Words"};

std::vector<tabular::Row> rows_of(const Codebook& book) {
  std::vector<tabular::Row> rows;
  for (const auto* theme : book.standing())
    rows.push_back(
        {std::to_string(theme->number), theme->code, theme->name, std::string(tone_name(theme->tone)), theme->words});
  return rows;
}

/// The column that says `meaning`, by any of its names.
std::optional<std::size_t> column_of(const tabular::Row& cells, const std::vector<std::string>& names) {
  for (const auto& name : names) {
    for (std::size_t at = 0; at < cells.size(); ++at) {
      if (folded_name(cells[at]) == folded_name(name)) return at;
    }
  }
  return std::nullopt;
}

Diagnostic in_row(const std::string& source, std::size_t line, const std::string& message) {
  auto words = message;
  if (words.ends_with('.')) words.pop_back();
  return {source, line, 0, 1, words, {}};
}

Result<CodebookFile> read_rows(std::string_view bytes, const std::string& source) {
  MUSTER_TRY(table, tabular::read_table(bytes, source));
  auto name = column_of(table.heading, {"Theme", "Name", "Tag"});
  auto code = column_of(table.heading, {"Code"});
  if (!name && code) std::swap(name, code);
  if (!name) {
    const std::vector<std::string> names(table.heading.begin(), table.heading.end());
    return bad_input(
        "The file has no column “Theme”. Its columns: Key, Code, Theme, Tone, Words; only Theme is needed.",
        {{source, 1, 0, 1, "no column “Theme”", did_you_mean("Theme", names)}});
  }
  const auto tone = column_of(table.heading, {"Tone"});
  const auto words = column_of(table.heading, {"Words", "Rule"});
  CodebookFile out;
  std::vector<Diagnostic> errors;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto cell = [&](const std::optional<std::size_t>& column) {
      return column ? trimmed(table.rows.cell(row, *column)) : std::string();
    };
    ThemeText theme{cell(name), Tone::none, cell(words), cell(code)};
    const auto read = parse_tone(lower_case(cell(tone)));
    if (read.ok())
      theme.tone = *read;
    else
      errors.push_back(in_row(source, table.line_of[row],
                              "“" + cell(tone) + "” is no tone; it is praise, worry or suggestion, or left empty"));
    out.themes.push_back(std::move(theme));
    out.lines.push_back(table.line_of[row]);
  }
  const std::set<std::size_t> known{*name, code.value_or(*name), tone.value_or(*name), words.value_or(*name)};
  for (std::size_t at = 0; at < table.heading.size(); ++at) {
    if (!known.contains(at) && folded_name(table.heading[at]) != "key")
      out.notes.push_back("The column “" + table.heading[at] + "” is not taken over.");
  }
  if (!errors.empty()) return bad_input("The codebook cannot be taken in; nothing was changed.", std::move(errors));
  return out;
}

}  // namespace

Result<std::string> written_codebook(const Codebook& book, const std::string& programme, std::string_view format) {
  if (format == "csv") return tabular::to_csv(heading, rows_of(book));
  if (format == "xlsx") return tabular::to_xlsx("Themes of " + programme, heading, rows_of(book));
  if (format == "qdc") return codebook_xml(book);
  return Error{ErrorKind::wrong_usage, "A codebook is written as csv, xlsx or qdc.", {}, {}};
}

std::string_view codebook_media_type(std::string_view format) {
  if (format == "csv") return "text/csv; charset=utf-8";
  if (format == "xlsx") return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return "application/xml";
}

Result<CodebookFile> read_codebook(std::string_view bytes, const std::string& source) {
  const auto first = bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (first != std::string_view::npos && bytes[first] == '<') return read_codebook_xml(bytes, source);
  return read_rows(bytes, source);
}

namespace {
/// Without the folders that it lay in.
std::string file_name_of(const std::string& source) {
  const auto slash = source.find_last_of("/\\");
  return slash == std::string::npos ? source : source.substr(slash + 1);
}
}  // namespace

Result<BookChange> imported(const Codebook& book, const CodebookFile& file, const std::string& source) {
  if (file.themes.empty()) return bad_input("There is no theme in the file; nothing was changed.").at("file");
  auto after = book;
  BookChange change;
  std::set<std::int64_t> touched;
  std::set<std::int64_t> met;
  std::vector<Diagnostic> errors;
  for (std::size_t at = 0; at < file.themes.size(); ++at) {
    auto wanted = file.themes[at];
    const auto line = at < file.lines.size() ? file.lines[at] : 0;
    const Theme* stands = wanted.code.empty() ? nullptr : after.theme(wanted.code);
    if (stands == nullptr) {
      for (const auto* theme : after.standing()) {
        if (folded_name(theme->name) == folded_name(wanted.name)) stands = theme;
      }
    }
    if (stands != nullptr && !met.insert(stands->number).second) {
      const bool same_name = folded_name(stands->name) == folded_name(wanted.name);
      errors.push_back(
          in_row(source, line,
                 "“" + wanted.name + "” " +
                     (same_name ? "stands twice in the file"
                                : "has the code of “" + stands->name + "”, which stands in the file too")));
      continue;
    }
    // A theme that was joined to another stands by itself no more: its row says nothing of the other.
    if (stands != nullptr && stands->merged_into != 0) {
      errors.push_back(
          in_row(source, line, "“" + stands->name + "” was joined to another theme; take that back first"));
      continue;
    }
    if (stands != nullptr && wanted.words.empty()) wanted.words = stands->words;
    if (stands != nullptr && wanted.tone == Tone::none) wanted.tone = stands->tone;
    const auto made = stands != nullptr ? changed(after, stands->number, wanted) : added(after, wanted);
    if (!made.ok()) {
      errors.push_back(in_row(source, line, made.error().message));
      continue;
    }
    const auto& theme = made->after.front();
    met.insert(theme.number);
    if (stands != nullptr) {
      if (*stands == theme) continue;
      *std::find_if(after.themes.begin(), after.themes.end(),
                    [&](const Theme& each) { return each.number == theme.number; }) = theme;
    } else {
      after.themes.push_back(theme);
      change.fresh.push_back(theme.number);
    }
    touched.insert(theme.number);
  }
  if (!errors.empty())
    return bad_input("The codebook cannot be taken in; nothing was changed.", std::move(errors)).at("file");
  for (const auto number : touched) change.after.push_back(*after.theme(number));
  const auto fresh = static_cast<std::int64_t>(change.fresh.size());
  const auto rest = static_cast<std::int64_t>(touched.size()) - fresh;
  std::vector<std::string> parts;
  if (fresh > 0) parts.push_back(counted(fresh, "theme added", "themes added"));
  if (rest > 0) parts.push_back(counted(rest, "theme changed", "themes changed"));
  change.what = "Took in " + (source.empty() ? std::string("a file") : "‘" + file_name_of(source) + "’") + ": " +
                (parts.empty() ? "nothing changed" : listed(parts));
  return change;
}

}  // namespace muster::themes
