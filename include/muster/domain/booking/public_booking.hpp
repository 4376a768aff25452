#pragma once
// The public page on which people book an event: what an organiser says of it, and whether it takes bookings at a
// moment. Functions of values; public_booking_service.hpp reads and keeps them.

#include <muster/domain/booking/seats.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/domain/events/event_session.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/kit/calendar/entry.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::booking {

/// How people get onto the list by themselves.
enum class BookingWay {
  closed,  ///< nobody does, and the page says so
  open,    ///< whoever knows the address books a seat, or waits for one
  ask,     ///< they ask for a seat, and an organiser decides
  link     ///< by the link of their invitation alone; the page is shown
};
[[nodiscard]] std::string_view way_name(BookingWay way);  ///< "closed", "open", "ask", "link"
[[nodiscard]] Result<BookingWay> parse_way(std::string_view name);

/// Whether somebody who cannot come may send another person.
enum class Substitutes {
  forbidden,
  approval,  ///< an organiser says so
  until      ///< by themselves, up to a day
};
[[nodiscard]] std::string_view substitutes_name(Substitutes rule);
[[nodiscard]] Result<Substitutes> parse_substitutes(std::string_view name);

/// What the page says besides the event's own title, day and venue. Texts may be empty.
struct BookingPage {
  std::string code{};  ///< of its address, "/b/" and this; given by the program
  BookingWay way = BookingWay::closed;
  std::optional<Instant> closes_at{};
  std::optional<int> starts_at{};  ///< minutes after midnight
  std::optional<int> ends_at{};
  std::string about{};         ///< a sentence or two
  std::string address{};       ///< of the venue: street and postcode
  std::string map_link{};      ///< https://
  std::string cost{};          ///< "Free, and so is lunch"
  std::string contact{};       ///< "Priya Narang, events@liia.example"
  std::string access_words{};  ///< a line each: "Steps: none from the street to every room"
  std::string joining_link{};  ///< https://; shown to those alone who have a seat
  Substitutes substitutes = Substitutes::forbidden;
  std::optional<Date> substitutes_until{};
  bool unasked_named = true;    ///< whether those who were never asked stand in the list of delegates by name
  bool members_only = false;    ///< books, or asks, who is covered by a membership of the programme that day
  std::int64_t colleagues = 0;  ///< how many each who booked may book beside themselves, 0 to 20
  /// Within how many days a colleague says what they need, else their place goes, 1 to 60; 0: it never goes for that.
  std::int64_t colleague_days = 0;
  std::int64_t version = 0;  ///< 0: never saved
  std::int64_t entry = 0;    ///< number of the newest version of its calendar entry
  std::string told{};        ///< what the entries say that were sent last; empty: none was
  Zone zone{};               ///< the event's clocks, by which all its times are told
};

/// The error names the field: a link that is no https address, an end before the start or without one, a day that
/// substitutes need, a text that is too long, a number out of range; substitutes or colleagues without an organiser
/// where members alone book: whoever names one would be told whether that address is a member's.
[[nodiscard]] Outcome check_page(const BookingPage& page);

/// Whether somebody can book now, and if not, why.
enum class BookingDoor {
  open,
  closed,     ///< the organisers have closed it, or its day is past
  cancelled,  ///< the event will not take place
  over,       ///< the event's last day is past
  by_link     ///< only who is invited
};
/// `last_day` is the last on which it takes place: of a programme, that of its last module.
[[nodiscard]] BookingDoor door_at(const BookingPage& page, const events::Event& event, Date last_day, Instant now);
/// Why nobody can book: one sentence for whoever wanted to. Empty where they can.
[[nodiscard]] std::string closed_words(BookingDoor door, const events::Event& event);

/// "10am to 3pm", "10am", "9:15am to noon"; empty where no time is known.
[[nodiscard]] std::string hours_words(const std::optional<int>& starts, const std::optional<int>& ends);
/// " (Paris time)", behind those hours; empty where the clocks are London's, or no time is known.
[[nodiscard]] std::string zone_words(const Zone& zone, const std::string& hours);
/// When it begins and ends: as the page says, else as the agenda of the event's own day does.
[[nodiscard]] std::pair<std::optional<int>, std::optional<int>> hours_of(
    const BookingPage& page, const std::vector<events::EventSession>& sessions);

/// The days on which it takes place, in order, never none: each with sessions, and the event's own, on which the page
/// may say other hours than the agenda. A day that is no session's is left out where others are known.
[[nodiscard]] std::vector<calendar::Sitting> days_of(const BookingPage& page, const events::Event& event,
                                                     const std::vector<events::EventSession>& sessions);
/// The last of them.
[[nodiscard]] Date last_day_of(const events::Event& event, const std::vector<events::EventSession>& sessions);
/// "Friday 10 June 2022, 10am to 3pm".
[[nodiscard]] std::string day_words(const calendar::Sitting& day, const Zone& zone);

/// Whether somebody takes part by screen alone: the event is online, or held both ways and they come online. No room
/// and no door is theirs.
[[nodiscard]] bool is_by_screen(const events::Event& event, bool comes_online);
/// Whether any of it can be joined online: the event itself, or one of its sessions.
[[nodiscard]] bool is_joined_online(const events::Event& event, const std::vector<events::EventSession>& sessions);

/// Of a programme's kinds of organisation the one that parent carers are counted with who come without one: parent
/// carer forums, by whatever name; empty where it has none.
[[nodiscard]] std::string parents_kind(const std::vector<std::string>& kinds);

/// How many seats somebody may still book whose kind nobody knows yet; nothing: no limit.
struct SeatsLeft {
  std::optional<std::int64_t> seats{};
  std::int64_t free = 0;  ///< for whoever comes first
  std::int64_t held = 0;  ///< for organisations
  std::int64_t waiting = 0;
  /// What is left for one kind of organisation, or by screen.
  struct Part {
    std::string name;  ///< "Local authorities", "Not shared out", "Online"
    std::int64_t seats = 0;
    std::int64_t free = 0;
    std::int64_t held = 0;
    std::int64_t waiting = 0;
  };
  std::vector<Part> parts{};  ///< where seats are shared out by kind
  bool both_ways = false;     ///< `seats` are those in the room
  std::optional<Part> online{};
};
/// "21 of 120 are still free", "All 120 are taken. 6 people are waiting.", "All that are free are held for
/// organisations."; empty where there is no limit.
[[nodiscard]] std::string places_words(const SeatsLeft& left);
/// The same of each kind that has seats of its own and of those online, a sentence each: "Health: 2 of 3 are still
/// free." Whose kind has none left waits, whatever is free for others.
[[nodiscard]] std::vector<std::string> places_by_part(const SeatsLeft& left);

/// Lines "Steps: none" as a term and what is said of it; a line without a colon has no term.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> access_facts(std::string_view words);

/// What calendar entries show: where it changes, those who have one are sent another.
[[nodiscard]] std::string told_of(const BookingPage& page, const events::Event& event,
                                  const std::vector<events::EventSession>& sessions);

/// The event as a calendar entry that anybody may take.
[[nodiscard]] calendar::Entry event_entry(const events::Event& event, const BookingPage& page,
                                          const std::vector<events::EventSession>& sessions, Instant now);

/// May somebody send another person by themselves on this day.
[[nodiscard]] bool may_substitute(const BookingPage& page, const events::Event& event, Instant now);

/// Whether somebody comes in another's place at the door.
enum class DoorSubstitute {
  welcome,    ///< nothing is said against it
  if_agreed,  ///< an organiser has to agree
  none        ///< the event takes none
};
/// What an event's rule comes to on the day; `page` is nothing where nobody said how it is booked.
[[nodiscard]] DoorSubstitute substitute_at_door(const std::optional<BookingPage>& page, const events::Event& event,
                                                Instant now);

}  // namespace muster::booking
