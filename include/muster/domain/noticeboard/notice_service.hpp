#pragma once
// Notices: sent in, changed and withdrawn by members; approved, sent back, changed and taken down by the team; read and
// answered by those who may see them.

#include <muster/domain/noticeboard/notice.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::noticeboard {

/// A member who signed in to the members' area of a programme.
struct Member {
  std::string programme_id;
  std::string programme;  ///< its name
  std::string address;
  std::string name;  ///< may be empty
};

// What a member does.
/// Sends a notice in, which then waits for the team. Errors: those of check_content; conflict where the sender has as
/// many waiting, or sent as many today, as somebody may, or the programme as many as it can look through.
[[nodiscard]] Result<Notice> send_notice(store::Database& database, Instant now, const Member& sender, Kind kind,
                                         const Content& content);
/// Changes one's own; it waits for the team again, whatever it was. conflict where it changed since `version`.
[[nodiscard]] Result<Notice> change_own(store::Database& database, Instant now, const Member& sender,
                                        const std::string& id, std::int64_t version, const Content& content);
/// Nobody sees it any more; its sender can send it in again by changing it. Again is no error.
[[nodiscard]] Outcome withdraw_own(store::Database& database, Instant now, const Member& sender, const std::string& id);
/// Those of the sender, the newest first.
[[nodiscard]] Result<std::vector<Notice>> own_notices(store::Database& database, const Member& sender);
/// not_found where it is another's.
[[nodiscard]] Result<Notice> own_notice(store::Database& database, const Member& sender, const std::string& id);

/// What a reader sees on the day of `now`: the newest first.
[[nodiscard]] Result<std::vector<Notice>> open_notices(store::Database& database, Instant now,
                                                       const std::string& programme_id, Reader reader);
[[nodiscard]] std::vector<Notice> open_notices(store::Session& session, const std::string& programme_id, Reader reader,
                                               Date today);
/// not_found in the same words where there is none, and where the reader may not see it.
[[nodiscard]] Result<Notice> open_notice(store::Database& database, Instant now, const std::string& programme_id,
                                         const std::string& id, Reader reader);

/// An answer to a request. It goes to the sender by mail, and is kept nowhere else.
struct Answer {
  std::string name{};      ///< as whoever answers gives it
  std::string reply_to{};  ///< where the sender answers back
  std::string words{};
};
/// Errors: bad_input at "name", "reply_to" or "words"; not_found as above; conflict for a job, which is answered at its
/// web address, and for one's own.
[[nodiscard]] Outcome answer_notice(store::Database& database, Instant now, const Member& member, const std::string& id,
                                    const Answer& answer);

// What the team does.
/// All of a programme, those that wait first and the longest waiting of them before the others.
[[nodiscard]] Result<std::vector<Notice>> notices_of(store::Database& database, const std::string& programme_id);
/// A notice as the team sees it.
struct Moderated {
  Notice notice;
  std::string last_step{};  ///< of the team, which can be taken back: "approved", "returned", ...; else empty
};
[[nodiscard]] Result<Moderated> moderated(store::Database& database, const std::string& programme_id,
                                          const std::string& id);

struct Decision {
  Step step = Step::approve;  ///< but for a change, which is change_by_team
  bool is_public = false;     ///< of a job that is approved: everybody sees it
  std::string reason{};       ///< of one that is sent back or taken down
};
/// The sender is told by mail. Errors: those of check_step and check_reason; bad_input at "seen_by" for a request that
/// everybody were to see; conflict where the notice changed since `version`.
[[nodiscard]] Result<Notice> decide(store::Database& database, const store::AuditContext& audit,
                                    const std::string& programme_id, const std::string& id, std::int64_t version,
                                    const Decision& decision);
/// Changes what a notice says, in the team's name: the trail says which parts, and the sender is told by mail. Where
/// nothing differs nothing happens.
[[nodiscard]] Result<Notice> change_by_team(store::Database& database, const store::AuditContext& audit,
                                            const std::string& programme_id, const std::string& id,
                                            std::int64_t version, const Content& content);
/// Takes the last step of the team back; the sender is told how the notice stands. conflict where there is none, or its
/// sender changed it since.
[[nodiscard]] Result<Notice> undo(store::Database& database, const store::AuditContext& audit,
                                  const std::string& programme_id, const std::string& id, std::int64_t version);

}  // namespace muster::noticeboard
