// The public pages of a programme's code: where a family writes, and what came of what was said.
#include "desk_pages.hpp"

#include <muster/domain/access/throttle_pages.hpp>
#include <muster/domain/actions/concern_withdrawal_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/web/assets.hpp>
#include <muster/platform/web/form.hpp>

#include <memory>

namespace muster::actions {
namespace {

using web::Reply;
using web::Request;
using web::View;

/// A family has a few things to say, and a library shares one network.
struct PublicContext {
  PageContext pages;
  std::shared_ptr<access::StrangerLimits> limits =
      std::make_shared<access::StrangerLimits>(access::StrangerLimits::Pace{10, std::chrono::minutes(2)},
                                               access::StrangerLimits::Pace{60, std::chrono::seconds(20)});
};

Reply too_many(const Request& request) {
  return access::too_often(
      request,
      "Very many people write at this moment. Go back, wait two minutes, and press the button once "
      "more: what you wrote is still there.",
      std::chrono::minutes(2));
}

Reply public_reply(const Request& request, const std::string& title, const std::string& programme, View& view,
                   const std::string& template_name, int status = 200, bool error = false,
                   const std::string& before = {}) {
  view.set("STYLE", web::asset("concern.css"));
  site::PhoneFrame frame;
  frame.title = title;
  frame.event_title = programme;
  frame.error = error;
  auto reply =
      site::phone_page(request, frame, before + web::render("domain/actions/pages/" + template_name, view), status);
  reply.headers.emplace_back("Cache-Control", "private, no-cache");
  return reply;
}

Reply no_page(const Request& request, const Error& error) {
  if (error.kind != ErrorKind::not_found) return site::error_page(request, error);
  View view;
  view.head("Nobody reads what is sent to this address.");
  view.add("PARAGRAPH", "Look at the letters once more: an address never has 0, 1, i, l or o in it.");
  view.add("PARAGRAPH", "If it still leads nowhere, ask whoever gave it to you.");
  return public_reply(request, "Nobody reads what is sent to this address", {}, view, "concern_words.html", 404);
}

struct ConcernForm {
  std::vector<web::Choice<std::string>> places;
  web::Form form;
  web::Field<std::string> body = form.lines("body", "What do you want us to know?")
                                     .rows(8)
                                     .most(longest_concern)
                                     .missing("Write what you want us to know");
  web::Field<std::string> place = form.select<std::string>("place", "Where is it about?", places).optional();
  web::Field<std::string> sender = form.text("sender", "Your name").autocomplete("name").optional();
  web::Field<std::string> email = form.email("email", "Your e-mail address")
                                      .hint("Only if somebody may write to you about it.")
                                      .autocomplete("email")
                                      .optional();
};

Reply closed(const Request& request, const PublicPage& shown, int status) {
  View view;
  const std::string words = "Nothing is taken at this address at the moment.";
  view.head(words);
  view.add("PARAGRAPH", "Ask " + shown.programme + " how to reach them.");
  if (!shown.answers.empty())
    view.add_link("BACK", "What came of what people said", public_path(shown.page.code, "/answers"));
  return public_reply(request, words, shown.programme, view, "concern_words.html", status);
}

/// One form has one receipt, however often it is sent.
std::string receipt_of(const Request& request) {
  auto sent = request.form.get("receipt");
  return is_receipt(sent) ? sent : new_receipt();
}

/// `receipt` is empty where the same words were sent before: then the link was shown with them.
Reply thanks(const Request& request, const PublicPage& shown, const std::string& receipt = {}) {
  View view;
  view.head("We have it. Thank you.");
  view.add("PARAGRAPH", "Somebody of " + shown.programme + " reads it and decides who sees to it.");
  view.add(
      "PARAGRAPH",
      "What you wrote is kept for " + counted(shown.page.keep_days, "day", "days") +
          ", and then deleted. What comes of it may be published, in our own words: in yours only if you agree to it.");
  if (!receipt.empty()) {
    const auto path = public_path(shown.page.code, "/back/" + receipt);
    const auto whole = request.public_address.empty() ? path : request.public_address + path;
    view.add("PARAGRAPH",
             "If you change your mind: at the address of this page you take back what you wrote. Keep it, for it is "
             "shown nowhere else, and give it to nobody: " +
                 whole);
    view.add_link("BACK", "Take back what you wrote", path);
  } else if (shown.page.shows_answers) {
    view.add_link("BACK", "What came of what people said", public_path(shown.page.code, "/answers"));
  }
  return public_reply(request, "We have it", shown.programme, view, "concern_words.html");
}

Reply taken_back(const Request& request, const PublicPage& shown) {
  View view;
  view.head("It is deleted.");
  view.add("PARAGRAPH", "Nothing that you wrote is kept any more, nor your name, your address or your place.");
  if (shown.page.takes) view.add_link("BACK", "Write something else", public_path(shown.page.code));
  return public_reply(request, "It is deleted", shown.programme, view, "concern_words.html");
}

Reply write_page(const PublicContext& context, const Request& request) {
  const auto now = context.pages.clock.now();
  const bool sent = asks_for_change(request.method);
  if (sent && !context.limits->take(request, request.capture("code"), now)) return too_many(request);
  const auto found = public_page(context.pages.database, request.capture("code"));
  if (!found.ok()) return no_page(request, found.error());
  const auto& shown = *found;
  // Even where nothing more is taken by now.
  if (!sent && request.query.get("sent") == "1") return thanks(request, shown);
  if (!sent && request.query.get("back") == "1") return taken_back(request, shown);
  if (!shown.page.takes) return closed(request, shown, sent ? 409 : 200);
  std::vector<web::Choice<std::string>> places{{"", "", "I would rather not say"}};
  for (const auto& place : shown.places) places.push_back({place.code, place.code, place.name});
  ConcernForm typed{std::move(places), web::Form(request, public_path(shown.page.code))
                                           .button("Send it")
                                           .knowing("receipt", receipt_of(request))
                                           .when_refused({}, "Nothing was sent yet. What you wrote is still below.")};
  if (typed.form.read()) {
    Concern concern;
    concern.body = *typed.body;
    concern.place_code = *typed.place;
    concern.sender = *typed.sender;
    concern.email = *typed.email;
    const auto receipt = receipt_of(request);
    const auto done = send_with_receipt(context.pages.database, now, shown.page.code, std::move(concern), receipt);
    if (done.ok() && *done == Sent::kept)
      return web::redirect(public_path(shown.page.code, "/back/" + receipt + "?sent=1"));
    if (done.ok()) return web::redirect(public_path(shown.page.code, "?sent=1"));
    typed.form.refuse(done.error());
  }
  View view;
  const std::string title = "Tell us what we should know";
  view.head(title);
  view.add_each("INTRODUCTION", lines_of(shown.page.introduction));
  view.set("KEPT", counted(shown.page.keep_days, "day", "days"));
  view.markup("FORM", typed.form.shown());
  if (!shown.answers.empty())
    view.add_link("ANSWERS", "What came of what people said", public_path(shown.page.code, "/answers"));
  // The window names the network too, and has room for 70 letters.
  return public_reply(request, "Tell us", shown.programme, view, "concern.html", typed.form.status(),
                      typed.form.refused(), typed.form.summary());
}

Reply answers_page(const PublicContext& context, const Request& request) {
  const auto found = public_page(context.pages.database, request.capture("code"));
  if (!found.ok()) return no_page(request, found.error());
  const auto& shown = *found;
  if (!shown.page.shows_answers) return no_page(request, not_found("No answers are shown at this address."));
  View view;
  view.head("You said, we did");
  if (shown.answers.empty()) view.add("NONE", "No answer is published yet.");
  for (const auto& answer : shown.answers) {
    auto& one = view.add("ANSWER");
    one.add_each("YOU_SAID", lines_of(answer.you_said)).add_each("WE_DID", lines_of(answer.we_did));
    one.set("WHEN", answer.event.empty() ? short_date(answer.published_on)
                                         : answer.event + "; answered on " + short_date(answer.published_on));
  }
  if (shown.page.takes) view.add_link("WRITE", "Tell us what we should know", public_path(shown.page.code));
  return public_reply(request, "You said, we did", shown.programme, view, "answers.html");
}

Reply gone_page(const Request& request, const Error& error) {
  if (error.kind != ErrorKind::not_found) return site::error_page(request, error);
  View view;
  view.head("Nothing is kept under this link.");
  view.add("PARAGRAPH", "What you wrote was taken back or deleted, or the address is not whole.");
  view.add("PARAGRAPH",
           "It is deleted with your name and place. What the network does about it, in its own words, stays.");
  return public_reply(request, "Nothing is kept", {}, view, "concern_words.html", 404);
}

/// Where whoever sent something takes it back.
Reply back_page(const PublicContext& context, const Request& request) {
  const auto now = context.pages.clock.now();
  const auto& code = request.capture("code");
  const auto& receipt = request.capture("receipt");
  if (!context.limits->take(request, code, now)) return too_many(request);
  const auto held = held_by_receipt(context.pages.database, code, receipt);
  if (!held.ok()) return gone_page(request, held.error());
  const auto found = public_page(context.pages.database, code);
  if (!found.ok()) return no_page(request, found.error());
  if (asks_for_change(request.method)) {
    const auto done = withdraw_concern(context.pages.database, now, code, receipt);
    if (!done.ok()) return gone_page(request, done.error());
    return web::redirect(public_path(found->page.code, "?back=1"));
  }
  if (request.query.get("sent") == "1") return thanks(request, *found, receipt);
  View view;
  view.head("Take back what you wrote");
  view.add("PARAGRAPH", "You wrote to " + held->programme + " on " + short_date(held->received_on) +
                            ". It is kept until " + short_date(held->delete_on) + ".");
  view.add("PARAGRAPH",
           "Taken back, your words, your name, your address and your place are deleted at once, and nobody can bring "
           "them back. What the network does about it, in its own words, stays.");
  view.markup("FORM",
              web::Form(request, public_path(found->page.code, "/back/" + receipt))
                  .look("")
                  .button(web::Button{.words = "Take it back and delete it", .look = web::Button::Look::warning})
                  .shown());
  return public_reply(request, "Take it back", found->programme, view, "concern_back.html");
}

}  // namespace

void add_public_pages(web::Router& router, const PageContext& pages) {
  using access::Permission;
  const PublicContext context{pages};
  const auto write = [context](const Request& request) { return write_page(context, request); };
  const auto answers = [context](const Request& request) { return answers_page(context, request); };
  router.get("/c/{code}", Permission::open_site, write).holds_secret();
  router.post("/c/{code}", Permission::open_site, write).holds_secret();
  // Somebody types the whole address in capitals.
  router.get("/C/{code}", Permission::open_site, write).holds_secret();
  const auto back = [context](const Request& request) { return back_page(context, request); };
  router.get("/c/{code}/back/{receipt}", Permission::open_site, back).holds_secret();
  router.post("/c/{code}/back/{receipt}", Permission::open_site, back).holds_secret();
  router.get("/c/{code}/answers", Permission::open_site, answers).holds_secret();
}

}  // namespace muster::actions
