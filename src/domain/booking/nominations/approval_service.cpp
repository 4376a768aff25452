// The programme decides about names: many at once in the leads' order, each as the seats of that moment allow.
#include <muster/domain/booking/nomination_service.hpp>

#include "domain/booking/public_booking/own_mail.hpp"
#include "domain/booking/public_booking/own_words.hpp"
#include "domain/booking/public_booking/public_booking_sql.hpp"
#include "domain/booking/steps/step_sql.hpp"
#include "lead_facts_service.hpp"
#include "nomination_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/mail/message.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace muster::booking {
namespace {

/// Whether what is decided is kept, or only foreseen.
enum class Purpose { keep, foresee };

/// Somebody to decide about, in the order in which it is done.
struct Chosen {
  std::string person_id;
  std::string who;  ///< as they are called where there is nothing to decide
  std::optional<NominationCall> call{};
  std::optional<ListedName> name{};
};

std::vector<Chosen> in_order(store::Session& session, const events::Event& event,
                             const std::vector<std::string>& people) {
  std::vector<Chosen> all;
  std::set<std::string> seen;
  for (const auto& person : people) {
    if (!seen.insert(person).second) continue;
    const auto record = people::find_person(session, person);
    Chosen chosen{person, record ? people::full_name(*record) : "Somebody you chose"};
    if (const auto standing = sql::find_standing(session, event.id, person)) {
      chosen.call = sql::call_of_booking(session, standing->booking_id);
      chosen.name = sql::name_of(session, standing->booking_id);
    }
    all.push_back(std::move(chosen));
  }
  // First choices of all leads go before second ones; who asked themselves, and no lead placed, comes after them.
  std::ranges::stable_sort(all, {}, [](const Chosen& each) {
    return !each.name ? std::pair(2, std::int64_t{0}) : std::pair(each.name->place == 0 ? 1 : 0, each.name->place);
  });
  return all;
}

class Decision {
 public:
  Decision(store::Session& session, const store::AuditContext& audit, const events::Event& event,
           NominationAnswer answer, Purpose purpose)
      : session_(session),
        audit_(audit),
        event_(event),
        answer_(answer),
        purpose_(purpose),
        seats_(SeatBook::look(session, event, SeatBook::Network::as_needed)) {}

  DecidedNominations decide(const std::vector<std::string>& people) {
    DecidedNominations decided;
    std::map<std::string, NominationCall> told;
    for (const auto& each : in_order(session_, event_, people)) {
      if (!each.name) {
        decided.refused.emplace_back(each.who, "This person is not a delegate of the event any more.");
        continue;
      }
      if (!is_undecided(each.name->state)) {
        decided.refused.emplace_back(
            each.name->name, "Somebody decided before you: " + std::string(state_label(each.name->state)) + ".");
        continue;
      }
      const auto to = state_for(each);
      if (!to.ok()) {
        decided.refused.emplace_back(each.name->name, to.error().message);
        continue;
      }
      take(each, *to);
      decided.done.push_back({each.name->name, *to, each.person_id});
      if (each.call) told.emplace(each.call->id, *each.call);
    }
    if (purpose_ == Purpose::foresee) return decided;
    for (const auto& [id, call] : told) {
      restate_names(session_, audit_, seats_, call);
      queue_lead_mail(session_, audit_.at, event_, call, LeadNews::decided);
    }
    if (!decided.done.empty()) {
      if (seats_.version() > 0) (void)seats_.settle(session_, audit_);
      events::mark_changed(session_, event_.id);
    }
    return decided;
  }

 private:
  Result<State> state_for(const Chosen& each) {
    why_.clear();
    if (answer_ == NominationAnswer::decline) return State::cancelled;
    MUSTER_CHECK(check_address(each));
    const auto claim = sql::seat_claim(session_, each.name->booking_id, seats_.network());
    const auto verdict = seats_.verdict(*claim);
    if (verdict.state == State::waiting) {
      why_ = verdict.why;
      return State::waiting;
    }
    if (answer_ == NominationAnswer::book) return State::booked;
    if (auto words = seats_.refusal(session_, each.name->booking_id, State::offered, audit_.at); !words.empty())
      return conflict(words);
    return State::offered;
  }

  /// A lead names whom they like, and is not told who has a booking already.
  Outcome check_address(const Chosen& each) {
    const auto person = people::find_person(session_, each.person_id);
    if (!person || person->email.empty()) return Success{};
    const auto taken = conflict(
        "Somebody with this address has a booking of the event already. Give this name no place, or merge the two.");
    for (const auto& holder : sql::holders_of(session_, event_.id, person->email)) {
      const auto standing = sql::standing_of(session_, holder.booking_id);
      const bool stands = standing && standing->state != State::cancelled && standing->state != State::declined;
      if (stands && holder.person_id != each.person_id && !is_undecided(standing->state)) return taken;
    }
    // What is only foreseen stands in no store.
    if (!given_.insert(mail::folded_address(person->email)).second) return taken;
    return Success{};
  }

  void take(const Chosen& each, State to) {
    const auto& booking = each.name->booking_id;
    if (purpose_ == Purpose::foresee) {
      seats_.foreseen(*sql::seat_claim(session_, booking, seats_.network()), to);
      return;
    }
    if (to == State::cancelled) why_ = "The programme did not take the name.";
    const bool knew = sql::find_own(session_, booking).has_value();
    sql::take_step(session_, audit_, {booking, each.name->state, to, why_, new_id(), ""});
    store::write_audit(session_, audit_, "booking: " + std::string(state_word(to)), "booking", booking, {"state"});
    seats_.moved(session_, booking, audit_.at);
    if (to == State::cancelled && !knew) return;
    if (queue_own_mail(session_, audit_.at, event_, booking, OwnNews::state) && !knew)
      sql::save_own(session_, booking, {});
  }

  store::Session& session_;
  const store::AuditContext& audit_;
  const events::Event& event_;
  NominationAnswer answer_;
  Purpose purpose_;
  SeatBook seats_;
  std::set<std::string> given_;
  std::string why_;
};

Result<events::Event> event_to_decide(store::Session& session, Instant now, const std::string& event_slug,
                                      const std::vector<std::string>& people, NominationAnswer answer) {
  if (people.empty()) return bad_input("Choose at least one name. Nothing was changed.");
  if (people.size() > most_names_decided) return bad_input("Decide about 500 at a time. Nothing was changed.");
  MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
  const bool gives = answer != NominationAnswer::decline;
  if (gives && event.cancelled) return conflict(event.title + " will not take place, so nobody gets a place.");
  if (gives && day_in(event.zone, now) > events::last_day_of(session, event))
    return conflict(event.title + " is over, so nobody gets a place.");
  return event;
}

}  // namespace

Result<ListPage<Nomination>> listed_nominations(store::Database& database, const std::string& event_slug,
                                                const ListQuery& query) {
  return database.read([&](store::Session& session) -> Result<ListPage<Nomination>> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    return sql::listed_nominations(session, event.id, query);
  });
}

Result<DecidedNominations> decide_nominations(store::Database& database, const store::AuditContext& audit,
                                              const std::string& event_slug, const std::vector<std::string>& people,
                                              NominationAnswer answer) {
  return database.write([&](store::Session& session) -> Result<DecidedNominations> {
    MUSTER_TRY(event, event_to_decide(session, audit.at, event_slug, people, answer));
    return Decision(session, audit, event, answer, Purpose::keep).decide(people);
  });
}

Result<DecidedNominations> forecast_nominations(store::Database& database, Instant now, const std::string& event_slug,
                                                const std::vector<std::string>& people, NominationAnswer answer) {
  return database.read([&](store::Session& session) -> Result<DecidedNominations> {
    MUSTER_TRY(event, event_to_decide(session, now, event_slug, people, answer));
    const store::AuditContext nobody{"", now, event.programme};
    return Decision(session, nobody, event, answer, Purpose::foresee).decide(people);
  });
}

Result<MessageWords> nominated_mail_preview(store::Database& database, Instant now, const std::string& event_slug,
                                            const std::string& person_id, State state) {
  return database.read([&](store::Session& session) -> Result<MessageWords> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    auto standing = sql::find_standing(session, event.id, person_id);
    if (!standing) return not_found("This person is not a delegate of " + event.title + " any more.");
    standing->state = state;
    auto own = own_booking(session, event, sql::page_or_none(session, event.id), standing->booking_id, *standing);
    own.why.clear();
    const auto seats = SeatBook::look(session, event, SeatBook::Network::as_needed);
    if (state == State::offered) own.until = offer_end(now, seats.plan().rules().days_to_answer, seats.on_last_day());
    return own_mail_words(own, OwnNews::state);
  });
}

}  // namespace muster::booking
