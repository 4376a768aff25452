// Changes of people by hand, in the store; and how they are forgotten with the person.
#include "change_sql.hpp"

#include <muster/domain/booking/person_sql.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>

namespace muster::booking {

std::vector<EarlierVersion> earlier_versions(store::Session& session, const std::string& person_id) {
  std::vector<EarlierVersion> found;
  session.each(
      "select b.person_id, b.first_name, b.last_name, b.email, b.job_title, b.organisation_id, c.id, c.kind, "
      "c.changed_at, b.side, c.event_id, b.place_code from person_change c join person_before b on b.change_id = c.id "
      "where c.holder_id = $1 order by c.changed_at, c.id, b.side",
      {person_id}, [&](const store::Row& row) {
        EarlierVersion self;
        self.person.id = row.text(0);
        self.person.first_name = row.text(1);
        self.person.last_name = row.text(2);
        self.person.email = row.text(3);
        self.person.job_title = row.text(4);
        self.person.organisation_id = row.text(5);
        self.change_id = row.text(6);
        self.kind = row.text(7);
        self.changed_at = row.text(8);
        self.is_merged_half = row.text(9) == "gone";
        self.event_id = row.text(10);
        self.person.place_code = row.text(11);
        found.push_back(std::move(self));
      });
  for (auto& self : found) {
    session.each(
        "select access_needs, dietary_needs from needs_before where change_id = $1 and side = $2 order by event_id",
        {self.change_id, std::string(self.is_merged_half ? "gone" : "kept")},
        [&](const store::Row& row) { self.needs.push_back({row.text(0), row.text(1)}); });
  }
  return found;
}

void forget_changes(store::Session& session, const std::string& person_id) {
  session.execute("delete from person_change where holder_id = $1", {person_id});
}

void forget_changes_of_event(store::Session& session, const std::string& event_id) {
  session.execute("delete from person_change where event_id = $1", {event_id});
  session.execute("delete from seat_rules where event_id = $1", {event_id});
}

std::vector<std::string> reasons_concerning(store::Session& session, const Concerns& concerns) {
  std::vector<std::string> ids;
  session.each("select id, reason from booking_step where reason <> ''", {}, [&](const store::Row& row) {
    if (concerns(row.text(1))) ids.push_back(row.text(0));
  });
  return ids;
}

void clear_reasons(store::Session& session, const std::vector<std::string>& step_ids) {
  for (const auto& id : step_ids) session.execute("update booking_step set reason = '' where id = $1", {id});
}

void rename_in_steps(store::Session& session, const std::string& account_id, const std::string& name) {
  session.execute("update booking_step set taken_by = $2 where taken_by = $1", {account_id, name});
  session.execute("update person_change set changed_by = $2 where changed_by = $1", {account_id, name});
  session.execute("update delegate_message set written_by = $2 where written_by = $1", {account_id, name});
}

namespace sql {

std::string insert_change(store::Session& session, const store::AuditContext& audit, const StoredChange& change) {
  auto id = new_id();
  if (change.kind != "merged") {
    session.execute("delete from person_change where holder_id = $1 and kind <> 'merged'", {change.holder_id});
  }
  session.execute(
      "insert into person_change (id, kind, event_id, holder_id, changed_at, changed_by, version_after, moved_rows, "
      "act_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {id, change.kind, change.event_id, change.holder_id, iso_instant(audit.at), audit.actor, change.version_after,
       change.moved_rows, change.act_id});
  for (const auto& [side, person] : change.before) {
    session.execute(
        "insert into person_before (change_id, side, person_id, first_name, last_name, email, job_title, "
        "organisation_id, version, edited_at, place_code) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        {id, side, person.id, person.first_name, person.last_name, person.email, person.job_title,
         person.organisation_id, person.version, person.changed_at, person.place_code});
  }
  for (const auto& [side, event_id, needs] : change.needs) {
    session.execute(
        "insert into needs_before (change_id, side, event_id, access_needs, dietary_needs) "
        "values ($1, $2, $3, $4, $5)",
        {id, side, event_id, needs.access, needs.dietary});
  }
  return id;
}

std::optional<StoredChange> find_change(store::Session& session, const std::string& event_id, const std::string& id) {
  const auto row = session.first(
      "select id, kind, event_id, holder_id, changed_at, changed_by, version_after, moved_rows from person_change "
      "where id = $1 and event_id = $2",
      {id, event_id});
  if (!row) return std::nullopt;
  StoredChange change{row->text(0), row->text(1),    row->text(2), row->text(3), row->text(4),
                      row->text(5), row->integer(6), row->text(7), {},           {}};
  session.each(
      "select side, person_id, first_name, last_name, email, job_title, organisation_id, version, edited_at, "
      "place_code "
      "from person_before where change_id = $1 order by side",
      {id}, [&](const store::Row& each) {
        people::PersonRecord person;
        person.id = each.text(1);
        person.first_name = each.text(2);
        person.last_name = each.text(3);
        person.email = each.text(4);
        person.job_title = each.text(5);
        person.organisation_id = each.text(6);
        person.version = each.integer(7);
        person.changed_at = each.text(8);
        person.place_code = each.text(9);
        change.before.push_back({each.text(0), std::move(person)});
      });
  session.each(
      "select side, event_id, access_needs, dietary_needs from needs_before where change_id = $1 "
      "order by side, event_id",
      {id}, [&](const store::Row& each) {
        change.needs.push_back({each.text(0), each.text(1), {each.text(2), each.text(3)}});
      });
  return change;
}

std::vector<std::string> changes_of_act(store::Session& session, const std::string& event_id,
                                        const std::string& act_id) {
  std::vector<std::string> ids;
  session.each("select id from person_change where act_id = $2 and event_id = $1 order by id", {event_id, act_id},
               [&](const store::Row& row) { ids.push_back(row.text(0)); });
  return ids;
}

void delete_change(store::Session& session, const std::string& id) {
  session.execute("delete from person_change where id = $1", {id});
}

std::vector<std::string> pass_changes(store::Session& session, const std::string& from, const std::string& to) {
  std::vector<std::string> ids;
  session.each("select id from person_change where holder_id = $1 order by id", {from},
               [&](const store::Row& row) { ids.push_back(row.text(0)); });
  for (const auto& id : ids) hang_change_on(session, id, to);
  return ids;
}

void hang_change_on(store::Session& session, const std::string& id, const std::string& holder) {
  session.execute("update person_change set holder_id = $2 where id = $1", {id, holder});
}

}  // namespace sql
}  // namespace muster::booking
