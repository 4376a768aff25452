// The trace that every change leaves, as its owners read it.
#include <muster/front/dashboard/change_pages.hpp>

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/access/person_sql.hpp>
#include <muster/domain/access/team_service.hpp>
#include <muster/domain/events/event_lookup_sql.hpp>
#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/store/audit.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace muster::dashboard {
namespace {

using store::AuditEntry;
using web::Cell;
using web::Reply;
using web::Request;

constexpr std::string_view right = "changes";

/// What ids in the trace are called, of those that one page shows.
struct Names {
  std::map<std::string, std::string> actors;  ///< addresses of the team
  std::map<std::string, events::Event> events;
};

/// What a page of the trace holds, and what is called how in it.
struct NamedChanges {
  ListPage<AuditEntry> page;
  Names names;
};

/// Whoever left the team is not named: their address may be gone, or be another programme's to know.
std::string actor_words(const Names& names, const std::string& actor) {
  if (const auto known = names.actors.find(actor); known != names.actors.end()) return known->second;
  if (actor.starts_with("token ")) return "An access token";
  const bool is_id = actor.size() > 20 && actor.find(' ') == std::string::npos;
  return is_id ? "Somebody no longer in the team" : capitalised(actor);
}

std::string fields_words(const AuditEntry& change) {
  auto words = joined(change.fields, ", ");
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

web::Listing<AuditEntry> changes_listing(const Names& names) {
  using Column = web::ListColumn;
  web::Listing<AuditEntry> list(
      {.title = "Changes",
       .path = "/changes",
       .search = "What was done, or a field",
       .filters = {{.name = "subject", .label = "Of what", .words_of = capitalised},
                   {.name = "actor",
                    .label = "Who",
                    .as = web::ListFilter::Style::select,
                    .words_of = [&names](const std::string& actor) { return actor_words(names, actor); }}},
       .sort = "at",
       .descending = true,
       .rows = "changes",
       .nothing_yet = {"No changes yet", "Whatever is added, changed or removed appears here."}});
  list.column({.heading = "What was done", .css = "strong"},
              [](const AuditEntry& change) { return Cell(capitalised(change.action)); });
  list.column({.heading = "Fields"}, [](const AuditEntry& change) { return Cell(fields_words(change)); });
  list.column({.heading = "Of what"}, [&names](const AuditEntry& change) {
    const auto event = names.events.find(change.subject_id);
    if (event == names.events.end()) return Cell(capitalised(change.subject));
    return Cell(event->second.title).to("/events/" + event->second.slug);
  });
  list.column({.heading = "Who", .css = "address"},
              [&names](const AuditEntry& change) { return Cell(actor_words(names, change.actor)); });
  list.column({.name = "at", .heading = "When", .kind = Column::Kind::date},
              [](const AuditEntry& change) { return Cell(long_instant(change.at)); });
  return list;
}

/// Nothing where the visitor may read all there is.
std::optional<std::vector<std::string>> scopes_of(store::Session& session, const web::Visitor& visitor) {
  if (!visitor.opens) return std::nullopt;
  auto own = visitor.programmes(right);
  if (access::programmes_outside(session, own).empty()) return std::nullopt;
  return own;
}

Names names_in(store::Session& session, const web::Visitor& visitor, const ListPage<AuditEntry>& page) {
  std::set<std::string> actors;
  std::set<std::string> subjects;
  for (const auto& change : page.rows) {
    actors.insert(change.actor);
    subjects.insert(change.subject_id);
  }
  if (const auto offered = page.choices.find("actor"); offered != page.choices.end())
    for (const auto& [actor, rows] : offered->second) actors.insert(actor);
  Names names;
  names.actors = access::team_addresses(session, visitor.programmes(right), actors);
  names.events = events::events_with_ids(session, subjects);
  std::erase_if(names.events, [&](const auto& event) { return !visitor.sees(event.second.programme); });
  return names;
}

Result<NamedChanges> changes(store::Database& database, const web::Visitor& visitor, const ListQuery& query) {
  return database.read([&](store::Session& session) -> Result<NamedChanges> {
    NamedChanges found{store::listed_audit_entries(session, scopes_of(session, visitor), query), {}};
    found.names = names_in(session, visitor, found.page);
    return found;
  });
}

Reply changes_page(store::Database& database, const Request& request) {
  const auto query = changes_listing({}).query(request);
  MUSTER_PAGE(found, request, changes(database, request.visitor, query));
  return site::list_page(request, {"Changes"}, "Who did what, when, and to which fields. Values are never kept here.",
                         changes_listing(found.names).html(request, query, found.page));
}

Reply changes_file(store::Database& database, const Request& request, const std::string& format) {
  const auto query = changes_listing({}).whole_query(request);
  MUSTER_PAGE(found, request, changes(database, request.visitor, query));
  MUSTER_PAGE(file, request, changes_listing(found.names).file(found.page, format));
  return file;
}

}  // namespace

void add_change_pages(web::Router& router, store::Database& database) {
  constexpr auto permission = access::Permission::see_changes;
  router.get("/changes", permission, [&](const Request& request) { return changes_page(database, request); });
  for (const std::string format : {"csv", "xlsx"}) {
    router.get("/changes." + format, permission,
               [&, format](const Request& request) { return changes_file(database, request, format); });
  }
}

}  // namespace muster::dashboard
