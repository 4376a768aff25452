// Adds, edits and moves delegates by hand, and takes that back.
#include <muster/domain/booking/delegate_change_service.hpp>

#include "added_with_service.hpp"
#include "booking_sql.hpp"
#include "colleagues/colleague_sql.hpp"
#include "list_file/change_parts_service.hpp"
#include "merging/booking_ties_service.hpp"
#include "merging/booking_ties_sql.hpp"
#include "needs/needs_sql.hpp"
#include "nominations/nomination_sql.hpp"
#include "public_booking/public_booking_sql.hpp"
#include "seats/seat_book_service.hpp"
#include "sessions/session_choice_sql.hpp"
#include "steps/step_news_sql.hpp"
#include "steps/step_sql.hpp"

#include <muster/domain/booking/person_sql.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/domain/people/organisation.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/domain/people/person_name.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/store/judged_write.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

Error unknown_organisation(const std::string& typed, const people::Match& match) {
  std::string words = "Nobody knows an organisation \"" + typed + "\".";
  for (std::size_t at = 0; at < match.suggestions.size(); ++at) {
    words += (at == 0 ? " Did you mean \"" : " or \"") + match.suggestions[at] + "\"";
  }
  words += match.suggestions.empty() ? " Take one that the programme has, or add it to its organisations first." : "?";
  return bad_input(std::move(words)).at("organisation");
}

/// Whether somebody may come from none: whom a list brought without one, until it is given.
enum class OrganisationRule { needed, may_be_none };

/// A place of the event's region, or the one that somebody has already.
Result<std::string> known_place(store::Session& session, const events::Event& event, const std::string& code,
                                const std::string& now) {
  if (code.empty() || code == now || people::region_by_id(session, event.region_id).place(code) != nullptr) return code;
  return bad_input("This is no place of the event's region. Take one that the region has.").at("place");
}

/// Typed fields as they would be stored; the organisation found by its name or by another name for it.
Result<people::PersonRecord> recorded(store::Session& session, const events::Event& event,
                                      const people::TypedPerson& raw, OrganisationRule rule,
                                      const std::string& place_now = {}) {
  const auto typed = people::tidied(raw);
  if (const auto errors = people::errors_of(typed); !errors.empty()) {
    return bad_input(errors.front().words).at(errors.front().field);
  }
  people::PersonRecord person;
  person.first_name = typed.first_name;
  person.last_name = typed.last_name;
  person.email = typed.email;
  person.job_title = typed.job_title;
  MUSTER_TRY(place, known_place(session, event, typed.place.value_or(place_now), place_now));
  person.place_code = std::move(place);
  if (typed.organisation.empty()) {
    if (rule == OrganisationRule::needed)
      return bad_input("There is no organisation: give the one that they come from.").at("organisation");
    return person;
  }
  MUSTER_TRY(organisation, known_organisation(session, event.programme_id, typed.organisation));
  person.organisation_id = organisation.id;
  person.organisation = organisation.name;
  return person;
}

/// Whom the programme knows by equal name and e-mail address, or equal name and organisation.
std::string known_id(store::Session& session, const std::string& programme, const people::PersonRecord& person) {
  const auto own = people_in(session, {programme});
  const auto compared = [](const std::string& first, const std::string& last) {
    const auto parts = people::name_parts(first, last);
    return folded_name(parts.given + parts.family);
  };
  const auto name = compared(person.first_name, person.last_name);
  for (const auto& known : people::known_people(session)) {
    if (!own.contains(known.id) || compared(known.first_name, known.last_name) != name) continue;
    const bool same_address = !person.email.empty() && lower_case(known.email) == lower_case(person.email);
    const bool no_contradiction = person.email.empty() || known.email.empty() || same_address;
    if (same_address || (known.organisation_id == person.organisation_id && no_contradiction)) return known.id;
  }
  return {};
}

/// Every event in which a person stands shows their name, organisation and kind.
void mark_events_of(store::Session& session, const std::string& person_id) {
  for (const auto& booking : sql::bookings_with_person(session, person_id))
    events::mark_changed(session, booking.event_id);
}

Result<DelegateChange> undo_addition(store::Session& session, const store::AuditContext& audit,
                                     const sql::StoredChange& change, const people::PersonRecord& person) {
  const auto booking = sql::find_booking(session, change.event_id, person.id);
  if (!booking || sql::steps_of(session, booking->id).size() > 1 || person.version != change.version_after) {
    return conflict(people::full_name(person) +
                    " was marked or edited since, so adding them is not taken back. Cancel the booking instead.");
  }
  sql::save_needs(session, change.event_id, person.id, {});
  sql::delete_booking(session, booking->id);
  if (read_moved_rows(change.moved_rows).person_made && !sql::is_booked(session, person.id))
    people::delete_person(session, person.id);
  store::write_audit(session, audit, "booking: addition taken back", "booking", booking->id);
  events::mark_changed(session, change.event_id);
  return DelegateChange{change.id, change.kind, person.id, people::full_name(person), ""};
}

/// Whether an edit was one of needs: it holds those before it and those that it wrote.
bool is_of_needs(const sql::StoredChange& change) { return change.kind == "edited" && change.needs.size() == 2; }

Result<DelegateChange> undo_needs(store::Session& session, const store::AuditContext& audit,
                                  const sql::StoredChange& change, const people::PersonRecord& person) {
  const auto side = [&](const std::string& name) {
    return std::ranges::find(change.needs, name, &sql::NeedsBefore::side)->needs;
  };
  if (!sql::find_booking(session, change.event_id, person.id) ||
      sql::select_needs(session, change.event_id, person.id) != side("gone")) {
    return conflict("The needs of " + people::full_name(person) +
                    " were changed again since, so this change is not taken back.");
  }
  sql::save_needs(session, change.event_id, person.id, side("kept"));
  trace_person(session, audit, "needs: change taken back", person.id, {"access_needs", "dietary_needs"});
  return DelegateChange{change.id, "needs", person.id, people::full_name(person), ""};
}

Result<DelegateChange> undo_move(store::Session& session, const store::AuditContext& audit,
                                 const sql::StoredChange& change, const people::PersonRecord& person) {
  const auto rows = read_moved_rows(change.moved_rows);
  const auto booking = sql::find_booking(session, rows.to_event, person.id);
  if (!booking || booking->id != rows.bookings.front() || sql::find_booking(session, rows.from_event, person.id)) {
    return conflict(people::full_name(person) + " was moved or added again since, so this move is not taken back.");
  }
  auto ties = rows.ties;
  // Somebody who booked for themselves since owes nobody their details.
  ties.booked_for = ties.booked_for && sql::ties_of(session, booking->id).booked_for;
  (void)give_to_event(session, booking->id, person.id, rows.to_event, rows.from_event);
  tie_again(session, events::event_with_id(session, rows.from_event), booking->id, ties);
  note_move(session, audit, *booking, "Moved back from " + events::event_with_id(session, rows.to_event).title);
  store::write_audit(session, audit, "booking: move taken back", "booking", booking->id, {"event"});
  return DelegateChange{change.id, change.kind, person.id, people::full_name(person), ""};
}

}  // namespace

MovedRows give_to_event(store::Session& session, const std::string& booking_id, const std::string& person_id,
                        const std::string& from, const std::string& to) {
  MovedRows rows;
  rows.from_event = from;
  rows.to_event = to;
  rows.bookings = {booking_id};
  rows.ties = sql::ties_of(session, booking_id);
  const auto needs = sql::select_needs(session, from, person_id);
  sql::save_needs(session, from, person_id, {});
  sql::give_booking(session, booking_id, to, person_id);
  sql::save_needs(session, to, person_id, needs);
  // A lead's list and sessions are of one event.
  sql::drop_name(session, booking_id);
  sql::drop_choice(session, booking_id);
  sql::give_booked_for(session, booking_id, to);
  events::mark_changed(session, from);
  events::mark_changed(session, to);
  return rows;
}

void note_move(store::Session& session, const store::AuditContext& audit, const sql::BookingRow& booking,
               const std::string& reason) {
  const auto state = *parse_state(booking.state);
  sql::take_step(session, audit, {booking.id, state, state, reason, new_id(), ""});
}

Result<LoadedDelegate> load_delegate(store::Session& session, const events::Event& event,
                                     const std::string& person_id) {
  auto person = people::find_person(session, person_id);
  auto booking = sql::find_booking(session, event.id, person_id);
  if (!person || !booking) return not_found("This person is not a delegate of " + event.title + ".");
  return LoadedDelegate{*std::move(person), *std::move(booking)};
}

Outcome is_unchanged(const people::PersonRecord& person, std::int64_t version) {
  if (person.version == version) return Success{};
  return conflict("Somebody changed " + people::full_name(person) +
                  " after you opened this page. Nothing of yours is saved yet; look at what changed.");
}

std::vector<std::string> fields_changed(const people::PersonRecord& before, const people::PersonRecord& after) {
  std::vector<std::string> fields;
  if (before.first_name != after.first_name) fields.emplace_back("first_name");
  if (before.last_name != after.last_name) fields.emplace_back("last_name");
  if (before.email != after.email) fields.emplace_back("email");
  if (before.job_title != after.job_title) fields.emplace_back("job_title");
  if (before.organisation_id != after.organisation_id) fields.emplace_back("organisation");
  if (before.place_code != after.place_code) fields.emplace_back("place");
  return fields;
}

void trace_person(store::Session& session, const store::AuditContext& audit, const std::string& action,
                  const std::string& person_id, const std::vector<std::string>& fields) {
  store::write_audit(session, audit, action, "person", person_id, fields);
}

Result<people::Organisation> known_organisation(store::Session& session, const std::string& programme_id,
                                                const std::string& typed) {
  const people::Directory directory(people::organisations_for(session, programme_id));
  const auto match = directory.match(typed);
  if (match.how == people::Match::MatchBasis::unknown) return unknown_organisation(typed, match);
  return directory.organisations()[match.organisation];
}

std::string save_edit(store::Session& session, const store::AuditContext& audit, const std::string& event_id,
                      const people::PersonRecord& before, people::PersonRecord after, const std::string& act_id) {
  after.version = before.version + 1;
  after.changed_at = iso_instant(audit.at);
  people::update_person(session, after);
  const sql::StoredChange change{"", "edited",           event_id, before.id, "", "", after.version,
                                 "", {{"kept", before}}, {},       act_id};
  auto id = sql::insert_change(session, audit, change);
  trace_person(session, audit, "person changed", before.id, fields_changed(before, after));
  mark_events_of(session, before.id);
  return id;
}

Result<DelegateChange> undo_edit(store::Session& session, const store::AuditContext& audit,
                                 const sql::StoredChange& change, const people::PersonRecord& person) {
  if (person.version != change.version_after || change.before.size() != 1) {
    return conflict(people::full_name(person) + " was changed again since, so this change is not taken back.");
  }
  auto before = change.before.front().person;
  before.version = person.version + 1;
  people::update_person(session, before);
  trace_person(session, audit, "person: change taken back", person.id, fields_changed(person, before));
  mark_events_of(session, person.id);
  return DelegateChange{change.id, change.kind, person.id, people::full_name(before), ""};
}

Result<DelegateChange> add_delegate(store::Database& database, const store::AuditContext& audit,
                                    const std::string& event_slug, const people::TypedPerson& typed, State state) {
  return add_delegate(database, audit, event_slug, typed, state, {});
}

Result<DelegateChange> add_delegate(store::Database& database, const store::AuditContext& audit,
                                    const std::string& event_slug, const people::TypedPerson& typed, State state,
                                    const AddedWith& with) {
  if (!may_begin(state)) return bad_input("A booking cannot begin as \"" + std::string(state_label(state)) + "\".");
  MUSTER_TRY(event, database.read([&](store::Session& session) { return events::find_event(session, event_slug); }));
  struct Recognised {
    people::PersonRecord person;
    std::string known;  // id of whom the programme knows
  };
  // Everybody, and every organisation, is looked at for that.
  const auto recognise = [&](store::Session& session) -> Result<Recognised> {
    MUSTER_TRY(person, recorded(session, event, typed,
                                with.may_be_none ? OrganisationRule::may_be_none : OrganisationRule::needed));
    auto known = known_id(session, event.programme, person);
    return Recognised{std::move(person), std::move(known)};
  };
  const auto save = [&](store::Session& session, const Recognised& recognised) -> Result<DelegateChange> {
    MUSTER_CHECK(events::find_event(session, event_slug));
    auto person = recognised.person;
    const auto& known = recognised.known;
    if (!known.empty() && sql::find_booking(session, event.id, known)) {
      return conflict(people::full_name(person) + " of " + person.organisation + " stands in this list already.");
    }
    if (with.before) MUSTER_CHECK(with.before(session));
    auto seats = SeatBook::open(session, event);
    if (seats) {
      const SeatClaim claim{"",
                            known,
                            "",
                            State::invited,
                            person.organisation_id.empty() ? with.own_kind : seats->kind_of(person.organisation_id),
                            person.organisation_id};
      if (auto words = seats->refusal(claim, state); !words.empty()) return conflict(std::move(words));
    }
    MovedRows rows;
    rows.person_made = known.empty();
    if (known.empty()) {
      person.id = people::add_person(session, {"", person.first_name, person.last_name, person.email, person.job_title,
                                               person.organisation_id, "", person.place_code});
      trace_person(session, audit, "person added", person.id, {"first_name", "last_name", "email", "job_title"});
    } else {
      person = *people::find_person(session, known);
    }
    const auto booking = new_id();
    sql::insert_booking(session, booking, event.id, person.id, audit, state);
    if (!with.own_kind.empty()) sql::set_own_kind(session, booking, with.own_kind);
    sql::tell_state(session, booking, state, audit.at);
    if (seats) seats->moved(session, booking, audit.at);
    store::write_audit(session, audit, "booking added", "booking", booking, {"state"});
    sql::StoredChange change{"", "added", event.id, person.id, "", "", person.version, written(rows), {}, {}};
    const auto id = sql::insert_change(session, audit, change);
    if (with.after) with.after(session, booking);
    events::mark_changed(session, event.id);
    return DelegateChange{id, change.kind, person.id, people::full_name(person), ""};
  };
  return store::write_judged(database, event.programme, recognise, save);
}

Result<DelegateChange> edit_delegate(store::Database& database, const store::AuditContext& audit,
                                     const std::string& event_slug, const std::string& person_id, std::int64_t version,
                                     const people::TypedPerson& typed) {
  MUSTER_TRY(event, database.read([&](store::Session& session) { return events::find_event(session, event_slug); }));
  // Every organisation is looked at for the one that was typed.
  const auto judge = [&](store::Session& session) -> Result<people::PersonRecord> {
    MUSTER_TRY(loaded, load_delegate(session, event, person_id));
    MUSTER_CHECK(is_unchanged(loaded.person, version));
    const auto rule = loaded.person.organisation_id.empty() ? OrganisationRule::may_be_none : OrganisationRule::needed;
    MUSTER_TRY(after, recorded(session, event, typed, rule, loaded.person.place_code));
    after.id = person_id;
    return after;
  };
  const auto save = [&](store::Session& session, const people::PersonRecord& after) -> Result<DelegateChange> {
    MUSTER_CHECK(events::find_event(session, event_slug));
    MUSTER_TRY(loaded, load_delegate(session, event, person_id));
    MUSTER_CHECK(is_unchanged(loaded.person, version));
    if (fields_changed(loaded.person, after).empty())
      return DelegateChange{"", "edited", person_id, people::full_name(after), ""};
    const auto id = save_edit(session, audit, event.id, loaded.person, after);
    return DelegateChange{id, "edited", person_id, people::full_name(after), ""};
  };
  return store::write_judged(database, event.programme, judge, save);
}

Result<DelegateChange> move_delegate(store::Database& database, const store::AuditContext& audit,
                                     const std::string& event_slug, const std::string& person_id,
                                     const std::string& to_slug) {
  return database.write([&](store::Session& session) -> Result<DelegateChange> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    MUSTER_TRY(loaded, load_delegate(session, event, person_id));
    const auto target = events::find_event(session, to_slug);
    if (!target.ok() || target->programme != event.programme) return not_found("Choose one of the programme's events.");
    const auto name = people::full_name(loaded.person);
    if (target->id == event.id) return bad_input(name + " stands in " + event.title + " already.");
    if (sql::find_booking(session, target->id, person_id)) {
      return conflict(name + " stands in " + target->title + " already. Cancel the booking here instead.");
    }
    auto there = SeatBook::open(session, *target);
    if (there) {
      const SeatClaim claim{"",
                            person_id,
                            name,
                            State::invited,
                            there->kind_of(loaded.person.organisation_id),
                            loaded.person.organisation_id};
      if (auto words = there->refusal(claim, *parse_state(loaded.booking.state)); !words.empty())
        return conflict(target->title + ": " + words);
    }
    const auto rows = give_to_event(session, loaded.booking.id, person_id, event.id, target->id);
    if (auto here = SeatBook::open(session, event)) (void)here->settle(session, audit);
    note_move(session, audit, loaded.booking, "Moved from " + event.title);
    sql::StoredChange change{"", "moved", event.id, person_id, "", "", loaded.person.version, written(rows), {}, {}};
    const auto id = sql::insert_change(session, audit, change);
    store::write_audit(session, audit, "booking moved", "booking", loaded.booking.id, {"event"});
    return DelegateChange{id, change.kind, person_id, name, target->title};
  });
}

Result<DelegateChange> undo_change(store::Database& database, const store::AuditContext& audit,
                                   const std::string& event_slug, const std::string& change_id) {
  return database.write([&](store::Session& session) -> Result<DelegateChange> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto change = sql::find_change(session, event.id, change_id);
    if (!change) return not_found("This was undone already, or somebody changed the person again since.");
    const auto person = people::find_person(session, change->holder_id);
    if (!person) return not_found("The person is not here any more.");
    auto done = change->kind == "merged"  ? undo_merge(session, audit, *change)
                : change->kind == "moved" ? undo_move(session, audit, *change, *person)
                : change->kind == "added" ? undo_addition(session, audit, *change, *person)
                : is_of_needs(*change)    ? undo_needs(session, audit, *change, *person)
                                          : undo_edit(session, audit, *change, *person);
    if (!done.ok()) return done;
    // Two people who were made one are two again, and somebody who moved away is back: each needs a seat.
    if (auto seats = SeatBook::open(session, event)) {
      MUSTER_CHECK(seats->fits());
      (void)seats->settle(session, audit);
    }
    sql::delete_change(session, change->id);
    return done;
  });
}

Result<DelegateChange> find_change(store::Session& session, const std::string& event_id, const std::string& change_id) {
  const auto change = sql::find_change(session, event_id, change_id);
  if (!change) return not_found("There is no such change.");
  const auto person = people::find_person(session, change->holder_id);
  if (!person) return not_found("There is no such change.");
  DelegateChange found{change->id, change->kind, person->id, people::full_name(*person), ""};
  if (is_of_needs(*change)) found.kind = "needs";
  for (const auto& before : change->before) {
    if (before.side == "gone") found.other = people::full_name(before.person);
  }
  if (change->kind == "moved") {
    found.other = events::event_with_id(session, read_moved_rows(change->moved_rows).to_event).title;
  }
  return found;
}

}  // namespace muster::booking
