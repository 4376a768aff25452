// Where anybody asks whether a certificate is true, and where whoever came finds their own.
#include "certificate_pages.hpp"
#include "domain/booking/public_booking/own_service.hpp"
#include "domain/booking/public_booking/public_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/booking_code.hpp>

namespace muster::booking {
namespace {

using access::StrangerLimits;
using web::Reply;
using web::Request;
using web::View;

struct CheckContext {
  PageContext pages;
  /// Somebody who looks through a pile of papers types one after the other; nobody guesses one of 59 bits.
  std::shared_ptr<StrangerLimits> limits = std::make_shared<StrangerLimits>(
      StrangerLimits::Pace{30, std::chrono::seconds(10)}, StrangerLimits::Pace{300, std::chrono::seconds(1)});
};

struct CheckForm {
  web::Form form;
  web::Field<std::string> code = form.text("code", "Check code")
                                     .hint("Twelve letters and figures, as K7QM-3TZ9-XW2P. Capitals do not matter.")
                                     .width(20);
};

void show_paper(View& view, const Certificate& paper) {
  auto& facts = view.add("FACTS");
  const auto fact = [&](const std::string& term, const std::string& value) {
    if (!value.empty()) facts.add("FACT", term).set("VALUE", value);
  };
  fact("Name", paper.name);
  fact("Event", paper.event);
  fact("Held by", paper.programme);
  fact("Date", long_date(paper.date));
  fact("Where", paper.where == "online" ? "Online" : paper.where);
  fact("Time", duration_words(paper.minutes));
  std::string sessions;
  for (const auto& session : paper.sessions) sessions += (sessions.empty() ? "" : "; ") + session;
  fact("Sessions", sessions);
}

Reply certificate_reply(const Request& request, const std::string& title, View& view, int status = 200,
                        const std::string& before = {}, bool error = false) {
  return public_reply(request, {title, {}, {}, 0, 0, error}, view, "certificate.html", status, before);
}

std::string ask_again(const Request& request) {
  CheckForm form{web::Form::asking(request, "/certificate").button("Check it")};
  return form.form.shown();
}

Reply ask_page(const Request& request) {
  if (const auto typed = request.query.find("code"); typed && !typed->empty()) {
    if (const auto code = typed_code(*typed)) return web::redirect("/certificate/" + *code);
    View view;
    view.head("This is no check code.", "A code has twelve letters and figures, and never 0, 1, I, L or O.");
    view.markup("FORM", ask_again(request));
    return certificate_reply(request, "This is no check code", view, 404);
  }
  View view;
  view.head("Is a certificate true?", "Type the code that is printed on it.");
  view.markup("FORM", ask_again(request));
  return certificate_reply(request, "Is a certificate true?", view);
}

Reply checked_page(const CheckContext& context, const Request& request) {
  if (!context.limits->take(request, "certificate", context.pages.clock.now()))
    return access::too_often(request, "Very many codes are asked for at this moment. Wait a minute and try once more.",
                             std::chrono::minutes(1));
  const auto found = check_certificate(context.pages.database, context.pages.clock.now(), request.capture("code"));
  if (!found.ok() && found.error().kind != ErrorKind::not_found) return site::error_page(request, found.error());
  View view;
  if (!found.ok()) {
    view.head("No certificate has this code.",
              "Look at the letters once more. If they are right, ask whoever gave it out for a new one.");
    view.markup("FORM", ask_again(request));
    return certificate_reply(request, "No certificate has this code", view, 404);
  }
  if (!found->true_still) {
    view.head("This certificate is not true any more.",
              "What it says was changed since, or a newer one was made. Ask its holder for the newest.");
    view.markup("FORM", ask_again(request));
    return certificate_reply(request, "This certificate is not true any more", view);
  }
  view.show("MARK_TRUE");
  view.head("This certificate is true.", "It says what stands here, and nothing else.");
  show_paper(view, *found->certificate);
  view.markup("FORM", {});
  return certificate_reply(request, "This certificate is true", view);
}

Reply own_error(const Request& request, const Error& error) {
  if (error.kind != ErrorKind::conflict && error.kind != ErrorKind::not_found) return site::error_page(request, error);
  View view;
  view.head(error.kind == ErrorKind::conflict ? "There is no certificate for you." : error.message,
            error.kind == ErrorKind::conflict ? error.message
                                              : "The newest mail about your booking has the link that holds.");
  view.markup("FORM", {});
  return certificate_reply(request, "There is no certificate here", view, web::status_of(error.kind));
}

Reply own_page(const PageContext& context, const Request& request) {
  const auto made = own_certificate(context.database, context.clock.now(), request.capture("link"));
  if (!made.ok()) return own_error(request, made.error());
  View view;
  view.head("Your certificate of attendance");
  show_paper(view, *made);
  view.add_link("PAPER", "Get the certificate (PDF)", "/booking/" + request.capture("link") + "/certificate.pdf");
  view.markup("FORM", {});
  return certificate_reply(request, "Your certificate of attendance", view);
}

Reply own_file(const PageContext& context, const Request& request) {
  const auto made = own_certificate(context.database, context.clock.now(), request.capture("link"));
  if (!made.ok()) return own_error(request, made.error());
  MUSTER_PAGE(bytes, request, certificates_pdf({*made}, web::site_of(request)));
  return web::download(bytes, "application/pdf", "certificate.pdf");
}

}  // namespace

void add_certificate_public_pages(web::Router& router, const PageContext& pages) {
  using access::Permission;
  const CheckContext context{pages};
  router.get("/certificate", Permission::open_site, ask_page);
  router
      .get("/certificate/{code}", Permission::open_site,
           [context](const Request& request) { return checked_page(context, request); })
      .holds_secret();
  router
      .get("/booking/{link}/certificate", Permission::open_site,
           [pages](const Request& request) { return own_page(pages, request); })
      .holds_secret();
  router
      .get("/booking/{link}/certificate.pdf", Permission::open_site,
           [pages](const Request& request) { return own_file(pages, request); })
      .holds_secret();
}

}  // namespace muster::booking
