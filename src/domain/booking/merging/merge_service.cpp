// Makes two people one with everything that both have, and takes that back so that nothing is lost.
#include "domain/booking/booking_sql.hpp"
#include "domain/booking/list_file/change_parts_service.hpp"

#include "booking_ties_service.hpp"
#include "domain/booking/needs/needs_sql.hpp"
#include "domain/booking/steps/step_sql.hpp"
#include "joined_access_sql.hpp"

#include <muster/domain/booking/person_sql.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/kit/base/date.hpp>

#include <algorithm>
#include <set>

namespace muster::booking {
namespace {

constexpr const char* merge_reason = "Two entries of one person made one";

/// The kept person as they are after the merge.
people::PersonRecord picked(const people::PersonRecord& kept, const people::PersonRecord& gone,
                            const MergeRequest& requested, Instant at) {
  auto person = kept;
  const auto of = [&](MergeSide side) -> const people::PersonRecord& { return side == MergeSide::kept ? kept : gone; };
  person.first_name = of(requested.name).first_name;
  person.last_name = of(requested.name).last_name;
  person.email = of(requested.email).email;
  person.job_title = of(requested.job_title).job_title;
  person.organisation_id = of(requested.organisation).organisation_id;
  person.place_code = of(requested.place).place_code;
  person.version = kept.version + 1;
  person.changed_at = iso_instant(at);
  return person;
}

void join_booking(store::Session& session, const store::AuditContext& audit, const sql::BookingRow& kept,
                  const sql::BookingRow& gone, MovedRows& rows) {
  JoinedBooking joined{kept.id, gone.id, gone.event_id, gone.booked_at, gone.state, kept.state, "", "", 0, {}};
  sql::join_steps(session, joined);
  sql::join_access(session, joined);
  join_ties(session, joined);
  sql::retrace_imports(session, gone.id, kept.id, rows.imports);
  sql::delete_booking(session, gone.id);
  const auto from = *parse_state(kept.state);
  const auto to = merged_state(from, *parse_state(gone.state));
  if (to != from) {
    sql::take_step(session, audit, {kept.id, from, to, merge_reason, "", ""});
    joined.merge_step = sql::last_step(session, kept.id)->id;
  }
  join_sessions(session, joined);
  joined.last_step = sql::last_step(session, kept.id)->id;
  rows.joined.push_back(std::move(joined));
}

void add_needs_before(sql::StoredChange& change, const char* side, const NeedsByEvent& needs) {
  for (const auto& [event_id, told] : needs) change.needs.push_back({side, event_id, told});
}

Needs needs_in(const NeedsByEvent& needs, const std::string& event_id) {
  const auto found = needs.find(event_id);
  return found == needs.end() ? Needs{} : found->second;
}

NeedsByEvent needs_before(const sql::StoredChange& change, const std::string& side) {
  NeedsByEvent needs;
  for (const auto& each : change.needs)
    if (each.side == side) needs[each.event_id] = each.needs;
  return needs;
}

bool equal(const Needs& one, const Needs& other) { return one.access == other.access && one.dietary == other.dietary; }

void put_needs(store::Session& session, const std::string& person_id, const NeedsByEvent& needs) {
  for (const auto& [event_id, told] : needs) sql::save_needs(session, event_id, person_id, told);
}

/// The half that went, with its own id, fields and version.
void bring_back(store::Session& session, people::PersonRecord gone, const std::string& organisation_now) {
  const auto organisations = people::all_organisations(session);
  const bool is_there = std::any_of(organisations.begin(), organisations.end(),
                                    [&](const auto& each) { return each.id == gone.organisation_id; });
  if (!gone.organisation_id.empty() && !is_there) gone.organisation_id = organisation_now;
  people::add_person(session, {gone.id, gone.first_name, gone.last_name, gone.email, gone.job_title,
                               gone.organisation_id, "", gone.place_code});
  people::update_person(session, gone);
}

/// Puts back the fields of the half that was kept where nobody changed them after the merge.
void part_fields(store::Session& session, people::PersonRecord before, const people::PersonRecord& now,
                 std::int64_t version_after) {
  if (now.version != version_after) return;
  before.version = now.version + 1;
  people::update_person(session, before);
}

/// Two bookings again where the merge made one of them; steps taken since stay with the half that was kept.
void part_booking(store::Session& session, const std::string& gone_id, const JoinedBooking& joined) {
  sql::restore_booking(session, {joined.gone, joined.event_id, gone_id, joined.booked_at, joined.gone_state});
  sql::part_steps(session, joined);
  sql::part_access(session, joined);
  part_ties(session, joined);
  const auto last = sql::last_step(session, joined.kept);
  if (joined.merge_step.empty() || !last || last->id != joined.last_step) return;
  sql::delete_step(session, joined.merge_step);
  sql::set_state(session, joined.kept, joined.kept_state);
}

}  // namespace

NeedsByEvent take_needs_off(store::Session& session, const std::string& person_id) {
  NeedsByEvent taken;
  for (const auto& booking : sql::bookings_with_person(session, person_id)) {
    auto needs = sql::select_needs(session, booking.event_id, person_id);
    if (needs.empty()) continue;
    sql::save_needs(session, booking.event_id, person_id, {});
    taken.emplace(booking.event_id, std::move(needs));
  }
  return taken;
}

Result<DelegateChange> merge_delegates(store::Database& database, const store::AuditContext& audit,
                                       const std::string& event_slug, const MergeRequest& requested) {
  if (requested.kept_id == requested.gone_id) return bad_input("Choose two different people. Nothing was changed.");
  return database.write([&](store::Session& session) -> Result<DelegateChange> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    MUSTER_TRY(loaded, load_delegate(session, event, requested.kept_id));
    const auto& kept = loaded.person;
    const auto gone = people::find_person(session, requested.gone_id);
    if (!gone || !stands_in(session, requested.gone_id, {event.programme})) {
      return not_found("The other person is not here any more. Nothing was changed.");
    }
    if (sql::bookings_elsewhere(session, gone->id, event.id) > 0) {
      return conflict(people::full_name(*gone) +
                      " stands in events of another programme too, so this programme cannot merge them with "
                      "somebody else. Nothing was changed.");
    }
    MUSTER_CHECK(is_unchanged(kept, requested.kept_version));
    MUSTER_CHECK(is_unchanged(*gone, requested.gone_version));

    const auto after = picked(kept, *gone, requested, audit.at);
    const auto needs_of_kept = take_needs_off(session, kept.id);
    const auto needs_of_gone = take_needs_off(session, gone->id);
    MovedRows rows;
    std::set<std::string> touched;
    for (const auto& booking : sql::bookings_with_person(session, kept.id)) touched.insert(booking.event_id);
    for (const auto& booking : sql::bookings_with_person(session, gone->id)) {
      touched.insert(booking.event_id);
      if (const auto own = sql::find_booking(session, booking.event_id, kept.id)) {
        join_booking(session, audit, *own, booking, rows);
      } else {
        sql::give_booking(session, booking.id, booking.event_id, kept.id);
        rows.bookings.push_back(booking.id);
      }
    }
    auto needs = needs_of_kept;
    for (const auto& [event_id, told] : needs_of_gone)
      needs[event_id] = joined(needs_in(needs_of_kept, event_id), told);
    put_needs(session, kept.id, needs);
    sql::drop_hidden(session, gone->id);
    sql::retrace_imports(session, gone->id, kept.id, rows.imports);
    rows.changes = sql::pass_changes(session, gone->id, kept.id);
    people::delete_person(session, gone->id);
    people::update_person(session, after);

    sql::StoredChange change{
        "", "merged", event.id, kept.id, "", "", after.version, written(rows), {{"kept", kept}, {"gone", *gone}}, {}};
    add_needs_before(change, "kept", needs_of_kept);
    add_needs_before(change, "gone", needs_of_gone);
    const auto id = sql::insert_change(session, audit, change);
    trace_person(session, audit, "person merged", kept.id,
                 {"name", "email", "job_title", "organisation", "place", "bookings"});
    trace_person(session, audit, "person merged into another", gone->id, {});
    for (const auto& event_id : touched) events::mark_changed(session, event_id);
    return DelegateChange{id, change.kind, kept.id, people::full_name(after), people::full_name(*gone)};
  });
}

Result<DelegateChange> undo_merge(store::Session& session, const store::AuditContext& audit,
                                  const sql::StoredChange& change) {
  const auto side = [&](const std::string& name) {
    return std::find_if(change.before.begin(), change.before.end(),
                        [&](const auto& each) { return each.side == name; });
  };
  const auto kept = side("kept");
  const auto gone = side("gone");
  const auto now = people::find_person(session, change.holder_id);
  if (!now || kept == change.before.end() || gone == change.before.end()) {
    return not_found("The person is not here any more.");
  }
  if (kept->person.id != now->id) {
    return conflict(people::full_name(*now) +
                    " was merged with somebody else after this. Undo that first; nothing was changed.");
  }
  const auto rows = read_moved_rows(change.moved_rows);
  const auto kept_needs_before = needs_before(change, "kept");
  const auto gone_needs_before = needs_before(change, "gone");
  auto kept_needs = take_needs_off(session, now->id);
  NeedsByEvent gone_needs;

  bring_back(session, gone->person, now->organisation_id);
  part_fields(session, kept->person, *now, change.version_after);
  for (const auto& id : rows.bookings) {
    const auto booking = sql::find_booking(session, id);
    if (!booking || booking->person_id != now->id) continue;
    sql::give_booking(session, id, booking->event_id, gone->person.id);
    if (const auto told = kept_needs.extract(booking->event_id)) gone_needs[booking->event_id] = told.mapped();
  }
  for (const auto& joined_booking : rows.joined) {
    const auto booking = sql::find_booking(session, joined_booking.kept);
    if (!booking) continue;
    part_booking(session, gone->person.id, joined_booking);
    const auto& event_id = joined_booking.event_id;
    const auto own = needs_in(kept_needs_before, event_id);
    const auto others = needs_in(gone_needs_before, event_id);
    // Needs that somebody changed after the merge stay as they are now.
    if (equal(needs_in(kept_needs, event_id), joined(own, others))) kept_needs[event_id] = own;
    gone_needs[event_id] = others;
  }
  put_needs(session, now->id, kept_needs);
  put_needs(session, gone->person.id, gone_needs);
  sql::restore_imports(session, rows.imports);
  for (const auto& id : rows.changes) sql::hang_change_on(session, id, gone->person.id);

  std::set<std::string> touched;
  for (const auto& person_id : {now->id, gone->person.id}) {
    for (const auto& booking : sql::bookings_with_person(session, person_id)) touched.insert(booking.event_id);
  }
  for (const auto& event_id : touched) events::mark_changed(session, event_id);
  trace_person(session, audit, "person: merge taken back", now->id,
               {"name", "email", "job_title", "organisation", "place", "bookings"});
  trace_person(session, audit, "person: merge taken back", gone->person.id, {});
  return DelegateChange{change.id, change.kind, now->id, people::full_name(kept->person),
                        people::full_name(gone->person)};
}

}  // namespace muster::booking
