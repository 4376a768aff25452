// The list of a programme's actions, with where each stands today.
#include "desk_pages.hpp"

#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/picked.hpp>

#include <algorithm>

namespace muster::actions {
namespace {

using web::Cell;
using web::ListColumn;
using web::Reply;
using web::Request;
using web::Tone;
using web::View;

struct Row {
  Action action;
  bool overdue = false;
  std::string owner{};
  std::string event{};
  std::string place{};
};

/// A filter's value for what has none: an empty one would ask for all.
constexpr const char* none = "-";
std::string value_or_none(const std::string& value) { return value.empty() ? none : value; }

std::string state_of(const Row& row) { return row.overdue ? "overdue" : std::string(status_code(row.action.status)); }

std::string padded(std::int64_t number) {
  const auto digits = std::to_string(number);
  return std::string(9 - std::min<std::size_t>(digits.size(), 9), '0') + digits;
}

Result<ListPage<Row>> rows_of(const PageContext& context, const Request& request, const ListQuery& query) {
  MUSTER_TRY(book, book_of(context.database, request.capture("programme")));
  std::vector<Row> rows;
  for (const auto& action : book.actions)
    rows.push_back({action, is_overdue(action, context.today()), book.owner_of(action), book.event_of(action),
                    book.place_name(action.place_code)});
  const Picking<Row> how{
      [](const Row& row) {
        return row.action.title + " " + row.owner + " " + row.event + " " + row.place + " " + row.action.goal;
      },
      {{"state", state_of},
       {"raised", [](const Row& row) { return std::string(source_code(row.action.source)); }},
       {"answer", [](const Row& row) { return std::string(row.action.published_on ? "published" : "not"); }},
       {"board", [](const Row& row) { return std::string(row.action.escalated_on ? "yes" : "no"); }},
       {"owner", [](const Row& row) { return value_or_none(row.owner); }},
       {"place", [](const Row& row) { return value_or_none(row.place); }},
       {"event", [](const Row& row) { return value_or_none(row.event); }}},
      {{"number", [](const Row& row) { return padded(row.action.number); }},
       {"action", [](const Row& row) { return row.action.title; }},
       {"owner", [](const Row& row) { return row.owner; }},
       // What has no day comes last.
       {"due", [](const Row& row) {
          return (row.action.due_on ? iso_date(*row.action.due_on) : std::string("9999-99-99")) +
                 padded(row.action.number);
        }}}};
  return picked(std::move(rows), query, how);
}

std::string or_none(const std::string& value) { return value == none ? "None" : value; }

web::Listing<Row> listing_of(const Request& request) {
  const auto here = home_of(request);
  web::ListFilter states{.name = "state", .label = "State"};
  states.choices = {{"overdue", "Overdue", "warning", Tone::doubtful},
                    {"open", "Open", "next"},
                    {"under_way", "Under way", "next"},
                    {"done", "Done", "done", Tone::good},
                    {"not_taken_up", "Not taken up", "later"}};
  web::ListFilter raised{.name = "raised", .label = "Raised"};
  for (const auto source : {Source::event, Source::team, Source::family})
    raised.choices.push_back({std::string(source_code(source)), std::string(source_label(source))});
  const web::ListFilter answers{
      .name = "answer", .label = "Answer", .choices = {{"published", "Published", "done"}, {"not", "Not published"}}};
  const web::ListFilter board{
      .name = "board", .label = "Board", .choices = {{"yes", "Before the board"}, {"no", "Not before the board"}}};
  const auto chosen_by = [](const char* name, const char* label) {
    return web::ListFilter{.name = name, .label = label, .as = web::ListFilter::Style::select, .words_of = or_none};
  };
  web::Listing<Row> list(
      {.title = "Actions",
       .path = here,
       .search = "Action, owner, event or place",
       .filters = {states, raised, answers, board, chosen_by("owner", "Owner"), chosen_by("place", "Place"),
                   chosen_by("event", "Event")},
       .sort = "due",
       .rows = "actions",
       .nothing_yet = {"No actions yet", "Put down what was raised, or make actions of an event’s notes.",
                       may_assign(request) ? here + "/add" : std::string(),
                       may_assign(request) ? "Add an action" : std::string()}});
  list.column({.name = "number", .heading = "No.", .kind = ListColumn::Kind::number},
              [](const Row& row) { return Cell(grouped(row.action.number)).on_phone("No."); });
  list.column({.name = "action", .heading = "Action", .css = "strong"}, [here](const Row& row) {
    return Cell(row.action.title)
        .to(here + "/" + row.action.id)
        .second_line(row.event.empty() ? std::string(source_label(row.action.source)) : row.event);
  });
  list.column({.heading = "State"}, [](const Row& row) {
    if (row.overdue) return Cell("Overdue").marked("warning", Tone::doubtful);
    Cell cell{std::string(status_label(row.action.status))};
    return row.action.status == Status::done ? cell.marked("done", Tone::good) : cell;
  });
  list.column({.name = "owner", .heading = "Owner", .css = "address"},
              [](const Row& row) { return Cell(row.owner.empty() ? "Nobody yet" : row.owner).on_phone("Owner:"); });
  list.column({.name = "due", .heading = "Due", .kind = ListColumn::Kind::date}, [](const Row& row) {
    return Cell(row.action.due_on ? short_date(*row.action.due_on) : std::string()).on_phone("Due");
  });
  list.column({.heading = "Place", .css = "quiet"}, [](const Row& row) { return Cell(row.place); });
  const auto in_file = [&](const char* heading, std::function<Cell(const Row&)> cell) {
    list.column({.heading = heading, .where = ListColumn::ShownOn::file}, std::move(cell));
  };
  const auto day = [](const std::optional<Date>& date) { return Cell(date ? iso_date(*date) : std::string()); };
  in_file("Raised", [](const Row& row) { return Cell(std::string(source_label(row.action.source))); });
  in_file("Event", [](const Row& row) { return Cell(row.event); });
  in_file("Raised on", [](const Row& row) { return Cell(iso_date(row.action.raised_on)); });
  in_file("Heading in the plan", [](const Row& row) { return Cell(row.action.goal); });
  in_file("Ended on", [day](const Row& row) { return day(row.action.ended_on); });
  in_file("Put before the board on", [day](const Row& row) { return day(row.action.escalated_on); });
  in_file("The board was asked", [](const Row& row) { return Cell(row.action.board_asked); });
  in_file("The board said", [](const Row& row) { return Cell(row.action.board_said); });
  in_file("You said", [](const Row& row) { return Cell(row.action.you_said); });
  in_file("We did", [](const Row& row) { return Cell(row.action.we_did); });
  in_file("Published on", [day](const Row& row) { return day(row.action.published_on); });
  return list;
}

Reply list_page(const PageContext& context, const Request& request) {
  const auto list = listing_of(request);
  const auto query = list.query(request);
  MUSTER_PAGE(found, request, rows_of(context, request, query));
  MUSTER_PAGE(book, request, book_of(context.database, request.capture("programme")));
  View view;
  view.head("Actions", standing_words(book.actions, context.today())).markup("LIST", list.html(request, query, found));
  view.set("PLAN_PATH", home_of(request, "/plan"));
  if (may_assign(request)) {
    auto& ways = view.add("WAYS").set("ADD_PATH", home_of(request, "/add"));
    ways.set("PAGE_PATH", home_of(request, "/page"));
    for (const auto& event : book.events) {
      // The newest that was held: what was raised comes after the day.
      if (event.date > context.today()) continue;
      ways.add("NOTES", event.title).set("NOTES_PATH", "/events/" + event.slug + "/actions");
      break;
    }
  }
  if (book.concerns_without_owner > 0)
    view.add("WAITING", counted(book.concerns_without_owner, "concern of a family waits", "concerns of families wait") +
                            " for an owner.")
        .set("WAITING_PATH", home_of(request) + "?raised=family&owner=-");
  return site::desk_page(request, frame_of(request, "Actions"), web::render("domain/actions/pages/actions.html", view));
}

}  // namespace

void add_list_pages(web::Router& router, const PageContext& context) {
  const std::string here = "/programmes/{programme}/actions";
  router.get(here, right_to_see, [context](const Request& request) { return list_page(context, request); });
  site::add_list_files<Row>(router, here, right_to_see,
                            {listing_of, [context](const Request& request, const ListQuery& query) {
                               return rows_of(context, request, query);
                             }});
}

}  // namespace muster::actions
