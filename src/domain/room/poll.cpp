// What a poll may ask.
#include <muster/domain/room/poll.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <set>
#include <stdexcept>

namespace muster::room {

std::string_view state_name(PollState state) {
  switch (state) {
    case PollState::asked:
      return "asked";
    case PollState::revealed:
      return "revealed";
    case PollState::over:
      return "over";
  }
  throw std::logic_error("a poll in no state");
}

PollState poll_state_named(std::string_view name) {
  for (const auto state : {PollState::asked, PollState::revealed, PollState::over})
    if (name == state_name(state)) return state;
  throw std::logic_error("the store holds a poll in no known state");
}

std::int64_t Poll::votes() const {
  std::int64_t all = 0;
  for (const auto& answer : answers) all += answer.votes;
  return all;
}

std::vector<std::string> answers_typed(std::string_view lines) {
  std::vector<std::string> answers;
  while (!lines.empty()) {
    const auto end = std::min(lines.find('\n'), lines.size());
    if (auto answer = trimmed(lines.substr(0, end)); !answer.empty()) answers.push_back(to_nfc(answer));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return answers;
}

Outcome check_poll(std::string_view question, const std::vector<std::string>& answers) {
  const auto asked = trimmed(question);
  if (asked.empty()) return bad_input("Write what the poll asks: its field is empty.").at("question");
  if (character_count(asked) > longest_poll_question)
    return bad_input("Keep the question to " + std::to_string(longest_poll_question) + " characters.").at("question");
  if (answers.size() < fewest_answers || answers.size() > most_answers)
    return bad_input("Give two to five answers, one on each line; there " +
                     std::string(answers.size() == 1 ? "is " : "are ") +
                     in_words(static_cast<std::int64_t>(answers.size())) + ".")
        .at("answers");
  std::set<std::string> seen;
  for (const auto& answer : answers) {
    if (character_count(answer) > longest_answer)
      return bad_input("Keep each answer to " + std::to_string(longest_answer) + " characters.").at("answers");
    if (!seen.insert(answer).second) return bad_input("“" + answer + "” stands there twice.").at("answers");
  }
  return Success{};
}

}  // namespace muster::room
