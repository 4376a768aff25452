// A mail to one delegate, to those ticked or to all whom the list shows: written, looked at, sent.
#include "domain/booking/steps/chosen_pages.hpp"

#include "domain/booking/address.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/booking_jobs.hpp>
#include <muster/domain/booking/booking_mail.hpp>
#include <muster/domain/booking/message_service.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/letter_look.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/jobs/job_service.hpp>

namespace muster::booking {
namespace {

using web::Button;
using web::Reply;
using web::Request;

/// The page's address with what the list showed.
std::string mail_path(const Request& request, const std::string& ending = {}) {
  return address(delegates_path(request.capture("event")) + "/mail" + ending, request.query.entries());
}

/// Those ticked, the one whom a link names, or nobody: then all whom the list shows.
Recipients recipients_of(const Request& request) {
  auto people = request.form.all("row[]");
  if (people.empty() && request.query.find("to")) people.push_back(request.query.get("to"));
  return {std::move(people), asked_delegates(request)};
}

struct MailForm {
  web::Form form;
  MessageWords words;
  web::Field<std::string> subject =
      form.text("subject", "Subject").begins(words.subject).check([](const std::string& typed) {
        return check_subject(typed);
      });
  web::Field<std::string> text = form.lines("text", "Text")
                                     .rows(10)
                                     .hint(
                                         "It begins with “Dear” and the person’s name, and ends with the network "
                                         "and the event. An empty line begins a paragraph.")
                                     .begins(words.text)
                                     .check([](const std::string& typed) { return check_message(typed); });
};

MailForm mail_form(const Request& request, const events::Event& event, const Recipients& to) {
  MessageWords words{request.form.get("subject"), request.form.get("text")};
  if (request.form.get("about") == "reminder") words = reminder_words(event.title, event.date, event.venue);
  MailForm wanted{web::Form(request, mail_path(request))
                      .button("Look at the mail")
                      .way_out("Back to the list", back_to_list(request, {}))
                      .knowing("asked", "yes")
                      .when_refused({}, "Nothing was sent."),
                  std::move(words)};
  for (const auto& id : to.people) wanted.form.knowing("row[]", id);
  return wanted;
}

/// What was written, unseen, under the mail as it will be read; `message` makes pressing twice one mail.
web::Form send_form(const Request& request, const Recipients& to, const MessageWords& words, std::int64_t people) {
  auto form = web::Form(request, mail_path(request, "/send"))
                  .button("Send " + counted(people, "mail", "mails"))
                  .button({"Change the words", {}, Button::Look::second, mail_path(request)})
                  .knowing("message", new_id())
                  .knowing("seen", std::to_string(people))
                  .knowing("subject", words.subject)
                  .knowing("text", words.text);
  for (const auto& id : to.people) form.knowing("row[]", id);
  return form;
}

Reply page_of(const Request& request, const MessagePreview& preview, const web::Form& form,
              const std::optional<mail::Letter>& letter) {
  web::View view;
  view.set("LIST_PATH", back_to_list(request, {}));
  view.head("A mail to " + counted(preview.people, "person", "people"));
  view.set("NAMES", names_words(preview.names, preview.people));
  if (preview.without > 0)
    view.add("WITHOUT", counted(preview.without, "other person has no e-mail address, and gets no mail.",
                                "other people have no e-mail address, and get no mail."));
  if (letter)
    site::show_letter(
        view, *letter,
        "Everybody’s begins with their own name. A mail that is sent cannot be taken back; what became of "
        "it stands beside each person and under Messages.");
  view.markup("FORM", form.shown());
  return site::form_page(request, delegates_frame(preview.event, "A mail to delegates"), form,
                         web::render("domain/booking/pages/delegates_mail.html", view));
}

Reply refused(const PageContext& context, const Request& request, const Error& error) {
  if (error.kind == ErrorKind::unavailable || error.kind == ErrorKind::unsure) return site::error_page(request, error);
  return delegates_page(context, request, {web::status_of(error.kind), error.message}, {});
}

/// Opens the form, or shows what was written as it will be read.
Reply write_mail(const PageContext& context, const Request& request) {
  const auto to = recipients_of(request);
  const auto preview = preview_message(context.database, request.capture("event"), to);
  if (!preview.ok()) return refused(context, request, preview.error());
  if (preview->people == 0) {
    const auto* none = "None of these people has an e-mail address, so no mail can be sent.";
    if (request.method == web::Method::get) return delegates_page(context, request, {200, none}, {});
    return refused(context, request, conflict(none));
  }
  auto wanted = mail_form(request, preview->event, to);
  if (!request.form.find("asked") || !wanted.form.read()) return page_of(request, *preview, wanted.form, {});
  const MessageWords words{*wanted.subject, *wanted.text};
  return page_of(request, *preview, send_form(request, to, words, preview->people),
                 delegate_letter(preview->event, preview->names.front(), words));
}

Reply write_to_chosen(const PageContext& context, const Request& request) {
  if (!request.form.find("asked") && !request.form.find("message") && !request.query.find("to")) {
    if (auto nobody = refused_choice(context, request, "whom to write to")) return *std::move(nobody);
  }
  return write_mail(context, request);
}

Reply send(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(event, request, events::find_event(context.database, slug));
  const MessageRequest wanted{request.form.get("message"),
                              {request.form.get("subject"), request.form.get("text")},
                              recipients_of(request),
                              parse_integer(request.form.get("seen"))};
  const auto sent =
      send_message(context.database, context.audit(request), slug, wanted, message_order(event, wanted.id));
  if (!sent.ok()) return refused(context, request, sent.error());
  if (!sent->job_id.empty()) return web::redirect(jobs::page_of(sent->job_id));
  return web::redirect(back_to_list(request, {{"mailed", sent->id}}));
}

}  // namespace

void add_message_pages(web::Router& router, const PageContext& context) {
  const auto right = access::Permission::change_delegates;
  const std::string here = "/events/{event}/delegates/mail";
  router.get(here, right, [context](const Request& request) { return write_mail(context, request); });
  router.post(here, right, [context](const Request& request) { return write_to_chosen(context, request); });
  router.post(here + "/send", right, [context](const Request& request) { return send(context, request); });
}

}  // namespace muster::booking
