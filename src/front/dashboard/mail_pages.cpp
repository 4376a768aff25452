// The outbox as organisers see it: what failed first, with the server's own words.
#include <muster/domain/access/account_service.hpp>
#include <muster/domain/access/permissions.hpp>
#include <muster/front/dashboard/mail_pages.hpp>

#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/mail/outbox_service.hpp>

namespace muster::dashboard {
namespace {

using web::Reply;
using web::Request;
using web::View;

constexpr std::string_view right = "mail";

bool failed(const mail::Entry& entry) { return entry.state == "bounced" || entry.state == "given up"; }

web::Cell state_cell(const mail::Entry& entry) {
  if (entry.state == "sent") return web::Cell("Sent").marked("done", web::Tone::good).second_line(entry.reason);
  if (entry.state == "bounced")
    return web::Cell("Bounced: the address takes no mail").marked("wrong", web::Tone::wrong).second_line(entry.reason);
  if (failed(entry)) return web::Cell("Given up").marked("wrong", web::Tone::wrong).second_line(entry.reason);
  auto note = entry.reason;
  if (entry.state == "waiting" && entry.attempts > 0)
    note += (note.empty() ? "Tried " : " Tried ") +
            (entry.attempts == 1 ? "once" : counted(entry.attempts, "time", "times")) + "; again after " +
            long_instant(entry.next_at) + ".";
  return web::Cell("Waiting").marked("later", web::Tone::plain).second_line(note);
}

web::Listing<mail::Entry> mail_listing() {
  web::Listing<mail::Entry> list(
      {.title = "Mail",
       .path = "/mail",
       .search = "Address or subject",
       .filters = {{.name = "state",
                    .label = "State",
                    .choices = {{"waiting", "Waiting", "later", web::Tone::plain},
                                {"sent", "Sent", "done", web::Tone::good},
                                {"bounced", "Bounced", "wrong", web::Tone::wrong},
                                {"given up", "Given up", "wrong", web::Tone::wrong}}}},
       .sort = "urgency",
       .descending = true,
       .rows = "messages",
       .nothing_yet = {"Nothing was mailed",
                       "Links to sign in and messages to delegates appear here once they are sent."},
       .nothing_found = "No message found"});
  list.column({.name = "to", .heading = "To", .css = "strong address"}, [](const mail::Entry& entry) {
    return web::Cell(entry.recipient)
        .second_line(entry.state != "bounced" && entry.bounced_before ? "bounced before" : "");
  });
  list.column({.heading = "Message"},
              [](const mail::Entry& entry) { return web::Cell(entry.subject).to("/mail/" + entry.id); });
  list.column({.name = "since", .heading = "Since", .kind = web::ListColumn::Kind::date},
              [](const mail::Entry& entry) { return web::Cell(long_instant(entry.created_at)); });
  list.column({.heading = "State", .css = "aside"}, state_cell);
  list.column({.heading = "What you can do", .kind = web::ListColumn::Kind::actions}, [](const mail::Entry& entry) {
    web::Cell cell;
    if (failed(entry))
      cell.action({"/mail/retry", "Send again", "to " + entry.recipient, {{"message", entry.id}}, "s"});
    return cell;
  });
  return list.keys([](const mail::Entry& entry) { return entry.id; },
                   [](const mail::Entry& entry) { return entry.recipient; });
}

site::ListSource<mail::Entry> mail_source(store::Database& database) {
  return {[](const Request&) { return mail_listing(); },
          [&database](const Request& request, const ListQuery& query) -> Result<ListPage<mail::Entry>> {
            MUSTER_TRY(own, access::programme_ids(database, request.visitor.programmes(right)));
            return mail::outbox(database, own, query);
          }};
}

Reply list_page(const Request& request, const ListPage<mail::Entry>& entries, std::string list) {
  View view;
  std::int64_t bad = 0;
  for (const auto& group : entries.groups) {
    const auto& state = group.values.at("state");
    if (state == "bounced" || state == "given up") bad += group.rows;
  }
  view.head(entries.all == 0 ? "No mail yet"
            : bad == 0       ? "All mail is on its way"
                             : counted(bad, "message", "messages") + " could not be sent");
  if (request.query.get("done") == "again") view.show("AGAIN");
  view.markup("LIST", std::move(list));
  return site::desk_page(request, {"Mail"}, web::render("front/dashboard/pages/mail.html", view));
}

Reply retry_page(store::Database& database, const Clock& clock, const Request& request) {
  MUSTER_PAGE(own, request, access::programme_ids(database, request.visitor.programmes(right)));
  const auto again = mail::retry(database, {request.visitor.id, clock.now()}, own, request.form.get("message"));
  return again.ok() ? web::redirect("/mail?done=again") : site::error_page(request, again.error());
}

}  // namespace

void add_pages(web::Router& router, store::Database& database, const Clock& clock) {
  using access::Permission;
  site::add_list<mail::Entry>(router, "/mail", Permission::see_mail, mail_source(database), list_page);
  router.post("/mail/retry", Permission::see_mail,
              [&](const Request& request) { return retry_page(database, clock, request); });
}

}  // namespace muster::dashboard
