// What a migration did to rows, where it did more than make room for new ones.
#include "platform/store/contract/backend.hpp"
#include "platform/store/contract/fixtures.hpp"
#include "support/catch.hpp"

#include <string>

namespace muster::store::test {
namespace {

/// A closed round of schema 118 with so many answers in its figures, and one that came too late for them.
std::string closed_round(Backend backend, const std::string& trait, int answers) {
  auto sql = fixture(118, backend);
  sql += "update form_version set body = 'form f \"F\"\n" + trait +
         "page \"P\"\n  q \"Q?\" lines 3\n' where id = 'v1';\n"
         "update round set state = 'closed', closed_at = '2022-06-20T11:00:00Z' where id = 'd1';\n"
         "update response set released = 0 where id <> 'x1';\n";
  for (int number = 2; number <= answers; ++number)
    sql += "insert into response (id, round_id, answers, released) values ('few" + std::to_string(number) +
           "', 'd1', '{\"q\":\"more\"}', 1);\n";
  return sql;
}

std::int64_t in_figures(Backend backend, const std::string& trait, int answers) {
  const TestLocation place(backend);
  load(place, backend, closed_round(backend, trait, answers));
  auto database = place.open();
  const auto count = database->read([](Session& session) -> Result<std::int64_t> {
    return session.first("select count(*) from response where released > 0")->integer(0);
  });
  REQUIRE(count.ok());
  return *count;
}

}  // namespace

TEST_CASE("the few answers of an anonymous round that closed long ago leave its figures, and no others do") {
  const auto backend = GENERATE(from_range(backends()));
  CHECK(in_figures(backend, "  anonymous\n", 4) == 0);
  CHECK(in_figures(backend, "  anonymous\n", 5) == 5);
  CHECK(in_figures(backend, "", 4) == 4);
}

}  // namespace muster::store::test
