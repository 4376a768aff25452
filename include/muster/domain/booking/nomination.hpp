#pragma once
// Names that an organisation's lead puts forward, in the order in which they are to have its seats. Functions of
// values; nomination_service.hpp reads and keeps them.

#include <muster/domain/booking/booking.hpp>
#include <muster/domain/booking/seats.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/result.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::booking {

inline constexpr std::size_t most_named = 50;  ///< undecided names on one lead's list

/// A lead who was asked to name people of an organisation for an event.
struct NominationCall {
  std::string id{};
  std::string event_id{};
  std::string organisation_id{};
  std::string organisation{};  ///< its name
  std::string kind{};          ///< of it
  std::string name{};          ///< of the lead
  std::string email{};
  std::optional<Date> until{};  ///< the last day on which they can change their list; nothing: the event's own
  std::string asked_at{};       ///< ISO instant
};

/// One name on a lead's list.
struct ListedName {
  std::string booking_id{};
  std::string person_id{};
  std::string name{};  ///< "Jo Venner"
  std::string job_title{};
  std::int64_t place = 0;  ///< 1: the lead's first; 0: they asked themselves, and the lead has said nothing yet
  State state = State::nominated;
  std::optional<Instant> until{};  ///< of an offer
};

/// Whether the programme has still to decide about it: it is nominated, or stands as applied.
[[nodiscard]] bool is_undecided(State state);

/// How many names may stand as nominated at once: the organisation's own seats that nobody has and nobody is offered.
/// Nothing: it has no seats of its own, or they are released, and so no limit.
[[nodiscard]] std::optional<std::int64_t> seats_to_name(const SeatPlan& plan, const NominationCall& call);

/// Which of the undecided names are to change their state so that as many as there are seats to name stand as
/// nominated, in the lead's order, and the rest as applied: they have no seat kept, and wait where the programme takes
/// them. Those who step back come first.
[[nodiscard]] std::vector<std::pair<ListedName, State>> restated(const std::vector<ListedName>& names,
                                                                 const std::optional<std::int64_t>& seats);

/// A conflict that says why the lead's list cannot be changed now: its last day is past, the event is over or will not
/// be.
[[nodiscard]] Outcome may_name(const NominationCall& call, const events::Event& event, Instant now);

/// How a name stands, for its lead: "A seat is kept. The programme has not decided yet." `seats` as seats_to_name says:
/// nothing is kept for an organisation without seats of its own; where they are the most that may come, and not `held`,
/// nothing is kept either.
[[nodiscard]] std::string standing_words(const ListedName& name, const std::optional<std::int64_t>& seats,
                                         const Zone& zone, bool held = true);

/// "2 of its 3 seats are still to name.", "All 2 seats of Camden are named or taken: ...".
[[nodiscard]] std::string seats_to_name_words(const NominationCall& call, const std::optional<std::int64_t>& own_share,
                                              const std::optional<std::int64_t>& seats, std::int64_t named);

/// "Camden, Gwen Abara, gwen@camden.example" as its three parts, with a tab or semicolon between them too.
struct TypedLead {
  std::string organisation{};
  std::string name{};
  std::string email{};
};
/// A line each. Errors, with the number of the line: not three parts, an e-mail address that is none.
[[nodiscard]] Result<std::vector<TypedLead>> read_leads(const std::string& text);

}  // namespace muster::booking
