#pragma once
// What changes of people by hand were before, so that they can be taken back.

#include <muster/domain/booking/needs.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking::sql {

/// A person as they were on one side of a change: the one that is still there, or the one that a merge took in.
struct PersonBefore {
  std::string side;  ///< "kept", "gone"
  people::PersonRecord person;
};
struct NeedsBefore {
  std::string side;
  std::string event_id;
  Needs needs;
};
struct StoredChange {
  std::string id;    ///< empty until stored
  std::string kind;  ///< "added", "edited", "moved", "merged"
  std::string event_id;
  std::string holder_id;
  std::string changed_at;  ///< ISO instant
  std::string changed_by;
  std::int64_t version_after = 0;
  std::string moved_rows;  ///< ids of what it moved, as JSON; of nobody's person
  std::vector<PersonBefore> before;
  std::vector<NeedsBefore> needs;
  std::string act_id{};  ///< shared by the changes of one press of a button; empty where it changed one person
};

/// Stores a change; of other kinds than "merged" only the newest of a person is kept. Returns its id.
std::string insert_change(store::Session& session, const store::AuditContext& audit, const StoredChange& change);
[[nodiscard]] std::optional<StoredChange> find_change(store::Session& session, const std::string& event_id,
                                                      const std::string& id);
/// Ids of the changes of one act that can still be taken back.
[[nodiscard]] std::vector<std::string> changes_of_act(store::Session& session, const std::string& event_id,
                                                      const std::string& act_id);
void delete_change(store::Session& session, const std::string& id);
/// Lets changes of one person hang on another from now on; returns their ids.
std::vector<std::string> pass_changes(store::Session& session, const std::string& from, const std::string& to);
void hang_change_on(store::Session& session, const std::string& id, const std::string& holder);

}  // namespace muster::booking::sql
