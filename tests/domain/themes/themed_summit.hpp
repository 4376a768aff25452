#pragma once
// A closed round whose free texts are read for their themes, and a codebook of two.

#include <muster/domain/themes/book_service.hpp>
#include <muster/domain/themes/forgetting_sql.hpp>
#include <muster/domain/themes/reading_service.hpp>

#include "domain/feedback/summit_feedback.hpp"

#include <muster/domain/feedback/text_look.hpp>

#include <set>
#include <string>
#include <vector>

namespace muster::themes {

struct ThemedSummit : feedback::Feedback {
  /// `more` answers besides the six, each with a number of its own.
  explicit ThemedSummit(int more = 0) {
    open();
    int number = 0;
    for (const auto* text : {"Ofsted talk", "The lunch queue", "Ofsted and lunch", "Meeting others", "N/A", "N/A"})
      answer("key" + std::to_string(number++), {{"helpful", {"helpful"}}, {"topic", {text}}});
    for (int each = 0; each < more; ++each) {
      const auto words =
          (each % 3 == 0 ? "The lunch was number " : "The Ofsted talk was number ") + std::to_string(each);
      answer("key" + std::to_string(number++), {{"helpful", {"helpful"}}, {"topic", {words}}});
    }
    REQUIRE(feedback::close_round(database(), now(), "summit").ok());
    programme = text_of("select programme_id from event");
    add({"Ofsted", Tone::none, "ofsted"});
    add({"Lunch", Tone::worry, "lunch"});
    texts = asked_texts(database(), "summit", "topic").value();
  }
  std::string text_of(const std::string& sql) { return text(sql); }
  void add(const ThemeText& wanted) {
    const auto made =
        change_book(database(), now(), programme, [&](const Codebook& book) { return added(book, wanted); });
    if (!made.ok()) FAIL(made.error().message);
  }
  [[nodiscard]] std::string key(const std::string& words) const { return feedback::key_of("topic", words); }
  Outcome keep(const std::string& words, const std::string& reader, const Choice& choice) {
    return keep_reading(database(), now(), *texts, key(words), reader, choice);
  }
  ThemedRound round_of_themes() {
    const auto id = round().id;
    return database()
        .read([&](store::Session& session) -> Result<ThemedRound> {
          return themed_round(session, programme, id, [&](const std::string& question) {
            std::set<std::string> texts;
            for (const auto& answers : feedback::released_answers(session, id)) {
              if (const auto found = answers.find(question); found != answers.end())
                texts.insert(found->second.texts.begin(), found->second.texts.end());
            }
            return std::vector<std::string>(texts.begin(), texts.end());
          });
        })
        .value();
  }
  QuestionReadings kept() { return reading_desk(database(), *texts)->kept; }
  std::string programme;
  std::shared_ptr<const AskedTexts> texts;
};

}  // namespace muster::themes
