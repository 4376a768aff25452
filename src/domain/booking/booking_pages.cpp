// The list of delegates, its downloads, and the routes of everything below it.
#include "delegate_pages.hpp"
#include "door/self_check_in_pages.hpp"
#include "messages/planned_pages.hpp"
#include "online/online_pages.hpp"

#include "address.hpp"
#include "certificates/certificate_pages.hpp"
#include "list_file/delegate_book_service.hpp"
#include "list_file/delegate_sheet_pages.hpp"
#include "list_file/delegate_words.hpp"
#include "tables/table_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/session_choice_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/web/form.hpp>
#include <muster/platform/web/listing.hpp>

#include <algorithm>
#include <optional>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;
using web::View;

/// E-mail addresses and job titles are for those who may reach people.
bool sees_contacts(const Request& request) {
  return request.visitor.may(access::permission_name(access::Permission::see_contacts));
}

web::Tone tone_of(State state) { return state == State::came ? web::Tone::good : web::Tone::plain; }

/// All states, in their order.
web::ListFilter state_filter() {
  web::ListFilter filter{.name = "state", .label = "State"};
  for (const auto state : states) {
    filter.choices.push_back({std::string(state_word(state)), std::string(state_label(state)),
                              std::string(state_mark(state).mark), tone_of(state)});
  }
  return filter;
}

std::string step_path(const std::string& here, State to) {
  return is_attendance(to) ? here + "/came" : here + "/steps/" + std::string(state_word(to));
}

/// An address of this page with what the list shows, so that what is done there comes back to it.
std::string keeping(const Request& request, const std::string& path, const std::string& person) {
  std::vector<std::pair<std::string, std::string>> kept;
  for (const auto* name : {"q", "state", "kind", "sort", "page"}) kept.emplace_back(name, request.query.get(name));
  kept.emplace_back("person", person);
  return address(path, kept);
}

/// The one likely next step of a row, in words; what needs none offers none.
web::Cell next_step_cell(const Request& request, const std::string& here, const ListedDelegate& delegate) {
  web::Cell cell;
  if (delegate.state == State::invited && !delegate.email.empty() &&
      request.visitor.can_open(here + "/mail", web::Method::post)) {
    return cell.action({.path = keeping(request, here + "/mail", request.query.get("person")),
                        .words = "Remind",
                        .of = delegate.first_name + " " + delegate.last_name,
                        .fields = {{"row[]", delegate.person_id}, {"about", "reminder"}}});
  }
  const auto next = likely_next(delegate.state);
  if (!next || !request.visitor.can_open(step_path(here, *next), web::Method::post)) return cell;
  cell.action({.path = keeping(request, step_path(here, *next), request.query.get("person")),
               .words = step_label(delegate.state, *next),
               .of = delegate.first_name + " " + delegate.last_name,
               .fields = {{"row[]", delegate.person_id}},
               .key = *next == State::came ? "c" : ""});
  return cell;
}

/// What can be done with those ticked, as far as the visitor may.
std::vector<web::BulkAction> bulk_actions(const Request& request, const std::string& here) {
  std::vector<web::BulkAction> actions;
  const auto ask = [&](const std::string& path, const char* words, const char* counted, const char* one,
                       const char* able) {
    if (request.visitor.can_open(here + path, web::Method::post))
      actions.push_back(
          {.path = keeping(request, here + path, ""), .words = words, .counted = counted, .one = one, .able = able});
  };
  for (const auto to : {State::came, State::booked, State::cancelled}) {
    if (to == State::cancelled) {
      ask("/mail", "Send a mail", "Send {} a mail", "Send a mail", "mail");
      ask("/organisation", "Change organisation", "Change organisation of {}", "Change organisation", "");
    }
    // Why several are cancelled is asked once for all.
    const auto path = to == State::cancelled ? here + "/cancel" : step_path(here, to);
    if (!request.visitor.can_open(path, web::Method::post)) continue;
    actions.push_back({.path = keeping(request, path, ""),
                       .words = std::string(bulk_words(to)),
                       .counted = bulk_pattern(to),
                       .one = bulk_label(to, 1, 1),
                       .grave = to == State::cancelled,
                       .able = std::string(state_word(to))});
  }
  return actions;
}

std::string abilities(const ListedDelegate& delegate) {
  std::string words;
  for (const auto to : next_states(delegate.state)) words += (words.empty() ? "" : " ") + std::string(state_word(to));
  if (!delegate.email.empty()) words += words.empty() ? "mail" : " mail";
  return words;
}

std::vector<web::RowShortcut> letters(const Request& request, const std::string& here) {
  if (!request.visitor.can_open(here + "/undo", web::Method::post)) return {};
  return {{"e", "edit", "Edit"}, {"x", "cancel", "Cancel the booking"}, {"z", "", "Undo"}, {"n", "", "Add by hand"}};
}

web::Listing<ListedDelegate> delegates_listing(const Request& request, const events::Event& event,
                                               const std::string& here, Instant now = {}) {
  const bool contacts = sees_contacts(request);
  auto first = web::EmptyList{"No delegates yet", "They appear here once a list is imported."};
  if (request.visitor.can_open(here + "/import"))
    first = {
        "No delegates yet",
        "Import the list you have, from Excel or CSV, or paste its rows. Nothing is saved before you have seen every "
        "row.",
        here + "/import", "Import a list"};
  using Column = web::ListColumn;
  web::Listing<ListedDelegate> list({.title = "Delegates of " + event.title,
                                     .path = here,
                                     .search = contacts ? "Name, organisation or e-mail" : "Name or organisation",
                                     .filters = {state_filter(),
                                                 {.name = "kind",
                                                  .label = "Kind of organisation",
                                                  .as = web::ListFilter::Style::select,
                                                  .words_of = capitalised}},
                                     .sort = "name",
                                     .rows = "delegates",
                                     .nothing_yet = std::move(first),
                                     .nothing_found = "Nobody here by that name",
                                     .bulk = bulk_actions(request, here),
                                     .shortcuts = letters(request, here),
                                     .files = request.visitor.can_open(here + ".csv")});
  list.column({.name = "name", .heading = "Person"}, [contacts, here, &request](const ListedDelegate& delegate) {
    return web::Cell(delegate.first_name)
        .bold(delegate.last_name)
        .to(keeping(request, here, delegate.person_id) + "#person")
        .second_line(contacts ? delegate.job_title : std::string());
  });
  list.column({.name = "organisation", .heading = "Organisation"},
              [](const ListedDelegate& delegate) { return web::Cell(delegate.organisation); });
  list.column({.name = "state", .heading = "State", .css = "aside"},
              [now, zone = event.zone](const ListedDelegate& delegate) {
                return web::Cell(std::string(state_label(delegate.state)))
                    .second_line(state_note(delegate.state, delegate.since, now, zone))
                    .marked(std::string(state_mark(delegate.state).mark), tone_of(delegate.state));
              });
  list.column({.heading = "What you can do", .kind = Column::Kind::actions},
              [here, &request](const ListedDelegate& delegate) { return next_step_cell(request, here, delegate); });
  list.abilities(abilities).current(request.query.get("person"));
  list.keys([](const ListedDelegate& delegate) { return delegate.person_id; },
            [](const ListedDelegate& delegate) { return delegate.first_name + " " + delegate.last_name; });
  return list;
}

Contacts contacts_for(const Request& request) { return sees_contacts(request) ? Contacts::shown : Contacts::left_out; }

/// What was just done, looked up in the ledger: an address alone cannot claim it.
void add_notice(View& view, const PageContext& context, const Request& request, const events::Event& event) {
  const bool came = !request.query.get("imported").empty();
  const auto& id = request.query.get(came ? "imported" : "undone");
  if (id.empty()) return;
  const auto found = imported_list(context.database, event.id, id);
  if (!found.ok() || !*found || (**found).undone == came) return;
  const auto& import = **found;
  if (!came) {
    view.add("UNDONE", import.file_name);
    return;
  }
  view.add("IMPORTED", import.added > 0
                           ? counted(import.added, "person", "people") + " imported from " + import.file_name + "."
                           : "Nobody in " + import.file_name + " was new. The list is kept beside the others.")
      .set("UNDO_PATH", delegates_path(event.slug) + "/import/undo/" + import.id);
}

/// The line on top of the list that says what was just done, and takes it back.
void add_done(View& view, const PageContext& context, const Request& request, const events::Event& event) {
  const auto& slug = event.slug;
  const auto done = just_done(
      context.database, slug,
      {request.query.get("act"), request.query.get("change"), request.query.get("moved"), request.query.get("mailed")});
  if (!done.ok()) return;
  const auto now = context.clock.now();
  const auto here = delegates_path(slug);
  std::string words;
  std::string path = here + "/undo";
  std::string name = "change";
  std::string value = request.query.get("change");
  if (done->act) {
    const auto at = parse_instant(done->at);
    words = act_words(*done->act) + (at.ok() ? ", " + short_moment(*at, now, event.zone) : "") + ".";
    if (const auto left = parse_integer(request.query.get("left")); left && *left > 0) {
      words +=
          " " + counted(*left, "other could not, and stays as it was.", "others could not, and stay as they were.");
    }
    if (!request.visitor.can_open(path, web::Method::post)) path = here + "/came/undo";
    name = "act";
    value = done->act->id;
  } else if (done->change) {
    words = change_words(*done->change);
  } else if (done->moved) {
    words = counted(done->moved->people, "person now comes", "people now come") + " from " + done->moved->organisation +
            ".";
    name = "moved";
    value = done->moved->id;
  } else if (done->mailed) {
    view.add("DONE", "\u2018" + done->mailed->subject + "\u2019 goes to " +
                         counted(done->mailed->people, "person", "people") + ".");
    return;
  } else if (!request.query.get("undone_change").empty()) {
    view.add("DONE", "Taken back.");
    return;
  } else {
    return;
  }
  auto& line = view.add("DONE", words);
  if (!request.visitor.can_open(path, web::Method::post)) return;
  line.add("UNDO").markup("UNDO_FORM", web::Form(request, back_to_list(request, {}).replace(0, here.size(), path))
                                           .knowing(name, value)
                                           .button({.words = "Undo", .look = web::Button::Look::link, .key = "z"})
                                           .shown());
}

/// The person whom the address names, beside the list; nothing where it names nobody who stands in it.
std::optional<DelegateSheet> shown_sheet(const PageContext& context, const Request& request, const std::string& slug) {
  const auto named = request.captures.find("person");
  const auto person = named != request.captures.end() ? named->second : request.query.get("person");
  if (person.empty()) return std::nullopt;
  auto sheet = delegate_sheet(context.database, slug, person);
  if (!sheet.ok()) return std::nullopt;
  return std::move(sheet).value();
}

SheetPlace place_of(const Request& request, const std::string& here, const ListQuery& query,
                    const ListPage<ListedDelegate>& page, const std::string& person) {
  SheetPlace place;
  place.list_path = keeping(request, here, "");
  const auto at = std::find_if(page.rows.begin(), page.rows.end(),
                               [&](const ListedDelegate& row) { return row.person_id == person; });
  if (at == page.rows.end()) return place;
  const auto before = (page.page - 1) * query.page_size;
  place.words = grouped(before + (at - page.rows.begin()) + 1) + " of " + grouped(page.found);
  if (at != page.rows.begin()) place.before_path = keeping(request, here, std::prev(at)->person_id) + "#person";
  if (std::next(at) != page.rows.end()) place.after_path = keeping(request, here, std::next(at)->person_id) + "#person";
  return place;
}

/// The finding over the list, and what can be done with the whole of it.
void add_head(View& view, const PageContext& context, const Request& request, const events::Event& event,
              const DelegateBook& book) {
  StateCounts counts{std::vector<std::int64_t>(states.size())};
  for (std::size_t at = 0; at < states.size(); ++at) {
    if (const auto found = book.states.find(states[at]); found != book.states.end()) counts.of[at] = found->second;
  }
  const auto here = delegates_path(event.slug);
  const auto finding = finding_of(counts, book.organisations, day_of(event, context.clock.now()));
  view.head(finding.headline);
  const bool adds = request.visitor.can_open(here + "/add", web::Method::post);
  const bool imports = counts.all() > 0 && request.visitor.can_open(here + "/import");
  const bool needs = counts.all() > 0 && request.visitor.can_open("/events/" + event.slug + "/needs");
  const bool seats = counts.all() > 0 && request.visitor.can_open("/events/" + event.slug + "/allocations");
  const bool books = request.visitor.can_open("/events/" + event.slug + "/booking");
  const bool messages = counts.all() > 0 && request.visitor.can_open("/events/" + event.slug + "/messages");
  const bool door = counts.all() > 0 && request.visitor.can_open("/events/" + event.slug + "/door");
  const bool badges = counts.all() > 0 && request.visitor.can_open("/events/" + event.slug + "/badges");
  const bool documents = request.visitor.can_open("/events/" + event.slug + "/documents");
  const auto chosen = "/events/" + event.slug + "/booking/sessions";
  // Whoever sets the booking up finds them there.
  const bool sessions = !books && request.visitor.can_open(chosen) && offers_sessions(context.database, event.id);
  if (adds || imports || needs || seats || books || messages || door || badges || documents || sessions) {
    auto& actions = view.add("ACTIONS");
    actions.show_if(adds, "CAN_ADD").show_if(imports, "CAN_IMPORT");
    if (books) actions.add("BOOKING", "/events/" + event.slug + "/booking");
    if (const auto names = "/events/" + event.slug + "/nominations"; request.visitor.can_open(names))
      actions.add("NOMINATIONS", names);
    if (sessions) actions.add("SESSIONS", chosen);
    if (documents) actions.add("DOCUMENTS", "/events/" + event.slug + "/documents");
    if (seats) actions.add("SEATS", "/events/" + event.slug + "/allocations");
    if (messages) actions.add("MESSAGES", "/events/" + event.slug + "/messages");
    if (needs) actions.add("NEEDS", "/events/" + event.slug + "/needs");
    if (door) actions.add("DOOR", "/events/" + event.slug + "/door");
    if (badges) actions.add("TABLES", "/events/" + event.slug + "/tables");
    if (badges) actions.add("BADGES", "/events/" + event.slug + "/badges");
    if (badges) actions.add("CERTIFICATES", certificates_path(event.slug));
    if (event.attendance != events::Attendance::in_person && counts.all() > 0)
      actions.add("ONLINE", "/events/" + event.slug + "/online");
  }
  const auto rows = book.imports.rows;
  auto lead = finding.lead;
  if (rows > 0 && rows != counts.registered()) {
    lead += std::string(lead.empty() ? "" : " ") + "The lists that were imported have " + counted(rows, "row", "rows") +
            ".";
  }
  view.show("LEAD", lead);
}

}  // namespace

Reply delegates_page(const PageContext& context, const Request& request, const ListNotice& notice,
                     const SheetForm& sent) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  const auto here = delegates_path(event.slug);
  const auto list = delegates_listing(request, event, here, context.clock.now());
  const auto query = list.query(request);
  MUSTER_PAGE(book, request, delegate_book(context.database, event.slug, query, contacts_for(request)));
  const auto sheet = shown_sheet(context, request, event.slug);
  const auto form = sent.html.empty() ? asked_form(context, request, event.slug, sheet ? &*sheet : nullptr) : sent;
  const bool adds = form.asked == "add";
  View view;
  view.set("HERE", here);
  view.set("LAYOUT", sheet || adds ? "with-drawer" : "without-drawer")
      .show_if(sheet || adds, "SECOND_HEAD", "FIRST_HEAD");
  add_done(view, context, request, event);
  view.show("NOT_DONE", notice.words);
  add_notice(view, context, request, event);
  add_head(view, context, request, event, book);
  view.markup("LIST", list.html(request, query, book.delegates));
  const bool reachable =
      std::ranges::any_of(book.delegates.rows, [](const ListedDelegate& each) { return !each.email.empty(); });
  if (reachable && request.visitor.can_open(here + "/mail"))
    view.add_link("MAIL_ALL",
                  book.delegates.found == 1 ? "Send a mail to the one shown"
                                            : "Send a mail to all " + grouped(book.delegates.found) + " shown",
                  address(here + "/mail", request.query.entries()));
  if (book.imports.files > 0 && request.visitor.can_open(here + "/import"))
    view.add("IMPORTS", counted(book.imports.files, "list", "lists"));
  if (sheet || adds) {
    const auto place = place_of(request, here, query, book.delegates, sheet ? sheet->person.id : "");
    view.add("SIDE").markup(
        "SHEET", adds ? empty_sheet_html(request, place, form) : sheet_html(context, request, *sheet, place, form));
  }
  const auto status = form.html.empty() ? notice.status : form.status;
  const auto title = sheet ? people::full_name(sheet->person) + ", delegates" : std::string("Delegates");
  constexpr int first_error = 400;
  return site::desk_page(request, delegates_frame(event, title, status >= first_error),
                         form.summary + web::render("domain/booking/pages/delegates.html", view), status);
}

ListQuery asked_delegates(const Request& request) {
  return delegates_listing(request, events::Event{}, delegates_path(request.capture("event"))).whole_query(request);
}

site::Frame delegates_frame(const events::Event& event, std::string title, bool error) {
  return {std::move(title), event.programme, event.slug, event.title, site::Tab::delegates, error};
}

void add_pages(web::Router& router, store::Database& database, const Clock& clock, const Answering& answering) {
  using access::Permission;
  const PageContext context{database, clock};
  router.get("/events/{event}/delegates", Permission::see_delegates,
             [context](const Request& request) { return delegates_page(context, request, {}, {}); });
  add_delegate_file_pages(router, context);
  add_step_pages(router, context);
  add_sheet_form_pages(router, context);
  add_merge_pages(router, context);
  add_merge_api_pages(router, context);
  add_needs_pages(router, context);
  add_cancel_pages(router, context);
  add_message_pages(router, context);
  add_organisation_pages(router, context);
  add_seat_pages(router, context);
  add_door_pages(router, context);
  add_door_api_pages(router, context);
  add_self_check_in_pages(router, context);
  add_badge_pages(router, context);
  add_table_pages(router, context);
  add_table_api_pages(router, context);
  add_certificate_pages(router, context);
  add_online_pages(router, context);
  add_certificate_api_pages(router, context);
  add_substitute_pages(router, context);
  add_nomination_pages(router, context);
  const MessagesContext messages{context, answering};
  add_planned_pages(router, messages);
  add_planned_form_pages(router, messages);
  add_message_record_pages(router, messages);
  add_message_template_pages(router, context);
  add_stop_pages(router, context);
  add_message_api_pages(router, messages);
}

}  // namespace muster::booking
