// The statements of kinds, memberships and named people.
#include "membership_sql.hpp"
#include "stored_day.hpp"

#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>

#include <algorithm>
#include <map>
#include <stdexcept>

namespace muster::membership::sql {
namespace {

std::optional<Date> day_or_none(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(stored_day(text));
}

std::string text_of(const std::optional<Date>& day) { return day ? iso_date(*day) : std::string(); }

std::int64_t number_of(bool truth) { return truth ? 1 : 0; }

store::Value id_or_null(const std::string& id) { return id.empty() ? store::Value(nullptr) : store::Value(id); }

Holder stored_holder(const std::string& code) {
  const auto holder = parse_holder(code);
  if (!holder.ok()) throw std::logic_error("the store holds a holder that nobody knows");
  return *holder;
}

const std::string select_memberships =
    "select m.id, m.programme_id, m.kind_id, k.name, k.holder, m.organisation_id, m.holder_name, m.places, "
    "m.begins_on, m.ends_on, m.grace_days, m.may_change_people, m.purchase_order, m.contact_name, m.contact_email, "
    "m.address, m.reminders, m.follows, n.id, m.cancelled_on, m.cancelled_because, m.version from membership m "
    "join membership_kind k on k.id = m.kind_id left join membership n on n.follows = m.id ";

Membership membership_from(const store::Row& row) {
  Membership found;
  found.id = row.text(0);
  found.programme_id = row.text(1);
  found.kind_id = row.text(2);
  found.kind = row.text(3);
  found.holder = stored_holder(row.text(4));
  found.organisation_id = row.text(5);
  found.holder_name = row.text(6);
  found.places = row.integer(7);
  found.term = {stored_day(row.text(8)), stored_day(row.text(9))};
  found.grace_days = row.integer(10);
  found.may_change_people = row.integer(11) == 1;
  found.purchase_order = row.text(12);
  found.contact_name = row.text(13);
  found.contact_email = row.text(14);
  found.address = row.text(15);
  found.reminders = row.integer(16) == 1;
  found.follows = row.text_or_empty(17);
  found.followed_by = row.text_or_empty(18);
  found.cancelled_on = day_or_none(row.text(19));
  found.cancelled_because = row.text(20);
  found.version = row.integer(21);
  return found;
}

const std::string select_people =
    "select p.membership_id, p.id, p.first_name, p.last_name, p.email, p.named_on, p.removed_on "
    "from membership_person p ";

Named person_from(const store::Row& row) {
  return {row.text(1), row.text(2), row.text(3), row.text(4), stored_day(row.text(5)), day_or_none(row.text(6))};
}

void by_surname(std::vector<Named>& people) {
  std::ranges::stable_sort(people, [](const Named& left, const Named& right) {
    const auto order = compare_names(left.last_name, right.last_name);
    return order != 0 ? order < 0 : compare_names(left.first_name, right.first_name) < 0;
  });
}

}  // namespace

std::vector<Kind> kinds_of(store::Session& session, const std::string& programme_id) {
  std::vector<Kind> kinds;
  session.each(
      "select id, name, holder, included, price, further_price, most, months, year_begins, part_years, grace_days, "
      "may_change_people, retired from membership_kind where programme_id = $1",
      {programme_id}, [&](const store::Row& row) {
        kinds.push_back({row.text(0), row.text(1), stored_holder(row.text(2)), row.integer(3), row.integer(4),
                         row.integer(5), row.integer(6), row.integer(7), static_cast<int>(row.integer(8)),
                         row.integer(9) == 1, row.integer(10), row.integer(11) == 1, row.integer(12) == 1});
      });
  std::ranges::sort(kinds, [](const Kind& left, const Kind& right) {
    if (left.retired != right.retired) return right.retired;
    return compare_names(left.name, right.name) < 0;
  });
  return kinds;
}

std::string save_kind(store::Session& session, const std::string& programme_id, const Kind& kind) {
  auto id = kind.id.empty() ? new_id() : kind.id;
  session.execute(
      "insert into membership_kind (id, programme_id, name, holder, included, price, further_price, most, months, "
      "year_begins, part_years, grace_days, may_change_people, retired) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, "
      "$10, $11, $12, $13, $14) on conflict (id) do update set name = excluded.name, holder = excluded.holder, "
      "included = excluded.included, price = excluded.price, further_price = excluded.further_price, "
      "most = excluded.most, months = excluded.months, year_begins = excluded.year_begins, "
      "part_years = excluded.part_years, grace_days = excluded.grace_days, "
      "may_change_people = excluded.may_change_people, retired = excluded.retired",
      {id, programme_id, kind.name, std::string(holder_code(kind.holder)), kind.included, kind.price,
       kind.further_price, kind.most, kind.months, static_cast<std::int64_t>(kind.year_begins),
       number_of(kind.part_years), kind.grace_days, number_of(kind.may_change_people), number_of(kind.retired)});
  return id;
}

bool is_sold(store::Session& session, const std::string& kind_id) {
  return session.first("select 1 from membership where kind_id = $1", {kind_id}).has_value();
}

bool delete_kind(store::Session& session, const std::string& id) {
  if (is_sold(session, id)) return false;
  session.execute("delete from membership_kind where id = $1", {id});
  return true;
}

std::vector<Membership> memberships_of(store::Session& session, const std::string& programme_id) {
  std::vector<Membership> all;
  std::map<std::string, std::size_t> places;
  session.each(select_memberships + "where m.programme_id = $1 order by m.ends_on, m.id", {programme_id},
               [&](const store::Row& row) {
                 places.emplace(row.text(0), all.size());
                 all.push_back(membership_from(row));
               });
  session.each(select_people +
                   "where p.membership_id in (select m.id from membership m where m.programme_id = $1) order by p.id",
               {programme_id},
               [&](const store::Row& row) { all[places.at(row.text(0))].people.push_back(person_from(row)); });
  for (auto& membership : all) by_surname(membership.people);
  std::ranges::stable_sort(all, [](const Membership& left, const Membership& right) {
    return compare_names(left.holder_name, right.holder_name) < 0;
  });
  return all;
}

std::optional<Membership> find_membership(store::Session& session, const std::string& id) {
  const auto row = session.first(select_memberships + "where m.id = $1", {id});
  if (!row) return std::nullopt;
  auto found = membership_from(*row);
  session.each(select_people + "where p.membership_id = $1 order by p.id", {id},
               [&](const store::Row& person) { found.people.push_back(person_from(person)); });
  by_surname(found.people);
  return found;
}

std::vector<Membership> memberships_naming(store::Session& session, const std::string& programme_id,
                                           const std::string& folded_email) {
  std::vector<std::string> ids;
  if (folded_email.empty()) return {};
  session.each(
      "select distinct p.membership_id from membership_person p join membership m on m.id = p.membership_id "
      "where p.search_email = $1 and m.programme_id = $2 order by p.membership_id",
      {folded_email, programme_id}, [&](const store::Row& row) { ids.push_back(row.text(0)); });
  std::vector<Membership> all;
  for (const auto& id : ids)
    if (auto found = find_membership(session, id)) all.push_back(*std::move(found));
  return all;
}

std::vector<std::string> programmes_with_memberships(store::Session& session) {
  std::vector<std::string> all;
  session.each("select distinct m.programme_id from membership m order by m.programme_id", {},
               [&](const store::Row& row) { all.push_back(row.text(0)); });
  return all;
}

void insert_membership(store::Session& session, const Membership& membership) {
  session.execute(
      "insert into membership (id, programme_id, kind_id, organisation_id, holder_name, places, begins_on, ends_on, "
      "grace_days, may_change_people, purchase_order, contact_name, contact_email, address, reminders, follows, "
      "cancelled_on, cancelled_because, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, "
      "$15, $16, '', '', 1)",
      {membership.id, membership.programme_id, membership.kind_id, membership.organisation_id, membership.holder_name,
       membership.places, iso_date(membership.term.from), iso_date(membership.term.to), membership.grace_days,
       number_of(membership.may_change_people), membership.purchase_order, membership.contact_name,
       membership.contact_email, membership.address, number_of(membership.reminders), id_or_null(membership.follows)});
}

void update_membership(store::Session& session, const Membership& membership) {
  session.execute(
      "update membership set organisation_id = $2, holder_name = $3, places = $4, purchase_order = $5, "
      "contact_name = $6, contact_email = $7, address = $8, reminders = $9, cancelled_on = $10, "
      "cancelled_because = $11, version = version + 1 where id = $1",
      {membership.id, membership.organisation_id, membership.holder_name, membership.places, membership.purchase_order,
       membership.contact_name, membership.contact_email, membership.address, number_of(membership.reminders),
       text_of(membership.cancelled_on), membership.cancelled_because});
}

void delete_membership(store::Session& session, const std::string& id) {
  for (const auto* statement :
       {"delete from membership_moved where membership_id = $1",
        "delete from membership_reminder where membership_id = $1",
        "delete from membership_charge where membership_id = $1",
        "delete from membership_person where membership_id = $1", "delete from membership where id = $1"})
    session.execute(statement, {id});
}

void insert_person(store::Session& session, const std::string& membership_id, const Named& person) {
  session.execute(
      "insert into membership_person (id, membership_id, first_name, last_name, email, search_email, named_on, "
      "removed_on) values ($1, $2, $3, $4, $5, $6, $7, '')",
      {person.id.empty() ? new_id() : person.id, membership_id, person.first_name, person.last_name, person.email,
       mail::folded_address(person.email), iso_date(person.named_on)});
}

void set_removed(store::Session& session, const std::string& id, const std::optional<Date>& day) {
  session.execute("update membership_person set removed_on = $2 where id = $1", {id, text_of(day)});
}

bool note_reminder(store::Session& session, const std::string& membership_id, std::int64_t days, Instant at) {
  return session.execute(
             "insert into membership_reminder (membership_id, days_before, written_at) values ($1, $2, $3) "
             "on conflict (membership_id, days_before) do nothing",
             {membership_id, days, iso_instant(at)}) == 1;
}

std::vector<std::int64_t> reminders_of(store::Session& session, const std::string& membership_id) {
  std::vector<std::int64_t> days;
  session.each("select days_before from membership_reminder where membership_id = $1 order by days_before desc",
               {membership_id}, [&](const store::Row& row) { days.push_back(row.integer(0)); });
  return days;
}

}  // namespace muster::membership::sql
