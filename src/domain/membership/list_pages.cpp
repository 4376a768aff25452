// The list of memberships, with where each stands today.
#include <muster/kit/base/picked.hpp>
#include "member_pages.hpp"

#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/picked.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>

namespace muster::membership {
namespace {

using web::Cell;
using web::ListColumn;
using web::Reply;
using web::Request;
using web::Tone;
using web::View;

struct Row {
  Membership membership;
  Standing standing = Standing::active;
};

struct Mark {
  const char* mark;
  Tone tone;
};
Mark mark_of(Standing standing) {
  switch (standing) {
    case Standing::active:
    case Standing::renewed:
      return {"done", Tone::good};
    case Standing::due:
    case Standing::in_grace:
      return {"warning", Tone::doubtful};
    case Standing::lapsed:
    case Standing::cancelled:
      return {"wrong", Tone::wrong};
    case Standing::upcoming:
      return {"later", Tone::plain};
  }
  return {"later", Tone::plain};
}

Result<ListPage<Row>> rows_of(const PageContext& context, const Request& request, const ListQuery& query) {
  MUSTER_TRY(book, book_of(context.database, request.capture("programme")));
  std::vector<Row> rows;
  for (auto& membership : book.memberships) {
    const auto standing = standing_on(membership, context.today(), due_days(book.settings));
    rows.push_back({std::move(membership), standing});
  }
  const Picking<Row> how{
      [](const Row& row) {
        auto words = row.membership.holder_name + " " + row.membership.purchase_order;
        for (const auto& person : row.membership.people) words += " " + full_name(person) + " " + person.email;
        return words;
      },
      {{"state", [](const Row& row) { return std::string(standing_code(row.standing)); }},
       {"kind", [](const Row& row) { return row.membership.kind; }}},
      {{"holder", [](const Row& row) { return row.membership.holder_name; }},
       {"until", [](const Row& row) { return iso_date(row.membership.term.to) + row.membership.holder_name; }},
       {"kind", [](const Row& row) { return row.membership.kind + " " + row.membership.holder_name; }}}};
  return picked(std::move(rows), query, how);
}

std::string people_words(const Membership& membership, Date day) {
  std::int64_t named = 0;
  for (const auto& person : membership.people)
    if (!person.removed_on || day < *person.removed_on) ++named;
  return grouped(named) + " of " + grouped(membership.places);
}

web::Listing<Row> listing_of(const PageContext& context, const Request& request) {
  const auto here = home_of(request);
  web::ListFilter states{.name = "state", .label = "State"};
  for (const auto standing : {Standing::active, Standing::due, Standing::in_grace, Standing::lapsed, Standing::upcoming,
                              Standing::renewed, Standing::cancelled}) {
    const auto mark = mark_of(standing);
    states.choices.push_back(
        {std::string(standing_code(standing)), std::string(standing_label(standing)), mark.mark, mark.tone});
  }
  web::Listing<Row> list(
      {.title = "Memberships",
       .path = here,
       .search = "Member, person or order number",
       .filters = {states, {.name = "kind", .label = "Kind"}},
       .sort = "holder",
       .rows = "memberships",
       .nothing_yet = {"No memberships yet",
                       "Say first what you offer, then add the first member. Nobody gets a mail by it.",
                       here + "/kinds", "Kinds of membership"}});
  list.column({.name = "holder", .heading = "Member", .css = "strong"},
              [here](const Row& row) { return Cell(row.membership.holder_name).to(here + "/" + row.membership.id); });
  list.column({.name = "kind", .heading = "Kind"}, [](const Row& row) { return Cell(row.membership.kind); });
  list.column({.heading = "State"}, [](const Row& row) {
    const auto mark = mark_of(row.standing);
    Cell cell{std::string(standing_label(row.standing))};
    return cell.marked(mark.mark, mark.tone);
  });
  list.column({.name = "until", .heading = "Until", .kind = ListColumn::Kind::date},
              [](const Row& row) { return Cell(short_date(row.membership.term.to)).on_phone("Until"); });
  list.column({.heading = "Named people", .kind = ListColumn::Kind::number}, [context](const Row& row) {
    return Cell(people_words(row.membership, context.today())).on_phone("Named people:");
  });
  list.column({.heading = "Purchase order", .css = "quiet"},
              [](const Row& row) { return Cell(row.membership.purchase_order); });
  list.column({.heading = "From", .kind = ListColumn::Kind::date, .where = ListColumn::ShownOn::file},
              [](const Row& row) { return Cell(short_date(row.membership.term.from)); });
  list.column({.heading = "Contact", .where = ListColumn::ShownOn::file},
              [](const Row& row) { return Cell(row.membership.contact_name); });
  list.column({.heading = "Contact’s e-mail", .where = ListColumn::ShownOn::file},
              [](const Row& row) { return Cell(row.membership.contact_email); });
  return list;
}

std::string lead_of(const ListPage<Row>& found) {
  std::map<std::string, std::int64_t> states;
  for (const auto& group : found.groups) states[group.values.at("state")] += group.rows;
  std::vector<std::string> parts;
  const auto add = [&](Standing standing, const std::string& words) {
    if (const auto count = states[std::string(standing_code(standing))]; count > 0)
      parts.push_back(grouped(count) + " " + words);
  };
  add(Standing::active, "active");
  add(Standing::due, "due for renewal");
  add(Standing::in_grace, "in grace");
  add(Standing::lapsed, "lapsed");
  add(Standing::upcoming, "to begin later");
  return parts.empty() ? std::string() : capitalised(listed(parts)) + ".";
}

Reply list_page(const PageContext& context, const Request& request) {
  const auto list = listing_of(context, request);
  const auto query = list.query(request);
  MUSTER_PAGE(found, request, rows_of(context, request, query));
  MUSTER_PAGE(book, request, book_of(context.database, request.capture("programme")));
  View view;
  view.head("Memberships", lead_of(found)).markup("LIST", list.html(request, query, found));
  const auto here = home_of(request);
  if (!book.kinds.empty()) view.add("ADD").set("ADD_PATH", here + "/add");
  view.set("KINDS_PATH", here + "/kinds").set("INVOICES_PATH", here + "/invoices");
  view.set("YEAR_PATH", here + "/year").set("REMINDERS_PATH", here + "/reminders");
  view.set("SETTINGS_PATH", here + "/settings");
  if (request.query.get("done") == "back") view.add("DONE", "The membership is taken back. Nobody was written to.");
  return site::desk_page(request, frame_of(request, "Memberships"),
                         web::render("domain/membership/pages/memberships.html", view));
}

}  // namespace

std::string home_of(const Request& request, const std::string& below) {
  return "/programmes/" + request.capture("programme") + "/memberships" + below;
}

site::Frame frame_of(const Request& request, std::string title) {
  return {.title = std::move(title), .programme = request.visitor.programme};
}

void add_lines(View& view, const std::string& text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    view.add("LINE", text.substr(begin, end - begin));
    begin = end + 1;
  }
}

std::string short_date(Date day) {
  const auto words = long_date(day);
  return words.substr(words.find(' ') + 1);
}

void add_list_pages(web::Router& router, const PageContext& context) {
  router.get("/programmes/{programme}/memberships", right,
             [context](const Request& request) { return list_page(context, request); });
  site::add_list_files<Row>(
      router, "/programmes/{programme}/memberships", right,
      {[context](const Request& request) { return listing_of(context, request); },
       [context](const Request& request, const ListQuery& query) { return rows_of(context, request, query); }});
}

}  // namespace muster::membership
