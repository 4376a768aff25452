#pragma once
// Steps of bookings: taken for one person or many, each recorded with time, reason and who took it; and taken back.

#include <muster/domain/booking/booking.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

/// One step of one booking, as it was taken.
struct Step {
  std::string id;
  std::string booking_id;
  std::int64_t number = 0;
  std::optional<State> from;  ///< nothing: the booking began with it
  State to = State::booked;
  std::string taken_at;  ///< ISO instant
  std::string taken_by;  ///< an account's id, or a word such as "command line"; empty where nobody remembers
  std::string reason;
  std::string act_id;  ///< steps of one press of a button share it
  std::string undoes;  ///< id of the step that this one takes back; empty where it is none
};

/// A step to be recorded.
struct NewStep {
  std::string booking_id;
  State from = State::booked;
  State to = State::booked;
  std::string reason;
  std::string act_id;
  std::string undoes;
};

/// The steps that one press of a button took, for one person or many.
struct Act {
  struct Person {
    std::string person_id;
    std::string name;
    std::string words;  ///< why not; empty for those whose booking took the step
  };
  std::string id;  ///< by which it is taken back
  State to = State::booked;
  std::vector<Person> taken;
  std::vector<Person> refused;
};

/// What is asked for, as a page or a program sends it.
struct StepRequest {
  std::vector<std::string> people;  ///< ids; at most `most_people_at_once`
  State to = State::booked;
  std::string reason;
  /// Whether those who have a page of their own are told by mail; what says who comes is told to nobody.
  enum class Tell { own_pages, nobody };
  Tell tell = Tell::own_pages;
};
inline constexpr std::size_t most_people_at_once = 500;

/// How many of these people have a page of their own in the event and an address: whom a step tells by mail.
[[nodiscard]] Result<std::int64_t> told_by_step(store::Database& database, Instant now, const std::string& event_slug,
                                                const std::vector<std::string>& people);

/// Takes one step for each of the people whose booking can take it; the others are named with the reason and stay as
/// they are. A conflict that says why where none of them can; not_found where somebody is no delegate of the event.
[[nodiscard]] Result<Act> take_steps(store::Database& database, const store::AuditContext& audit,
                                     const std::string& event_slug, const StepRequest& requested);

/// Whose acts may be taken back: everything, or only who was there.
enum class UndoScope { every_step, attendance };

/// Takes the steps of an act back, as steps of their own; returns those as a new act. A booking that went on since
/// stays and is named. A conflict where nothing is left to take back; not_found for an act of another event.
[[nodiscard]] Result<Act> undo_act(store::Database& database, const store::AuditContext& audit,
                                   const std::string& event_slug, const std::string& act_id,
                                   UndoScope reach = UndoScope::every_step);

/// An act that was just done, for the line that says so; not_found where the event has none of that id.
[[nodiscard]] Result<Act> find_act(store::Session& session, const std::string& event_id, const std::string& act_id);

/// Steps of one person's booking, oldest first; none where they are no delegate of the event.
[[nodiscard]] std::vector<Step> steps_of(store::Session& session, const std::string& event_id,
                                         const std::string& person_id);

/// How many bookings of an event stand in each state, in the order of `states`.
[[nodiscard]] std::vector<std::int64_t> state_counts(store::Session& session, const std::string& event_id);

}  // namespace muster::booking
