// Makes lists, takes people on and off them by their own link, and writes to them.
#include <muster/domain/lists/list_service.hpp>

#include "list_sql.hpp"
#include "sending_service.hpp"

#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/lists/list_mail.hpp>
#include <muster/domain/lists/own_lists_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/outbox_service.hpp>
#include <muster/platform/mail/stop_sql.hpp>

#include <algorithm>

namespace muster::lists {
namespace {

constexpr const char* subject = "mail list";
constexpr std::size_t code_length = 7;

std::string programme_name(store::Session& session, const MailList& list) {
  const auto programme = access::programme_with_id(session, list.programme_id);
  return programme ? programme->name : std::string();
}

std::vector<Member> written_to(store::Session& session, const MailList& list) {
  return addressees(session, list.programme_id, list.id);
}

Member tidied(const Member& typed) {
  Member member;
  member.id = new_id();
  member.name = trimmed(typed.name);
  member.email = trimmed(typed.email);
  return member;
}

/// Looked at before who it is, so that the answer tells nobody who is on the list.
Outcome check_room(store::Session& session, const MailList& list) {
  if (list.members >= most_members) return conflict("This list is full. Ask the people who look after it.");
  return Success{};
}

/// The mail with the link. Whoever asks twice gets two, and stands there once, as they asked last.
Outcome queue_join(store::Session& session, Instant now, const MailList& list, Member member) {
  MUSTER_CHECK(check_room(session, list));
  member.since = iso_instant(now);
  const auto before = sql::find_member(session, list.id, member.email);
  if (!before) {
    // Whoever asks now is more likely to press the link than whoever asked long ago, so that nobody can keep others out
    // by asking for thousands.
    if (sql::count_asked(session, list.id) >= most_asked) sql::drop_oldest_asked(session, list.id);
    sql::insert_member(session, list.id, member);
  }
  if (before && !before->joined) sql::renew_asked(session, before->id, member);
  mail::Draft draft;
  draft.kind = join_mail;
  draft.recipient = member.email;
  draft.subject = programme_name(session, list) + ": the list " + list.name;
  draft.detail = list.id;
  draft.programme_id = list.programme_id;
  mail::enqueue(session, now, draft);
  return Success{};
}

struct Found {
  MailList list;
  std::string address;
};
Result<Found> found_by(store::Session& session, const std::string& secret) {
  const auto key = mail::find_stop_key(session, secret);
  auto list = key ? sql::find_list(session, list_of_scope(key->scope)) : std::nullopt;
  if (!list)
    return not_found(
        "This link opens no list: it is not whole, or it is very old, or the list is gone. Answer a mail of the list "
        "instead, and say what you want.");
  return Found{*std::move(list), key->address};
}

OwnPlace place_of(store::Session& session, const Found& found) {
  OwnPlace place{{found.list, programme_name(session, found.list)}};
  if (const auto member = sql::find_member(session, found.list.id, found.address))
    place.standing = member->joined ? Standing::joined : Standing::asked;
  place.news_stopped = mail::is_stopped(session, booking::news_scope(found.list.programme_id), found.address);
  return place;
}

}  // namespace

Result<MailList> list_in(store::Session& session, const std::string& programme_id, const std::string& id) {
  auto found = sql::find_list(session, id);
  if (!found || found->programme_id != programme_id) return not_found("There is no such list.");
  return *std::move(found);
}

void queue_copies(store::Session& session, const store::AuditContext& audit, const MailList& list,
                  const std::string& message_id, const booking::MessageWords& words,
                  const std::vector<Member>& members) {
  for (const auto& member : members) {
    mail::Draft draft;
    draft.kind = list_mail;
    draft.recipient = member.email;
    draft.subject = words.subject;
    draft.detail = list.id + " " + message_id;
    draft.programme_id = list.programme_id;
    mail::enqueue(session, audit.at, draft);
  }
}

Result<std::vector<MailList>> lists_of(store::Database& database, const std::string& programme_id) {
  return database.read(
      [&](store::Session& session) -> Result<std::vector<MailList>> { return sql::lists_of(session, programme_id); });
}

Result<std::string> save_list(store::Database& database, const store::AuditContext& audit,
                              const std::string& programme_id, const MailList& wanted) {
  auto list = wanted;
  list.programme_id = programme_id;
  list.name = trimmed(list.name);
  list.about = trimmed(list.about);
  MUSTER_CHECK(check_list(list));
  return database.write([&](store::Session& session) -> Result<std::string> {
    const bool fresh = list.id.empty();
    if (fresh) {
      if (static_cast<std::int64_t>(sql::lists_of(session, programme_id).size()) >= most_lists)
        return conflict("A programme has " + grouped(most_lists) + " lists at most. Delete one first.");
      list.id = new_id();
      list.code = new_short_code(code_length);
    } else {
      MUSTER_TRY(before, list_in(session, programme_id, list.id));
      if (before.version != list.version)
        return conflict("Somebody changed this list meanwhile. Look at it again; nothing was changed.");
    }
    if (sql::name_is_taken(session, list)) return conflict("There is a list of that name already.").at("name");
    sql::save_list(session, list);
    store::write_audit(session, audit, fresh ? "list added" : "list changed", subject, list.id,
                       {"name", "about", "taken_in"});
    return list.id;
  });
}

Outcome delete_list(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                    const std::string& id) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(list, list_in(session, programme_id, id));
    sql::delete_list(session, list.id);
    mail::forget_stop_scope(session, scope_of(list.id));
    store::write_audit(session, audit, "list deleted", subject, id);
    return Success{};
  });
}

Result<ListSheet> list_sheet(store::Database& database, const std::string& programme_id, const std::string& id) {
  return database.read([&](store::Session& session) -> Result<ListSheet> {
    MUSTER_TRY(list, list_in(session, programme_id, id));
    ListSheet sheet;
    sheet.members = sql::members_of(session, id);
    sheet.asked = std::ranges::count(sheet.members, false, &Member::joined);
    std::erase_if(sheet.members, [](const Member& member) { return !member.joined; });
    sheet.stopped = static_cast<std::int64_t>(sheet.members.size() - written_to(session, list).size());
    sheet.sent = sql::sent_to(session, id);
    sheet.list = std::move(list);
    return sheet;
  });
}

Outcome remove_member(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                      const std::string& id, const std::string& member_id) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(list, list_in(session, programme_id, id));
    if (!sql::remove_member(session, list.id, member_id)) return not_found("They are not on this list any more.");
    store::write_audit(session, audit, "taken off a list", subject, id);
    return Success{};
  });
}

Result<std::int64_t> send_to_list(store::Database& database, const store::AuditContext& audit,
                                  const std::string& programme_id, const std::string& id,
                                  const booking::MessageWords& words, std::optional<std::int64_t> seen) {
  MUSTER_CHECK(booking::check_subject(words.subject));
  MUSTER_CHECK(booking::check_message(words.text));
  return database.write([&](store::Session& session) -> Result<std::int64_t> {
    MUSTER_TRY(list, list_in(session, programme_id, id));
    const auto members = written_to(session, list);
    const auto people = static_cast<std::int64_t>(members.size());
    if (people == 0) return conflict("Nobody on this list gets mails now, so nothing was sent.");
    if (seen && *seen != people)
      return conflict("It would now go to " + counted(people, "person", "people") +
                      ". Look at the mail again; nothing was sent.");
    const auto message = new_id();
    sql::insert_message(session, message, list.id, words, people, audit);
    queue_copies(session, audit, list, message, words, members);
    store::write_audit(session, audit, "mail to a list", subject, list.id);
    return people;
  });
}

Result<PublicList> public_list(store::Database& database, const std::string& code) {
  return database.read([&](store::Session& session) -> Result<PublicList> {
    auto list = sql::list_with_code(session, code);
    if (!list) return not_found("There is no list at this address.");
    auto programme = programme_name(session, *list);
    return PublicList{*std::move(list), std::move(programme)};
  });
}

Outcome ask_to_join(store::Database& database, Instant now, const std::string& code, const Member& typed) {
  const auto member = tidied(typed);
  MUSTER_CHECK(check_member(member));
  return database.write([&](store::Session& session) -> Outcome {
    const auto list = sql::list_with_code(session, code);
    if (!list) return not_found("There is no list at this address.");
    if (!list->taken_in) return conflict("Nobody joins this list by themselves. Ask the people who look after it.");
    return queue_join(session, now, *list, member);
  });
}

Outcome ask_somebody(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                     const std::string& id, const Member& typed) {
  const auto member = tidied(typed);
  if (member.name.empty()) return bad_input("Say their name.").at("name");
  MUSTER_CHECK(check_member(member));
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(list, list_in(session, programme_id, id));
    MUSTER_CHECK(queue_join(session, audit.at, list, member));
    store::write_audit(session, audit, "asked to join a list", subject, id);
    return Success{};
  });
}

Result<OwnPlace> own_place(store::Database& database, const std::string& secret) {
  return database.read([&](store::Session& session) -> Result<OwnPlace> {
    MUSTER_TRY(found, found_by(session, secret));
    return place_of(session, found);
  });
}

Result<OwnPlace> take_own_step(store::Database& database, Instant now, const std::string& secret, OwnStep step) {
  return database.write([&](store::Session& session) -> Result<OwnPlace> {
    MUSTER_TRY(found, found_by(session, secret));
    const auto member = sql::find_member(session, found.list.id, found.address);
    if (step == OwnStep::hear_again)
      mail::allow_mail(session, booking::news_scope(found.list.programme_id), found.address);
    if (step == OwnStep::leave && member) sql::remove_member(session, found.list.id, member->id);
    if (step == OwnStep::join && member && !member->joined) {
      if (found.list.members >= most_members)
        return conflict("This list is full now, so you are not on it. Ask the people who look after it.");
      sql::set_joined(session, member->id, now);
    }
    return place_of(session, found);
  });
}

}  // namespace muster::lists
