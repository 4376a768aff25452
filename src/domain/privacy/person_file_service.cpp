// Gathers what every room holds of a person.
#include "naming.hpp"
#include "person_search_service.hpp"

#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/booking/stopped_news_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/feeds/forgetting_sql.hpp>
#include <muster/platform/mail/message.hpp>

#include <algorithm>
#include <functional>
#include <limits>

namespace muster::privacy {
namespace {

constexpr auto all_there_are = std::numeric_limits<std::int64_t>::max();

void add_changes(store::Session& session, PersonFile& file, const std::string& subject_id) {
  for (auto& change : store::audit_entries(session, subject_id, all_there_are)) {
    change.actor.clear();  // somebody else's data
    file.changes.push_back(std::move(change));
  }
}

void add_account(store::Session& session, PersonFile& file) {
  file.account = access::held_account(session, file.person.email);
  if (!file.account) return;
  add_changes(session, file, file.account->id);
  file.actions = store::audit_entries_by(session, file.account->id, all_there_are);
  for (auto& action : file.actions) action.subject_id.clear();  // perhaps somebody else
}

bool is_in(const Scope& scope, const std::string& programme) {
  return std::find(scope->begin(), scope->end(), programme) != scope->end();
}

/// What nothing leads from to one programme may be another's: it is for those who see all of them.
void leave_out(PersonFile& file, const std::vector<std::string>& scope) {
  const Scope seen = scope;
  if (!file.words.empty() || !file.mail.empty() || !file.actions.empty()) file.more_elsewhere = true;
  file.words.clear();
  file.mail.clear();
  file.actions.clear();
  if (!file.account) return;
  auto& roles = file.account->roles;
  file.account_elsewhere = std::erase_if(roles, [&](const auto& held) { return !is_in(seen, held.programme); }) > 0;
  if (!file.account_elsewhere) return;
  file.more_elsewhere = true;
  std::erase_if(file.changes, [&](const store::AuditEntry& change) { return change.subject_id == file.account->id; });
  // Of an account that has no role here nothing is told but what the list holds anyway: the address.
  if (roles.empty()) file.account.reset();
  if (!file.account) return;
  file.account->sessions.clear();
  file.account->links_until.clear();
  file.account->browsers_seen.clear();
  file.account->changes.clear();
}

/// By what something counts as somebody's.
enum class By {
  names,  ///< theirs, and all that names them: for the team, who can tell namesakes apart
  proof   ///< what leads from their number, or from their address alone: a name proves nothing
};

bool has_address(const people::PersonRecord& person, const std::string& email) {
  return !person.email.empty() && mail::folded_address(email) == mail::folded_address(person.email);
}

/// What others wrote that names the person.
void add_named(store::Session& session, PersonFile& file, const std::vector<events::Event>& events,
               const Scope& scope) {
  file.waiting = rows_about(session, file.person);
  file.words = words_naming(session, file.person);
  for (const auto& event : events) {
    for (const auto& note : feedback::notes(session, event.id)) {
      if (tells(note.text, file.person)) file.notes.push_back({event.title, note.table, note.text});
    }
  }
  file.personal = feedback::personal_of(session, [&](const auto& text) { return tells(text, file.person); });
  for (auto& given : file.personal) {
    const auto about = events::event_with_id(session, given.event_id);
    given.title = about.title;
    if (scope && !is_in(scope, about.programme)) given.event_id.clear();
  }
}

/// What stands in memberships, lists, requests for substitutes and concerns.
void add_places(store::Session& session, PersonFile& file, By by) {
  const auto& person = file.person;
  const auto is = [&](const std::string& name, const std::string& email) {
    return by == By::names ? is_called(person, name, email) : has_address(person, email);
  };
  file.memberships =
      membership::held_member(session, {[&](const auto& text) { return by == By::names && tells(text, person); }, is});
  file.lists = lists::held_places(session, is);
  for (auto& named : booking::substitutes_naming(session, is)) file.substitutes.push_back(std::move(named));
  file.leads = booking::leads_called(session, is);
  file.notices = noticeboard::held_notices(session, is);
  file.concerns = actions::held_concerns(session, [&](const auto& name, const auto& email) {
    return by == By::names ? is_sender(person, name, email) : has_address(person, email);
  });
}

Result<PersonFile> file_of(store::Database& database,
                           const std::function<Result<people::PersonRecord>(store::Session&)>& whose,
                           const Scope& scope, By by) {
  MUSTER_TRY(events, events::list_events(database));
  if (scope) std::erase_if(events, [&](const events::Event& event) { return !is_in(scope, event.programme); });
  const auto outside = [&](const auto& each) {
    return std::none_of(events.begin(), events.end(), [&](const auto& event) { return event.id == each.event_id; });
  };
  return database.read([&](store::Session& session) -> Result<PersonFile> {
    MUSTER_TRY(person, whose(session));
    PersonFile file;
    file.person = std::move(person);
    file.by_proof_alone = by == By::proof;
    if (by == By::names) add_named(session, file, events, scope);
    file.mail = mail::held_mail(session, [&](const mail::HeldMail& each) { return is_to(each, file.person); });
    std::erase_if(file.mail, [&](const mail::HeldMail& each) {
      return !each.listed && feedback::tells_who_answered(session, each.detail);
    });
    file.bounce = mail::held_bounce(session, file.person.email);
    file.stops = mail::held_stops(session, file.person.email);
    for (auto& stop : file.stops) stop.scope = booking::stopped_words(session, stop.scope);
    if (!file.person.id.empty()) {
      for (auto& asked : booking::substitutes_asked_by(session, file.person.id))
        file.substitutes.push_back(std::move(asked));
      file.bookings = booking::bookings_of(session, file.person.id);
      file.earlier = booking::earlier_versions(session, file.person.id);
      // That the other half of a merge is the same person is the team's word, which can still be taken back.
      if (by == By::proof)
        std::erase_if(file.earlier, [&](const booking::EarlierVersion& self) {
          return self.is_merged_half && !has_address(file.person, self.person.email);
        });
      file.imports = booking::imports_with(session, file.person.id);
      file.links = feedback::links_of_person(session, file.person.id);
      for (auto& link : file.links) {
        const auto about = events::event_with_id(session, link.event_id);
        link.title = about.title;
        if (scope && !is_in(scope, about.programme)) link.event_id.clear();
      }
    }
    add_places(session, file, by);
    if (std::erase_if(file.lists, [&](const auto& held) {
          const auto programme = access::programme_with_id(session, held.programme_id);
          return scope && (!programme || !is_in(scope, programme->name));
        }) > 0)
      file.more_elsewhere = true;
    if (!file.person.email.empty()) {
      file.visits = members::held_visits(session, file.person.email);
      for (const auto& held : feeds::held_calendars(session, file.person.email))
        file.visits.push_back({held.programme_id, "A calendar of their own bookings", held.words});
    }
    if (std::erase_if(file.visits, [&](const auto& held) {
          const auto programme = access::programme_with_id(session, held.programme_id);
          return scope && (!programme || !is_in(scope, programme->name));
        }) > 0)
      file.more_elsewhere = true;
    if (std::erase_if(file.memberships, [&](const auto& held) {
          const auto programme = access::programme_with_id(session, held.programme_id);
          return scope && (!programme || !is_in(scope, programme->name));
        }) > 0)
      file.more_elsewhere = true;
    if (std::erase_if(file.notices, [&](const auto& held) {
          const auto programme = access::programme_with_id(session, held.programme_id);
          return scope && (!programme || !is_in(scope, programme->name));
        }) > 0)
      file.more_elsewhere = true;
    if (std::erase_if(file.concerns, [&](const auto& held) {
          const auto programme = access::programme_with_id(session, held.programme_id);
          return scope && (!programme || !is_in(scope, programme->name));
        }) > 0)
      file.more_elsewhere = true;
    if (std::erase_if(file.personal, [](const auto& given) { return given.event_id.empty(); }) > 0)
      file.more_elsewhere = true;
    if (std::erase_if(file.links, [](const auto& link) { return link.event_id.empty(); }) > 0)
      file.more_elsewhere = true;
    if (scope) {
      file.more_elsewhere = std::erase_if(file.bookings, outside) + std::erase_if(file.imports, outside) +
                                    std::erase_if(file.substitutes, outside) + std::erase_if(file.leads, outside) +
                                    std::erase_if(file.waiting, outside) + std::erase_if(file.earlier, outside) >
                                0 ||
                            file.more_elsewhere;
    }
    if (!file.person.id.empty()) add_changes(session, file, file.person.id);
    for (const auto& self : file.earlier) {
      if (self.is_merged_half) add_changes(session, file, self.person.id);
    }
    for (const auto& booking : file.bookings) add_changes(session, file, booking.id);
    add_account(session, file);
    if (scope && !access::programmes_outside(session, *scope).empty()) leave_out(file, *scope);
    std::stable_sort(file.changes.begin(), file.changes.end(),
                     [](const store::AuditEntry& left, const store::AuditEntry& right) { return left.at > right.at; });
    return file;
  });
}

}  // namespace

Result<PersonFile> person_file(store::Database& database, const std::string& who, const Scope& scope) {
  return file_of(database, [&](store::Session& session) { return whom(session, who); }, scope, By::names);
}

Result<PersonFile> own_file(store::Database& database, const std::string& person_id, const std::string& address,
                            const std::string& programme) {
  return file_of(
      database,
      [&](store::Session& session) -> Result<people::PersonRecord> {
        people::PersonRecord person;
        if (!person_id.empty()) {
          const auto found = people::find_person(session, person_id);
          if (!found || mail::folded_address(found->email) != mail::folded_address(address))
            return not_found("Nothing is held of anybody with this address.");
          person = *found;
        }
        person.email = address;
        return person;
      },
      std::vector{programme}, By::proof);
}

}  // namespace muster::privacy
