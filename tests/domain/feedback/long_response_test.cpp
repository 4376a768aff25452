// A long file of answers comes and goes in pieces: whoever looks sees all of it or nothing, and the figures of the
// others stay as they were.
#include <muster/domain/intake/forgetting_sql.hpp>

#include "domain/feedback/summit_feedback.hpp"
#include "support/between_pieces.hpp"

namespace muster::feedback {
namespace {

constexpr std::int64_t rows = 612;

using test::BetweenPieces;

const auto dies = [] { throw std::runtime_error("the process ends here"); };

struct LongFile : Feedback {
  explicit LongFile(int phones = 0) {
    open();
    for (int number = 0; number < phones; ++number) answer("phone " + std::to_string(number));
  }
  static std::string file(std::int64_t count = rows) {
    std::string all = export_head;
    for (std::int64_t at = 0; at < count; ++at) {
      const auto number = std::to_string(at);
      all += number + ",,,,,Helpful,Online;,Topic " + number + "\n";
    }
    return all;
  }
  Result<ResponseImport> take(Progress& progress = unwatched(), std::int64_t count = rows) {
    return import_responses(database(), now(), "summit", {"export.csv", file(count)}, {}, {&progress, {}});
  }
  Result<intake::UndoneImport> take_back(const std::string& id, Progress& progress = unwatched()) {
    return intake::undo_import(database(), now(), kinds, id, {&progress, {}, {}});
  }
  void discard_later() {
    REQUIRE(intake::discard_unfinished(database(), clock.now() + std::chrono::minutes(3), kinds).ok());
  }
  std::int64_t imports() {
    const auto found = database().read([&](store::Session& session) -> Result<std::int64_t> {
      MUSTER_TRY(event, events::find_event(session, "summit"));
      std::int64_t standing = 0;
      for (const auto& import : intake::imports(session, event.id)) standing += import.undone ? 0 : 1;
      return standing;
    });
    return *found;
  }
  void check_seen(std::int64_t all, std::size_t in_figures) {
    CHECK(round().responses == all);
    CHECK(released() == in_figures);
    CHECK(round().waiting == all - static_cast<std::int64_t>(in_figures));
  }
  /// Nothing of any import is left but the ledger.
  void check_traces(std::int64_t count) {
    for (const auto* table : {"imported_row", "imported_response"})
      CHECK(figure(std::string("select count(*) from ") + table) == count);
    CHECK(figure("select count(*) from unfinished_import") == 0);
  }
};

}  // namespace

TEST_CASE("a long file of answers is seen by nobody before all of it is") {
  LongFile summit(12);  // 5 of them in the figures, 7 wait
  summit.check_seen(12, 5);
  BetweenPieces looking(1, [&] {
    CHECK(summit.stored() > 12);
    summit.check_seen(12, 5);
    CHECK(summit.imports() == 0);
  });
  const auto done = summit.take(looking);
  INFO((done.ok() ? "" : done.error().message));
  REQUIRE(done.ok());
  CHECK(looking.happened());
  CHECK(done->added == rows);
  CHECK(summit.imports() == 1);
  // In steps of five, and at least five stay out.
  summit.check_seen(12 + rows, 5 + 610);
  std::map<std::string, SeenAnswers> seen;
  REQUIRE(forget_arrivals(summit.database(), seen).ok());
  summit.check_seen(12 + rows, 5 + 610);
  CHECK(summit.figure("select count(*) from response where released = 1") == 5 + 610);
  CHECK(summit.figure("select count(*) from response_batch where state <> 'waiting'") == 0);
  CHECK_FALSE(summit.take().ok());
}

TEST_CASE("a round of long answers is written anew in more pieces than one of short answers") {
  const auto pieces_of = [](std::size_t letters) {
    LongFile summit;
    std::string file = "ID,Was it helpful?,Did you take part?,Anything else?\n";
    for (std::int64_t at = 0; at < rows; ++at)
      file += std::to_string(at) + ",Helpful,No," + std::string(letters, 'a') + "\n";
    REQUIRE(import_responses(summit.database(), summit.now(), "summit", {"export.csv", file}, {}).ok());
    const auto before = summit.database().counts().works;
    std::map<std::string, SeenAnswers> seen;
    REQUIRE(forget_arrivals(summit.database(), seen).ok());
    CHECK(summit.figure("select count(*) from response") == rows);
    return summit.database().counts().works - before;
  };
  CHECK(pieces_of(3'500) > pieces_of(10));
}

TEST_CASE("a long file of answers is taken back at once, and the figures of all others are what they were") {
  LongFile summit(12);
  const auto done = summit.take();
  REQUIRE(done.ok());
  const bool written_anew = GENERATE(false, true);
  std::map<std::string, SeenAnswers> seen;
  if (written_anew) REQUIRE(forget_arrivals(summit.database(), seen).ok());
  BetweenPieces marking(1, [&] {
    if (written_anew) REQUIRE(forget_arrivals(summit.database(), seen).ok());
    summit.check_seen(12 + rows, 5 + 610);
  });
  const auto undone = summit.take_back(done->id, marking);
  INFO((undone.ok() ? "" : undone.error().message));
  REQUIRE(undone.ok());
  CHECK(marking.happened());
  CHECK(undone->removed.gone == rows);
  summit.check_seen(12, 5);
  CHECK(summit.stored() == 12);
  summit.check_traces(0);
  CHECK(summit.figure("select count(*) from response_batch where state <> 'counted'") == 0);
  REQUIRE(summit.take().ok());
  summit.check_seen(12 + rows, 5 + 610);
}

TEST_CASE("while what was taken back is deleted nobody sees any of it, and the file can come again") {
  LongFile summit(12);
  const auto done = summit.take();
  REQUIRE(done.ok());
  BetweenPieces dying(2, dies);
  CHECK_THROWS(summit.take_back(done->id, dying));
  CHECK(summit.stored() > 12);
  summit.check_seen(12, 5);
  CHECK(summit.imports() == 0);
  CHECK(summit.take_back(done->id).error().kind == ErrorKind::conflict);
  SECTION("by the clock") {
    summit.discard_later();
    CHECK(summit.stored() == 12);
    summit.check_traces(0);
  }
  SECTION("while it comes again") {
    const auto again = summit.take();
    INFO((again.ok() ? "" : again.error().message));
    REQUIRE(again.ok());
    CHECK(again->added == rows);
    summit.discard_later();
    summit.check_seen(12 + rows, 5 + 610);
    summit.check_traces(rows);
    REQUIRE(summit.take_back(again->id).ok());
    summit.check_seen(12, 5);
    summit.check_traces(0);
  }
  SECTION("while the form closes") {
    REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
    summit.discard_later();
    summit.check_seen(12, 12);
    CHECK(summit.stored() == 12);
    summit.check_traces(0);
    CHECK(summit.figure("select count(*) from response_batch") == 0);
  }
}

TEST_CASE("an undoing of answers that is stopped or dies before the last moment has changed nothing") {
  LongFile summit(12);
  const auto done = summit.take();
  REQUIRE(done.ok());
  BetweenPieces dying(1, dies);
  CHECK_THROWS(summit.take_back(done->id, dying));
  BetweenPieces stopping(1, [&] { stopping.is_cancelled = true; });
  CHECK_FALSE(summit.take_back(done->id, stopping).ok());
  summit.check_seen(12 + rows, 5 + 610);
  CHECK(summit.imports() == 1);
  REQUIRE(summit.take_back(done->id).ok());
  summit.check_seen(12, 5);
}

TEST_CASE("what a dead import of answers has left is discarded, and its rows are new again") {
  LongFile summit(12);
  BetweenPieces dying(1, dies);
  CHECK_THROWS(summit.take(dying));
  CHECK(summit.stored() > 12);
  summit.check_seen(12, 5);
  const auto other = summit.import(LongFile::file(3), "short.csv");
  REQUIRE_FALSE(other.ok());
  CHECK(other.error().message.find("Another list is being imported") != std::string::npos);
  summit.discard_later();
  CHECK(summit.stored() == 12);
  summit.check_traces(0);
  REQUIRE(summit.take().ok());
  summit.check_seen(12 + rows, 5 + 610);
}

TEST_CASE("a form that closes while a long file comes stays closed, and none of the file is kept") {
  LongFile summit(12);
  BetweenPieces closing(1, [&] { REQUIRE(close_round(summit.database(), summit.now(), "summit").ok()); });
  const auto done = summit.take(closing);
  REQUIRE_FALSE(done.ok());
  CHECK(done.error().kind == ErrorKind::conflict);
  summit.check_seen(12, 12);
  summit.discard_later();
  summit.check_seen(12, 12);
  CHECK(summit.stored() == 12);
  summit.check_traces(0);
  CHECK(summit.figure("select count(*) from response_batch") == 0);
}

TEST_CASE("closing lets the answers of files join that waited, and forgets what joined them to the file") {
  LongFile summit(7);
  REQUIRE(summit.take().ok());
  summit.check_seen(7 + rows, 610);
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  summit.check_seen(7 + rows, 7 + static_cast<std::size_t>(rows));
  summit.check_traces(0);
  CHECK(summit.figure("select count(*) from response_batch") == 0);
  CHECK(summit.figure("select count(*) from response where released <> 1") == 0);
}

TEST_CASE("answers of a file move by themselves: taking it back shows none of the others by fewer than five") {
  LongFile summit(7);
  const auto few = summit.take(unwatched(), 8);
  REQUIRE(few.ok());
  summit.check_seen(15, 5);
  for (int number = 0; number < 3; ++number) summit.answer("late " + std::to_string(number));
  summit.check_seen(18, 10);  // five of the ten phones, five of the file
  REQUIRE(summit.take_back(few->id).ok());
  summit.check_seen(10, 5);
}

TEST_CASE(
    "fewer than five answers of a file are in no figure before the closing, so it can be taken back beside others") {
  Feedback summit;
  summit.publish();
  const auto first = summit.import(LongFile::file(3), "first.csv");
  REQUIRE(first.ok());
  CHECK(summit.released() == 0);
  SECTION("alone") { CHECK(summit.undo(first->id).ok()); }
  SECTION("beside others") {
    REQUIRE(summit.import(LongFile::file(20), "second.csv").ok());
    CHECK(summit.released() == 17);
    CHECK(summit.undo(first->id).ok());
    CHECK(summit.released() == 17);
  }
}

TEST_CASE("a file need not wait until what a dead process has left is discarded") {
  LongFile summit;
  BetweenPieces dying(1, dies);
  CHECK_THROWS(summit.take(dying));
  const auto too_soon = summit.take(unwatched(), 20);
  REQUIRE_FALSE(too_soon.ok());
  CHECK(too_soon.error().message.find("is being imported into") != std::string::npos);
  summit.clock.advance(std::chrono::seconds(30));
  CHECK(summit.take(unwatched(), 20).ok());
  CHECK(summit.round().responses == 20);
}

TEST_CASE("a long file of notes is seen at once and gone at once") {
  Feedback summit;
  std::string file = "Table,Kind,Note\n";
  for (int at = 0; at < 700; ++at) file += std::to_string(at % 12) + ",Challenge,Note " + std::to_string(at) + "\n";
  const auto noted = [&] { return summit.figure("select count(*) from note"); };
  const auto take = [&](Progress& progress) {
    return import_notes(summit.database(), summit.now(), "summit", {"notes.csv", file}, {}, {&progress, {}});
  };
  BetweenPieces dying(1, dies);
  CHECK_THROWS(take(dying));
  CHECK(summit.figure("select count(*) from note_row") > 0);
  CHECK(noted() == 0);
  REQUIRE(
      intake::discard_unfinished(summit.database(), summit.clock.now() + std::chrono::minutes(3), summit.kinds).ok());
  CHECK(summit.figure("select count(*) from note_row") == 0);
  BetweenPieces looking(1, [&] { CHECK(noted() == 0); });
  const auto done = take(looking);
  REQUIRE(done.ok());
  CHECK(looking.happened());
  CHECK(noted() == 700);
  CHECK(summit.figure("select count(distinct position) from note") == 700);
  BetweenPieces going(2, [&] {
    CHECK(summit.figure("select count(*) from note_row") > 0);
    CHECK(noted() == 0);
  });
  const auto undone = intake::undo_import(summit.database(), summit.now(), summit.kinds, done->id, {&going, {}, {}});
  REQUIRE(undone.ok());
  CHECK(undone->removed.gone == 700);
  CHECK(summit.figure("select count(*) from note_row") == 0);
}

}  // namespace muster::feedback
