#pragma once
// The trace that every change leaves, in the same transaction: who, when, which fields of what. Never personal values:
// names of fields and ids only.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::store {

/// Who does something, and when. Every service that changes anything is told.
struct Doing {
  std::string actor;  ///< "command line", "organiser's page", ...
  Instant at;
};

struct Change {
  std::string actor;
  Instant at;
  std::string action;   ///< "event added", "import applied", ...
  std::string subject;  ///< "event", "import", "round", ...
  std::string subject_id;
  std::vector<std::string> fields;  ///< names of fields that changed; may be empty
};

void leave_trace(Session& session, const Change& change);
void leave_trace(Session& session, const Doing& doing, const std::string& action, const std::string& subject,
                 const std::string& subject_id, const std::vector<std::string>& fields = {});

/// Changes of one subject, or of all where `subject_id` is empty; newest first, at most `limit`.
[[nodiscard]] std::vector<Change> traces(Session& session, const std::string& subject_id, std::int64_t limit);

/// What one actor did; newest first, at most `limit`.
[[nodiscard]] std::vector<Change> traces_by(Session& session, const std::string& actor, std::int64_t limit);

/// Puts another name in the place of an id in every trace, whoever or whatever it was there.
void rename_in_traces(Session& session, const std::string& id, const std::string& name);

}  // namespace muster::store
