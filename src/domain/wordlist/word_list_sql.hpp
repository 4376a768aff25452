#pragma once
// Versions of word lists in the store.

#include <muster/domain/wordlist/word_list_service.hpp>

#include <optional>

namespace muster::wordlist::sql {

[[nodiscard]] std::vector<KeptWordList> lists(store::Session& session, const std::string& programme_id,
                                              std::int64_t most);
[[nodiscard]] std::optional<KeptWordList> list(store::Session& session, const std::string& programme_id,
                                               std::int64_t version);
void insert_list(store::Session& session, const std::string& programme_id, const KeptWordList& list);

}  // namespace muster::wordlist::sql
