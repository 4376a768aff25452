// Moves memberships with their organisation.
#include <muster/domain/membership/organisation_sql.hpp>

#include "membership_sql.hpp"

#include <algorithm>

namespace muster::membership {

Outcome move_memberships(store::Session& session, const std::string& programme_id, const std::string& change_id,
                         const std::string& from_id, const std::string& into_id, const std::string& into_name) {
  const auto all = sql::memberships_of(session, programme_id);
  for (const auto& moved : all) {
    if (moved.organisation_id != from_id || moved.cancelled_on) continue;
    for (const auto& stays : all) {
      if (stays.organisation_id != into_id || stays.cancelled_on) continue;
      if (moved.term.from > stays.term.to || stays.term.from > moved.term.to) continue;
      return conflict(
          moved.holder_name + " and " + stays.holder_name + " both have a membership until " +
          long_date(std::min(moved.term.to, stays.term.to)) +
          ". Cancel one of the two first, or take it back where it was sold by mistake. Nothing was merged.");
    }
  }
  session.execute(
      "insert into membership_moved (change_id, membership_id, organisation_id, holder_name) select $1, m.id, "
      "m.organisation_id, m.holder_name from membership m where m.programme_id = $2 and m.organisation_id = $3",
      {change_id, programme_id, from_id});
  session.execute(
      "update membership set organisation_id = $3, holder_name = $4, version = version + 1 where programme_id = $1 and "
      "organisation_id = $2",
      {programme_id, from_id, into_id, into_name});
  return Success{};
}

void move_memberships_back(store::Session& session, const std::string& change_id) {
  session.execute(
      "update membership set organisation_id = (select v.organisation_id from membership_moved v where v.change_id = "
      "$1 "
      "and v.membership_id = membership.id), holder_name = (select v.holder_name from membership_moved v where "
      "v.change_id = $1 and v.membership_id = membership.id), version = version + 1 where id in (select "
      "w.membership_id "
      "from membership_moved w where w.change_id = $1)",
      {change_id});
  session.execute("delete from membership_moved where change_id = $1", {change_id});
}

void follow_copies(store::Session& session, const std::string& programme_id,
                   const std::unordered_map<std::string, std::string>& copies) {
  for (const auto& membership : sql::memberships_of(session, programme_id)) {
    const auto copy = copies.find(membership.organisation_id);
    if (copy == copies.end()) continue;
    session.execute("update membership set organisation_id = $2 where id = $1", {membership.id, copy->second});
  }
}

void rename_holder(store::Session& session, const std::string& programme_id, const std::string& organisation_id,
                   const std::string& name) {
  session.execute(
      "update membership set holder_name = $3, version = version + 1 where programme_id = $1 and organisation_id = $2 "
      "and holder_name <> $3",
      {programme_id, organisation_id, name});
}

}  // namespace muster::membership
