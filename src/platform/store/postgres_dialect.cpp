// The migrations in PostgreSQL's words, so that both databases share one line of history.
#include "migrations.hpp"

#include <cctype>

namespace muster::store {
namespace {

bool in_word(char letter) { return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_'; }

std::string translated(std::string_view word) {
  if (word == "integer") return "bigint";
  if (word == "blob") return "bytea";
  // Orders must not depend on the language the server was set up in.
  if (word == "text") return "text collate \"C\"";
  return std::string(word);
}

/// The end of what begins at `at` and is not SQL's to read: a comment or something in quotes; `at` where it is neither.
std::size_t end_of_quoted(std::string_view sql, std::size_t at) {
  if (sql.substr(at, 2) == "--") return std::min(sql.find('\n', at), sql.size());
  if (sql[at] != '\'' && sql[at] != '"') return at;
  const auto end = sql.find(sql[at], at + 1);
  return end == std::string_view::npos ? sql.size() : end + 1;
}

}  // namespace

std::string in_postgres(std::string_view sql) {
  constexpr std::string_view no_rowid = "without rowid";
  std::string out;
  for (std::size_t at = 0; at < sql.size();) {
    auto end = end_of_quoted(sql, at);
    if (end > at) {
      out += sql.substr(at, end - at);
    } else if (sql.substr(at, no_rowid.size()) == no_rowid) {
      end = at + no_rowid.size();
    } else if (in_word(sql[at])) {
      while (end < sql.size() && in_word(sql[end])) ++end;
      out += translated(sql.substr(at, end - at));
    } else {
      out += sql[end++];
    }
    at = end;
  }
  return out;
}

}  // namespace muster::store
