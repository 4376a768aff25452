// A programme's texts for messages: listed, written, changed and deleted.
#include "planned_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/message_template_service.hpp>
#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::booking {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

std::string here_of(const Request& request) { return "/programmes/" + request.capture("programme") + "/messages"; }

web::Listing<MessageTemplate> texts_listing(const Request& request) {
  const auto here = here_of(request);
  web::Listing<MessageTemplate> list(
      {.title = "Texts for messages",
       .path = here,
       .sort = "name",
       .rows = "texts",
       .nothing_yet = {"No texts yet", "What is written once stands ready for every event.", here + "/new",
                       "Write a text"}});
  list.column({.name = "name", .heading = "Text", .css = "strong"},
              [here](const MessageTemplate& text) { return web::Cell(text.name).to(here + "/" + text.id); });
  list.column({.heading = "Subject"}, [](const MessageTemplate& text) { return web::Cell(text.words.subject); });
  list.column({.heading = "About"}, [](const MessageTemplate& text) {
    return web::Cell(text.kind == MessageKind::told ? "What they booked" : "News");
  });
  list.column({.heading = "Words", .where = web::ListColumn::ShownOn::file},
              [](const MessageTemplate& text) { return web::Cell(text.words.text); });
  return list;
}

struct TextForm {
  web::Form form;
  MessageTemplate begun;
  web::Field<std::string> name = form.text("name", "Name").hint("For the team alone.").begins(begun.name);
  web::Field<std::string> subject = form.text("subject", "Subject").begins(begun.words.subject).check(check_subject);
  web::Field<std::string> text =
      form.lines("text", "Text").rows(10).hint(fields_hint()).begins(begun.words.text).check(check_message);
  web::Field<MessageKind> kind = form.radios("kind", "What it is about",
                                             std::vector<web::Choice<MessageKind>>{
                                                 {MessageKind::told, "told", "What they booked"},
                                                 {MessageKind::news, "news", "Anything else, which they can stop"}})
                                     .begins(begun.kind);
};

Reply text_page(const PageContext& context, const Request& request, const MessageTemplate& begun) {
  const auto here = here_of(request);
  const bool fresh = begun.id.empty();
  TextForm wanted{web::Form(request, here + "/" + (fresh ? "new" : begun.id))
                      .button("Save the text")
                      .way_out("Leave it", here)
                      .knowing("version", std::to_string(begun.version))
                      .when_refused({}, "Nothing was saved."),
                  begun};
  if (wanted.form.read()) {
    const auto saved = save_message_template(context.database, context.audit(request), request.capture("programme"),
                                             {begun.id,
                                              *wanted.name,
                                              {*wanted.subject, *wanted.text},
                                              *wanted.kind,
                                              parse_integer(request.form.get("version")).value_or(begun.version)});
    if (saved.ok()) return web::redirect(here);
    wanted.form.refuse(saved.error());
  }
  web::View view;
  view.set("HERE", here).set("TRAIL", fresh ? "A text" : begun.name);
  view.head(fresh ? "A text for messages" : begun.name);
  view.markup("FORM", wanted.form.shown());
  view.markup("DELETE_FORM", fresh ? std::string()
                                   : web::Form(request, here + "/" + begun.id + "/delete")
                                         .button({.words = "Delete the text", .look = web::Button::Look::link})
                                         .shown());
  return site::form_page(request, {fresh ? "A text" : begun.name, request.visitor.programme}, wanted.form,
                         web::render("domain/booking/pages/message_text.html", view));
}

Reply write(const PageContext& context, const Request& request) {
  if (request.captures.find("text") == request.captures.end()) return text_page(context, request, {});
  MUSTER_PAGE(begun, request,
              find_message_template(context.database, request.capture("programme"), request.capture("text")));
  return text_page(context, request, begun);
}

Reply remove(const PageContext& context, const Request& request) {
  const auto done = delete_message_template(context.database, context.audit(request), request.capture("programme"),
                                            request.capture("text"));
  return done.ok() ? web::redirect(here_of(request)) : site::error_page(request, done.error());
}

}  // namespace

void add_message_template_pages(web::Router& router, const PageContext& context) {
  const std::string here = "/programmes/{programme}/messages";
  const auto right = Permission::change_delegates;
  site::add_list<MessageTemplate>(
      router, here, right,
      {texts_listing,
       [context](const Request& request, const ListQuery& query) {
         return message_templates(context.database, request.capture("programme"), query);
       }},
      [](const Request& request, const ListPage<MessageTemplate>& found, std::string markup) {
        web::View view;
        view.head(found.all == 0 ? "Texts for messages" : counted(found.all, "text", "texts") + " for messages",
                  "Every event of " + request.visitor.programme + " can begin a message with them.");
        view.set("HERE", here_of(request)).markup("LIST", std::move(markup));
        return site::desk_page(request, {"Texts for messages", request.visitor.programme},
                               web::render("domain/booking/pages/message_texts.html", view));
      });
  const auto form = [context](const Request& request) { return write(context, request); };
  for (const std::string ending : {"/new", "/{text}"}) {
    router.form(here + ending, right, form);
  }
  router.post(here + "/{text}/delete", right, [context](const Request& request) { return remove(context, request); });
}

}  // namespace muster::booking
