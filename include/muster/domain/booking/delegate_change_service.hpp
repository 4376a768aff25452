#pragma once
// Changes of one delegate by hand: added, edited, needs changed, moved to another event; each can be taken back until
// the next.

#include <muster/domain/booking/booking.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/domain/people/typed_person.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace muster::booking {

/// A change that was made, and what takes it back.
struct DelegateChange {
  std::string id;    ///< for undo_change
  std::string kind;  ///< "added", "edited", "needs", "moved", "merged"
  std::string person_id;
  std::string name;   ///< of the person, "Jo Venner"
  std::string other;  ///< the event they moved to, or whom they were made one with; may be empty
};

/// Adds a delegate by hand. Somebody whom the programme knows by equal name and e-mail or organisation is booked, not
/// made anew. Errors, at their field: those of people::errors_of, an organisation that nobody knows, somebody who
/// stands in the event already (conflict), a state that no booking begins with.
[[nodiscard]] Result<DelegateChange> add_delegate(store::Database& database, const store::AuditContext& audit,
                                                  const std::string& event_slug, const people::TypedPerson& typed,
                                                  State state = State::booked);

/// Replaces a delegate's own fields. `version` is the one that the editor saw: a conflict where somebody saved another
/// since, and then nothing is changed.
[[nodiscard]] Result<DelegateChange> edit_delegate(store::Database& database, const store::AuditContext& audit,
                                                   const std::string& event_slug, const std::string& person_id,
                                                   std::int64_t version, const people::TypedPerson& typed);

/// Moves a booking, with its steps and needs, to another event of the same programme. A conflict where the person
/// stands there already.
[[nodiscard]] Result<DelegateChange> move_delegate(store::Database& database, const store::AuditContext& audit,
                                                   const std::string& event_slug, const std::string& person_id,
                                                   const std::string& to_slug);

/// Which side of a merge a field is taken from.
enum class MergeSide { kept, gone };
struct MergeRequest {
  std::string kept_id;
  std::string gone_id;
  std::int64_t kept_version = 0;  ///< as they were seen
  std::int64_t gone_version = 0;
  MergeSide name = MergeSide::kept;  ///< first name and surname together
  MergeSide email = MergeSide::kept;
  MergeSide job_title = MergeSide::kept;
  MergeSide organisation = MergeSide::kept;
  MergeSide place = MergeSide::kept;
};
/// Makes two people one: bookings, steps, needs and traces of imports of both are the kept one's; where both stand in
/// an event, the booking stands where the further of both stood, and needs are joined. A conflict where somebody
/// changed one of them since, or the other stands in another programme's event.
[[nodiscard]] Result<DelegateChange> merge_delegates(store::Database& database, const store::AuditContext& audit,
                                                     const std::string& event_slug, const MergeRequest& requested);

/// Takes a change back. What somebody changed after it stays as it is now. A conflict where too much changed since;
/// not_found where the event has no such change, or it was taken back already.
[[nodiscard]] Result<DelegateChange> undo_change(store::Database& database, const store::AuditContext& audit,
                                                 const std::string& event_slug, const std::string& change_id);

/// A change that can still be taken back, for the line that says so; not_found where there is none of that id.
[[nodiscard]] Result<DelegateChange> find_change(store::Session& session, const std::string& event_id,
                                                 const std::string& change_id);

}  // namespace muster::booking
