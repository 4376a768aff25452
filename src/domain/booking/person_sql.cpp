// One person's bookings, imports and waiting rows; and how bookings pass to nobody.
#include <muster/domain/booking/person_sql.hpp>
#include <muster/domain/booking/substitute_forgetting_sql.hpp>

#include "door/door_sql.hpp"
#include "online/time_online.hpp"
#include "questions/booking_form_sql.hpp"
#include "sessions/session_choice_sql.hpp"
#include "steps/step_sql.hpp"
#include "tables/table_sql.hpp"

#include <muster/domain/intake/forgetting_sql.hpp>
#include <muster/domain/intake/import_ledger_sql.hpp>
#include <muster/domain/people/delegate_columns.hpp>
#include <muster/domain/people/delegate_list.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/tabular/table.hpp>

#include <unordered_map>

namespace muster::booking {
namespace {

/// Whether a verdict is about the person, directly or through the earlier row that it repeats.
bool is_about(const people::DelegatePreview& preview, const people::Verdict& verdict, const std::string& person_id) {
  using people::VerdictKind;
  if (verdict.kind == VerdictKind::same_as_known) return verdict.other_person == person_id;
  if (verdict.kind != VerdictKind::same_as_row || !verdict.other_row) return false;
  const auto& earlier = preview.verdicts[*verdict.other_row];
  return earlier.kind == VerdictKind::same_as_known && earlier.other_person == person_id;
}

void add_rows_of(const std::string& event_id, const std::string& file_name, const tabular::Table& table,
                 const people::Directory& directory, const std::vector<people::KnownPerson>& known,
                 const std::string& person_id, std::vector<WaitingRow>& found) {
  const auto columns = people::columns_of(table.heading);
  if (!people::has_names(columns)) return;
  const auto preview = people::judge(table, columns, directory, known, {});
  for (const auto& verdict : preview.verdicts) {
    if (!is_about(preview, verdict, person_id)) continue;
    WaitingRow row{event_id, file_name, {}};
    const auto cells = table.rows[verdict.row];
    for (std::size_t at = 0; at < cells.size(); ++at) {
      if (!cells[at].empty()) row.cells.emplace_back(table.heading[at], cells[at]);
    }
    found.push_back(std::move(row));
  }
}

/// Passes a booking to nobody, as a new row with its steps: an import makes bookings in the order of names, so that the
/// old ids would still say beside whom the name stood.
void give_to_nobody(store::Session& session, const std::string& booking_id, const std::string& mark) {
  std::unordered_map<std::string, std::string> fresh{{booking_id, new_id()}};
  const auto steps = sql::steps_of(session, booking_id);
  for (const auto& step : steps) fresh.emplace(step.id, new_id());
  const auto renamed = [&](const std::string& id) {
    const auto found = fresh.find(id);
    return found == fresh.end() ? id : found->second;
  };
  const auto& id = fresh.at(booking_id);
  session.execute(
      "insert into booking_row (id, event_id, person_id, booked_at, state, batch) "
      "select $2, event_id, $3, booked_at, state, batch from booking_row where id = $1",
      {booking_id, id, mark});
  session.execute("delete from booking_row where id = $1", {booking_id});
  for (auto step : steps) {
    step.id = renamed(step.id);
    step.booking_id = id;
    step.act_id = renamed(step.act_id);
    step.undoes = renamed(step.undoes);
    step.reason.clear();
    sql::restore_step(session, step);
  }
  intake::rename_made_everywhere(session, booking_id, id);
}

}  // namespace

bool stands_in(store::Session& session, const std::string& person_id, const std::vector<std::string>& programmes) {
  bool found = false;
  for (const auto& programme : programmes) {
    const auto row = session.first(
        "select count(*) from booking b join event e on e.id = b.event_id join programme p on p.id = e.programme_id "
        "where b.person_id = $1 and p.name = $2",
        {person_id, programme});
    found = row->integer(0) > 0 || found;
  }
  return found;
}

std::unordered_set<std::string> people_in(store::Session& session, const std::vector<std::string>& programmes) {
  std::unordered_set<std::string> found;
  for (const auto& programme : programmes) {
    session.each(
        "select distinct b.person_id from booking b join event e on e.id = b.event_id "
        "join programme p on p.id = e.programme_id where p.name = $1",
        {programme}, [&](const store::Row& row) { found.insert(row.text(0)); });
  }
  return found;
}

bool refers_to(store::Session& session, const std::string& person_id) {
  // The view leaves out what an import under way has not shown yet.
  for (const auto* statement : {"select 1 from booking_row where person_id = $1 limit 1",
                                "select 1 from delegate_message_to where person_id = $1 limit 1",
                                "select 1 from delegate_message_sent where person_id = $1 limit 1"})
    if (session.first(statement, {person_id})) return true;
  return !earlier_versions(session, person_id).empty();
}

namespace {

/// "2022-06-10 13:00" by the clocks of the report.
std::string report_time(std::int64_t seconds) {
  const auto written = iso_instant(Instant(std::chrono::seconds(seconds)));
  return written.substr(0, 10) + " " + written.substr(11, 5);
}

std::vector<AttendanceRecord> attendance_records(store::Session& session, const std::string& booking_id) {
  std::vector<AttendanceRecord> found;
  session.each("select joined_at from online_join where booking_id = $1", {booking_id},
               [&](const store::Row& row) { found.push_back({"joined online", row.text(0)}); });
  session.each("select minutes, times from online_presence where booking_id = $1 order by import_id, row_number",
               {booking_id}, [&](const store::Row& row) {
                 std::string what = std::to_string(row.integer(0)) + " minutes online";
                 for (const auto& stay : read_stays(row.text(1)))
                   what += ", " + report_time(stay.from) + " to " + report_time(stay.until);
                 found.push_back({std::move(what), {}});
               });
  session.each("select made_at from certificate where booking_id = $1 order by made_at, code", {booking_id},
               [&](const store::Row& row) { found.push_back({"certificate made", row.text(0)}); });
  return found;
}

}  // namespace

std::vector<PersonBooking> bookings_of(store::Session& session, const std::string& person_id) {
  std::vector<PersonBooking> found;
  session.each(
      "select b.id, e.id, e.slug, e.title, e.date, b.booked_at, n.access_needs, n.dietary_needs, b.state, "
      "w.named, w.typed_organisation, b.own_kind from booking b join event e on e.id = b.event_id "
      "left join delegate_needs n on n.event_id = b.event_id and n.person_id = b.person_id "
      "left join booking_own w on w.booking_id = b.id "
      "where b.person_id = $1 order by e.date desc, e.slug",
      {person_id}, [&](const store::Row& row) {
        found.push_back({row.text(0),
                         row.text(1),
                         row.text(2),
                         row.text(3),
                         row.text(4),
                         row.text(5),
                         {row.text_or_empty(6), row.text_or_empty(7)},
                         std::string(state_label(*parse_state(row.text(8)))),
                         {},
                         row.text_or_empty(9),
                         row.text_or_empty(10)});
        if (!row.text(11).empty()) found.back().answers.push_back({"Comes without an organisation, as", row.text(11)});
      });
  for (auto& booking : found) {
    booking.steps = sql::steps_of(session, booking.id);
    booking.passages = sql::passages_of(session, booking.id);
    booking.records = attendance_records(session, booking.id);
    for (const auto& code : sql::chosen_codes(session, booking.id))
      booking.answers.push_back({"Session chosen, by its code", code});
    for (const auto& [session_code, table] : sql::tables_of(session, booking.id))
      booking.answers.push_back({session_code.empty() ? std::string("Table") : "Table in the session " + session_code,
                                 std::to_string(table)});
    session.each(
        "select o.name, n.place from nomination n join nomination_call c on c.id = n.call_id "
        "join organisation o on o.id = c.organisation_id where n.booking_id = $1",
        {booking.id}, [&](const store::Row& row) {
          booking.answers.push_back(
              {"On the list of the lead of " + row.text(0),
               row.integer(1) == 0 ? std::string("Asked themselves") : "As number " + std::to_string(row.integer(1))});
        });
    for (const auto& held : sql::all_answers(session, booking.id))
      if (const auto form = sql::form_version(session, held.event_id, held.given.version))
        for (auto& line : answer_lines(*form, held.given.answers)) booking.answers.push_back(std::move(line));
  }
  return found;
}

std::vector<PersonImport> imports_with(store::Session& session, const std::string& person_id) {
  std::vector<PersonImport> found;
  session.each(
      "select distinct i.id, e.id, e.title, i.file_name, i.applied_at from import i "
      "join event e on e.id = i.event_id join import_made m on m.import_id = i.id "
      "where m.subject_id = $1 or m.subject_id in (select b.id from booking b where b.person_id = $1) "
      "order by i.applied_at desc, i.id",
      {person_id}, [&](const store::Row& row) {
        found.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4)});
      });
  return found;
}

std::vector<WaitingRow> waiting_rows(store::Session& session, const std::string& person_id) {
  std::vector<WaitingRow> found;
  auto uploads = intake::waiting_files(session);
  std::erase_if(uploads, [](const intake::WaitingFile& file) { return file.kind != "delegates"; });
  if (uploads.empty()) return found;
  const people::Directory directory(people::all_organisations(session));
  const auto known = people::known_people(session);
  for (const auto& upload : uploads) {
    add_rows_of(upload.event_id, upload.file_name, upload.table, directory, known, person_id, found);
  }
  return found;
}

ErasedBookings forget_person(store::Session& session, const std::string& person_id, const std::string& mark,
                             const std::string& today) {
  ErasedBookings forgotten;
  session.each("select event_id from booking where person_id = $1 order by event_id", {person_id},
               [&](const store::Row& row) { forgotten.events.push_back(row.text(0)); });
  session.execute("delete from delegate_needs where person_id = $1", {person_id});
  forget_substitutes_of(session, person_id);
  forget_changes(session, person_id);
  for (const auto& row : session.query("select b.id from booking_row b join event e on e.id = b.event_id "
                                       "where b.person_id = $1 and e.date >= $2 order by b.id",
                                       {person_id, today}))
    intake::drop_made_of(session, row.text(0));
  forgotten.removed = session.execute(
      "delete from booking_row where person_id = $1 and event_id in (select id from event where date >= $2)",
      {person_id, today});
  for (const auto& row : session.query("select id from booking_row where person_id = $1 order by id", {person_id})) {
    give_to_nobody(session, row.text(0), mark);
    ++forgotten.kept;
  }
  intake::rename_made_everywhere(session, person_id, mark);
  return forgotten;
}

}  // namespace muster::booking
