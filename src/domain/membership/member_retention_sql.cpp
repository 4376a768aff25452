// Clears names in memberships and on papers whose period of time has passed.
#include <muster/domain/membership/member_retention_sql.hpp>

#include <vector>

namespace muster::membership {
namespace {

const std::string named_still =
    " (m.contact_name <> '' or m.contact_email <> '' or m.address <> '' or m.purchase_order <> '' or "
    "m.cancelled_because <> '' or (m.organisation_id = '' and m.holder_name <> 'Name no longer kept') or exists "
    "(select "
    "1 from membership_person p where p.membership_id = m.id and p.email <> '')) ";
const std::string addressed_still =
    " (i.addressee <> '' or i.purchase_order <> '' or i.reason <> '' or i.payment_note <> '' or (i.holder_name <> "
    "'Name "
    "no longer kept' and exists (select 1 from membership m where m.id = i.membership_id and m.organisation_id = "
    "''))) ";

std::vector<std::string> ids_of(store::Session& session, const std::string& statement, const std::string& day,
                                std::int64_t most) {
  std::vector<std::string> ids;
  session.each(statement, {day, most}, [&](const store::Row& row) { ids.push_back(row.text(0)); });
  return ids;
}

std::optional<std::pair<std::string, std::int64_t>> first_day(store::Session& session, const std::string& statement) {
  const auto row = session.first(statement, {});
  return row ? std::optional(std::pair(row->text(0), row->integer(1))) : std::nullopt;
}

}  // namespace

std::int64_t forget_members_before(store::Session& session, const std::string& day, std::int64_t most) {
  const auto ids = ids_of(
      session,
      "select m.id from membership m where m.ends_on < $1 and" + named_still + "order by m.ends_on, m.id limit $2", day,
      most);
  for (const auto& id : ids) {
    session.execute(
        "update membership_person set first_name = '', last_name = $2, email = '', search_email = '' where "
        "membership_id = $1",
        {id, std::string(name_gone)});
    session.execute(
        "update membership set contact_name = '', contact_email = '', address = '', purchase_order = '', "
        "cancelled_because = '', holder_name = case when organisation_id = '' then $2 else holder_name end, "
        "version = version + 1 where id = $1",
        {id, std::string(name_gone)});
  }
  return static_cast<std::int64_t>(ids.size());
}

std::optional<std::pair<std::string, std::int64_t>> first_members_due(store::Session& session) {
  return first_day(session, "select m.ends_on, count(*) from membership m where" + named_still +
                                "group by m.ends_on order by m.ends_on limit 1");
}

std::int64_t forget_addressees_before(store::Session& session, const std::string& day, std::int64_t most) {
  const auto ids = ids_of(
      session,
      "select i.id from invoice i where i.issued_on < $1 and" + addressed_still + "order by i.issued_on, i.id limit $2",
      day, most);
  for (const auto& id : ids)
    session.execute(
        "update invoice set addressee = '', purchase_order = '', reason = '', payment_note = '', holder_name = case "
        "when "
        "exists (select 1 from membership m where m.id = invoice.membership_id and m.organisation_id = '') then $2 "
        "else "
        "holder_name end where id = $1",
        {id, std::string(name_gone)});
  return static_cast<std::int64_t>(ids.size());
}

std::optional<std::pair<std::string, std::int64_t>> first_addressees_due(store::Session& session) {
  return first_day(session, "select i.issued_on, count(*) from invoice i where" + addressed_still +
                                "group by i.issued_on order by i.issued_on limit 1");
}

}  // namespace muster::membership
