// The rules themselves, one function each.
#include "check/walls.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <regex>
#include <sstream>

#include "check/rooms.hpp"

namespace muster::check {
namespace {

constexpr std::size_t longest_file = 500;

struct Include {
  std::string target;
  bool quoted = false;
  std::size_t line = 0;
};

/// Where a file stands in the house.
struct FileLocation {
  std::string group;  ///< empty outside src and include/muster
  std::string room;
  std::string stem;  ///< the file's name before its first dot
  bool door = false;
  bool source = false;  ///< inside src
  bool grammar = false;
};

FileLocation place_of(const std::string& path) {
  FileLocation place;
  const std::filesystem::path parts(path);
  const auto name = parts.filename().string();
  place.stem = name.substr(0, name.find('.'));
  place.door = path.starts_with("include/muster/");
  place.source = path.starts_with("src/");
  if (!place.door && !place.source) return place;
  const auto inside = path.substr(place.door ? 15 : 4);
  place.group = inside.substr(0, inside.find('/'));
  const auto rest = inside.substr(std::min(inside.size(), place.group.size() + 1));
  if (const auto slash = rest.find('/'); slash != std::string::npos) {
    place.room = rest.substr(0, slash);
    place.grammar = rest.substr(slash).starts_with("/grammar/");
  }
  return place;
}

bool lists(std::string_view names, std::string_view name) {
  return names == "*" || (" " + std::string(names) + " ").find(" " + std::string(name) + " ") != std::string::npos;
}

const Room* room_named(std::string_view group, std::string_view name) {
  const auto* found = std::find_if(rooms.begin(), rooms.end(),
                                   [&](const Room& room) { return room.group == group && room.name == name; });
  return found == rooms.end() ? nullptr : found;
}

/// How many groups lie under one; the number of groups where there is none of that name.
std::ptrdiff_t height_of(std::string_view group) {
  return std::find(groups.begin(), groups.end(), group) - groups.begin();
}

/// "platform/web" out of "platform/web/view.hpp".
std::string_view room_path_of(std::string_view target) {
  const auto first = target.find('/');
  return first == std::string_view::npos ? std::string_view{} : target.substr(0, target.find('/', first + 1));
}

const Room* room_at(std::string_view target) {
  const auto path = room_path_of(target);
  const auto slash = path.find('/');
  return slash == std::string_view::npos ? nullptr : room_named(path.substr(0, slash), path.substr(slash + 1));
}

bool is_plain_lang(std::string_view header) {
  return std::find(plain_lang.begin(), plain_lang.end(), header) != plain_lang.end();
}

/// The domain looks at the machine by the floor of a file; the front puts everything together.
bool floor_allows(const FileLocation& place, std::string_view other) {
  return lists(rules_may_use, other) || std::any_of(floors.begin(), floors.end(), [&](const Floor& floor) {
           return place.stem.ends_with(floor.suffix) && lists(floor.may_use, other);
         });
}

bool may_use(const FileLocation& place, const Room& other) {
  const auto* room = room_named(place.group, place.room);
  if (room == nullptr || &other == room) return room != nullptr;
  const auto above = height_of(place.group) - height_of(other.group);
  if (above == 0)
    return lists(room->may_use, other.name) || (place.group == "domain" && floor_allows(place, other.name));
  if (above < 0) return false;
  return place.group != "domain" || other.group != "platform" || place.room == shared_room ||
         floor_allows(place, other.name);
}

std::vector<Include> includes_of(const std::string& text) {
  static const std::regex shape(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re");
  std::vector<Include> out;
  std::istringstream lines(text);
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    std::smatch match;
    if (std::regex_search(line, match, shape)) out.push_back({match[2], match[1] == "\"", number});
  }
  return out;
}

class Judge {
 public:
  explicit Judge(const Source& source) : source_(source), place_(place_of(source.path)) {}

  std::vector<std::string> verdict() {
    names();
    opening();
    if (place_.source || place_.door) {
      room();
      for (const auto& include : includes_of(source_.text)) {
        doors(include);
        libraries(include);
      }
      sql();
    }
    if (place_.source) size();
    return std::move(found_);
  }

 private:
  void report(std::size_t line, const std::string& message) {
    found_.push_back(source_.path + ":" + std::to_string(line) + ": " + message);
  }

  void names() {
    auto name = std::filesystem::path(source_.path).filename().string();
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    for (const auto* vague : {"util", "manager", "helper"}) {
      if (name.find(vague) != std::string::npos) {
        report(1, "a file is named for its subject, and \"" + std::string(vague) + "\" is none");
      }
    }
  }

  void opening() {
    std::istringstream lines(source_.text);
    std::string line;
    for (int number = 0; number < 3 && std::getline(lines, line); ++number) {
      const auto begin = line.find_first_not_of(" \t");
      if (begin != std::string::npos && (line.compare(begin, 2, "//") == 0 || line.compare(begin, 2, "/*") == 0))
        return;
    }
    report(1, "open the file with a comment of one to three lines saying why it exists");
  }

  void size() {
    const auto lines = static_cast<std::size_t>(std::count(source_.text.begin(), source_.text.end(), '\n'));
    if (lines > longest_file) report(lines, "a file has one subject and at most 500 lines; divide this one");
  }

  void room() {
    if (room_named(place_.group, place_.room) == nullptr) {
      report(1, "\"" + place_.group + "/" + place_.room +
                    "\" is no room; add it to tests/check/rooms.hpp with its reason, or move the file");
    }
  }

  /// Includes of our own headers.
  void doors(const Include& include) {
    if (!include.quoted && include.target.starts_with("muster/")) {
      const auto target = std::string_view(include.target).substr(7);
      const bool made_by_build = target.starts_with(embedded) && place_.source;
      const auto* other = room_at(target);
      if (!made_by_build && (other == nullptr || !may_use(place_, *other))) {
        report(include.line, place_.group + "/" + place_.room + " may not use the door of " +
                                 std::string(room_path_of(target)) + " from this file");
      }
      return;
    }
    const auto* inside = room_at(include.target);
    if (inside != nullptr && inside->name == "lang") {
      const bool plain = is_plain_lang(include.target);
      if (!place_.source || !may_use(place_, *inside) || place_.group == "front" || place_.group == "platform" ||
          (place_.group == "domain" && !lists(rooms_with_a_language, place_.room))) {
        report(include.line, "lang is for the rooms that have a language");
      } else if (!plain && !place_.grammar && place_.room != "lang") {
        report(include.line, "this part of lang brings Spirit along: it is for grammar folders");
      }
      return;
    }
    if (inside != nullptr && inside->name == room_without_door) {
      if (!place_.source || place_.group != inside->group || !may_use(place_, *inside))
        report(include.line, "type is for the rooms of the kit that lay out words");
      return;
    }
    if (!include.quoted) {
      if (inside != nullptr)
        report(include.line,
               "another room is entered by <muster/" + std::string(room_path_of(include.target)) + "/...> alone");
      return;
    }
    if (place_.door) {
      report(include.line, "a door includes only the standard library and doors, by <...>");
      return;
    }
    if (inside != nullptr && (inside->group != place_.group || inside->name != place_.room)) {
      report(include.line,
             "another room is entered by <muster/" + std::string(room_path_of(include.target)) + "/...> alone");
      return;
    }
    const auto folder = std::filesystem::path(source_.path).parent_path();
    const auto target = (folder / include.target).lexically_normal().generic_string();
    if (!target.starts_with("src/" + place_.group + "/" + place_.room + "/")) {
      report(include.line, "#include \"" + include.target + "\" leaves its room");
    }
  }

  /// Includes of others' headers.
  void libraries(const Include& include) {
    const auto& target = include.target;
    const bool own = include.quoted || target.starts_with("muster/");
    if (place_.door && !own && target.find_first_of("/.") != std::string::npos) {
      report(include.line, "<" + target + "> leaks through a door; a door speaks the standard library alone");
    }
    const auto stands = [&](std::string_view room) { return place_.source && place_.room == room; };
    const bool post = stands("mail") && place_.stem.find("delivery") != std::string::npos;
    if (target.starts_with("Poco/Net/") && !post && !stands("outbound"))
      report(include.line, "Poco's network is for the post and for what Muster asks of other servers");
    const bool wire = target == "sys/socket.h" || target == "sys/epoll.h" || target.starts_with("netinet/") ||
                      target.starts_with("openssl/");
    const bool adapter = stands("net") && (place_.stem.ends_with("_socket") || place_.stem.ends_with("_server"));
    if (wire && !adapter) report(include.line, "the network stays behind net's adapter (*_socket, *_server)");
    if (target.starts_with("boost/beast") && !(stands("net") && place_.stem == "request_head")) {
      report(include.line, "Boost.Beast stays in net's request_head.cpp, or every build pays for it");
    }
    if (target.starts_with("boost/spirit") && !stands("lang") && !(place_.source && place_.grammar)) {
      report(include.line, "Spirit stays in lang and in grammar folders, or every build pays for it");
    }
    const bool must_be_plain = place_.source && is_plain_lang(source_.path.substr(4));
    if (must_be_plain && (target.starts_with("boost/") || (include.quoted && !is_plain_lang("kit/lang/" + target)))) {
      report(include.line, "this header is open to files outside grammars and stays free of Spirit");
    }
    if ((target == "sqlite3.h" || target == "libpq-fe.h") && !stands("store")) {
      report(include.line, "the database is spoken to by store alone");
    }
  }

  void sql() {
    if (place_.source &&
        (place_.room == "store" || (place_.stem.ends_with("_sql") && source_.path.ends_with(".cpp")))) {
      return;
    }
    // "Select the round from the list" is a sentence for people; SQL is written small or in capitals.
    static const std::regex shape(
        R"re(^\s*(select\s+([^]*\sfrom\s|[\w.]*\(|\d)|SELECT\s|insert\s+(or\s+\w+\s+)?into\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|update\s+\w+\s+set\s|UPDATE\s+\w+\s+SET\s|delete\s+from\s|DELETE\s+FROM\s|create\s+(unique\s+)?(table|index|view|trigger)\s|CREATE\s|(alter|drop)\s+table\s|(ALTER|DROP)\s+TABLE\s|with\s+(recursive\s+)?\w+\s*(\([^)]*\)\s*)?as\s*\(|begin\s+(immediate|transaction)|pragma\s|PRAGMA\s))re");
    for (const auto& literal : literals_of(source_.text)) {
      if (std::regex_search(literal.text.substr(0, 2000), shape)) {
        report(literal.line, "SQL stands in *_sql.cpp of its slice, or in store");
      }
    }
  }

  const Source& source_;
  FileLocation place_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> breaches(const Source& source) { return Judge(source).verdict(); }

}  // namespace muster::check
