#pragma once
// The team's responses to what was said at an event: listed, written, published. Each change in one transaction, with
// its trace.

#include <muster/domain/actions/comment.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::actions {

/// All that was noted at an event, by table, and before it the questions of its form that are answered in words.
[[nodiscard]] Result<std::vector<Comment>> comments_of(store::Database& database, const std::string& event_slug);
/// One of them. not_found where the event has none such.
[[nodiscard]] Result<Comment> comment_of(store::Database& database, const std::string& event_slug, const Said& said);

/// Writes a response and says whether it is printed; empty words take it away. Errors: those of check_response;
/// not_found; conflict where it changed since `seen`.
[[nodiscard]] Outcome save_response(store::Database& database, const store::AuditContext& audit,
                                    const std::string& event_slug, const Said& said, std::int64_t seen,
                                    const std::string& words, bool published);

/// As a report prints them.
[[nodiscard]] ReportedComments reported_comments(store::Session& session, const std::string& event_id);

}  // namespace muster::actions
