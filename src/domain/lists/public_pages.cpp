// The page on which people ask to join a list, and the one behind the link in their mail. What is said after asking is
// the same whoever stands on the list: the mail alone tells.
#include "context_pages.hpp"

#include <muster/domain/access/throttle_pages.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/web/form.hpp>

#include <memory>

namespace muster::lists {
namespace {

using access::Permission;
using web::Button;
using web::Reply;
using web::Request;
using web::View;

/// How often strangers may have a mail sent: an office shares one network, and nobody fills another's letter box.
struct AskingLimits {
  /// From one network fewer in a week than may wait for their confirmation.
  access::StrangerLimits of_list{{20, std::chrono::minutes(3)}, {200, std::chrono::seconds(5)}};
  access::Buckets of_address{3, std::chrono::minutes(20)};
};

struct PublicContext {
  PageContext pages;
  std::shared_ptr<AskingLimits> limits;
};

Reply page_of(const Request& request, const PublicList& at, View& view, const web::Form* form = nullptr) {
  view.set("STYLE", web::asset("agenda.css"));
  if (form != nullptr) view.show("ASKS").markup("FORM", form->shown());
  site::PhoneFrame frame{at.list.name, at.programme, {}, 0, 0, form != nullptr && form->refused()};
  return site::phone_page(
      request, frame,
      (form == nullptr ? std::string() : form->summary()) + web::render("domain/lists/pages/public.html", view),
      form == nullptr ? 200 : form->status());
}

/// Beyond what one address gets the answer is the same, and nothing is sent.
Outcome asked(const PublicContext& context, Instant now, const std::string& code, Member typed) {
  typed.name = trimmed(typed.name);
  typed.email = trimmed(typed.email);
  MUSTER_CHECK(check_member(typed));
  if (!context.limits->of_address.take(mail::folded_address(typed.email), now)) return Success{};
  return ask_to_join(context.pages.database, now, code, typed);
}

Reply join_page(const PublicContext& context, const Request& request) {
  const auto now = context.pages.clock.now();
  const auto& code = request.capture("code");
  if (request.method == web::Method::post && !context.limits->of_list.take(request, code, now))
    return access::too_often(request,
                             "Very many people ask at this moment. Go back, wait three minutes, and press the button "
                             "once more.",
                             std::chrono::minutes(3));
  MUSTER_PAGE(at, request, public_list(context.pages.database, code));
  View view;
  if (!at.list.taken_in) {
    view.head(at.list.name, at.list.about);
    view.add("PARAGRAPH", "Nobody joins this list by themselves. Ask the people of " + at.programme + ".");
    return page_of(request, at, view);
  }
  web::Form form = web::Form(request, "/l/" + at.list.code)
                       .button("Send me the link")
                       .when_refused({}, "Nothing was sent, and nothing is lost.");
  const auto name = form.text("name", "Your name").autocomplete("name");
  const auto email = form.email("email", "Your e-mail address")
                         .hint("Mails of the list go there. Nobody but the organisers sees it.")
                         .autocomplete("email");
  if (form.read()) {
    const auto sent = asked(context, now, code, {"", *name, *email, false, ""});
    if (sent.ok()) {
      view.head("Look at your mail", "We are sending a link to " + *email + ". Press it, and you are on the list.");
      view.add("PARAGRAPH",
               "Look into the junk folder if it is not there in ten minutes. One address gets only a few such mails an "
               "hour.");
      return page_of(request, at, view);
    }
    form.refuse(sent.error());
  }
  view.head(at.list.name, at.list.about);
  view.add("PARAGRAPH", "A list of " + at.programme +
                            ". You get its mails until you leave it, by the link that stands in each of them.");
  return page_of(request, at, view, &form);
}

std::string here_of(const Request& request) { return "/lists/" + request.capture("key"); }

Reply place_page(const Request& request, const OwnPlace& place) {
  View view;
  const auto& list = place.at.list.name;
  const auto button = [&](const char* step, const std::string& words, Button::Look look) {
    return web::Form(request, here_of(request)).look("").knowing("step", step).button({words, {}, look}).shown();
  };
  if (place.standing == Standing::asked) {
    view.head("Join " + list + "?", place.at.list.about);
    view.show("ASKS").markup("FORM", button("join", "Join the list", Button::Look::first));
  } else if (place.standing == Standing::joined) {
    view.head("You are on the list " + list + ".", "You get its mails until you leave it.");
    view.show("ASKS").markup("FORM", button("leave", "Leave the list", Button::Look::second));
  } else {
    view.head("You are not on the list " + list + ".", "You get no mails of it.");
    if (place.at.list.taken_in) view.add_link("JOIN", "Join it", "/l/" + place.at.list.code);
  }
  if (place.news_stopped && place.standing != Standing::off) {
    auto& again = view.add("STOPPED", place.at.programme);
    again.markup("AGAIN_FORM", button("again", "Get its news again", Button::Look::second));
  }
  return page_of(request, place.at, view);
}

Reply look(const PublicContext& context, const Request& request) {
  MUSTER_PAGE(place, request, own_place(context.pages.database, request.capture("key")));
  return place_page(request, place);
}

/// A mail program that leaves for its reader sends no step.
Reply press(const PublicContext& context, const Request& request) {
  const auto typed = request.form.get("step");
  const auto step = typed == "join" ? OwnStep::join : typed == "again" ? OwnStep::hear_again : OwnStep::leave;
  MUSTER_PAGE(place, request,
              take_own_step(context.pages.database, context.pages.clock.now(), request.capture("key"), step));
  return place_page(request, place);
}

}  // namespace

void add_public_pages(web::Router& router, const PageContext& pages) {
  const PublicContext context{pages, std::make_shared<AskingLimits>()};
  const auto join = [context](const Request& request) { return join_page(context, request); };
  router.get("/l/{code}", Permission::open_site, join).holds_secret();
  router.post("/l/{code}", Permission::open_site, join).holds_secret();
  router
      .get(own_list_pattern, Permission::open_site,
           [context](const Request& request) { return look(context, request); })
      .holds_secret();
  router
      .post(own_list_pattern, Permission::open_site,
            [context](const Request& request) { return press(context, request); })
      .holds_secret();
}

void add_pages(web::Router& router, store::Database& database, const Clock& clock) {
  const PageContext context{database, clock};
  add_team_pages(router, context);
  add_public_pages(router, context);
  add_api_pages(router, context);
}

}  // namespace muster::lists
