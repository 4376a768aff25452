#pragma once
// Every SQL statement about accounts, links, sessions and tokens.

#include <muster/domain/access/link_service.hpp>
#include <muster/domain/access/token_service.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::access::sql {

void insert_account(store::Session& session, const std::string& id, const std::string& email, Instant now);
[[nodiscard]] std::optional<Account> account_by_email(store::Session& session, const std::string& email);
[[nodiscard]] std::vector<Account> accounts(store::Session& session);
/// By programme, whoever gave them.
[[nodiscard]] std::vector<HeldRole> roles_of(store::Session& session, const std::string& account_id);
void delete_account(store::Session& session, const std::string& account_id);
/// Ends what an account holds: sessions and links.
void end_everything(store::Session& session, const std::string& account_id);

struct Link {
  std::string account_id;
  std::string browser_hash;
  std::string next;
  Instant expires;
};
void insert_link(store::Session& session, const std::string& hash, const Link& link);
[[nodiscard]] std::optional<Link> link(store::Session& session, const std::string& hash);
/// False where it was spent already.
bool delete_link(store::Session& session, const std::string& hash);

struct KeptSession {
  Account account;  ///< with the roles that count in this session
  std::string id;
  Instant began;
  Instant seen;
  std::string directory;
};
void insert_session(store::Session& session, const std::string& hash, const std::string& account_id,
                    const OpenSession& begun, const std::string& directory_session);
[[nodiscard]] std::optional<KeptSession> session_by_hash(store::Session& session, const std::string& hash);
void mark_seen(store::Session& session, const std::string& hash, Instant now);
[[nodiscard]] std::vector<OpenSession> sessions(store::Session& session, const std::string& account_id);
std::int64_t delete_session(store::Session& session, const std::string& account_id, const std::string& id);
std::int64_t delete_other_sessions(store::Session& session, const std::string& account_id, const std::string& id);
void delete_session_by_hash(store::Session& session, const std::string& hash);

void know_browser(store::Session& session, const std::string& hash, const std::string& account_id, Instant now);
[[nodiscard]] bool knows_browser(store::Session& session, const std::string& hash, const std::string& email);

void insert_token(store::Session& session, const std::string& hash, const AccessToken& token,
                  const std::string& programme_id, Instant now);
[[nodiscard]] std::vector<AccessToken> tokens(store::Session& session);
[[nodiscard]] ListPage<AccessToken> listed_tokens(store::Session& session, const std::string& programme_id,
                                                  const ListQuery& query);
std::int64_t delete_token(store::Session& session, const std::string& id);
/// Notes the day (ISO) on which a token was used.
void mark_used_on(store::Session& session, const std::string& id, const std::string& day);
[[nodiscard]] std::optional<AccessToken> token_by_hash(store::Session& session, const std::string& hash);

}  // namespace muster::access::sql
