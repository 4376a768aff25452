// Finds the tables in SQL by its words: insert into, update, delete from, from, join.
#include "check/table_walls.hpp"

#include <algorithm>
#include <optional>
#include <regex>

#include "check/tables.hpp"

namespace muster::check {
namespace {

const Table* table_named(std::string_view name) {
  const auto* found = std::find_if(tables.begin(), tables.end(), [&](const Table& one) { return one.name == name; });
  return found == tables.end() ? nullptr : found;
}

bool lists(std::string_view names, std::string_view name) {
  return (" " + std::string(names) + " ").find(" " + std::string(name) + " ") != std::string::npos;
}

template <class F>
void each_match(const std::string& text, const std::regex& shape, F&& found) {
  for (std::sregex_iterator at(text.begin(), text.end(), shape), end; at != end; ++at) found(*at);
}

std::string room_of(const std::string& path) {
  const auto group = path.find('/') + 1;
  const auto room = path.find('/', group) + 1;
  return path.substr(room, path.find('/', room) - room);
}

std::size_t line_at(std::string_view text, std::size_t at) {
  return 1 + static_cast<std::size_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(at, text.size())), '\n'));
}

/// What a room may not do to a table; nothing where it may.
std::optional<std::string> breach_of(const std::string& room, const TableUse& use) {
  const auto* table = table_named(use.table);
  if (table == nullptr) {
    if (!use.writes || room == "store") return std::nullopt;
    return "the table " + use.table + " has no owner; add it to tests/check/tables.hpp";
  }
  const std::string owner(table->owner);
  if (owner == room) return std::nullopt;
  if (use.writes) return "the table " + use.table + " is written by " + owner + " alone; ask it by a function";
  if (lists(table->may_join, room)) return std::nullopt;
  return "the table " + use.table + " is " + owner + "'s: ask it by a function, or argue the join in tables.hpp";
}

/// The longest table's name that a trigger's name begins with.
const Table* table_kept_by(const std::string& trigger) {
  const Table* best = nullptr;
  for (const auto& table : tables) {
    if (!trigger.starts_with(std::string(table.name) + "_")) continue;
    if (best == nullptr || best->name.size() < table.name.size()) best = &table;
  }
  return best;
}

std::string without_comments(std::string text) {
  static const std::regex comment("--[^\n]*");
  return std::regex_replace(text, comment, "");
}

/// What stands between two marks behind `at`, before the next "create"; empty where they are not there.
std::string between(const std::string& text, std::size_t at, std::string_view open, std::string_view close) {
  const auto next = text.find("create ", at + 1);
  const auto begin = text.find(open, at);
  if (begin == std::string::npos || begin > next) return {};
  const auto end = text.find(close, begin + open.size());
  return end == std::string::npos ? std::string() : text.substr(begin + open.size(), end - begin - open.size());
}

}  // namespace

std::vector<TableUse> uses_of(std::string_view sql) {
  static const std::regex write(
      R"re(\b(?:insert\s+(?:or\s+\w+\s+)?into\s+(\w+)|delete\s+from\s+(\w+)|update\s+(\w+)(?:\s+(?:as\s+)?\w+)?\s+set\b))re",
      std::regex::icase);
  static const std::regex read(
      R"re((?:(\bdelete\s+)?\bfrom|\bjoin)\s+(\w+)((?:\s+(?:as\s+)?\w+)?(?:\s*,\s*\w+(?:\s+\w+)?)*))re",
      std::regex::icase);
  static const std::regex beside(R"re(,\s*(\w+))re");
  static const std::regex list(
      R"re(^\s*(\w+)\s\w{1,2}(?:\s+(?:left|cross|join)\b|\s*$))re");  // what a ListStatement begins with
  const std::string text(sql);
  std::vector<TableUse> uses;
  const auto position = [](const auto& match, std::size_t group) {
    return static_cast<std::size_t>(match.position(group));
  };
  each_match(text, write, [&](const std::smatch& match) {
    for (std::size_t group = 1; group <= 3; ++group)
      if (match[group].matched) uses.push_back({match[group], true, position(match, group)});
  });
  each_match(text, read, [&](const std::smatch& match) {
    if (match[1].matched) return;
    uses.push_back({match[2], false, position(match, 2)});
    const auto rest = match[3].str();
    each_match(rest, beside, [&](const std::smatch& other) {
      uses.push_back({other[1], false, position(match, 3) + position(other, 1)});
    });
  });
  if (std::smatch match; std::regex_search(text, match, list) && table_named(match[1].str()) != nullptr)
    uses.push_back({match[1], false, position(match, 1)});
  return uses;
}

std::vector<std::string> table_breaches(const Source& source) {
  std::vector<std::string> found;
  const auto room = room_of(source.path);
  const bool of_sql = room == "store" || source.path.ends_with("_sql.cpp");
  if (!source.path.starts_with("src/") || !of_sql || room == carries_whole_programmes) return found;
  static const std::regex cut_off(R"re(\b(?:from|join|into|update)\s*$)re");
  for (const auto& literal : literals_of(source.text)) {
    const auto report = [&](std::size_t at, const std::string& what) {
      found.push_back(source.path + ":" + std::to_string(literal.line + line_at(literal.text, at) - 1) + ": " + what);
    };
    for (const auto& use : uses_of(literal.text))
      if (const auto breach = breach_of(room, use)) report(use.at, *breach);
    if (room != "store" && room != reads_tables_by_name && std::regex_search(literal.text, cut_off))
      report(0, "say the table in the statement, so that its owner can be seen");
  }
  return found;
}

std::vector<std::string> trigger_breaches(const Source& migration) {
  std::vector<std::string> found;
  const auto text = without_comments(migration.text);
  static const std::regex beginning(R"re(\bcreate\s+(?:or\s+replace\s+)?(function|trigger)\s+(\w+))re",
                                    std::regex::icase);
  each_match(text, beginning, [&](const std::smatch& match) {
    const auto at = static_cast<std::size_t>(match.position(0));
    const bool function = match[1].str().front() == 'f';
    const std::string name = match[2];
    const auto body = between(text, at, function ? "$$" : " begin", function ? "$$" : "end;");
    // In PostgreSQL's words a trigger calls a function, and has no body of its own.
    if (!function && body.empty()) return;
    const auto report = [&](const std::string& what) {
      found.push_back(migration.path + ":" + std::to_string(line_at(text, at)) + ": " + what);
    };
    const auto* kept = table_kept_by(name);
    if (kept == nullptr) {
      report("a trigger is named for the table that it keeps, and \"" + name + "\" for none");
      return;
    }
    for (const auto& use : uses_of(body))
      if (const auto breach = breach_of(std::string(kept->owner), use)) report(name + ": " + *breach);
  });
  return found;
}

void follow(const Source& migration, std::set<std::string>& made) {
  static const std::regex step(
      R"re(\b(?:create\s+(?:table|view)\s+(?:if\s+not\s+exists\s+)?(\w+)|drop\s+(?:table|view)\s+(?:if\s+exists\s+)?(\w+)|alter\s+table\s+(\w+)\s+rename\s+to\s+(\w+)))re",
      std::regex::icase);
  each_match(without_comments(migration.text), step, [&](const std::smatch& match) {
    if (match[1].matched) made.insert(match[1]);
    if (match[2].matched) made.erase(match[2]);
    if (match[3].matched) {
      made.erase(match[3]);
      made.insert(match[4]);
    }
  });
}

}  // namespace muster::check
