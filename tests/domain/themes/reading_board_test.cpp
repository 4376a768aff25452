// A board counts as one counts by hand, after any order of changes, in two processes at once.
#include <muster/domain/themes/reading_board_service.hpp>
#include <muster/domain/themes/reading_service.hpp>
#include <muster/domain/themes/rules_service.hpp>

#include <muster/domain/themes/review_desk_service.hpp>
#include "themed_summit.hpp"

#include <random>

namespace muster::themes {
namespace {

struct Seen {
  std::int64_t read = 0;
  std::map<std::string, std::int64_t> read_by;
  ReadingBoard::Tally tally;
  std::map<std::pair<std::string, std::string>, ReadingBoard::Pair> pairs;
};

Seen seen(ReadingBoards& boards, const std::shared_ptr<const AskedTexts>& texts) {
  Seen out;
  REQUIRE(boards
              .look(texts,
                    [&](const ReadingBoard& board, const ReadingBoard::Locks&) {
                      out = {board.read(), board.read_by(), board.tally(), board.pairs()};
                    })
              .ok());
  return out;
}

void check_same(const Seen& kept, const Seen& fresh) {
  CHECK(kept.read == fresh.read);
  CHECK(kept.read_by == fresh.read_by);
  CHECK(kept.tally.themes == fresh.tally.themes);
  CHECK(kept.tally.read == fresh.tally.read);
  CHECK(kept.tally.nothing == fresh.tally.nothing);
  CHECK(kept.tally.several == fresh.tally.several);
  CHECK(kept.tally.by_rule == fresh.tally.by_rule);
  REQUIRE(kept.pairs.size() == fresh.pairs.size());
  for (const auto& [names, pair] : fresh.pairs) {
    const auto& other = kept.pairs.at(names);
    CHECK(other.both == pair.both);
    CHECK(other.same == pair.same);
    CHECK(other.open == pair.open);
  }
}

}  // namespace

TEST_CASE("a board that follows changes counts what one made anew counts") {
  ThemedSummit desk;
  ReadingBoards kept(desk.database());
  REQUIRE(choose_readers(desk.database(), desk.now(), *desk.texts, 2).ok());
  std::mt19937 random(12);
  const std::vector<std::string> readers{"anna", "ben", "cleo"};
  const auto any = [&](std::size_t size) { return static_cast<std::size_t>(random() % size); };
  for (int turn = 0; turn < 120; ++turn) {
    const auto& key = desk.texts->keys[any(desk.texts->keys.size())];
    const auto& reader = readers[any(readers.size())];
    switch (any(6)) {
      case 0:
        static_cast<void>(restore_reading(desk.database(), desk.now(), *desk.texts, key, reader, {}));
        break;
      case 1:
        static_cast<void>(settle_difference(desk.database(), desk.now(), *desk.texts, key, reader, readers[any(3)]));
        break;
      case 2:
        static_cast<void>(keep_reading(desk.database(), desk.now(), *desk.texts, key, reader, {{}, true, false}));
        break;
      default:
        static_cast<void>(keep_reading(
            desk.database(), desk.now(), *desk.texts, key, reader,
            {any(2) == 0 ? std::vector<std::int64_t>{1} : std::vector<std::int64_t>{1, 2}, false, any(2) == 0}));
    }
    if (turn == 40) REQUIRE(apply_rules(desk.database(), desk.now(), *desk.texts, unwatched()).ok());
    if (turn == 60)
      REQUIRE(change_book(desk.database(), desk.now(), desk.programme, [](const Codebook& book) {
                return merged(book, 2, 1);
              }).ok());
    if (turn == 80)
      REQUIRE(change_book(desk.database(), desk.now(), desk.programme, [](const Codebook& book) {
                return split(book, 1, {"Queues", Tone::none, "queue"});
              }).ok());
    if (turn == 100) REQUIRE(forget_reading_order(desk.database()).ok());
    if (turn == 110)
      REQUIRE(desk.database()
                  .write([&](store::Session& session) -> Outcome {
                    rename_reader(session, "cleo", "x9");
                    return Success{};
                  })
                  .ok());
    ReadingBoards fresh(desk.database());
    check_same(seen(kept, desk.texts), seen(fresh, desk.texts));
  }
}

TEST_CASE("a look at a board reads what changed, and nothing else") {
  ThemedSummit desk;
  ReadingBoards boards(desk.database());
  REQUIRE(desk.keep("Ofsted talk", "anna", {{1}, false, false}).ok());
  CHECK(seen(boards, desk.texts).read == 1);
  // What somebody changed past the room, without a step, is not looked for.
  REQUIRE(desk.database()
              .write([&](store::Session& session) -> Outcome {
                session.execute("delete from theme_reading", {});
                return Success{};
              })
              .ok());
  REQUIRE(desk.keep("N/A", "anna", {{}, true, false}).ok());
  CHECK(seen(boards, desk.texts).read == 2);
  CHECK(desk.figure("select count(*) from theme_step") == 2);
  // Twice a day the order goes; then it is read whole.
  REQUIRE(forget_reading_order(desk.database()).ok());
  CHECK(desk.figure("select count(*) from theme_step") == 0);
  REQUIRE(desk.keep("N/A", "anna", {{}, true, false}).ok());
  CHECK(seen(boards, desk.texts).read == 2);
}

TEST_CASE("a team of five shares answers out, each from a process of its own, and none is themed twice") {
  ThemedSummit desk(60);
  const std::vector<std::string> team{"anna", "ben", "cleo", "dara", "ed"};
  std::vector<std::unique_ptr<ReadingBoards>> processes;
  for (std::size_t each = 0; each < team.size(); ++each)
    processes.push_back(std::make_unique<ReadingBoards>(desk.database()));
  std::vector<std::optional<std::size_t>> in_hand(team.size());
  std::map<std::size_t, std::string> read;
  for (bool any = true; any;) {
    any = false;
    for (std::size_t each = 0; each < team.size(); ++each) {
      const auto taken =
          take_up_next(desk.database(), *processes[each], desk.texts, team[each], std::nullopt, desk.clock.now());
      REQUIRE(taken.ok());
      in_hand[each] = *taken;
      for (std::size_t other = 0; other < each; ++other) {
        if (in_hand[each]) CHECK(in_hand[each] != in_hand[other]);
      }
    }
    for (std::size_t each = 0; each < team.size(); ++each) {
      if (!in_hand[each]) continue;
      any = true;
      CHECK(read.emplace(*in_hand[each], team[each]).second);
      REQUIRE(keep_reading(desk.database(), desk.now(), *desk.texts, desk.texts->keys[*in_hand[each]], team[each],
                           {{1}, false, false})
                  .ok());
    }
  }
  CHECK(read.size() == desk.texts->keys.size());
}

TEST_CASE("two sessions that choose the same answer at one moment: one keeps it, the other is told") {
  ThemedSummit desk;
  ReadingBoards one(desk.database());
  ReadingBoards other(desk.database());
  std::optional<std::size_t> free;
  REQUIRE(other
              .look(desk.texts,
                    [&](const ReadingBoard& board, const ReadingBoard::Locks& locks) {
                      free = board.next_to_read(locks, "ben", board.size(), desk.clock.now());
                    })
              .ok());
  const auto anna = take_up_next(desk.database(), one, desk.texts, "anna", std::nullopt, desk.clock.now());
  CHECK(*anna == free);  // ben's page had the same in sight
  CHECK(take_up(desk.database(), *desk.texts, desk.texts->keys[*free], "ben", desk.clock.now()).error().kind ==
        ErrorKind::conflict);
  const auto ben = take_up_next(desk.database(), other, desk.texts, "ben", free, desk.clock.now());
  CHECK(*ben != free);
  CHECK(keep_reading(desk.database(), desk.now(), *desk.texts, desk.texts->keys[*free], "ben", {{1}, false, false})
            .error()
            .kind == ErrorKind::conflict);
}

namespace {

/// Is cancelled once the pieces have come so far.
struct Stopped : Progress {
  explicit Stopped(std::int64_t at) : stop_at(at) {}
  void begin(std::string_view things, std::int64_t) override { writing = things == "answers"; }
  void reach(std::int64_t done) override { reached = done; }
  [[nodiscard]] bool cancelled() const override { return writing && reached >= stop_at; }
  std::int64_t stop_at;
  std::int64_t reached = 0;
  bool writing = false;
};

}  // namespace

TEST_CASE("rules that are cancelled halfway leave what stood, and their rows go") {
  ThemedSummit desk(60);
  REQUIRE(apply_rules(desk.database(), desk.now(), *desk.texts, unwatched()).ok());
  ReadingBoards boards(desk.database());
  const auto before = seen(boards, desk.texts);
  CHECK(before.tally.by_rule > 30);
  REQUIRE(change_book(desk.database(), desk.now(), desk.programme, [](const Codebook& book) {
            return changed(book, 2, {"Lunch", Tone::worry, "number"});
          }).ok());
  Stopped stopped(25);
  const auto done = apply_rules(desk.database(), desk.now(), *desk.texts, stopped);
  CHECK(done.error().kind == ErrorKind::conflict);
  CHECK(stopped.reached >= 25);
  check_same(seen(boards, desk.texts), before);
  CHECK(desk.figure("select count(distinct turn) from theme_rule_reading") == 1);
  // And once more, to its end.
  REQUIRE(apply_rules(desk.database(), desk.now(), *desk.texts, unwatched()).ok());
  CHECK(seen(boards, desk.texts).tally.themes.at(2) > before.tally.themes.at(2));
  CHECK(desk.figure("select count(distinct turn) from theme_rule_reading") == 1);
  CHECK(desk.figure("select count(*) from theme_question where rule_turn = 3") == 1);
}

TEST_CASE("of two turns of the rules at once the later one's words stand whole") {
  ThemedSummit desk(60);
  struct Other : Stopped {
    explicit Other(ThemedSummit& of) : Stopped(1000), desk(of) {}
    void reach(std::int64_t done) override {
      if (done == 0 || ran || !writing) return;
      ran = true;
      REQUIRE(apply_rules(desk.database(), desk.now(), *desk.texts, unwatched()).ok());
    }
    ThemedSummit& desk;
    bool ran = false;
  } other(desk);
  const auto done = apply_rules(desk.database(), desk.now(), *desk.texts, other);
  REQUIRE(other.ran);
  CHECK(done.error().kind == ErrorKind::conflict);
  CHECK(desk.figure("select count(distinct turn) from theme_rule_reading") == 1);
  CHECK(apply_rules(desk.database(), desk.now(), *desk.texts, unwatched())->changed == 0);
}

}  // namespace muster::themes
