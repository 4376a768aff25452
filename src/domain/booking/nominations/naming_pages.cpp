// The page of an organisation's lead, opened by the link in their mail: whom they send, in which order.
#include "domain/booking/public_booking/public_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/nomination_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;
using web::View;

struct NamingContext {
  PageContext pages;
  std::shared_ptr<access::StrangerLimits> limits;
};

std::string here(const Request& request, const std::string& rest = {}) {
  return "/nominate/" + request.capture("link") + rest;
}

Reply no_list(const Request& request, const Error& error) {
  if (error.kind != ErrorKind::not_found) return site::error_page(request, error);
  View view;
  view.head("This link opens no list.");
  view.add("PARAGRAPH", "It may be cut off: open it from the mail itself, or copy all of it.");
  view.add("PARAGRAPH",
           "Where somebody else names people for your organisation now, earlier links open nothing any more. Ask the "
           "organisers who wrote to you.");
  return public_reply(request, {"This link opens no list", {}, {}, 0, 0, false}, view, "booking_words.html", 404);
}

struct NameForm {
  web::Form form;
  web::Field<std::string> first_name = form.text("first_name", "First name").missing("Give their first name");
  web::Field<std::string> last_name = form.text("last_name", "Surname").missing("Give their surname");
  web::Field<std::string> email = form.email("email", "E-mail address")
                                      .hint("The programme writes there if it agrees, and not before.")
                                      .missing("Give their e-mail address");
  web::Field<std::string> role = form.text("role", "Role").optional();
};

/// A button about one name: small, and read out with the name.
std::string name_button(const Request& request, const std::string& route, const ListedName& name,
                        const std::string& words, const std::vector<std::pair<std::string, std::string>>& more = {},
                        web::Button::Look look = web::Button::Look::link) {
  web::Form form(request, here(request, route));
  form.look("").key(route.substr(1) + (more.empty() ? "" : more.front().second) + name.booking_id);
  form.knowing("name", name.booking_id);
  for (const auto& [field, value] : more) form.knowing(field, value);
  form.button({words, name.name, look});
  return form.shown();
}

void add_names(View& view, const Request& request, const LeadPage& page, bool open) {
  std::int64_t number = 0;
  std::int64_t among_open = 0;
  for (const auto& each : page.names) {
    auto& row = view.add("NAME", each.name).set("NUMBER", grouped(++number));
    row.show("ROLE", each.job_title)
        .set("STANDS", standing_words(each, page.seats, page.event.zone, page.own_share.has_value()));
    if (!open || !is_undecided(each.state)) continue;
    ++among_open;
    auto& buttons = row.show("BUTTONS");
    if (among_open > 1)
      buttons.add("BUTTON").markup("BUTTON_FORM", name_button(request, "/move", each, "Move up", {{"by", "-1"}}));
    if (among_open < page.undecided)
      buttons.add("BUTTON").markup("BUTTON_FORM", name_button(request, "/move", each, "Move down", {{"by", "1"}}));
    buttons.add("BUTTON").markup("BUTTON_FORM", name_button(request, "/take-back", each, "Take off the list"));
  }
}

void add_asking(View& view, const Request& request, const LeadPage& page, bool open) {
  if (page.asking.empty()) return;
  auto& part = view.show("ASKING");
  for (const auto& each : page.asking) {
    auto& row = part.add("ASKS", each.name);
    row.show("ASKS_ROLE", each.job_title);
    if (!open) continue;
    using Look = web::Button::Look;
    row.add("BUTTON").markup("BUTTON_FORM",
                             name_button(request, "/answer", each, "Put forward", {{"forward", "yes"}}, Look::second));
    row.add("BUTTON").markup("BUTTON_FORM",
                             name_button(request, "/answer", each, "Not this time", {{"forward", "no"}}));
  }
}

Reply page_reply(const NamingContext& context, const Request& request, const LeadPage& page, NameForm& typed,
                 const std::string& notice, int status) {
  const auto may = may_name(page.call, page.event, context.pages.clock.now());
  View view;
  view.head("Whom does " + page.call.organisation + " send?",
            page.event.title + ", " + long_date(page.event.date) + ".");
  const auto done = request.query.get("done");
  if (done == "named") view.add("DONE", "Noted. You can name another, or change the order.");
  if (done == "changed") view.add("DONE", "Noted.");
  view.show("NOT_DONE", notice);
  view.set("SEATS", seats_to_name_words(page.call, page.own_share, page.seats, page.undecided));
  if (may.ok()) {
    view.set("UNTIL", page.call.until ? "You can change the list until " + long_date(*page.call.until) +
                                            ". The programme decides, and writes to the people then."
                                      : std::string("The programme decides, and writes to the people then."));
    view.markup("FORM", typed.form.shown());
    view.show("OPEN");
  } else {
    view.set("UNTIL", may.error().message.substr(0, may.error().message.find(" Nothing was changed")));
  }
  view.show_if(page.names.empty(), "NOBODY", "SOME");
  add_names(view, request, page, may.ok());
  add_asking(view, request, page, may.ok());
  view.show("CONTACT", page.contact);
  auto frame = public_frame(page.event, "Whom does " + page.call.organisation + " send?");
  frame.error = status >= 400;
  return public_reply(request, frame, view, "naming.html", status, typed.form.summary());
}

NameForm name_form(const Request& request) {
  return {web::Form(request, here(request))
              .button("Put this name on the list")
              .when_refused({}, "Nobody was put on the list. What you wrote is still below.")};
}

Reply naming_page(const NamingContext& context, const Request& request) {
  const auto now = context.pages.clock.now();
  const auto& link = request.capture("link");
  if (asks_for_change(request.method) && !context.limits->take(request, link, now)) return too_many(request);
  const auto found = lead_page(context.pages.database, link);
  if (!found.ok()) return no_list(request, found.error());
  auto typed = name_form(request);
  if (typed.form.read()) {
    const auto put = put_forward(context.pages.database, now, link,
                                 {*typed.first_name, *typed.last_name, *typed.email, *typed.role, "", {}});
    if (put.ok()) return web::redirect(here(request, "?done=named"));
    if (put.error().kind == ErrorKind::conflict)
      return page_reply(context, request, *found, typed, put.error().message, 409);
    typed.form.refuse(put.error());
  }
  return page_reply(context, request, *found, typed, {}, typed.form.status());
}

template <class Change>
Reply changed(const NamingContext& context, const Request& request, const Change& change) {
  const auto now = context.pages.clock.now();
  const auto& link = request.capture("link");
  if (!context.limits->take(request, link, now)) return too_many(request);
  const auto done = change(context.pages.database, now, link, request.form.get("name"));
  if (done.ok()) return web::redirect(here(request, "?done=changed"));
  const auto found = lead_page(context.pages.database, link);
  if (!found.ok()) return no_list(request, found.error());
  if (done.error().kind != ErrorKind::conflict) return site::error_page(request, done.error());
  auto typed = name_form(request);
  return page_reply(context, request, *found, typed, done.error().message, 409);
}

Reply move(const NamingContext& context, const Request& request) {
  const auto by = parse_integer(request.form.get("by")).value_or(0);
  return changed(context, request, [by](auto& database, Instant now, const auto& link, const auto& name) {
    return move_name(database, now, link, name, by < 0 ? -1 : 1);
  });
}

Reply take_back(const NamingContext& context, const Request& request) {
  return changed(context, request, [](auto& database, Instant now, const auto& link, const auto& name) {
    return take_name_back(database, now, link, name);
  });
}

Reply answer(const NamingContext& context, const Request& request) {
  const auto forward = request.form.get("forward");
  if (forward != "yes" && forward != "no")
    return site::error_page(request, bad_input("Say whether the name is put forward."));
  return changed(context, request, [&](auto& database, Instant now, const auto& link, const auto& name) {
    return answer_interest(database, now, link, name, forward == "yes");
  });
}

}  // namespace

void add_naming_pages(web::Router& router, const PageContext& pages) {
  using access::Permission;
  const NamingContext context{pages, booking_limits()};
  const std::string path = "/nominate/{link}";
  const auto page = [context](const Request& request) { return naming_page(context, request); };
  router.get(path, Permission::open_site, page).holds_secret();
  router.post(path, Permission::open_site, page).holds_secret();
  router
      .post(path + "/move", Permission::open_site, [context](const Request& request) { return move(context, request); })
      .holds_secret();
  router
      .post(path + "/take-back", Permission::open_site,
            [context](const Request& request) { return take_back(context, request); })
      .holds_secret();
  router
      .post(path + "/answer", Permission::open_site,
            [context](const Request& request) { return answer(context, request); })
      .holds_secret();
}

}  // namespace muster::booking
