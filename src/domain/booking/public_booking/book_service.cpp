// Books whoever sends the public form: decided, saved and told in one transaction.
#include <muster/domain/booking/public_booking_service.hpp>

#include "domain/booking/booking_sql.hpp"
#include "domain/booking/colleagues/colleague_sql.hpp"
#include "domain/booking/nominations/lead_facts_service.hpp"
#include "domain/booking/nominations/nomination_sql.hpp"
#include "domain/booking/questions/answered_service.hpp"
#include "domain/booking/questions/booking_form_sql.hpp"
#include "domain/booking/seats/seat_book_service.hpp"
#include "domain/booking/sessions/choosing_service.hpp"
#include "domain/booking/sessions/session_choice_sql.hpp"
#include "domain/booking/steps/step_news_sql.hpp"
#include "domain/booking/steps/step_sql.hpp"
#include "known_person_service.hpp"
#include "own_mail.hpp"
#include "public_booking_sql.hpp"

#include <muster/domain/booking/needs_service.hpp>
#include <muster/domain/booking/person_sql.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/membership/coverage_service.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

/// What a wish comes to before anybody stands in line for the store.
struct JudgedWish {
  people::TypedPerson typed;
  std::string organisation;  ///< id; empty where none
  std::string kind;          ///< of it, or what they come as without one
  std::string organisation_name;
  std::vector<std::string> places;
  std::string known;  ///< id of whom the programme knows by equal name and address
  BookingAnswers answers;
};

Outcome check_wish(const people::TypedPerson& typed, const BookingWish& wish) {
  if (const auto errors = people::errors_of(typed); !errors.empty())
    return bad_input(errors.front().words).at(errors.front().field);
  if (typed.email.empty()) return bad_input("Give the address that the confirmation goes to.").at("email");
  if (!mail::check_address(typed.email).ok())
    return bad_input("\"" + typed.email + "\" is not an e-mail address.").at("email");
  if (!wish.alone && typed.organisation.empty())
    return bad_input("Say which organisation you come from.").at("organisation");
  for (const auto& [words, field] : {std::pair(&wish.needs.access, "anything"), {&wish.needs.dietary, "food"}}) {
    if (!is_valid_text(*words)) return bad_input("This holds characters that are no text.").at(field);
    if (character_count(*words) > longest_need) return bad_input("Keep this to 1,000 characters.").at(field);
  }
  return Success{};
}

Result<JudgedWish> judged(store::Session& session, const events::Event& event, const BookingWish& wish) {
  JudgedWish all;
  all.typed = people::tidied(wish.person);
  MUSTER_CHECK(check_wish(all.typed, wish));
  if (!wish.organisation_id.empty() && !wish.alone) {
    const auto known = people::organisations_for(session, event.programme_id);
    const auto found = std::ranges::find(known, wish.organisation_id, &people::Organisation::id);
    if (found == known.end()) return bad_input("Choose an organisation once more.").at("organisation");
    all.organisation = found->id;
    all.organisation_name = found->name;
    all.kind = found->kind;
    all.places = found->serves;
  }
  if (wish.alone) all.kind = parents_kind(people::kinds_for(session, event.programme_id));
  if (const auto place = all.typed.place.value_or(std::string()); !place.empty()) {
    if (people::region_by_id(session, event.region_id).place(place) == nullptr)
      return bad_input("Choose the place from the list.").at("place");
    all.places = {place};
  }
  MUSTER_TRY(answers, checked_answers(session, event.id, wish.answers));
  all.answers = std::move(answers);
  all.known = known_person(session, event, all.typed);
  return all;
}

/// Whoever had a booking that is none any more is booked again; nobody else's changes.
bool is_asked_anew(State state) {
  return state == State::invited || state == State::declined || state == State::cancelled;
}

class PublicBooking {
 public:
  PublicBooking(store::Session& session, const events::Event& event, const BookingPage& page, Instant now)
      : session_(session),
        event_(event),
        asks_(page.way == BookingWay::ask),
        members_only_(page.members_only),
        code_(page.code),
        audit_{public_actor, now, event.programme},
        seats_(SeatBook::look(session, event, SeatBook::Network::as_needed)) {}

  BookingReceipt book(const BookingWish& wish, const JudgedWish& judged) {
    // Worked out for somebody new whoever it is, so that what is told tells nobody who has booked before.
    online_ = wish.online && event_.attendance == events::Attendance::hybrid;
    SeatClaim claim{"", "", "", State::invited, judged.kind, judged.organisation, judged.places};
    claim.online = online_;
    const auto fresh = verdict(claim);
    const auto holders = sql::holders_of(session_, event_.id, judged.typed.email);
    if (!holders.empty())
      book_again(holders, wish, judged);
    else if (may_book(judged.typed.email))
      book_new(wish, judged, fresh);
    else
      queue_members_mail(session_, audit_.at, event_, code_, judged.typed.email);
    if (members_only_) return {State::applied, {}, {}, true};
    auto told = fresh;
    told.asked_lead = lead_to_ask(session_, audit_.at, event_, judged.organisation, fresh.state);
    return told;
  }

 private:
  [[nodiscard]] bool may_book(const std::string& email) const {
    return !members_only_ ||
           membership::covered(session_, event_.programme_id, email, day_in_london(audit_.at)).has_value();
  }

  [[nodiscard]] BookingReceipt verdict(const SeatClaim& claim) const {
    if (asks_) return {State::applied};
    auto found = seats_.verdict(claim);
    return {found.state, std::move(found.why)};
  }

  void book_new(const BookingWish& wish, const JudgedWish& judged, const BookingReceipt& fresh) {
    auto person = judged.known;
    if (person.empty() || !people::find_person(session_, person)) {
      person = people::add_person(
          session_, {"", judged.typed.first_name, judged.typed.last_name, judged.typed.email, judged.typed.job_title,
                     judged.organisation, event_.programme_id, judged.typed.place.value_or(std::string())});
      store::write_audit(session_, audit_, "person added", "person", person,
                         {"first_name", "last_name", "email", "job_title"});
    }
    const auto booking = new_id();
    sql::insert_booking(session_, booking, event_.id, person, audit_, fresh.state);
    if (online_) sql::set_online(session_, booking, true);
    if (wish.alone) sql::set_own_kind(session_, booking, judged.kind);
    sql::tell_state(session_, booking, fresh.state, audit_.at);
    store::write_audit(session_, audit_, "booking added", "booking", booking, {"state"});
    ask_their_lead(session_, audit_.at, event_, booking, judged.organisation, fresh.state);
    const bool unknown = judged.organisation.empty() && !wish.alone;
    keep_rest({booking, person}, wish, judged, unknown ? judged.typed.organisation : std::string());
  }

  /// A lead named them, and they hear nothing of it before it is decided: what they are told now is that they asked.
  [[nodiscard]] bool is_named_unaware(const std::string& booking, State state) const {
    return is_undecided(state) && !sql::find_own(session_, booking) && sql::call_of_booking(session_, booking);
  }

  void book_again(const std::vector<sql::AddressHolder>& holders, const BookingWish& wish, const JudgedWish& judged) {
    auto holder = holders.front();
    for (const auto& each : holders)
      if (each.person_id == judged.known) holder = each;
    const auto standing = sql::standing_of(session_, holder.booking_id);
    auto claim = sql::seat_claim(session_, holder.booking_id, seats_.network());
    const bool came_online = claim && claim->online;
    if (claim && event_.attendance == events::Attendance::hybrid) claim->online = online_;
    if (claim && claim->organisation.empty()) claim->kind = wish.alone ? judged.kind : "";
    const auto own = claim ? verdict(*claim) : BookingReceipt{};
    const bool anew = standing && is_asked_anew(standing->state) && may_follow(standing->state, own.state);
    if (standing && is_named_unaware(holder.booking_id, standing->state)) {
      if (may_book(judged.typed.email))
        keep_rest({holder.booking_id, holder.person_id}, wish, judged, "");
      else
        queue_members_mail(session_, audit_.at, event_, code_, judged.typed.email);
      return;
    }
    if (!anew) {
      queue_own_mail(session_, audit_.at, event_, holder.booking_id, OwnNews::again);
      return;
    }
    if (!may_book(judged.typed.email)) {
      queue_members_mail(session_, audit_.at, event_, code_, judged.typed.email);
      return;
    }
    if (event_.attendance == events::Attendance::hybrid && came_online != online_)
      sql::set_online(session_, holder.booking_id, online_);
    if (claim && claim->organisation.empty()) sql::set_own_kind(session_, holder.booking_id, claim->kind);
    sql::take_step(session_, audit_, {holder.booking_id, standing->state, own.state, own.why, new_id(), ""});
    store::write_audit(session_, audit_, "booking: " + std::string(state_word(own.state)), "booking", holder.booking_id,
                       {"state"});
    // The place on the list that their booking had is none any more.
    if (own.state == State::applied) {
      const auto person = people::find_person(session_, holder.person_id);
      ask_their_lead(session_, audit_.at, event_, holder.booking_id, person ? person->organisation_id : std::string(),
                     own.state);
    }
    sql::book_for_oneself(session_, holder.booking_id);
    keep_rest({holder.booking_id, holder.person_id}, wish, judged, "");
  }

  struct Whose {
    std::string booking;
    std::string person;
  };
  void keep_rest(const Whose& whose, const BookingWish& wish, const JudgedWish& judged,
                 const std::string& typed_organisation) {
    const auto& [booking, person] = whose;
    auto own = sql::find_own(session_, booking).value_or(sql::OwnRow{});
    own.named = wish.named;
    own.typed_organisation = typed_organisation;
    sql::save_own(session_, booking, own);
    sql::save_choice(session_, booking, wish.sessions);
    if (judged.answers.version > 0) sql::save_answers(session_, booking, event_.id, judged.answers);
    add_needs(session_, event_.id, person, wish.needs);
    seats_.moved(session_, booking, audit_.at);
    if (seats_.version() > 0) (void)seats_.settle(session_, audit_);
    queue_own_mail(session_, audit_.at, event_, booking, OwnNews::state);
    events::mark_changed(session_, event_.id);
  }

  store::Session& session_;
  const events::Event& event_;
  bool asks_;
  bool members_only_;
  std::string code_;
  bool online_ = false;
  store::AuditContext audit_;
  SeatBook seats_;
};

}  // namespace

Result<BookingReceipt> book_publicly(store::Database& database, Instant now, const std::string& code,
                                     const BookingWish& wish) {
  MUSTER_TRY(shown, public_page(database, code));
  const auto door = door_at(shown.page, shown.event, last_day_of(shown.event, shown.sessions), now);
  if (door != BookingDoor::open) return conflict(closed_words(door, shown.event));
  // Everybody and every organisation is looked at for this, outside the writers' line.
  MUSTER_TRY(known, database.read([&](store::Session& session) { return judged(session, shown.event, wish); }));
  return database.write([&](store::Session& session) -> Result<BookingReceipt> {
    const auto event_id = sql::event_of_page(session, code);
    if (!event_id) return not_found("No event is booked at this address.");
    const auto event = events::event_with_id(session, *event_id);
    const auto page = *sql::find_page(session, event.id);
    if (const auto now_door = door_at(page, event, events::last_day_of(session, event), now);
        now_door != BookingDoor::open)
      return conflict(closed_words(now_door, event));
    if (sql::asked_version(session, event.id) != known.answers.version) return conflict(questions_changed);
    // Of everybody alike, so that it tells nobody who has booked before.
    MUSTER_CHECK(may_choose(session, event, "", wish.sessions, wish.online));
    return PublicBooking(session, event, page, now).book(wish, known);
  });
}

}  // namespace muster::booking
