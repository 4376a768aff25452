// The list of delegates, its downloads, and the routes of everything below it.
#include "delegate_pages.hpp"

#include "address.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/web/listing.hpp>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;
using web::View;

/// E-mail addresses and job titles are for those who may reach people.
bool sees_contacts(const Request& request) {
  return request.visitor.may(access::permission_name(access::Permission::see_contacts));
}

std::string state_mark(State state) {
  return state == State::came ? "done" : state == State::booked ? "next" : "later";
}

web::Tone tone_of(State state) { return state == State::came ? web::Tone::good : web::Tone::plain; }

/// All states in the order of a life.
web::ListFilter state_filter() {
  web::ListFilter filter{.name = "state", .label = "State"};
  for (const auto state : states) {
    filter.choices.push_back(
        {std::string(state_word(state)), std::string(state_label(state)), state_mark(state), tone_of(state)});
  }
  return filter;
}

web::Listing<ListedDelegate> delegates_listing(const Request& request, const std::string& event_title,
                                               const std::string& here) {
  const bool contacts = sees_contacts(request);
  auto first = web::EmptyList{"No delegates yet", "They stand here once a list was imported."};
  if (request.visitor.can_open(here + "/import"))
    first = {
        "No delegates yet",
        "Import the list you have, from Excel or CSV, or paste its rows. Nothing is saved before you have seen every "
        "row.",
        here + "/import", "Import a list"};
  using Column = web::ListColumn;
  web::Listing<ListedDelegate> list({.title = "Delegates of " + event_title,
                                     .path = here,
                                     .search = contacts ? "Name, organisation or e-mail" : "Name or organisation",
                                     .filters = {state_filter(),
                                                 {.name = "kind",
                                                  .label = "Kind of organisation",
                                                  .as = web::ListFilter::As::select,
                                                  .words_of = capitalised}},
                                     .sort = "name",
                                     .rows = "delegates",
                                     .nothing_yet = std::move(first),
                                     .nothing_found = "Nobody here by that name",
                                     .files = request.visitor.can_open(here + ".csv")});
  list.column({.name = "name", .heading = "Person", .where = Column::Where::page},
              [contacts](const ListedDelegate& delegate) {
                return web::Cell(delegate.first_name)
                    .bold(delegate.last_name)
                    .second_line(contacts ? delegate.job_title : std::string());
              });
  list.column({.heading = "First name", .where = Column::Where::file},
              [](const ListedDelegate& delegate) { return web::Cell(delegate.first_name); });
  list.column({.heading = "Surname", .where = Column::Where::file},
              [](const ListedDelegate& delegate) { return web::Cell(delegate.last_name); });
  list.column({.name = "organisation", .heading = "Organisation"},
              [](const ListedDelegate& delegate) { return web::Cell(delegate.organisation); });
  list.column({.heading = "Kind of organisation", .where = Column::Where::file},
              [](const ListedDelegate& delegate) { return web::Cell(delegate.kind); });
  list.column({.name = "state", .heading = "State", .css = "aside"}, [](const ListedDelegate& delegate) {
    return web::Cell(std::string(state_label(delegate.state)))
        .marked(state_mark(delegate.state), tone_of(delegate.state));
  });
  list.keys([](const ListedDelegate& delegate) { return delegate.person_id; },
            [](const ListedDelegate& delegate) { return delegate.first_name + " " + delegate.last_name; });
  if (!contacts) return list;
  list.column({.heading = "E-mail", .where = Column::Where::file},
              [](const ListedDelegate& delegate) { return web::Cell(delegate.email); });
  list.column({.heading = "Job title", .where = Column::Where::file},
              [](const ListedDelegate& delegate) { return web::Cell(delegate.job_title); });
  return list;
}

Contacts contacts_for(const Request& request) { return sees_contacts(request) ? Contacts::shown : Contacts::left_out; }

void add_imports(View& view, const Request& request, const DelegateBook& book, const std::string& here) {
  if (book.imports.empty()) return;
  auto& imports = view.add("IMPORTS");
  for (const auto& import : book.imports) {
    auto& row = imports.add("IMPORT");
    row.set("FILE_NAME", import.file_name).set("APPLIED", long_instant(import.applied_at));
    row.set("ROWS", counted(import.rows, "row", "rows")).set("ADDED", counted(import.added, "person", "people"));
    if (import.undone) {
      row.show("IS_UNDONE");
    } else if (const auto undo = here + "/imports/" + import.id + "/undo"; request.visitor.can_open(undo)) {
      row.add("CAN_UNDO").set("IMPORT_UNDO_PATH", undo).set("UNDO_FILE", import.file_name);
    }
  }
}

/// What was just done, looked up in the ledger: an address alone cannot claim it.
void add_notice(View& view, const Request& request, const DelegateBook& book, const std::string& here) {
  for (const auto& import : book.imports) {
    if (import.id == request.query.get("imported") && !import.undone) {
      view.add("IMPORTED")
          .set("IMPORTED_WORDS",
               import.added > 0 ? counted(import.added, "person", "people") + " imported from " + import.file_name + "."
                                : "Nobody in " + import.file_name + " was new. The list is kept beside the others.")
          .set("UNDO_PATH", here + "/imports/" + import.id + "/undo");
    } else if (import.id == request.query.get("undone") && import.undone) {
      view.add("UNDONE").set("UNDONE_FILE", import.file_name);
    }
  }
}

Reply list_page(const Desk& desk, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(desk.database, request.capture("event")));
  const auto here = delegates_path(event.slug);
  const auto list = delegates_listing(request, event.title, here);
  const auto query = list.query(request);
  MUSTER_PAGE(book, request, delegate_book(desk.database, event.slug, query, contacts_for(request)));
  View view;
  view.set("HERE", here);
  add_notice(view, request, book, here);
  std::int64_t people = 0;
  for (const auto& [state, count] : book.states) people += is_registered(state) ? count : 0;
  view.set("HEADLINE", people == 0 ? "Delegates"
                                   : counted(people, "person", "people") + " from " +
                                         counted(book.organisations, "organisation", "organisations"));
  if (people > 0) {
    view.show_if(request.visitor.can_open(here + "/import"), "CAN_IMPORT");
    std::int64_t rows = 0;
    for (const auto& import : book.imports) rows += import.undone ? 0 : import.rows;
    if (rows != people)
      view.add("LEAD").set("LEAD_WORDS", counted(rows, "row", "rows") + " of imported lists stand behind them.");
  }
  view.markup("LIST", list.html(request, query, book.delegates));
  add_imports(view, request, book, here);
  return site::desk_page(request, delegates_frame(event, "Delegates"),
                         web::render("domain/booking/pages/delegates.html", view));
}

Reply list_file(const Desk& desk, const Request& request, const std::string& format) {
  MUSTER_PAGE(event, request, events::find_event(desk.database, request.capture("event")));
  const auto list = delegates_listing(request, event.title, delegates_path(event.slug));
  MUSTER_PAGE(book, request,
              delegate_book(desk.database, event.slug, list.whole_query(request), contacts_for(request)));
  MUSTER_PAGE(file, request, list.file(book.delegates, format));
  return file;
}

}  // namespace

site::Frame delegates_frame(const events::Event& event, std::string title, bool error) {
  return {std::move(title), event.programme, event.slug, event.title, site::Tab::delegates, error};
}

Reply gone_page(const Desk& desk, const Request& request, const Problem& problem) {
  const auto event = events::find_event(desk.database, request.capture("event"));
  if (!event.ok() || problem.kind != ProblemKind::not_found) return site::problem_page(request, problem);
  View view;
  view.set("HERE", delegates_path(event->slug)).set("MESSAGE", problem.message);
  return site::desk_page(request, delegates_frame(*event, "Choose the file again"),
                         web::render("domain/booking/pages/gone.html", view), web::status_of(problem.kind));
}

void add_pages(web::Router& router, store::Database& database, const Clock& clock) {
  using access::Permission;
  const Desk desk{database, clock};
  router.get("/events/{event}/delegates", Permission::see_delegates,
             [desk](const Request& request) { return list_page(desk, request); });
  for (const std::string format : {"csv", "xlsx"}) {
    router.get("/events/{event}/delegates." + format, Permission::take_delegates,
               [desk, format](const Request& request) { return list_file(desk, request, format); });
  }
  add_import_pages(router, desk);
  add_preview_pages(router, desk);
  add_undo_pages(router, desk);
}

}  // namespace muster::booking
