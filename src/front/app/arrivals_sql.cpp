// The setting is "round=count" for each round, a line each.
#include "arrivals_sql.hpp"

#include <muster/kit/base/number.hpp>

namespace muster::app::sql {
namespace {

constexpr const char* name = "answers whose order is forgotten";

}  // namespace

std::map<std::string, std::int64_t> arrivals_seen(store::Session& session) {
  std::map<std::string, std::int64_t> seen;
  const auto row = session.first("select value from setting where name = $1", {name});
  const auto text = row ? row->text(0) : std::string();
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto line = text.substr(begin, end - begin);
    const auto equals = line.find('=');
    if (equals != std::string::npos) {
      if (const auto count = parse_integer(line.substr(equals + 1))) seen[line.substr(0, equals)] = *count;
    }
    begin = end + 1;
  }
  return seen;
}

void keep_arrivals_seen(store::Session& session, const std::map<std::string, std::int64_t>& seen) {
  std::string text;
  for (const auto& [round, count] : seen) text += round + "=" + std::to_string(count) + "\n";
  session.execute(
      "insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value",
      {name, text});
}

}  // namespace muster::app::sql
