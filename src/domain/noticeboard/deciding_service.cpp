// What the team does with notices: decides, changes, and takes its last step back.
#include <muster/domain/noticeboard/notice_service.hpp>

#include "notice_sql.hpp"

#include <muster/domain/noticeboard/notice_mail.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include <algorithm>

namespace muster::noticeboard {
namespace {

constexpr const char* subject = "notice";

Result<Notice> found_for_team(store::Session& session, const std::string& programme_id, const std::string& id) {
  auto notice = sql::find(session, id);
  if (!notice || notice->programme_id != programme_id) return not_found("There is no such notice.");
  return *std::move(notice);
}

Result<Notice> unchanged(store::Session& session, const std::string& programme_id, const std::string& id,
                         std::int64_t version) {
  MUSTER_TRY(notice, found_for_team(session, programme_id, id));
  if (notice.version != version)
    return conflict("This notice changed since you looked at it. Look at it again; nothing was changed.");
  return notice;
}

/// Kept, and told to the sender: the mail says how the notice stands when it is written.
Result<Notice> kept_and_told(store::Session& session, Instant now, const Notice& notice) {
  sql::save(session, notice);
  auto saved = *sql::find(session, notice.id);
  mail::Draft draft;
  draft.kind = standing_mail;
  draft.recipient = saved.address;
  draft.subject = "Your notice: " + saved.content.title;
  draft.detail = standing_detail(saved.id, saved.version);
  draft.programme_id = saved.programme_id;
  mail::enqueue(session, now, draft);
  return saved;
}

}  // namespace

Result<std::vector<Notice>> notices_of(store::Database& database, const std::string& programme_id) {
  return database.read([&](store::Session& session) -> Result<std::vector<Notice>> {
    auto all = sql::of_programme(session, programme_id);
    const auto waits = [](const Notice& notice) { return notice.standing.state == State::waiting; };
    const auto rest = std::ranges::stable_partition(all, waits);
    std::stable_sort(all.begin(), rest.begin(),
                     [](const Notice& left, const Notice& right) { return left.waiting_since < right.waiting_since; });
    return all;
  });
}

Result<Moderated> moderated(store::Database& database, const std::string& programme_id, const std::string& id) {
  return database.read([&](store::Session& session) -> Result<Moderated> {
    MUSTER_TRY(notice, found_for_team(session, programme_id, id));
    const auto before = sql::before(session, id);
    return Moderated{std::move(notice), before ? std::string(step_code(before->step)) : std::string()};
  });
}

Result<Notice> decide(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                      const std::string& id, std::int64_t version, const Decision& decision) {
  const auto today = day_in_london(audit.at);
  const bool approves = decision.step == Step::approve;
  const auto reason = approves ? std::string() : trimmed(decision.reason);
  if (decision.step == Step::change) return bad_input("Approve it, send it back or take it down.").at("decision");
  return database.write([&](store::Session& session) -> Result<Notice> {
    MUSTER_TRY(notice, unchanged(session, programme_id, id, version));
    MUSTER_CHECK(check_step(notice, decision.step, today));
    if (!approves) MUSTER_CHECK(check_reason(reason));
    if (approves && decision.is_public && notice.kind != Kind::job)
      return bad_input("Only a job advert can be seen by everybody.").at("seen_by");
    sql::keep_before(session, notice, decision.step);
    auto& standing = notice.standing;
    standing.reason = reason;
    standing.state = approves ? State::published : decision.step == Step::give_back ? State::returned : State::down;
    if (approves) {
      standing.is_public = decision.is_public;
      if (!standing.published_on) standing.published_on = today;
    }
    store::write_audit(session, audit, "notice " + std::string(step_code(decision.step)), subject, id,
                       {"state", "seen_by", "reason"});
    return kept_and_told(session, audit.at, notice);
  });
}

Result<Notice> change_by_team(store::Database& database, const store::AuditContext& audit,
                              const std::string& programme_id, const std::string& id, std::int64_t version,
                              const Content& content) {
  const auto today = day_in_london(audit.at);
  return database.write([&](store::Session& session) -> Result<Notice> {
    MUSTER_TRY(notice, unchanged(session, programme_id, id, version));
    MUSTER_CHECK(check_step(notice, Step::change, today));
    const auto wanted = tidied(notice.kind, content, today);
    MUSTER_CHECK(check_content(notice.kind, wanted, today));
    const auto fields = differences(notice.content, wanted);
    if (fields.empty()) return notice;
    sql::keep_before(session, notice, Step::change);
    notice.content = wanted;
    notice.standing.team_changed = joined_changes(notice.standing.team_changed, fields);
    store::write_audit(session, audit, "notice changed by the team", subject, id, fields);
    return kept_and_told(session, audit.at, notice);
  });
}

Result<Notice> undo(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                    const std::string& id, std::int64_t version) {
  return database.write([&](store::Session& session) -> Result<Notice> {
    MUSTER_TRY(notice, unchanged(session, programme_id, id, version));
    const auto before = sql::before(session, id);
    if (!before) return conflict("There is no step of the team that could be taken back. Nothing was changed.");
    notice.content = before->content;
    notice.standing = before->standing;
    sql::forget_before(session, id);
    store::write_audit(session, audit, "step on a notice taken back", subject, id, {"state"});
    return kept_and_told(session, audit.at, notice);
  });
}

}  // namespace muster::noticeboard
