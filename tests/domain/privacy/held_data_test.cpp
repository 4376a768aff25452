// The list of held data against the schema: a table or a column that nobody looked at fails here.
#include <muster/domain/privacy/held_data.hpp>
#include <muster/domain/privacy/retention_service.hpp>

#include <map>
#include <set>

#include "support/summit_store.hpp"

namespace muster::privacy {
namespace {

std::map<std::string, std::set<std::string>> schema_of(test::SummitStore& summit) {
  std::map<std::string, std::set<std::string>> schema;
  const auto tables = summit.tables();
  const auto read = summit.database().read([&](store::Session& session) -> Outcome {
    for (const auto& table : tables) {
      for (const auto& column :
           session.query(test::on_postgres() ? "select column_name::text from information_schema.columns where "
                                               "table_schema = current_schema() and table_name = $1"
                                             : "select name from pragma_table_info($1)",
                         {table})) {
        schema[table].insert(column.text(0));
      }
    }
    return Success{};
  });
  REQUIRE(read.ok());
  return schema;
}

std::set<std::string> kind_names(store::Database& database) {
  const auto state = retention_state(database, test::noon());
  REQUIRE(state.ok());
  std::set<std::string> names;
  for (const auto& kind : state->kinds) names.insert(kind.name);
  return names;
}

}  // namespace

TEST_CASE("every table and every column of the database was looked at, once") {
  test::SummitStore store;
  auto schema = schema_of(store);
  CHECK(schema.size() > 20);
  for (const auto& table : held_tables()) {
    INFO(table.name << " stands in src/domain/privacy/held_data.cpp");
    auto& columns = schema[std::string(table.name)];
    CHECK_FALSE(columns.empty());
    for (const auto list : {table.facts, table.links, table.words, table.plain}) {
      for (const auto column : names_in(list)) {
        INFO(column << " is no column of it, or stands there twice");
        CHECK(columns.erase(std::string(column)) == 1);
      }
    }
    for (const auto& column : columns) {
      FAIL_CHECK(table.name << "." << column
                            << " does not stand in src/domain/privacy/held_data.cpp: say what it holds of people");
    }
    schema.erase(std::string(table.name));
  }
  for (const auto& [name, columns] : schema) {
    FAIL_CHECK(
        name << " does not stand in src/domain/privacy/held_data.cpp: say what it holds of people, and for how long");
  }
}

TEST_CASE("what is looked through for names is text in both databases, and no bytes of a file") {
  test::SummitStore store;
  const auto read = store.database().read([&](store::Session& session) -> Outcome {
    for (const auto& table : held_tables()) {
      if (!is_looked_through(table.name)) continue;
      for (const auto column : names_in(table.words)) {
        const auto types = session.query(
            test::on_postgres() ? "select data_type::text from information_schema.columns where table_schema = "
                                  "current_schema() and table_name = $1 and column_name = $2"
                                : "select lower(type) from pragma_table_info($1) where name = $2",
            {std::string(table.name), std::string(column)});
        INFO(table.name << "." << column);
        REQUIRE(types.size() == 1);
        CHECK(types.front().text(0) != "blob");
        CHECK(types.front().text(0) != "bytea");
      }
    }
    return Success{};
  });
  REQUIRE(read.ok());
}

TEST_CASE("every table has a period that the nightly job keeps, or a reason for none") {
  test::SummitStore store;
  const auto kinds = kind_names(store.database());
  std::set<std::string> used;
  for (const auto& table : held_tables()) {
    INFO(table.name);
    CHECK(table.kinds.empty() != table.reason.empty());
    for (const auto kind : names_in(table.kinds)) {
      INFO(kind << " is no kind of retention");
      CHECK(kinds.contains(std::string(kind)));
      used.insert(std::string(kind));
    }
  }
  CHECK(used == kinds);
}

}  // namespace muster::privacy
