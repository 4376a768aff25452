#pragma once
// Another organisation for several delegates at once, taken back together.

#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace muster::booking {

struct OrganisationChange {
  std::string id;            ///< for undo_organisation_change
  std::string organisation;  ///< its own name, whatever was typed; empty where a change was taken back
  std::int64_t people = 0;   ///< who were changed
  std::int64_t left = 0;     ///< who stay as they are: they come from there already, or were changed again since
};

/// Gives people of an event another organisation, found by its name or another name for it. Errors: at "organisation"
/// one that nobody knows; somebody who is no delegate of the event; a conflict where all come from there already.
[[nodiscard]] Result<OrganisationChange> change_organisation(store::Database& database,
                                                             const store::AuditContext& audit,
                                                             const std::string& event_slug,
                                                             const std::vector<std::string>& people,
                                                             const std::string& organisation);
/// Takes it back for everybody whom nobody changed since. A conflict where nobody is left.
[[nodiscard]] Result<OrganisationChange> undo_organisation_change(store::Database& database,
                                                                  const store::AuditContext& audit,
                                                                  const std::string& event_slug,
                                                                  const std::string& change_id);
/// A change that can still be taken back; not_found where there is none of that id.
[[nodiscard]] Result<OrganisationChange> find_organisation_change(store::Session& session, const std::string& event_id,
                                                                  const std::string& change_id);

}  // namespace muster::booking
