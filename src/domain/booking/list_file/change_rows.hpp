#pragma once
// What a change moved, by ids alone: written beside the change so that it can be put back.

#include <cstdint>
#include <string>
#include <vector>

namespace muster::booking {

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
  std::string kept_own{};  ///< the same of the kept booking before
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
  std::vector<std::string> bookings;  ///< that only the half that went had
  std::vector<JoinedBooking> joined;
  std::vector<RetracedImport> imports;
  std::vector<std::string> changes;  ///< earlier changes of the half that went
};

[[nodiscard]] std::string written(const MovedRows& rows);
/// Throws std::logic_error where the store holds something else.
[[nodiscard]] MovedRows read_moved_rows(const std::string& text);

}  // namespace muster::booking
