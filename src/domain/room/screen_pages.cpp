// The room's screen: a page that is read from the back of a hall, and what changes on it while it is watched.
#include "room_language_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/kit/base/language.hpp>
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

std::string call_html(const ScreenState& state, const Catalogue& words) {
  View view;
  view.set("CALL", state.room.state == RoomState::closed  ? say(words, "What came in")
                   : state.room.state == RoomState::ready ? say(words, "Soon: add a note, ask or vote")
                                                          : say(words, "Add a note, ask or vote"));
  return web::render("domain/room/pages/screen_call.html", view);
}

std::string notes_word(const Catalogue& words, std::int64_t notes) { return say_count(words, "note", "notes", notes); }

std::string figures_html(const ScreenState& state, const RoomOnPhone& at) {
  const auto& words = *at.words;
  View view;
  view.set("NOTES", number_in(words, state.notes())).set("NOTES_WORD", notes_word(words, state.notes()));
  if (state.tables > 0) view.add("TABLES", say_count(words, "from {count} table", "from {count} tables", state.tables));
  if (state.fresh && state.fresh->notes < state.notes())
    view.add("FRESH", say(words, "{number} of them since {time}",
                          {{"number", number_in(words, state.fresh->notes)},
                           {"time", hour_of(state.fresh->since, state.event.zone)}}));
  if (!state.steps.line.empty()) {
    auto& steps = view.add("STEPS").set("LINE", state.steps.line).set("AREA", state.steps.area);
    steps.set("FIRST", state.steps.first).set("LAST", state.steps.last);
  }
  // Of an open anonymous form nought may be four.
  if (state.answers && (state.answers->answers > 0 || !state.answers->in_fives)) {
    auto& answers = view.add("ANSWERS", number_in(words, state.answers->answers));
    answers.set("ANSWERS_WORD", say_count(words, "answer to {form}", "answers to {form}", state.answers->answers,
                                          {{"form", "“" + set_apart(at, state.answers->form) + "”"}}));
    if (state.answers->in_fives) answers.add("IN_FIVES", say(words, "(counted in fives)"));
  }
  return web::render("domain/room/pages/screen_figures.html", view);
}

std::string notice_html(const ScreenState& state, const Catalogue& words) {
  View view;
  const auto over = say(words, "The room has closed.");
  const auto thanks = say(words, "Thank you for every note, question and vote.");
  if (mode_of(state) != "nothing") {
    if (state.room.state == RoomState::closed) view.add("OVER", over + " " + thanks);
  } else if (state.room.state == RoomState::closed) {
    view.add("CLOSED", over).set("THANKS", thanks);
  } else if (state.room.state == RoomState::ready) {
    view.add("SOON", say(words, "We begin soon."))
        .set("SOON_HOW", say(words, "Scan the code, or type the address. You need no account."));
  } else {
    const auto& wording = state.room.wording;
    const RoomWording own = RoomPlan{}.wording;
    auto& steps = view.add("STEPS");
    steps.show_if(!words.is_english() && wording.challenge_prompt == own.challenge_prompt, "CHALLENGE_ENGLISH");
    steps.show_if(!words.is_english() && wording.opportunity_prompt == own.opportunity_prompt, "OPPORTUNITY_ENGLISH");
    steps.set("CHALLENGE", state.room.wording.challenge_prompt)
        .set("OPPORTUNITY", state.room.wording.opportunity_prompt)
        .set("SAY_SCAN", say(words, "Scan the code, or type the address."))
        .set("SAY_CHOOSE", say(words, "Choose your table."))
        .set("SAY_WRITE", say(words, "Write one thing a note."))
        .set("SAY_NAMELESS", say(words, "No name is kept beside a note."));
  }
  return web::render("domain/room/pages/screen_notice.html", view);
}

/// The length of a bar in hundredths: the share of those who voted.
std::int64_t share_of(std::int64_t votes, std::int64_t voters) {
  constexpr std::int64_t whole = 100;
  return voters <= 0 ? 0 : std::min(whole, (votes * whole + voters / 2) / voters);
}

/// A number that is seen, and what it counts, which is read out.
View& set_votes(View& row, const Catalogue& words, std::int64_t votes) {
  return row.set("VOTES", number_in(words, votes))
      .set("VOTES_WORDS", say_count(words, "{count} vote", "{count} votes", votes));
}

std::string voted_words(const Catalogue& words, std::int64_t voters) {
  return say_count(words, "{count} person voted", "{count} people voted", voters);
}

std::string questions_html(const ScreenState& state, const Catalogue& words) {
  if (!state.room.shows_questions) return {};
  View view;
  const auto voters = state.room.voters;
  if (state.on) {
    view.add("ONE", state.on->text)
        .set("SAY_NOW", say(words, "The panel answers now"))
        .set("CHOSEN_BY", say_count(words, "Chosen by {votes} of {count} person who voted",
                                    "Chosen by {votes} of {count} people who voted", voters,
                                    {{"votes", number_in(words, state.on->votes)}}));
    return web::render("domain/room/pages/screen_questions.html", view);
  }
  auto& list = view.add("LIST").set("VOTED", voted_words(words, voters));
  list.set("SAY_QUESTIONS", say(words, "Questions to the panel"));
  list.set("COUNT", say_count(words, "{count} question", "{count} questions",
                              static_cast<std::int64_t>(state.questions.size())));
  if (state.questions.empty()) {
    list.add("NONE", say(words, "No questions yet. Ask yours by the address beside this."));
    return web::render("domain/room/pages/screen_questions.html", view);
  }
  auto& shown = list.add("SHOWN");
  for (const auto& question : on_screen(state.questions))
    set_votes(shown.add("QUESTION", question.text), words, question.votes)
        .set("SHARE", share_of(question.votes, voters));
  return web::render("domain/room/pages/screen_questions.html", view);
}

std::string poll_html(const ScreenState& state, const Catalogue& words) {
  if (!state.poll) return {};
  View view;
  const auto voters = state.poll->votes();
  const bool revealed = state.poll->state == PollState::revealed;
  auto& poll = view.add("POLL", state.poll->question);
  poll.set("SAY_POLL", say(words, "Quick poll")).set("VOTED", voted_words(words, voters));
  if (!revealed) poll.add("HIDDEN", say(words, "The result shows when voting ends."));
  for (const auto& answer : state.poll->answers) {
    auto& row = poll.add("ANSWER", answer.label);
    if (revealed) set_votes(row.add("RESULT"), words, answer.votes).set("SHARE", share_of(answer.votes, voters));
  }
  return web::render("domain/room/pages/screen_poll.html", view);
}

/// One cloud with its words as text, for whoever does not see it.
std::string cloud_html(const std::string& svg, const std::vector<CloudWord>& cloud, const Catalogue& words) {
  View view;
  if (svg.empty()) {
    view.add("NO_WORDS", say(words, "No word yet that two tables noted."));
  } else {
    auto& picture = view.add("PICTURE").markup("SVG", svg);
    for (const auto& word : on_screen(cloud))
      picture.add("WORD", word.word).set("WORD_NOTES", number_in(words, word.notes));
    const auto seen = std::min(cloud.size(), words_on_screen);
    if (cloud.size() > seen)
      picture.add("MORE", say(words, "More words: {number}",
                              {{"number", number_in(words, static_cast<std::int64_t>(cloud.size() - seen))}}));
  }
  return web::render("domain/room/pages/screen_cloud.html", view);
}

std::string base_html(std::int64_t notes, const Catalogue& words) {
  View view;
  view.set("NOTES", number_in(words, notes)).set("NOTES_WORD", notes_word(words, notes));
  return web::render("domain/room/pages/screen_base.html", view);
}

Result<std::shared_ptr<const DrawnClouds>> clouds_of(const PageContext& context, const ScreenState& state) {
  return context.clouds->of(context.database, context.now(), state.room);
}

/// "/r/code/screen" + rest, in the language that was asked for.
std::string screen_path(const RoomOnPhone& at, const std::string& rest = {}) {
  auto path = phone_path(at.room.code, "/screen" + rest);
  if (at.languages.empty() || at.chosen == at.languages.front()) return path;
  return path + (path.find('?') == std::string::npos ? "?lang=" : "&lang=") + at.chosen;
}

Result<ScreenParts> parts_of(const PageContext& context, const ScreenState& state, const RoomOnPhone& at) {
  const auto& words = *at.words;
  ScreenParts parts{std::string(state_name(state.room.state)), mode_of(state)};
  parts.markup = {{"call", call_html(state, words)},
                  {"figures", figures_html(state, at)},
                  {"notice", notice_html(state, words)},
                  {"questions", questions_html(state, words)},
                  {"poll", poll_html(state, words)},
                  {"challenges", base_html(state.challenges, words)},
                  {"opportunities", base_html(state.opportunities, words)}};
  if (!state.room.shows_clouds) return parts;
  MUSTER_TRY(drawn, clouds_of(context, state));
  parts.clouds = screen_path(at, "/clouds?drawn=" + drawn->mark);
  return parts;
}

std::string marker_of(std::string name) {
  for (char& letter : name)
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  return name;
}

Result<RoomOnPhone> read_in(const PageContext& context, const ScreenState& state, const std::string& tag) {
  return room_read_in(context, {state.room, state.event}, tag);
}

Reply screen_page(const PageContext& context, const Request& request, const std::string& room_id) {
  MUSTER_PAGE(found, request, screen_state(context.database, context.now(), room_id));
  if (!found) return site::error_page(request, not_found("There is no room at this address."));
  const auto& state = *found;
  MUSTER_PAGE(at, request, read_in(context, state, language_asked_for(request)));
  MUSTER_PAGE(parts, request, parts_of(context, state, at));
  const auto& words = *at.words;
  const auto path = phone_path(state.room.code);
  const bool other = !at.languages.empty() && at.chosen != at.languages.front();
  const auto address = web::site_of(request) + path + (other ? "?lang=" + at.chosen : std::string());
  View view;
  view.set("LANGUAGE", at.language.empty() ? "en-GB" : at.language);
  view.show_if(is_right_to_left(at.language), "RIGHT_TO_LEFT");
  // Muster's own wording is English until somebody writes their own.
  view.show_if(!words.is_english() && state.room.wording.headline == RoomPlan{}.wording.headline, "HEADLINE_ENGLISH");
  view.set("HEADLINE", state.room.wording.headline).set("EVENT_TITLE", state.event.title);
  view.set("STYLE", web::asset("screen.css"))
      .set("SCRIPT", web::asset("screen.js"))
      .set("ICON", web::asset("mark.svg"));
  view.set("FONT", web::asset("inter.woff2"));
  view.set("ZONE", state.event.zone.name()).set("LIVE", screen_path(at, "/live")).set("MODE", parts.mode);
  view.set("STATE", parts.state);
  const auto host = web::site_of(request).substr(web::site_of(request).find("//") + 2);
  view.set("HOST", host).set("PATH", path);
  view.set("HOST_LETTERS", letters_wide(host)).set("PATH_LETTERS", letters_wide(path));
  view.markup("SYMBOL", draw::qr_symbol(address, 360).svg);
  view.set("SAY_PART", say(words, "How to take part, and what came in"))
      .set("SAY_WORDS", say(words, "Words of the notes"))
      .set("SAY_CHALLENGES", say(words, "Challenges"))
      .set("SAY_OPPORTUNITIES", say(words, "Opportunities"))
      .set("SAY_QUESTIONS", say(words, "Questions to the panel"))
      .set("SAY_POLL", say(words, "Quick poll"))
      .set("SAY_FROZEN", say(words, "as of {time}, press F to go on", {{"time", "{time}"}}))
      .set("SAY_LOST", say(words, "as of {time}", {{"time", "{time}"}}))
      .set("AS_OF_WORDS", say(words, "as of {time}", {{"time", hour_of(context.now(), state.event.zone)}}));
  for (const auto& [name, markup] : parts.markup) view.markup(marker_of(name), markup);
  view.set("CLOUDS_PATH", parts.clouds);
  if (!parts.clouds.empty()) {
    MUSTER_PAGE(drawn, request, clouds_of(context, state));
    view.markup("CHALLENGE_CLOUD", cloud_html(drawn->challenges, drawn->words.challenges, words));
    view.markup("OPPORTUNITY_CLOUD", cloud_html(drawn->opportunities, drawn->words.opportunities, words));
  } else {
    view.markup("CHALLENGE_CLOUD", {}).markup("OPPORTUNITY_CLOUD", {});
  }
  return web::html(web::render("domain/room/pages/screen.html", view));
}

Reply clouds_part(const PageContext& context, const Request& request) {
  MUSTER_PAGE(at, request, room_on_phone(context, request));
  if (!at.room.shows_clouds) return site::error_page(request, not_found("The clouds are not shown."));
  MUSTER_PAGE(drawn, request, context.clouds->of(context.database, context.now(), at.room));
  return web::json(
      json_object({{"challenge-cloud", cloud_html(drawn->challenges, drawn->words.challenges, *at.words)},
                   {"opportunity-cloud", cloud_html(drawn->opportunities, drawn->words.opportunities, *at.words)}}));
}

std::optional<std::string> live_state(const PageContext& context, const std::string& room_id, const std::string& tag) {
  const auto state = screen_state(context.database, context.now(), room_id);
  if (!state.ok()) throw std::runtime_error(state.error().message);
  if (!*state) return std::nullopt;
  const auto at = read_in(context, **state, tag);
  if (!at.ok()) throw std::runtime_error(at.error().message);
  const auto parts = parts_of(context, **state, *at);
  if (!parts.ok()) throw std::runtime_error(parts.error().message);
  Json::Object markup;
  for (const auto& [name, html] : parts->markup) markup.emplace_back(name, html);
  return json_text(json_object({{"state", parts->state},
                                {"mode", parts->mode},
                                {"parts", Json(Json::Value(std::move(markup)))},
                                {"clouds", parts->clouds}}));
}

/// Everybody who watches in one language is told the same.
Reply live_page(const PageContext& context, const RoomOnPhone& at) {
  return web::live({"room " + at.room.id + " " + at.chosen,
                    [context, room_id = at.room.id, tag = at.chosen] { return live_state(context, room_id, tag); }});
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
             MUSTER_PAGE(at, request, room_on_phone(context, request));
             return live_page(context, at);
           })
      .holds_secret();
}

}  // namespace muster::room
