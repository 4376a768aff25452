// Hidden words, by the key of all their forms.
#include "hidden_word_sql.hpp"

namespace muster::room::sql {

std::vector<HiddenWord> select_hidden_words(store::Session& session, const std::string& room_id) {
  std::vector<HiddenWord> words;
  session.each("select word_key, word from room_hidden_word where room_id = $1 order by word_key", {room_id},
               [&](const store::Row& row) { words.push_back({row.text(0), row.text(1)}); });
  return words;
}

bool insert_hidden_word(store::Session& session, const std::string& room_id, const HiddenWord& word) {
  return session.execute(
             "insert into room_hidden_word (room_id, word_key, word) values ($1, $2, $3) "
             "on conflict (room_id, word_key) do nothing",
             {room_id, word.key, word.word}) == 1;
}

bool delete_hidden_word(store::Session& session, const std::string& room_id, const std::string& key) {
  return session.execute("delete from room_hidden_word where room_id = $1 and word_key = $2", {room_id, key}) == 1;
}

}  // namespace muster::room::sql
