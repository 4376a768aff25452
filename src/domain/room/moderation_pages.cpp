// What an organiser lets through: questions to the panel, and words of the clouds.
#include "context_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/room/hidden_word_service.hpp>
#include <muster/domain/room/question_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/form.hpp>
#include <muster/platform/web/live_view.hpp>
#include <muster/platform/web/view.hpp>

#include <stdexcept>
#include <vector>

namespace muster::room {
namespace {

using web::Button;
using web::Reply;
using web::Request;

struct EventRoom {
  events::Event event;
  Room room;
};

Result<EventRoom> room_asked(const PageContext& context, const Request& request) {
  MUSTER_TRY(event, events::find_event(context.database, request.capture("event")));
  MUSTER_TRY(room, room_of_event(context.database, event.slug));
  if (!room) return not_found("No room is set up for " + event.title + " yet.");
  return EventRoom{std::move(event), *std::move(room)};
}

struct Action {
  const char* does;
  const char* words;
};

/// What can be done with a question, by where it stands.
std::vector<Action> actions_of(const Question& question, const Room& room) {
  constexpr Action let{"let", "Let through"};
  constexpr Action away{"away", "Put away"};
  constexpr Action back{"wait", "Let wait"};
  switch (question.state) {
    case QuestionState::waiting:
      return {let, away};
    case QuestionState::let_through:
      return {room.question_on == question.id ? Action{"off", "Not on any more"} : Action{"on", "Put on now"}, away};
    case QuestionState::put_away:
      return {let, back};
  }
  return {};
}

void add_group(web::View& view, const Request& request, const EventRoom& at, const std::vector<Question>& questions,
               const std::string& heading, QuestionState state) {
  auto& group = view.add("GROUP", heading);
  std::int64_t count = 0;
  web::View* rows = nullptr;
  for (const auto& question : questions) {
    if (question.state != state) continue;
    ++count;
    if (rows == nullptr) rows = &group.add("ROWS");
    auto& row = rows->add("ROW", question.text);
    row.set("ROW_TABLE", question.table == 0 ? "–" : std::to_string(question.table));
    row.set("ROW_VOTES", grouped(question.votes)).show_if(question.id == at.room.question_on, "ROW_ON");
    for (const auto& action : actions_of(question, at.room))
      row.add("ACTION").markup("ACTION_FORM", web::Form(request, path_of(at.event, "/questions"))
                                                  .knowing("question", question.id)
                                                  .knowing("do", action.does)
                                                  .button({action.words, "“" + question.text + "”", Button::Look::link})
                                                  .shown());
  }
  group.set("GROUP_COUNT", grouped(count)).show_if(count == 0, "EMPTY_GROUP");
}

/// Tells one state of the page from another, and nothing of what it says.
std::string mark_of(const Room& room, const std::vector<Question>& questions) {
  std::string all = room.question_on + "\n" + std::to_string(room.voters);
  for (const auto& question : questions)
    all += "\n" + question.id + std::to_string(static_cast<int>(question.state)) + " " + std::to_string(question.votes);
  return fingerprint(all);
}

Reply questions_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(at, request, room_asked(context, request));
  MUSTER_PAGE(questions, request, questions_of(context.database, at.room));
  std::int64_t waiting = 0;
  for (const auto& question : questions) waiting += question.state == QuestionState::waiting ? 1 : 0;
  web::View view;
  view.head(waiting == 0 ? std::string("No question waits.")
                         : counted(waiting, "question waits", "questions wait") + " to be let through.",
            counted(at.room.voters, "person", "people") + " voted. Phones show what is let through, and vote for it.");
  view.set("BASE", path_of(at.event)).set("HERE", path_of(at.event, "/questions"));
  view.set("LIVE", path_of(at.event, "/questions/live"))
      .set("MARK", mark_of(at.room, questions))
      .set("SCRIPT", web::asset("moderation.js"));
  add_group(view, request, at, questions, "Waiting", QuestionState::waiting);
  const auto let_through = by_votes(questions);
  add_group(view, request, at, let_through, "Let through", QuestionState::let_through);
  add_group(view, request, at, questions, "Put away", QuestionState::put_away);
  return site::desk_page(request, frame_of(at.event, "Questions to the panel"),
                         web::render("domain/room/pages/moderation.html", view));
}

std::optional<std::string> live_mark(const PageContext& context, const std::string& event_slug) {
  const auto room = room_of_event(context.database, event_slug);
  if (!room.ok()) throw std::runtime_error(room.error().message);
  if (!*room) return std::nullopt;
  const auto questions = questions_of(context.database, **room);
  if (!questions.ok()) throw std::runtime_error(questions.error().message);
  return mark_of(**room, *questions);
}

/// Says that the page has changed; each browser then asks for its own, whose buttons carry its own token.
Reply live_questions(const PageContext& context, const Request& request) {
  MUSTER_PAGE(at, request, room_asked(context, request));
  return web::live(
      {"moderation of " + at.room.id, [context, slug = at.event.slug] { return live_mark(context, slug); }});
}

Reply change_question(const PageContext& context, const Request& request) {
  MUSTER_PAGE(at, request, room_asked(context, request));
  const auto does = request.form.get("do");
  const auto id = request.form.get("question");
  const auto audit = context.organiser(request);
  const auto changed = [&]() -> Outcome {
    if (does == "let") return moderate(context.database, audit, at.event.slug, id, QuestionState::let_through);
    if (does == "away") return moderate(context.database, audit, at.event.slug, id, QuestionState::put_away);
    if (does == "wait") return moderate(context.database, audit, at.event.slug, id, QuestionState::waiting);
    if (does == "on") return put_on(context.database, audit, at.event.slug, id);
    if (does == "off") return put_on(context.database, audit, at.event.slug, {});
    return Error{ErrorKind::wrong_usage, "Nothing of that kind can be done with a question.", {}, {}};
  }();
  if (!changed.ok()) return site::error_page(request, changed.error());
  return web::redirect(path_of(at.event, "/questions"));
}

void add_words(web::View& view, const Request& request, const EventRoom& at, const std::string& heading,
               const std::vector<CloudWord>& words) {
  auto& side = view.add("SIDE", heading);
  side.show_if(words.empty(), "NO_WORDS");
  if (words.empty()) return;
  auto& rows = side.add("ROWS");
  for (const auto& word : words)
    rows.add("ROW", word.word)
        .set("ROW_NOTES", grouped(word.notes))
        .set("ROW_TABLES", grouped(word.tables))
        .markup("ROW_FORM", web::Form(request, path_of(at.event, "/words"))
                                .knowing("word", word.word)
                                .knowing("key", word.key)
                                .knowing("hidden", "yes")
                                .button({"Hide", "“" + word.word + "”", Button::Look::link})
                                .shown());
}

Reply words_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(at, request, room_asked(context, request));
  MUSTER_PAGE(words, request, words_of_room(context.database, at.room));
  web::View view;
  view.head("Words of the clouds", "Words that two tables at least have noted; the first " +
                                       std::to_string(words_on_screen) +
                                       " of a side are drawn. A hidden word is hidden on both sides, at once.");
  view.set("BASE", path_of(at.event));
  add_words(view, request, at, "Challenges", words.shown.challenges);
  add_words(view, request, at, "Opportunities", words.shown.opportunities);
  web::View* hidden = words.hidden.empty() ? nullptr : &view.add("HIDDEN_WORDS");
  for (const auto& word : words.hidden)
    hidden->add("HIDDEN", word.word)
        .markup("HIDDEN_FORM", web::Form(request, path_of(at.event, "/words"))
                                   .knowing("word", word.word)
                                   .knowing("key", word.key)
                                   .knowing("hidden", "no")
                                   .button({"Show it again", "“" + word.word + "”", Button::Look::link})
                                   .shown());
  return site::desk_page(request, frame_of(at.event, "Words of the clouds"),
                         web::render("domain/room/pages/room_words.html", view));
}

Reply change_word(const PageContext& context, const Request& request) {
  MUSTER_PAGE(at, request, room_asked(context, request));
  const auto changed =
      hide_word(context.database, context.organiser(request), at.event.slug,
                {request.form.get("key"), request.form.get("word")}, request.form.get("hidden") == "yes");
  if (!changed.ok()) return site::error_page(request, changed.error());
  return web::redirect(path_of(at.event, "/words"));
}

}  // namespace

void add_moderation_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const std::string base = "/events/{event}/room";
  router.get(base + "/questions", Permission::change_form,
             [context](const Request& r) { return questions_page(context, r); });
  router.post(base + "/questions", Permission::change_form,
              [context](const Request& r) { return change_question(context, r); });
  router.get(base + "/questions/live", Permission::change_form,
             [context](const Request& r) { return live_questions(context, r); });
  router.get(base + "/words", Permission::change_form, [context](const Request& r) { return words_page(context, r); });
  router.post(base + "/words", Permission::change_form,
              [context](const Request& r) { return change_word(context, r); });
}

}  // namespace muster::room
