#pragma once
// Issues written, looked at, sent at their moment and kept in the archive.

#include <muster/domain/bulletin/issue.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::bulletin {

/// All of a programme, the newest first.
[[nodiscard]] Result<std::vector<Issue>> issues_of(store::Database& database, const std::string& programme_id);
/// not_found where the programme has none of that id.
[[nodiscard]] Result<Issue> issue_of(store::Database& database, const std::string& programme_id, const std::string& id);
/// Adds a draft, or changes the one of its id: title, audience, readers and blocks; returns it. conflict where it is no
/// draft any more or changed since `wanted.version`.
[[nodiscard]] Result<Issue> save_issue(store::Database& database, const store::AuditContext& audit,
                                       const Issue& wanted);
/// conflict where it was sent: what was sent is kept.
[[nodiscard]] Outcome delete_issue(store::Database& database, const store::AuditContext& audit,
                                   const std::string& programme_id, const std::string& id);

/// Whom issues can go to: the code of an audience, and in words with how many get a mail now.
struct AudienceChoice {
  std::string code;
  std::string words;  ///< "Members whom a membership covers today"
  std::int64_t people = 0;
};
[[nodiscard]] Result<std::vector<AudienceChoice>> audiences_of(store::Database& database, Instant now,
                                                               const std::string& programme_id);

/// What there is to gather for an issue at this moment, with whole addresses: of a public one only what everybody may
/// see.
[[nodiscard]] Result<Gathered> gathered(store::Database& database, Instant now, const Issue& issue);

/// So long somebody can hold an issue back after pressing send.
inline constexpr std::chrono::minutes time_to_hold{10};
/// What whoever sends an issue looked at.
struct SeenIssue {
  std::int64_t version = 0;
  std::int64_t people = 0;  ///< how many mails they were told
};
/// Lets an issue go: in ten minutes, or at a later moment. A conflict where it is not what was seen, goes to nobody, or
/// says nothing. bad_input at "at" for a moment that has passed.
[[nodiscard]] Result<Issue> send_issue(store::Database& database, const store::AuditContext& audit,
                                       const std::string& programme_id, const std::string& id,
                                       std::optional<Instant> at = std::nullopt,
                                       const std::optional<SeenIssue>& seen = std::nullopt);
/// Makes it a draft again. conflict where it has gone out by now.
[[nodiscard]] Result<Issue> hold_issue(store::Database& database, const store::AuditContext& audit,
                                       const std::string& programme_id, const std::string& id);
/// Puts the mails of every issue whose moment has come into the outbox: one each, in one transaction with the record of
/// what was sent to how many. One that fails keeps no other back: the first error is returned when all were tried.
/// Called between turns.
[[nodiscard]] Outcome send_due(store::Database& database, Instant now);

/// Sent issues that everybody, or also members, may read: the newest first.
[[nodiscard]] Result<std::vector<Issue>> archive_of(store::Database& database, const std::string& programme_id,
                                                    bool by_member);
/// not_found in the same words where there is none, and where it is for members.
[[nodiscard]] Result<Issue> archived(store::Database& database, const std::string& programme_id, std::int64_t number,
                                     bool by_member);

}  // namespace muster::bulletin
