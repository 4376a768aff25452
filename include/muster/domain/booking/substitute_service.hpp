#pragma once
// Somebody else comes in a person's place, which is kept: at once where the event allows it until a day, or once an
// organiser says so.

#include <muster/domain/booking/message.hpp>
#include <muster/domain/people/typed_person.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <utility>
#include <vector>

namespace muster::booking {

/// A request that waits for an organiser.
struct SubstituteRequest {
  std::string booking_id;
  std::string person_id;     ///< who has the place
  std::string name;          ///< "Pat Lind"
  std::string organisation;  ///< theirs; the other comes from there too
  people::TypedPerson other{};
  std::string asked_at{};  ///< ISO instant
};
/// Those of an event to which nothing happened since they were asked. Sorted by "asked".
[[nodiscard]] Result<ListPage<SubstituteRequest>> listed_substitutes(store::Database& database,
                                                                     const std::string& event_slug,
                                                                     const ListQuery& query);

enum class SubstituteAnswer { agree, refuse };
struct DecidedSubstitutes {
  std::vector<std::string> done;                               ///< names of those who had the place
  std::vector<std::pair<std::string, std::string>> refused{};  ///< ids of people, and why nothing was changed
};
/// Answers the requests of these people, each by itself, in one transaction with its mails. Where the answer is to
/// agree, the place is the other's: needs, answers, code and links of the one before go, and their own booking stands
/// as cancelled, with who came in their place. Refused can be whatever is asked, agreed to only what is still to come.
/// bad_input where nobody is named, or more than 500.
[[nodiscard]] Result<DecidedSubstitutes> decide_substitutes(store::Database& database, const store::AuditContext& audit,
                                                            const std::string& event_slug,
                                                            const std::vector<std::string>& people,
                                                            SubstituteAnswer answer);

/// The mails that go with an answer, as they would read for this request: to whom, and what. None where an event that
/// is over, or will not be, is refused a substitute: nobody has to know any more.
struct SubstituteMail {
  std::string to;
  MessageWords words;
};
/// Names of those who would come to an event for members, and are none: no membership covers their address today.
[[nodiscard]] Result<std::vector<std::string>> substitutes_without_membership(
    store::Database& database, Instant now, const std::string& event_slug,
    const std::vector<SubstituteRequest>& requests);
[[nodiscard]] Result<std::vector<SubstituteMail>> substitute_mails(store::Database& database, Instant now,
                                                                   const std::string& event_slug,
                                                                   const SubstituteRequest& request,
                                                                   SubstituteAnswer answer);

}  // namespace muster::booking
