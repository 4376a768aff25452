// Hides words, and shows them again; the clouds are drawn anew at once.
#include <muster/domain/room/hidden_word_service.hpp>

#include "hidden_word_sql.hpp"
#include "room_change_service.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/wordlist/word_list_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::room {

Result<RoomWords> words_of_room(store::Database& database, const Room& room) {
  std::vector<feedback::Note> notes;
  RoomWords words;
  text::WordRules list;
  MUSTER_CHECK(database.read([&](store::Session& session) -> Outcome {
    notes = feedback::notes(session, room.event_id);
    list = wordlist::word_rules_of(session, events::event_with_id(session, room.event_id).programme_id);
    words.hidden = sql::select_hidden_words(session, room.id);
    return Success{};
  }));
  std::set<std::string> hidden;
  for (const auto& word : words.hidden) hidden.insert(word.key);
  words.shown = cloud_words(notes, hidden, list);
  return words;
}

Outcome hide_word(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                  const HiddenWord& word, bool hidden) {
  constexpr std::size_t longest = 200;
  if (word.key.empty() || word.word.empty() || character_count(word.word) > longest ||
      character_count(word.key) > longest)
    return bad_input("Say which word, in at most " + std::to_string(longest) + " letters.");
  return with_room(database, event_slug, [&](store::Session& session, Room& room) -> Outcome {
    if (hidden && sql::select_hidden_words(session, room.id).size() >= most_hidden_words)
      return conflict("A room hides " + grouped(static_cast<std::int64_t>(most_hidden_words)) + " words at most.");
    const bool changed =
        hidden ? sql::insert_hidden_word(session, room.id, word) : sql::delete_hidden_word(session, room.id, word.key);
    if (!changed) return Success{};
    sql::update_room(session, room);
    store::write_audit(session, audit, hidden ? "word hidden" : "word shown", "room", room.id, {"words"});
    return Success{};
  });
}

}  // namespace muster::room
