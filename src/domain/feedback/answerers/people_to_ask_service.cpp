// Walks whom a round asks. Members whom nobody registered come last, and get a record of their own with their link.
#include "people_to_ask_service.hpp"

#include "answer_link_sql.hpp"

#include <muster/domain/booking/person_sql.hpp>
#include <muster/domain/booking/reachable_sql.hpp>
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/membership/coverage_service.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

constexpr std::int64_t most_alike = 50;

booking::Audience audience_of(Answerers who) {
  switch (who) {
    case Answerers::attended:
      return booking::Audience::came;
    case Answerers::programme:
      return booking::Audience::of_programme;
    default:
      return booking::Audience::registered;
  }
}

/// The record of equal name and address, of this programme or of none, or nothing: another programme's stays its own.
std::string known_id(store::Session& session, const std::string& programme, const membership::CoveredPerson& named) {
  people::PersonRecord asked;
  asked.last_name = named.last_name;
  asked.email = named.email;
  for (const auto& person : people::people_near(session, asked, most_alike)) {
    const bool same =
        mail::folded_address(person.email) == mail::folded_address(named.email) &&
        folded_name(person.first_name + person.last_name) == folded_name(named.first_name + named.last_name);
    if (same &&
        (booking::stands_in(session, person.id, {programme}) || booking::bookings_of(session, person.id).empty()))
      return person.id;
  }
  return {};
}

}  // namespace

PeopleToAsk::PeopleToAsk(const Round& round, const events::Event& about, std::string whole_id, Date day)
    : round_id_(round.id),
      who_(round.answered_by),
      programme_id_(about.programme_id),
      programme_(about.programme),
      whole_id_(std::move(whole_id)),
      day_(day) {}

void PeopleToAsk::look_at_members(store::Session& session) {
  if (members_only_) return;
  members_only_ = sql::is_for_members(session, round_id_);
  if (*members_only_) covered_ = membership::covered_addresses(session, programme_id_, day_);
}

std::vector<AskedPerson> PeopleToAsk::next(store::Session& session, std::size_t most) {
  look_at_members(session);
  if (!registered_done_) {
    if (auto some = next_registered(session, most); !some.empty()) return some;
    registered_done_ = true;
  }
  // Members of a programme are asked whether they came to anything yet or not; delegates are those registered.
  if (!*members_only_ || who_ != Answerers::programme) return {};
  return next_named(session, most);
}

std::vector<AskedPerson> PeopleToAsk::next_registered(store::Session& session, std::size_t most) {
  std::vector<AskedPerson> some;
  while (some.empty()) {
    auto found = booking::reachable_people(session, whole_id_, audience_of(who_), after_, most);
    if (found.empty()) return {};
    after_ = found.back().id;
    for (auto& person : found) {
      const auto address = mail::folded_address(person.email);
      if (*members_only_ && !covered_.contains(address)) continue;
      some.push_back({std::move(person.id), std::move(person.name), std::move(person.email)});
    }
  }
  return some;
}

std::vector<AskedPerson> PeopleToAsk::next_named(store::Session& session, std::size_t most) {
  if (!named_known_) {
    named_known_ = true;
    std::set<std::string> registered;
    for (std::string after; true;) {
      const auto found = booking::reachable_people(session, whole_id_, booking::Audience::of_programme, after, most);
      if (found.empty()) break;
      after = found.back().id;
      for (const auto& person : found) registered.insert(mail::folded_address(person.email));
    }
    for (const auto& named : membership::covered_people(session, programme_id_, day_)) {
      if (registered.contains(mail::folded_address(named.email))) continue;
      named_.push_back({known_id(session, programme_, named), trimmed(named.first_name + " " + named.last_name),
                        named.email, named.first_name, named.last_name, named.organisation_id});
    }
    std::ranges::reverse(named_);
  }
  std::vector<AskedPerson> some;
  while (some.size() < most && !named_.empty()) {
    some.push_back(std::move(named_.back()));
    named_.pop_back();
  }
  return some;
}

bool is_asked(store::Session& session, const Round& round, const events::Event& about, const std::string& person_id,
              Date day) {
  if (!is_mailed(round.answered_by)) return false;
  const auto audience = audience_of(round.answered_by);
  const bool listed = booking::is_reachable(session, events::asked(session, about.id).whole_id, audience, person_id);
  if (!sql::is_for_members(session, round.id)) return listed;
  if (!listed && round.answered_by != Answerers::programme) return false;
  return membership::covered_person(session, about.programme_id, person_id, day).has_value();
}

std::string settled_person(store::Session& session, const store::AuditContext& audit, const events::Event& about,
                           const AskedPerson& asked) {
  if (!asked.id.empty()) return asked.id;
  auto again =
      known_id(session, about.programme, {asked.first_name, asked.last_name, asked.email, asked.organisation_id});
  if (!again.empty()) return again;
  auto id = people::add_person(
      session, {"", asked.first_name, asked.last_name, asked.email, "", asked.organisation_id, about.programme_id, ""});
  store::write_audit(session, audit, "person added", "person", id, {"first_name", "last_name", "email"});
  return id;
}

}  // namespace muster::feedback
