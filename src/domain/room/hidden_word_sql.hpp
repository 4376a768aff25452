#pragma once
// Words that somebody hid from the screen's clouds, in the store.

#include <muster/domain/room/hidden_word_service.hpp>

#include <string>
#include <vector>

namespace muster::room::sql {

[[nodiscard]] std::vector<HiddenWord> select_hidden_words(store::Session& session, const std::string& room_id);
/// False where it is hidden already, or shown already.
bool insert_hidden_word(store::Session& session, const std::string& room_id, const HiddenWord& word);
bool delete_hidden_word(store::Session& session, const std::string& room_id, const std::string& key);

}  // namespace muster::room::sql
