// One person's mail in the store, and mail that grew old.
#include <muster/platform/mail/person_sql.hpp>

#include <muster/platform/mail/message.hpp>

namespace muster::mail {
namespace {

void each_mail(store::Session& session, const std::function<void(const std::string& id, HeldMail)>& found) {
  session.each(
      "select id, recipient, subject, body, html, detail, state, reason, created_at, programme_id from outbox "
      "order by created_at, id",
      {}, [&](const store::Row& row) {
        found(row.text(0), {row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7),
                            row.text(8), !row.is_null(9)});
      });
}

}  // namespace

std::vector<HeldMail> held_mail(store::Session& session, const std::function<bool(const HeldMail&)>& concerns) {
  std::vector<HeldMail> found;
  each_mail(session, [&](const std::string&, HeldMail mail) {
    if (concerns(mail)) found.push_back(std::move(mail));
  });
  return found;
}

std::vector<HeldMail> mail_to(store::Session& session, const std::string& address) {
  std::vector<HeldMail> found;
  session.each(
      "select recipient, subject, state, reason, created_at from outbox where lower(recipient) = $1 and programme_id "
      "is not null "
      "order by created_at, id",
      {folded_address(address)}, [&](const store::Row& row) {
        found.push_back({row.text(0), row.text(1), "", "", "", row.text(2), row.text(3), row.text(4)});
      });
  return found;
}

std::vector<std::string> mail_concerning(store::Session& session,
                                         const std::function<bool(const HeldMail&)>& concerns) {
  std::vector<std::string> ids;
  each_mail(session, [&](const std::string& id, const HeldMail& mail) {
    if (concerns(mail)) ids.push_back(id);
  });
  return ids;
}

std::int64_t forget_mail(store::Session& session, const std::vector<std::string>& ids) {
  std::int64_t gone = 0;
  for (const auto& id : ids) gone += session.execute("delete from outbox where id = $1", {id});
  return gone;
}

void forget_programme(store::Session& session, const std::string& programme_id) {
  session.execute("delete from outbox where programme_id = $1", {programme_id});
}

std::optional<HeldBounce> held_bounce(store::Session& session, const std::string& address) {
  const auto row =
      session.first("select address, reason, at from bounced_address where address = $1", {folded_address(address)});
  return row ? std::optional(HeldBounce{row->text(0), row->text(1), row->text(2)}) : std::nullopt;
}

std::int64_t forget_bounce(store::Session& session, const std::string& address) {
  return session.execute("delete from bounced_address where address = $1", {folded_address(address)});
}

std::int64_t drop_mail(store::Session& session, const std::string& before, std::int64_t most) {
  return session.execute(
             "delete from outbox where id in (select o.id from outbox o where o.created_at < $1 order by o.created_at "
             "limit $2)",
             {before, most}) +
         session.execute(
             "delete from bounced_address where address in (select b.address from bounced_address b where b.at < $1 "
             "limit $2)",
             {before, most});
}

std::optional<OldestMail> oldest_mail(store::Session& session) {
  const auto oldest = session.first(
      "select min(at) from (select created_at as at from outbox union all select at from bounced_address) as all_mail");
  if (!oldest || oldest->is_null(0)) return std::nullopt;
  const auto& at = oldest->text(0);
  const auto row = session.first(
      "select (select count(*) from outbox where created_at >= $1 and created_at < $2) + "
      "(select count(*) from bounced_address where at >= $1 and at < $2)",
      {at.substr(0, 10), at.substr(0, 10) + "T99"});
  return OldestMail{at, row->integer(0)};
}

}  // namespace muster::mail
