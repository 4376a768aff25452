#pragma once
// Answers for benchmarks: a form, and an export of it as Microsoft Forms writes it.

#include <array>
#include <cstddef>
#include <string>

namespace muster::bench {

inline const std::string form_text = R"(form day "The day"
  anonymous

page "The day"
  helpful   "Was it helpful?"  pick one as scale
            ( ) very   "Very helpful"
            ( ) fairly "Fairly helpful"
            ( ) not    "Not helpful"
  took_part "Were you able to take part fully?"  pick one
            ( ) yes "Yes"
            ( ) no  "No"
  format    "How would you like to meet next time?"  pick any
            [ ] person "In person"
            [ ] online "Online"
            [ ] both   "Both, by turns"
            [ ] other ... "Something else"
  words     "Which three words describe it?"  words up to 3
  events    "How many of our events have you been to?"  number from 0 to 100
  why_not   "What would have made it helpful?"  lines 3
            ask if helpful = not
  better    "What could we do better next time?"  lines 4
)";

/// Rows as people answer: some questions left out, ticks by few patterns, texts that are all their own.
inline std::string generated_export(std::size_t rows) {
  constexpr std::array helpful{"Very helpful", "Fairly helpful", "Not helpful", "Very helpful", ""};
  constexpr std::array format{"In person;", "Online;", "\"In person;Both, by turns;\"", "In person;By boat;", ""};
  constexpr std::array words{"\"useful, warm, long\"", "\"Informative, inspiring\"", "hopeful but cautious", ""};
  std::string bytes =
      "ID,Start time,Completion time,Email,Name,Was it helpful?,Were you able to take part fully?,How would you like "
      "to "
      "meet next time?,Which three words describe it?,How many of our events have you been to?,What would have made it "
      "helpful?,What could we do better next time?\r\n";
  for (std::size_t at = 0; at < rows; ++at) {
    const auto two = [](std::size_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    const auto time =
        "06/" + two(1 + at / 86400 % 28) + "/22 " + two(at / 3600 % 24) + ":" + two(at / 60 % 60) + ":" + two(at % 60);
    bytes += std::to_string(at + 1) + "," + time + "," + time + ",anonymous,," + helpful[at % helpful.size()] + "," +
             (at % 7 == 0 ? "No" : "Yes") + "," + format[at / 3 % format.size()] + "," + words[at % words.size()] +
             "," + std::to_string(at % 13) + "," + (at % 5 == 2 ? "A longer day" : "") + "," +
             (at % 3 == 0 ? "\"More time at the tables, and a quieter room " + std::to_string(at) + "\"" : "") + "\r\n";
  }
  return bytes;
}

}  // namespace muster::bench
