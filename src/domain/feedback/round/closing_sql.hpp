#pragma once
// The statements of a round that closes: from the moment at which it takes no more answers to the last trace of what
// joined submissions and imports to them.

#include <muster/domain/feedback/round.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::feedback::sql {

/// Notes that the closing has begun; `closes_at` is put back at its end.
void begin_closing(store::Session& session, const std::string& round_id, const std::optional<Instant>& closes_at);
/// What begin_closing was told; nothing where no closing goes on.
struct BegunClosing {
  std::optional<Instant> closes_at;
};
[[nodiscard]] std::optional<BegunClosing> begun_closing(store::Session& session, const std::string& round_id);
void end_closing(store::Session& session, const std::string& round_id);
/// Rounds whose figures are final, and whose traces are still being deleted.
[[nodiscard]] std::vector<std::string> rounds_with_traces_to_delete(store::Session& session);

/// Deletes files of answers that wait for their import, and stops those that are coming.
void stop_imports(store::Session& session, const std::string& round_id);

/// Imports whose traces go; of those that are still hidden the traces stay until they are deleted: by them they are
/// found.
[[nodiscard]] std::vector<std::string> imports_with_traces(store::Session& session, const std::string& round_id);
/// Each deletes at most `most` rows; false where none was left.
bool drop_submission_keys(store::Session& session, const std::string& round_id, std::int64_t most);
bool drop_imported_responses(store::Session& session, const std::string& import_id, std::int64_t most);
bool drop_imported_rows(store::Session& session, const std::string& round_id, std::int64_t most);

}  // namespace muster::feedback::sql
