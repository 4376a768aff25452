#pragma once
// The contract of the store's door is tested once and run on each database that stands behind it.

#include <muster/platform/store/database.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace muster::store::test {

enum class Backend { sqlite, postgres };

/// SQLite always; PostgreSQL where it is installed, else with a warning.
[[nodiscard]] std::vector<Backend> backends();

/// A place for one database that goes with the test.
class TestLocation {
 public:
  explicit TestLocation(Backend backend);
  ~TestLocation();
  TestLocation(const TestLocation&) = delete;
  TestLocation& operator=(const TestLocation&) = delete;

  [[nodiscard]] const std::string& location() const { return location_; }
  [[nodiscard]] std::string file(const std::string& name) const { return (folder_ / name).string(); }
  [[nodiscard]] std::unique_ptr<Database> open(std::chrono::milliseconds wait = std::chrono::seconds(5)) const;

 private:
  std::filesystem::path folder_;
  std::string location_;
  std::string name_;  ///< of the database on the server; empty for SQLite
};

/// Ends every session of the server but that of this statement, as a failing network would.
void end_sessions(const TestLocation& place);
/// Runs SQL on the server past the door: what another program, or an administrator, would do.
void past_the_door(const TestLocation& place, const std::string& sql);
/// The first value of the answer, as text.
[[nodiscard]] std::string asked_past_the_door(const TestLocation& place, const std::string& sql);

Outcome put(Database& database, const std::string& name, const std::string& value = "x");
[[nodiscard]] std::int64_t settings(Database& database);

}  // namespace muster::store::test
