// Reads columns of words.
#include "naming_sql.hpp"

namespace muster::privacy::sql {

std::vector<std::string> texts_of(store::Session& session, std::string_view table, std::string_view column) {
  std::vector<std::string> texts;
  const auto statement = "select " + std::string(column) + " from " + std::string(table);
  session.each(statement, {}, [&](const store::Row& row) { texts.push_back(row.text_or_empty(0)); });
  return texts;
}

}  // namespace muster::privacy::sql
