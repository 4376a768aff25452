// The door: its list, and what phones scanned, each scan once and nobody counted twice.
#include <muster/domain/booking/door_service.hpp>

#include "domain/booking/added_with_service.hpp"
#include "domain/booking/public_booking/own_mail.hpp"
#include "domain/booking/public_booking/public_booking_sql.hpp"
#include "domain/booking/seats/seat_book_service.hpp"
#include "domain/booking/sessions/session_choice_sql.hpp"
#include "domain/booking/steps/step_sql.hpp"
#include "door.hpp"
#include "door_sql.hpp"

#include <muster/domain/booking/booking_code_sql.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/store/audit.hpp>

#include <algorithm>
#include <set>

namespace muster::booking {
namespace {

constexpr std::int64_t codes_at_once = 500;

struct Door {
  events::Event event;
  DoorTimes times;
  std::string session;
  std::string session_title;
};

Result<Door> opened(store::Session& session, const std::string& event_slug, const std::string& session_code) {
  MUSTER_TRY(event, events::find_event(session, event_slug));
  Door door{event, door_times(event, events::sessions_of(session, event.id)), session_code, {}};
  if (!session_code.empty()) {
    MUSTER_TRY(found, events::find_session(session, event, session_code));
    door.session_title = found.title;
  }
  return door;
}

DoorList counted_list(store::Session& session, const Door& door, Instant now) {
  const auto counts = sql::count_door(session, door.event.id, door.session);
  return {door.event, door.times, door_state(door.times, now), door.session, door.session_title, counts.in,
          counts.of,  {}};
}

/// When and where whoever is in came in: by a scan, or marked in the list of delegates.
std::optional<Entrance> entrance_into(store::Session& session, const Door& door, const sql::DoorBooking& booking) {
  auto entrance = sql::entrance_of(session, booking.person.booking_id, door.session);
  if (!door.session.empty() || booking.state != State::came) return door.session.empty() ? std::nullopt : entrance;
  if (!entrance)
    if (const auto marked = sql::marked_at_of(session, booking.person.booking_id)) entrance = Entrance{*marked, {}, {}};
  return entrance;
}

bool is_in(const Door& door, const sql::DoorBooking& booking, const std::optional<Entrance>& entrance) {
  return door.session.empty() ? booking.state == State::came : entrance.has_value();
}

/// Whether people choose this session, and somebody did not.
bool is_unchosen(store::Session& session, const Door& door, const std::string& booking_id) {
  if (door.session.empty()) return false;
  const auto holds = [&](const std::vector<std::string>& codes) {
    return std::ranges::find(codes, door.session) != codes.end();
  };
  return holds(sql::offered_codes(session, door.event.id)) && !holds(sql::chosen_codes(session, booking_id));
}

ScanResult told(store::Session& session, const Door& door, const std::string& id, ScanOutcome outcome,
                const std::string& booking_id) {
  ScanResult result{id, outcome};
  const auto booking = booking_id.empty() ? std::nullopt : sql::door_booking(session, booking_id);
  if (!booking) return result;
  result.booking_id = booking->person.booking_id;
  result.person_id = booking->person.person_id;
  result.name = booking->person.name;
  result.organisation = booking->person.organisation;
  result.entrance = entrance_into(session, door, *booking);
  const bool arrives = outcome == ScanOutcome::in || outcome == ScanOutcome::already;
  if (arrives && result.entrance)
    result.outcome = result.entrance->scan_id == id ? ScanOutcome::in : ScanOutcome::already;
  result.unchosen = arrives && is_unchosen(session, door, booking->person.booking_id);
  // A walk-in has no step before the one that brought them in: there is nothing to go back to.
  const auto scan = sql::find_scan(session, id);
  result.undoable = result.outcome == ScanOutcome::in && scan && (!scan->act_id.empty() || !scan->session_code.empty());
  return result;
}

/// What a scan that was sent before comes to now.
ScanResult told_again(store::Session& session, const Door& door, const sql::StoredScan& scan) {
  auto outcome = scan.outcome;
  const bool arrived = outcome == ScanOutcome::in || outcome == ScanOutcome::already;
  if (arrived && !scan.stands) {
    const auto booking = sql::door_booking(session, scan.booking_id);
    outcome = booking && is_in(door, *booking, entrance_into(session, door, *booking)) ? ScanOutcome::already
                                                                                       : ScanOutcome::undone;
  }
  return told(session, door, scan.id, outcome, scan.booking_id);
}

/// Scans of one batch, inside one transaction.
class Taking {
 public:
  Taking(store::Session& session, const store::AuditContext& audit, Door door, std::string name)
      : session_(session),
        audit_(audit),
        door_(std::move(door)),
        name_(std::move(name)),
        seats_(SeatBook::open(session, door_.event)) {}

  Result<ScanResult> take(const Scan& scan) {
    if (const auto known = sql::find_scan(session_, scan.id)) {
      if (known->event_id != door_.event.id) return conflict("A scan with this id was sent for another event.");
      return told_again(session_, door_, *known);
    }
    return scan.what == Scan::What::undo ? undo(scan) : enter(scan);
  }

  void end() {
    if (!changed_) return;
    if (seats_) (void)seats_->settle(session_, audit_);
    events::mark_changed(session_, door_.event.id);
  }

 private:
  [[nodiscard]] sql::StoredScan stored(const Scan& scan, const std::string& booking_id, ScanOutcome outcome) const {
    const auto at = settled_moment(scan.at.value_or(audit_.at), audit_.at, door_.times);
    return {scan.id, door_.event.id, booking_id, scan.what, door_.session, name_, at, audit_.at, outcome, {}, false};
  }

  ScanResult kept(const sql::StoredScan& scan) {
    sql::insert_scan(session_, scan);
    return told(session_, door_, scan.id, scan.outcome, scan.booking_id);
  }

  void step(const sql::DoorBooking& booking, const NewStep& taken, Instant at, const std::string& action) {
    sql::take_step(session_, {audit_.actor, at, audit_.scope}, taken);
    store::write_audit(session_, audit_, action, "booking", booking.person.booking_id, {"state"});
    if (seats_) seats_->moved(session_, booking.person.booking_id, audit_.at);
    changed_ = true;
  }

  ScanResult enter(const Scan& scan) {
    auto booking_id = scan.booking_id;
    if (!scan.code.empty()) {
      const auto code = typed_code(scan.code);
      const auto holder = code ? holder_of(session_, *code) : std::nullopt;
      if (holder && holder->event_id != door_.event.id) {
        const auto other = events::event_with_id(session_, holder->event_id);
        if (other.programme_id == door_.event.programme_id) {
          auto result = kept(stored(scan, {}, ScanOutcome::other_event));
          result.event_title = other.title;
          return result;
        }
      }
      booking_id = holder && holder->event_id == door_.event.id ? holder->booking_id : std::string();
    }
    const auto booking = booking_id.empty() ? std::nullopt : sql::door_booking(session_, booking_id);
    if (!booking || booking->event_id != door_.event.id) return kept(stored(scan, {}, ScanOutcome::not_in_list));
    switch (booking->person.standing) {
      case DoorStanding::given_back:
        return kept(stored(scan, booking_id, ScanOutcome::given_back));
      case DoorStanding::not_booked:
        return kept(stored(scan, booking_id, ScanOutcome::not_booked));
      case DoorStanding::expected:
      case DoorStanding::in:
        break;
    }
    auto arrival = stored(scan, booking_id, ScanOutcome::in);
    arrival.stands = true;
    const bool came = booking->state == State::came;
    if (!came) {
      // Whoever took the step back elsewhere took what the doors said before with it.
      sql::forget_entrances(session_, booking_id, {});
      arrival.act_id = new_id();
      step(*booking, {booking_id, booking->state, State::came, {}, arrival.act_id, {}}, arrival.scanned_at,
           "booking: came");
    } else if (door_.session.empty() && !sql::entrance_of(session_, booking_id, {})) {
      const auto marked = sql::marked_at_of(session_, booking_id);
      arrival.stands = marked && arrival.scanned_at < *marked;
    }
    if (came && is_in(door_, *booking, entrance_into(session_, door_, *booking)))
      arrival.outcome = ScanOutcome::already;
    changed_ = true;
    return kept(arrival);
  }

  ScanResult undo(const Scan& scan) {
    const auto target = sql::find_scan(session_, scan.undoes);
    const bool ours = target && target->event_id == door_.event.id && target->kind == Scan::What::in &&
                      target->session_code == door_.session && !target->booking_id.empty();
    const auto booking = ours ? sql::door_booking(session_, target->booking_id) : std::nullopt;
    if (!booking) return kept(stored(scan, {}, ScanOutcome::not_in_list));
    if (target->stands) {
      sql::take_scan_back(session_, target->id);
      changed_ = true;
    }
    if (booking->state == State::came && !sql::any_entrance(session_, booking->person.booking_id))
      take_step_back(*booking);
    const auto now = sql::door_booking(session_, booking->person.booking_id);
    const bool stays = now && is_in(door_, *now, entrance_into(session_, door_, *now));
    return kept(stored(scan, booking->person.booking_id, stays ? ScanOutcome::still_in : ScanOutcome::undone));
  }

  /// Only what a scan brought in goes by a scan: not what somebody marked in the list of delegates.
  void take_step_back(const sql::DoorBooking& booking) {
    const auto last = sql::last_step(session_, booking.person.booking_id);
    if (!last || last->to != State::came || !last->from ||
        !sql::was_taken_by_scan(session_, booking.person.booking_id, last->act_id))
      return;
    step(booking, {booking.person.booking_id, State::came, *last->from, {}, new_id(), last->id}, audit_.at,
         "booking: step taken back");
  }

  store::Session& session_;
  const store::AuditContext& audit_;
  Door door_;
  std::string name_;
  std::optional<SeatBook> seats_;
  bool changed_ = false;
};

Outcome check_scan(const Scan& scan) {
  constexpr std::size_t length = 26;
  const auto plain = [](const std::string& id) {
    return id.size() == length && std::ranges::all_of(id, [](char letter) {
             return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z');
           });
  };
  if (!plain(scan.id) || (scan.what == Scan::What::undo && !plain(scan.undoes)))
    return bad_input("Each scan needs an id of its own: 26 small letters and digits.").at("id");
  return Success{};
}

Outcome check_open(const Door& door, Instant now) {
  if (door_state(door.times, now) != DoorState::before) return Success{};
  return conflict("The door of " + door.event.title + " opens on " +
                  long_date(day_in(door.event.zone, door.times.opens)) + ". Nobody was checked in.");
}

}  // namespace

Result<DoorList> door_counts(store::Database& database, Instant now, const std::string& event_slug,
                             const std::string& session_code) {
  return database.read([&](store::Session& session) -> Result<DoorList> {
    MUSTER_TRY(door, opened(session, event_slug, session_code));
    return counted_list(session, door, now);
  });
}

Result<DoorList> door_list(store::Database& database, Instant now, const std::string& event_slug,
                           const std::string& session_code) {
  return database.read([&](store::Session& session) -> Result<DoorList> {
    MUSTER_TRY(door, opened(session, event_slug, session_code));
    auto list = counted_list(session, door, now);
    if (list.state != DoorState::open) return list;
    list.people = sql::door_people(session, door.event.id);
    const auto entrances = sql::entrances(session, door.event.id, door.session);
    const auto marked =
        door.session.empty() ? sql::marked_at(session, door.event.id) : std::map<std::string, Instant>{};
    std::optional<std::set<std::string>> chose;
    const auto offered = sql::offered_codes(session, door.event.id);
    if (std::ranges::find(offered, door.session) != offered.end()) {
      const auto all = sql::choosers_of(session, door.event.id, door.session);
      chose.emplace(all.begin(), all.end());
    }
    for (auto& person : list.people) {
      person.unchosen = chose && !chose->contains(person.booking_id);
      const auto found = entrances.find(person.booking_id);
      if (!door.session.empty() && person.standing == DoorStanding::in && found == entrances.end())
        person.standing = DoorStanding::expected;
      if (person.standing != DoorStanding::in) continue;
      if (found != entrances.end()) {
        person.entrance = found->second;
      } else if (const auto at = marked.find(person.booking_id); at != marked.end()) {
        person.entrance = Entrance{at->second, {}, {}};
      }
    }
    return list;
  });
}

Result<DoorList> door_list_with_codes(store::Database& database, Instant now, const std::string& event_slug,
                                      const std::string& session_code) {
  auto list = door_list(database, now, event_slug, session_code);
  if (!list.ok()) return list;
  if (std::ranges::none_of(list->people, [](const DoorPerson& person) { return person.code.empty(); })) return list;
  for (bool more = true; more;) {
    MUSTER_TRY(given, database.write([&](store::Session& session) -> Result<std::int64_t> {
      return give_codes(session, list->event.id, codes_at_once);
    }));
    more = given == codes_at_once;
  }
  return door_list(database, now, event_slug, session_code);
}

Result<std::vector<ScanResult>> take_scans(store::Database& database, const store::AuditContext& audit,
                                           const std::string& event_slug, const ScanBatch& batch) {
  if (batch.scans.size() > most_scans_at_once)
    return bad_input("Send at most " + grouped(most_scans_at_once) + " scans at once.");
  for (const auto& scan : batch.scans) MUSTER_CHECK(check_scan(scan));
  return database.write([&](store::Session& session) -> Result<std::vector<ScanResult>> {
    MUSTER_TRY(door, opened(session, event_slug, batch.session));
    MUSTER_CHECK(check_open(door, audit.at));
    Taking taking(session, audit, std::move(door), tidy_door(batch.door));
    std::vector<ScanResult> results;
    results.reserve(batch.scans.size());
    for (const auto& scan : batch.scans) {
      MUSTER_TRY(result, taking.take(scan));
      results.push_back(std::move(result));
    }
    taking.end();
    return results;
  });
}

Result<ScanResult> scan_result(store::Database& database, const std::string& event_slug, const std::string& scan_id) {
  return database.read([&](store::Session& session) -> Result<ScanResult> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto scan = sql::find_scan(session, scan_id);
    if (!scan || scan->event_id != event.id) return not_found("There is no such scan.");
    MUSTER_TRY(door, opened(session, event_slug, scan->session_code));
    return told_again(session, door, *scan);
  });
}

Result<DoorSubstitute> door_substitute(store::Database& database, Instant now, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<DoorSubstitute> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return substitute_at_door(sql::find_page(session, event.id), event, now);
  });
}

Result<ScanResult> walk_in(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                           const WalkIn& who) {
  const auto scan_id = new_id();
  MUSTER_TRY(door, database.read([&](store::Session& session) { return opened(session, event_slug, {}); }));
  MUSTER_CHECK(check_open(door, audit.at));
  AddedWith with;
  with.before = [&](store::Session& session) -> Outcome {
    if (who.instead_of.empty()) return Success{};
    const auto rule = substitute_at_door(sql::find_page(session, door.event.id), door.event, audit.at);
    if (rule == DoorSubstitute::none)
      return conflict(door.event.title + " takes nobody in somebody else’s place. Nothing was changed.");
    if (rule == DoorSubstitute::if_agreed && !who.agreed)
      return bad_input("Ask an organiser first, and say here that they agree.").at("agreed");
    const auto absent = sql::door_booking(session, who.instead_of);
    if (!absent || absent->event_id != door.event.id)
      return not_found("Whom they come for is no delegate of " + door.event.title + " any more. Nothing was changed.");
    if (absent->person.standing != DoorStanding::expected || !may_follow(absent->state, State::cancelled))
      return conflict(absent->person.name + " has no seat that somebody else could take. Nothing was changed.");
    sql::take_step(session, audit,
                   {who.instead_of, absent->state, State::cancelled, "Somebody came in their place", new_id(), {}});
    store::write_audit(session, audit, "booking: cancelled", "booking", who.instead_of, {"state"});
    if (auto seats = SeatBook::open(session, door.event)) seats->moved(session, who.instead_of, audit.at);
    tell_of_step(session, audit.at, door.event, who.instead_of, absent->state, State::cancelled);
    return Success{};
  };
  with.may_be_none = who.alone || who.kept_as_typed;
  if (who.alone) {
    MUSTER_TRY(kinds, database.read([&](store::Session& session) -> Result<std::vector<std::string>> {
      return people::kinds_for(session, door.event.programme_id);
    }));
    with.own_kind = parents_kind(kinds);
  }
  with.after = [&](store::Session& session, const std::string& booking_id) {
    if (who.kept_as_typed && !who.alone) {
      auto own = sql::find_own(session, booking_id).value_or(sql::OwnRow{});
      own.typed_organisation = who.organisation;
      sql::save_own(session, booking_id, own);
    }
    sql::insert_scan(session, {scan_id,
                               door.event.id,
                               booking_id,
                               Scan::What::in,
                               {},
                               tidy_door(who.door),
                               audit.at,
                               audit.at,
                               ScanOutcome::in,
                               {},
                               true});
  };
  MUSTER_TRY(
      added,
      add_delegate(database, audit, event_slug,
                   {who.first_name, who.last_name, {}, {}, with.may_be_none ? std::string() : who.organisation, {}},
                   State::came, with));
  (void)added;
  return scan_result(database, event_slug, scan_id);
}

}  // namespace muster::booking
