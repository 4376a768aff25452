// The same summary asked for by many at the same moment is made once.
#include <latch>
#include <thread>
#include <vector>

#include "summit_site.hpp"
#include "support/catch.hpp"

using namespace muster;

TEST_CASE("the same figures asked for by many at the same moment are made once, and so is each filter's") {
  summit_site::SummitSite site;
  constexpr int many = 12;
  for (const std::string where : {"", "helpful = helpful", "helpful = mainly"}) {
    figures::Summaries summaries(site.database());
    std::latch start(many);
    std::vector<std::shared_ptr<const figures::Summary>> found(many);
    {
      std::vector<std::jthread> readers;
      for (auto& mine : found)
        readers.emplace_back([&] {
          start.arrive_and_wait();
          auto made = summaries.of("london-send-summit-2022", site.clock().now(),
                                   {.where = where, .by_reader_of_answers = true, .in_full = true});
          if (made.ok()) mine = *made;
        });
    }
    INFO(where);
    CHECK(summaries.made() == 1);
    REQUIRE(found.front() != nullptr);
    for (const auto& one : found) CHECK(one == found.front());
  }
}

TEST_CASE("a filter that is wrong is refused for everybody who asked with it, and may be asked again") {
  summit_site::SummitSite site;
  figures::Summaries summaries(site.database());
  for (int turn = 0; turn < 2; ++turn) {
    const auto refused = summaries.of("london-send-summit-2022", site.clock().now(), {.where = "no = such"});
    CHECK_FALSE(refused.ok());
  }
  CHECK(summaries.made() == 2);
}

TEST_CASE("summaries are kept by their bytes, however many ask for however many groups") {
  summit_site::SummitSite site;
  std::size_t one = 0;
  {
    figures::Summaries summaries(site.database());
    REQUIRE(summaries.of("london-send-summit-2022", site.clock().now()).ok());
    one = summaries.bytes();
    REQUIRE(one > 0);
  }
  const auto ask = [&](figures::Summaries& summaries, int groups) {
    for (int at = 0; at < groups; ++at) {
      const auto found = summaries.of("london-send-summit-2022", site.clock().now(),
                                      {.where = "not discussions contains \"x" + std::to_string(at) + "\"",
                                       .by_reader_of_answers = true,
                                       .in_full = true});
      REQUIRE(found.ok());
    }
  };
  figures::Summaries summaries(site.database(), {}, 3 * one);
  ask(summaries, 8);
  CHECK(summaries.bytes() <= 3 * one);
  ask(summaries, 16);  // twice as many are kept in no more room
  CHECK(summaries.bytes() <= 3 * one);
  figures::Summaries none(site.database(), {}, one / 2);
  REQUIRE(none.of("london-send-summit-2022", site.clock().now()).ok());
  REQUIRE(none.of("london-send-summit-2022", site.clock().now()).ok());
  CHECK(none.bytes() == 0);
  CHECK(none.made() == 2);
}
