// Whom an issue goes to: a list that people joined, or those whom a membership covers that day.
#include "addressing_service.hpp"

#include <muster/domain/booking/message.hpp>
#include <muster/domain/lists/own_lists_service.hpp>
#include <muster/domain/membership/coverage_service.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/mail/stop_sql.hpp>

#include <set>

namespace muster::bulletin {

Outcome check_audience(store::Session& session, const Issue& issue) {
  if (issue.audience == to_members) return Success{};
  const auto list = list_of(issue.audience);
  if (!list.empty() && lists::is_list_of(session, issue.programme_id, list)) return Success{};
  return conflict("The list that this issue was for is gone. Choose whom it goes to.").at("audience");
}

std::vector<std::string> addressees_of(store::Session& session, const Issue& issue, Date today) {
  std::set<std::string> found;
  if (issue.audience == to_members) {
    const auto stopped = mail::stopped_in(session, booking::news_scope(issue.programme_id));
    for (const auto& address : membership::covered_addresses(session, issue.programme_id, today))
      if (!stopped.contains(mail::folded_address(address)) && mail::check_address(address).ok()) found.insert(address);
  } else {
    for (const auto& member : lists::addressees(session, issue.programme_id, list_of(issue.audience)))
      found.insert(mail::folded_address(member.email));
  }
  return {found.begin(), found.end()};
}

bool is_addressed(store::Session& session, const Issue& issue, const std::string& address, Date today) {
  if (issue.audience != to_members)
    return lists::is_addressee(session, issue.programme_id, list_of(issue.audience), address);
  return membership::covered(session, issue.programme_id, address, today).has_value() &&
         !mail::is_stopped(session, booking::news_scope(issue.programme_id), address);
}

}  // namespace muster::bulletin
