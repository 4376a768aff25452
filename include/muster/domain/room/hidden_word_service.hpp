#pragma once
// Words that an organiser hides from a room's clouds, and shows again.

#include <muster/domain/room/room.hpp>
#include <muster/domain/room/word_cloud.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::room {

struct HiddenWord {
  std::string key;
  std::string word;
};

struct RoomWords {
  CloudWords shown;
  std::vector<HiddenWord> hidden;
};
/// As the notes stand now, drawn already or not.
[[nodiscard]] Result<RoomWords> words_of_room(store::Database& database, const Room& room);

inline constexpr std::size_t most_hidden_words = 500;
/// Hides all forms of a word, or shows them again. Errors: an empty or long word, (conflict) most_hidden_words.
[[nodiscard]] Outcome hide_word(store::Database& database, const store::AuditContext& audit,
                                const std::string& event_slug, const HiddenWord& word, bool hidden);

}  // namespace muster::room
