// Access tokens: made, listed, taken away, looked up.
#include "access_sql.hpp"

#include "programme_choice.hpp"

#include <muster/base/id.hpp>
#include <muster/base/utf8.hpp>

namespace muster::access {

Result<NewToken> add_token(store::Database& database, const store::Doing& doing, const std::string& name, Role role,
                           const std::string& programme, std::chrono::days lasts) {
  const auto shown = trimmed(name);
  if (shown.empty() || !is_valid_text(shown)) return bad_input("Say what the token is for, in a few words.");
  if (lasts < std::chrono::days(1) || lasts > longest_token)
    return bad_input("A token lasts from 1 to " + std::to_string(longest_token.count()) + " days.");
  NewToken made{{new_id(), shown, {}, role, doing.at + lasts}, "muster_" + new_id()};
  return database.write([&](store::Session& session) -> Result<NewToken> {
    MUSTER_TRY(chosen, chosen_programmes(session, programme));
    if (chosen.size() > 1) return bad_input("Say for which programme the token is, with --programme NAME.");
    made.token.programme = chosen.front().name;
    sql::insert_token(session, fingerprint(made.secret), made.token, chosen.front().id, doing.at);
    store::leave_trace(session, doing, "access token added", "access token", made.token.id,
                       {std::string(role_name(role))});
    return made;
  });
}

Result<std::vector<AccessToken>> tokens(store::Database& database) {
  return database.read(
      [](store::Session& session) -> Result<std::vector<AccessToken>> { return sql::tokens(session); });
}

Outcome remove_token(store::Database& database, const store::Doing& doing, const std::string& id) {
  return database.write([&](store::Session& session) -> Outcome {
    if (sql::erase_token(session, id) == 0)
      return not_found("There is no token " + id + ". `muster token list` shows all.");
    store::leave_trace(session, doing, "access token removed", "access token", id);
    return Done{};
  });
}

Result<std::optional<SignedIn>> bearer_of(store::Database& database, Instant now, const std::string& secret) {
  return database.read([&](store::Session& session) -> Result<std::optional<SignedIn>> {
    const auto found = sql::token_by_hash(session, fingerprint(secret));
    if (!found || now >= found->first.ends) return std::optional<SignedIn>{};
    const auto& [token, programme_id] = *found;
    return std::optional(
        SignedIn{{"token " + token.id, token.name, {{programme_id, token.programme, token.role}}}, ""});
  });
}

}  // namespace muster::access
