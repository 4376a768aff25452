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
  Reply reply;
  add_paging(reply, request, *paging, total);
  CHECK(heading(reply, "X-Total-Count") == std::to_string(total));
  return heading(reply, "Link");
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
  CHECK(links(asked({{"per_page", "2"}}), 5) ==
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
  CHECK(links(asked({}), 0) == "</api/events?page=1>; rel=\"first\", </api/events?page=1>; rel=\"last\"");
  CHECK_THAT(links(asked({{"page", "9"}}), 60), Contains("page=2>; rel=\"prev\""));
}

TEST_CASE("what else was asked stays in the links, and cannot end one") {
  const auto with = links(asked({{"where", "role = \"a\"> ; rel=\"x\"\r\nX: y"}}), 60);
  CHECK_THAT(with, Contains("where=role%20%3D%20%22a%22%3E"));
  CHECK(with.find('\r') == std::string::npos);
  CHECK(with.find('\n') == std::string::npos);
}
