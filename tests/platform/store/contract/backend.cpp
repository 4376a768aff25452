// One PostgreSQL server for the whole test program, started when the first test asks for it.
#include "platform/store/contract/backend.hpp"

#include <libpq-fe.h>

#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <cstdlib>
#include <thread>

#include "support/catch.hpp"
#include "support/source_dir.hpp"

namespace muster::store::test {
namespace {

namespace fs = std::filesystem;

fs::path new_folder(const fs::path& beside = fs::temp_directory_path()) {
  std::string shape = (beside / "muster-store-XXXXXX").string();
  REQUIRE(mkdtemp(shape.data()) != nullptr);
  return shape;
}

/// In memory where there is room: no test of this program asks what a PostgreSQL keeps when it dies.
fs::path place_of_server() {
  constexpr std::uintmax_t enough = 2'000'000'000;
  std::error_code missing;
  const auto room = fs::space("/dev/shm", missing);
  return !missing && room.available > enough ? "/dev/shm" : fs::temp_directory_path();
}

class AdminConnection {
 public:
  explicit AdminConnection(const std::string& address) : connection_(PQconnectdb(address.c_str())) {}
  ~AdminConnection() { PQfinish(connection_); }
  AdminConnection(const AdminConnection&) = delete;
  AdminConnection& operator=(const AdminConnection&) = delete;
  [[nodiscard]] bool ok() const { return PQstatus(connection_) == CONNECTION_OK; }
  /// The same where nobody asks what became of it.
  bool try_run(const std::string& sql) {
    auto* result = PQexec(connection_, sql.c_str());
    const auto status = PQresultStatus(result);
    PQclear(result);
    return status == PGRES_COMMAND_OK;
  }
  std::string run(const std::string& sql) {
    auto* result = PQexec(connection_, sql.c_str());
    const auto status = PQresultStatus(result);
    const std::string error = PQresultErrorMessage(result);
    const std::string value = status == PGRES_TUPLES_OK && PQntuples(result) > 0 ? PQgetvalue(result, 0, 0) : "";
    PQclear(result);
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) FAIL(error << " in " << sql);
    return value;
  }

 private:
  PGconn* connection_;
};

class Server {
 public:
  Server() : folder_(new_folder(place_of_server())) {
    const std::string script = muster::test::source_dir() + "/tests/support/postgres.sh";
    const auto made = std::system((script + " make " + folder_.string()).c_str());
    if (made != 0) return;
    process_ = fork();
    if (process_ == 0) {
      execl(script.c_str(), script.c_str(), "run", folder_.c_str(), nullptr);
      _exit(1);
    }
    for (int turn = 0; turn < 300; ++turn) {
      if (AdminConnection(address("postgres")).ok()) {
        running_ = true;
        return;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  }
  ~Server() {
    if (process_ > 0) {
      kill(process_, SIGQUIT);
      waitpid(process_, nullptr, 0);
    }
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] bool running() const { return running_; }
  [[nodiscard]] std::string address(const std::string& database) const {
    return "postgresql://muster@/" + database + "?host=" + folder_.string();
  }

 private:
  fs::path folder_;
  pid_t process_ = -1;
  bool running_ = false;
};

Server& server() {
  static Server one;
  return one;
}

}  // namespace

std::vector<Backend> backends() {
  if (server().running()) return {Backend::sqlite, Backend::postgres};
  WARN("PostgreSQL 15 could not be started: the contract was tested on SQLite alone");
  return {Backend::sqlite};
}

TestLocation::TestLocation(Backend backend) : folder_(new_folder()), location_(file("muster.db")) {
  if (backend == Backend::sqlite) return;
  static int number = 0;
  name_ = "t" + std::to_string(++number);
  AdminConnection(server().address("postgres")).run("create database " + name_);
  location_ = server().address(name_);
}

TestLocation::~TestLocation() {
  // The server lives in memory: three hundred databases that nobody asks any more would fill it.
  if (location_.starts_with("postgresql:"))
    (void)AdminConnection(server().address("postgres")).try_run("drop database if exists " + name_ + " with (force)");
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::unique_ptr<Database> TestLocation::open(std::chrono::milliseconds wait) const {
  auto database = Database::open(location_, Database::Mode::create, wait);
  if (!database.ok()) FAIL(database.error().message << " " << database.error().detail);
  return std::move(database).value();
}

void past_the_door(const TestLocation& place, const std::string& sql) { (void)asked_past_the_door(place, sql); }

std::string asked_past_the_door(const TestLocation& place, const std::string& sql) {
  return AdminConnection(place.location()).run(sql);
}

void end_sessions(const TestLocation& place) {
  past_the_door(place,
                "select pg_terminate_backend(pid, 5000) from pg_stat_activity where pid <> pg_backend_pid() "
                "and datname = current_database()");
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
  if (!count.ok()) FAIL(count.error().message << " " << count.error().detail);
  return *count;
}

}  // namespace muster::store::test
