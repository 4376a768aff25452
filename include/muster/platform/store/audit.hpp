#pragma once
// The trace that every change leaves, in the same transaction: who, when, which fields of what. Never personal values:
// names of fields and ids only.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::store {

/// Who does something, and when. Every service that changes anything is told.
struct AuditContext {
  std::string actor;  ///< "command line", "organiser's page", ...
  Instant at;
  std::string scope{};  ///< whose work it belongs to (the name of a programme); empty where it is nobody's alone
};

struct AuditEntry {
  std::string actor;
  Instant at;
  std::string action;   ///< "event added", "import applied", ...
  std::string subject;  ///< "event", "import", "round", ...
  std::string subject_id;
  std::vector<std::string> fields;  ///< names of fields that changed; may be empty
  std::string scope{};              ///< as in AuditContext
};

void write_audit(Session& session, const AuditEntry& change);
void write_audit(Session& session, const AuditContext& audit, const std::string& action, const std::string& subject,
                 const std::string& subject_id, const std::vector<std::string>& fields = {});

/// Changes of one subject, or of all where `subject_id` is empty; newest first, at most `limit`.
[[nodiscard]] std::vector<AuditEntry> audit_entries(Session& session, const std::string& subject_id,
                                                    std::int64_t limit);

/// What one actor did; newest first, at most `limit`.
[[nodiscard]] std::vector<AuditEntry> audit_entries_by(Session& session, const std::string& actor, std::int64_t limit);

/// One page of the changes of these scopes, or of all where none are given. Sorted by "at", filtered by "subject" and
/// "actor", searched in what was done to which fields.
[[nodiscard]] ListPage<AuditEntry> listed_audit_entries(Session& session,
                                                        const std::optional<std::vector<std::string>>& scopes,
                                                        const ListQuery& query);

/// What belonged to one scope belongs to another name from now on.
void rename_scope(Session& session, const std::string& scope, const std::string& name);

/// Differs from an earlier one where anything of that scope, or of none, has left a trace since. Cheap, whatever the
/// length of the trail: what was read and worked out before a transaction is still true in it where the mark is still
/// the same.
[[nodiscard]] std::string change_mark(Session& session, const std::string& scope);

/// The moment of the oldest trace, and how many are of its day; nothing where there is none.
struct OldestAuditEntries {
  Instant at;
  std::int64_t count = 0;
};
[[nodiscard]] std::optional<OldestAuditEntries> oldest_audit_entries(Session& session);

/// Puts another name in the place of an id in every trace, whoever or whatever it was there.
void rename_in_audit(Session& session, const std::string& id, const std::string& name);

}  // namespace muster::store
