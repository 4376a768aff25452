// Joins the tables of a file into one and says what was done.
#include <muster/kit/tabular/list.hpp>

#include "csv_reader.hpp"
#include "list_layout.hpp"
#include "list_notes.hpp"
#include "plain_cells.hpp"
#include "recognised_format.hpp"
#include "table_builder.hpp"
#include "xlsx_reader.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/trim.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace muster::tabular {
namespace {

constexpr std::size_t longest_shown = 300;  // bytes of a cell in what is said about the file

/// Everything a file holds, before it is a table.
struct ListFile {
  Format format = Format::csv;
  std::string source;
  std::string dialect;
  std::vector<ListSheet> sheets;
  CellMeter meter{0};
  std::vector<std::string> hidden_sheets;
  std::vector<DoubtfulCell> doubtful;
  std::size_t doubtful_cells = 0;
};

Result<ListFile> csv_file(std::string_view bytes, const std::string& source, HeadingReader& headings) {
  ListFile file;
  file.source = source;
  MUSTER_TRY(decoded, decode(bytes, source, Damage::marked));
  MUSTER_CHECK(not_markup(decoded.text, source));
  ListSize size{0, CellMeter(bytes.size())};
  if (!size.meter.take(decoded.owned.size())) return error_at(source, 0, size.meter.refusal());
  ListRows rows(source, "", size);
  MUSTER_TRY(dialect, read_csv_rows(decoded, source, [&](const Row& row) { return headings.weight(row); }, rows));
  file.dialect = std::move(dialect);
  file.doubtful = std::move(rows.doubtful);
  file.doubtful_cells = rows.doubtful_cells;
  MUSTER_TRY(sheet, std::move(rows).finish());
  file.sheets.push_back(std::move(sheet));
  size.meter.give_back(decoded.owned.size());
  file.meter = size.meter;
  return file;
}

Result<ListFile> xlsx_file(std::string_view bytes, const std::string& source) {
  ListFile file;
  file.format = Format::xlsx;
  file.source = source;
  MUSTER_TRY(package, XlsxPackage::open(bytes, source));
  ListSize size{0, CellMeter(package.unpacked_size())};
  MUSTER_TRY(book, read_workbook(package, source, size.meter));
  file.hidden_sheets = book.hidden_sheets;
  for (const auto& part : book.sheets) {
    ListRows rows(source, part.name, size);
    MUSTER_TRY(merged, read_sheet_rows(package, book, part, source, rows));
    MUSTER_TRY(sheet, std::move(rows).finish());
    sheet.merged = std::move(merged);
    file.sheets.push_back(std::move(sheet));
  }
  for (const auto& text : book.strings) size.meter.give_back(memory_of(text));
  file.meter = size.meter;
  return file;
}

/// What stands in a merged cell goes for all rows below it; returns the columns where that was so, or nothing where
/// the rows would take too much.
std::optional<std::set<std::size_t>> fill_merged(ListSheet& sheet, std::size_t from_line, CellMeter& meter) {
  constexpr std::size_t most_steps = 2'000'000;
  std::set<std::size_t> columns;
  std::size_t steps = 0;
  const auto row_at = [&](std::size_t line) {
    return std::lower_bound(sheet.rows.begin(), sheet.rows.end(), line,
                            [](const ListRow& row, std::size_t wanted) { return row.line < wanted; });
  };
  for (const auto& merged : sheet.merged) {
    if (merged.first_row == merged.last_row || merged.first_row < from_line) continue;
    const auto top = row_at(merged.first_row);
    if (top == sheet.rows.end() || top->line != merged.first_row || merged.first_column >= top->cells.size()) continue;
    const auto value = top->cells[merged.first_column];
    if (is_blank(value)) continue;
    for (auto row = top + 1; row != sheet.rows.end() && row->line <= merged.last_row; ++row) {
      if (++steps > most_steps) return columns;
      if (merged.first_column < row->cells.size() && !is_blank(row->cells[merged.first_column])) continue;
      const auto fresh = merged.first_column + 1 - std::min(row->cells.size(), merged.first_column + 1);
      if (!meter.take(fresh * memory_of(std::string_view()) + memory_of(value))) return std::nullopt;
      if (fresh > 0) row->cells.resize(merged.first_column + 1);
      auto& cell = row->cells[merged.first_column];
      cell = value;
      columns.insert(merged.first_column);
    }
  }
  return columns;
}

class TableJoiner {
 public:
  TableJoiner(ListFile file, HeadingReader& headings) : file_(std::move(file)), headings_(headings) {}

  Result<Table> joined() && {
    lay_out();
    for (const auto& layout : layouts_) {
      if (layout.sections.size() > most_sections)
        return error_at(file_.source, layout.sections.back().heading_line,
                        "there are more than " + grouped(signed_size(most_sections)) +
                            " tables on one sheet. Keep the one with the list.");
    }
    if (layouts_.empty())
      return error_at(file_.source, 0,
                      "there is nothing in it. The first row must be the heading: what each column holds.");
    count_pieces();
    for (std::size_t at = 0; at < layouts_.size(); ++at) {
      if (!layouts_[at].sections.empty()) MUSTER_CHECK(add_sheet(at));
    }
    MUSTER_CHECK(finish_columns());
    table_.dialect = file_.format == Format::csv ? file_.dialect
                     : sheets_read_ == 1         ? "XLSX, sheet \"" + first_sheet_ + "\""
                                                 : "XLSX, " + counted(signed_size(sheets_read_), "sheet", "sheets");
    return std::move(table_);
  }

 private:
  static std::int64_t signed_size(std::size_t size) { return static_cast<std::int64_t>(size); }

  void lay_out() {
    bool any = false;
    for (const auto& sheet : file_.sheets) {
      layouts_.push_back(layout_of(sheet, headings_));
      any = any || !layouts_.back().sections.empty();
    }
    for (std::size_t at = 0; !any && at < file_.sheets.size(); ++at) {
      if (file_.sheets[at].rows.empty()) continue;
      auto layout = layout_by_shape(file_.sheets[at]);
      // A cover has its words below each other.
      if (layout.sections.front().heading.size() < 2 && at + 1 < file_.sheets.size()) continue;
      layouts_[at] = std::move(layout);
      any = true;
    }
    for (std::size_t at = 0; !any && at < file_.sheets.size(); ++at) {
      if (file_.sheets[at].rows.empty()) continue;
      layouts_[at] = layout_by_shape(file_.sheets[at]);
      any = true;
    }
    if (!any) layouts_.clear();
  }

  void count_pieces() {
    std::size_t titled = 0;
    for (std::size_t at = 0; at < layouts_.size(); ++at) {
      auto& sections = layouts_[at].sections;
      layouts_[at].has_titles = sections.size() > 1;
      for (const auto& section : sections) {
        if (headings_.is_repetition(section.title))
          repetitions_.push_back(notes::repetition(section.title, section.last - section.first));
      }
      std::erase_if(sections, [&](const ListSection& section) { return headings_.is_repetition(section.title); });
      if (sections.empty()) {
        if (!file_.sheets[at].rows.empty()) not_lists_.push_back(file_.sheets[at].name);
        continue;
      }
      if (sheets_read_++ == 0) first_sheet_ = file_.sheets[at].name;
      titled = std::max(titled, sections.size());
      with_section_ = with_section_ || std::any_of(sections.begin(), sections.end(),
                                                   [](const ListSection& each) { return !each.lone.empty(); });
    }
    with_sheet_ = sheets_read_ > 1;
    with_section_ = with_section_ || titled > 1;
    if (file_.format == Format::xlsx) notes::add_sheets_left(table_.notes, not_lists_, file_.hidden_sheets);
  }

  Outcome add_sheet(std::size_t at) {
    auto& sheet = file_.sheets[at];
    auto& layout = layouts_[at];
    const auto& first = layout.sections.front();
    notes::SheetFinding finding{
        with_sheet_ ? sheet.name : "", layout.above, first.two_rows, first.heading_line, {}, layout.repeated, {}};
    // The title of one table among several is told with it.
    const auto above = layout.above - (layout.has_titles && !first.title.empty() && layout.above > 0 ? 1 : 0);
    for (std::size_t row = 0; row < above; ++row) {
      auto& words = finding.words_above.emplace_back();
      for (const auto& cell : sheet.rows[row].cells) words.emplace_back(first_bytes(cell, longest_shown));
    }
    const auto merged = fill_merged(sheet, first.heading_line + 1, file_.meter);
    if (!merged) return error_at(file_.source, 0, file_.meter.refusal());
    for (const auto column : *merged) finding.merged.push_back(column_in(first.heading, column));
    notes::add_finding(table_.notes, finding);
    if (with_sheet_ && offset_ > 0) notes::add_numbering(table_.notes, sheet.name, offset_ + 1);
    std::vector<std::pair<std::string, std::size_t>> pieces;
    for (auto& section : layout.sections) {
      const auto before = table_.rows.size();
      MUSTER_CHECK(add_section(sheet, section, layout.repeated));
      pieces.emplace_back(section.title.empty() ? "row " + std::to_string(section.heading_line) : section.title,
                          table_.rows.size() - before);
    }
    if (pieces.size() > 1) notes::add_sections(table_.notes, pieces);
    offset_ += sheet.last_line;
    return Success{};
  }

  /// Where each column of a section stands in the table.
  std::vector<std::size_t> places_of(const ListSection& section, std::size_t width) {
    std::vector<std::size_t> places(width);
    std::vector<bool> placed(width);
    std::set<std::size_t> used;
    const auto heading = [&](std::size_t column) {
      return column < section.heading.size() ? trimmed(section.heading[column]) : std::string();
    };
    // The first column of the table that says the same and stands for none of these yet.
    const auto place_by = [&](const KnownColumns& known, auto&& said) {
      std::map<std::string, std::size_t> looked_at;
      for (std::size_t column = 0; column < width; ++column) {
        const auto wanted = placed[column] ? std::string() : said(heading(column));
        const auto same = wanted.empty() ? known.end() : known.find(wanted);
        if (same == known.end()) continue;
        auto& at = looked_at[wanted];
        while (at < same->second.size() && used.contains(same->second[at])) ++at;
        if (at == same->second.size()) continue;
        places[column] = same->second[at];
        placed[column] = true;
        used.insert(places[column]);
      }
    };
    place_by(by_name_, [](const std::string& text) { return folded_name(text); });
    place_by(by_meaning_, [&](const std::string& text) { return headings_.meaning(text); });
    for (std::size_t column = 0; column < width; ++column) {
      if (placed[column]) continue;
      places[column] = table_.heading.size();
      by_name_[folded_name(heading(column))].push_back(table_.heading.size());
      by_meaning_[headings_.meaning(heading(column))].push_back(table_.heading.size());
      table_.heading.push_back(column < section.heading.size() ? section.heading[column] : std::string());
    }
    return places;
  }

  Outcome add_section(ListSheet& sheet, const ListSection& section, const std::vector<std::size_t>& repeated) {
    auto width = section.heading.size();
    for (auto row = section.first; row < section.last; ++row) {
      const auto& each = sheet.rows[row];
      if (each.cells.size() <= section.heading.size()) continue;
      if (file_.format == Format::csv) return too_wide(each, section);
      width = std::max(width, each.cells.size());
    }
    const auto places = places_of(section, width);
    if (table_.heading.size() > most_columns)
      return error_at(file_.source, section.heading_line,
                      "the tables of the file have more than " + grouped(most_columns) +
                          " columns together. Keep the columns that matter.");
    pieces_.emplace_back(sheet.name, section.title);
    std::vector<std::string> lone;
    for (auto row = section.first; row < section.last; ++row) {
      auto& each = sheet.rows[row];
      if (std::binary_search(repeated.begin(), repeated.end(), each.line)) continue;
      file_.meter.give_back(memory_of(each.cells));
      if (!file_.meter.take(memory_in_table(each.cells, table_.heading.size())))
        return error_at(file_.source, offset_ + each.line, file_.meter.refusal());
      if (std::binary_search(section.lone.begin(), section.lone.end(), row)) {
        lone.push_back(trimmed(each.cells.back()));
        pieces_.emplace_back(sheet.name, lone.back());
        table_.lone.push_back(offset_ + each.line);
      }
      Row cells(table_.heading.size());
      for (std::size_t column = 0; column < each.cells.size(); ++column)
        cells[places[column]] = std::move(each.cells[column]);
      Row().swap(each.cells);
      const auto line = offset_ + each.line;
      table_.rows.push_back(cells);
      table_.line_of.push_back(line);
      if (each.marks.hidden) table_.hidden.push_back(line);
      if (each.marks.struck) table_.struck.push_back(line);
      piece_of_.push_back(pieces_.size() - 1);
    }
    if (!lone.empty()) notes::add_lone(table_.notes, lone);
    return Success{};
  }

  Error too_wide(const ListRow& row, const ListSection& section) {
    return error_at(file_.source, row.line,
                    "there are " + counted(signed_size(row.cells.size()), "cell", "cells") +
                        ", but the heading in row " + std::to_string(section.heading_line) + " has " +
                        grouped(signed_size(section.heading.size())) +
                        ". Give every column a heading, and put a cell that holds the separator into quotation marks.");
  }

  Outcome finish_columns() {
    const auto own = table_.heading.size();
    const auto add_origin = [&](const char* name) {
      table_.origins.push_back(table_.heading.size());
      table_.heading.emplace_back(name);
    };
    if (with_sheet_) add_origin("Sheet");
    if (with_section_) add_origin("Section");
    if (table_.rows.size() > most_rows)
      return error_at(file_.source, 0,
                      "there are more than " + grouped(most_rows) + " rows. Split the file into smaller ones.");
    table_.rows.widen(table_.heading.size());
    std::vector<std::size_t> unnamed(own);
    for (std::size_t at = 0; at < table_.rows.size(); ++at) {
      const auto& [sheet, section] = pieces_[piece_of_[at]];
      const auto more = (with_sheet_ ? memory_of(sheet) : 0) + (with_section_ ? memory_of(section) : 0);
      if (!file_.meter.take(more)) return error_at(file_.source, table_.line_of[at], file_.meter.refusal());
      for (std::size_t column = 0; column < own; ++column) {
        if (is_blank(table_.heading[column]) && !is_blank(std::string(table_.rows[at][column]))) ++unnamed[column];
      }
      if (with_section_) table_.rows.set(at, own + (with_sheet_ ? 1 : 0), section);
      if (with_sheet_) table_.rows.set(at, own, sheet);
    }
    table_.notes.insert(table_.notes.end(), repetitions_.begin(), repetitions_.end());
    notes::add_unnamed_columns(table_.notes, unnamed);
    notes::add_doubtful(table_.notes, file_.doubtful, file_.doubtful_cells);
    return Success{};
  }

  /// Columns of the table by what their headings say.
  using KnownColumns = std::map<std::string, std::vector<std::size_t>>;

  ListFile file_;
  HeadingReader& headings_;
  KnownColumns by_name_;
  KnownColumns by_meaning_;
  std::vector<SheetLayout> layouts_;
  std::vector<std::string> not_lists_;
  std::vector<std::string> repetitions_;
  std::size_t sheets_read_ = 0;
  std::string first_sheet_;
  bool with_sheet_ = false;
  bool with_section_ = false;
  std::size_t offset_ = 0;  // lines of the sheets before
  Table table_;
  std::vector<std::pair<std::string, std::string>> pieces_;  // sheet and title
  std::vector<std::size_t> piece_of_;                        // per row
};

}  // namespace

Result<Table> read_list(std::string_view bytes, const std::string& source, const ListHeadings& headings) {
  MUSTER_TRY(format, recognised_format(bytes, source));
  HeadingReader reader(headings);
  MUSTER_TRY(file, format == Format::xlsx ? xlsx_file(bytes, source) : csv_file(bytes, source, reader));
  auto table = TableJoiner(std::move(file), reader).joined();
  if (table.ok()) keep_plain_text(*table);
  return table;
}

}  // namespace muster::tabular
