// The outbox as organisers see it: what failed first, with the server's own words.
#include <muster/domain/access/permissions.hpp>
#include <muster/front/dashboard/mail_pages.hpp>

#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include <algorithm>

namespace muster::dashboard {
namespace {

using web::Reply;
using web::Request;
using web::View;

constexpr std::int64_t shown = 200;
constexpr std::string_view right = "mail";

bool failed(const mail::Entry& entry) { return entry.state == "bounced" || entry.state == "given up"; }

void add_entry(View& list, const Request& request, const mail::Entry& entry) {
  auto& row = list.add("ROW");
  row.set("ID", entry.id)
      .set("RECIPIENT", entry.recipient)
      .set("SUBJECT", entry.subject)
      .set("CREATED", long_instant(entry.created_at));
  auto& verdict = row.add(entry.state == "sent"      ? "IS_SENT"
                          : entry.state == "bounced" ? "IS_BOUNCED"
                          : failed(entry)            ? "IS_GIVEN_UP"
                                                     : "IS_WAITING");
  if (!entry.reason.empty()) verdict.add("REASON").set("REASON_WORDS", entry.reason);
  if (entry.state == "waiting" && entry.attempts > 0)
    verdict.add("NEXT").set("NEXT_WORDS",
                            "Tried " + (entry.attempts == 1 ? "once" : counted(entry.attempts, "time", "times")) +
                                "; again after " + long_instant(entry.next_at) + ".");
  if (entry.state != "bounced" && entry.bounced_before) row.show("BOUNCED_BEFORE");
  if (failed(entry)) {
    row.add("RETRY").markup("RETRY_FORM", web::Form(request, "/mail/retry")
                                              .knowing("message", entry.id)
                                              .button({"Send again", "to " + entry.recipient, web::Button::Look::link})
                                              .shown());
  }
}

Reply list_page(store::Database& database, const Request& request) {
  const auto entries = mail::outbox(database, request.visitor.programmes(right), shown);
  if (!entries.ok()) return site::problem_page(request, entries.problem());
  View view;
  const auto bad = std::count_if(entries->begin(), entries->end(), failed);
  if (entries->empty()) {
    view.set("HEADLINE", "No mail yet").show("EMPTY");
  } else {
    view.set("HEADLINE",
             bad == 0 ? "All mail is on its way" : counted(bad, "message", "messages") + " could not be sent");
    if (request.query.get("done") == "again") view.show("AGAIN");
    auto& list = view.add("LIST");
    for (const auto& entry : *entries) add_entry(list, request, entry);
  }
  return site::desk_page(request, {"Mail", {}, {}, {}, site::Tab::none, false},
                         web::render("front/dashboard/pages/mail.html", view));
}

Reply retry_page(store::Database& database, const Clock& clock, const Request& request) {
  const auto again = mail::retry(database, {request.visitor.id, clock.now()}, request.visitor.programmes(right),
                                 request.form.get("message"));
  return again.ok() ? web::redirect("/mail?done=again") : site::problem_page(request, again.problem());
}

}  // namespace

void add_pages(web::Router& router, store::Database& database, const Clock& clock) {
  using access::Permission;
  router.get("/mail", Permission::see_mail, [&](const Request& request) { return list_page(database, request); });
  router.post("/mail/retry", Permission::see_mail,
              [&](const Request& request) { return retry_page(database, clock, request); });
}

}  // namespace muster::dashboard
