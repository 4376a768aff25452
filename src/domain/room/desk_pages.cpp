// The organiser's page of a room: how many tables, open or closed, and what the screen shows.
#include "room_language_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/room/question_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/language.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/draw/picture.hpp>
#include <muster/platform/web/form.hpp>

#include <algorithm>
#include <map>

namespace muster::room {
namespace {

using web::Reply;
using web::Request;

struct PlanForm {
  web::Form form;
  web::Field<std::int64_t> tables;
  web::Field<std::string> headline;
  web::Field<std::string> challenge;
  web::Field<std::string> opportunity;
  web::Field<std::string> word;
};

PlanForm plan_form(const Request& request, const events::Event& event, const std::optional<Room>& room) {
  web::Form form(request, path_of(event));
  form.button({room ? "Save" : "Set up the room", {}, room ? web::Button::Look::second : web::Button::Look::first});
  form.when_refused("The room was not changed", "What you wrote is still below.");
  auto plan = RoomPlan{};
  if (room) plan = {room->tables, room->wording, room->word};
  auto tables = form.integer("tables", "How many tables there are").width(4).begins(plan.tables).check(check_tables);
  const auto line = [&](const char* name, const char* label, const std::string& begins, const char* what) {
    return form.text(name, label).begins(begins).check([what](const std::string& text) {
      return check_line(text, what);
    });
  };
  auto headline = line("headline", "Headline of the screen", plan.wording.headline, "the headline");
  auto challenge = line("challenge", "What a challenge is asked for with", plan.wording.challenge_prompt,
                        "the question about challenges");
  auto opportunity = line("opportunity", "What an opportunity is asked for with", plan.wording.opportunity_prompt,
                          "the question about opportunities");
  auto word = form.text("word", "A word of your own as the address")
                  .hint("For example “spring”: people type " + phone_path("spring") +
                        ", in any case. Printed cards and codes go on working.")
                  .begins(plan.word)
                  .optional()
                  .plain()
                  .check(check_word)
                  .width(20);
  return {std::move(form), tables, headline, challenge, opportunity, word};
}

std::string headline_of(const ScreenState& state) {
  const auto notes = state.notes() == 0 ? std::string("No notes yet.") : counted(state.notes(), "note", "notes") + ".";
  switch (state.room.state) {
    case RoomState::ready:
      return "The room is set up, but not open yet.";
    case RoomState::open:
      return "The room is open. " + notes;
    case RoomState::closed:
      return "The room is closed. " + notes;
  }
  return {};
}

std::string lead_of(const Room& room, const Zone& zone) {
  switch (room.state) {
    case RoomState::ready:
      return "Put the cards on the tables and the screen on the wall, then open it. Nobody can write before that.";
    case RoomState::open:
      return "Open since " + (room.opened_at ? long_instant(*room.opened_at, zone) : std::string("an unknown day")) +
             ". Phones write notes, ask and vote.";
    case RoomState::closed:
      return "Closed on " + (room.closed_at ? long_instant(*room.closed_at, zone) : std::string("an unknown day")) +
             ". Who asked and who voted is forgotten; the notes stand among the event’s notes.";
  }
  return {};
}

std::string notice_of(const std::string& done) {
  static const std::map<std::string, std::string> notices{
      {"saved", "The room is saved."},
      {"opened", "The room is open. Everybody with the address can write."},
      {"closed", "The room is closed."},
      {"shown", "The screen shows it now."},
      {"hidden", "The screen does not show it any more."}};
  const auto found = notices.find(done);
  return found == notices.end() ? std::string() : found->second;
}

std::string address_of(const Request& request, const Room& room) {
  return web::site_of(request) + phone_path(room.code);
}

void add_toggle(web::View& view, const Request& request, const events::Event& event, const std::string& part,
                const std::string& words, bool shown) {
  auto& row = view.add("PART", words).set("PART_STATE", shown ? "Shown" : "Hidden");
  row.show_if(shown, "PART_SHOWN", "PART_HIDDEN");
  row.markup("PART_FORM", web::Form(request, path_of(event, "/reveal"))
                              .knowing("part", part)
                              .knowing("shown", shown ? "no" : "yes")
                              .button({shown ? "Hide" : "Show", uncapitalised(words), web::Button::Look::link})
                              .shown());
}

Reply room_page(const PageContext& context, const Request& request, const events::Event& event,
                const std::optional<Room>& room, const PlanForm& plan) {
  web::View view;
  view.markup("PLAN", plan.form.shown());
  if (!room) {
    view.head(
        "Set up the room",
        "People at the tables write notes on their phones, ask the panel and vote; a screen shows what comes in.");
    view.show("NEW");
  } else {
    MUSTER_PAGE(state, request, screen_state(context.database, context.now(), room->id));
    if (!state) return site::error_page(request, not_found("This room is no longer there."));
    view.head(headline_of(*state), lead_of(*room, event.zone));
    view.show("NOTICE", notice_of(request.query.get("done")));
    auto& made = view.add("MADE");
    const auto address = address_of(request, *room);
    made.set("ADDRESS", address.substr(address.find("//") + 2)).set("ADDRESS_PATH", phone_path(room->code));
    made.set("BASE", path_of(event)).set("SCREEN_PATH", path_of(event, "/screen"));
    MUSTER_PAGE(questions, request, questions_of(context.database, *room));
    const auto waiting = std::count_if(questions.begin(), questions.end(), [](const Question& question) {
      return question.state == QuestionState::waiting;
    });
    made.set("WAITING", waiting == 0 ? std::string("none waits") : counted(waiting, "waits", "wait"));
    made.set("PUBLIC_SCREEN", phone_path(room->code, "/screen"));
    MUSTER_PAGE(read_in, request, room_read_in(context, {*room, event}, {}));
    for (const auto& language : read_in.languages) {
      if (language == read_in.chosen) continue;
      made.add_link("SCREEN_IN", own_language_name(language), phone_path(room->code, "/screen?lang=" + language))
          .set("TAG", language)
          .set("DIRECTION", is_right_to_left(language) ? "rtl" : "ltr");
    }
    const bool open = room->state == RoomState::open;
    const std::string words = open                              ? "Close the room"
                              : room->state == RoomState::ready ? "Open the room"
                                                                : "Open it again";
    made.markup("STATE_FORM", web::Form(request, path_of(event, open ? "/close" : "/open"))
                                  .button({words, {}, open ? web::Button::Look::warning : web::Button::Look::first})
                                  .shown());
    add_toggle(made, request, event, "clouds", "The two clouds", room->shows_clouds);
    add_toggle(made, request, event, "questions", "Questions and votes", room->shows_questions);
  }
  return site::form_page(request, frame_of(event, "Room"), plan.form, web::render("domain/room/pages/room.html", view));
}

Reply look(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(room, request, room_of_event(context.database, event.slug));
  return room_page(context, request, event, room, plan_form(request, event, room));
}

Reply save(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(room, request, room_of_event(context.database, event.slug));
  auto plan = plan_form(request, event, room);
  if (plan.form.read()) {
    const auto saved = set_up_room(context.database, context.organiser(request), event.slug,
                                   {*plan.tables, {*plan.headline, *plan.challenge, *plan.opportunity}, *plan.word});
    if (saved.ok()) return web::redirect(path_of(event, "?done=saved"));
    plan.form.refuse(saved.error());
  }
  return room_page(context, request, event, room, plan);
}

using RoomAction = Outcome (*)(store::Database&, const store::AuditContext&, const std::string&);

Reply change(const PageContext& context, const Request& request, RoomAction action, const std::string& done) {
  const auto& slug = request.capture("event");
  const auto changed = action(context.database, context.organiser(request), slug);
  if (!changed.ok()) return site::error_page(request, changed.error());
  return web::redirect("/events/" + slug + "/room?done=" + done);
}

Reply change_screen(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto part = request.form.get("part");
  if (part != "clouds" && part != "questions")
    return site::error_page(request, {ErrorKind::wrong_usage, "The screen has no such part.", {}, {}});
  const bool shown = request.form.get("shown") == "yes";
  const auto changed = reveal(context.database, context.organiser(request), slug,
                              part == "clouds" ? ScreenPart::clouds : ScreenPart::questions, shown);
  if (!changed.ok()) return site::error_page(request, changed.error());
  return web::redirect("/events/" + slug + "/room?done=" + (shown ? "shown" : "hidden"));
}

Reply table_cards(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(room, request, room_of_event(context.database, event.slug));
  if (!room) return web::redirect(path_of(event));
  MUSTER_PAGE(codes, request, table_codes(context.database, *room));
  web::View view;
  view.set("BASE", path_of(event)).set("EVENT_NAME", event.title);
  for (const auto& code : codes) {
    const auto path = phone_path(code.code);
    const auto address = web::site_of(request) + path;
    auto& card = view.add("CARD", code.table);
    card.set("HOST", address.substr(address.find("//") + 2, address.size() - address.find("//") - 2 - path.size()));
    card.set("PATH", path).set("CHALLENGE", room->wording.challenge_prompt);
    card.set("OPPORTUNITY", room->wording.opportunity_prompt);
    card.markup("SYMBOL", draw::qr_symbol(address, 220).svg);
  }
  return site::desk_page(request, frame_of(event, "Cards for the tables"),
                         web::render("domain/room/pages/cards.html", view));
}

}  // namespace

void add_desk_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const std::string base = "/events/{event}/room";
  router.get(base, Permission::change_form, [context](const Request& r) { return look(context, r); });
  router.post(base, Permission::change_form, [context](const Request& r) { return save(context, r); });
  router.post(base + "/open", Permission::change_form,
              [context](const Request& r) { return change(context, r, open_room, "opened"); });
  router.post(base + "/close", Permission::change_form,
              [context](const Request& r) { return change(context, r, close_room, "closed"); });
  router.post(base + "/reveal", Permission::change_form,
              [context](const Request& r) { return change_screen(context, r); });
  router.get(base + "/cards", Permission::change_form, [context](const Request& r) { return table_cards(context, r); });
}

}  // namespace muster::room
