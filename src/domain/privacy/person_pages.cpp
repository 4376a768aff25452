// Finds people, shows and hands out what is held of them, and erases them.
#include "person_pages.hpp"
#include "erasing_pages.hpp"

#include "person_sheet_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/access/person_sql.hpp>
#include <muster/domain/booking/people_list_sql.hpp>
#include <muster/domain/booking/person_sql.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/domain/privacy/privacy_pages.hpp>
#include <muster/domain/site/background.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/web/listing.hpp>

namespace muster::privacy {
namespace {

using access::Permission;
using web::Reply;
using web::Request;
using web::View;

site::Frame frame(std::string title) { return {std::move(title), {}, {}, {}, site::Tab::none, false}; }

web::Listing<people::PersonRecord> people_listing() {
  web::Listing<people::PersonRecord> list({.title = "People found",
                                           .path = "/people",
                                           .search = "Name, e-mail address or organisation",
                                           .sort = "name",
                                           .rows = "people",
                                           .nothing_found = "Nobody here by that name",
                                           .search_first = true});
  list.column({.name = "name", .heading = "Person"}, [](const people::PersonRecord& person) {
    return web::Cell(person.first_name).bold(person.last_name).to("/people/" + person.id);
  });
  list.column({.heading = "Organisation"},
              [](const people::PersonRecord& person) { return web::Cell(person.organisation); });
  return list;
}

View search_view(const Request& request, const std::string& list) {
  View view;
  view.markup("LIST", list).show_if(request.visitor.can_open("/privacy"), "PRIVACY");
  return view;
}

/// Addresses and names of those whom only other programmes know are not searched.
Result<ListPage<people::PersonRecord>> people_found(const PageContext& context, const Request& request,
                                                    const ListQuery& query) {
  ListPage<people::PersonRecord> nobody;
  if (query.search.empty()) return nobody;
  return context.database.read([&](store::Session& session) -> Result<ListPage<people::PersonRecord>> {
    auto scope = scope_of(request, Permission::see_people);
    // Of all programmes everybody may be found, and nobody has to be asked where they stand.
    if (scope && access::programmes_outside(session, *scope).empty()) scope.reset();
    return booking::listed_people(session, scope, query);
  });
}

Reply search_page(const PageContext& context, const Request& request) {
  const auto list = people_listing();
  const auto query = list.query(request);
  MUSTER_PAGE(found, request, people_found(context, request, query));
  return site::desk_page(
      request, frame("People"),
      web::render("domain/privacy/pages/people.html", search_view(request, list.html(request, query, found))));
}

Reply found_file(const PageContext& context, const Request& request, const std::string& format) {
  const auto list = people_listing();
  MUSTER_PAGE(first, request, people_found(context, request, list.query(request)));
  // What a job is to do is kept for days, and a search may be a name.
  if (first.found > site::most_rows_at_once)
    return site::error_page(
        request, bad_input(counted(first.found, "person is", "people are") + " found, and a file holds up to " +
                           grouped(site::most_rows_at_once) + ". Search for more letters."));
  MUSTER_PAGE(found, request, people_found(context, request, list.whole_query(request)));
  MUSTER_PAGE(file, request, list.file(found, format));
  return file;
}

Reply person_page(const PageContext& context, const Request& request) {
  const auto& id = request.capture("person");
  const auto file = person_file(context.database, id, scope_of(request, Permission::see_people));
  if (!file.ok()) return site::error_page(request, file.error());
  const auto name = people::full_name(file->person);
  View view;
  view.set("PERSON_NAME", name).set("HERE", "/people/" + file->person.id);
  view.set("LEAD",
           "Everything that is held of this person, but for access and dietary needs, which have their own page.");
  fill_person(view, *file, WithNeeds::no);
  const auto offers = [&](Permission right) -> Result<bool> {
    const auto scope = scope_of(request, right);
    if (!scope) return true;
    return context.database.read(
        [&](store::Session& session) -> Result<bool> { return booking::stands_in(session, id, *scope); });
  };
  const auto may_erase = offers(Permission::erase_people);
  const auto may_see_needs = offers(Permission::access_needs);
  view.show_if(may_see_needs.ok() && *may_see_needs, "NEEDS_LINK").show_if(may_erase.ok() && *may_erase, "ERASE_LINK");
  return site::desk_page(request, frame(name), web::render("domain/privacy/pages/person.html", view));
}

Reply download(const PageContext& context, const Request& request, const std::string& format) {
  const auto file = person_file(context.database, request.capture("person"), scope_of(request, Permission::see_people));
  if (!file.ok()) return site::error_page(request, file.error());
  // A name in the name of a file would stay in the list of downloads of a shared computer.
  return format == "json" ? web::download(person_json(*file), "application/json; charset=utf-8", "person.json")
                          : web::download(person_html(*file), "text/html; charset=utf-8", "person.html");
}

Reply ask_erase(const PageContext& context, const Request& request) {
  const auto file =
      person_file(context.database, request.capture("person"), scope_of(request, Permission::erase_people));
  if (!file.ok()) return site::error_page(request, file.error());
  View view;
  view.set("PERSON_NAME", people::full_name(file->person)).set("HERE", "/people/" + file->person.id);
  view.show_if(file->more_elsewhere, "ELSEWHERE");
  const bool allowed = account_too(*file) == AccountToo::yes;
  if (!allowed) view.show("OWNER_MUST");
  if (allowed && file->account) view.show("ACCOUNT_TOO");
  if (allowed)
    view.add("ALLOWED").markup("ERASE", web::Form(request, "/people/" + file->person.id + "/erase")
                                            .button({"Erase this person", {}, web::Button::Look::warning})
                                            .way_out("Keep them", "/people/" + file->person.id)
                                            .shown());
  return site::desk_page(request, frame("Erase a person"), web::render("domain/privacy/pages/person_erase.html", view));
}

Reply erase(const PageContext& context, const Request& request) {
  MUSTER_PAGE(words, request, erase_here(context, request));
  // Shown at once: an address that tells of it could be opened without anybody having been erased.
  const auto list = people_listing();
  auto view = search_view(request, list.html(request, list.query(request), {}));
  view.add("ERASED").set("ERASED_WORDS", words);
  return site::desk_page(request, frame("People"), web::render("domain/privacy/pages/people.html", view));
}

}  // namespace

Scope scope_of(const web::Request& request, access::Permission right) {
  if (!request.visitor.opens) return std::nullopt;
  return request.visitor.programmes(access::permission_name(right));
}

void add_person_pages(web::Router& router, const PageContext& context) {
  router.get("/people", Permission::see_people,
             [context](const Request& request) { return search_page(context, request); });
  for (const auto* format : {"csv", "xlsx"}) {
    router.get(std::string("/people.") + format, Permission::see_people,
               [context, format](const Request& request) { return found_file(context, request, format); });
  }
  router.get("/people/{person}", Permission::see_people,
             [context](const Request& request) { return person_page(context, request); });
  for (const auto* format : {"json", "html"}) {
    router.get(std::string("/people/{person}/download.") + format, Permission::see_people,
               [context, format](const Request& request) { return download(context, request, format); });
  }
  router.get("/people/{person}/erase", Permission::erase_people,
             [context](const Request& request) { return ask_erase(context, request); });
  router.post("/people/{person}/erase", Permission::erase_people,
              [context](const Request& request) { return erase(context, request); });
}

void add_privacy_pages(web::Router& router, store::Database& database, const Clock& clock) {
  const PageContext context{database, clock};
  add_person_pages(router, context);
  add_erasing_api_pages(router, context);
  add_needs_pages(router, context);
  add_retention_pages(router, context);
}

}  // namespace muster::privacy
