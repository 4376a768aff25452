// Access tokens: made, listed, taken away, looked up.
#include "access_sql.hpp"

#include "programme_choice.hpp"
#include "team_sql.hpp"

#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::access {

namespace {

Result<std::string> token_name(const std::string& typed) {
  auto shown = trimmed(typed);
  if (shown.empty() || !is_valid_text(shown)) return bad_input("Say what the token is for, in a few words.").at("name");
  if (character_count(shown) > longest_token_name)
    return bad_input("Say what the token is for in at most " + std::to_string(longest_token_name) + " characters.")
        .at("name");
  return shown;
}

NewToken made(store::Session& session, const store::AuditContext& audit, AccessToken token) {
  NewToken made{std::move(token), "muster_" + new_id()};
  made.token.id = new_id();
  sql::insert_token(session, fingerprint(made.secret), made.token, made.token.programme_id, audit.at);
  store::write_audit(session, audit, "access token added", "access token", made.token.id,
                     {std::string(role_name(made.token.role))});
  return made;
}

}  // namespace

Result<NewToken> add_token(store::Database& database, const store::AuditContext& audit, const std::string& name,
                           Role role, const std::string& programme, std::chrono::days lasts) {
  MUSTER_TRY(shown, token_name(name));
  if (lasts < std::chrono::days(1) || lasts > longest_token)
    return bad_input("A token lasts from 1 to " + std::to_string(longest_token.count()) + " days.");
  return database.write([&](store::Session& session) -> Result<NewToken> {
    MUSTER_TRY(chosen, find_or_add_programmes(session, programme));
    if (chosen.size() > 1) return bad_input("Say for which programme the token is, with --programme NAME.");
    const auto& only = chosen.front();
    return made(session, audit, {"", shown, only.name, role, audit.at + lasts, "", only.id});
  });
}

Result<NewToken> add_token_to(store::Database& database, const store::AuditContext& audit,
                              const std::string& programme_id, const std::string& name, Role role, Date last_day) {
  MUSTER_TRY(shown, token_name(name));
  const auto today = std::chrono::sys_days(day_in_london(audit.at));
  const auto last = std::chrono::sys_days(last_day);
  if (last < today) return bad_input("Choose a day that is not over yet.").at("date");
  if (last - today > longest_token)
    return bad_input("Choose a day within " + std::to_string(longest_token.count()) + " days.").at("date");
  MUSTER_TRY(ends, parse_local_field(iso_date(Date(last + std::chrono::days(1))) + "T00:00"));
  return database.write([&](store::Session& session) -> Result<NewToken> {
    const auto programme = programme_with_id(session, programme_id);
    if (!programme) return not_found("There is no programme at this address.");
    return made(session, audit, {"", shown, programme->name, role, ends, "", programme_id});
  });
}

Result<std::vector<AccessToken>> tokens(store::Database& database) {
  return database.read(
      [](store::Session& session) -> Result<std::vector<AccessToken>> { return sql::tokens(session); });
}

Result<std::vector<AccessToken>> tokens_of(store::Database& database, const std::string& programme_id) {
  MUSTER_TRY(all, tokens(database));
  std::erase_if(all, [&](const AccessToken& token) { return token.programme_id != programme_id; });
  return all;
}

Result<ListPage<AccessToken>> listed_tokens(store::Database& database, const std::string& programme_id,
                                            const ListQuery& query) {
  return database.read([&](store::Session& session) -> Result<ListPage<AccessToken>> {
    return sql::listed_tokens(session, programme_id, query);
  });
}

Outcome remove_token_of(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                        const std::string& id) {
  MUSTER_TRY(all, tokens_of(database, programme_id));
  if (std::ranges::find(all, id, &AccessToken::id) == all.end())
    return not_found("There is no such token: it may have ended already.");
  return remove_token(database, audit, id);
}

Outcome remove_token(store::Database& database, const store::AuditContext& audit, const std::string& id) {
  return database.write([&](store::Session& session) -> Outcome {
    if (sql::delete_token(session, id) == 0)
      return not_found("There is no token " + id + ". `muster token list` shows all.");
    store::write_audit(session, audit, "access token removed", "access token", id);
    return Success{};
  });
}

Result<std::optional<SignedIn>> use_token(store::Database& database, Instant now, const std::string& secret) {
  MUSTER_TRY(token, database.read([&](store::Session& session) -> Result<std::optional<AccessToken>> {
    return sql::token_by_hash(session, fingerprint(secret));
  }));
  if (!token || now >= token->ends) return std::optional<SignedIn>{};
  if (const auto today = iso_date(day_in_london(now)); token->used_on != today) {
    // A disk that is full must not turn a program away that only reads.
    [[maybe_unused]] const auto ignored = database.write([&](store::Session& session) -> Outcome {
      sql::mark_used_on(session, token->id, today);
      return Success{};
    });
  }
  return std::optional(
      SignedIn{{"token " + token->id, token->name, {{token->programme_id, token->programme, token->role}}}, ""});
}

}  // namespace muster::access
