// Files that jobs made have a share of the disk: the oldest go for new ones, and nobody's for the sake of somebody who
// asks for many.
#include "../../../src/platform/jobs/result_room.hpp"

#include <muster/platform/jobs/job_service.hpp>
#include <muster/platform/jobs/worker.hpp>
#include <muster/platform/store/disk_reserve.hpp>

#include "support/summit_store.hpp"

namespace muster::jobs {
namespace {

constexpr std::int64_t piece = least_result_bytes;

KeptResult file(const char* id, const char* who, const char* scope, std::int64_t pieces = 1) {
  return {id, who, scope, pieces * piece};
}
using Ids = std::vector<std::string>;

struct Desk : test::SummitStore {
  Desk() {
    kinds.add("file", [this](Work& work) -> Result<JobResult> {
      return JobResult{"", "", JobFile{work.payload() + ".csv", "text/csv", std::string(size, 'x')}};
    });
  }
  std::string made(const std::string& name, const std::string& who = "ann") {
    const auto id = order(database(), {who, clock.now()}, {"file", "File " + name, name, "programme", "answers file"});
    REQUIRE(id.ok());
    const auto ran = run_next(database(), clock, kinds, [](auto, auto) {});
    REQUIRE((ran.ok() && *ran));
    clock.advance(std::chrono::seconds(1));
    return *id;
  }
  Job job(const std::string& id) { return find(database(), id).value(); }
  HandClock clock{test::noon()};
  Kinds kinds;
  std::size_t size = 10;
};

}  // namespace

TEST_CASE("an account's oldest files give way to its new one, and no other account's") {
  const std::vector<KeptResult> kept{file("a", "ann", "p"), file("b", "bob", "p"), file("c", "ann", "p")};
  CHECK(results_that_go(kept, file("new", "ann", "p"), {4 * 2 * piece}) == Ids{"a"});
  CHECK(results_that_go(kept, file("new", "ann", "p", 2), {4 * 2 * piece}) == Ids{"a", "c"});
  CHECK(results_that_go(kept, file("new", "cai", "q"), {4 * 2 * piece}) == Ids{});
}

TEST_CASE("a programme's oldest files give way to its new one, whoever asked for them") {
  const std::vector<KeptResult> kept{file("x", "eve", "other"), file("a", "ann", "p"), file("b", "bob", "p")};
  CHECK(results_that_go(kept, file("new", "cai", "p"), {2 * 2 * piece}) == Ids{"a"});
}

TEST_CASE("where all together are too many, the programme that has most gives its oldest") {
  const std::vector<KeptResult> kept{file("x", "eve", "other"), file("a", "ann", "p"), file("b", "bob", "p"),
                                     file("c", "cai", "p")};
  CHECK(results_that_go(kept, file("new", "dan", "third"), {4 * piece}) == Ids{"a"});
  CHECK(results_that_go({}, file("new", "dan", "third"), {4 * piece}) == Ids{});
}

TEST_CASE("small files count for something, and one that is larger than an account's share has no room") {
  std::vector<KeptResult> kept;
  for (int number = 0; number < 5; ++number) kept.push_back({std::to_string(number), "ann", "p", 1});
  CHECK(results_that_go(kept, {"new", "ann", "p", 1}, {4 * 4 * piece}) == Ids{"0", "1"});
  CHECK(results_that_go({}, file("new", "ann", "p", 2), {4 * piece}) == std::nullopt);
}

TEST_CASE("a job whose file gave way says so, and the newest are kept") {
  Desk desk;
  REQUIRE(keep_result_limits(desk.database(), {4 * 2 * piece}).ok());
  Ids ids;
  for (const auto* name : {"one", "two", "three"}) ids.push_back(desk.made(name));
  CHECK(desk.figure("select count(*) from job_result") == 2);
  const auto first = desk.job(ids.front());
  CHECK(first.state == JobState::done);
  CHECK(first.file_name.empty());
  CHECK(first.outcome == "Its file made room for newer ones. Start it again for a new one.");
  CHECK(desk.job(ids.back()).file_name == "three.csv");
}

TEST_CASE("a file that is larger than its share fails its job with a sentence, and takes nobody's room") {
  Desk desk;
  const auto kept = desk.made("small");
  REQUIRE(keep_result_limits(desk.database(), {4 * piece}).ok());
  desk.size = 3 * static_cast<std::size_t>(piece);
  const auto failed = desk.job(desk.made("large"));
  CHECK(failed.state == JobState::failed);
  CHECK(
      failed.outcome ==
      "The file that was made takes 1 MB, more than the 1 MB that your files may take, so it is not kept. Ask for less "
      "at once.");
  CHECK(desk.job(kept).file_name == "small.csv");
}

TEST_CASE("where the disk has no more than its reserve, no file is kept") {
  Desk desk;
  if (desk.database().location().starts_with("postgres")) return;  // that disk is another machine's
  REQUIRE(store::keep_disk_reserve(desk.database(), std::int64_t{1} << 60).ok());
  const auto failed = desk.job(desk.made("rows"));
  CHECK(failed.state == JobState::failed);
  CHECK(failed.outcome.starts_with("The disk of this server is nearly full, so the file that was made is not kept."));
  CHECK(desk.figure("select count(*) from job_result") == 0);
}

TEST_CASE("the limit that was kept is read back") {
  Desk desk;
  const auto limits = [&] {
    return *desk.database().read(
        [](store::Session& session) -> Result<ResultLimits> { return result_limits(session); });
  };
  CHECK(limits() == ResultLimits{});
  REQUIRE(keep_result_limits(desk.database(), {7}).ok());
  CHECK(limits() == ResultLimits{7});
}

}  // namespace muster::jobs
