// Writes and reads waiting tables.
#include "table_bytes.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/tabular/sheet_stream.hpp>

#include <algorithm>
#include <stdexcept>

namespace muster::intake {

namespace {

/// Holds the place of an empty heading at the end, which reading would cut off: a space of no width.
constexpr const char* no_heading = "\xE2\x80\x8B";
/// Begins a line that names a column which reading added; no sentence begins with it.
constexpr std::string_view origin_line = "\t";

bool stands_in(const std::vector<std::size_t>& lines, std::size_t line) {
  return std::binary_search(lines.begin(), lines.end(), line);
}

/// The number of a row with a letter for each mark: "41h".
std::size_t read_line(std::string_view cell, tabular::Table& table) {
  const auto digits = std::min(cell.find_first_of("hso"), cell.size());
  const auto line = parse_integer(cell.substr(0, digits));
  if (!line) throw std::logic_error("the store holds a waiting list whose rows have no numbers");
  const auto number = static_cast<std::size_t>(*line);
  if (cell.find('h', digits) != std::string_view::npos) table.hidden.push_back(number);
  if (cell.find('s', digits) != std::string_view::npos) table.struck.push_back(number);
  if (cell.find('o', digits) != std::string_view::npos) table.lone.push_back(number);
  return number;
}

}  // namespace

std::string to_bytes(const tabular::Table& table) {
  auto about = table.dialect;
  for (const auto column : table.origins) about += "\n" + std::string(origin_line) + std::to_string(column);
  for (const auto& note : table.notes) about += "\n" + note;
  tabular::Row heading{std::move(about)};
  heading.insert(heading.end(), table.heading.begin(), table.heading.end());
  if (trimmed(heading.back()).empty()) heading.back() = no_heading;
  const auto give = [&table](const tabular::RowTaker& take) -> Outcome {
    for (std::size_t at = 0; at < table.rows.size(); ++at) {
      const auto line = table.line_of[at];
      tabular::Row row{std::to_string(line)};
      if (stands_in(table.hidden, line)) row.front() += 'h';
      if (stands_in(table.struck, line)) row.front() += 's';
      if (stands_in(table.lone, line)) row.front() += 'o';
      row.insert(row.end(), table.rows[at].begin(), table.rows[at].end());
      MUSTER_CHECK(take(row));
    }
    return Success{};
  };
  return tabular::to_csv(tabular::StreamedSheet{"", std::move(heading), "", give}).value();
}

tabular::Table table_of(const std::string& bytes, const std::string& fingerprint, const std::string& file_name) {
  auto read = tabular::read_table(bytes, file_name, tabular::WideRows::kept);
  if (!read.ok() || read->heading.empty()) throw std::logic_error("the store holds a waiting list that is no table");
  if (fingerprint.empty()) return std::move(read).value();
  tabular::Table table;
  std::string_view about = read->heading.front();
  table.dialect = about.substr(0, about.find('\n'));
  for (auto end = about.find('\n'); end != std::string_view::npos; end = about.find('\n')) {
    about.remove_prefix(end + 1);
    const auto line = about.substr(0, about.find('\n'));
    if (line.starts_with(origin_line))
      table.origins.push_back(static_cast<std::size_t>(parse_integer(line.substr(origin_line.size())).value_or(0)));
    else
      table.notes.emplace_back(line);
  }
  table.heading.assign(read->heading.begin() + 1, read->heading.end());
  if (!table.heading.empty() && table.heading.back() == no_heading) table.heading.back().clear();
  table.rows = std::move(read->rows);
  table.line_of.reserve(table.rows.size());
  for (const auto row : table.rows) table.line_of.push_back(read_line(row.front(), table));
  table.rows.drop_first_column();
  return table;
}

}  // namespace muster::intake
