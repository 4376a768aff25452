// One row for each text that somebody looked at.
#include "text_look_sql.hpp"

#include <array>
#include <stdexcept>

namespace muster::feedback::sql {
namespace {

constexpr std::array kinds{"print", "hide", "black out"};

TextLook::Kind kind_from(const std::string& name) {
  for (std::size_t at = 0; at < kinds.size(); ++at) {
    if (name == kinds[at]) return static_cast<TextLook::Kind>(at);
  }
  throw std::logic_error("the store holds an unknown decision about a text");
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
      {round_id, key, std::string(kinds.at(static_cast<std::size_t>(look.kind))), look.printed});
}

}  // namespace muster::feedback::sql
