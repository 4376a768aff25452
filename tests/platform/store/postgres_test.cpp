// What only PostgreSQL can do to us: lost connections, other programs' tables, passwords in addresses.
#include <muster/platform/store/database.hpp>

#include <algorithm>
#include <atomic>
#include <thread>

#include "platform/store/contract/backend.hpp"
#include "support/catch.hpp"

namespace muster::store::test {
namespace {

/// False, with the reason said, where there is no PostgreSQL to test.
bool installed() {
  const auto found = backends();
  return std::find(found.begin(), found.end(), Backend::postgres) != found.end();
}

Error refused(const std::string& address, Database::Mode mode = Database::Mode::create) {
  const auto opened = Database::open(address, mode, std::chrono::seconds(1));
  REQUIRE_FALSE(opened.ok());
  return opened.error();
}

}  // namespace

TEST_CASE("connections lost while nobody used them cost nobody anything") {
  if (!installed()) return;
  const TestLocation place(Backend::postgres);
  auto database = place.open();
  REQUIRE(put(*database, "a").ok());
  CHECK(settings(*database) == 1);
  end_sessions(place);
  CHECK(put(*database, "b").ok());
  end_sessions(place);
  CHECK(settings(*database) == 2);
}

TEST_CASE("a connection lost in the middle of a write is said, and the next write goes through") {
  if (!installed()) return;
  const TestLocation place(Backend::postgres);
  auto database = place.open();
  const auto lost = database->write([&](Session& session) -> Outcome {
    session.execute("insert into setting (name, value) values ('a', 'x')");
    end_sessions(place);
    session.execute("insert into setting (name, value) values ('b', 'x')");
    return Success{};
  });
  CHECK(lost.error().kind == ErrorKind::unavailable);
  CHECK(lost.error().message.find("cannot be reached") != std::string::npos);
  CHECK(settings(*database) == 0);
  CHECK(put(*database, "c").ok());
  CHECK(settings(*database) == 1);
}

TEST_CASE("a connection lost while saving is not called unchanged") {
  if (!installed()) return;
  const TestLocation place(Backend::postgres);
  auto database = place.open();
  const auto unsure = database->write([&](Session& session) -> Outcome {
    session.execute("insert into setting (name, value) values ('a', 'x')");
    end_sessions(place);
    return Success{};
  });
  REQUIRE_FALSE(unsure.ok());
  CHECK(unsure.error().kind == ErrorKind::unsure);
  CHECK(unsure.error().message.find("not known whether") != std::string::npos);
  CHECK(unsure.error().message.find("Nothing was changed") == std::string::npos);
  CHECK(put(*database, "b").ok());
}

TEST_CASE("a connection lost at the end of a read leaves nothing to be unsure of") {
  if (!installed()) return;
  const TestLocation place(Backend::postgres);
  auto database = place.open();
  const auto lost = database->read([&](Session& session) -> Outcome {
    (void)session.first("select count(*) from setting");
    end_sessions(place);
    return Success{};
  });
  REQUIRE_FALSE(lost.ok());
  CHECK(lost.error().kind == ErrorKind::unavailable);
  CHECK(settings(*database) == 0);
}

TEST_CASE("a connection lost in the middle of a read is said, and the next read goes through") {
  if (!installed()) return;
  const TestLocation place(Backend::postgres);
  auto database = place.open();
  const auto lost = database->read([&](Session& session) -> Outcome {
    end_sessions(place);
    (void)session.first("select count(*) from setting");
    return Success{};
  });
  CHECK(lost.error().kind == ErrorKind::unavailable);
  CHECK(settings(*database) == 0);
}

TEST_CASE("a server that refuses to write is a standby or read only, and is left for the primary") {
  if (!installed()) return;
  const TestLocation place(Backend::postgres);
  auto database = place.open();
  const auto refused_write = database->write([&](Session& session) -> Outcome {
    session.execute("set transaction read only");
    session.execute("insert into setting (name, value) values ('a', 'x')");
    return Success{};
  });
  CHECK(refused_write.error().message.find("may not be written to") != std::string::npos);
  CHECK(put(*database, "b").ok());
}

TEST_CASE("several processes on one server are one writer") {
  if (!installed()) return;
  const TestLocation place(Backend::postgres);
  auto one = place.open();
  auto other = place.open();
  REQUIRE(put(*one, "count", "0").ok());
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 8; ++thread) {
      threads.emplace_back([&, thread] {
        for (int turn = 0; turn < 10; ++turn) {
          (void)(thread % 2 == 0 ? one : other)->write([](Session& session) -> Outcome {
            const auto now = std::stoi(session.first("select value from setting where name = 'count'")->text(0));
            session.execute("update setting set value = $1 where name = 'count'", {std::to_string(now + 1)});
            return Success{};
          });
        }
      });
    }
  }
  CHECK(asked_past_the_door(place, "select value from setting where name = 'count'") == "80");
}

TEST_CASE("a commit is on disk although the server's default says that it need not be") {
  if (!installed()) return;
  const TestLocation place(Backend::postgres);
  past_the_door(
      place, "do $$ begin execute 'alter database ' || current_database() || ' set synchronous_commit = off'; end $$");
  auto database = place.open();
  const auto setting = database->write(
      [](Session& session) -> Result<std::string> { return session.first("show synchronous_commit")->text(0); });
  CHECK(*setting == "on");
}

TEST_CASE("a database that holds another program's tables, or a newer Muster's, is left alone") {
  if (!installed()) return;
  const TestLocation place(Backend::postgres);
  SECTION("another program's") {
    past_the_door(place, "create table theirs (id integer)");
    CHECK(refused(place.location()).message.find("is not a Muster database") != std::string::npos);
    CHECK(asked_past_the_door(place, "select count(*) from pg_tables where schemaname = 'public'") == "1");
  }
  SECTION("a newer Muster's") {
    (void)place.open();
    past_the_door(place, "update schema_version set number = 9999");
    CHECK(refused(place.location()).message.find("newer Muster") != std::string::npos);
  }
  SECTION("nobody's yet") {
    CHECK(refused(place.location(), Database::Mode::must_exist).message.find("muster init") != std::string::npos);
  }
}

TEST_CASE("a user who may not make tables is told so") {
  if (!installed()) return;
  const TestLocation place(Backend::postgres);
  past_the_door(place, "drop role if exists guest; create role guest login");
  auto address = place.location();
  address.replace(address.find("muster@"), 7, "guest@");
  CHECK(refused(address).message.find("what its user may do") != std::string::npos);
  past_the_door(place, "drop role guest");
}

TEST_CASE("no text about an address names its password") {
  for (const std::string address :
       {"postgresql://muster:geheim@/nowhere?host=/nonexistent", "postgresql://muster:geheim@127.0.0.1:1/nowhere",
        "postgresql://muster@127.0.0.1:1/nowhere?password=geheim", "postgresql://muster:geh/eim@127.0.0.1:1/nowhere",
        "postgresql://muster:geh@eim@127.0.0.1:1/nowhere", "postgresql://muster:geheim@127.0.0.1:port/nowhere",
        "postgresql://muster:geheim%@127.0.0.1/nowhere", "postgresql://muster:geheim@[::1/nowhere",
        "postgresql://muster:geheim@127.0.0.1:1/nowhere?geheim"}) {
    const auto error = refused(address);
    const auto text = error.message + error.detail + shown_location(address);
    INFO(text);
    CHECK(text.find("geh") == std::string::npos);
    CHECK(text.find("eim") == std::string::npos);
    CHECK(text.find("ostgre") != std::string::npos);
  }
  CHECK(shown_location("muster.db") == "muster.db");
}

TEST_CASE("an address as it is shown leads to the same place") {
  if (!installed()) return;
  const TestLocation place(Backend::postgres);
  auto database = place.open();
  REQUIRE(put(*database, "a").ok());
  auto again = Database::open(database->location(), Database::Mode::must_exist, std::chrono::seconds(1));
  REQUIRE(again.ok());
  CHECK(settings(**again) == 1);
}

TEST_CASE("of several hosts the one that can be written to is found") {
  if (!installed()) return;
  const TestLocation place(Backend::postgres);
  auto address = place.location();
  address.replace(address.find("?host="), 6, "?target_session_attrs=read-write&host=/nonexistent,");
  auto opened = Database::open(address, Database::Mode::create, std::chrono::seconds(1));
  if (!opened.ok()) FAIL(opened.error().detail);
  CHECK(put(**opened, "a").ok());
}

TEST_CASE("what was deleted is gone from the tables' files, not only from their rows") {
  if (!installed()) return;
  const TestLocation place(Backend::postgres);
  past_the_door(place, "create extension if not exists pageinspect");
  auto database = place.open();
  REQUIRE(put(*database, "Beatriz Hartwright").ok());
  REQUIRE(put(*database, "stays").ok());
  REQUIRE(database
              ->write([](Session& session) -> Outcome {
                session.execute("delete from setting where name <> 'stays'");
                return Success{};
              })
              .ok());
  const std::string page = "select position('Beatriz'::bytea in get_raw_page('setting', 0)) > 0";
  CHECK(asked_past_the_door(place, page) == "t");
  database->forget_deleted();
  CHECK(asked_past_the_door(place, page) == "f");
  CHECK(settings(*database) == 1);
}

TEST_CASE("while a snapshot is older than a deletion, what was deleted is not said to be gone, and goes when it ends") {
  if (!installed()) return;
  const TestLocation place(Backend::postgres);
  past_the_door(place, "create extension if not exists pageinspect");
  auto database = place.open();
  auto reader = place.open();
  REQUIRE(put(*database, "Beatriz Hartwright").ok());
  const std::string page = "select position('Beatriz'::bytea in get_raw_page('setting', 0)) > 0";
  const auto read = reader->read([&](Session& snapshot) -> Outcome {
    // A snapshot holds no table until it reads one: nothing but its age is in the way.
    CHECK(snapshot.first("select 1 as one")->integer(0) == 1);
    const auto deleted = database->write([](Session& session) -> Outcome {
      session.execute("delete from setting");
      return Success{};
    });
    CHECK(deleted.ok());
    CHECK(database->forget_deleted() == Database::WipeResult::later);
    CHECK(*database->forget_what_waits());
    return Success{};
  });
  REQUIRE(read.ok());
  CHECK_FALSE(*database->forget_what_waits());
  CHECK(asked_past_the_door(place, page) == "f");
  CHECK(settings(*database) == 0);
}

TEST_CASE("a writer of another database on the server keeps deleted rows too, and is waited for") {
  if (!installed()) return;
  const TestLocation place(Backend::postgres);
  const TestLocation elsewhere(Backend::postgres);
  past_the_door(place, "create extension if not exists pageinspect");
  auto database = place.open();
  auto other = elsewhere.open();
  REQUIRE(put(*database, "Beatriz Hartwright").ok());
  const std::string page = "select position('Beatriz'::bytea in get_raw_page('setting', 0)) > 0";
  const auto written = other->write([&](Session& writer) -> Outcome {
    writer.execute("insert into setting (name, value) values ('a', 'b')");
    const auto deleted = database->write([](Session& session) -> Outcome {
      session.execute("delete from setting");
      return Success{};
    });
    CHECK(deleted.ok());
    CHECK(database->forget_deleted() == Database::WipeResult::later);
    return Success{};
  });
  REQUIRE(written.ok());
  CHECK_FALSE(*database->forget_what_waits());
  CHECK(asked_past_the_door(place, page) == "f");
  CHECK(settings(*database) == 0);
}

TEST_CASE("copies of a PostgreSQL database are PostgreSQL's own work") {
  if (!installed()) return;
  const TestLocation place(Backend::postgres);
  auto database = place.open();
  const auto backup = database->backup("copy.dump");
  CHECK(backup.error().message.find("pg_dump") != std::string::npos);
  CHECK(restore("copy.dump", place.location()).error().message.find("pg_restore") != std::string::npos);
}

TEST_CASE("PostgreSQL's statistics hold no samples of texts, also of those that a database had before") {
  if (!installed()) return;
  const TestLocation place(Backend::postgres);
  const auto samples = [&] {
    past_the_door(place, "analyze");
    return asked_past_the_door(place,
                               "select count(*) from pg_stats where schemaname = 'public' and attname in "
                               "('first_name', 'last_name', 'email', 'answers', 'body', 'content', 'value')");
  };
  (void)place.open();
  past_the_door(place,
                "insert into person (id, first_name, last_name, email, job_title) "
                "select number::text, 'Ann', 'Lee', 'a@example.org', '' from generate_series(1, 50) number");
  past_the_door(place, "insert into setting select number::text, 'kept' from generate_series(1, 50) number");
  CHECK(samples() == "0");
  past_the_door(place, "alter table person alter column last_name set statistics -1");
  CHECK(samples() == "1");
  (void)place.open();
  CHECK(samples() == "0");
  CHECK(asked_past_the_door(place, "select count(*) from person where last_name = 'Lee'") == "50");
}

}  // namespace muster::store::test
