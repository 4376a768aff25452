// The team's pages: all lists, one with everybody on it, a list changed, somebody asked to join, and a mail to all.
#include "context_pages.hpp"

#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/lists/list_mail.hpp>
#include <muster/domain/lists/planned_mail_service.hpp>
#include <muster/domain/site/letter_look.hpp>
#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/picked.hpp>
#include <muster/platform/web/form.hpp>
#include <muster/platform/web/table.hpp>

namespace muster::lists {
namespace {

using web::Button;
using web::Cell;
using web::ListColumn;
using web::Reply;
using web::Request;
using web::View;

constexpr std::size_t most_sent_shown = 20;

std::string home_of(const Request& request, const std::string& below = {}) {
  return "/programmes/" + request.capture("programme") + "/lists" + below;
}

std::string list_home(const Request& request, const std::string& below = {}) {
  return home_of(request, "/" + request.capture("list") + below);
}

site::Frame frame_of(const Request& request, std::string title) {
  return {.title = std::move(title), .programme = request.visitor.programme};
}

std::string day_of(const std::string& instant) {
  const auto parsed = parse_instant(instant);
  return parsed.ok() ? long_date(day_in_london(*parsed)) : std::string();
}

web::Listing<MailList> lists_listing(const Request& request) {
  const auto here = home_of(request);
  web::Listing<MailList> list(
      {.title = "Lists",
       .path = here,
       .search = "Name of a list",
       .sort = "name",
       .rows = "lists",
       .nothing_yet = {"No lists yet",
                       "A list is for people with one concern, such as finance leads: they join "
                       "and leave it by themselves, and you write to all of them.",
                       here + "/add", "Add a list"}});
  list.column({.name = "name", .heading = "List", .css = "strong"},
              [here](const MailList& row) { return Cell(row.name).to(here + "/" + row.id); });
  list.column({.heading = "What it is for"}, [](const MailList& row) { return Cell(row.about); });
  list.column({.name = "members", .heading = "People", .kind = ListColumn::Kind::number},
              [](const MailList& row) { return Cell(grouped(row.members)).on_phone("People:"); });
  list.column({.heading = "Joining", .css = "quiet"},
              [](const MailList& row) { return Cell(row.taken_in ? "By themselves" : "Asked by the team"); });
  return list;
}

Result<ListPage<MailList>> list_rows(const PageContext& context, const Request& request, const ListQuery& query) {
  MUSTER_TRY(all, lists_of(context.database, request.capture("programme")));
  const Picking<MailList> how{[](const MailList& row) { return row.name + " " + row.about; },
                              {},
                              {{"name", [](const MailList& row) { return row.name; }},
                               {"members", [](const MailList& row) { return std::to_string(1000000 + row.members); }}}};
  return picked(std::move(all), query, how);
}

Reply lists_page(const PageContext& context, const Request& request) {
  const auto list = lists_listing(request);
  const auto query = list.query(request);
  MUSTER_PAGE(found, request, list_rows(context, request, query));
  View view;
  view.head("Lists",
            found.all == 0 ? "" : "People join and leave a list by themselves; you write to all of them at once.");
  if (found.all > 0) view.add("ADD").set("ADD_PATH", home_of(request, "/add"));
  if (request.query.get("done") == "deleted") view.add("DONE", "The list is deleted, with everybody on it.");
  view.markup("LIST", list.html(request, query, found));
  return site::desk_page(request, frame_of(request, "Lists"), web::render("domain/lists/pages/lists.html", view));
}

struct ListForm {
  web::Form form;
  web::Field<std::string> name = form.text("name", "Name").hint("For example: Finance leads.");
  web::Field<std::string> about =
      form.lines("about", "What it is for").rows(3).hint("A sentence or two. It stands on the list’s page.").optional();
  web::Field<bool> taken_in = form.radios<bool>(
      "taken_in", "Who may join",
      {{true, "anybody", "Whoever has the address of its page", "They join by pressing a link in a mail."},
       {false, "asked", "Those alone whom the team asks", "They too press a link in a mail before they are on it."}});
};

Reply edit_list(const PageContext& context, const Request& request, const std::string& id) {
  const auto& programme = request.capture("programme");
  MailList before;
  if (!id.empty()) {
    MUSTER_PAGE(sheet, request, list_sheet(context.database, programme, id));
    before = sheet.list;
  }
  const auto back = id.empty() ? home_of(request) : home_of(request, "/" + id);
  ListForm wanted{web::Form(request, id.empty() ? home_of(request, "/add") : home_of(request, "/" + id + "/change"))
                      .button("Save")
                      .way_out("Leave it as it is", back)
                      .knowing("version", std::to_string(before.version))
                      .when_refused({}, "Nothing was changed.")};
  (void)wanted.name.begins(before.name);
  (void)wanted.about.begins(before.about);
  (void)wanted.taken_in.begins(before.taken_in);
  if (wanted.form.read()) {
    auto list = before;
    list.name = *wanted.name;
    list.about = *wanted.about;
    list.taken_in = *wanted.taken_in;
    list.version = parse_integer(request.form.get("version")).value_or(0);
    const auto saved = save_list(context.database, context.audit(request), programme, list);
    if (saved.ok()) return web::redirect(home_of(request, "/" + *saved + "?done=saved"));
    wanted.form.refuse(saved.error());
  }
  View view;
  view.head(id.empty() ? "Add a list" : "Change " + before.name);
  view.set("BACK_PATH", back).set("BACK", id.empty() ? "Lists" : before.name).markup("FORM", wanted.form.shown());
  return site::form_page(request, frame_of(request, "A list"), wanted.form,
                         web::render("domain/lists/pages/ask.html", view));
}

web::Listing<Member> members_listing(const Request& request) {
  const auto here = list_home(request);
  web::Listing<Member> list(
      {.title = "People on the list",
       .path = here,
       .search = "Name or address",
       .sort = "name",
       .rows = "people",
       .nothing_yet = {"Nobody is on this list yet", "Send its address round, or ask somebody to join.", here + "/ask",
                       "Ask somebody to join"}});
  list.column({.name = "name", .heading = "Name", .css = "strong"}, [](const Member& row) { return Cell(row.name); });
  list.column({.heading = "E-mail address"}, [](const Member& row) { return Cell(row.email); });
  list.column({.name = "since", .heading = "Since", .kind = ListColumn::Kind::date},
              [](const Member& row) { return Cell(day_of(row.since)).on_phone("Since"); });
  list.column({.heading = "What you can do", .kind = ListColumn::Kind::actions},
              [here](const Member& row) { return Cell().link({here + "/off?who=" + row.id, "Take off", row.name}); });
  return list;
}

Result<ListPage<Member>> member_rows(const PageContext& context, const Request& request, const ListQuery& query) {
  MUSTER_TRY(sheet, list_sheet(context.database, request.capture("programme"), request.capture("list")));
  const Picking<Member> how{
      [](const Member& row) { return row.name + " " + row.email; },
      {},
      {{"name", [](const Member& row) { return row.name; }}, {"since", [](const Member& row) { return row.since; }}}};
  return picked(std::move(sheet.members), query, how);
}

std::string done_words(const std::string& done) {
  if (done == "saved") return "The list is saved.";
  if (done == "asked") return "We are sending them a mail. They are on the list once they press the link in it.";
  if (done == "off") return "They are off the list, and get no more mails of it.";
  if (done == "planned") return "The mail is planned. It goes to whoever is on the list then.";
  if (done == "dropped") return "The mail is taken back, and goes to nobody.";
  if (done == "sent") return "The mails are in the outbox. What cannot be delivered stands under Mail.";
  return {};
}

void add_planned(View& view, const Request& request, const std::vector<PlannedMail>& planned) {
  if (planned.empty()) return;
  auto& part = view.add("PLANNED");
  for (const auto& each : planned)
    part.add("PLAN", each.words.subject)
        .set("WHEN", each.stopped ? "was due on " + long_instant(each.due) +
                                        " and was not sent: nobody was on the list, or Muster did not run that day."
                                  : "on " + long_instant(each.due) + ".")
        .markup("DROP_FORM",
                web::Form(request, list_home(request, "/plan/drop"))
                    .look("")
                    .button({each.stopped ? "Delete it" : "Take it back", each.words.subject, Button::Look::link})
                    .knowing("mail", each.id)
                    .shown());
}

Reply list_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(sheet, request, list_sheet(context.database, request.capture("programme"), request.capture("list")));
  const auto listing = members_listing(request);
  const auto query = listing.query(request);
  MUSTER_PAGE(found, request, member_rows(context, request, query));
  const auto here = list_home(request);
  View view;
  view.head(sheet.list.name, sheet.list.about);
  view.show("DONE", done_words(request.query.get("done")));
  view.set("BACK_PATH", home_of(request)).set("CHANGE_PATH", here + "/change");
  if (!sheet.members.empty()) view.add_link("ASK", "Ask somebody to join", here + "/ask");
  if (static_cast<std::int64_t>(sheet.members.size()) > sheet.stopped)
    view.add_link("WRITE", "Write to the list", here + "/mail");
  const auto address = web::site_of(request) + "/l/" + sheet.list.code;
  view.add("ADDRESS", address).set("ADDRESS_PATH", "/l/" + sheet.list.code);
  view.set("JOINING",
           sheet.list.taken_in ? "Whoever has it can ask to join." : "It says that nobody joins by themselves.");
  if (sheet.asked > 0)
    view.add("REMARK", counted(sheet.asked, "person was asked or asked to join, and has not pressed the link yet.",
                               "people were asked or asked to join, and have not pressed the link yet."));
  if (sheet.stopped > 0)
    view.add("REMARK", counted(sheet.stopped, "person on it stopped all news of the programme, and gets no mail.",
                               "people on it stopped all news of the programme, and get no mail."));
  view.markup("LIST", listing.html(request, query, found));
  MUSTER_PAGE(planned, request, planned_mails(context.database, request.capture("programme"), sheet.list.id));
  add_planned(view, request, planned);
  if (!sheet.sent.empty()) {
    web::Table table{.heading_id = "sent-heading", .columns = {"Mail", "Sent", "To"}};
    for (const auto& each : sheet.sent) {
      if (table.rows.size() == most_sent_shown) break;
      table.rows.push_back({each.subject, day_of(each.sent_at), counted(each.people, "person", "people")});
    }
    view.add("SENT").markup("SENT_TABLE", table.html());
  }
  view.markup("DELETE_FORM", web::Form(request, here + "/delete")
                                 .look("")
                                 .button({"Delete the list", sheet.list.name, Button::Look::link})
                                 .shown());
  return site::desk_page(request, frame_of(request, sheet.list.name),
                         web::render("domain/lists/pages/list.html", view));
}

Reply ask_page(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(sheet, request, list_sheet(context.database, programme, request.capture("list")));
  web::Form form = web::Form(request, list_home(request, "/ask"))
                       .button("Ask them")
                       .way_out("Ask nobody", list_home(request))
                       .when_refused({}, "Nobody was written to.");
  const auto name = form.text("name", "Name");
  const auto email = form.email("email", "E-mail address");
  if (form.read()) {
    const auto asked = ask_somebody(context.database, context.audit(request), programme, request.capture("list"),
                                    {"", *name, *email, false, ""});
    if (asked.ok()) return web::redirect(list_home(request, "?done=asked"));
    form.refuse(asked.error());
  }
  View view;
  view.head("Ask somebody to join " + sheet.list.name,
            "They get a mail with a link, and are on the list once they press it.");
  view.set("BACK_PATH", list_home(request)).set("BACK", sheet.list.name).markup("FORM", form.shown());
  return site::form_page(request, frame_of(request, "Ask somebody"), form,
                         web::render("domain/lists/pages/ask.html", view));
}

Reply off_page(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  const auto& id = request.capture("list");
  const bool sent = request.method == web::Method::post;
  const auto who = sent ? request.form.get("who") : request.query.get("who");
  if (sent) {
    const auto gone = remove_member(context.database, context.audit(request), programme, id, who);
    if (!gone.ok()) return site::error_page(request, gone.error());
    return web::redirect(list_home(request, "?done=off"));
  }
  MUSTER_PAGE(sheet, request, list_sheet(context.database, programme, id));
  const auto member = std::ranges::find(sheet.members, who, &Member::id);
  if (member == sheet.members.end()) return site::error_page(request, not_found("They are not on this list any more."));
  View view;
  view.head("Take " + member->name + " off " + sheet.list.name + "?", "They are not told, and can join again.");
  const auto form = web::Form(request, list_home(request, "/off"))
                        .button("Take them off")
                        .way_out("Leave them on it", list_home(request))
                        .knowing("who", who);
  view.set("BACK_PATH", list_home(request)).set("BACK", sheet.list.name).markup("FORM", form.shown());
  return site::desk_page(request, frame_of(request, "Take somebody off"),
                         web::render("domain/lists/pages/ask.html", view));
}

struct MailForm {
  web::Form form;
  web::Field<std::string> subject =
      form.text("subject", "Subject").check([](const std::string& typed) { return booking::check_subject(typed); });
  web::Field<std::string> text =
      form.lines("text", "Text")
          .rows(10)
          .hint(
              "It begins with “Dear” and the person’s name, and ends with the programme and a link to leave the list.")
          .check([](const std::string& typed) { return booking::check_message(typed); });
};

Reply mail_page(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(sheet, request, list_sheet(context.database, programme, request.capture("list")));
  const auto people = static_cast<std::int64_t>(sheet.members.size()) - sheet.stopped;
  const auto home = list_home(request);
  View view;
  view.set("BACK_PATH", home).set("BACK", sheet.list.name);
  const auto page = [&](const web::Form& form) {
    view.markup("FORM", form.shown());
    return site::form_page(request, frame_of(request, "A mail to the list"), form,
                           web::render("domain/lists/pages/mail.html", view));
  };
  view.head("A mail to " + counted(people, "person", "people") + " on " + sheet.list.name);
  MailForm wanted{web::Form(request, home + "/mail")
                      .button("Look at the mail")
                      .way_out("Back to the list", home)
                      .when_refused({}, "Nothing was sent.")};
  if (request.form.find("change")) {
    (void)wanted.subject.begins(request.form.get("subject"));
    (void)wanted.text.begins(request.form.get("text"));
    return page(wanted.form);
  }
  if (!wanted.form.read()) return page(wanted.form);
  const booking::MessageWords words{*wanted.subject, *wanted.text};
  if (request.form.get("send") == "yes") {
    const auto sent = send_to_list(context.database, context.audit(request), programme, sheet.list.id, words,
                                   parse_integer(request.form.get("seen")));
    if (sent.ok()) return web::redirect(home + "?done=sent");
    wanted.form.refuse(sent.error());
    return page(wanted.form);
  }
  const auto& first = sheet.members.empty() ? std::string("Gwen Abara") : sheet.members.front().name;
  site::show_letter(
      view, list_letter(sheet.list.name, request.visitor.programme, first, words),
      "Everybody’s begins with their own name, and has their own link to leave the list. A mail that is sent "
      "cannot be taken back.");
  if (request.form.get("test") == "yes") {
    const auto tested = send_test(context.database, context.audit(request), programme, sheet.list.id, words, first,
                                  request.visitor.name);
    if (!tested.ok()) {
      wanted.form.refuse(tested.error());
      return page(wanted.form);
    }
    view.add("DONE", "A test is on its way to you. Nobody on the list hears of it.");
  }
  return page(web::Form(request, home + "/mail")
                  .button("Send " + counted(people, "mail", "mails"))
                  .button({"Plan it for later", {}, Button::Look::second, home + "/plan", {}, "ask", "yes"})
                  .button({"Send a test to me", {}, Button::Look::second, home + "/mail", {}, "test", "yes"})
                  .button({"Change the words", {}, Button::Look::second, home + "/mail", {}, "change", "yes"})
                  .knowing("send", "yes")
                  .knowing("seen", std::to_string(people))
                  .knowing("subject", words.subject)
                  .knowing("text", words.text));
}

/// The moment of a mail whose words were looked at.
Reply plan_page(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(sheet, request, list_sheet(context.database, programme, request.capture("list")));
  const auto home = list_home(request);
  const booking::MessageWords words{request.form.get("subject"), request.form.get("text")};
  web::Form form = web::Form(request, home + "/plan")
                       .button("Plan the mail")
                       .way_out("Back to the list", home)
                       .knowing("subject", words.subject)
                       .knowing("text", words.text)
                       .when_refused({}, "Nothing was planned.");
  const auto at = form.moment("at", "The moment").hint("London time. It goes to whoever is on the list then.");
  if (!request.form.find("ask") && form.read()) {
    const auto planned = plan_mail(context.database, context.audit(request), programme, sheet.list.id, words, *at);
    if (planned.ok()) return web::redirect(home + "?done=planned");
    form.refuse(planned.error());
  }
  View view;
  view.head("When does it go to " + sheet.list.name + "?", "“" + words.subject + "”");
  view.set("BACK_PATH", home).set("BACK", sheet.list.name).markup("FORM", form.shown());
  return site::form_page(request, frame_of(request, "Plan a mail"), form,
                         web::render("domain/lists/pages/ask.html", view));
}

Reply drop_plan(const PageContext& context, const Request& request) {
  const auto gone = drop_planned_mail(context.database, context.audit(request), request.capture("programme"),
                                      request.capture("list"), request.form.get("mail"));
  if (!gone.ok()) return site::error_page(request, gone.error());
  return web::redirect(list_home(request, "?done=dropped"));
}

Reply delete_page(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(sheet, request, list_sheet(context.database, programme, request.capture("list")));
  if (request.form.get("sure") == "yes") {
    const auto gone = delete_list(context.database, context.audit(request), programme, sheet.list.id);
    if (!gone.ok()) return site::error_page(request, gone.error());
    return web::redirect(home_of(request, "?done=deleted"));
  }
  View view;
  const auto people = static_cast<std::int64_t>(sheet.members.size());
  view.head("Delete " + sheet.list.name + "?",
            (people == 0 ? std::string("Nobody is on it.")
                         : counted(people, "person is", "people are") + " on it; they are not told.") +
                " It cannot be taken back.");
  const auto form = web::Form(request, list_home(request, "/delete"))
                        .button("Delete the list")
                        .way_out("Keep it", list_home(request))
                        .knowing("sure", "yes");
  view.set("BACK_PATH", list_home(request)).set("BACK", sheet.list.name).markup("FORM", form.shown());
  return site::desk_page(request, frame_of(request, "Delete a list"), web::render("domain/lists/pages/ask.html", view));
}

}  // namespace

void add_team_pages(web::Router& router, const PageContext& context) {
  const std::string home = "/programmes/{programme}/lists";
  const std::string one = home + "/{list}";
  router.get(home, right, [context](const Request& request) { return lists_page(context, request); });
  const auto add = [context](const Request& request) { return edit_list(context, request, {}); };
  router.form(home + "/add", right, add);
  router.get(one, right, [context](const Request& request) { return list_page(context, request); });
  const auto change = [context](const Request& request) {
    return edit_list(context, request, request.capture("list"));
  };
  router.form(one + "/change", right, change);
  const auto ask = [context](const Request& request) { return ask_page(context, request); };
  router.form(one + "/ask", right, ask);
  const auto off = [context](const Request& request) { return off_page(context, request); };
  router.form(one + "/off", right, off);
  const auto mail = [context](const Request& request) { return mail_page(context, request); };
  router.form(one + "/mail", right, mail);
  router.post(one + "/plan", right, [context](const Request& request) { return plan_page(context, request); });
  router.post(one + "/plan/drop", right, [context](const Request& request) { return drop_plan(context, request); });
  router.post(one + "/delete", right, [context](const Request& request) { return delete_page(context, request); });
  site::add_list_files<MailList>(router, home, right,
                                 {lists_listing, [context](const Request& request, const ListQuery& query) {
                                    return list_rows(context, request, query);
                                  }});
  site::add_list_files<Member>(
      router, one, right,
      {[](const Request& request) { return members_listing(request); },
       [context](const Request& request, const ListQuery& query) { return member_rows(context, request, query); }});
}

}  // namespace muster::lists
