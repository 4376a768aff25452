#pragma once
// What the booking room holds of one person, and how it forgets them: inside somebody's transaction.

#include <muster/domain/booking/booking_questions.hpp>
#include <muster/domain/booking/needs.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace muster::booking {

/// Whether a person stands in an event of one of these programmes (by name). Does the same work for a person who stands
/// elsewhere as for an id that nobody has.
[[nodiscard]] bool stands_in(store::Session& session, const std::string& person_id,
                             const std::vector<std::string>& programmes);
/// Ids of everybody who stands in an event of one of these programmes (by name).
[[nodiscard]] std::unordered_set<std::string> people_in(store::Session& session,
                                                        const std::vector<std::string>& programmes);

/// Whether anything of booking refers to a person: a booking, one that a long import has not shown yet too, a mail to
/// them that waits or went, or what they were before a change.
[[nodiscard]] bool refers_to(store::Session& session, const std::string& person_id);

/// What the doors of an event noted of somebody.
struct Passage {
  std::string door;
  std::string scanned_at;   ///< ISO instant
  std::string received_at;  ///< ISO instant
  std::string outcome;      ///< "in", "already", "undone", ...
};

/// What is kept of somebody's attendance besides: a join online, minutes of a report, a certificate.
struct AttendanceRecord {
  std::string what;  ///< "joined online", "87 minutes online" with its times where they are known, "certificate made"
  std::string at;    ///< ISO instant; empty where only the day of the event is known
};

struct PersonBooking {
  std::string id;
  std::string event_id;
  std::string event_slug;
  std::string event_title;
  std::string event_date;  ///< ISO
  std::string booked_at;   ///< ISO instant
  Needs needs;
  std::string state;                  ///< as people read it: "Booked"
  std::vector<Step> steps;            ///< oldest first
  std::string named{};                ///< "yes" or "no" to being named in the list of delegates; empty: never asked
  std::string typed_organisation{};   ///< as they typed it on the public page, where nobody knew it
  std::vector<Passage> passages{};    ///< oldest first
  std::vector<AnswerLine> answers{};  ///< to questions of booking pages
  std::vector<AttendanceRecord> records{};
};
/// Newest event first.
[[nodiscard]] std::vector<PersonBooking> bookings_of(store::Session& session, const std::string& person_id);

/// A list that the person stands in.
struct PersonImport {
  std::string id;
  std::string event_id;
  std::string event_title;
  std::string file_name;
  std::string applied_at;  ///< ISO instant
};
[[nodiscard]] std::vector<PersonImport> imports_with(store::Session& session, const std::string& person_id);

/// The rows about a person in delegate lists that wait for their "Import" button: as typed, by heading.
struct WaitingRow {
  std::string event_id;
  std::string file_name;
  std::vector<std::pair<std::string, std::string>> cells;
};
[[nodiscard]] std::vector<WaitingRow> waiting_rows(store::Session& session, const std::string& person_id);

/// Forgets the ways back of changes that were made on the pages of an event, and how its seats were shared out, before
/// it is deleted.
void forget_changes_of_event(store::Session& session, const std::string& event_id);

/// A person as they were before a change that can be taken back, or the half that a merge took in.
struct EarlierVersion {
  people::PersonRecord person;
  std::string change_id;
  std::string kind;        ///< "edited", "merged", ...
  std::string changed_at;  ///< ISO instant
  std::string event_id;
  bool is_merged_half = false;
  std::vector<Needs> needs;
};
/// Oldest change first.
[[nodiscard]] std::vector<EarlierVersion> earlier_versions(store::Session& session, const std::string& person_id);
/// Deletes what a person was before, merged halves included. No change of theirs can be undone afterwards.
void forget_changes(store::Session& session, const std::string& person_id);
/// Ids of what people wrote of which `concerns` is true: reasons of steps, and words of mails to delegates. All of it
/// is read for that, so not in the writers' line.
using Concerns = std::function<bool(const std::string&)>;
[[nodiscard]] std::vector<std::string> reasons_concerning(store::Session& session, const Concerns& concerns);
[[nodiscard]] std::vector<std::string> messages_concerning(store::Session& session, const Concerns& concerns);
/// Clears the reasons of these steps.
void clear_reasons(store::Session& session, const std::vector<std::string>& step_ids);
/// Deletes these mails; the copies in the outbox are mail's.
void forget_messages(store::Session& session, const std::vector<std::string>& ids);
/// Puts a name in the place of an account in every step, change and mail of its making.
void rename_in_steps(store::Session& session, const std::string& account_id, const std::string& name);

/// Takes a person out of booking: needs and bookings of events on or after `today` (ISO date) go, earlier bookings pass
/// to `mark`, the person that stands in for the erased.
struct ErasedBookings {
  std::int64_t kept = 0;            ///< bookings of past events, now nobody's
  std::int64_t removed = 0;         ///< bookings of events to come
  std::vector<std::string> events;  ///< ids of all of them
};
ErasedBookings forget_person(store::Session& session, const std::string& person_id, const std::string& mark,
                             const std::string& today);

}  // namespace muster::booking
