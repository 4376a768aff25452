#pragma once
// Taking answers in from an export, and taking one import back while that is still possible.

#include <muster/domain/feedback/response_list.hpp>
#include <muster/domain/intake/intake_service.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <memory>
#include <optional>
#include <string>

namespace muster::feedback {

struct ResponseFile {
  std::string name;
  std::string bytes;
  std::string decisions{};  ///< a decisions file's text; empty where nothing was decided
  std::string decisions_name = "decisions";
};

/// Reads and judges; changes nothing. The verdicts' identities are salted hashes.
[[nodiscard]] Result<ResponseForecast> forecast_responses(store::Database& database, Instant now,
                                                          const std::string& event_slug, ResponseFile file);

/// A file read and judged once, to be shown and then taken in.
struct ResponsePlan {
  std::shared_ptr<const ResponseForecast> forecast;
  intake::JudgedFile judged;
};
[[nodiscard]] Result<ResponsePlan> plan_responses(store::Database& database, Instant now, const std::string& event_slug,
                                                  ResponseFile file);

/// Answers by export, as intake takes them in and back.
[[nodiscard]] intake::Kind response_kind();

struct ResponseImport {
  std::string id;
  std::int64_t rows = 0;
  std::int64_t added = 0;
  std::int64_t known = 0;
  std::int64_t empty = 0;
  std::int64_t left = 0;  ///< rows that stayed out
};
/// Adds the fresh rows. Errors: refused rows (all named, nothing changes), a closed round, a round
/// that was closed since an earlier import (its rows can no longer be told apart), a file taken in already.
[[nodiscard]] Result<ResponseImport> import_responses(store::Database& database, const store::AuditContext& audit,
                                                      const std::string& event_slug, ResponseFile file,
                                                      const intake::RowsToSkip& leaving = {},
                                                      const intake::Watch& watch = {});
/// As they were planned; judged again only where something changed since.
[[nodiscard]] Result<ResponseImport> import_responses(store::Database& database, const store::AuditContext& audit,
                                                      const std::string& event_slug, ResponsePlan plan,
                                                      const intake::RowsToSkip& leaving = {},
                                                      const intake::Watch& watch = {});

}  // namespace muster::feedback
