// What readers say of answers, kept beside nothing that tells whose they are.
#include <muster/domain/themes/forgetting_sql.hpp>
#include <muster/domain/themes/reading_board_service.hpp>
#include <muster/domain/themes/reading_service.hpp>
#include <muster/domain/themes/rules_service.hpp>

#include "themed_summit.hpp"

#include <muster/domain/feedback/forgetting_sql.hpp>

namespace muster::themes {

TEST_CASE("texts stand once each, in the order of the alphabet") {
  ThemedSummit desk;
  std::vector<std::string> all;
  for (const auto& each : desk.texts->texts) all.push_back(each.text);
  CHECK(all == std::vector<std::string>{"Meeting others", "N/A", "Ofsted and lunch", "Ofsted talk", "The lunch queue"});
  CHECK(desk.texts->texts[1].people == 2);
  CHECK(desk.texts->wrote == 6);
  CHECK(asked_texts(desk.database(), "summit", "helpful").error().kind == ErrorKind::not_found);
  CHECK(asked_texts(desk.database(), "summit", "nothing").error().kind == ErrorKind::not_found);
}

TEST_CASE("a reading is kept, changed, taken back, and leaves no text in the trace") {
  ThemedSummit desk;
  REQUIRE(desk.keep("Ofsted talk", "anna", {{1}, false, true}).ok());
  REQUIRE(desk.keep("N/A", "anna", {{}, true, false}).ok());
  CHECK(desk.keep("N/A", "anna", {{}, false, false}).error().kind == ErrorKind::bad_input);
  CHECK(desk.keep("N/A", "anna", {{1}, true, false}).error().kind == ErrorKind::bad_input);
  CHECK(desk.keep("N/A", "anna", {{7}, false, false}).error().kind == ErrorKind::not_found);
  CHECK(desk.keep("Not there", "anna", {{1}, false, false}).error().kind == ErrorKind::not_found);
  auto themes = desk.round_of_themes();
  CHECK(themes.questions.at("topic").texts.at(desk.key("Ofsted talk")).themes == std::vector<std::int64_t>{1});
  CHECK(themes.questions.at("topic").texts.at(desk.key("N/A")).says_nothing);
  CHECK(themes.questions.at("topic").quoted.size() == 1);
  REQUIRE(restore_reading(desk.database(), desk.now(), *desk.texts, desk.key("N/A"), "anna", {}).ok());
  CHECK(desk.kept().readings.size() == 1);
  CHECK(desk.figure("select count(*) from audit where fields like '%fsted%' or fields like '%" +
                    desk.key("Ofsted talk") + "%'") == 0);
  CHECK(desk.figure("select count(*) from audit where action = 'answer read for its themes'") == 2);
}

TEST_CASE("what is taken back is all of a step, and to say the same again opens nothing that is settled") {
  ThemedSummit desk;
  const auto key = desk.key("Ofsted talk");
  REQUIRE(choose_readers(desk.database(), desk.now(), *desk.texts, 2).ok());
  REQUIRE(desk.keep("Ofsted talk", "anna", {{1}, false, false}).ok());
  REQUIRE(desk.keep("Ofsted talk", "ben", {{2}, false, false}).ok());
  REQUIRE(settle_difference(desk.database(), desk.now(), *desk.texts, key, "anna", "ben").ok());
  const auto counts = [&] { return desk.round_of_themes().questions.at("topic").texts.at(key).themes; };
  // Another quotation is chosen.
  REQUIRE(desk.keep("Ofsted talk", "anna", {{1}, false, true}).ok());
  CHECK(counts() == std::vector<std::int64_t>{2});
  CHECK(desk.kept().quoted.contains(key));
  const auto before = text_before(desk.database(), *desk.texts, key, "anna").value();
  CHECK(before.quoted == true);
  REQUIRE(before.settled);
  REQUIRE(desk.keep("Ofsted talk", "anna", {{1, 2}, false, false}).ok());
  CHECK_FALSE(desk.kept().quoted.contains(key));
  CHECK(desk.round_of_themes().questions.at("topic").texts.at(key).differs);
  REQUIRE(restore_reading(desk.database(), desk.now(), *desk.texts, key, "anna", before).ok());
  CHECK(counts() == std::vector<std::int64_t>{2});
  CHECK(desk.kept().quoted.contains(key));
  CHECK(desk.kept().readings.at(key).at("anna").themes == std::vector<std::int64_t>{1});
}

TEST_CASE("nothing is read twice by accident, and what was in front of somebody is free after a while") {
  ThemedSummit desk;
  const auto& database = desk.database();
  const auto take = [&](const std::string& words, const std::string& reader) {
    return take_up(desk.database(), *desk.texts, desk.key(words), reader, desk.clock.now());
  };
  static_cast<void>(database);
  REQUIRE(take("Ofsted talk", "anna").ok());
  CHECK(take("Ofsted talk", "ben").error().kind == ErrorKind::conflict);
  CHECK(desk.keep("Ofsted talk", "ben", {{1}, false, false}).error().kind == ErrorKind::conflict);
  desk.clock.advance(lock_time + std::chrono::seconds{1});
  REQUIRE(take("Ofsted talk", "ben").ok());
  REQUIRE(desk.keep("Ofsted talk", "ben", {{1}, false, false}).ok());
  const auto refused = [&](const std::string& reader) {
    return desk.keep("Ofsted talk", reader, {{2}, false, false}).error();
  };
  CHECK(refused("anna").kind == ErrorKind::conflict);
  CHECK(refused("anna").message.find("choose first that two people read each answer") != std::string::npos);
  REQUIRE(choose_readers(desk.database(), desk.now(), *desk.texts, 2).ok());
  REQUIRE(desk.keep("Ofsted talk", "anna", {{2}, false, false}).ok());
  // They have nothing in common, until one of them is followed.
  CHECK(desk.round_of_themes().questions.at("topic").texts.at(desk.key("Ofsted talk")).differs);
  // No third person reads it, and none is told to read it first.
  CHECK(refused("cleo").kind == ErrorKind::conflict);
  CHECK(refused("cleo").message.starts_with("Two people have read this answer, and two read each."));
  CHECK(desk.kept().readings.at(desk.key("Ofsted talk")).size() == 2);
  const auto settled =
      settle_difference(desk.database(), desk.now(), *desk.texts, desk.key("Ofsted talk"), "cleo", "anna").error();
  CHECK(settled.kind == ErrorKind::not_allowed);
  CHECK(settled.message.find("one of them settles it") != std::string::npos);
  REQUIRE(settle_difference(desk.database(), desk.now(), *desk.texts, desk.key("Ofsted talk"), "anna", "ben").ok());
  CHECK(desk.round_of_themes().questions.at("topic").texts.at(desk.key("Ofsted talk")).themes ==
        std::vector<std::int64_t>{1});
  // Kappa is of what they gave before.
  CHECK(desk.kept().readings.at(desk.key("Ofsted talk")).at("anna").themes == std::vector<std::int64_t>{2});
  CHECK(choose_readers(desk.database(), desk.now(), *desk.texts, 3).error().kind == ErrorKind::bad_input);
}

TEST_CASE(
    "how far two agree is told of what they gave before they could compare, and of no theme that one never gave") {
  ThemedSummit desk;
  REQUIRE(choose_readers(desk.database(), desk.now(), *desk.texts, 2).ok());
  const auto agreement = [&] { return desk.round_of_themes().questions.at("topic").agreement; };
  const std::vector<std::pair<std::string, std::int64_t>> given{
      {"Ofsted talk", 1}, {"Ofsted and lunch", 1}, {"The lunch queue", 2}, {"Meeting others", 2}, {"N/A", 2}};
  for (const auto& [words, theme] : given) {
    REQUIRE(desk.keep(words, "anna", {{theme}, false, false}).ok());
    REQUIRE(desk.keep(words, "ben", {{words == "N/A" ? 1 : theme}, false, false}).ok());
  }
  const auto before = agreement();
  REQUIRE(before);
  CHECK(before->same == 4);
  REQUIRE(before->themes.size() == 2);
  // They compare, and one of them thinks again.
  REQUIRE(settle_difference(desk.database(), desk.now(), *desk.texts, desk.key("N/A"), "anna", "ben").ok());
  REQUIRE(desk.keep("N/A", "anna", {{1}, false, false}).ok());
  CHECK_FALSE(desk.round_of_themes().questions.at("topic").texts.at(desk.key("N/A")).differs);
  CHECK(agreement()->same == 4);
  CHECK(agreement()->themes[0].kappa.value == before->themes[0].kappa.value);
  // Nor does it help to take a reading back and give another.
  REQUIRE(restore_reading(desk.database(), desk.now(), *desk.texts, desk.key("N/A"), "anna", {}).ok());
  REQUIRE(desk.keep("N/A", "anna", {{1}, false, false}).ok());
  CHECK(agreement()->same == 4);
  CHECK(desk.round_of_themes().questions.at("topic").readers == 2);
  ReadingBoards boards(desk.database());
  REQUIRE(boards
              .look(desk.texts,
                    [&](const ReadingBoard& board, const ReadingBoard::Locks&) {
                      CHECK(board.agreement("anna", "ben")->same == 4);
                      CHECK(board.pairs().size() == 1);
                    })
              .ok());
  CHECK(desk.figure("select count(*) from theme_reading where reader = 'first:anna'") == 1);
}

TEST_CASE("words of themes that changed since they were given are told, until they are given again") {
  ThemedSummit desk;
  const auto told = [&] { return desk.round_of_themes().questions.at("topic").words_changed; };
  REQUIRE(apply_rules(desk.database(), desk.now(), *desk.texts, unwatched()).ok());
  CHECK_FALSE(told());
  REQUIRE(change_book(desk.database(), desk.now(), desk.programme, [](const Codebook& book) {
            return changed(book, 2, {"Food", Tone::worry, "lunch"});
          }).ok());
  CHECK_FALSE(told());
  REQUIRE(change_book(desk.database(), desk.now(), desk.programme, [](const Codebook& book) {
            return changed(book, 2, {"Food", Tone::worry, "lunch, dinner"});
          }).ok());
  CHECK(told());
  // Even where it gives no answer another theme.
  CHECK(apply_rules(desk.database(), desk.now(), *desk.texts, unwatched())->changed == 0);
  CHECK_FALSE(told());
}

TEST_CASE("a split says how many answers it moves, and rules give no theme that does not belong there") {
  ThemedSummit desk;
  REQUIRE(desk.keep("The lunch queue", "anna", {{2}, false, false}).ok());
  REQUIRE(desk.keep("Ofsted and lunch", "anna", {{2}, false, false}).ok());
  CHECK(answers_moved(desk.database(), "summit", 2, "queue").value() == 1);
  CHECK(answers_moved(desk.database(), "summit", 2, "nobody").value() == 0);
  CHECK(answers_moved(desk.database(), "summit", 1, "queue").value() == 0);
  const auto book = codebook_of(desk.database(), desk.programme).value();
  CHECK(answers_to_split(desk.database(), "summit", book, 2, {"Queues", Tone::none, "queue"}).value().here == 1);
  const auto none = answers_to_split(desk.database(), "summit", book, 2, {"Nobody", Tone::none, "nobody"});
  REQUIRE_FALSE(none.ok());
  CHECK(none.error().field == "words");
  CHECK(none.error().message.find("nothing would move") != std::string::npos);
  CHECK(answers_to_split(desk.database(), "summit", book, 2, {"No words", Tone::none, ""}).error().field == "words");
  CHECK(moved_in_words({1, 0}) == "1 answer of this event moves to the new theme.");
  CHECK(moved_in_words({0, 3}) == "No answer of this event moves; 3 answers of other events move to the new theme.");
  REQUIRE(change_book(desk.database(), desk.now(), desk.programme, [](const Codebook& book) {
            return changed(book, 1, {"Ofsted", Tone::none, "ofsted", "", "elsewhere"});
          }).ok());
  REQUIRE(apply_rules(desk.database(), desk.now(), *desk.texts, unwatched()).ok());
  CHECK(desk.round_of_themes().questions.at("topic").texts.at(desk.key("Ofsted talk")).themes.empty());
}

TEST_CASE("kappa is told of no theme that one reader gave to none") {
  ThemedSummit desk;
  REQUIRE(choose_readers(desk.database(), desk.now(), *desk.texts, 2).ok());
  for (const auto* words : {"Ofsted talk", "Ofsted and lunch", "The lunch queue", "Meeting others", "N/A"}) {
    REQUIRE(desk.keep(words, "anna", {{words == std::string("N/A") ? 2 : 1}, false, false}).ok());
    REQUIRE(desk.keep(words, "ben", {{1}, false, false}).ok());
  }
  const auto agreement = desk.round_of_themes().questions.at("topic").agreement;
  REQUIRE(agreement);
  CHECK(agreement->same == 4);
  CHECK(agreement->themes.empty());
  CHECK(agreement->untold == std::vector<std::int64_t>{1, 2});
}

TEST_CASE("rules give themes to what nobody has read, and again only where something changed") {
  ThemedSummit desk;
  REQUIRE(desk.keep("Ofsted talk", "anna", {{2}, false, false}).ok());
  auto applied = apply_rules(desk.database(), desk.now(), *desk.texts, unwatched());
  REQUIRE(applied.ok());
  CHECK(applied->texts == 5);
  CHECK(applied->themed == 3);
  CHECK(applied->changed == 3);
  const auto themes = desk.round_of_themes();
  const auto& question = themes.questions.at("topic");
  CHECK(question.texts.at(desk.key("Ofsted and lunch")).themes == std::vector<std::int64_t>{1, 2});
  CHECK(question.texts.at(desk.key("Ofsted and lunch")).by_rule);
  CHECK(question.texts.at(desk.key("Ofsted talk")).themes == std::vector<std::int64_t>{2});
  // Where nothing was found it was looked for all the same: that is what the themes are a share of.
  CHECK(question.texts.at(desk.key("Meeting others")).searched);
  CHECK_FALSE(question.texts.at(desk.key("Meeting others")).by_rule);
  CHECK(apply_rules(desk.database(), desk.now(), *desk.texts, unwatched())->changed == 0);
  REQUIRE(change_book(desk.database(), desk.now(), desk.programme, [](const Codebook& book) {
            return changed(book, 2, {"Lunch", Tone::worry, "queue"});
          }).ok());
  CHECK(apply_rules(desk.database(), desk.now(), *desk.texts, unwatched())->changed == 1);
}

TEST_CASE("changes of the codebook are taken back, the newest first, whatever answers bear") {
  ThemedSummit desk;
  REQUIRE(desk.keep("Ofsted talk", "anna", {{1}, false, false}).ok());
  REQUIRE(desk.keep("The lunch queue", "anna", {{2}, false, false}).ok());
  const auto meaning = [&](const std::string& words) {
    return desk.round_of_themes().questions.at("topic").texts.at(desk.key(words)).themes;
  };
  REQUIRE(change_book(desk.database(), desk.now(), desk.programme, [](const Codebook& book) {
            return merged(book, 2, 1);
          }).ok());
  CHECK(meaning("The lunch queue") == std::vector<std::int64_t>{1});
  REQUIRE(change_book(desk.database(), desk.now(), desk.programme, [](const Codebook& book) {
            return split(book, 1, {"Queues", Tone::none, "queue"});
          }).ok());
  CHECK(meaning("Ofsted talk") == std::vector<std::int64_t>{1});
  const auto changes = changes_of(desk.database(), desk.programme, 10).value();
  REQUIRE(changes.size() == 4);
  CHECK(changes[0].what == "Split ‘Queues’ from ‘Ofsted’");
  CHECK(undo_change(desk.database(), desk.now(), desk.programme, 3).error().kind == ErrorKind::conflict);
  REQUIRE(undo_change(desk.database(), desk.now(), desk.programme, 4).ok());
  REQUIRE(undo_change(desk.database(), desk.now(), desk.programme, 3).ok());
  CHECK(meaning("The lunch queue") == std::vector<std::int64_t>{2});
  // A theme that answers bear is gone all the same, and what was changed before can be taken back behind it.
  CHECK(answers_with(desk.database(), desk.programme, 2).value() == 1);
  REQUIRE(undo_change(desk.database(), desk.now(), desk.programme, 2).ok());
  CHECK(meaning("The lunch queue").empty());
  const auto left = undo_change(desk.database(), desk.now(), desk.programme, 1);
  REQUIRE(left.ok());
  CHECK(left->standing().empty());
  REQUIRE(left->put_away().size() == 2);
  // Its number is no other theme's, and it comes back with its answers.
  desk.add({"Rooms", Tone::none, "room"});
  CHECK(meaning("The lunch queue").empty());
  REQUIRE(change_book(desk.database(), desk.now(), desk.programme, [](const Codebook& book) {
            return brought_back(book, 2);
          }).ok());
  CHECK(meaning("The lunch queue") == std::vector<std::int64_t>{2});
  const auto made = changes_of(desk.database(), desk.programme, 1).value().front();
  CHECK(made.what == "Brought ‘Lunch’ back");
  CHECK(made.by == desk.now().actor);
}

TEST_CASE("what was said goes with the answers, and rows lie in the order of their keys") {
  ThemedSummit desk;
  REQUIRE(desk.keep("The lunch queue", "anna", {{2}, false, true}).ok());
  REQUIRE(desk.keep("Ofsted talk", "anna", {{1}, false, false}).ok());
  REQUIRE(forget_reading_order(desk.database()).ok());
  CHECK(desk.kept().readings.size() == 2);
  CHECK(desk.kept().quoted.size() == 1);
  REQUIRE(desk.database()
              .write([&](store::Session& session) -> Outcome {
                session.execute("insert into theme_reading values ($1, 'topic', 'gone', 'anna', '1', 0, 1)",
                                {desk.texts->round_id});
                return Success{};
              })
              .ok());
  REQUIRE(forget_reading_order(desk.database()).ok());
  CHECK(desk.figure("select count(*) from theme_reading where text_key = 'gone'") == 0);
  const auto event = desk.texts->event.id;
  REQUIRE(desk.database()
              .write([&](store::Session& session) -> Outcome {
                rename_reader(session, "anna", "x1");
                forget_event(session, event);
                feedback::forget_event(session, event);
                return Success{};
              })
              .ok());
  CHECK(desk.figure("select count(*) from theme_reading") == 0);
  CHECK(desk.figure("select count(*) from theme") == 2);
}

}  // namespace muster::themes
