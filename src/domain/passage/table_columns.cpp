// What the declarations of tables say, taken apart.
#include <muster/domain/passage/travelling_tables.hpp>
#include <muster/domain/privacy/held_data.hpp>

#include <algorithm>

namespace muster::passage {
namespace {

Lead lead_in(std::string_view words) {
  const auto middle = words.find('>');
  return {words.substr(0, middle), words.substr(middle + 1)};
}

}  // namespace

std::vector<Column> columns_of(const TravellingTable& table) {
  std::vector<Column> columns;
  for (auto word : privacy::names_in(table.columns)) {
    Column column;
    if (word.ends_with('?')) {
      column.may_be_null = true;
      word.remove_suffix(1);
    }
    if (word.ends_with('#')) column.holds = Holds::whole;
    if (word.ends_with('%')) column.holds = Holds::bytes;
    if (column.holds != Holds::text) word.remove_suffix(1);
    column.name = word;
    columns.push_back(column);
  }
  return columns;
}

std::optional<Lead> belonging(const TravellingTable& table) {
  if (table.belongs.empty()) return std::nullopt;
  return lead_in(table.belongs);
}

std::vector<Lead> leads_in(std::string_view list) {
  std::vector<Lead> leads;
  for (const auto words : privacy::names_in(list)) leads.push_back(lead_in(words));
  return leads;
}

const TravellingTable* travelling(std::string_view name) {
  const auto& tables = travelling_tables();
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const auto& table) { return table.name == name; });
  return found == tables.end() ? nullptr : &*found;
}

}  // namespace muster::passage
