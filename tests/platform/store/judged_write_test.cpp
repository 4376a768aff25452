// What is worked out before the writers' line: others write meanwhile, and what they changed is seen.
#include <muster/kit/base/date.hpp>
#include <muster/platform/store/judged_write.hpp>

#include <string>
#include <thread>

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace muster::store {
namespace {

const Instant now = *parse_instant("2022-06-10T09:00:00Z");

struct Judged {
  Judged() {
    auto opened = Database::open(folder.file("muster.db"), Database::Mode::create, std::chrono::seconds(5));
    REQUIRE(opened.ok());
    database = std::move(opened).value();
  }
  /// A change by somebody else; on a thread of its own, as a request has it, for nobody writes inside their own write.
  bool change(const std::string& scope) const {
    bool done = false;
    std::thread([&] {
      done = database
                 ->write([&](Session& session) -> Outcome {
                   write_audit(session, {"somebody", now, scope}, "thing changed", "thing", "t1");
                   return Success{};
                 })
                 .ok();
    }).join();
    return done;
  }
  muster::test::TemporaryFolder folder;
  std::unique_ptr<Database> database;
  int judgements = 0;
};

}  // namespace

TEST_CASE("others write while something is judged, and it is judged anew where they changed what it is about") {
  Judged judged;
  const auto judge = [&](Session& session) -> Result<std::int64_t> {
    const auto traces = session.first("select count(*) from audit")->integer(0);
    // Inside the writers' line this would wait for itself.
    if (++judged.judgements == 1 && !judged.change("Ours")) return conflict("nobody else could write");
    return traces;
  };
  const auto saved = write_judged(*judged.database, "Ours", judge, [](Session& session, std::int64_t traces) {
    write_audit(session, {"me", now, "Ours"}, "thing judged", "thing", std::to_string(traces));
    return Result<std::int64_t>(traces);
  });
  REQUIRE(saved.ok());
  CHECK(*saved == 1);
  CHECK(judged.judgements == 2);
}

TEST_CASE("what others change elsewhere makes nobody judge anew") {
  Judged judged;
  REQUIRE(judged.change("Ours"));
  const auto judge = [&](Session&) -> Result<bool> {
    ++judged.judgements;
    return judged.change("Theirs");
  };
  const auto saved =
      write_judged(*judged.database, "Ours", judge, [](Session&, bool changed) { return Result(changed); });
  REQUIRE(saved.ok());
  CHECK(*saved);
  CHECK(judged.judgements == 1);
}

TEST_CASE("where somebody changes something all the time, it is judged inside the line in the end") {
  Judged judged;
  const auto judge = [&](Session&) -> Result<int> {
    if (++judged.judgements <= 3 && !judged.change("Ours")) return conflict("nobody else could write");
    return judged.judgements;
  };
  const auto saved = write_judged(*judged.database, "Ours", judge, [](Session&, int turn) { return Result(turn); });
  REQUIRE(saved.ok());
  CHECK(*saved == 4);
}

TEST_CASE("what cannot be judged or saved changes nothing, and says why") {
  Judged judged;
  const auto refused = write_judged(
      *judged.database, "Ours", [](Session&) -> Result<int> { return bad_input("It is no note."); },
      [](Session&, int) -> Outcome { return Success{}; });
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message == "It is no note.");
  const auto late = write_judged(
      *judged.database, "Ours", [](Session&) -> Result<int> { return 1; },
      [](Session& session, int) -> Outcome {
        write_audit(session, {"me", now, "Ours"}, "thing judged", "thing", "t1");
        return conflict("It is gone.");
      });
  REQUIRE_FALSE(late.ok());
  CHECK(late.error().message == "It is gone.");
  const auto traces = judged.database->read(
      [](Session& session) { return Result(session.first("select count(*) from audit")->integer(0)); });
  CHECK(*traces == 0);
}

}  // namespace muster::store
