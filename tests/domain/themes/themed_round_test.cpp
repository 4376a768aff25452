// What figures count of a round's texts is what the readings say one by one, after any order of readings, rules,
// merged and split themes.
#include <muster/domain/themes/reading_service.hpp>
#include <muster/domain/themes/review_desk_service.hpp>
#include <muster/domain/themes/rules_service.hpp>

#include "../../../src/domain/themes/split_words.hpp"
#include "themed_summit.hpp"

#include <random>

namespace muster::themes {
namespace {

void check_each_text(ThemedSummit& desk) {
  const auto all = desk.round_of_themes();
  const auto found = all.questions.find("topic");
  const auto kept = desk.kept();
  const SplitWords splits(all.book, *desk.texts->folded);
  std::size_t said = 0;
  for (std::size_t place = 0; place < desk.texts->keys.size(); ++place) {
    const auto& key = desk.texts->keys[place];
    const auto of_text = kept.readings.find(key);
    if (of_text == kept.readings.end()) {
      CHECK((found == all.questions.end() || !found->second.texts.contains(key)));
      continue;
    }
    ++said;
    REQUIRE(found != all.questions.end());
    CHECK((found->second.texts.at(key) ==
           themed(all.book, of_text->second, [&](const Theme& part) { return splits.meets(place, part); })));
  }
  if (found == all.questions.end()) return;
  CHECK(found->second.texts.size() == said);
  std::set<std::string> readers;
  for (const auto& [key, of_text] : kept.readings) {
    for (const auto& [reader, reading] : of_text)
      if (is_person(reader)) readers.insert(reader);
  }
  CHECK(found->second.readers == static_cast<std::int64_t>(readers.size()));
}

}  // namespace

TEST_CASE("what counts of each text is what its readings say, after any order of changes") {
  ThemedSummit desk;
  REQUIRE(choose_readers(desk.database(), desk.now(), *desk.texts, 2).ok());
  std::mt19937 random(3);
  const std::vector<std::string> readers{"anna", "ben", "cleo"};
  const auto any = [&](std::size_t size) { return static_cast<std::size_t>(random() % size); };
  for (int turn = 0; turn < 60; ++turn) {
    const auto& key = desk.texts->keys[any(desk.texts->keys.size())];
    const auto& reader = readers[any(readers.size())];
    switch (any(5)) {
      case 0:
        static_cast<void>(restore_reading(desk.database(), desk.now(), *desk.texts, key, reader, {}));
        break;
      case 1:
        static_cast<void>(settle_difference(desk.database(), desk.now(), *desk.texts, key, reader, readers[any(3)]));
        break;
      default:
        static_cast<void>(keep_reading(
            desk.database(), desk.now(), *desk.texts, key, reader,
            {any(2) == 0 ? std::vector<std::int64_t>{1} : std::vector<std::int64_t>{1, 2}, false, any(2) == 0}));
    }
    if (turn == 5 || turn == 45) REQUIRE(apply_rules(desk.database(), desk.now(), *desk.texts, unwatched()).ok());
    if (turn == 20)
      REQUIRE(change_book(desk.database(), desk.now(), desk.programme, [](const Codebook& book) {
                return merged(book, 2, 1);
              }).ok());
    if (turn == 30)
      REQUIRE(change_book(desk.database(), desk.now(), desk.programme, [](const Codebook& book) {
                return split(book, 1, {"Talks", Tone::none, "talk"});
              }).ok());
    check_each_text(desk);
  }
}

TEST_CASE("a text's key of sixteen bytes is the first half of what the store holds") {
  const auto stored = feedback::key_of("topic", "Ofsted talk");
  CHECK((feedback::text_key(stored) == feedback::text_key("topic", "Ofsted talk")));
  CHECK((feedback::text_key(stored) != feedback::text_key("topic", "Ofsted talks")));
  CHECK((feedback::text_key("no key at all") == feedback::text_key("no key at all")));
  CHECK((feedback::text_key("no key at all") != feedback::text_key("no key at al")));
}

}  // namespace muster::themes
