// Small reference files are read all alike.

#include "sheet_reading.hpp"

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::people {

Error Diagnostics::error() const {
  return bad_input("Nothing was read from " + source_ + ": it has " +
                       counted(static_cast<std::int64_t>(found_.size()), "error", "errors") + ".",
                   found_);
}

std::optional<std::size_t> find_column(const tabular::Row& heading, const std::vector<std::string_view>& names) {
  for (std::size_t column = 0; column < heading.size(); ++column) {
    const auto folded = folded_name(heading[column]);
    for (const auto name : names) {
      if (folded == name) return column;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> require_column(const tabular::Row& heading, std::string_view name,
                                          Diagnostics& diagnostics) {
  const auto found = find_column(heading, {std::string_view(folded_name(name))});
  if (found) return found;
  auto hint = did_you_mean(name, heading);
  diagnostics.add(0, "there is no column \"" + std::string(name) + "\"; the headings are " + quoted_list(heading),
                  hint.empty() ? std::string() : "the heading must be spelt \"" + std::string(name) + "\"");
  return std::nullopt;
}

std::string quoted_list(const tabular::Row& names) {
  std::string out;
  for (std::size_t at = 0; at < names.size(); ++at) {
    if (at > 0) out += at + 1 == names.size() ? " and " : ", ";
    out += "\"" + trimmed(names[at]) + "\"";
  }
  return out;
}

std::string cell(const tabular::RowView& row, std::optional<std::size_t> column) {
  return column && *column < row.size() ? trimmed(row[*column]) : std::string();
}

std::vector<std::string> split_entries(std::string_view text) {
  std::vector<std::string> out;
  while (true) {
    const auto bar = text.find('|');
    auto entry = trimmed(text.substr(0, bar));
    if (!entry.empty()) out.push_back(std::move(entry));
    if (bar == std::string_view::npos) return out;
    text.remove_prefix(bar + 1);
  }
}

}  // namespace muster::people
