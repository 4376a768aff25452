// The store: transactions whole or not at all, values as they were given, files that are not ours left alone.
#include <muster/kit/base/file.hpp>
#include <muster/platform/store/database.hpp>
#include <muster/platform/store/setting.hpp>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "support/catch.hpp"

namespace muster::store {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

struct Folder {
  Folder() {
    std::string shape = (fs::temp_directory_path() / "muster-store-XXXXXX").string();
    REQUIRE(mkdtemp(shape.data()) != nullptr);
    path = shape;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  [[nodiscard]] std::string file(const std::string& name = "muster.db") const { return (path / name).string(); }
  fs::path path;
};

std::unique_ptr<Database> opened(const std::string& file, milliseconds wait = milliseconds(2000)) {
  auto database = Database::open(file, Database::Mode::create, wait);
  if (!database.ok()) FAIL(database.error().message << " " << database.error().detail);
  return std::move(database).value();
}

Outcome put(Database& database, const std::string& name, const std::string& value) {
  return database.write([&](Session& session) -> Outcome {
    session.execute("insert into setting (name, value) values ($1, $2)", {name, value});
    return Success{};
  });
}

std::int64_t settings(Database& database) {
  const auto count = database.read([](Session& session) -> Result<std::int64_t> {
    return session.first("select count(*) from setting")->integer(0);
  });
  REQUIRE(count.ok());
  return *count;
}

std::string pragma(Session& session, const std::string& name) {
  std::string text;
  session.each("pragma " + name, {}, [&](const Row& row) {
    try {
      text = row.text(0);
    } catch (const std::logic_error&) {
      text = std::to_string(row.integer(0));
    }
  });
  return text;
}

std::string bytes_of(const std::string& file) {
  auto bytes = read_file(file);
  REQUIRE(bytes.ok());
  return std::move(bytes).value();
}

}  // namespace

TEST_CASE("values come back as they were given") {
  Folder folder;
  auto database = opened(folder.file());
  const std::string text("ü\x01 🙂 'quoted'; drop table setting; --");
  const std::string bytes("\xFF\x00\xFE", 3);
  const auto row = database->write([&](Session& session) -> Result<Row> {
    return *session.first("select $1, $2, $3, $4, $5",
                          {text, std::int64_t{1} << 60, Blob{bytes}, nullptr, std::string()});
  });
  REQUIRE(row.ok());
  CHECK(row->text(0) == text);
  CHECK(row->integer(1) == std::int64_t{1} << 60);
  CHECK(row->bytes(2) == bytes);
  CHECK(row->is_null(3));
  CHECK(row->text_or_empty(3).empty());
  CHECK_FALSE(row->is_null(4));
  CHECK(row->text(4).empty());
  CHECK_THROWS_AS(row->integer(0), std::logic_error);
  CHECK_THROWS_AS(row->text(5), std::logic_error);
}

TEST_CASE("a write that ends in an error or an exception leaves everything as it was") {
  Folder folder;
  auto database = opened(folder.file());
  const auto refused = database->write([](Session& session) -> Outcome {
    session.execute("insert into setting (name, value) values ('a', 'b')");
    return conflict("no");
  });
  CHECK(refused.error().message == "no");
  CHECK(settings(*database) == 0);
  CHECK_THROWS_AS(database->write([](Session& session) -> Outcome {
    session.execute("insert into setting (name, value) values ('a', 'b')");
    throw std::runtime_error("broken");
  }),
                  std::runtime_error);
  CHECK(settings(*database) == 0);
  CHECK(put(*database, "a", "b").ok());
  const auto twice = put(*database, "a", "c");
  CHECK(twice.error().kind == ErrorKind::unavailable);
  CHECK(settings(*database) == 1);
}

TEST_CASE("a failure's words for people hold no value of a row") {
  Folder folder;
  auto database = opened(folder.file());
  REQUIRE(put(*database, "Beatriz Hartwright", "x").ok());
  const auto failed = put(*database, "Beatriz Hartwright", "x");
  REQUIRE_FALSE(failed.ok());
  CHECK(failed.error().message.find("Beatriz") == std::string::npos);
  CHECK(failed.error().detail.find("Beatriz") == std::string::npos);
}

TEST_CASE("every connection keeps what the promises need") {
  Folder folder;
  auto database = opened(folder.file());
  const auto checked = database->write([](Session& session) -> Outcome {
    CHECK(pragma(session, "journal_mode") == "wal");
    CHECK(pragma(session, "synchronous") == "2");
    CHECK(pragma(session, "foreign_keys") == "1");
    CHECK(pragma(session, "secure_delete") == "1");
    return Success{};
  });
  CHECK(checked.ok());
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
}

TEST_CASE("a reader sees one moment, whatever is written meanwhile") {
  Folder folder;
  auto database = opened(folder.file());
  REQUIRE(put(*database, "a", "1").ok());
  const auto seen = database->read([&](Session& session) -> Outcome {
    const auto before = session.first("select count(*) from setting")->integer(0);
    REQUIRE(put(*database, "b", "2").ok());
    CHECK(session.first("select count(*) from setting")->integer(0) == before);
    return Success{};
  });
  CHECK(seen.ok());
  CHECK(settings(*database) == 2);
}

TEST_CASE("writers take turns, and none is lost") {
  Folder folder;
  auto database = opened(folder.file());
  std::atomic<int> failed = 0;
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&, thread] {
        for (int number = 0; number < 25; ++number) {
          if (!put(*database, std::to_string(thread) + "-" + std::to_string(number), "x").ok()) ++failed;
          (void)database->read([](Session& session) -> Outcome {
            (void)session.first("select count(*) from setting");
            return Success{};
          });
        }
      });
    }
  }
  CHECK(failed == 0);
  CHECK(settings(*database) == 100);
}

TEST_CASE("another program that holds the database too long is named, and nothing is changed") {
  Folder folder;
  auto one = opened(folder.file());
  auto other = opened(folder.file(), milliseconds(20));
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

TEST_CASE("what was written is there when the database is opened again") {
  Folder folder;
  {
    REQUIRE(put(*opened(folder.file()), "a", "b").ok());
  }
  CHECK(settings(*opened(folder.file())) == 1);
}

TEST_CASE("mistakes in our own statements are found at once") {
  Folder folder;
  auto database = opened(folder.file());
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
  CHECK(put(*database, "a", "b").ok());
}

TEST_CASE("a callback that throws leaves the statement ready for the next call") {
  Folder folder;
  auto database = opened(folder.file());
  const auto done = database->write([](Session& session) -> Outcome {
    const std::string sql = "select 1 union select 2";
    CHECK_THROWS_AS(session.each(sql, {}, [](const Row&) { throw std::runtime_error("stop"); }), std::runtime_error);
    CHECK(session.query(sql).size() == 2);
    return Success{};
  });
  CHECK(done.ok());
}

TEST_CASE("a place where no database can be is met with what to do") {
  Folder folder;
  const auto missing = Database::open(folder.file(), Database::Mode::must_exist, milliseconds(10));
  CHECK(missing.error().kind == ErrorKind::not_found);
  CHECK(missing.error().message.find("muster init") != std::string::npos);
  CHECK_FALSE(fs::exists(folder.file()));
  CHECK(Database::open(folder.file("none/muster.db"), Database::Mode::create, milliseconds(10)).error().kind ==
        ErrorKind::not_found);
  CHECK(Database::open(folder.path.string(), Database::Mode::create, milliseconds(10)).error().kind ==
        ErrorKind::bad_input);
}

TEST_CASE("a file that is not ours is refused and stays as it is to the byte") {
  Folder folder;
  const auto file = folder.file();
  SECTION("a text") { std::ofstream(file) << "Dear all, please find the list below. " << std::string(2000, 'x'); }
  SECTION("another program's database, or one of a newer Muster") {
    const auto newer = GENERATE(false, true);
    {
      auto database = opened(file);
      REQUIRE(database->backup(folder.file("copy.db")).ok());
    }
    auto bytes = bytes_of(folder.file("copy.db"));
    // The header's application_id stands at 68, the schema's number (user_version) at 60, big-endian.
    bytes[newer ? 63 : 68] = 'x';
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
  }
  const auto before = bytes_of(file);
  const auto refused = Database::open(file, Database::Mode::create, milliseconds(10));
  REQUIRE_FALSE(refused.ok());
  CHECK(bytes_of(file) == before);
}

TEST_CASE("a setting is made once") {
  Folder folder;
  auto database = opened(folder.file());
  int made = 0;
  const auto fresh = [&] { return "key-" + std::to_string(++made); };
  CHECK(*find_or_make_setting(*database, "token key", fresh) == "key-1");
  CHECK(*find_or_make_setting(*database, "token key", fresh) == "key-1");
  CHECK(*find_or_make_setting(*opened(folder.file()), "token key", fresh) == "key-1");
  CHECK(made == 1);
}

}  // namespace muster::store
