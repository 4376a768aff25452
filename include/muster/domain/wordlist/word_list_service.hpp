#pragma once
// A programme's word list in the store, each version of it kept with what was changed.

#include <muster/domain/wordlist/word_list.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace muster::wordlist {

struct KeptWordList {
  std::int64_t version = 0;  ///< 0: nobody has written one yet
  std::string words;
  std::string what;  ///< what was changed with it: "Joined ‘recieve’ to ‘receive’"
  Instant at{};
};
/// The newest.
[[nodiscard]] Result<KeptWordList> word_list_of(store::Database& database, const std::string& programme_id);
/// The number of the newest, for whoever keeps what was counted by it; 0 where there is none.
[[nodiscard]] std::int64_t version_of(store::Session& session, const std::string& programme_id);
/// What the newest says.
[[nodiscard]] text::WordRules word_rules_of(store::Session& session, const std::string& programme_id);
/// The newest first, at most `most`.
[[nodiscard]] Result<std::vector<KeptWordList>> word_lists_of(store::Database& database,
                                                              const std::string& programme_id, std::int64_t most);
/// Saves a list that was made of version `seen`. Errors: conflict where it is another by now; those of parse_word_list.
[[nodiscard]] Result<KeptWordList> save_word_list(store::Database& database, const store::AuditContext& audit,
                                                  const std::string& programme_id, std::int64_t seen,
                                                  const std::string& words, const std::string& what);
/// Puts a version back, as a new one.
[[nodiscard]] Result<KeptWordList> restore_word_list(store::Database& database, const store::AuditContext& audit,
                                                     const std::string& programme_id, std::int64_t version);
/// Joins a spelling to another, whatever stands in the list by now.
[[nodiscard]] Result<KeptWordList> join_words(store::Database& database, const store::AuditContext& audit,
                                              const std::string& programme_id, const std::string& word,
                                              const std::string& to);

}  // namespace muster::wordlist
