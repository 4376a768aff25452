// Reads, checks and, when asked, writes the frozen texts of older schemas.
#include "platform/store/contract/fixtures.hpp"

#include "../../../../src/platform/store/migrations.hpp"

#include <muster/kit/base/file.hpp>

#include <sodium.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <sstream>

#include "support/catch.hpp"
#include "support/source_dir.hpp"

namespace muster::store::test {
namespace {

namespace fs = std::filesystem;

std::string folder() { return muster::test::source_dir() + "/tests/platform/store/fixtures/"; }

std::string four_digits(int number) {
  auto digits = std::to_string(number);
  return digits.insert(0, 4 - digits.size(), '0');
}

std::string file_of(int schema, Backend backend) {
  return folder() + "schema_" + four_digits(schema) + (backend == Backend::postgres ? ".postgres.sql" : ".sql");
}

std::string text_of(const std::string& file) {
  auto text = read_file(file);
  REQUIRE(text.ok());
  return std::move(text).value();
}

std::string text_of_migration(int schema, Backend backend) {
  const auto migrations = backend == Backend::postgres ? postgres_migrations() : sqlite_migrations();
  const auto found =
      std::find_if(migrations.begin(), migrations.end(), [&](const Migration& one) { return one.number == schema; });
  REQUIRE(found != migrations.end());
  return found->sql;
}

/// The fixture before, the migration, and rows for what is new.
std::string made(int schema, Backend backend) {
  const auto rows = folder() + "rows_" + four_digits(schema) + ".sql";
  if (!fs::exists(rows))
    FAIL("Write " << rows << " first: an insert or two for each table that schema " << schema
                  << " adds, in words that both databases know.");
  const auto schemas = schemas_in_source();
  auto text = fixture(*std::prev(std::find(schemas.begin(), schemas.end(), schema)), backend);
  const bool postgres = backend == Backend::postgres;
  const auto number = std::to_string(schema);
  // In one transaction, so that loading it waits for the disk once.
  text += "\n" + std::string(postgres ? "" : "begin;\n") + text_of_migration(schema, backend) + "\n";
  text +=
      postgres ? "update schema_version set number = " + number + ";\n\n" : "pragma user_version = " + number + ";\n\n";
  return text + text_of(rows) + (postgres ? "" : "commit;\n");
}

class File {
 public:
  explicit File(const std::string& name) { REQUIRE(sqlite3_open(name.c_str(), &file_) == SQLITE_OK); }
  ~File() { sqlite3_close(file_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  /// All cells, a space after each, a line for each row.
  std::string run(const std::string& sql) {
    std::string all;
    const auto add = [](void* to, int columns, char** values, char**) {
      for (int at = 0; at < columns; ++at) *static_cast<std::string*>(to) += std::string(values[at]) + " ";
      *static_cast<std::string*>(to) += "\n";
      return 0;
    };
    const int code = sqlite3_exec(file_, sql.c_str(), add, &all, nullptr);
    INFO(sqlite3_errmsg(file_));
    CHECK(code == SQLITE_OK);
    return all;
  }

 private:
  sqlite3* file_ = nullptr;
};

}  // namespace

std::vector<int> schemas_in_source() {
  std::set<int> numbers;
  for (const auto& entry : fs::directory_iterator(muster::test::source_dir() + "/src/platform/store/migrations")) {
    numbers.insert(std::stoi(entry.path().filename().string().substr(0, 4)));
  }
  return {numbers.begin(), numbers.end()};
}

std::string fixture(int schema, Backend backend) {
  const auto file = file_of(schema, backend);
  return fs::exists(file) ? text_of(file) : made(schema, backend);
}

std::string checksum_of(int schema, Backend backend) {
  const auto text = text_of_migration(schema, backend);
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
  std::string hex(hash.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  hex.pop_back();
  return hex;
}

std::string checksums_file() { return folder() + "checksums.txt"; }

void load(const TestLocation& place, Backend backend, const std::string& sql) {
  if (backend == Backend::postgres) return past_the_door(place, sql);
  (void)File(place.location()).run(sql);
}

std::map<std::string, std::int64_t> rows_in(const std::string& dump) {
  std::map<std::string, std::int64_t> rows;
  std::istringstream lines(dump);
  for (std::string line; std::getline(lines, line);) {
    std::string lower = line.substr(0, 12);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
    // A migration may fill a table from another; that is no row of the fixture's own.
    if (const auto renamed = line.find(" rename to "); line.starts_with("alter table ") && renamed < line.size()) {
      const auto after = renamed + std::string_view(" rename to ").size();
      const auto before = rows.find(line.substr(12, renamed - 12));
      if (before != rows.end()) rows[line.substr(after, line.find(';') - after)] = before->second;
    }
    const bool own = line.find(" values (") != std::string::npos || line.find(" VALUES(") != std::string::npos;
    if (lower != "insert into " || !own) continue;
    auto table = line.substr(12, line.find_first_of(" (", 12) - 12);
    table.erase(std::remove(table.begin(), table.end(), '"'), table.end());
    if (table != "schema_version") ++rows[table];
  }
  return rows;
}

std::string shape(const TestLocation& place, Backend backend) {
  if (backend == Backend::sqlite) {
    return File(place.location())
        .run(
            "select m.name, c.name, c.type, c.pk from sqlite_schema m, pragma_table_info(m.name) c "
            "where m.type = 'table' order by m.name, c.cid");
  }
  return asked_past_the_door(place,
                             "select string_agg(table_name || ' ' || column_name || ' ' || data_type || ' ' || "
                             "is_nullable || ' ' || coalesce(collation_name, '') || E'\\n', '' order by table_name, "
                             "ordinal_position) from information_schema.columns where table_schema = current_schema()");
}

int schema_number(const TestLocation& place, Backend backend) {
  if (backend == Backend::postgres) return std::stoi(asked_past_the_door(place, "select number from schema_version"));
  return std::stoi(File(place.location()).run("pragma user_version"));
}

}  // namespace muster::store::test
