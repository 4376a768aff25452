// Makes the one database that all tests of a program copy, and the copies.
#include "support/test_database.hpp"
#include "support/source_dir.hpp"

#include <muster/domain/people/people_service.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/tabular/table.hpp>

#include <libpq-fe.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

namespace muster::test {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds wait{2};

std::string server() {
  const char* address = std::getenv("MUSTER_TEST_POSTGRES");
  return address == nullptr ? "" : address;
}

/// The server's address is postgresql://muster@/?host=...
std::string address_of(const std::string& database) {
  auto address = server();
  return address.insert(address.find("/?") + 1, database);
}

template <class T>
T demanded(Result<T> result) {
  if (!result.ok()) throw std::runtime_error(result.error().message + " " + result.error().detail);
  return std::move(result).value();
}

tabular::Table table_of(const std::string& file) {
  const auto bytes = demanded(read_file(muster::test::source_dir() + "/examples/regions/" + file));
  return demanded(tabular::read_table(bytes, file));
}

void fill(const std::string& location) {
  const auto database = demanded(store::Database::open(location, store::Database::Mode::create, wait));
  const store::AuditContext audit{"test", noon()};
  const auto region = demanded(people::read_region(table_of("london.csv"), "london", "London", "london.csv"));
  (void)demanded(people::load_region(*database, audit, region));
  (void)demanded(
      people::load_organisations(*database, audit, table_of("london-organisations.csv"), "organisations.csv"));
}

fs::path new_folder() {
  std::string shape = (fs::temp_directory_path() / "muster-test-XXXXXX").string();
  if (mkdtemp(shape.data()) == nullptr) throw std::runtime_error("no temporary folder");
  return shape;
}

/// A file with London in it, made once in each program.
const std::string& pattern_file() {
  struct Pattern {
    fs::path folder = new_folder();
    std::string file = (folder / "london.db").string();
    Pattern() { fill(file); }
    ~Pattern() {
      std::error_code ignored;
      fs::remove_all(folder, ignored);
    }
    Pattern(const Pattern&) = delete;
    Pattern& operator=(const Pattern&) = delete;
  };
  static const Pattern one;
  return one.file;
}

/// A connection past the door: databases are not made inside transactions.
class Administrator {
 public:
  explicit Administrator(const std::string& database)
      : connection_(PQconnectdb(address_of(database).c_str()), &PQfinish) {}

  /// The first column of each row.
  std::vector<std::string> rows(const std::string& sql) {
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection_.get(), sql.c_str()), &PQclear);
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
      throw std::runtime_error(PQresultErrorMessage(result.get()) + sql);
    }
    std::vector<std::string> found;
    for (int row = 0; row < PQntuples(result.get()); ++row) found.emplace_back(PQgetvalue(result.get(), row, 0));
    return found;
  }
  std::string run(const std::string& sql) {
    const auto found = rows(sql);
    return found.empty() ? "" : found.front();
  }

 private:
  std::unique_ptr<PGconn, decltype(&PQfinish)> connection_;
};

Administrator& administrator() {
  static Administrator one("postgres");
  return one;
}

/// Several programs may share one server: whoever comes first makes the pattern.
void need_pattern() {
  static bool known = false;
  if (std::exchange(known, true)) return;
  administrator().run("select pg_advisory_lock(1)");
  if (administrator().run("select count(*) from pg_database where datname = 'london'") == "0") {
    administrator().run("create database london_to_be");
    fill(address_of("london_to_be"));
    administrator().run("alter database london_to_be rename to london");
  }
  administrator().run("select pg_advisory_unlock(1)");
}

std::string new_postgres(const std::string& name) {
  need_pattern();
  administrator().run("create database \"" + name + "\" template london");
  return address_of(name);
}

}  // namespace

bool on_postgres() { return !server().empty(); }

Instant noon() { return *parse_instant("2022-06-01T11:00:00Z"); }

TestDatabase::TestDatabase() : folder_(new_folder()) {
  auto location = (folder_ / "muster.db").string();
  if (on_postgres()) {
    location = new_postgres(folder_.filename().string());
  } else {
    fs::copy_file(pattern_file(), location);
  }
  database_ = demanded(store::Database::open(location, store::Database::Mode::must_exist, wait));
}

std::map<std::string, std::string> TestDatabase::files() const {
  std::map<std::string, std::string> found;
  const auto add = [&](const fs::path& file, const std::string& name) {
    auto bytes = read_file(file.string());
    if (bytes.ok()) found[name] += *bytes;
  };
  if (!on_postgres()) {
    for (const auto& entry : fs::directory_iterator(folder_)) add(entry.path(), entry.path().filename().string());
    return found;
  }
  // Other tests write on the same server: what was deleted may have to wait for them.
  for (int times = 0; times < 10; ++times) {
    const auto waits = database_->forget_what_waits();
    if (!waits.ok() || !*waits) break;
  }
  Administrator here(folder_.filename().string());
  (void)here.run("checkpoint");
  std::map<std::string, std::string> names;
  for (const auto& row : here.rows("select pg_relation_filenode(oid) || ' ' || relname from pg_class "
                                   "where pg_relation_filenode(oid) is not null and not relisshared")) {
    names[row.substr(0, row.find(' '))] = row.substr(row.find(' ') + 1);
  }
  const auto own = here.run(
      "select current_setting('data_directory') || '/base/' || oid from pg_database "
      "where datname = current_database()");
  for (const auto& entry : fs::directory_iterator(own)) {
    const auto file = entry.path().filename().string();
    const auto known = names.find(file.substr(0, file.find_first_of("_.")));
    add(entry.path(), known == names.end() ? "what nobody owns" : known->second);
  }
  return found;
}

TestDatabase::~TestDatabase() {
  database_.reset();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
  if (!on_postgres()) return;
  try {
    administrator().run("drop database \"" + folder_.filename().string() + "\" with (force)");
  } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch): the whole server goes in a moment
  }
}

}  // namespace muster::test
