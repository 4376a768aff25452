// Lists for programs: which page is asked for, and the way to the others.
#include <muster/platform/web/paging.hpp>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::web;
using Catch::Contains;

namespace {

Request asked(const std::vector<std::pair<std::string, std::string>>& query) {
  Request request;
  request.path = "/api/events";
  for (const auto& [name, value] : query) request.query.add(name, value);
  return request;
}

std::string heading(const Reply& reply, const std::string& name) {
  for (const auto& [key, value] : reply.headers)
    if (key == name) return value;
  return {};
}

std::string links(const Request& request, std::int64_t total) {
  const auto paging = paging_of(request);
  REQUIRE(paging.ok());
  const auto reply = list_reply(request, *paging, {.found = total, .page = paging->page}, Json(Json::Array()));
  REQUIRE(reply.ok());
  CHECK(heading(*reply, "X-Total-Count") == std::to_string(total));
  return heading(*reply, "Link");
}

/// The value of `after` in the link to the next page.
std::string next_of(const Request& request, const std::string& position) {
  ListFigures figures{.found = 9};
  if (!position.empty()) offer_next(figures, position, 5);
  const auto reply = list_reply(request, {}, figures, Json(Json::Array()));
  REQUIRE(reply.ok());
  const auto links = heading(*reply, "Link");
  const auto from = links.find("after=");
  if (from == std::string::npos) return {};
  return links.substr(from + 6, links.find('>', from) - from - 6);
}

}  // namespace

TEST_CASE("without a word the first page of fifty is meant") {
  const auto paging = paging_of(asked({}));
  REQUIRE(paging.ok());
  CHECK(paging->page == 1);
  CHECK(paging->per_page == 50);
  const auto third = paging_of(asked({{"page", "3"}, {"per_page", "20"}}));
  REQUIRE(third.ok());
  CHECK(third->offset() == 40);
}

TEST_CASE("a page that is no number, or out of bounds, is refused with the bounds") {
  for (const auto* wrong : {"", "0", "-1", "+1", "1.5", "two", "1 ", "1000001", "99999999999999999999"}) {
    INFO(wrong);
    const auto paging = paging_of(asked({{"page", wrong}}));
    REQUIRE_FALSE(paging.ok());
    CHECK(paging.error().kind == ErrorKind::bad_input);
    CHECK_THAT(paging.error().message, Contains("from 1 to 1000000"));
  }
  CHECK_THAT(paging_of(asked({{"per_page", "101"}})).error().message,
             Contains("\"per_page\" is a whole number from 1 to 100"));
  CHECK(paging_of(asked({{"per_page", "100"}, {"page", "1000000"}})).ok());
}

TEST_CASE("the links lead to the first, previous, next and last page") {
  CHECK(links(asked({{"per_page", "2"}, {"page", "1"}}), 5) ==
        "</api/events?per_page=2&page=1>; rel=\"first\", </api/events?per_page=2&page=2>; rel=\"next\", "
        "</api/events?per_page=2&page=3>; rel=\"last\"");
  const auto middle = links(asked({{"page", "2"}, {"per_page", "2"}}), 5);
  CHECK_THAT(middle, Contains("page=1>; rel=\"prev\""));
  CHECK_THAT(middle, Contains("page=3>; rel=\"next\""));
  const auto last = links(asked({{"page", "3"}, {"per_page", "2"}}), 5);
  CHECK_THAT(last, !Contains("next"));
  CHECK_THAT(last, Contains("page=2>; rel=\"prev\""));
}

TEST_CASE("a list that is empty has one page, and behind the last the way back is the last") {
  CHECK(links(asked({{"page", "1"}}), 0) == "</api/events?page=1>; rel=\"first\", </api/events?page=1>; rel=\"last\"");
  CHECK_THAT(links(asked({{"page", "9"}}), 60), Contains("page=2>; rel=\"prev\""));
}

TEST_CASE("what else was asked stays in the links, and cannot end one") {
  const auto with = links(asked({{"where", "role = \"a\"> ; rel=\"x\"\r\nX: y"}}), 60);
  CHECK_THAT(with, Contains("where=role%20%3D%20%22a%22%3E"));
  CHECK(with.find('\r') == std::string::npos);
  CHECK(with.find('\n') == std::string::npos);
}

TEST_CASE("without a number the link to the next page holds where this one ended, and opens there alone") {
  auto request = asked({{"state", "booked"}});
  request.headers.add("authorization", "Bearer one");
  const auto after = next_of(request, "Abara 7");
  REQUIRE_FALSE(after.empty());
  CHECK(after.find("Abara") == std::string::npos);
  auto next = request;
  next.query.add("after", after);
  const auto paging = paging_of(next);
  REQUIRE(paging.ok());
  CHECK(paging->after == "Abara 7");
  CHECK(paging->of({.sort = "name"}).filters.at(behind) == "Abara 7");

  auto of_somebody_else = asked({{"state", "booked"}, {"after", after}});
  of_somebody_else.headers.add("authorization", "Bearer two");
  auto of_other_rows = asked({{"state", "came"}, {"after", after}});
  of_other_rows.headers.add("authorization", "Bearer one");
  auto changed = asked({{"state", "booked"}, {"after", after.substr(1)}});
  changed.headers.add("authorization", "Bearer one");
  for (const auto& wrong :
       {of_somebody_else, of_other_rows, changed, asked({{"after", ""}}), asked({{"after", "x"}})}) {
    const auto refused = paging_of(wrong);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ErrorKind::bad_input);
    CHECK(refused.error().field == "after");
  }
  next.query.add("page", "2");
  CHECK_FALSE(paging_of(next).ok());
  CHECK(next_of(request, {}).empty());
}

TEST_CASE("what stands in memory is cut alike, by number and by the row that a page ended with") {
  const std::vector<std::string> all{"a", "b", "c", "d", "e"};
  const auto key = [](const std::string& each) { return each; };
  Paging paging{.per_page = 2};
  const auto first = one_page(all, paging, key);
  CHECK(first.rows == std::vector<std::string>{"a", "b"});
  CHECK(first.found == 5);
  paging.after = next_position(first);
  CHECK(one_page(all, paging, key).rows == std::vector<std::string>{"c", "d"});
  paging.after = "d";
  CHECK(next_position(one_page(all, paging, key)).empty());
  paging.after = "gone";
  const auto lost = one_page(all, paging, key);
  CHECK(is_lost(lost));
  CHECK(list_reply(asked({}), paging, lost, Json()).error().field == "after");
  CHECK(one_page(all, Paging{.page = 3, .per_page = 2, .numbered = true}, key).rows == std::vector<std::string>{"e"});
  CHECK(one_page(all, Paging{.page = 9, .per_page = 2, .numbered = true}, key).rows.empty());
}
