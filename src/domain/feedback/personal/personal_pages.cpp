// The contact details that people gave on a form, for those who may see contact details: a list, its files, and
// deleting what somebody asks to have deleted.
#include "domain/feedback/context_pages.hpp"
#include "domain/feedback/paper/paper_form_pages.hpp"
#include "personal_words.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/feedback/personal_service.hpp>
#include <muster/domain/forms/personal.hpp>
#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/listing.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

constexpr const char* rest = "/form/contacts";

struct AskedRoundOf {
  events::Event event;
  std::optional<Round> round;
  PersonalQuestions questions;
};

Result<AskedRoundOf> asked_of(const PageContext& context, const web::Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_CHECK(settle_event_round(context.database, context.now(), slug));
  return context.database.read([&](store::Session& session) -> Result<AskedRoundOf> {
    MUSTER_TRY(event, events::find_event(session, slug));
    AskedRoundOf out{std::move(event), {}, {}};
    out.round = round_of_event(session, out.event.id);
    if (out.round) out.questions = personal_questions(session, *out.round);
    return out;
  });
}

web::Listing<PersonalAnswer> contacts_listing(const PageContext& context, const web::Request& request) {
  const auto asked = asked_of(context, request);
  const auto here = "/events/" + request.capture("event") + rest;
  const auto labels = asked.ok() ? asked->questions.labels : std::vector<std::string>();
  const std::string why = labels.empty() ? "The form asks for none. A question with the word personal is kept here."
                          : asked->round->form->anonymous ? "They come here five at a time while the form is open."
                                                          : "They come here as people send them.";
  web::Listing<PersonalAnswer> list(
      {.title = "Contact details", .path = here, .rows = "people", .nothing_yet = {"No contact details yet", why}});
  // A file without a column is none.
  if (labels.empty()) list.column({.heading = "Contact details"}, [](const PersonalAnswer&) { return web::Cell(); });
  for (std::size_t at = 0; at < labels.size(); ++at) {
    list.column({.heading = labels[at]}, [at](const PersonalAnswer& one) { return web::Cell(one.cells.at(at)); });
  }
  if (!labels.empty()) {
    list.column({.heading = "What you can do", .kind = web::ListColumn::Kind::actions},
                [here](const PersonalAnswer& one) {
                  return web::Cell().link({here + "/delete?row=" + one.id, "Delete", one.cells.front()});
                });
  }
  return list;
}

Result<ListPage<PersonalAnswer>> contacts_found(const PageContext& context, const web::Request& request,
                                                const ListQuery& query) {
  return context.database.read([&](store::Session& session) -> Result<ListPage<PersonalAnswer>> {
    MUSTER_TRY(event, events::find_event(session, request.capture("event")));
    const auto round = round_of_event(session, event.id);
    return round ? listed_personal(session, *round, query) : ListPage<PersonalAnswer>();
  });
}

web::Reply contacts_page(const PageContext& context, const web::Request& request, const ListPage<PersonalAnswer>& found,
                         std::string list) {
  MUSTER_PAGE(asked, request, asked_of(context, request));
  web::View view;
  view.set("BASE", path_of(asked.event, ""));
  view.head(found.all == 0 ? "No contact details yet"
                           : counted(found.all, "person left contact details", "people left contact details"),
            "Nothing leads from them to an answer, and they stand in no figure and no file of answers.");
  if (asked.round && asked.questions.any()) view.show("KEPT_UNTIL", kept_until(*asked.round, asked.questions));
  view.show_if(request.query.get("done") == "deleted", "DELETED");
  view.show_if(asked.round && asked.round->state == RoundState::open && asked.questions.any(), "TYPE_IN");
  view.markup("LIST", std::move(list));
  return site::desk_page(request, frame_of(asked.event, "Contact details", site::Tab::form),
                         web::render("domain/feedback/pages/contacts.html", view));
}

web::Reply type_in(const PageContext& context, const web::Request& request) {
  MUSTER_PAGE(asked, request, asked_of(context, request));
  const auto here = path_of(asked.event, rest);
  if (!asked.round || asked.round->state != RoundState::open || !asked.questions.any()) return web::redirect(here);
  SheetForm typing(web::Form(request, here + "/new").look("form entry").button("Save").way_out("Stop", here),
                   forms::only_personal(*asked.round->form));
  if (typing.form().read()) {
    const auto wrong = enter_personal(context.database, context.organiser(request), asked.event.slug, typing.typed());
    if (wrong.ok() && wrong->empty()) return web::redirect(here + "/new?done=saved");
    if (wrong.ok())
      typing.refuse(*wrong);
    else
      typing.form().refuse(wrong.error());
  }
  web::View view;
  view.set("BASE", path_of(asked.event, "")).set("HERE", "Type in a part from paper");
  view.head(request.query.get("done") == "saved" ? "Saved. The next part" : "Type in a part from paper",
            "The part for contact details was torn off the sheet: nothing says to which sheet it belongs.");
  view.markup("FORM", typing.form().shown());
  return site::form_page(request, frame_of(asked.event, "Type in a part from paper", site::Tab::form), typing.form(),
                         web::render("domain/feedback/pages/confirm.html", view));
}

web::Reply ask_to_delete(const PageContext& context, const web::Request& request) {
  MUSTER_PAGE(asked, request, asked_of(context, request));
  const auto& event = asked.event;
  MUSTER_PAGE(given, request,
              context.database.read([&](store::Session& session) -> Result<std::optional<PersonalAnswer>> {
                return asked.round ? find_personal(session, *asked.round, request.query.get("row")) : std::nullopt;
              }));
  if (!given) return web::redirect(path_of(event, rest) + "?done=deleted");
  web::View view;
  view.set("BASE", path_of(event, "")).set("HERE", "Delete contact details");
  view.head("Delete these contact details?", "They are gone at once, and cannot be brought back.");
  auto wanted = web::Form(request, path_of(event, std::string(rest) + "/delete"))
                    .button({"Delete them", {}, web::Button::Look::warning})
                    .way_out("Keep them", path_of(event, rest));
  (void)wanted.hidden("row", request.query.get("row"));
  view.markup("FORM", wanted.shown());
  for (std::size_t at = 0; at < given->cells.size(); ++at) {
    if (!given->cells[at].empty()) view.add("POINT", asked.questions.labels[at] + ": " + given->cells[at]);
  }
  view.add("POINT", asked.round->form->anonymous
                        ? "What this person answered stays as it is: nobody can tell which answers are theirs."
                        : "What this person answered stays as it is.");
  return site::desk_page(request, frame_of(event, "Delete contact details", site::Tab::form),
                         web::render("domain/feedback/pages/confirm.html", view));
}

web::Reply delete_one(const PageContext& context, const web::Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(event, request, events::find_event(context.database, slug));
  const auto done = delete_personal_answer(context.database, context.organiser(request), slug, request.form.get("row"));
  if (!done.ok() && done.error().kind != ErrorKind::not_found) return site::error_page(request, done.error());
  return web::redirect(path_of(event, rest) + "?done=deleted");
}

}  // namespace

void add_personal_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  using web::Request;
  const std::string pattern = std::string("/events/{event}") + rest;
  const site::ListSource<PersonalAnswer> source{
      [context](const Request& request) { return contacts_listing(context, request); },
      [context](const Request& request, const ListQuery& query) { return contacts_found(context, request, query); }};
  site::add_list<PersonalAnswer>(
      router, pattern, Permission::see_contacts, source,
      [context](const Request& request, const ListPage<PersonalAnswer>& found, std::string list) {
        return contacts_page(context, request, found, std::move(list));
      });
  const auto typing = [context](const Request& request) { return type_in(context, request); };
  router.form(pattern + "/new", Permission::see_contacts, typing);
  router.get(pattern + "/delete", Permission::see_contacts,
             [context](const Request& request) { return ask_to_delete(context, request); });
  router.post(pattern + "/delete", Permission::see_contacts,
              [context](const Request& request) { return delete_one(context, request); });
}

}  // namespace muster::feedback
