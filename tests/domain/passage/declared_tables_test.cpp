// Every table either travels with its programme or says why it stays: one that nobody thought of fails here.
#include <muster/domain/passage/travelling_tables.hpp>
#include <muster/domain/privacy/held_data.hpp>

#include <map>
#include <set>
#include <string>

#include "support/summit_store.hpp"

namespace muster::passage {
namespace {

/// Name of a column -> what it holds, as the database says.
std::map<std::string, std::string> columns_there(test::SummitStore& summit, const std::string& table) {
  std::map<std::string, std::string> columns;
  const auto read = summit.database().read([&](store::Session& session) -> Outcome {
    session.each(test::on_postgres() ? "select column_name::text, data_type::text from information_schema.columns "
                                       "where table_schema = current_schema() and table_name = $1"
                                     : "select name, type from pragma_table_info($1)",
                 {table}, [&](const store::Row& row) { columns[row.text(0)] = row.text(1); });
    return Success{};
  });
  REQUIRE(read.ok());
  return columns;
}

}  // namespace

TEST_CASE("every table travels with its programme or says why it stays, and no column is forgotten") {
  test::SummitStore summit;
  std::set<std::string> there;
  for (const auto& name : summit.tables()) there.insert(name);
  for (const auto& table : staying_tables()) {
    INFO(table.name << " stays, as src/domain/passage/travelling_tables.cpp says");
    CHECK(there.erase(std::string(table.name)) == 1);
    CHECK(table.reason.ends_with("."));
  }
  for (const auto& table : travelling_tables()) {
    INFO(table.name << " travels, as src/domain/passage/travelling_tables.cpp says");
    CHECK(there.erase(std::string(table.name)) == 1);
    auto columns = columns_there(summit, std::string(table.name));
    for (const auto& column : columns_of(table)) {
      INFO(column.name);
      const auto found = columns.find(std::string(column.name));
      REQUIRE(found != columns.end());
      const bool whole = found->second == "integer" || found->second == "bigint" || found->second == "INTEGER";
      const bool bytes = found->second == "blob" || found->second == "bytea" || found->second == "BLOB";
      CHECK(whole == (column.holds == Holds::whole));
      CHECK(bytes == (column.holds == Holds::bytes));
      columns.erase(found);
    }
    for (const auto column : privacy::names_in(table.stays)) CHECK(columns.erase(std::string(column)) == 1);
    for (const auto& [column, type] : columns)
      FAIL_CHECK(column << " neither travels nor stays: say so in src/domain/passage/travelling_tables.cpp");
  }
  for (const auto& name : there)
    FAIL_CHECK(name << " neither travels nor says why it stays: see src/domain/passage/travelling_tables.cpp");
}

TEST_CASE("what a row belongs or leads to stands above it in the list") {
  std::set<std::string_view> above;
  for (const auto& table : travelling_tables()) {
    INFO(table.name);
    auto leads = leads_in(table.leads);
    if (const auto belongs = belonging(table)) leads.push_back(*belongs);
    above.insert(table.name);
    for (const auto& lead : leads) {
      INFO(lead.column << " leads to " << lead.table);
      CHECK(above.contains(lead.table));
    }
  }
}

}  // namespace muster::passage
