// Asks the rules whom the memberships of a programme cover.
#include <muster/domain/membership/coverage_service.hpp>

#include "membership_sql.hpp"

#include <muster/domain/people/person_sql.hpp>
#include <muster/platform/mail/message.hpp>

#include <map>

namespace muster::membership {

std::optional<Covered> covered(store::Session& session, const std::string& programme_id, const std::string& email,
                               Date day) {
  const auto all = sql::memberships_naming(session, programme_id, mail::folded_address(email));
  const auto* found = covering(all, email, day);
  if (found == nullptr) return std::nullopt;
  return Covered{found->id, found->kind, found->holder_name, last_day(*found)};
}

std::optional<Covered> covered_person(store::Session& session, const std::string& programme_id,
                                      const std::string& person_id, Date day) {
  const auto person = people::find_person(session, person_id);
  return person ? covered(session, programme_id, person->email, day) : std::nullopt;
}

std::vector<CoveredPerson> covered_people(store::Session& session, const std::string& programme_id, Date day) {
  std::map<std::string, CoveredPerson> found;
  for (const auto& membership : sql::memberships_of(session, programme_id))
    for (const auto* person : covered_on(membership, day))
      found.try_emplace(mail::folded_address(person->email), CoveredPerson{person->first_name, person->last_name,
                                                                           person->email, membership.organisation_id});
  std::vector<CoveredPerson> all;
  for (auto& [address, person] : found) all.push_back(std::move(person));
  return all;
}

std::set<std::string> covered_addresses(store::Session& session, const std::string& programme_id, Date day) {
  std::set<std::string> all;
  for (const auto& membership : sql::memberships_of(session, programme_id))
    for (const auto* person : covered_on(membership, day)) all.insert(mail::folded_address(person->email));
  return all;
}

}  // namespace muster::membership
