// What messages say, before and after they are sent: each kind with example values, each message of the outbox.
#include <muster/front/dashboard/mail_pages.hpp>

#include <muster/domain/access/account_service.hpp>
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/mail/outbox_service.hpp>

namespace muster::dashboard {
namespace {

using web::Reply;
using web::Request;
using web::View;

constexpr std::string_view right = "mail";

Reply letter_page(const Request& request, const mail::Letter& letter, const std::string& lead) {
  View view;
  view.set("SUBJECT", letter.subject).set("LEAD", lead).set("TEXT", letter.text);
  // Written by cmark from our own template, values as text: nothing in it is anybody's markup.
  if (!letter.article.empty()) view.add("HTML_PART").markup("ARTICLE", letter.article);
  return site::desk_page(request, {letter.subject, {}, {}, {}, site::Tab::none, false},
                         web::render("front/dashboard/pages/mail_letter.html", view));
}

Reply kinds_page(const mail::Kinds& kinds, const Request& request) {
  View view;
  for (const auto& kind : kinds.all())
    view.add("KIND").set("KIND_PATH", "/mail/preview/" + kind.name).set("KIND_TITLE", kind.title);
  return site::desk_page(request, {"What messages say", {}, {}, {}, site::Tab::none, false},
                         web::render("front/dashboard/pages/mail_kinds.html", view));
}

Reply kind_page(const mail::Kinds& kinds, const Request& request) {
  const auto* kind = kinds.find(request.capture("kind"));
  if (kind == nullptr) return site::error_page(request, not_found("There is no kind of message at this address."));
  return letter_page(request, mail::composed(mail::template_named(kind->template_name), kind->example),
                     "An example with invented names: this is what every message of this kind looks like.");
}

Reply message_page(store::Database& database, const Clock& clock, const mail::Kinds& kinds, const Request& request) {
  MUSTER_PAGE(own, request, access::programme_ids(database, request.visitor.programmes(right)));
  MUSTER_PAGE(message, request, mail::look_at(database, own, request.capture("message")));
  MUSTER_PAGE(written, request, mail::letter_of(kinds, message, {clock.now(), web::site_of(request), true}));
  if (!written)
    return site::error_page(
        request, conflict("There is nothing to send any more: what this message was about is gone, so it is dropped."));
  return letter_page(request, written->letter,
                     "To " + message.draft.recipient +
                         ". This is what it says now. A message is written when it is sent; a link that signs in is "
                         "shown here as an example.");
}

}  // namespace

void add_mail_preview_pages(web::Router& router, store::Database& database, const Clock& clock, mail::Kinds kinds) {
  const auto right_to = access::Permission::see_mail;
  const auto known = std::make_shared<const mail::Kinds>(std::move(kinds));
  router.get("/mail/preview", right_to, [known](const Request& request) { return kinds_page(*known, request); });
  router.get("/mail/preview/{kind}", right_to, [known](const Request& request) { return kind_page(*known, request); });
  router.get("/mail/{message}", right_to, [&database, &clock, known](const Request& request) {
    return message_page(database, clock, *known, request);
  });
}

}  // namespace muster::dashboard
