// Reads what the screen says. Everybody who watches is told the same, so it is read once for all of them.
#include <muster/domain/room/screen_service.hpp>

#include "hidden_word_sql.hpp"
#include "poll_sql.hpp"
#include "question_sql.hpp"
#include "room_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/wordlist/word_list_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/draw/bare_clouds.hpp>

#include <algorithm>

namespace muster::room {
namespace {

std::optional<AnswerCount> answers_of(store::Session& session, const std::string& event_id) {
  constexpr std::int64_t step = 5;
  const auto round = feedback::round_of_event(session, event_id);
  if (!round || round->state == feedback::RoundState::draft) return std::nullopt;
  AnswerCount count{round->form->title, round->responses, false};
  if (!round->form->anonymous) return count;
  count.in_fives = round->state == feedback::RoundState::open;
  // Those who watch see each step, so it takes five people; what came after the closing is in no figure.
  const auto known = std::min(count.answers, round->last_closing.value_or(0));
  count.answers = count.in_fives ? known + (count.answers - known) / step * step : count.answers - round->waiting;
  return count;
}

std::vector<draw::CloudWord> drawn(const std::vector<CloudWord>& words) {
  std::vector<draw::CloudWord> out;
  for (const auto& word : on_screen(words)) out.push_back({word.word, word.notes});
  return out;
}

std::shared_ptr<const DrawnClouds> draw_clouds(const std::vector<feedback::Note>& notes,
                                               const std::set<std::string>& hidden, const text::WordRules& list) {
  constexpr double width = 420;
  constexpr double height = 290;
  constexpr std::size_t mark_length = 12;
  auto made = std::make_shared<DrawnClouds>();
  made->words = cloud_words(notes, hidden, list);
  const auto left = drawn(made->words.challenges);
  const auto right = drawn(made->words.opportunities);
  const auto pair = draw::bare_clouds(left, right, width, height);
  if (!left.empty()) made->challenges = pair.challenges.svg;
  if (!right.empty()) made->opportunities = pair.opportunities.svg;
  made->mark = fingerprint(made->challenges + "\n" + made->opportunities).substr(0, mark_length);
  return made;
}

}  // namespace

Result<std::optional<ScreenState>> screen_state(store::Database& database, Instant now, const std::string& room_id) {
  return database.read([&](store::Session& session) -> Result<std::optional<ScreenState>> {
    auto room = sql::room_with_id(session, room_id);
    if (!room) return std::optional<ScreenState>{};
    ScreenState state{events::event_with_id(session, room->event_id), *std::move(room)};
    const auto figures = feedback::note_figures(session, state.event.id);
    for (const auto& [kind, count] : figures.by_kind) {
      if (kind == "challenge") state.challenges = count;
      if (kind == "opportunity") state.opportunities = count;
    }
    state.tables = figures.tables;
    const auto pace = sql::select_pace(session, room_id);
    const auto until = state.room.closed_at.value_or(now);
    state.fresh = state.room.state == RoomState::open ? new_notes(pace, now) : std::nullopt;
    state.steps = steps_of(pace, until, state.event.zone);
    const auto questions = sql::select_questions(session, room_id);
    for (const auto& question : questions)
      if (question.id == state.room.question_on && question.state == QuestionState::let_through) state.on = question;
    state.questions = by_votes(questions);
    state.poll = sql::current_poll(session, room_id);
    state.answers = answers_of(session, state.event.id);
    return std::optional(std::move(state));
  });
}

Result<std::shared_ptr<const DrawnClouds>> Clouds::of(store::Database& database, Instant now, const Room& room) {
  // Held while drawing, so that many who ask at the same moment have it drawn once.
  const std::scoped_lock lock(mutex_);
  const auto found = kept_.find(room.id);
  if (found != kept_.end() && found->second.version == room.version && now < found->second.at + between_drawings &&
      found->second.at <= now)
    return found->second.drawn;
  std::vector<feedback::Note> notes;
  std::set<std::string> hidden;
  text::WordRules list;
  const auto read = database.read([&](store::Session& session) -> Outcome {
    notes = feedback::notes(session, room.event_id);
    list = wordlist::word_rules_of(session, events::event_with_id(session, room.event_id).programme_id);
    for (const auto& word : sql::select_hidden_words(session, room.id)) hidden.insert(word.key);
    return Success{};
  });
  if (!read.ok()) return read.error();
  auto made = draw_clouds(notes, hidden, list);
  if (kept_.size() >= most_rooms) kept_.clear();
  kept_[room.id] = {made, now, room.version};
  return std::shared_ptr<const DrawnClouds>(std::move(made));
}

}  // namespace muster::room
