#pragma once
// The example of a list page: the members of a mailing list. What stands here is all that a new list page takes.

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/store/list_statement.hpp>
#include <muster/platform/web/listing.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::mailing {

inline Result<ListPage<Member>> listed_members(store::Database& database, const std::string& event_id,
                                               const ListQuery& query) {
  store::ListStatement list("mailing_member m", "m.id");
  list.where("m.event_id = {}", {event_id}).search("lower(m.name)").filter("topic", "m.topic");
  list.sort("name", {"m.name"}).sort("topic", {"m.topic", "m.name"}).columns("m.name, m.email, m.topic");
  return database.read([&](store::Session& session) -> Result<ListPage<Member>> {
    return list.page(session, query,
                     [](const store::Row& row) { return Member{row.text(0), row.text(1), row.text(2), "", true}; });
  });
}

inline web::Listing<Member> members_listing(const events::Event& event) {
  const auto here = "/events/" + event.slug + "/mailing";
  web::Listing<Member> list({.title = "Mailing list of " + event.title,
                             .path = here,
                             .search = "Name",
                             .filters = {{.name = "topic", .label = "Topic"}},
                             .sort = "name",
                             .rows = "members",
                             .nothing_yet = {"Nobody yet", "Import the list you have.", here + "/import", "Import"}});
  list.column({.name = "name", .heading = "Member"}, [](const Member& one) { return web::Cell(one.name); });
  list.column({.heading = "E-mail", .css = "address"}, [](const Member& one) { return web::Cell(one.email); });
  list.column({.name = "topic", .heading = "Topic"}, [](const Member& one) { return web::Cell(one.topic); });
  return list;
}

inline web::Reply members_page(store::Database& database, const web::Request& request, const std::string& format) {
  MUSTER_PAGE(event, request, events::find_event(database, request.capture("event")));
  const auto list = members_listing(event);
  const auto query = format.empty() ? list.query(request) : list.whole_query(request);
  MUSTER_PAGE(members, request, listed_members(database, event.id, query));
  if (format.empty()) return site::desk_page(request, {"Mailing list"}, list.html(request, query, members));
  MUSTER_PAGE(file, request, list.file(members, format));
  return file;
}

inline void add_member_pages(web::Router& router, store::Database& database) {
  for (const auto* format : {"", "csv", "xlsx"})
    router.get(std::string("/events/{event}/mailing") + (*format == 0 ? "" : ".") + format,
               access::Permission::change_delegates,
               [&database, format](const web::Request& request) { return members_page(database, request, format); });
}

}  // namespace muster::mailing
