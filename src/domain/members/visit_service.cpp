// Signs people in to a members' area, and says who visits.
#include <muster/domain/members/visit_service.hpp>

#include "link_making_service.hpp"
#include "members_sql.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/access/team_service.hpp>
#include <muster/domain/booking/own_bookings_service.hpp>
#include <muster/domain/lists/own_lists_service.hpp>
#include <muster/domain/members/members_mail.hpp>
#include <muster/domain/membership/coverage_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include <algorithm>

namespace muster::members {
namespace {

std::string link_hash(const std::string& secret) { return fingerprint("member link\n" + secret); }
std::string session_hash(const std::string& secret) { return fingerprint("member session\n" + secret); }

Error used_up() {
  return not_found("This link is used up, or its quarter of an hour is over. Ask for another; it takes a minute.");
}

Result<std::pair<sql::Link, Area>> good_link(store::Session& session, Instant now, const std::string& secret) {
  auto link = sql::find_link(session, link_hash(secret));
  if (!link || now >= link->expires || now < link->expires - link_time) return used_up();
  auto area = sql::find_area(session, link->programme_id);
  if (!area || !area->is_open) return used_up();
  return std::pair(*std::move(link), *std::move(area));
}

}  // namespace

std::optional<KnownMember> known_member(store::Session& session, const std::string& programme_id,
                                        const std::string& address, Date today) {
  KnownMember known;
  for (const auto& person : booking::people_with_address(session, programme_id, address)) {
    if (known.person_ids.empty()) known.name = person.name;
    known.person_ids.push_back(person.id);
  }
  // One mailbox of several people: no name is the right one.
  if (known.person_ids.size() > 1) known.name.clear();
  if (!known.person_ids.empty()) return known;
  if (const auto name = lists::name_on_lists(session, programme_id, address)) return KnownMember{*name, {}};
  if (membership::covered(session, programme_id, address, today)) return known;
  return std::nullopt;
}

Outcome ask_for_link(store::Database& database, Instant now, const std::string& code, const std::string& email) {
  const auto address = mail::folded_address(trimmed(email));
  if (!mail::check_address(address).ok())
    return bad_input("Enter your e-mail address, like name@example.org").at("email");
  return database.write([&](store::Session& session) -> Outcome {
    const auto area = sql::area_with_code(session, code);
    if (!area) return not_found("There is no members’ area at this address.");
    if (!area->is_open) return conflict("The members’ area is closed. Ask the people of " + area->programme + ".");
    mail::Draft draft;
    draft.kind = link_mail;
    draft.recipient = address;
    draft.subject = area->programme + ": your link";
    draft.detail = area->programme_id;
    draft.send_within = std::chrono::minutes(30);  // nobody waits longer for a link
    mail::enqueue(session, now, draft);
    return Success{};
  });
}

Result<Area> look_at_link(store::Database& database, Instant now, const std::string& secret) {
  return database.read([&](store::Session& session) -> Result<Area> {
    MUSTER_TRY(found, good_link(session, now, secret));
    return found.second;
  });
}

Result<Entered> spend_link(store::Database& database, Instant now, const std::string& secret,
                           const std::string& before) {
  return database.write([&](store::Session& session) -> Result<Entered> {
    MUSTER_TRY(found, good_link(session, now, secret));
    // Where two spend it at one moment, one of them finds it gone.
    if (!sql::delete_link(session, link_hash(secret))) return used_up();
    if (!before.empty()) sql::delete_session(session, session_hash(before));
    Entered entered{found.second, new_id()};
    sql::insert_session(session, session_hash(entered.secret), found.first.programme_id, found.first.address, now);
    return entered;
  });
}

std::string made_link(store::Session& session, Instant now, const std::string& programme_id,
                      const std::string& address) {
  auto secret = new_id();
  sql::insert_link(session, link_hash(secret), {programme_id, address, now + link_time});
  return secret;
}

Result<std::optional<Visit>> use_session(store::Database& database, Instant now, const std::string& secret,
                                         const std::string& code) {
  if (secret.empty()) return std::optional<Visit>{};
  const auto hash = session_hash(secret);
  bool is_stale = false;
  MUSTER_TRY(visit, database.read([&](store::Session& session) -> Result<std::optional<Visit>> {
    const auto kept = sql::find_session(session, hash);
    if (!kept || !session_holds(kept->began, kept->seen, now)) return std::optional<Visit>{};
    auto area = sql::area_with_code(session, code);
    if (!area || !area->is_open || area->programme_id != kept->programme_id) return std::optional<Visit>{};
    auto member = known_member(session, area->programme_id, kept->address, day_in_london(now));
    if (!member) return std::optional<Visit>{};
    is_stale = now - kept->seen >= seen_exactness;
    return std::optional(Visit{*std::move(area), kept->address, *std::move(member)});
  }));
  if (visit && is_stale) {
    // A full disk must not sign anybody out.
    [[maybe_unused]] const auto ignored = database.write([&](store::Session& session) -> Outcome {
      sql::mark_seen(session, hash, now);
      return Success{};
    });
  }
  return visit;
}

Outcome end_session(store::Database& database, const std::string& secret) {
  return database.write([&](store::Session& session) -> Outcome {
    sql::delete_session(session, session_hash(secret));
    return Success{};
  });
}

Outcome ask_for_correction(store::Database& database, Instant now, const Visit& visit, const std::string& words) {
  const auto text = trimmed(words);
  if (text.empty()) return bad_input("Say what is wrong, and what is right.").at("words");
  if (!is_valid_text(text) || character_count(text) > longest_correction)
    return bad_input("Keep it to 2,000 characters of text.").at("words");
  MUSTER_TRY(team, access::listed_members(database, visit.area.programme_id, {}));
  return database.write([&](store::Session& session) -> Outcome {
    std::int64_t told = 0;
    for (const auto& member : team.rows) {
      if (!access::may(member.role, access::Permission::see_people)) continue;
      mail::Draft draft;
      draft.kind = correction_mail;
      draft.recipient = member.email;
      draft.subject = visit.area.programme + ": a correction is asked for";
      draft.text = text;
      draft.detail = visit.address;
      draft.programme_id = visit.area.programme_id;
      mail::enqueue(session, now, draft);
      ++told;
    }
    if (told == 0) return conflict("Nobody of the team can read it here. Write to them instead.");
    store::write_audit(session, {"members' area", now, visit.area.programme}, "correction asked for", "programme",
                       visit.area.programme_id);
    return Success{};
  });
}

}  // namespace muster::members
