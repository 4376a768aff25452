// Stopped mails and the links that stop them, in the store.
#include <muster/platform/mail/stop_sql.hpp>

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/mail/message.hpp>

namespace muster::mail {
namespace {

std::string hash_of(const std::string& secret) { return fingerprint("mail stop\n" + secret); }

}  // namespace

std::string make_stop_key(store::Session& session, Instant now, const std::string& scope, const std::string& address) {
  auto secret = new_id();
  session.execute("insert into mail_stop_key (key_hash, scope, address, made_at) values ($1, $2, $3, $4)",
                  {hash_of(secret), scope, folded_address(address), iso_instant(now)});
  return secret;
}

std::optional<StopKey> find_stop_key(store::Session& session, const std::string& secret) {
  const auto row = session.first("select scope, address from mail_stop_key where key_hash = $1", {hash_of(secret)});
  return row ? std::optional(StopKey{row->text(0), row->text(1)}) : std::nullopt;
}

void drop_stop_keys(store::Session& session, Instant now) {
  session.execute("delete from mail_stop_key where made_at < $1", {iso_instant(now - stop_key_time)});
}

bool is_stopped(store::Session& session, const std::string& scope, const std::string& address) {
  return session.first("select 1 from stopped_mail where scope = $1 and address = $2", {scope, folded_address(address)})
      .has_value();
}

std::set<std::string> stopped_in(store::Session& session, const std::string& scope) {
  std::set<std::string> found;
  session.each("select address from stopped_mail where scope = $1", {scope},
               [&](const store::Row& row) { found.insert(row.text(0)); });
  return found;
}

void stop_mail(store::Session& session, Instant now, const std::string& scope, const std::string& address) {
  session.execute("insert into stopped_mail (scope, address, at) values ($1, $2, $3) on conflict do nothing",
                  {scope, folded_address(address), iso_instant(now)});
}

void allow_mail(store::Session& session, const std::string& scope, const std::string& address) {
  session.execute("delete from stopped_mail where scope = $1 and address = $2", {scope, folded_address(address)});
}

std::vector<HeldStop> held_stops(store::Session& session, const std::string& address) {
  std::vector<HeldStop> found;
  session.each("select scope, at from stopped_mail where address = $1 order by at, scope", {folded_address(address)},
               [&](const store::Row& row) { found.push_back({row.text(0), row.text(1)}); });
  return found;
}

std::int64_t forget_stops(store::Session& session, const std::string& address) {
  session.execute("delete from mail_stop_key where address = $1", {folded_address(address)});
  return session.execute("delete from stopped_mail where address = $1", {folded_address(address)});
}

void forget_stop_scope(store::Session& session, const std::string& scope) {
  session.execute("delete from mail_stop_key where scope = $1", {scope});
  session.execute("delete from stopped_mail where scope = $1", {scope});
}

}  // namespace muster::mail
