// Receivers of a programme's news: all of them, one added, one changed.
#include "context_pages.hpp"

#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/picked.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/web/form.hpp>

namespace muster::webhooks {
namespace {

using web::Cell;
using web::ListColumn;
using web::Reply;
using web::Request;
using web::Tone;
using web::View;

site::Frame frame_of(const Request& request, std::string title) {
  return {.title = std::move(title), .programme = request.visitor.programme};
}

std::string kinds_words(const Receiver& receiver) {
  std::vector<std::string> names;
  for (const auto kind : receiver.kinds) names.emplace_back(kind_label(kind));
  return listed(names);
}

Cell state_cell(const ReceiverSheet& sheet) {
  switch (sheet.receiver.state) {
    case ReceiverState::active:
      return sheet.receiver.failing_since ? Cell("Takes nothing").marked("warning", Tone::doubtful)
                                          : Cell("Active").marked("done", Tone::good);
    case ReceiverState::paused:
      return Cell("Paused").marked("later", Tone::plain);
    case ReceiverState::failing:
      break;
  }
  return Cell("Paused, for it took nothing").marked("wrong", Tone::wrong);
}

std::string open_words(const ReceiverSheet& sheet) {
  std::string words;
  if (sheet.waiting > 0) words = grouped(sheet.waiting) + " wait";
  if (sheet.given_up > 0) words += (words.empty() ? "" : ", ") + grouped(sheet.given_up) + " given up";
  return words.empty() ? "Nothing" : words;
}

web::Listing<ReceiverSheet> receivers_listing(const Request& request) {
  const auto here = home_of(request);
  web::Listing<ReceiverSheet> list(
      {.title = "Receivers of news",
       .path = here,
       .sort = "name",
       .rows = "receivers",
       .nothing_yet = {
           "No receivers yet",
           "A receiver is another program, such as an office directory or a web site, that is told by Muster "
           "when somebody books, comes, or a round closes.",
           here + "/add", "Add a receiver"}});
  list.column({.name = "name", .heading = "Receiver", .css = "strong address"}, [here](const ReceiverSheet& row) {
    return Cell(row.receiver.name).to(here + "/" + row.receiver.id).second_line(row.receiver.address);
  });
  list.column({.heading = "Is told of"}, [](const ReceiverSheet& row) {
    return Cell(kinds_words(row.receiver)).second_line(row.receiver.personal ? "With names and addresses" : "");
  });
  list.column({.heading = "Stands", .css = "aside"}, state_cell);
  list.column({.heading = "Not taken"},
              [](const ReceiverSheet& row) { return Cell(open_words(row)).on_phone("Not taken:"); });
  return list;
}

Result<ListPage<ReceiverSheet>> receiver_rows(const PageContext& context, const Request& request,
                                              const ListQuery& query) {
  MUSTER_TRY(all, receivers_of(context.database, request.capture("programme")));
  const Picking<ReceiverSheet> how{[](const ReceiverSheet& row) { return row.receiver.name; },
                                   {},
                                   {{"name", [](const ReceiverSheet& row) { return row.receiver.name; }}}};
  return picked(std::move(all), query, how);
}

Reply receivers_page(const PageContext& context, const Request& request) {
  const auto list = receivers_listing(request);
  const auto query = list.query(request);
  MUSTER_PAGE(found, request, receiver_rows(context, request, query));
  View view;
  view.head("Receivers of news", "Other programs that Muster tells what happens in " + request.visitor.programme +
                                     ". They hear what it was and its id; names only where you allow it.");
  if (found.all > 0) view.add("ADD").set("ADD_PATH", home_of(request, "/add"));
  if (request.query.get("done") == "removed")
    view.add("DONE", "The receiver is gone, with its log. It is told nothing more.");
  view.set("TEAM_PATH", "/team/" + request.capture("programme"));
  view.markup("LIST", list.html(request, query, found));
  return site::desk_page(request, frame_of(request, "Receivers of news"),
                         web::render("domain/webhooks/pages/receivers.html", view));
}

std::vector<web::Choice<Kind>> kind_choices() {
  std::vector<web::Choice<Kind>> choices;
  for (const auto kind : kinds)
    choices.push_back({kind, std::string(kind_code(kind)), std::string(kind_label(kind)),
                       kind == Kind::list_taken_in ? "Told once for a list, not for each person on it." : ""});
  return choices;
}

struct ReceiverForm {
  web::Form form;
  web::Field<std::string> name =
      form.text("name", "What it is").hint("For example: The office directory.").missing("Say what the receiver is");
  web::Field<std::string> address =
      form.text("address", "Its address")
          .plain()
          .hint(
              "Begins with https://. It must answer with a status of 200 to 299 within ten "
              "seconds.")
          .missing("Give the address to which news are sent");
  web::Field<std::vector<Kind>> wanted =
      form.ticks("kinds[]", "What it is told", kind_choices()).missing("Choose at least one kind of news");
  web::Field<bool> personal = form.radios<bool>(
      "personal", "What it is told of people",
      {{false, "ids", "Ids alone", "A program with an access token can read more by them."},
       {true, "names", "Name, e-mail address and organisation too",
        "They leave Muster. Say so to your delegates, and see that the receiver deletes them in time."}});
};

Reply edit(const PageContext& context, const Request& request, const std::string& id) {
  const auto& programme = request.capture("programme");
  Receiver before;
  before.programme_id = programme;
  if (!id.empty()) {
    MUSTER_PAGE(sheet, request, receiver_sheet(context.database, programme, id));
    before = sheet.receiver;
  }
  const auto back = id.empty() ? home_of(request) : receiver_home(request);
  ReceiverForm wanted{web::Form(request, id.empty() ? home_of(request, "/add") : receiver_home(request, "/change"))
                          .button(id.empty() ? "Add the receiver" : "Save")
                          .way_out(id.empty() ? "Add none" : "Leave it as it is", back)
                          .knowing("seen", std::to_string(before.version))
                          .when_refused({}, "Nothing was changed.")};
  (void)wanted.name.begins(before.name);
  (void)wanted.address.begins(before.address);
  (void)wanted.wanted.begins(before.kinds);
  (void)wanted.personal.begins(before.personal);
  if (wanted.form.read()) {
    auto receiver = before;
    receiver.name = *wanted.name;
    receiver.address = *wanted.address;
    receiver.kinds = *wanted.wanted;
    receiver.personal = *wanted.personal;
    receiver.version = parse_integer(request.form.get("seen")).value_or(0);
    if (id.empty()) {
      const auto made = add_receiver(context.database, context.audit(request), receiver);
      if (made.ok()) {
        auto shown = request;
        shown.captures["webhook"] = made->receiver.id;
        return receiver_page(context, shown, made->secret);
      }
      wanted.form.refuse(made.error());
    } else {
      const auto saved = change_receiver(context.database, context.audit(request), receiver);
      if (saved.ok()) return web::redirect(receiver_home(request, "?done=saved"));
      wanted.form.refuse(saved.error());
    }
  }
  View view;
  view.head(id.empty() ? "Add a receiver" : "Change " + before.name,
            id.empty() ? "It is told what happens from now on, and nothing of before." : "");
  view.set("BACK_PATH", back).set("BACK", id.empty() ? "Receivers of news" : before.name);
  view.markup("FORM", wanted.form.shown());
  return site::form_page(request, frame_of(request, "A receiver of news"), wanted.form,
                         web::render("domain/webhooks/pages/change.html", view));
}

}  // namespace

void add_receiver_pages(web::Router& router, const PageContext& context) {
  const std::string home = "/programmes/{programme}/webhooks";
  router.get(home, right, [context](const Request& request) { return receivers_page(context, request); });
  site::add_list_files<ReceiverSheet>(router, home, right,
                                      {receivers_listing, [context](const Request& request, const ListQuery& query) {
                                         return receiver_rows(context, request, query);
                                       }});
  router.form(home + "/add", right, [context](const Request& request) { return edit(context, request, {}); });
  router.form(home + "/{webhook}/change", right,
              [context](const Request& request) { return edit(context, request, request.capture("webhook")); });
}

void add_pages(web::Router& router, store::Database& database, const Clock& clock) {
  const PageContext context{database, clock};
  add_receiver_pages(router, context);
  add_log_pages(router, context);
  add_api_pages(router, context);
}

}  // namespace muster::webhooks
