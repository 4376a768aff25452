#pragma once
// What writers to an event's people may know of its form, and somebody's own link to it.

#include <muster/domain/booking/answering_service.hpp>
#include <muster/domain/feedback/round.hpp>

namespace muster::feedback {

/// Who has answered is known of a form alone that is not anonymous and is answered by links of people's own: of an
/// anonymous one nobody is shown who answered, and reminders go from its own page.
[[nodiscard]] booking::Answering answering();

/// Who answered an event's form by a link of their own, to be counted in groups and never to be shown.
struct AnsweredPeople {
  std::set<std::string> people;
  bool anonymous = false;
  std::int64_t least = 5;  ///< people of a group whose count may be shown, of an anonymous form
  bool closed = false;     ///< of an anonymous form that is open nothing may be broken down
  bool reopened = false;   ///< opened again after it had closed: counts before and after would tell who answered late
};
/// Nothing where people have no links of their own, or what the links say is forgotten.
[[nodiscard]] std::optional<AnsweredPeople> answered_people(store::Session& session, const std::string& event_id,
                                                            Instant now);

/// Whether every answer of the round is known to come from its delegates: by a link of theirs out of a mail, or out of
/// a file of forms that were collected from them. Where anybody could answer, or links were handed out, it is not; of
/// an anonymous form that is open to anybody it is said so before anybody answered. `round` is in the state of now.
[[nodiscard]] bool only_asked_answered(store::Session& session, const Round& round);

}  // namespace muster::feedback
