// Identities, and the sessions that began by them.
#include "identity_sql.hpp"

#include <muster/kit/base/date.hpp>

namespace muster::access::sql {

std::optional<std::string> account_of(store::Session& session, const Identity& identity) {
  const auto row = session.first("select account_id from account_identity where issuer = $1 and subject = $2",
                                 {identity.issuer, identity.subject});
  return row ? std::optional(row->text(0)) : std::nullopt;
}

bool is_joined(store::Session& session, const std::string& account_id, const std::string& issuer) {
  return session.first("select 1 from account_identity where account_id = $1 and issuer = $2", {account_id, issuer})
      .has_value();
}

void insert_identity(store::Session& session, const Identity& identity, const std::string& account_id,
                     const std::string& directory, Instant now) {
  session.execute(
      "insert into account_identity (issuer, subject, account_id, directory, joined_at) values ($1, $2, $3, $4, $5)",
      {identity.issuer, identity.subject, account_id, directory, iso_instant(now)});
}

std::int64_t delete_identity(store::Session& session, const std::string& account_id, const std::string& directory) {
  return session.execute("delete from account_identity where account_id = $1 and directory = $2",
                         {account_id, directory});
}

std::vector<std::string> vouched_accounts(store::Session& session, const Vouched& vouched,
                                          const std::string& account_id) {
  std::vector<std::string> ids;
  const auto note = [&](const store::Row& row) { ids.push_back(row.text(0)); };
  if (vouched.session.empty())
    session.each("select account_id from sign_in_session where directory = $1 and account_id = $2",
                 {vouched.directory, account_id}, note);
  else
    session.each("select account_id from sign_in_session where directory = $1 and directory_session = $2",
                 {vouched.directory, vouched.session}, note);
  return ids;
}

std::int64_t delete_vouched_sessions(store::Session& session, const Vouched& vouched, const std::string& account_id) {
  if (vouched.session.empty())
    return session.execute("delete from sign_in_session where directory = $1 and account_id = $2",
                           {vouched.directory, account_id});
  return session.execute("delete from sign_in_session where directory = $1 and directory_session = $2",
                         {vouched.directory, vouched.session});
}

}  // namespace muster::access::sql
