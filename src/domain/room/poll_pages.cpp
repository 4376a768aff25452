// The quick poll: asked and revealed at the desk, answered on phones.
#include "phone_frame_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/room/poll_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/form.hpp>

#include <vector>

namespace muster::room {
namespace {

using web::Button;
using web::Reply;
using web::Request;

struct AskForm {
  web::Form form;
  web::Field<std::string> question =
      form.text("question", "What it asks").missing("Write what the poll asks: its field is empty");
  web::Field<std::string> answers = form.lines("answers", "Its answers")
                                        .rows(5)
                                        .hint("Two to five, one on each line.")
                                        .missing("Give two to five answers, one on each line");
};

AskForm ask_form(const Request& request, const events::Event& event) {
  return {web::Form(request, path_of(event, "/poll"))
              .button("Ask it now")
              .when_refused("The poll was not asked", "What you wrote is still below.")};
}

void add_action(web::View& row, const Request& request, const events::Event& event, const Poll& poll, PollState state,
                const char* words) {
  row.add("ACTION").markup("ACTION_FORM", web::Form(request, path_of(event, "/poll/change"))
                                              .knowing("poll", poll.id)
                                              .knowing("state", std::string(state_name(state)))
                                              .button({words, "“" + poll.question + "”", Button::Look::link})
                                              .shown());
}

void add_poll(web::View& view, const Request& request, const events::Event& event, const Poll& poll) {
  auto& row = view.add("POLL", poll.question);
  row.set("POLL_VOTES", counted(poll.votes(), "vote", "votes"));
  row.show(poll.state == PollState::asked ? "ASKED" : poll.state == PollState::revealed ? "REVEALED" : "OVER");
  for (const auto& answer : poll.answers) row.add("ANSWER", answer.label).set("ANSWER_VOTES", grouped(answer.votes));
  if (poll.state == PollState::over) return;
  if (poll.state == PollState::asked)
    add_action(row, request, event, poll, PollState::revealed, "Reveal the result");
  else
    add_action(row, request, event, poll, PollState::asked, "Hide the result");
  add_action(row, request, event, poll, PollState::over, "End the poll");
}

Reply desk_page(const PageContext& context, const Request& request, const events::Event& event, const AskForm& asking) {
  MUSTER_PAGE(room, request, room_of_event(context.database, event.slug));
  if (!room) return site::error_page(request, not_found("No room is set up for this event yet."));
  MUSTER_PAGE(polls, request, polls_of(context.database, *room));
  web::View view;
  view.head("Quick poll",
            "One question, two to five answers, one vote each. The screen shows it as soon as you ask it, and "
            "the result when you reveal it.");
  view.set("BASE", path_of(event)).markup("FORM", asking.form.shown());
  for (const auto& poll : polls) add_poll(view, request, event, poll);
  return site::form_page(request, frame_of(event, "Quick poll"), asking.form,
                         web::render("domain/room/pages/poll_desk.html", view));
}

Reply look(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  return desk_page(context, request, event, ask_form(request, event));
}

Reply ask(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  auto asking = ask_form(request, event);
  if (asking.form.read()) {
    const auto asked = ask_poll(context.database, context.organiser(request), event.slug, *asking.question,
                                answers_typed(*asking.answers));
    if (asked.ok()) return web::redirect(path_of(event, "/poll"));
    asking.form.refuse(asked.error());
  }
  return desk_page(context, request, event, asking);
}

Reply change(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  const auto wanted = request.form.get("state");
  for (const auto state : {PollState::asked, PollState::revealed, PollState::over}) {
    if (wanted != state_name(state)) continue;
    const auto changed =
        change_poll(context.database, context.organiser(request), event.slug, request.form.get("poll"), state);
    if (!changed.ok()) return site::error_page(request, changed.error());
    return web::redirect(path_of(event, "/poll"));
  }
  return site::error_page(request, {ErrorKind::wrong_usage, "A poll cannot be that.", {}, {}});
}

struct VoteForm {
  web::Form form;
  web::Field<std::int64_t> answer;
};

VoteForm vote_form(const Request& request, const PollSeen& seen, const Catalogue& words) {
  web::Form form(request, in_same_language(request, phone_path(code_of(request), "/poll")));
  form.button({seen.answer == 0 ? say(words, "Send my vote") : say(words, "Change my vote")});
  form.knowing("poll", seen.poll.id);
  form.when_refused(say(words, "Your vote was not saved"), say(words, "Choose once more."));
  std::vector<web::Choice<std::int64_t>> choices;
  for (const auto& answer : seen.poll.answers)
    choices.push_back({answer.number, std::to_string(answer.number), answer.label});
  auto answer = form.radios<std::int64_t>("answer", seen.poll.question, choices)
                    .missing(say(words, "Choose one of the answers."))
                    .error_begins(say(words, "Error:"));
  if (seen.answer > 0) answer.begins(seen.answer);
  return {std::move(form), answer};
}

Reply phone_page(const Request& request, const RoomOnPhone& at, const PollSeen& seen, const VoteForm& voting) {
  if (voting.form.error()) return site::error_page(request, *voting.form.error());
  const auto& words = *at.words;
  web::View view;
  const auto headline = say(words, "Quick poll");
  view.head(headline);
  if (seen.answer > 0 && !voting.form.refused())
    view.add("VOTED", say(words, "Your vote is counted. You can change it while the poll is asked."));
  view.markup("LANGUAGES", language_menu(request, at)).markup("FORM", voting.form.shown());
  keep_unsent(view, at);
  add_way_back(view, request, at);
  auto frame = phone_frame(at, headline);
  frame.error = voting.form.refused();
  return site::phone_page(request, frame, voting.form.summary() + web::render("domain/room/pages/poll.html", view),
                          voting.form.status());
}

Reply none_asked(const Request& request, const RoomOnPhone& at) {
  web::View view;
  const auto headline = say(*at.words, "No poll is asked now.");
  view.head(headline);
  view.markup("LANGUAGES", language_menu(request, at));
  view.add("PARAGRAPH", say(*at.words, "When one is, the screen shows it."));
  // Whoever sent a vote meanwhile was not counted.
  return site::phone_page(request, phone_frame(at, headline), web::render("domain/room/pages/words.html", view),
                          request.method == web::Method::post ? 409 : 200);
}

/// For GET and POST alike.
Reply vote_on_phone(const PageContext& context, const Request& request) {
  const auto found = room_on_phone(context, request);
  if (!found.ok()) return no_room(request, found.error());
  if (found->room.state != RoomState::open) {
    auto page = not_open(request, *found);
    if (request.method == web::Method::post) page.status = 409;
    return page;
  }
  const auto visitor = visitor_key(found->room, request.token);
  MUSTER_PAGE(seen, request, poll_seen(context.database, *found, visitor));
  if (!seen) return none_asked(request, *found);
  auto voting = vote_form(request, *seen, *found->words);
  if (voting.form.read()) {
    const auto voted = answer_poll(context.database, *found, visitor, request.form.get("poll"), *voting.answer);
    if (voted.ok()) return web::redirect(in_same_language(request, phone_path(code_of(request), "/poll")));
    voting.form.refuse(said_in(*found->words, voted.error()));
  }
  return phone_page(request, *found, *seen, voting);
}

}  // namespace

void add_poll_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const std::string desk = "/events/{event}/room/poll";
  router.get(desk, Permission::change_form, [context](const Request& r) { return look(context, r); });
  router.post(desk, Permission::change_form, [context](const Request& r) { return ask(context, r); });
  router.post(desk + "/change", Permission::change_form, [context](const Request& r) { return change(context, r); });
  router.get("/r/{code}/poll", Permission::open_site, [context](const Request& r) { return vote_on_phone(context, r); })
      .holds_secret();
  router
      .post("/r/{code}/poll", Permission::open_site, [context](const Request& r) { return vote_on_phone(context, r); })
      .holds_secret();
}

}  // namespace muster::room
