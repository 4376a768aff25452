// How the question about a whole list is asked on the page.
#include "list_state_question.hpp"

namespace muster::booking {

intake::QuestionSection list_state_question(State taken_in_as) {
  const std::string booked(booked_words);
  const std::string to_invite(to_invite_words);
  intake::Question question{
      .typed = std::string(list_state_typed),
      .cells = {"Everybody who is new"},
      .picks = {{"Booked: they have a seat", booked}, {"To be invited: nobody has a seat yet", to_invite}},
      .means = taken_in_as == State::invited ? to_invite : booked};
  return {.id = "state",
          .title = "What the list is taken in as",
          .one = "choice for the whole list",
          .many = "choices for the whole list",
          .columns = {"In the list"},
          .picks_title = "Are",
          .questions = {std::move(question)},
          .stops = false};
}

}  // namespace muster::booking
