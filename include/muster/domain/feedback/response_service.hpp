#pragma once
// Taking answers in from an export, and taking one import back while that is still possible.

#include <muster/domain/events/import_ledger_sql.hpp>
#include <muster/domain/feedback/response_list.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>

namespace muster::feedback {

struct ResponseFile {
  std::string name;
  std::string bytes;
};

/// Reads and judges; changes nothing. The verdicts' identities are salted hashes.
[[nodiscard]] Result<ResponseForecast> forecast_responses(store::Database& database, Instant now,
                                                          const std::string& event_slug, const ResponseFile& file);

struct ResponseImport {
  std::string id;
  std::int64_t rows = 0;
  std::int64_t added = 0;
  std::int64_t known = 0;
  std::int64_t empty = 0;
};
/// Adds the fresh rows in one transaction. Errors: refused rows (all named, nothing changes), a closed round, a round
/// that was closed since an earlier import (its rows can no longer be told apart), a file taken in already.
[[nodiscard]] Result<ResponseImport> import_responses(store::Database& database, const store::AuditContext& audit,
                                                      const std::string& event_slug, const ResponseFile& file);

/// Takes the answers of one import back; conflict once the round was closed. Returns how many went.
[[nodiscard]] Result<std::int64_t> undo_responses(store::Session& session, const store::AuditContext& audit,
                                                  const events::Import& import);

}  // namespace muster::feedback
