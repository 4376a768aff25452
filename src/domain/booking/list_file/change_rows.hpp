#pragma once
// What a change moved, by ids alone: written beside the change so that it can be put back.

#include <cstdint>
#include <string>
#include <vector>

namespace muster::booking {

/// What ties a booking to others and to parts of its event: a lead's list, sessions, who booked it and for whom it did.
struct BookingTies {
  std::vector<std::string> sessions{};  ///< codes of those chosen
  std::string call{};                   ///< id of the call on whose list it stands; empty: none
  std::int64_t place = 0;               ///< on it
  bool booked_for = false;              ///< somebody else booked it
  std::string booker{};                 ///< their booking; empty where it is known no more
  std::string until{};                  ///< ISO instant for the details; empty: none
  bool answered = false;
  std::vector<std::string> colleagues{};  ///< bookings that it made for others
};

/// A booking of the half that went, in an event in which the kept half stood too.
struct JoinedBooking {
  std::string kept;  ///< id of the booking that both became
  std::string gone;
  std::string event_id;
  std::string booked_at;
  std::string gone_state;
  std::string kept_state;
  std::string merge_step;         ///< id of the step that the merge itself took; empty where none was needed
  std::string last_step;          ///< of the kept booking when the merge was done
  std::int64_t number_shift = 0;  ///< taken from the numbers of the steps that came over
  std::vector<std::string> steps;
  std::vector<std::string> codes{};  ///< that lead to the kept booking now: first the one that the gone booking had
  bool had_code = false;             ///< the first of them was its own
  std::vector<std::string> links{};  ///< hashes of links that open the kept booking now
  std::vector<std::string> scans{};  ///< ids of what the doors saw of the gone booking
  std::string
      gone_own{};  ///< whether it had a page of its own, and what it said of being named: "", "unasked", "yes", "no"
  std::string kept_own{};                   ///< the same of the kept booking before
  std::vector<std::string> presences{};     ///< "IMPORT ROW" of reports that named the gone booking
  std::string joined_at{};                  ///< when whoever had the gone booking joined online; empty: never
  bool kept_joined = false;                 ///< whether the kept one had joined as well
  std::vector<std::string> answers{};       ///< bookings that the answers were given with which came over
  std::vector<std::string> certificates{};  ///< "CODE 1" of what was made for the gone booking; 0: it was replaced
  BookingTies gone_ties{};                  ///< of each before
  BookingTies kept_ties{};
};

/// A row of what an import made that leads to another subject now, or that stood twice.
struct RetracedImport {
  std::string import_id;
  std::string subject;
  std::string was;
  std::string is;
  bool stood_twice = false;
};

struct MovedRows {
  std::string from_event;             ///< of a move
  std::string to_event;               ///< of a move
  bool person_made = false;           ///< of an addition: the person is new, too
  std::vector<std::string> bookings;  ///< that only the half that went had; of a move the one that moved
  std::vector<JoinedBooking> joined;
  std::vector<RetracedImport> imports;
  std::vector<std::string> changes;  ///< earlier changes of the half that went
  BookingTies ties{};                ///< of a move: what the booking had in the first event
};

[[nodiscard]] std::string written(const MovedRows& rows);
/// Throws std::logic_error where the store holds something else.
[[nodiscard]] MovedRows read_moved_rows(const std::string& text);

}  // namespace muster::booking
