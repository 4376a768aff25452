// The room's screen: a page that is read from the back of a hall, and what changes on it while it is watched.
#include "context_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/draw/picture.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/live_view.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

namespace muster::room {
namespace {

using web::Reply;
using web::Request;
using web::View;

/// What of the screen changes while it is watched.
struct ScreenParts {
  std::string state;  ///< of the room
  std::string mode;   ///< "nothing", "clouds", "questions", "both", "one" or "poll"
  std::vector<std::pair<std::string, std::string>> markup{};  ///< by the part's name
  std::string clouds{};  ///< where the clouds are to be had; empty where they are not shown
};

std::string mode_of(const ScreenState& state) {
  if (state.poll) return "poll";
  if (state.on && state.room.shows_questions) return "one";
  if (state.room.shows_clouds && state.room.shows_questions) return "both";
  if (state.room.shows_clouds) return "clouds";
  return state.room.shows_questions ? "questions" : "nothing";
}

std::string call_html(const ScreenState& state) {
  View view;
  view.show(state.room.state == RoomState::closed ? "CLOSED" : state.room.state == RoomState::ready ? "READY" : "OPEN");
  return web::render("domain/room/pages/screen_call.html", view);
}

std::string figures_html(const ScreenState& state) {
  View view;
  view.set("NOTES", grouped(state.notes())).set("NOTES_WORD", state.notes() == 1 ? "note" : "notes");
  view.show("TABLES", state.tables == 0 ? std::string() : counted(state.tables, "table", "tables"));
  if (state.fresh) {
    auto& fresh = view.add("FRESH", grouped(state.fresh->notes));
    fresh.set("SINCE", hour_of(state.fresh->since));
  }
  if (!state.steps.line.empty()) {
    auto& steps = view.add("STEPS").set("LINE", state.steps.line).set("AREA", state.steps.area);
    steps.set("FIRST", state.steps.first).set("LAST", state.steps.last);
  }
  if (state.answers) {
    auto& answers = view.add("ANSWERS", grouped(state.answers->answers));
    answers.set("FORM_TITLE", state.answers->form)
        .set("ANSWERS_WORD", state.answers->answers == 1 ? "answer" : "answers");
    answers.show_if(state.answers->in_fives, "IN_FIVES");
  }
  return web::render("domain/room/pages/screen_figures.html", view);
}

std::string notice_html(const ScreenState& state) {
  View view;
  const bool closed = state.room.state == RoomState::closed;
  const bool ready = state.room.state == RoomState::ready;
  if (mode_of(state) != "nothing") {
    view.show_if(closed, "OVER");
  } else if (closed || ready) {
    view.show(closed ? "CLOSED" : "READY");
  } else {
    view.add("STEPS")
        .set("CHALLENGE", state.room.wording.challenge_prompt)
        .set("OPPORTUNITY", state.room.wording.opportunity_prompt);
  }
  return web::render("domain/room/pages/screen_notice.html", view);
}

/// The length of a bar in hundredths: the share of those who voted.
std::int64_t share_of(std::int64_t votes, std::int64_t voters) {
  constexpr std::int64_t whole = 100;
  return voters <= 0 ? 0 : std::min(whole, (votes * whole + voters / 2) / voters);
}

void add_question(View& view, const Question& question, std::int64_t voters) {
  auto& row = view.add("QUESTION", question.text);
  row.set("VOTES", grouped(question.votes)).set("VOTES_WORD", question.votes == 1 ? "vote" : "votes");
  row.set("SHARE", share_of(question.votes, voters));
}

std::string questions_html(const ScreenState& state) {
  if (!state.room.shows_questions) return {};
  View view;
  const auto voters = state.room.voters;
  if (state.on) {
    auto& one = view.add("ONE", state.on->text);
    one.set("ONE_VOTES", grouped(state.on->votes)).set("VOTERS", counted(voters, "person", "people"));
    return web::render("domain/room/pages/screen_questions.html", view);
  }
  auto& list = view.add("LIST").set("VOTERS", grouped(voters)).set("VOTERS_WORD", voters == 1 ? "person" : "people");
  list.set("COUNT", counted(static_cast<std::int64_t>(state.questions.size()), "question", "questions"));
  if (state.questions.empty()) list.show("NONE");
  if (state.questions.empty()) return web::render("domain/room/pages/screen_questions.html", view);
  auto& shown = list.add("SHOWN");
  for (const auto& question : on_screen(state.questions)) add_question(shown, question, voters);
  return web::render("domain/room/pages/screen_questions.html", view);
}

std::string poll_html(const ScreenState& state) {
  if (!state.poll) return {};
  View view;
  const auto voters = state.poll->votes();
  auto& poll = view.add("POLL", state.poll->question);
  poll.set("VOTERS", grouped(voters)).set("VOTERS_WORD", voters == 1 ? "person" : "people");
  poll.show_if(state.poll->state != PollState::revealed, "HIDDEN");
  for (const auto& answer : state.poll->answers) {
    auto& row = poll.add("ANSWER", answer.label);
    if (state.poll->state != PollState::revealed) continue;
    row.add("RESULT")
        .set("VOTES", grouped(answer.votes))
        .set("VOTES_WORD", answer.votes == 1 ? "vote" : "votes")
        .set("SHARE", share_of(answer.votes, voters));
  }
  return web::render("domain/room/pages/screen_poll.html", view);
}

/// One cloud with its words as text, for whoever does not see it.
std::string cloud_html(const std::string& svg, const std::vector<CloudWord>& words) {
  View view;
  if (svg.empty()) {
    view.show("NO_WORDS");
  } else {
    auto& picture = view.add("PICTURE").markup("SVG", svg);
    for (const auto& word : on_screen(words)) picture.add("WORD", word.word).set("WORD_NOTES", grouped(word.notes));
  }
  return web::render("domain/room/pages/screen_cloud.html", view);
}

std::string base_html(std::int64_t notes) {
  View view;
  view.set("NOTES", grouped(notes)).set("NOTES_WORD", notes == 1 ? "note" : "notes");
  return web::render("domain/room/pages/screen_base.html", view);
}

Result<std::shared_ptr<const DrawnClouds>> clouds_of(const PageContext& context, const ScreenState& state) {
  return context.clouds->of(context.database, context.now(), state.room);
}

Result<ScreenParts> parts_of(const PageContext& context, const ScreenState& state) {
  ScreenParts parts{std::string(state_name(state.room.state)), mode_of(state)};
  parts.markup = {{"call", call_html(state)},
                  {"figures", figures_html(state)},
                  {"notice", notice_html(state)},
                  {"questions", questions_html(state)},
                  {"poll", poll_html(state)},
                  {"challenges", base_html(state.challenges)},
                  {"opportunities", base_html(state.opportunities)}};
  if (!state.room.shows_clouds) return parts;
  MUSTER_TRY(drawn, clouds_of(context, state));
  parts.clouds = phone_path(state.room.code, "/screen/clouds?drawn=" + drawn->mark);
  return parts;
}

std::string marker_of(std::string name) {
  for (char& letter : name)
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  return name;
}

Reply screen_page(const PageContext& context, const Request& request, const std::string& room_id) {
  MUSTER_PAGE(found, request, screen_state(context.database, context.now(), room_id));
  if (!found) return site::error_page(request, not_found("There is no room at this address."));
  const auto& state = *found;
  MUSTER_PAGE(parts, request, parts_of(context, state));
  const auto path = phone_path(state.room.code);
  const auto address = web::site_of(request) + path;
  View view;
  view.set("HEADLINE", state.room.wording.headline).set("EVENT_TITLE", state.event.title);
  view.set("STYLE", web::asset("screen.css"))
      .set("SCRIPT", web::asset("screen.js"))
      .set("ICON", web::asset("mark.svg"));
  view.set("FONT", web::asset("inter.woff2"));
  view.set("LIVE", path + "/screen/live").set("MODE", parts.mode).set("STATE", parts.state);
  view.set("HOST", web::site_of(request).substr(web::site_of(request).find("//") + 2)).set("PATH", path);
  view.markup("SYMBOL", draw::qr_symbol(address, 360).svg);
  view.set("AS_OF", hour_of(context.now()));
  for (const auto& [name, markup] : parts.markup) view.markup(marker_of(name), markup);
  view.set("CLOUDS_PATH", parts.clouds);
  if (!parts.clouds.empty()) {
    MUSTER_PAGE(drawn, request, clouds_of(context, state));
    view.markup("CHALLENGE_CLOUD", cloud_html(drawn->challenges, drawn->words.challenges));
    view.markup("OPPORTUNITY_CLOUD", cloud_html(drawn->opportunities, drawn->words.opportunities));
  } else {
    view.markup("CHALLENGE_CLOUD", {}).markup("OPPORTUNITY_CLOUD", {});
  }
  return web::html(web::render("domain/room/pages/screen.html", view));
}

Reply clouds_part(const PageContext& context, const Request& request) {
  MUSTER_PAGE(at, request, linked_room(context.database, request.capture("code")));
  if (!at.room.shows_clouds) return site::error_page(request, not_found("The clouds are not shown."));
  MUSTER_PAGE(drawn, request, context.clouds->of(context.database, context.now(), at.room));
  return web::json(json_object({{"challenge-cloud", cloud_html(drawn->challenges, drawn->words.challenges)},
                                {"opportunity-cloud", cloud_html(drawn->opportunities, drawn->words.opportunities)}}));
}

std::optional<std::string> live_state(const PageContext& context, const std::string& room_id) {
  const auto state = screen_state(context.database, context.now(), room_id);
  if (!state.ok()) throw std::runtime_error(state.error().message);
  if (!*state) return std::nullopt;
  const auto parts = parts_of(context, **state);
  if (!parts.ok()) throw std::runtime_error(parts.error().message);
  Json::Object markup;
  for (const auto& [name, html] : parts->markup) markup.emplace_back(name, html);
  return json_text(json_object({{"state", parts->state},
                                {"mode", parts->mode},
                                {"parts", Json(Json::Value(std::move(markup)))},
                                {"clouds", parts->clouds}}));
}

Reply live_page(const PageContext& context, const std::string& room_id) {
  return web::live({"room " + room_id, [context, room_id] { return live_state(context, room_id); }});
}

}  // namespace

void add_screen_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const std::string desk = "/events/{event}/room/screen";
  router.get(desk, Permission::read_notes, [context](const Request& request) {
    MUSTER_PAGE(room, request, room_of_event(context.database, request.capture("event")));
    if (!room) return site::error_page(request, not_found("No room is set up for this event yet."));
    return screen_page(context, request, room->id);
  });
  router
      .get("/r/{code}/screen", Permission::open_site,
           [context](const Request& request) {
             MUSTER_PAGE(at, request, linked_room(context.database, request.capture("code")));
             return screen_page(context, request, at.room.id);
           })
      .holds_secret();
  router
      .get("/r/{code}/screen/clouds", Permission::open_site,
           [context](const Request& request) { return clouds_part(context, request); })
      .holds_secret();
  router
      .get("/r/{code}/screen/live", Permission::open_site,
           [context](const Request& request) {
             MUSTER_PAGE(at, request, linked_room(context.database, request.capture("code")));
             return live_page(context, at.room.id);
           })
      .holds_secret();
}

}  // namespace muster::room
