// A list is saved as a new version; none is ever changed.
#include <muster/domain/wordlist/word_list_service.hpp>

#include "word_list_sql.hpp"

namespace muster::wordlist {
namespace {

KeptWordList newest(store::Session& session, const std::string& programme_id) {
  const auto found = sql::lists(session, programme_id, 1);
  return found.empty() ? KeptWordList{} : found.front();
}

KeptWordList saved(store::Session& session, const store::AuditContext& audit, const std::string& programme_id,
                   const KeptWordList& before, const std::string& words, const std::string& what) {
  const KeptWordList list{before.version + 1, words, what, audit.at};
  sql::insert_list(session, programme_id, list);
  store::write_audit(session, audit, "word list changed", "word list", programme_id);
  return list;
}

}  // namespace

std::int64_t version_of(store::Session& session, const std::string& programme_id) {
  return newest(session, programme_id).version;
}

text::WordRules word_rules_of(store::Session& session, const std::string& programme_id) {
  auto rules = parse_word_list(newest(session, programme_id).words);
  return rules.ok() ? std::move(rules).value() : text::WordRules();  // it was read before it was saved
}

Result<KeptWordList> word_list_of(store::Database& database, const std::string& programme_id) {
  return database.read([&](store::Session& session) -> Result<KeptWordList> { return newest(session, programme_id); });
}

Result<std::vector<KeptWordList>> word_lists_of(store::Database& database, const std::string& programme_id,
                                                std::int64_t most) {
  return database.read([&](store::Session& session) -> Result<std::vector<KeptWordList>> {
    return sql::lists(session, programme_id, most);
  });
}

Result<KeptWordList> save_word_list(store::Database& database, const store::AuditContext& audit,
                                    const std::string& programme_id, std::int64_t seen, const std::string& words,
                                    const std::string& what) {
  MUSTER_CHECK(parse_word_list(words));
  return database.write([&](store::Session& session) -> Result<KeptWordList> {
    const auto before = newest(session, programme_id);
    if (before.version != seen)
      return conflict("Somebody has changed the word list since. Nothing was saved: load the page again.");
    if (before.words == words) return before;
    return saved(session, audit, programme_id, before, words, what);
  });
}

Result<KeptWordList> restore_word_list(store::Database& database, const store::AuditContext& audit,
                                       const std::string& programme_id, std::int64_t version) {
  return database.write([&](store::Session& session) -> Result<KeptWordList> {
    const auto old = version == 0 ? std::optional(KeptWordList{}) : sql::list(session, programme_id, version);
    if (!old) return not_found("There is no such version of the word list.");
    const auto before = newest(session, programme_id);
    if (before.words == old->words) return before;
    return saved(session, audit, programme_id, before, old->words,
                 version == 0 ? std::string("Emptied") : "Put back version " + std::to_string(version));
  });
}

Result<KeptWordList> join_words(store::Database& database, const store::AuditContext& audit,
                                const std::string& programme_id, const std::string& word, const std::string& to) {
  return database.write([&](store::Session& session) -> Result<KeptWordList> {
    const auto before = newest(session, programme_id);
    MUSTER_TRY(words, with_joined(before.words, word, to));
    return saved(session, audit, programme_id, before, words, "Joined ‘" + word + "’ to ‘" + to + "’");
  });
}

}  // namespace muster::wordlist
