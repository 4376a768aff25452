// What members do with notices: send, change, withdraw, read and answer.
#include <muster/domain/noticeboard/notice_service.hpp>

#include "notice_sql.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/access/team_service.hpp>
#include <muster/domain/noticeboard/notice_mail.hpp>
#include <muster/domain/noticeboard/notice_right.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include <algorithm>

namespace muster::noticeboard {
namespace {

constexpr const char* subject = "notice";
constexpr std::size_t longest_name = 100;

store::AuditContext by_member(Instant now, const Member& member) { return {"members' area", now, member.programme}; }

Result<Notice> found_own(store::Session& session, const Member& sender, const std::string& id) {
  auto notice = sql::find(session, id);
  if (!notice || notice->programme_id != sender.programme_id || notice->address != sender.address)
    return not_found("You have no such notice.");
  return *std::move(notice);
}

/// Whether one more may wait: `own_waits` of the sender's that wait already is this one itself.
Outcome has_room(store::Session& session, const Member& sender, bool own_waits) {
  if (own_waits) return Success{};
  if (sql::waiting(session, sender.programme_id, sender.address) >= most_waiting)
    return conflict("You have " + grouped(most_waiting) +
                    " notices that wait for the team already. Withdraw one, or wait until the team has looked.");
  if (sql::waiting(session, sender.programme_id) >= most_waiting_together)
    return conflict(
        "So many notices wait for the team that no more are taken until it has looked at some. Keep what you wrote, "
        "and "
        "send it in a few days.");
  return Success{};
}

/// Who moderates is told where nothing else waits, and of one notice once a day: many notices send few mails.
void tell_team(store::Session& session, Instant now, const Member& sender,
               const std::vector<access::TeamMember>& team) {
  for (const auto& each : team) {
    if (!access::may(each.role, right_to_moderate)) continue;
    mail::Draft draft;
    draft.kind = waiting_mail;
    draft.recipient = each.email;
    draft.subject = sender.programme + ": a notice waits for you";
    draft.detail = sender.programme_id;
    draft.programme_id = sender.programme_id;
    mail::enqueue(session, now, draft);
  }
}

Outcome check_answer(const Answer& answer) {
  if (answer.name.empty()) return bad_input("Give your name.").at("name");
  if (!is_valid_text(answer.name) || answer.name.find('\n') != std::string::npos ||
      character_count(answer.name) > longest_name)
    return bad_input("A name is one line of at most 100 characters.").at("name");
  if (!mail::check_address(answer.reply_to).ok())
    return bad_input("Enter an e-mail address, like name@example.org").at("reply_to");
  if (answer.words.empty()) return bad_input("Write your answer.").at("words");
  if (!is_valid_text(answer.words) || character_count(answer.words) > longest_answer)
    return bad_input("Keep your answer to 2,000 characters of text.").at("words");
  return Success{};
}

}  // namespace

Result<Notice> send_notice(store::Database& database, Instant now, const Member& sender, Kind kind,
                           const Content& content) {
  const auto today = day_in_london(now);
  Notice notice;
  notice.kind = kind;
  notice.content = tidied(kind, content, today);
  MUSTER_CHECK(check_content(kind, notice.content, today));
  notice.programme_id = sender.programme_id;
  notice.sender = sender.name;
  notice.address = sender.address;
  notice.sent_on = notice.waiting_since = today;
  notice.id = new_id();
  MUSTER_TRY(team, access::listed_members(database, sender.programme_id, {}));
  return database.write([&](store::Session& session) -> Result<Notice> {
    const auto own = sql::of_sender(session, sender.programme_id, sender.address);
    // A page loaded anew, or a button pressed twice, sends the same once more.
    const auto same = std::ranges::find_if(own, [&](const Notice& each) {
      return each.standing.state == State::waiting && each.kind == kind && each.content == notice.content;
    });
    if (same != own.end()) return *same;
    if (std::ranges::count(own, today, &Notice::sent_on) >= most_a_day)
      return conflict("You sent " + grouped(most_a_day) + " notices today, which is as many as one day takes.");
    MUSTER_CHECK(has_room(session, sender, false));
    const bool first = sql::waiting(session, sender.programme_id) == 0;
    sql::insert(session, notice);
    if (first) tell_team(session, now, sender, team.rows);
    store::write_audit(session, by_member(now, sender), "notice sent in", subject, notice.id);
    return *sql::find(session, notice.id);
  });
}

Result<Notice> change_own(store::Database& database, Instant now, const Member& sender, const std::string& id,
                          std::int64_t version, const Content& content) {
  const auto today = day_in_london(now);
  MUSTER_TRY(team, access::listed_members(database, sender.programme_id, {}));
  return database.write([&](store::Session& session) -> Result<Notice> {
    MUSTER_TRY(notice, found_own(session, sender, id));
    const auto wanted = tidied(notice.kind, content, today);
    MUSTER_CHECK(check_content(notice.kind, wanted, today));
    if (notice.version != version)
      return conflict("This notice changed meanwhile. Look at it again; nothing was changed.");
    const bool waited = notice.standing.state == State::waiting;
    MUSTER_CHECK(has_room(session, sender, waited));
    const bool first = sql::waiting(session, sender.programme_id) == 0 && notice.waiting_since != today;
    const auto fields = differences(notice.content, wanted);
    notice.content = wanted;
    notice.sender = sender.name;
    notice.standing = Standing{};
    if (!waited) notice.waiting_since = today;
    sql::save(session, notice);
    sql::forget_before(session, id);
    if (first) tell_team(session, now, sender, team.rows);
    store::write_audit(session, by_member(now, sender), "notice changed by its sender", subject, id, fields);
    return *sql::find(session, id);
  });
}

Outcome withdraw_own(store::Database& database, Instant now, const Member& sender, const std::string& id) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(notice, found_own(session, sender, id));
    if (notice.standing.state == State::withdrawn) return Success{};
    notice.standing.state = State::withdrawn;
    sql::save(session, notice);
    sql::forget_before(session, id);
    store::write_audit(session, by_member(now, sender), "notice withdrawn", subject, id, {"state"});
    return Success{};
  });
}

Result<std::vector<Notice>> own_notices(store::Database& database, const Member& sender) {
  return database.read([&](store::Session& session) -> Result<std::vector<Notice>> {
    return sql::of_sender(session, sender.programme_id, sender.address);
  });
}

Result<Notice> own_notice(store::Database& database, const Member& sender, const std::string& id) {
  return database.read([&](store::Session& session) { return found_own(session, sender, id); });
}

std::vector<Notice> open_notices(store::Session& session, const std::string& programme_id, Reader reader, Date today) {
  auto found = sql::open_on(session, programme_id, today);
  std::erase_if(found, [&](const Notice& notice) { return !may_see(notice, reader, today); });
  return found;
}

Result<std::vector<Notice>> open_notices(store::Database& database, Instant now, const std::string& programme_id,
                                         Reader reader) {
  return database.read([&](store::Session& session) -> Result<std::vector<Notice>> {
    return open_notices(session, programme_id, reader, day_in_london(now));
  });
}

Result<Notice> open_notice(store::Database& database, Instant now, const std::string& programme_id,
                           const std::string& id, Reader reader) {
  return database.read([&](store::Session& session) -> Result<Notice> {
    auto notice = sql::find(session, id);
    if (!notice || notice->programme_id != programme_id || !may_see(*notice, reader, day_in_london(now)))
      return not_found("There is no such notice here, or it is over.");
    return *std::move(notice);
  });
}

Outcome answer_notice(store::Database& database, Instant now, const Member& member, const std::string& id,
                      const Answer& typed) {
  const Answer answer{trimmed(typed.name), trimmed(typed.reply_to), trimmed(typed.words)};
  MUSTER_TRY(seen, open_notice(database, now, member.programme_id, id, Reader::member));
  if (seen.kind == Kind::job) return conflict("This post is applied for at its own web address, not here.");
  if (seen.address == member.address) return conflict("This is your own notice, so there is nobody to answer.");
  MUSTER_CHECK(check_answer(answer));
  return database.write([&](store::Session& session) -> Outcome {
    const auto notice = sql::find(session, id);
    if (!notice || !is_open(*notice, day_in_london(now)))
      return not_found("There is no such notice here, or it is over.");
    mail::Draft draft;
    draft.kind = answer_mail;
    draft.recipient = notice->address;
    draft.subject = "An answer: " + notice->content.title;
    draft.text = answer.words;
    draft.detail = answer_detail(id, answer.reply_to, answer.name);
    draft.programme_id = notice->programme_id;
    mail::enqueue(session, now, draft);
    store::write_audit(session, by_member(now, member), "notice answered", subject, id);
    return Success{};
  });
}

}  // namespace muster::noticeboard
