// Writing a message of an event: its words, whom for and when.
#include "planned_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/message_fields.hpp>
#include <muster/domain/booking/message_template_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::booking {
namespace {

using access::Permission;
using web::Reply;
using web::Request;
using Choice = web::Choice<std::string>;

std::vector<web::Choice<State>> state_choices() {
  std::vector<web::Choice<State>> all;
  for (const auto state : states)
    all.push_back({state, std::string(state_word(state)), std::string(state_label(state))});
  return all;
}

std::vector<Choice> organisation_choices(const std::vector<std::string>& kinds) {
  std::vector<Choice> all{{"", "", "All"}};
  for (const auto& kind : kinds) all.push_back({kind, kind, "Only " + kind});
  for (const auto& kind : kinds) all.push_back({"!" + kind, "!" + kind, "All but " + kind});
  return all;
}

/// Who has answered is asked for only where the team may know it.
std::vector<web::Choice<Answered>> answered_choices(bool known) {
  if (!known) return {{Answered::whether_or_not, "any", "Whether they answered or not"}};
  return {{Answered::whether_or_not, "any", "Whether they answered or not"},
          {Answered::not_yet, "no", "Only who has not answered"},
          {Answered::yes, "yes", "Only who has answered"}};
}

std::string clocks(const Zone& zone) { return zone.is_london() ? "UK time" : zone.city() + " time"; }

struct MessageForm {
  web::Form form;
  const MessageGround* ground;
  PlannedMessage begun;

  web::Field<std::string> subject = form.text("subject", "Subject").begins(begun.words.subject).check(check_subject);
  web::Field<std::string> text =
      form.lines("text", "Text").rows(10).hint(fields_hint()).begins(begun.words.text).check(check_message);
  web::Field<MessageKind> kind =
      form.radios("kind", "What it is about",
                  std::vector<web::Choice<MessageKind>>{
                      {MessageKind::told, "told", "What they booked",
                       "Where and when, changes, what to bring. Everybody it is for is told."},
                      {MessageKind::news, "news", "Anything else",
                       "Each copy has a link that stops such mails, and whoever stopped them gets none."}})
          .begins(begun.kind);
  web::Field<std::vector<State>> states = form.ticks("states[]", "For those whose booking says", state_choices())
                                              .begins(begun.audience.states)
                                              .missing("Tick at least one");
  web::Field<std::string> organisations =
      form.select("organisations", "Kinds of organisation", organisation_choices(ground->kinds))
          .optional()
          .begins(begun.audience.organisations);
  web::Field<Answered> answered = form.select("answered", "The form", answered_choices(ground->knows_answers))
                                      .if_several()
                                      .begins(begun.audience.answered);
  web::Field<std::string> condition =
      form.text("condition", "And in words")
          .optional()
          .plain()
          .hint("For example: not organisation contains \"NHS\". Names are state, kind, organisation and job.")
          .begins(begun.audience.condition);
  web::Field<When> when = form.radios("timing", "When it goes",
                                      std::vector<web::Choice<When>>{{When::now, "now", "When I press “Send”"},
                                                                     {When::before, "before", "Before the event",
                                                                      "Moves with the event where its date changes."},
                                                                     {When::after, "after", "After the event"},
                                                                     {When::at, "at", "At a day and time"}})
                              .begins(begun.timing.when);
  web::Field<std::optional<std::int64_t>> days =
      form.integer("days", "Days before or after")
          .width(4)
          .hint("0 is the day itself.")
          .optional()
          .begins(begun.timing.when == When::before || begun.timing.when == When::after
                      ? std::optional(begun.timing.days)
                      : std::nullopt);
  web::Field<std::string> time = form.text("time", "At what time of that day")
                                     .width(10)
                                     .optional()
                                     .hint("For example 9:00, " + clocks(ground->event.zone) + ".")
                                     .begins(begun.timing.time);
  web::Field<std::optional<Instant>> at = form.moment("at", "Or the day and time", ground->event.zone)
                                              .hint("By " + clocks(ground->event.zone) + ".")
                                              .optional()
                                              .begins(begun.timing.at);
};

PlannedMessage typed(const MessageForm& wanted) {
  auto message = wanted.begun;
  message.words = {*wanted.subject, *wanted.text};
  message.kind = *wanted.kind;
  message.audience = {*wanted.states, *wanted.organisations, *wanted.answered, *wanted.condition};
  message.timing = {*wanted.when, 0, {}, std::nullopt};
  if (*wanted.when == When::at) message.timing.at = *wanted.at;
  if (*wanted.when == When::before || *wanted.when == When::after) {
    message.timing.days = wanted.days->value_or(-1);
    message.timing.time = *wanted.time;
  }
  return message;
}

/// Words to begin with: those of the text that the address names, of a message that it is written like, or none.
Result<PlannedMessage> beginning(const MessagesContext& context, const Request& request, const MessageGround& ground) {
  PlannedMessage begun;
  begun.audience.states = {State::booked, State::came};
  const auto text = request.query.get("begin");
  if (text == "certificate") {
    begun.audience.states = {State::came};
    begun.words = certificate_words(ground.event.title);
  } else if (!text.empty()) {
    MUSTER_TRY(found, find_message_template(context.database, ground.event.programme_id, text));
    begun.words = std::move(found.words);
    begun.kind = found.kind;
  }
  return begun;
}

std::string texts_html(const MessagesContext& context, const Request& request, const MessageGround& ground) {
  ListQuery all;
  all.page_size = 0;
  const auto texts = message_templates(context.database, ground.event.programme_id, all);
  if (!texts.ok() || texts->rows.empty()) return {};
  auto form = web::Form::asking(request, messages_path(ground.event.slug, "new"))
                  .in_a_row()
                  .button({"Begin with it", {}, web::Button::Look::second});
  auto choices = web::choices(texts->rows, &MessageTemplate::id, &MessageTemplate::name);
  choices.insert(choices.begin(), Choice{"", "", "An empty page"});
  (void)form.select("begin", "A text of the programme", choices).small_label().begins(request.query.get("begin"));
  return form.shown();
}

Reply page(const MessagesContext& context, const Request& request, const MessageGround& ground,
           const PlannedMessage& begun) {
  const bool fresh = begun.id.empty();
  MessageForm wanted{web::Form(request, messages_path(ground.event.slug, fresh ? "new" : begun.id + "/change"))
                         .button("Look at it")
                         .way_out("Leave it", messages_path(ground.event.slug, fresh ? std::string() : begun.id))
                         .knowing("version", std::to_string(begun.version))
                         .when_refused({}, "Nothing was saved, and nothing was sent."),
                     &ground, begun};
  if (wanted.form.read()) {
    auto message = typed(wanted);
    message.version = parse_integer(request.form.get("version")).value_or(begun.version);
    const auto saved = save_message(context.database, context.audit(request), ground.event.slug, std::move(message),
                                    context.answering);
    if (saved.ok()) return web::redirect(messages_path(ground.event.slug, saved->id));
    wanted.form.refuse(saved.error());
  }
  web::View view;
  view.set("EVENT_PATH", "/events/" + ground.event.slug).set("TRAIL", fresh ? "A message" : "Change the message");
  view.head(fresh ? "A message to people of this event" : "Change the message",
            "You look at each copy before anything goes.");
  if (fresh) view.markup("TEXTS", texts_html(context, request, ground));
  if (!fresh) view.markup("TEXTS", {});
  view.markup("FORM", wanted.form.shown());
  view.show_if(!ground.knows_answers, "NO_ANSWERS");
  return site::form_page(request, messages_frame(ground.event, fresh ? "A message" : "Change the message"), wanted.form,
                         web::render("domain/booking/pages/message_form.html", view));
}

Reply write_new(const MessagesContext& context, const Request& request) {
  MUSTER_PAGE(ground, request, message_ground(context.database, request.capture("event"), context.answering));
  MUSTER_PAGE(begun, request, beginning(context, request, ground));
  return page(context, request, ground, begun);
}

Reply change(const MessagesContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(ground, request, message_ground(context.database, slug, context.answering));
  MUSTER_PAGE(begun, request, find_planned_message(context.database, slug, request.capture("message")));
  if (begun.state == PlanState::sent)
    return site::error_page(request, conflict("This message was sent, so its words stay as they are."));
  return page(context, request, ground, begun);
}

}  // namespace

std::string fields_hint() {
  std::string all;
  for (const auto& name : message_fields()) all += (all.empty() ? "{" : ", {") + name + "}";
  return "It begins with “Dear” and the person’s name, and ends with the network and the event. An empty line begins a "
         "paragraph. In each copy these become the person’s own: " +
         all + ".";
}

void add_planned_form_pages(web::Router& router, const MessagesContext& context) {
  const std::string here = "/events/{event}/messages";
  const auto fresh = [context](const Request& request) { return write_new(context, request); };
  router.form(here + "/new", Permission::change_delegates, fresh);
  const auto old = [context](const Request& request) { return change(context, request); };
  router.form(here + "/{message}/change", Permission::change_delegates, old);
}

}  // namespace muster::booking
