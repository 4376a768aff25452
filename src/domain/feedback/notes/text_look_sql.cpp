// One row for each text that somebody looked at.
#include "text_look_sql.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace muster::feedback::sql {
namespace {

constexpr std::array<std::pair<std::string_view, TextLook::Kind>, 3> kinds{
    {{"print", TextLook::Kind::print}, {"hide", TextLook::Kind::hide}, {"black out", TextLook::Kind::black_out}}};

TextLook::Kind kind_from(const std::string& name) {
  for (const auto& [word, kind] : kinds) {
    if (name == word) return kind;
  }
  throw std::logic_error("the store holds an unknown decision about a text");
}

std::string name_of(TextLook::Kind kind) {
  const auto* const at =
      std::find_if(kinds.begin(), kinds.end(), [&](const auto& entry) { return entry.second == kind; });
  return std::string(at->first);
}

}  // namespace

TextLooks text_looks(store::Session& session, const std::string& round_id) {
  TextLooks found;
  session.each(
      "select text_key, decision, printed from text_look where round_id = $1", {round_id},
      [&](const store::Row& row) { found.emplace(row.text(0), TextLook{kind_from(row.text(1)), row.text(2)}); });
  return found;
}

void keep_text_look(store::Session& session, const std::string& round_id, const std::string& key,
                    const TextLook& look) {
  session.execute(
      "insert into text_look (round_id, text_key, decision, printed) values ($1, $2, $3, $4) "
      "on conflict (round_id, text_key) do update set decision = $3, printed = $4",
      {round_id, key, name_of(look.kind), look.printed});
}

void forget_text_look(store::Session& session, const std::string& round_id, const std::string& key) {
  session.execute("delete from text_look where round_id = $1 and text_key = $2", {round_id, key});
}

}  // namespace muster::feedback::sql
