// The tables on the desk: how many there are, what they lack and why, who sits where, and the sheets to print.
#include "table_pages.hpp"
#include "domain/booking/address.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/table_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/picked.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/web/listing.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

using access::Permission;
using web::Reply;
using web::Request;
using web::View;

std::string session_of(const Request& request) {
  const auto found = request.captures.find("session");
  return found == request.captures.end() ? std::string() : found->second;
}

std::string tables_path(const std::string& slug, const std::string& session, const std::string& rest = {}) {
  return "/events/" + slug + "/tables" + (session.empty() ? "" : "/session/" + session) + rest;
}
std::string here(const Request& request, const std::string& rest = {}) {
  return tables_path(request.capture("event"), session_of(request), rest);
}

struct TablesForm {
  web::Form form;
  web::Field<std::int64_t> tables = form.integer("tables", "Tables").width(4).missing("Say how many tables there are");
  web::Field<std::int64_t> places =
      form.integer("places", "Places at each").width(4).missing("Say for how many people each table is");
  web::Field<std::string> kind;
  std::optional<web::Field<std::optional<std::vector<std::string>>>> badge{};

  TablesForm(web::Form declared, const std::vector<web::Choice<std::string>>& kinds)
      : form(std::move(declared)),
        kind(form.select<std::string>("kind", "At each table, where possible, somebody from", kinds)
                 .hint("A kind of organisation.")) {}

  void ask_about_badges() {
    badge = form.ticks<std::string>("badge[]", "Badges", {{"yes", "yes", "Print the number of the table on badges"}})
                .optional();
  }
  [[nodiscard]] TableRules rules() const {
    return {*tables, *places, *kind, badge && badge->operator*() && !(*badge)->value().empty()};
  }
};

std::vector<web::Choice<std::string>> kinds_to_want(const TablePlan& plan) {
  std::vector<web::Choice<std::string>> kinds{{"", "none", "No kind in particular"}};
  auto names = plan.kinds;
  if (!plan.rules.kind.empty() && std::ranges::find(names, plan.rules.kind) == names.end())
    names.push_back(plan.rules.kind);
  for (const auto& name : names) kinds.push_back({name, "kind:" + name, name});
  return kinds;
}

TablesForm tables_form(const Request& request, const TablePlan& plan) {
  TablesForm asked(web::Form(request, here(request))
                       .button("Save and place people")
                       .knowing("seen", std::to_string(plan.seen))
                       .when_refused({}, "Nothing was changed."),
                   kinds_to_want(plan));
  // Badges have room for one number.
  if (plan.session.empty()) asked.ask_about_badges();
  if (plan.is_set()) {
    asked.tables.begins(plan.rules.tables);
    asked.places.begins(plan.rules.places);
    if (plan.rules.on_badge && asked.badge) (void)asked.badge->begins(std::vector<std::string>{"yes"});
  }
  // What is asked of most events that have tables; it can be left out.
  const auto likely = std::ranges::find_if(
      plan.kinds, [](const std::string& kind) { return lower_case(kind).find("parent") != std::string::npos; });
  asked.kind.begins(plan.is_set() || likely == plan.kinds.end() ? plan.rules.kind : *likely);
  return asked;
}

std::string name_of(const TableGuest& guest) { return trimmed(guest.first_name + " " + guest.last_name); }

std::string table_words(const TableGuest& guest) {
  if (!guest.table) return "No table";
  return "Table " + std::to_string(*guest.table) + (guest.by_hand ? ", by hand" : "");
}

/// Sorts as numbers do.
std::string table_key(const TableGuest& guest) {
  if (!guest.table) return "none";
  auto digits = std::to_string(*guest.table);
  return std::string(std::max<std::size_t>(6, digits.size()) - digits.size(), '0') + digits;
}

web::Listing<TableGuest> listing_of(const TablePlan& plan, bool may_move) {
  const auto path = tables_path(plan.event.slug, plan.session);
  web::ListFilter at{.name = "at", .label = "Table", .as = web::ListFilter::Style::select};
  at.words_of = [](const std::string& value) {
    return value == "none" ? std::string("No table") : "Table " + std::to_string(parse_integer(value).value_or(0));
  };
  web::Listing<TableGuest> list({.title = "Tables of " + (plan.session.empty() ? plan.event.title : plan.session_title),
                                 .path = path,
                                 .search = "Name or organisation",
                                 .filters = {at},
                                 .sort = "table",
                                 .rows = "people",
                                 .nothing_yet = {"Nobody comes yet", "Whoever has a seat in the room is placed here.",
                                                 delegates_path(plan.event.slug), "Look at the delegates"},
                                 .files = false});
  list.column({.name = "table", .heading = "Table"},
              [](const TableGuest& guest) { return web::Cell(table_words(guest)); });
  list.column({.name = "name", .heading = "Person"}, [](const TableGuest& guest) { return web::Cell(name_of(guest)); });
  list.column({.name = "organisation", .heading = "Organisation", .css = "quiet"},
              [](const TableGuest& guest) { return web::Cell(guest.organisation_name).second_line(guest.kind); });
  if (may_move)
    list.column(
        {.heading = "What you can do", .kind = web::ListColumn::Kind::actions}, [path](const TableGuest& guest) {
          return web::Cell().link({address(path + "/move", {{"person", guest.person}}), "Move", name_of(guest)});
        });
  return list;
}

ListPage<TableGuest> rows_of(std::vector<TableGuest> guests, const ListQuery& query) {
  const auto surname = [](const TableGuest& guest) { return guest.last_name + " " + guest.first_name; };
  const Picking<TableGuest> how{
      [](const TableGuest& guest) { return name_of(guest) + " " + guest.organisation_name; },
      {{"at", table_key}},
      {{"table", [surname](const TableGuest& guest) { return table_key(guest) + " " + surname(guest); }},
       {"name", surname},
       {"organisation",
        [surname](const TableGuest& guest) { return guest.organisation_name + " " + surname(guest); }}}};
  return picked(std::move(guests), query, how);
}

std::string sizes_words(const TablePlan& plan) {
  std::vector<std::int64_t> sizes(static_cast<std::size_t>(plan.rules.tables), 0);
  for (const auto& guest : plan.guests)
    if (guest.table) ++sizes[static_cast<std::size_t>(*guest.table - 1)];
  const auto [least, most] = std::ranges::minmax(sizes);
  return least == most ? grouped(most) + " at each."
                       : grouped(least) + (most - least == 1 ? " or " : " to ") + grouped(most) + " at each.";
}

std::string done_words(const Request& request) {
  const auto done = request.query.get("done");
  if (done == "saved") return "Saved. Whoever had no table has one where there is room.";
  if (done == "placed") return "Whoever came since has a table where there is room; all others sit where they sat.";
  if (done == "anew") return "All tables were made anew; whoever was put at one by hand stayed.";
  return done == "moved" ? "Moved." : std::string();
}

void add_making(View& view, const Request& request, const TablePlan& plan, bool may) {
  auto& made = view.add("MADE").set("PRINT", here(request, "/print.pdf"));
  if (!may) return;
  auto& changes = made.add("MAY");
  const auto button = [&](const char* words, const char* keep) {
    return web::Form(request, here(request, "/make"))
        .button({words, {}, web::Button::Look::second})
        .look("")
        .knowing("keep", keep)
        .shown();
  };
  const auto places = plan.rules.tables * plan.rules.places;
  const auto without = std::ranges::count(plan.guests, std::optional<std::int64_t>{}, &TableGuest::table);
  if (without > 0 && std::ssize(plan.guests) - without < places)
    changes.add("SINCE").markup("SINCE_FORM", button("Place who came since", "everybody"));
  changes.markup("ANEW_FORM", button("Make all tables anew", "by_hand"));
}

void add_sessions(View& view, const PageContext& context, const TablePlan& plan) {
  if (!plan.session.empty()) return;
  const auto sessions = events::list_sessions(context.database, plan.event.slug);
  if (!sessions.ok()) return;
  View* part = nullptr;
  for (const auto& each : *sessions) {
    if (!events::is_asked_about(each)) continue;
    if (part == nullptr) part = &view.add("SESSIONS");
    part->add("SESSION", each.title).set("SESSION_PATH", tables_path(plan.event.slug, each.code));
  }
}

struct Notice {
  int status = 200;
  std::string words{};
};

Reply tables_page(const PageContext& context, const Request& request, const Notice& notice) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(plan, request, table_plan(context.database, slug, session_of(request)));
  const bool may = request.visitor.can_open(here(request), web::Method::post);
  auto asked = tables_form(request, plan);
  if (notice.words.empty() && may && asked.form.read()) {
    const auto saved = set_tables(context.database, context.audit(request), slug, plan.session, asked.rules(),
                                  parse_integer(request.form.get("seen")).value_or(0));
    if (saved.ok()) return web::redirect(here(request) + "?done=saved");
    asked.form.refuse(saved.error());
  }
  const auto list = listing_of(plan, may && plan.is_set());
  const auto query = list.query(request);
  const auto people = std::ssize(plan.guests);
  View view;
  view.set("LIST_PATH", delegates_path(slug)).set("EVENT_TABLES", tables_path(slug, {}));
  view.set("CRUMB", plan.session.empty() ? std::string("Tables") : plan.session_title);
  view.show_if(!plan.session.empty(), "OF_SESSION");
  const auto of = plan.session.empty() ? std::string() : " of " + plan.session_title;
  if (plan.is_set())
    view.head(counted(plan.rules.tables, "table", "tables") + of,
              counted(people, "person who booked or came has", "people who booked or came have") + " " +
                  counted(plan.rules.tables * plan.rules.places, "place", "places") + ": " + sizes_words(plan));
  else
    view.head("No tables yet" + of, counted(people, "person has", "people have") +
                                        " booked a seat in the room. Say how many tables there are: people are "
                                        "placed so that colleagues sit apart where possible.");
  view.show("NOT_DONE", notice.words);
  view.show("DONE", notice.words.empty() ? done_words(request) : std::string());
  if (plan.is_set() && people > 0) {
    const auto remarks = plan.remarks();
    if (remarks.empty())
      view.show("ALL_WELL", "Nobody sits beside a colleague" +
                                std::string(plan.rules.kind.empty()
                                                ? "."
                                                : ", and each table has somebody from “" + plan.rules.kind + "”."));
    else
      view.add("REMARKS").add_each("REMARK", remarks);
    add_making(view, request, plan, may);
  }
  if (may) view.add("FORM_PART").markup("FORM", asked.form.shown());
  add_sessions(view, context, plan);
  if (plan.is_set())
    view.add("PEOPLE").markup("LIST", list.html(request, query, rows_of(std::move(plan.guests), query)));
  auto reply = site::form_page(request, delegates_frame(plan.event, "Tables", !notice.words.empty()), asked.form,
                               web::render("domain/booking/pages/tables.html", view));
  if (!notice.words.empty()) reply.status = notice.status;
  return reply;
}

Reply make(const PageContext& context, const Request& request) {
  const bool anew = request.form.get("keep") == "by_hand";
  const auto made = make_tables(context.database, context.audit(request), request.capture("event"), session_of(request),
                                anew ? TableKeeping::by_hand : TableKeeping::everybody);
  if (made.ok()) return web::redirect(here(request) + (anew ? "?done=anew" : "?done=placed"));
  if (made.error().kind != ErrorKind::conflict) return site::error_page(request, made.error());
  return tables_page(context, request, {web::status_of(made.error().kind), made.error().message});
}

Reply move(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(plan, request, table_plan(context.database, slug, session_of(request)));
  const auto person = request.query.find("person").value_or(request.form.get("person"));
  const auto guest = std::ranges::find(plan.guests, person, &TableGuest::person);
  if (guest == plan.guests.end())
    return site::error_page(request, not_found("Nobody of that id has a seat in the room."));
  struct MoveForm {
    web::Form form;
    web::Field<std::optional<std::int64_t>> table =
        form.integer("table", "Table").width(4).hint("Empty: they are placed with the others.").optional();
  };
  MoveForm asked{web::Form(request, here(request, "/move"))
                     .button("Move")
                     .way_out("Leave them there", here(request))
                     .knowing("person", person)
                     .when_refused({}, "Nobody was moved.")};
  (void)asked.table.begins(guest->table);
  if (asked.form.read()) {
    const auto moved =
        move_to_table(context.database, context.audit(request), slug, plan.session, {person}, *asked.table);
    if (moved.ok()) return web::redirect(here(request) + "?done=moved");
    asked.form.refuse(moved.error());
  }
  View view;
  view.set("BACK", here(request)).markup("FORM", asked.form.shown());
  view.head("Move " + name_of(*guest),
            (guest->organisation_name.empty() ? std::string() : guest->organisation_name + ". ") +
                (guest->table ? "They sit at table " + std::to_string(*guest->table) +
                                    (guest->by_hand ? ", where somebody put them." : ".")
                              : std::string("They have no table yet.")) +
                " The tables are numbered 1 to " + grouped(plan.rules.tables) +
                "; where somebody is put by hand they stay when tables are made anew.");
  return site::form_page(request, delegates_frame(plan.event, "Move somebody"), asked.form,
                         web::render("domain/booking/pages/tables_move.html", view));
}

Reply print(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paper, request, parse_table_paper(request.query.find("what").value_or("tables")));
  MUSTER_PAGE(plan, request, table_plan(context.database, request.capture("event"), session_of(request)));
  MUSTER_PAGE(bytes, request, tables_pdf(plan, paper));
  return web::download(bytes, "application/pdf",
                       "tables-" + plan.event.slug + (plan.session.empty() ? "" : "-" + plan.session) + "-" +
                           std::string(table_paper_word(paper)) + ".pdf");
}

}  // namespace

void add_table_pages(web::Router& router, const PageContext& context) {
  for (const std::string of : {"/events/{event}/tables", "/events/{event}/tables/session/{session}"}) {
    const auto page = [context](const Request& request) { return tables_page(context, request, {}); };
    router.get(of, Permission::take_delegates, page);
    router.post(of, Permission::change_delegates, page);
    router.post(of + "/make", Permission::change_delegates,
                [context](const Request& request) { return make(context, request); });
    router.form(of + "/move", Permission::change_delegates,
                [context](const Request& request) { return move(context, request); });
    router.get(of + "/print.pdf", Permission::take_delegates,
               [context](const Request& request) { return print(context, request); });
  }
}

}  // namespace muster::booking
