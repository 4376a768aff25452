// Columns of a round are read once, added to as answers come, and dropped where there is no room.
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/forms/answers.hpp>
#include <muster/kit/base/id.hpp>

#include <latch>
#include <thread>

#include "domain/figures/columns_service.hpp"
#include "summit_site.hpp"
#include "support/catch.hpp"

using namespace muster;

namespace {

class KeptRound {
 public:
  std::shared_ptr<const figures::RoundColumns> columns(figures::KeptColumns& kept, std::int64_t version) {
    const auto found =
        site_.database().read([&](store::Session& session) -> Result<std::shared_ptr<const figures::RoundColumns>> {
          return kept.of(session, round(session), version);
        });
    REQUIRE(found.ok());
    return *found;
  }
  std::size_t rows(figures::KeptColumns& kept, std::int64_t version) { return columns(kept, version)->answers->rows(); }

  void add_answer(const std::string& key) {
    change(
        "insert into response (id, round_id, answers, released, version) select $2, $1, answers, 1, version from "
        "response where round_id = $1 order by id limit 1",
        key);
  }
  void remove_answer(const std::string& key) { change("delete from response where round_id = $1 and id = $2", key); }
  store::Database& database() { return site_.database(); }

 private:
  static feedback::Round round(store::Session& session) {
    const auto event = events::find_event(session, "london-send-summit-2022");
    REQUIRE(event.ok());
    auto found = feedback::round_of_event(session, event->id);
    REQUIRE(found.has_value());
    return *found;
  }
  void change(const std::string& statement, const std::string& key) {
    const auto done = site_.database().write([&](store::Session& session) -> Outcome {
      session.execute(statement, {round(session).id, key});
      return Success{};
    });
    REQUIRE(done.ok());
  }
  summit_site::SummitSite site_;
};

}  // namespace

TEST_CASE("columns are read once, and only what is new is read again") {
  KeptRound round;
  figures::KeptColumns kept;
  const auto before = round.rows(kept, 1);
  CHECK(before == 42);
  CHECK(round.rows(kept, 1) == 42);
  CHECK(kept.made() == 1);
  round.add_answer("0");   // before all others
  round.add_answer("zz");  // behind them
  const auto grown = round.columns(kept, 2);
  CHECK(grown->answers->rows() == 44);
  CHECK(kept.made() == 1);
  CHECK(kept.grown() == 1);
  figures::KeptColumns anew;
  CHECK(grown->answers->all_answers() == round.columns(anew, 2)->answers->all_answers());
}

TEST_CASE("where answers have gone, all are read again") {
  KeptRound round;
  figures::KeptColumns kept;
  round.add_answer("0");
  CHECK(round.rows(kept, 1) == 43);
  round.remove_answer("0");
  CHECK(round.rows(kept, 2) == 42);
  CHECK(kept.made() == 2);
}

TEST_CASE("columns for which there is no room are made each time") {
  KeptRound round;
  figures::KeptColumns kept(1000);
  CHECK(round.rows(kept, 1) == 42);
  CHECK(kept.bytes() == 0);
  CHECK(round.rows(kept, 1) == 42);
  CHECK(kept.made() == 2);
  figures::KeptColumns roomy;
  CHECK(round.rows(roomy, 1) == 42);
  CHECK(roomy.bytes() > 1000);
}

TEST_CASE("columns are made once for all who ask at the same moment") {
  KeptRound round;
  figures::KeptColumns kept;
  constexpr int many = 12;
  std::latch start(many);
  std::vector<std::size_t> rows(many, 0);
  {
    std::vector<std::jthread> readers;
    for (auto& mine : rows)
      readers.emplace_back([&] {
        start.arrive_and_wait();
        mine = round.rows(kept, 1);
      });
  }
  CHECK(kept.made() == 1);
  for (const auto mine : rows) CHECK(mine == 42);
}

TEST_CASE("beyond the budget the columns that were unused for longest are dropped") {
  KeptRound first;
  KeptRound second;
  KeptRound third;
  figures::KeptColumns roomy;
  CHECK(first.rows(roomy, 1) == 42);
  const auto one = roomy.bytes();
  figures::KeptColumns kept(one * 5 / 2);
  CHECK(first.rows(kept, 1) + second.rows(kept, 1) + first.rows(kept, 1) == 3 * 42);
  const auto read = second.columns(kept, 1);
  CHECK(first.rows(kept, 1) == 42);
  CHECK(kept.made() == 2);
  CHECK(third.rows(kept, 1) == 42);  // in the place of the second
  CHECK(kept.bytes() <= one * 5 / 2);
  CHECK(first.rows(kept, 1) == 42);
  CHECK(kept.made() == 3);
  CHECK(read->answers->rows() == 42);  // whoever read them goes on
  CHECK(second.rows(kept, 1) == 42);
  CHECK(kept.made() == 4);
}

TEST_CASE("columns too large to be kept are still made once for those who read them together") {
  KeptRound round;
  figures::KeptColumns kept(1000);
  const auto mine = round.columns(kept, 1);
  CHECK(round.columns(kept, 1) == mine);
  CHECK(kept.made() == 1);
}
