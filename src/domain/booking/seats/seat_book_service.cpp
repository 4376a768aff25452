// Counts the seats of an event inside a transaction, and gives what is free to those who wait.
#include "seat_book_service.hpp"

#include "domain/booking/messages/message_sql.hpp"
#include "domain/booking/nominations/lead_facts_service.hpp"
#include "domain/booking/public_booking/own_mail.hpp"
#include "domain/booking/public_booking/public_booking_sql.hpp"
#include "domain/booking/seats/last_day_service.hpp"
#include "domain/booking/steps/step_sql.hpp"

#include <muster/domain/booking/booking_mail.hpp>
#include <muster/domain/booking/seat_json.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/json_reader.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/mail/outbox_service.hpp>
#include <muster/platform/store/audit.hpp>

#include <algorithm>
#include <set>
#include <stdexcept>

namespace muster::booking {
namespace {

SeatRules stored_rules(const std::string& text, const std::vector<SeatOrganisation>& organisations) {
  const auto json = read_json(text, {}, [](std::string_view kept) -> Result<std::string> { return std::string(kept); });
  if (!json.ok()) throw std::logic_error("the store holds rules of seats that are no JSON");
  auto rules = rules_from(*json, organisations, GoneOrganisations::left_out);
  if (!rules.ok()) throw std::logic_error("the store holds rules of seats that nobody can read");
  return *std::move(rules);
}

}  // namespace

SeatBook::SeatBook(events::Event event, events::Event last, sql::Organisations organisations, SeatRules rules,
                   std::vector<SeatClaim> claims)
    : event_(std::move(event)),
      last_(std::move(last)),
      organisations_(std::move(organisations)),
      plan_(std::move(rules), organisations_.all),
      claims_(std::move(claims)) {
  for (const auto& claim : claims_) plan_.add(claim);
}

std::optional<SeatBook> SeatBook::open(store::Session& session, const events::Event& event, Network network) {
  const auto stored = sql::find_rules(session, event.id);
  if (!stored) return std::nullopt;
  // The network is large, and a plain number of seats does not ask about it.
  const auto plain = stored_rules(stored->rules, {});
  const bool asks = !plain.kinds.empty() || plain.new_places_first || plain.most_each > 0;
  auto organisations =
      network == Network::whole || asks ? sql::seat_organisations(session, event) : sql::Organisations{};
  auto rules = stored_rules(stored->rules, organisations.all);
  auto claims = sql::seat_claims(session, event.id, organisations);
  SeatBook book(event, on_its_last_day(session, event), std::move(organisations), std::move(rules), std::move(claims));
  book.version_ = stored->version;
  book.before_ = stored->before;
  return book;
}

SeatBook SeatBook::look(store::Session& session, const events::Event& event, Network network) {
  if (auto book = open(session, event, network)) return *std::move(book);
  auto organisations = network == Network::whole ? sql::seat_organisations(session, event) : sql::Organisations{};
  auto claims = sql::seat_claims(session, event.id, organisations);
  return {event, on_its_last_day(session, event), std::move(organisations), {}, std::move(claims)};
}

std::string SeatBook::organisation_name(const std::string& id) const {
  const auto found = std::ranges::find(organisations_.all, id, &SeatOrganisation::id);
  return found == organisations_.all.end() ? std::string() : found->name;
}

std::string why_not_that_way(const SeatBook& book, const SeatClaim& claim, bool online) {
  if (claim.online == online || !takes_seat(claim.state)) return {};
  auto there = claim;
  there.online = online;
  there.state = State::invited;  // the seat that they have is of the other kind
  const auto room = book.plan().room(there);
  if (!room || *room > 0) return {};
  return why_no_seat(book.plan(), there, book.organisation_name(there.organisation));
}

std::string SeatBook::refusal(const SeatClaim& claim, State to) const {
  const bool takes = takes_seat(to) && !takes_seat(claim.state);
  // An organisation cannot name more people than it has seats.
  const bool names = to == State::nominated &&
                     (plan_.share_of(claim).level == SeatShare::Level::organisation || plan_.cap_on(claim).has_value());
  if (!takes && !names) return {};
  const auto room = plan_.room(claim);
  if (!room || *room > 0) return {};
  return why_no_seat(plan_, claim, organisation_name(claim.organisation)) +
         " Put them on the waiting list, or change how the seats are shared out.";
}

std::string SeatBook::refusal(store::Session& session, const std::string& booking_id, State to, Instant now) const {
  if (to == State::offered && !offer_end(now, plan_.rules().days_to_answer, last_))
    return "It is too late to offer a seat that somebody can still answer. Book them, or leave them where they are.";
  if (!takes_seat(to) && to != State::nominated) return {};
  const auto claim = sql::seat_claim(session, booking_id, organisations_);
  return claim ? refusal(*claim, to) : std::string();
}

Outcome SeatBook::fits() const {
  const auto in_room = plan_.all();
  const bool over = plan_.rules().seats && in_room.over > 0;
  if (!over && plan_.online().over == 0) return Success{};
  return conflict("There is no seat left for that: " + grouped(in_room.seats) + " seats, and " +
                  grouped(in_room.used + in_room.offered) + " would be taken. Nothing was changed.");
}

std::string SeatBook::kind_of(const std::string& organisation) const {
  const auto found = std::ranges::find(organisations_.all, organisation, &SeatOrganisation::id);
  return found == organisations_.all.end() ? std::string() : found->kind;
}

bool SeatBook::is_due(Instant now) const {
  if (event_.cancelled || day_in(event_.zone, now) >= last_.date) return false;
  if (!lapsed(claims_, now).empty() || is_release_due(plan_.rules(), event_.zone, now)) return true;
  if (plan_.rules().filling == Filling::offer && !offer_end(now, plan_.rules().days_to_answer, last_)) return false;
  auto plan = plan_;
  return !next_in_line(plan, claims_, 1).empty();
}

SeatVerdict SeatBook::verdict(const SeatClaim& claim) const {
  return verdict_on(plan_, claim, organisation_name(claim.organisation));
}

void SeatBook::drop(const std::string& booking_id) {
  const auto had = std::ranges::find(claims_, booking_id, &SeatClaim::booking);
  if (had == claims_.end()) return;
  plan_.remove(*had);
  claims_.erase(had);
}

void SeatBook::foreseen(SeatClaim claim, State to) {
  drop(claim.booking);
  claim.state = to;
  plan_.add(claim);
  claims_.push_back(std::move(claim));
}

void SeatBook::moved(store::Session& session, const std::string& booking_id, Instant now) {
  drop(booking_id);
  auto is = sql::seat_claim(session, booking_id, organisations_);
  if (!is) return;
  if (is->state == State::offered) {
    is->until = offer_end(now, plan_.rules().days_to_answer, last_);
    if (is->until) sql::set_offer_end(session, booking_id, *is->until);
  }
  plan_.add(*is);
  claims_.push_back(*std::move(is));
}

void SeatBook::step(store::Session& session, const store::AuditContext& audit, SeatClaim& claim, State to,
                    const std::string& reason, const std::string& act) {
  sql::take_step(session, audit, {claim.booking, claim.state, to, reason, act, ""});
  store::write_audit(session, audit, "booking: " + std::string(state_word(to)), "booking", claim.booking, {"state"});
  claim.state = to;
}

void SeatBook::tell(store::Session& session, Instant now, const SeatClaim& claim, SeatNews news,
                    const std::optional<Instant>& until) const {
  // Whoever booked by themselves answers on their own page.
  if (sql::find_own(session, claim.booking)) {
    queue_own_mail(session, now, event_, claim.booking, OwnNews::state);
    return;
  }
  const auto to = sql::find_addressee(session, event_.id, claim.person);
  if (!to || !mail::check_address(to->email).ok()) return;
  const auto words = seat_mail(news, event_, until);
  mail::Draft draft;
  draft.kind = delegate_mail;
  draft.recipient = to->email;
  draft.subject = words.subject;
  draft.text = words.text;
  draft.detail = message_detail(event_.id, claim.person);
  draft.programme_id = event_.programme_id;
  (void)mail::enqueue(session, now, draft);
}

std::vector<std::string> shares_passed(store::Session& session, const events::Event& event,
                                       const std::vector<SeatClaim>& fresh) {
  constexpr std::size_t most_said = 8;
  std::vector<std::string> said;
  const auto book = SeatBook::open(session, event);
  if (!book || fresh.empty()) return said;
  auto plan = book->plan();
  for (const auto& claim : fresh) plan.add(claim);
  for (const auto& share : plan.rules().kinds) {
    const auto now = plan.of_kind(share.kind);
    if (now.over == 0 || now.over <= book->plan().of_kind(share.kind).over) continue;
    said.push_back("With this list " + grouped(now.used + now.offered) + " people have seats of the " +
                   grouped(now.seats) + " for " + uncapitalised(kind_heading(share.kind)) + ": " + grouped(now.over) +
                   " too many.");
  }
  std::set<std::string> looked_at;
  for (const auto& claim : fresh) {
    if (claim.organisation.empty() || !looked_at.insert(claim.organisation).second) continue;
    const auto name = book->organisation_name(claim.organisation);
    const auto taken = plan.taken_by(claim.organisation);
    const auto own = plan.rules().released ? std::nullopt : plan.own_share(claim.organisation);
    const auto limit = own ? own : plan.cap_on(claim);
    if (!limit || taken <= *limit) continue;
    said.push_back("With this list " + counted(taken, "person has a seat", "people have seats") + " from " + name +
                   ", " +
                   (own ? "which has " + counted(*limit, "seat", "seats") + " of its own"
                        : "and at most " + grouped(*limit) + " can come of one organisation") +
                   ".");
  }
  if (said.size() > most_said) {
    const auto more = static_cast<std::int64_t>(said.size() - most_said);
    said.resize(most_said);
    said.push_back("So it is with " + counted(more, "organisation more.", "organisations more."));
  }
  if (!said.empty())
    said.back() += " The list can be taken in all the same: leave some out, or change the shares under Allocations.";
  return said;
}

Outcome import_fits(store::Session& session, const events::Event& event, std::int64_t batch) {
  const auto stored = sql::find_rules(session, event.id);
  if (!stored) return Success{};
  const auto seats = stored_rules(stored->rules, {}).seats;
  if (!seats) return Success{};
  const auto used = sql::seats_used(session, event.id, batch);
  if (used <= *seats) return Success{};
  return conflict("With this list " + grouped(used) + " people would have a seat, and " + event.title + " has " +
                  grouped(*seats) + ". Leave " + grouped(used - *seats) +
                  " out, or change the number of seats under Allocations. Nothing was imported.");
}

SeatChanges SeatBook::settle(store::Session& session, const store::AuditContext& audit, std::size_t at_most) {
  SeatChanges changes;
  const auto now = audit.at;
  if (event_.cancelled || day_in(event_.zone, now) >= last_.date) return changes;
  const store::AuditContext own{seats_actor, now, audit.scope};
  for (auto ended : lapsed(claims_, now)) {
    const auto until = *ended.until;
    plan_.remove(ended);
    std::erase_if(claims_, [&](const auto& each) { return each.booking == ended.booking; });
    step(session, own, ended, State::cancelled, lapse_reason(until, event_.zone), new_id());
    tell(session, now, ended, SeatNews::offer_ended, {});
    changes.lapsed.push_back(std::move(ended));
  }
  if (is_release_due(plan_.rules(), event_.zone, now)) {
    auto rules = plan_.rules();
    rules.released = true;
    sql::save_rules(session, event_.id, json_text(rules_json(rules, organisations_.all)), {});
    store::write_audit(session, own, "seats released", "event", event_.id);
    plan_ = SeatPlan(std::move(rules), organisations_.all);
    for (const auto& claim : claims_) plan_.add(claim);
    changes.released = true;
  }
  const auto until = offer_end(now, plan_.rules().days_to_answer, last_);
  if (plan_.rules().filling == Filling::book || until) {
    for (auto next : next_in_line(plan_, claims_, at_most)) {
      const auto to = next.state;
      next.state = State::waiting;
      step(session, own, next, to, promotion_reason(plan_, next, organisation_name(next.organisation)), new_id());
      if (to == State::offered) {
        next.until = until;
        sql::set_offer_end(session, next.booking, *until);
      }
      *std::ranges::find(claims_, next.booking, &SeatClaim::booking) = next;
      tell(session, now, next, to == State::offered ? SeatNews::offered : SeatNews::booked, next.until);
      changes.promoted.push_back(std::move(next));
    }
  }
  // Those who wait were agreed to before those who are only named.
  const bool restated = restate_all_names(session, own, *this, event_.id);
  if (changes.any() || restated) events::mark_changed(session, event_.id);
  return changes;
}

}  // namespace muster::booking
