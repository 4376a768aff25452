// Which questions are seen, and in which order.
#include <muster/domain/room/question.hpp>

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <stdexcept>

namespace muster::room {

std::string_view state_name(QuestionState state) {
  switch (state) {
    case QuestionState::waiting:
      return "waiting";
    case QuestionState::let_through:
      return "let through";
    case QuestionState::put_away:
      return "put away";
  }
  throw std::logic_error("a question in no state");
}

QuestionState question_state_named(std::string_view name) {
  for (const auto state : {QuestionState::waiting, QuestionState::let_through, QuestionState::put_away})
    if (name == state_name(state)) return state;
  throw std::logic_error("the store holds a question in no known state");
}

std::vector<Question> let_through(const std::vector<Question>& questions) {
  std::vector<Question> seen;
  for (const auto& question : questions)
    if (question.state == QuestionState::let_through) seen.push_back(question);
  return seen;
}

std::vector<Question> by_votes(const std::vector<Question>& questions) {
  auto seen = let_through(questions);
  std::stable_sort(seen.begin(), seen.end(), [](const Question& left, const Question& right) {
    return left.votes != right.votes ? left.votes > right.votes : left.number < right.number;
  });
  return seen;
}

std::vector<Question> on_screen(std::vector<Question> questions) {
  constexpr std::size_t of_one_line = 3;
  constexpr std::size_t of_two_lines = 2;
  constexpr std::size_t one_line = 62;  // characters
  if (questions.size() > of_one_line) questions.resize(of_one_line);
  const auto is_long = [](const Question& question) { return character_count(question.text) > one_line; };
  if (questions.size() > of_two_lines && std::any_of(questions.begin(), questions.end(), is_long))
    questions.resize(of_two_lines);
  return questions;
}

}  // namespace muster::room
