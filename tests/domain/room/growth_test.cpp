// What a room is sent and shows costs no more than it is long.
#include <muster/domain/room/poll.hpp>
#include <muster/domain/room/question.hpp>
#include <muster/domain/room/word_cloud.hpp>

#include "support/catch.hpp"
#include "support/growth.hpp"

using namespace muster;
using growth::fault_of;
using growth::numbered;

TEST_CASE("a room's words are counted in a time like the number of its notes") {
  for (const std::string piece : {"note # with words\n", "more time for families\n", "a\n", "w#", " ", "é\n"}) {
    CAPTURE(piece);
    CHECK(fault_of(
              numbered(piece),
              [](const std::string& text) {
                std::vector<feedback::Note> notes;
                for (std::size_t at = 0; at < text.size();) {
                  const auto end = std::min(text.find('\n', at), text.size());
                  notes.push_back({std::to_string(notes.size() % 30),
                                   notes.size() % 2 == 0 ? "challenge" : "opportunity", text.substr(at, end - at)});
                  at = end + 1;
                }
                const auto words = room::cloud_words(notes, {"famili", "time"});
                (void)room::on_screen(words.challenges);
              },
              2 << 10, 16 << 10) == "");
  }
}

TEST_CASE("questions to the panel are put in order in a time like their number") {
  CHECK(fault_of(numbered("#"), [](const std::string& text) {
          std::vector<room::Question> questions;
          for (std::size_t at = 0; at < text.size(); ++at) {
            room::Question one;
            one.id = std::to_string(at);
            one.number = static_cast<std::int64_t>(at);
            one.text = "Why?";
            one.state = room::QuestionState::let_through;
            one.votes = static_cast<std::int64_t>(at * 7919 % 101);
            questions.push_back(std::move(one));
          }
          (void)room::on_screen(room::by_votes(questions));
        }) == "");
}
