// A round that closes: nobody waits for it, its figures come at one moment, and a process that dies leaves nothing half
// done.
#include <muster/kit/base/id.hpp>

#include <algorithm>

#include "domain/feedback/summit_feedback.hpp"
#include "support/between_pieces.hpp"

namespace muster::feedback {
namespace {

using test::BetweenPieces;

constexpr std::int64_t rows = 612;
const auto dies = [] { throw std::runtime_error("the process ends here"); };
constexpr int figures = 1;
constexpr int traces = 2;
constexpr int answers = 3;

struct FullRound : Feedback {
  FullRound() {
    open();
    for (int number = 0; number < 8; ++number) answer("phone " + std::to_string(number));
    std::string file = export_head;
    for (std::int64_t at = 0; at < rows; ++at) {
      const auto number = std::to_string(at);
      file += number + ",,,,,Helpful,Online;,Topic " + number + "\n";
    }
    const auto done = import(file);
    REQUIRE(done.ok());
    import_id = done->id;
  }
  Outcome close(Progress& progress = unwatched()) { return close_in_pieces(database(), now(), "summit", progress); }
  std::string stored_state() { return text("select state from round"); }
  /// How many answers are in the figures, without a look that would close the round.
  std::size_t in_figures() {
    const auto id = text("select id from round");
    const auto found = database().read(
        [&](store::Session& session) -> Result<std::size_t> { return released_answers(session, id).size(); });
    REQUIRE(found.ok());
    return *found;
  }
  Outcome next_turn() { return settle_rounds(database(), clock.now()); }
  void check_closed() {
    CHECK(round().state == RoundState::closed);
    CHECK(released() == static_cast<std::size_t>(8 + rows));
    CHECK(round().responses == 8 + rows);
    CHECK(round().waiting == 0);
    for (const auto* table : {"submission_key", "response_receipt", "imported_row", "imported_response",
                              "response_batch", "unfinished_closing"}) {
      INFO(table);
      CHECK(figure(std::string("select count(*) from ") + table) == 0);
    }
    CHECK(figure("select count(*) from response where released <> 1") == 0);
    CHECK(figure("select count(*) from round_closing") == 1);
    CHECK(figure("select count(*) from audit where action = 'round closed'") == 1);
  }
  std::string import_id;
};

}  // namespace

TEST_CASE("while a round closes it takes no answer more, and its figures stay until the final ones are there") {
  FullRound summit;
  const auto before = summit.in_figures();
  BetweenPieces looking(figures, [&] {
    CHECK(summit.stored_state() == "open");
    CHECK(summit.in_figures() == before);
    summit.clock.advance(std::chrono::seconds(1));
    const auto code = summit.text("select short_code from round");
    CHECK(submit(summit.database(), summit.clock.now(), code, {{"helpful", {"helpful"}}}, "late").error().kind ==
          ErrorKind::conflict);
    CHECK(settle_linked_round(summit.database(), summit.clock.now(), code)->round.state == RoundState::closed);
  });
  REQUIRE(summit.close(looking).ok());
  CHECK(looking.happened());
  summit.check_closed();
}

TEST_CASE("the work on a full round is done outside the writers' line, or in pieces of it") {
  FullRound summit;
  const auto before = summit.database().counts().works;
  REQUIRE(summit.close().ok());
  // Keys, traces of the file twice in pieces of 500, answers, and the moments before and after.
  CHECK(summit.database().counts().works - before >= 9);
}

TEST_CASE("a closing whose process dies is done by the next turn, whole, whenever it died") {
  const auto stage = GENERATE(figures, traces, answers);
  FullRound summit;
  const auto open_figures = summit.in_figures();
  BetweenPieces dying(stage, dies);
  CHECK_THROWS(summit.close(dying));
  if (stage == figures) {
    CHECK(summit.stored_state() == "open");
    CHECK(summit.in_figures() == open_figures);
  } else {
    CHECK(summit.stored_state() == "closed");
    CHECK(summit.in_figures() == static_cast<std::size_t>(8 + rows));
    CHECK(summit.figure("select count(*) from imported_row") + summit.figure("select count(*) from response_batch") >
          0);
  }
  // Nobody can take back what has become part of final figures.
  CHECK(summit.undo(summit.import_id).error().kind == ErrorKind::conflict);
  CHECK(summit.text("select salt from round").empty() == (stage != figures));
  summit.clock.advance(std::chrono::seconds(20));
  REQUIRE(summit.next_turn().ok());
  summit.check_closed();
}

TEST_CASE("a closing that died is brought to its end by whoever opens the form again") {
  FullRound summit;
  BetweenPieces dying(GENERATE(figures, traces, answers), dies);
  CHECK_THROWS(summit.close(dying));
  summit.clock.advance(std::chrono::seconds(1));
  REQUIRE(reopen_round(summit.database(), summit.now(), "summit").ok());
  CHECK(summit.round().state == RoundState::open);
  CHECK_FALSE(summit.round().closes_at.has_value());
  for (const auto* table : {"submission_key", "imported_row", "imported_response", "unfinished_closing"})
    CHECK(summit.figure(std::string("select count(*) from ") + table) == 0);
  CHECK(summit.released() == static_cast<std::size_t>(8 + rows));
}

TEST_CASE("an answer that came at the last moment, while the figures were worked out, is in them") {
  FullRound summit;
  const auto code = summit.text("select short_code from round");
  const auto before = summit.clock.now() - std::chrono::seconds(1);  // a clock that is a second behind
  BetweenPieces late(figures, [&] {
    REQUIRE(submit(summit.database(), before, code, {{"helpful", {"helpful"}}}, "at the last moment").ok());
  });
  REQUIRE(summit.close(late).ok());
  CHECK(late.happened());
  CHECK(summit.released() == static_cast<std::size_t>(9 + rows));
  CHECK(summit.figure("select responses from round_closing") == 9 + rows);
}

TEST_CASE("a moment at which the form would have closed is kept when it is closed by hand") {
  Feedback summit;
  summit.open();
  const auto closes = summit.clock.now() + std::chrono::hours(5);
  REQUIRE(schedule_round(summit.database(), summit.now(), "summit", {}, closes).ok());
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  CHECK(summit.round().closes_at == closes);
  CHECK(summit.round().closed_at == summit.clock.now());
}

TEST_CASE("fewer than five answers of files that stay out are counted once while their round is written anew") {
  Feedback summit;
  summit.open();
  for (int number = 0; number < 6; ++number) summit.answer("phone " + std::to_string(number));
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  REQUIRE(reopen_round(summit.database(), summit.now(), "summit").ok());
  std::string file = export_head;
  for (int at = 0; at < 3; ++at) file += std::to_string(at) + ",,,,,Helpful,,\n";
  REQUIRE(summit.import(file).ok());
  const auto waits = [&] {
    CHECK(summit.round().responses == 9);
    CHECK(summit.round().waiting == 3);
    CHECK(summit.released() == 6);
  };
  BetweenPieces dying(answers, dies);
  CHECK_THROWS(close_in_pieces(summit.database(), summit.now(), "summit", dying));
  waits();
  REQUIRE(settle_rounds(summit.database(), summit.clock.now()).ok());
  waits();
  CHECK(summit.figure("select count(*) from response_batch") == 0);
}

TEST_CASE("after closing a round of several pieces, where answers lie tells nothing of when they came", "[sqlite]") {
  Feedback summit;
  summit.open();
  const auto round_id = summit.round().id;
  constexpr int people = 5000;
  std::vector<std::string> arrived;
  for (int at = 0; at < people; ++at)
    arrived.push_back("{\"topic\":{\"codes\":[],\"texts\":[\"T" + std::to_string(10000 + at) + "E\"]}}");
  REQUIRE(summit.database()
              .write([&](store::Session& session) -> Outcome {
                for (const auto& answers : arrived)
                  session.execute("insert into response (id, round_id, answers, released) values ($1, $2, $3, 1)",
                                  {new_id(), round_id, answers});
                return Success{};
              })
              .ok());
  /// Of those among the newest that are neighbours within a page of the file, how many of a hundred lie as they came:
  /// where a page was split since, its rows were put in the order of their keys.
  constexpr int newest = 2500;
  const auto as_they_came = [&] {
    REQUIRE(summit.database().forget_deleted() == store::Database::WipeResult::all);
    const auto bytes = summit.files().at("muster.db");
    std::vector<std::pair<std::size_t, int>> places;
    for (int at = people - newest; at < people; ++at) {
      const auto place = bytes.find(arrived[static_cast<std::size_t>(at)]);
      REQUIRE(place != std::string::npos);
      places.emplace_back(place, at);
    }
    std::sort(places.begin(), places.end());
    constexpr std::size_t page = 4096;
    int pairs = 0;
    int told = 0;
    for (std::size_t at = 1; at < places.size(); ++at) {
      if (places[at - 1].first / page != places[at].first / page) continue;
      ++pairs;
      told += places[at - 1].second > places[at].second ? 1 : 0;  // a page is filled from its end
    }
    CHECK(pairs > newest / 4);
    return 100 * told / pairs;
  };
  CHECK(as_they_came() > 53);  // some 57 of a hundred
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  const auto left = as_they_came();
  CHECK(left >= 47);
  CHECK(left <= 53);
}

}  // namespace muster::feedback
