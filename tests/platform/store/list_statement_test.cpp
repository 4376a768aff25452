// Lists in SQL: what is found, counted, sorted and cut into pages, on both databases.
#include <muster/platform/store/list_statement.hpp>

#include <functional>

#include "platform/store/contract/backend.hpp"
#include "support/catch.hpp"

namespace muster::store::test {
namespace {

struct Fruit {
  std::string name;
  std::string colour;
};

/// A table of its own, so that the test needs no room's words.
struct Fruits {
  explicit Fruits(Backend backend) : place(backend), database(place.open()) {
    REQUIRE(database
                ->write([](Session& session) -> Outcome {
                  session.execute(
                      "create table fruit (id text primary key, name text not null, folded text not null, "
                      "colour text not null)");
                  const auto add = [&](const std::string& id, const std::string& name, const std::string& folded,
                                       const std::string& colour) {
                    session.execute("insert into fruit (id, name, folded, colour) values ($1, $2, $3, $4)",
                                    {id, name, folded, colour});
                  };
                  add("1", "Apple", "apple", "red");
                  add("2", "Pear", "pear", "green");
                  add("3", "Cherry", "cherry", "red");
                  add("4", "Pineapple", "pineapple", "yellow");
                  add("5", "Lime", "lime", "green");
                  return Success{};
                })
                .ok());
  }

  [[nodiscard]] ListPage<Fruit> list(const ListQuery& query, const std::vector<std::string>* ids = nullptr) {
    ListStatement statement("fruit f", "f.id");
    if (ids != nullptr) statement.where_in("f.id", *ids);
    statement.search("f.folded").filter("colour", "f.colour").sort("name", {"f.folded"}).sort("colour", {"f.colour"});
    statement.columns("f.name, f.colour");
    auto page = database->read([&](Session& session) -> Result<ListPage<Fruit>> {
      return statement.page(session, query, [](const Row& row) { return Fruit{row.text(0), row.text(1)}; });
    });
    if (!page.ok()) FAIL(page.error().detail);
    return *std::move(page);
  }

  TestLocation place;
  std::unique_ptr<Database> database;
};

std::string names(const ListPage<Fruit>& page) {
  std::string all;
  for (const auto& row : page.rows) all += row.name + " ";
  return all;
}

}  // namespace

TEST_CASE("a list comes sorted by one of its columns, either way, ties in the order of its key") {
  Fruits fruits(GENERATE(from_range(backends())));
  CHECK(names(fruits.list({})) == "Apple Cherry Lime Pear Pineapple ");
  CHECK(names(fruits.list({.sort = "name", .descending = true})) == "Pineapple Pear Lime Cherry Apple ");
  CHECK(names(fruits.list({.sort = "colour"})) == "Pear Lime Apple Cherry Pineapple ");
  CHECK(names(fruits.list({.sort = "name; drop table fruit"})) == "Apple Cherry Lime Pear Pineapple ");
}

TEST_CASE("every page of a list has its rows once, from whichever end it is read, and none lies beyond the last") {
  Fruits fruits(GENERATE(from_range(backends())));
  for (const bool descending : {false, true}) {
    std::string all;
    for (std::int64_t page = 1; page <= 3; ++page)
      all += names(fruits.list({.sort = "name", .descending = descending, .page = page, .page_size = 2}));
    CHECK(all == names(fruits.list({.sort = "name", .descending = descending, .page_size = 0})));
  }
  const auto last = fruits.list({.page = 1'000'000'000'000, .page_size = 2});
  CHECK(last.page == 3);
  CHECK(names(last) == "Pineapple ");
}

namespace {

/// The names on all pages of two, each begun behind the one before; `between` runs after the first page.
std::string walked(Fruits& fruits, ListQuery query, const std::function<void(Session&)>& between) {
  query.page_size = 2;
  std::string from;
  std::string all;
  for (bool first = true; first || !from.empty(); first = false) {
    query.filters[behind] = from;
    const auto page = fruits.list(query);
    CHECK_FALSE(is_lost(page));
    all += names(page);
    from = next_position(page);
    if (first && between) {
      const auto changed = fruits.database->write([&](Session& session) -> Outcome {
        between(session);
        return Success{};
      });
      REQUIRE(changed.ok());
    }
  }
  return all;
}

}  // namespace

TEST_CASE("a list is walked by where each page ended, either way, with its search and its filters") {
  Fruits fruits(GENERATE(from_range(backends())));
  for (const auto* sort : {"name", "colour"})
    for (const bool descending : {false, true}) {
      const ListQuery query{.sort = sort, .descending = descending, .page_size = 0};
      CHECK(walked(fruits, query, {}) == names(fruits.list(query)));
    }
  CHECK(walked(fruits, {.search = "e"}, {}) == names(fruits.list({.search = "e"})));
  CHECK(walked(fruits, {.filters = {{"colour", "red"}}}, {}) == "Apple Cherry ");
  const auto full = fruits.list({.search = "apple", .filters = {{behind, ""}}, .page_size = 2});
  CHECK(next_position(full).empty());  // nothing follows a page that is just full
}

TEST_CASE("rows that come or go while a list is walked move no other row") {
  Fruits fruits(GENERATE(from_range(backends())));
  const auto all = walked(fruits, {.sort = "name"}, [](Session& session) {
    session.execute("insert into fruit (id, name, folded, colour) values ('0', 'Almond', 'almond', 'brown')");
    session.execute("insert into fruit (id, name, folded, colour) values ('9', 'Olive', 'olive', 'green')");
    session.execute("delete from fruit where id = '3'");  // the last row of the first page
  });
  CHECK(all == "Apple Cherry Lime Olive Pear Pineapple ");
}

TEST_CASE("a position of another list is told, and no rows are made up for it") {
  Fruits fruits(GENERATE(from_range(backends())));
  for (const auto* wrong : {"t5:apple", "apple", "t99:apple", "i5:apple", "t5:applet1:1t1:1", ":", "t:"}) {
    INFO(wrong);
    const auto page = fruits.list({.filters = {{behind, wrong}}, .page_size = 2});
    CHECK(is_lost(page));
    CHECK(page.rows.empty());
  }
}

TEST_CASE("a search finds the rows that hold every word of it, and signs mean nothing") {
  Fruits fruits(GENERATE(from_range(backends())));
  CHECK(names(fruits.list({.search = "ÁPPLE"})) == "Apple Pineapple ");
  CHECK(names(fruits.list({.search = "apple pine"})) == "Pineapple ");
  CHECK(names(fruits.list({.search = "%"})).empty());
  CHECK(names(fruits.list({.search = "_ime"})) == "Lime ");
  const auto nothing = fruits.list({.search = "'; drop table fruit; --"});
  CHECK(nothing.found == 0);
  CHECK(nothing.all == 5);
}

TEST_CASE("each choice says how many rows it would leave, with the search and not with itself") {
  Fruits fruits(GENERATE(from_range(backends())));
  const auto red = fruits.list({.filters = {{"colour", "red"}}});
  CHECK(names(red) == "Apple Cherry ");
  CHECK(red.found == 2);
  CHECK(red.all == 5);
  CHECK(red.choices == ListFigures{.choices = {{"colour", {{"green", 2}, {"red", 2}, {"yellow", 1}}}}}.choices);
  const auto searched = fruits.list({.search = "apple", .filters = {{"colour", "red"}}});
  CHECK(names(searched) == "Apple ");
  CHECK(searched.choices.at("colour") == std::map<std::string, std::int64_t>{{"red", 1}, {"yellow", 1}});
  CHECK(fruits.list({.filters = {{"colour", "blue"}}}).found == 0);
}

TEST_CASE("a list of some values holds those alone, and a list of none holds nothing") {
  Fruits fruits(GENERATE(from_range(backends())));
  const std::vector<std::string> two{"1", "5"};
  CHECK(names(fruits.list({}, &two)) == "Apple Lime ");
  const std::vector<std::string> none;
  CHECK(fruits.list({}, &none).all == 0);
}

TEST_CASE("a list of some values is the same by each of its orders, on every page") {
  Fruits fruits(GENERATE(from_range(backends())));
  const std::vector<std::string> three{"2", "4", "5"};
  CHECK(names(fruits.list({.sort = "colour"}, &three)) == "Pear Lime Pineapple ");
  CHECK(names(fruits.list({.sort = "name", .descending = true, .page = 2, .page_size = 2}, &three)) == "Lime ");
  const auto green = fruits.list({.filters = {{"colour", "green"}}}, &three);
  CHECK(names(green) == "Lime Pear ");
  CHECK(green.all == 3);
  CHECK(green.choices.at("colour") == std::map<std::string, std::int64_t>{{"green", 2}, {"yellow", 1}});
}

TEST_CASE("what stands in several tables is one list, counted, searched, sorted and cut into pages") {
  Fruits fruits(GENERATE(from_range(backends())));
  REQUIRE(fruits.database
              ->write([](Session& session) -> Outcome {
                session.execute("create table herb (id text primary key, name text not null, folded text not null)");
                session.execute(
                    "insert into herb (id, name, folded) values ('6', 'Basil', 'basil'), ('7', 'Mint', 'mint')");
                return Success{};
              })
              .ok());
  ListStatement plants(
      {"select id, folded, colour from fruit", "select id, folded, cast('green' as text) as colour from herb"}, "f",
      "f.id");
  plants.search("f.folded").filter("colour", "f.colour").sort("name", {"f.folded"});
  plants.columns("coalesce(a.name, b.name), coalesce(a.colour, 'herb')",
                 "left join fruit a on a.id = picked.picked_key left join herb b on b.id = picked.picked_key");
  const auto list = [&](const ListQuery& query) {
    auto page = fruits.database->read([&](Session& session) -> Result<ListPage<Fruit>> {
      return plants.page(session, query, [](const Row& row) { return Fruit{row.text(0), row.text(1)}; });
    });
    if (!page.ok()) FAIL(page.error().detail);
    return *std::move(page);
  };
  const auto all = list({.page_size = 0});
  CHECK(names(all) == "Apple Basil Cherry Lime Mint Pear Pineapple ");
  CHECK(all.rows[1].colour == "herb");
  CHECK(all.choices.at("colour") == std::map<std::string, std::int64_t>{{"green", 4}, {"red", 2}, {"yellow", 1}});
  for (const bool descending : {false, true}) {
    std::string pages;
    for (std::int64_t page = 1; page <= 4; ++page)
      pages += names(list({.descending = descending, .page = page, .page_size = 2}));
    CHECK(pages == names(list({.descending = descending, .page_size = 0})));
  }
  CHECK(names(list({.filters = {{"colour", "green"}}})) == "Basil Lime Mint Pear ");
  const auto found = list({.search = "in"});
  CHECK(names(found) == "Mint Pineapple ");
  CHECK(found.all == 7);
}

TEST_CASE("all rows are told by the values of the filters, whatever is searched for and chosen") {
  Fruits fruits(GENERATE(from_range(backends())));
  for (const auto& query : std::vector<ListQuery>{{}, {.search = "apple"}, {.filters = {{"colour", "green"}}}}) {
    std::map<std::string, std::int64_t> all;
    for (const auto& group : fruits.list(query).groups) all[group.values.at("colour")] += group.rows;
    CHECK(all == std::map<std::string, std::int64_t>{{"green", 2}, {"red", 2}, {"yellow", 1}});
  }
}

TEST_CASE("a search without filters finds as many as there are, whether they fill the page or not") {
  Fruits fruits(GENERATE(from_range(backends())));
  ListStatement statement("fruit f", "f.id");
  statement.search("f.folded").sort("name", {"f.folded"}).columns("f.name");
  const auto list = [&](const ListQuery& query) {
    auto page = fruits.database->read([&](Session& session) -> Result<ListPage<Fruit>> {
      return statement.page(session, query, [](const Row& row) { return Fruit{row.text(0), ""}; });
    });
    if (!page.ok()) FAIL(page.error().detail);
    return *std::move(page);
  };
  for (const std::int64_t size : {1, 2, 3, 0}) {
    INFO(size);
    const auto page = list({.search = "apple", .page_size = size});
    CHECK(page.found == 2);
    CHECK(page.all == 5);
    CHECK(names(page) == (size == 1 ? "Apple " : "Apple Pineapple "));
  }
  CHECK(names(list({.search = "apple", .page = 2, .page_size = 1})) == "Pineapple ");
  CHECK(list({.search = "plum"}).found == 0);
}

TEST_CASE("where a key is one row's only among some, only their row is shown") {
  Fruits fruits(GENERATE(from_range(backends())));
  REQUIRE(fruits.database
              ->write([](Session& session) -> Outcome {
                session.execute(
                    "create table basket (fruit_id text not null, owner text not null, wish text not null)");
                session.execute(
                    "insert into basket (fruit_id, owner, wish) values ('1', 'Ada', 'two'), ('1', 'Cai', 'ten'), "
                    "('2', 'Cai', 'one')");
                return Success{};
              })
              .ok());
  ListStatement baskets("basket b", "b.fruit_id");
  baskets.among("b.owner = {}", {std::string("Cai")}).sort("wish", {"b.wish"});
  baskets.columns("f.name, b.wish", "basket b join fruit f on f.id = b.fruit_id");
  const auto page = fruits.database->read([&](Session& session) -> Result<ListPage<Fruit>> {
    return baskets.page(session, {}, [](const Row& row) { return Fruit{row.text(0), row.text(1)}; });
  });
  REQUIRE(page.ok());
  CHECK(page->all == 2);
  REQUIRE(page->rows.size() == 2);
  CHECK(page->rows[0].colour == "one");
  CHECK(page->rows[1].colour == "ten");
}

}  // namespace muster::store::test
