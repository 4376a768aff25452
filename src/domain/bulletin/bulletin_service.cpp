// Writes, sends and archives issues.
#include <muster/domain/bulletin/bulletin_service.hpp>

#include "addressing_service.hpp"
#include "bulletin_sql.hpp"
#include "gathering_service.hpp"

#include <muster/domain/bulletin/bulletin_mail.hpp>
#include <muster/domain/lists/list_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include <algorithm>

namespace muster::bulletin {
namespace {

constexpr const char* subject = "bulletin";

Result<Issue> find(store::Session& session, const std::string& programme_id, const std::string& id) {
  auto found = sql::find(session, id);
  if (!found || found->programme_id != programme_id) return not_found("There is no such issue.");
  return *std::move(found);
}

Outcome check_draft(const Issue& issue) {
  if (issue.state == IssueState::draft) return Success{};
  return conflict(issue.state == IssueState::sent
                      ? "This issue was sent. What was sent is kept as it was; nothing was changed."
                      : "This issue is about to go. Hold it back first; nothing was changed.");
}

Block tidied(Block block) {
  block.heading = trimmed(block.heading);
  block.text = is_written(block.kind) ? trimmed(block.text) : std::string();
  if (!has_last_day(block.kind)) block.last_day.reset();
  return block;
}

Outcome send_one(store::Database& database, Instant now, const std::string& id) {
  MUSTER_TRY(read, database.read([&](store::Session& session) -> Result<std::optional<Issue>> {
    return sql::find(session, id);
  }));
  if (!read) return Success{};
  MUSTER_TRY(addresses, addresses_of(database, read->programme_id));
  MUSTER_TRY(found, gathered(database, now, *read));
  return database.write([&](store::Session& session) -> Outcome {
    // Somebody may have held it back, or another process sent it, meanwhile.
    auto issue = sql::find(session, id);
    if (!issue || issue->state != IssueState::going || issue->version != read->version) return Success{};
    const store::AuditContext audit{"clock", now, {}};
    // What was taken down meanwhile does not go out.
    if (!found.documents.empty()) found.documents = new_documents(session, *issue, addresses);
    if (!found.notices.empty()) found.notices = open_notices(session, *issue, addresses, day_in_london(now));
    const auto body = body_of(*issue, found, day_in_london(now));
    const auto people = body.empty() ? std::vector<std::string>() : addressees_of(session, *issue, day_in_london(now));
    if (people.empty()) {
      issue->state = IssueState::draft;
      issue->sends_at.clear();
      sql::save(session, *issue);
      store::write_audit(session, audit, "issue not sent: nobody or nothing to send", subject, id, {"state"});
      return Success{};
    }
    for (const auto& address : people) {
      mail::Draft draft;
      draft.kind = issue_mail;
      draft.recipient = address;
      draft.subject = issue->title;
      draft.detail = issue->id;
      draft.programme_id = issue->programme_id;
      mail::enqueue(session, now, draft);
    }
    issue->state = IssueState::sent;
    issue->sent_at = iso_instant(now);
    issue->people = static_cast<std::int64_t>(people.size());
    issue->body = body;
    sql::save(session, *issue);
    store::write_audit(session, audit, "issue sent", subject, id, {"state", "people", "body"});
    return Success{};
  });
}

}  // namespace

Result<std::vector<Issue>> issues_of(store::Database& database, const std::string& programme_id) {
  return database.read(
      [&](store::Session& session) -> Result<std::vector<Issue>> { return sql::of_programme(session, programme_id); });
}

Result<Issue> issue_of(store::Database& database, const std::string& programme_id, const std::string& id) {
  return database.read([&](store::Session& session) { return find(session, programme_id, id); });
}

Result<Issue> save_issue(store::Database& database, const store::AuditContext& audit, const Issue& wanted) {
  const auto title = trimmed(wanted.title);
  MUSTER_CHECK(check_title(title));
  if (wanted.blocks.size() > most_blocks)
    return conflict("An issue has " + std::to_string(most_blocks) + " blocks at most.");
  std::vector<Block> blocks;
  for (const auto& block : wanted.blocks) {
    blocks.push_back(tidied(block));
    MUSTER_CHECK(check_block(blocks.back()));
  }
  return database.write([&](store::Session& session) -> Result<Issue> {
    Issue issue;
    if (wanted.id.empty()) {
      issue.id = new_id();
      issue.programme_id = wanted.programme_id;
      issue.number = sql::next_number(session, wanted.programme_id);
    } else {
      MUSTER_TRY(before, find(session, wanted.programme_id, wanted.id));
      MUSTER_CHECK(check_draft(before));
      if (before.version != wanted.version)
        return conflict("Somebody changed this issue meanwhile. Look at it again; nothing was changed.");
      issue = before;
    }
    issue.title = title;
    issue.audience = wanted.audience;
    issue.is_public = wanted.is_public;
    issue.blocks = blocks;
    if (!issue.audience.empty()) MUSTER_CHECK(check_audience(session, issue));
    sql::save(session, issue);
    store::write_audit(session, audit, wanted.id.empty() ? "issue added" : "issue changed", subject, issue.id,
                       {"title", "audience", "blocks"});
    return find(session, issue.programme_id, issue.id);
  });
}

Outcome delete_issue(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                     const std::string& id) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(issue, find(session, programme_id, id));
    MUSTER_CHECK(check_draft(issue));
    sql::remove(session, id);
    store::write_audit(session, audit, "issue deleted", subject, id);
    return Success{};
  });
}

Result<std::vector<AudienceChoice>> audiences_of(store::Database& database, Instant now,
                                                 const std::string& programme_id) {
  MUSTER_TRY(lists, lists::lists_of(database, programme_id));
  return database.read([&](store::Session& session) -> Result<std::vector<AudienceChoice>> {
    std::vector<AudienceChoice> all;
    const auto add = [&](const std::string& code, const std::string& words) {
      Issue issue;
      issue.programme_id = programme_id;
      issue.audience = code;
      const auto people = static_cast<std::int64_t>(addressees_of(session, issue, day_in_london(now)).size());
      all.push_back({code, words, people});
    };
    add(std::string(to_members), "Everybody whom a membership covers today");
    for (const auto& list : lists) add(to_list(list.id), "The list " + list.name);
    return all;
  });
}

Result<Issue> send_issue(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                         const std::string& id, std::optional<Instant> at, const std::optional<SeenIssue>& seen) {
  if (at && *at <= audit.at) return bad_input("Give a moment that is still to come.").at("at");
  MUSTER_TRY(read, issue_of(database, programme_id, id));
  MUSTER_TRY(found, gathered(database, audit.at, read));
  if (body_of(read, found, day_in_london(audit.at)).empty())
    return conflict("This issue says nothing yet. Add a block first; nothing was sent.");
  return database.write([&](store::Session& session) -> Result<Issue> {
    MUSTER_TRY(issue, find(session, programme_id, id));
    MUSTER_CHECK(check_draft(issue));
    if (issue.version != (seen ? seen->version : read.version))
      return conflict("Somebody changed this issue since you looked at it. Look at it again; nothing was sent.");
    if (issue.audience.empty()) return conflict("Say whom the issue goes to first; nothing was sent.");
    MUSTER_CHECK(check_audience(session, issue));
    const auto people = static_cast<std::int64_t>(addressees_of(session, issue, day_in_london(audit.at)).size());
    if (people == 0) return conflict("Nobody of those it is for gets mails now, so nothing was sent.");
    if (seen && seen->people != people)
      return conflict("It would now go to " + counted(people, "person", "people") +
                      ". Look at the issue again; nothing was sent.");
    issue.state = IssueState::going;
    issue.sends_at = iso_instant(at ? *at : audit.at + time_to_hold);
    sql::save(session, issue);
    store::write_audit(session, audit, "issue let go", subject, id, {"state"});
    return find(session, programme_id, id);
  });
}

Result<Issue> hold_issue(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                         const std::string& id) {
  return database.write([&](store::Session& session) -> Result<Issue> {
    MUSTER_TRY(issue, find(session, programme_id, id));
    if (issue.state == IssueState::sent)
      return conflict("This issue has gone out. Mails that were sent cannot be taken back.");
    issue.state = IssueState::draft;
    issue.sends_at.clear();
    sql::save(session, issue);
    store::write_audit(session, audit, "issue held back", subject, id, {"state"});
    return find(session, programme_id, id);
  });
}

Outcome send_due(store::Database& database, Instant now) {
  MUSTER_TRY(ids, database.read([&](store::Session& session) -> Result<std::vector<std::string>> {
    return sql::due(session, now);
  }));
  Outcome all = Success{};
  for (const auto& id : ids) {
    const auto sent = send_one(database, now, id);
    if (!sent.ok() && all.ok()) all = sent.error();
  }
  return all;
}

Result<std::vector<Issue>> archive_of(store::Database& database, const std::string& programme_id, bool by_member) {
  MUSTER_TRY(all, issues_of(database, programme_id));
  std::erase_if(
      all, [&](const Issue& issue) { return issue.state != IssueState::sent || (!issue.is_public && !by_member); });
  return all;
}

Result<Issue> archived(store::Database& database, const std::string& programme_id, std::int64_t number,
                       bool by_member) {
  return database.read([&](store::Session& session) -> Result<Issue> {
    auto issue = sql::numbered(session, programme_id, number);
    if (!issue || issue->state != IssueState::sent || (!issue->is_public && !by_member))
      return not_found("There is no such issue in this archive.");
    return *std::move(issue);
  });
}

}  // namespace muster::bulletin
