// The list of delegates, its downloads, and the routes of everything below it.
#include "delegate_pages.hpp"

#include "address.hpp"
#include "delegate_listing.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;
using web::View;

std::int64_t signed_size(std::size_t size) { return static_cast<std::int64_t>(size); }

/// The list's address with one thing changed.
std::string list_address(const std::string& here, const ListingWish& wish, std::size_t page = 1) {
  const bool plain = wish.sort == SortBy::surname && !wish.descending;
  return address(here, {{"q", wish.search},
                        {"kind", wish.kind},
                        {"sort", plain ? "" : sort_value(wish.sort, wish.descending)},
                        {"page", page > 1 ? std::to_string(page) : ""}});
}

void add_chips(View& list, const Listing& listing, const ListingWish& wish, const std::string& here) {
  auto all = wish;
  all.kind.clear();
  list.set("ALL_PATH", list_address(here, all)).set("FOUND", grouped(signed_size(listing.found)));
  list.show_if(wish.kind.empty(), "ALL_CURRENT");
  for (const auto& [kind, count] : listing.kinds) {
    if (kind.empty()) continue;
    auto one = wish;
    one.kind = kind;
    auto& chip = list.add("KIND");
    chip.set("KIND_PATH", list_address(here, one)).set("KIND_NAME", capitalised(kind));
    chip.set("KIND_COUNT", grouped(signed_size(count))).show_if(kind == wish.kind, "KIND_CURRENT");
  }
}

void add_heads(View& table, const ListingWish& wish, const std::string& here) {
  struct Head {
    SortBy sort;
    const char* name;
  };
  for (const auto& head : {Head{SortBy::surname, "Surname"}, Head{SortBy::first_name, "First name"},
                           Head{SortBy::organisation, "Organisation"}, Head{SortBy::kind, "Kind"}}) {
    const bool current = wish.sort == head.sort;
    auto turned = wish;
    turned.sort = head.sort;
    turned.descending = current && !wish.descending;
    auto& view = table.add("HEAD");
    view.set("HEAD_PATH", list_address(here, turned)).set("HEAD_NAME", head.name);
    view.show_if(current && !wish.descending, "HEAD_UP").show_if(current && !wish.descending, "HEAD_UP_MARK");
    view.show_if(current && wish.descending, "HEAD_DOWN").show_if(current && wish.descending, "HEAD_DOWN_MARK");
  }
}

/// E-mail addresses and job titles are for those who may reach people.
bool sees_contacts(const Request& request) {
  return request.visitor.may(access::permission_name(access::Permission::see_contacts));
}

void add_rows(View& table, const Listing& listing, bool contacts) {
  auto number = signed_size((listing.page - 1) * Listing::page_size);
  for (const auto* delegate : listing.rows) {
    auto& row = table.add("ROW");
    row.set("NUMBER", grouped(++number)).set("SURNAME", delegate->last_name).set("FIRST_NAME", delegate->first_name);
    row.set("ORGANISATION", delegate->organisation).set("ROW_KIND", capitalised(delegate->kind));
    if (contacts && !delegate->job_title.empty()) row.add("JOB").set("JOB_TITLE", delegate->job_title);
  }
}

void add_pages_of_list(View& list, const Listing& listing, const ListingWish& wish, const std::string& here) {
  if (listing.pages < 2) return;
  const auto begin = (listing.page - 1) * Listing::page_size;
  const auto end = begin + listing.rows.size();
  auto& pages = list.add("PAGES");
  pages.set("PAGES_PLACE", "Rows " + grouped(signed_size(begin + 1)) + " to " + grouped(signed_size(end)) + " of " +
                               grouped(signed_size(listing.shown)));
  if (listing.page > 1) {
    pages.add("PREVIOUS")
        .set("PREVIOUS_PATH", list_address(here, wish, listing.page - 1))
        .set("PAGE_SIZE", signed_size(Listing::page_size));
  }
  if (listing.page < listing.pages) {
    pages.add("NEXT")
        .set("NEXT_PATH", list_address(here, wish, listing.page + 1))
        .set("NEXT_SIZE", grouped(signed_size(std::min(Listing::page_size, listing.shown - end))));
  }
}

void add_list(View& view, const DelegateBook& book, const ListingWish& wish, const std::string& here, bool contacts) {
  const auto listing = listing_of(book.delegates, wish);
  auto& list = view.add("LIST");
  add_chips(list, listing, wish, here);
  list.set("SEARCH", wish.search);
  if (!wish.kind.empty()) list.add("KEEP").set("KEEP_NAME", "kind").set("KEEP_VALUE", wish.kind);
  if (wish.sort != SortBy::surname || wish.descending) {
    list.add("KEEP").set("KEEP_NAME", "sort").set("KEEP_VALUE", sort_value(wish.sort, wish.descending));
  }
  if (listing.shown == 0) {
    list.add("NOBODY").set("NOBODY_WORDS",
                           wish.search.empty()
                               ? "No delegate comes from an organisation of that kind."
                               : "No name and no organisation among those shown holds \"" + wish.search + "\".");
    return;
  }
  auto& table = list.add("TABLE");
  table.set("EVENT_NAME", book.event.title)
      .set("SORTED_WORDS",
           "sorted by " + std::string(wish.sort == SortBy::first_name ? "first name" : sort_word(wish.sort)));
  add_heads(table, wish, here);
  add_rows(table, listing, contacts);
  add_pages_of_list(list, listing, wish, here);
}

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
  const auto book = delegate_book(desk.database, request.capture("event"));
  if (!book.ok()) return site::problem_page(request, book.problem());
  const auto here = delegates_path(book->event.slug);
  View view;
  view.set("HERE", here);
  add_notice(view, request, *book, here);
  const auto people = signed_size(book->delegates.size());
  const bool can_import = request.visitor.can_open(here + "/import");
  if (people == 0) {
    view.set("HEADLINE", "Delegates").add("EMPTY").show_if(can_import, "FIRST_IMPORT");
  } else {
    view.set("HEADLINE",
             counted(people, "person", "people") + " from " +
                 counted(signed_size(organisation_count(book->delegates)), "organisation", "organisations"));
    if (const bool can_take = request.visitor.can_open(here + ".csv"); can_import || can_take)
      view.add("ACTIONS").show_if(can_import, "CAN_IMPORT").show_if(can_take, "CAN_TAKE");
    std::int64_t rows = 0;
    for (const auto& import : book->imports) rows += import.undone ? 0 : import.rows;
    if (rows != people) {
      view.add("LEAD").set("LEAD_WORDS", counted(rows, "row", "rows") + " of imported lists stand behind them.");
    }
    add_list(view, *book,
             listing_wish(request.query.get("q"), request.query.get("kind"), request.query.get("sort"),
                          request.query.get("page")),
             here, sees_contacts(request));
  }
  add_imports(view, request, *book, here);
  return site::desk_page(request, delegates_frame(book->event, "Delegates"),
                         web::render("domain/booking/pages/delegates.html", view));
}

Reply export_file(const Desk& desk, const Request& request, const std::string& format, const std::string& type) {
  auto bytes = export_delegates(desk.database, request.capture("event"), format,
                                sees_contacts(request) ? Contacts::shown : Contacts::left_out);
  if (!bytes.ok()) return site::problem_page(request, bytes.problem());
  return web::download(std::move(bytes).value(), type, request.capture("event") + "-delegates." + format);
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
  router.get("/events/{event}/delegates.csv", Permission::take_delegates,
             [desk](const Request& request) { return export_file(desk, request, "csv", "text/csv; charset=utf-8"); });
  router.get("/events/{event}/delegates.xlsx", Permission::take_delegates, [desk](const Request& request) {
    return export_file(desk, request, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  });
  add_import_pages(router, desk);
  add_preview_pages(router, desk);
  add_undo_pages(router, desk);
}

}  // namespace muster::booking
