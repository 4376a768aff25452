// Transactions whole or not at all, and values as they were given, on every database.
#include <muster/platform/store/setting.hpp>

#include <mutex>
#include <thread>

#include "platform/store/contract/backend.hpp"
#include "support/catch.hpp"

namespace muster::store::test {
namespace {

std::vector<std::string> names(Database& database, const std::string& order) {
  const auto found = database.read([&](Session& session) -> Result<std::vector<std::string>> {
    std::vector<std::string> all;
    session.each("select name from setting order by " + order, {}, [&](const Row& row) { all.push_back(row.text(0)); });
    return all;
  });
  REQUIRE(found.ok());
  return *found;
}

}  // namespace

TEST_CASE("contract: values come back as they were given") {
  const TestLocation place(GENERATE(from_range(backends())));
  auto database = place.open();
  const std::string text = "ü 🙂 'quoted'; drop table setting; -- \\x41 \\ $1";
  const std::string bytes("\xFF\x00\xFE\\", 4);
  const auto row = database->write([&](Session& session) -> Result<Row> {
    session.execute("insert into programme (id, slug, name) values ('p', 'p', $1)", {text});
    session.execute("insert into region (id, slug, name) values ('r', 'r', '')");
    session.execute(
        "insert into event (id, programme_id, region_id, slug, title, date, venue, attendance, version) "
        "values ('e', 'p', 'r', 'e', '', '', '', 'hybrid', $1)",
        {std::int64_t{1} << 60});
    session.execute(
        "insert into staged_upload (id, event_id, kind, file_name, content, decisions, expires_at) "
        "values ('s', 'e', '', '', $1, '', '')",
        {Blob{bytes}});
    session.execute(
        "insert into person (id, first_name, last_name, email, job_title, organisation_id) "
        "values ('a', '', '', '', '', $1)",
        {nullptr});
    return *session.first(
        "select p.name, e.version, s.content, a.organisation_id, a.email, 0.25, count(*) from programme p, event e, "
        "staged_upload s, person a group by p.name, e.version, s.content, a.organisation_id, a.email");
  });
  if (!row.ok()) FAIL(row.error().detail);
  CHECK(row->text(0) == text);
  CHECK(row->integer(1) == std::int64_t{1} << 60);
  CHECK(row->bytes(2) == bytes);
  CHECK(row->is_null(3));
  CHECK_FALSE(row->is_null(4));
  CHECK(row->text(4).empty());
  CHECK(row->integer(6) == 1);
  CHECK_THROWS_AS(row->integer(0), std::logic_error);
  CHECK_THROWS_AS(row->text(7), std::logic_error);
}

TEST_CASE("contract: a write that ends in an error or an exception leaves everything as it was") {
  const TestLocation place(GENERATE(from_range(backends())));
  auto database = place.open();
  const auto refused = database->write([](Session& session) -> Outcome {
    session.execute("insert into setting (name, value) values ('a', 'b')");
    return conflict("no");
  });
  CHECK(refused.error().message == "no");
  CHECK(settings(*database) == 0);
  CHECK_THROWS_AS(database->write([](Session& session) -> Outcome {
    session.execute("insert into setting (name, value) values ('a', 'b')");
    throw std::out_of_range("broken");
  }),
                  std::out_of_range);
  CHECK(settings(*database) == 0);
  CHECK(put(*database, "a", "b").ok());
  CHECK(put(*database, "a", "c").error().kind == ErrorKind::unavailable);
  CHECK(settings(*database) == 1);
}

TEST_CASE("contract: a work that goes on after a failure is not kept by halves") {
  const TestLocation place(GENERATE(from_range(backends())));
  auto database = place.open();
  REQUIRE(put(*database, "a").ok());
  const auto went_on = database->write([](Session& session) -> Outcome {
    session.execute("insert into setting (name, value) values ('b', 'x')");
    try {
      session.execute("insert into setting (name, value) values ('a', 'x')");
    } catch (const DatabaseError&) {
      return Success{};
    }
    return Success{};
  });
  // SQLite can keep the rest, PostgreSQL cannot; neither may say "saved" of what it did not save.
  CHECK(settings(*database) == (went_on.ok() ? 2 : 1));
}

TEST_CASE("contract: a failure's words hold no value of a row") {
  const TestLocation place(GENERATE(from_range(backends())));
  auto database = place.open();
  REQUIRE(put(*database, "Beatriz Hartwright").ok());
  const auto failed = put(*database, "Beatriz Hartwright");
  REQUIRE_FALSE(failed.ok());
  CHECK(failed.error().message.find("Beatriz") == std::string::npos);
  CHECK(failed.error().detail.find("Beatriz") == std::string::npos);
}

TEST_CASE("contract: references are kept whole, and readers cannot write") {
  const TestLocation place(GENERATE(from_range(backends())));
  auto database = place.open();
  const auto orphan = database->write([](Session& session) -> Outcome {
    session.execute("insert into booking_row (id, event_id, person_id, booked_at) values ('a', 'none', 'none', '')");
    return Success{};
  });
  CHECK_FALSE(orphan.ok());
  const auto written = database->read([](Session& session) -> Outcome {
    session.execute("insert into setting (name, value) values ('a', 'b')");
    return Success{};
  });
  CHECK(written.error().kind == ErrorKind::unavailable);
  CHECK(settings(*database) == 0);
}

TEST_CASE("contract: a reader sees one moment, whatever is written meanwhile") {
  const TestLocation place(GENERATE(from_range(backends())));
  auto database = place.open();
  REQUIRE(put(*database, "a").ok());
  const auto seen = database->read([&](Session& session) -> Outcome {
    const auto before = session.first("select count(*) from setting")->integer(0);
    REQUIRE(put(*database, "b").ok());
    CHECK(session.first("select count(*) from setting")->integer(0) == before);
    return Success{};
  });
  CHECK(seen.ok());
  CHECK(settings(*database) == 2);
}

TEST_CASE("contract: texts stand in the order of their bytes, whatever language the server speaks") {
  const TestLocation place(GENERATE(from_range(backends())));
  auto database = place.open();
  for (const auto* name : {"b", "B", "a", "é", "_", "a b", "ab", "A"}) REQUIRE(put(*database, name).ok());
  CHECK(names(*database, "name") == std::vector<std::string>{"A", "B", "_", "a", "a b", "ab", "b", "é"});
  CHECK(names(*database, "name desc").front() == "é");
}

TEST_CASE("contract: another program that holds the database too long is named, and nothing is changed") {
  const TestLocation place(GENERATE(from_range(backends())));
  auto one = place.open();
  auto other = place.open(std::chrono::milliseconds(30));
  const auto held = one->write([&](Session& session) -> Outcome {
    session.execute("insert into setting (name, value) values ('a', 'b')");
    const auto busy = put(*other, "c", "d");
    REQUIRE_FALSE(busy.ok());
    CHECK(busy.error().message.find("Another program is writing") != std::string::npos);
    return Success{};
  });
  CHECK(held.ok());
  CHECK(put(*other, "c", "d").ok());
  CHECK(settings(*one) == 2);
}

TEST_CASE("contract: mistakes in our own statements are found at once") {
  const TestLocation place(GENERATE(from_range(backends())));
  auto database = place.open();
  const auto with = [&](const std::function<void(Session&)>& work) {
    (void)database->write([&](Session& session) -> Outcome {
      work(session);
      return Success{};
    });
  };
  CHECK_THROWS_AS(with([](Session& session) { session.execute("select 1", {std::string("x")}); }), std::logic_error);
  CHECK_THROWS_AS(with([](Session& session) { session.execute("select 1; select 2"); }), std::logic_error);
  CHECK_THROWS_AS(with([](Session& session) {
                    session.each("select 1 union select 2", {},
                                 [&](const Row&) { session.execute("select 1 union select 2"); });
                  }),
                  std::logic_error);
  CHECK_THROWS_AS(with([&](Session&) { (void)put(*database, "within", "a write"); }), std::logic_error);
  CHECK(put(*database, "a", "b").ok());
}

TEST_CASE("contract: a callback that throws leaves the statement ready for the next call") {
  const TestLocation place(GENERATE(from_range(backends())));
  auto database = place.open();
  const auto done = database->write([](Session& session) -> Outcome {
    const std::string sql = "select 1 union select 2";
    CHECK_THROWS_AS(session.each(sql, {}, [](const Row&) { throw std::runtime_error("stop"); }), std::runtime_error);
    CHECK(session.query(sql).size() == 2);
    return Success{};
  });
  CHECK(done.ok());
}

TEST_CASE("contract: a setting is made once, and is there when the database is opened again") {
  const TestLocation place(GENERATE(from_range(backends())));
  int made = 0;
  const auto fresh = [&] { return "key-" + std::to_string(++made); };
  {
    auto database = place.open();
    CHECK(*find_or_make_setting(*database, "token key", fresh) == "key-1");
    CHECK(*find_or_make_setting(*database, "token key", fresh) == "key-1");
  }
  CHECK(*find_or_make_setting(*place.open(), "token key", fresh) == "key-1");
  CHECK(made == 1);
}

TEST_CASE("contract: what is no text is refused with a sentence, not cut and not kept") {
  const TestLocation place(GENERATE(from_range(backends())));
  auto database = place.open();
  for (const auto& wrong : {std::string("a\0b", 3), std::string("\xFF"), std::string("Zo\xEB")}) {
    CHECK(put(*database, wrong).error().kind == ErrorKind::bad_input);
    CHECK(put(*database, "name", wrong).error().kind == ErrorKind::bad_input);
    const auto asked = database->read([&](Session& session) -> Result<bool> {
      return session.first("select 1 from setting where name = $1", {wrong}).has_value();
    });
    REQUIRE_FALSE(asked.ok());
    CHECK(asked.error().kind == ErrorKind::bad_input);
    CHECK(asked.error().message.ends_with("."));
  }
  CHECK(settings(*database) == 0);
  CHECK(put(*database, "ab", "Zoë").ok());
}

TEST_CASE("contract: a character that not every format can hold is kept as the mark for one") {
  const TestLocation place(GENERATE(from_range(backends())));
  auto database = place.open();
  const std::string mark = "\xEF\xBF\xBD";
  for (const auto* wrong : {"\x01", "\x1B", "\x1F", "\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    const auto name = std::string("a") + wrong + "b";
    REQUIRE(put(*database, name, wrong).ok());
    const auto kept = database->read([&](Session& session) -> Result<std::string> {
      const auto row = session.first("select name, value from setting where name = $1", {name});
      return row ? row->text(0) + row->text(1) : std::string("not found");
    });
    REQUIRE(kept.ok());
    CHECK(*kept == "a" + mark + "b" + mark);
    REQUIRE(database
                ->write([&](Session& session) -> Outcome {
                  session.execute("delete from setting where name = $1", {name});
                  return Success{};
                })
                .ok());
  }
  REQUIRE(put(*database, "tab\tline\nreturn\r \x7F \xC2\x85", "kept").ok());
  CHECK(settings(*database) == 1);
}

TEST_CASE("contract: several opening an empty database at once make it once") {
  const TestLocation place(GENERATE(from_range(backends())));
  std::mutex mutex;
  std::string errors;
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 6; ++thread) {
      threads.emplace_back([&] {
        auto database = Database::open(place.location(), Database::Mode::create, std::chrono::seconds(20));
        const std::scoped_lock lock(mutex);
        if (!database.ok()) errors += database.error().message + " (" + database.error().detail + ")\n";
      });
    }
  }
  INFO(errors);
  CHECK(errors.empty());
  CHECK(put(*place.open(), "a").ok());
}

}  // namespace muster::store::test
