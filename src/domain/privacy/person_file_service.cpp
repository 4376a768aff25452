// Gathers what every room holds of a person.
#include "naming.hpp"
#include "person_search_service.hpp"

#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/booking/stopped_news_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/note_service.hpp>

#include <algorithm>
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

}  // namespace

Result<PersonFile> person_file(store::Database& database, const std::string& who, const Scope& scope) {
  MUSTER_TRY(events, events::list_events(database));
  if (scope) std::erase_if(events, [&](const events::Event& event) { return !is_in(scope, event.programme); });
  const auto outside = [&](const auto& each) {
    return std::none_of(events.begin(), events.end(), [&](const auto& event) { return event.id == each.event_id; });
  };
  return database.read([&](store::Session& session) -> Result<PersonFile> {
    MUSTER_TRY(person, whom(session, who));
    PersonFile file;
    file.person = std::move(person);
    file.waiting = rows_about(session, file.person);
    file.words = words_naming(session, file.person);
    file.mail = mail::held_mail(session, [&](const mail::HeldMail& each) { return is_to(each, file.person); });
    std::erase_if(file.mail, [&](const mail::HeldMail& each) {
      return !each.listed && feedback::tells_who_answered(session, each.detail);
    });
    file.bounce = mail::held_bounce(session, file.person.email);
    file.stops = mail::held_stops(session, file.person.email);
    for (auto& stop : file.stops) stop.scope = booking::stopped_words(session, stop.scope);
    for (const auto& event : events) {
      for (const auto& note : feedback::notes(session, event.id)) {
        if (tells(note.text, file.person)) file.notes.push_back({event.title, note.table, note.text});
      }
    }
    if (!file.person.id.empty()) {
      file.bookings = booking::bookings_of(session, file.person.id);
      file.earlier = booking::earlier_versions(session, file.person.id);
      file.imports = booking::imports_with(session, file.person.id);
      file.links = feedback::links_of_person(session, file.person.id);
      for (auto& link : file.links) {
        const auto about = events::event_with_id(session, link.event_id);
        link.title = about.title;
        if (scope && !is_in(scope, about.programme)) link.event_id.clear();
      }
    }
    file.personal = feedback::personal_of(session, [&](const auto& text) { return tells(text, file.person); });
    for (auto& given : file.personal) {
      const auto about = events::event_with_id(session, given.event_id);
      given.title = about.title;
      if (scope && !is_in(scope, about.programme)) given.event_id.clear();
    }
    file.memberships = membership::held_member(
        session, {[&](const auto& text) { return tells(text, file.person); },
                  [&](const auto& name, const auto& email) { return is_called(file.person, name, email); }});
    file.lists = lists::held_places(
        session, [&](const auto& name, const auto& email) { return is_called(file.person, name, email); });
    if (std::erase_if(file.lists, [&](const auto& held) {
          const auto programme = access::programme_with_id(session, held.programme_id);
          return scope && (!programme || !is_in(scope, programme->name));
        }) > 0)
      file.more_elsewhere = true;
    if (std::erase_if(file.memberships, [&](const auto& held) {
          const auto programme = access::programme_with_id(session, held.programme_id);
          return scope && (!programme || !is_in(scope, programme->name));
        }) > 0)
      file.more_elsewhere = true;
    file.concerns = actions::held_concerns(
        session, [&](const auto& name, const auto& email) { return is_sender(file.person, name, email); });
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

}  // namespace muster::privacy
