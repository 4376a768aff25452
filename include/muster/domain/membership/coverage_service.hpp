#pragma once
// Who is covered by a membership: the one door for whoever lets members alone book or answer.

#include <muster/kit/base/date.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace muster::membership {

/// What covers somebody.
struct Covered {
  std::string membership_id;
  std::string kind;
  std::string holder_name;
  Date until;  ///< the last day, grace days with it
};
/// The membership of the programme that covers an e-mail address on a day; letters count as small. Nothing for an empty
/// address.
[[nodiscard]] std::optional<Covered> covered(store::Session& session, const std::string& programme_id,
                                             const std::string& email, Date day);
/// The same of a registered person, by their address.
[[nodiscard]] std::optional<Covered> covered_person(store::Session& session, const std::string& programme_id,
                                                    const std::string& person_id, Date day);
/// Somebody whom a membership covers, as it names them.
struct CoveredPerson {
  std::string first_name;
  std::string last_name;
  std::string email;
  std::string organisation_id;  ///< of the member; empty of a person's own membership
};
/// Each address that is covered that day once, in the order of the addresses, letters small.
[[nodiscard]] std::vector<CoveredPerson> covered_people(store::Session& session, const std::string& programme_id,
                                                        Date day);
/// All addresses that are covered that day, letters small: for a list, in one walk.
[[nodiscard]] std::set<std::string> covered_addresses(store::Session& session, const std::string& programme_id,
                                                      Date day);

}  // namespace muster::membership
