// What families send between events, the page on which they do, and the answers that it shows.
#include "action_sql.hpp"
#include "concern_sending_service.hpp"
#include "withdrawal_sql.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/access/team_service.hpp>
#include <muster/domain/actions/action_service.hpp>
#include <muster/domain/actions/actions_mail.hpp>
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include <algorithm>
#include <map>

namespace muster::actions {
namespace {

constexpr std::size_t code_length = 7;
constexpr const char* subject = "action";

std::map<std::string, std::string> event_titles(store::Session& session, const std::string& programme_id) {
  std::map<std::string, std::string> titles;
  for (const auto& event : events::asked_in(session, programme_id))
    if (!events::is_within(event.slug)) titles.emplace(event.id, event.title);
  return titles;
}

std::vector<Published> published_in(store::Session& session, const std::string& programme_id) {
  const auto actions = sql::published_of(session, programme_id);
  std::map<std::string, std::string> titles;
  if (!std::ranges::all_of(actions, &std::string::empty, &Action::event_id))
    titles = event_titles(session, programme_id);
  std::vector<Published> answers;
  for (const auto& action : actions) {
    const auto title = titles.find(action.event_id);
    answers.push_back({action.you_said, action.we_did, action.title,
                       title == titles.end() ? std::string() : title->second, *action.published_on});
  }
  return answers;
}

/// Of whom the page's programme is looked after; nobody where there is no such page.
Result<std::vector<access::TeamMember>> team_of_page(store::Database& database, const std::string& code) {
  MUSTER_TRY(page, database.read([&](store::Session& session) -> Result<std::optional<ConcernPage>> {
    return sql::page_with_code(session, code);
  }));
  if (!page) return std::vector<access::TeamMember>{};
  MUSTER_TRY(team, access::listed_members(database, page->programme_id, {}));
  return std::move(team.rows);
}

/// Those who give concerns an owner are told once a day: thousands of concerns send no thousands of mails.
void tell_team(store::Session& session, Instant now, const std::string& programme_id, const std::string& action_id,
               const std::vector<access::TeamMember>& team) {
  for (const auto& member : team) {
    if (!access::may(member.role, access::Permission::change_events)) continue;
    mail::Draft draft;
    draft.kind = concern_mail;
    draft.recipient = member.email;
    draft.subject = concern_subject;
    draft.detail = action_id;
    draft.programme_id = programme_id;
    mail::enqueue(session, now, draft);
  }
}

}  // namespace

Outcome send_concern(store::Database& database, Instant now, const std::string& code, Concern concern) {
  return send_concern_with(database, now, code, std::move(concern), {});
}

Outcome send_concern_with(store::Database& database, Instant now, const std::string& code, Concern concern,
                          const BesideConcern& beside) {
  concern.body = trimmed(concern.body);
  concern.sender = trimmed(concern.sender);
  concern.email = trimmed(concern.email);
  MUSTER_CHECK(check_concern(concern));
  MUSTER_TRY(team, team_of_page(database, code));
  return database.write([&](store::Session& session) -> Outcome {
    const auto page = sql::page_with_code(session, code);
    if (!page) return not_found("No network takes concerns at this address.");
    if (!page->takes) return conflict("Nothing is taken at this address any more.");
    if (!concern.place_code.empty()) {
      const auto places = places_of(session, page->programme_id);
      if (std::ranges::find(places, concern.place_code, &people::Place::code) == places.end())
        return bad_input("Choose a place of the list, or leave it.").at("place");
    }
    concern.received_on = day_in_london(now);
    // A page loaded anew, or a button pressed twice, sends the same once more.
    if (const auto known = sql::same_concern(session, page->programme_id, concern)) {
      if (beside) beside(session, *known, false);
      return Success{};
    }
    if (sql::concerns_without_owner(session, page->programme_id) >= most_waiting)
      return conflict(
          "So much has been sent here that nothing more is taken until the team has taken up some of it. Keep what you "
          "wrote, and send it in a few days, or ask the network how else to reach them.");
    Action action;
    action.id = new_id();
    action.programme_id = page->programme_id;
    action.number = sql::next_number(session, page->programme_id);
    action.source = Source::family;
    action.title = first_title(action.number);
    action.raised_on = concern.received_on;
    concern.action_id = action.id;
    concern.delete_on = Date(std::chrono::sys_days(action.raised_on) + std::chrono::days(page->keep_days));
    const bool first_of_day = !sql::heard_on(session, page->programme_id, concern.received_on);
    sql::insert_action(session, action);
    sql::insert_concern(session, concern);
    if (beside) beside(session, action.id, true);
    if (first_of_day) tell_team(session, now, page->programme_id, action.id, team);
    const auto programme = access::programme_with_id(session, page->programme_id);
    store::write_audit(session, {"public page", now, programme ? programme->name : std::string()}, "concern received",
                       subject, action.id);
    return Success{};
  });
}

Outcome delete_concern(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                       const std::string& id) {
  const auto done = database.write([&](store::Session& session) -> Outcome {
    const auto action = sql::find_action(session, id);
    if (!action || action->programme_id != programme_id) return not_found("There is no such action.");
    if (sql::delete_concern(session, id))
      store::write_audit(session, audit, "what the family wrote deleted", subject, id);
    return Success{};
  });
  if (done.ok()) (void)database.forget_deleted();
  return done;
}

Result<ConcernPage> page_of(store::Database& database, const std::string& programme_id) {
  return database.read([&](store::Session& session) -> Result<ConcernPage> {
    auto found = sql::find_page(session, programme_id);
    if (found) return *std::move(found);
    ConcernPage page;
    page.programme_id = programme_id;
    return page;
  });
}

Outcome save_page(store::Database& database, const store::AuditContext& audit, const ConcernPage& wanted) {
  auto page = wanted;
  page.introduction = trimmed(page.introduction);
  MUSTER_CHECK(check_page(page));
  return database.write([&](store::Session& session) -> Outcome {
    const auto before = sql::find_page(session, page.programme_id);
    if ((before ? before->version : 0) != page.version)
      return conflict("Somebody changed this page meanwhile. Look at what it says now, and save again.");
    page.code = before ? before->code : new_short_code(code_length);
    sql::save_page(session, page);
    store::write_audit(session, audit, before ? "page for concerns changed" : "page for concerns set up",
                       "concern page", page.programme_id);
    return Success{};
  });
}

Result<PublicPage> public_page(store::Database& database, const std::string& code) {
  return database.read([&](store::Session& session) -> Result<PublicPage> {
    auto page = sql::page_with_code(session, code);
    if (!page) return not_found("No network takes concerns at this address.");
    const auto programme = access::programme_with_id(session, page->programme_id);
    PublicPage out;
    out.programme = programme ? programme->name : std::string();
    if (page->shows_answers) out.answers = published_in(session, page->programme_id);
    if (page->takes) out.places = places_of(session, page->programme_id);
    out.page = *std::move(page);
    return out;
  });
}

Result<std::vector<Published>> answers_of(store::Database& database, const std::string& programme_id) {
  return database.read(
      [&](store::Session& session) -> Result<std::vector<Published>> { return published_in(session, programme_id); });
}

}  // namespace muster::actions
