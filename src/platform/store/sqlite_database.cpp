// SQLite behind the store's door: one writer connection, a few readers.
#include "backends.hpp"
#include "commit_group.hpp"
#include "file_hold.hpp"
#include "log_copier.hpp"
#include "migrations.hpp"
#include "reader_pool.hpp"
#include "sqlite_copy.hpp"
#include "sqlite_session.hpp"

#include <muster/platform/store/later_write.hpp>

#include <unistd.h>

#include <algorithm>
#include <filesystem>

namespace muster::store {
namespace {

namespace fs = std::filesystem;

/// Enough to make the wait for the disk cheap, few enough that nobody waits long for the others' work.
constexpr std::size_t most_together = 256;

class SqliteDatabase final : public Database, public LaterWrites {
 public:
  SqliteDatabase(const std::string& file, std::chrono::milliseconds wait)
      : Database(file),
        wait_(wait),
        writer_(file, SqliteSession::OpenMode::read_write, wait),
        copier_(file, wait),
        readers_(file, wait),
        writes_(
            [this]() -> Connection& {
              writer_.execute("begin immediate");
              return writer_;
            },
            most_together) {
    writer_.copy_log_by(copier_);
  }

  SqliteSession& writer() { return writer_; }

  Outcome backup(const std::string& file) override { return copy_database(location(), file, IfExists::keep, wait_); }
  [[nodiscard]] Counts counts() const override { return writes_.counts(); }
  void transact_later(std::function<bool(Session&)> work, std::function<void(std::exception_ptr)> done) override {
    writes_.run_later(std::move(work), std::move(done));
  }

 protected:
  WipeResult empty_log() override {
    // Whoever waits for readers here keeps writers waiting.
    constexpr std::chrono::milliseconds longest_stall{2000};
    try {
      // A connection of its own: the writer's may be in the middle of somebody's work.
      SqliteSession session(location(), SqliteSession::OpenMode::read_write, std::min(wait_, longest_stall));
      // What can be copied while others write is copied first: emptying the log holds them up.
      (void)session.first("pragma wal_checkpoint(passive)");
      const auto outcome = session.first("pragma wal_checkpoint(truncate)");
      const bool busy = !outcome || outcome->integer(0) != 0;
      return busy ? WipeResult::later : WipeResult::all;
    } catch (const DatabaseError&) {
      return WipeResult::later;  // Nothing that was acknowledged hangs on this.
    }
  }

  void transact(Access access, const std::function<bool(Session&)>& work) override {
    if (access == Access::write) {
      writes_.run(work);
    } else {
      readers_.lend([&](SqliteSession& reader) {
        reader.begin_reading();
        run_alone(reader, work);
      });
    }
  }

  std::shared_ptr<void> hold(const std::string& job) override { return hold_beside(location() + "-jobs", job); }

 private:
  std::chrono::milliseconds wait_;
  SqliteSession writer_;
  LogCopier copier_;
  ReaderPool readers_;
  CommitGroup writes_;  ///< the last: what it still tells somebody may make them read
};

/// A page that cannot be read is found now, not in the middle of an event. The check reads the whole file (about 0.3 s
/// for 100 MB), so beyond that size it is left to backups, which check every page.
void demand_sound(SqliteSession& session, const std::string& file) {
  constexpr std::uintmax_t quick = 100U << 20U;
  std::error_code error;
  if (fs::file_size(file, error) > quick) return;
  if (session.first("pragma quick_check(1)")->text(0) != "ok")
    throw DatabaseError(DatabaseError::Kind::damaged, "quick_check");
}

}  // namespace

Error too_new(const std::string& location) {
  return bad_input(location + " was made by a newer Muster. Use that version, or restore an older backup.");
}

namespace {

/// Looks without changing a byte of it.
Outcome look_at(const std::string& location, Database::Mode mode, std::chrono::milliseconds wait) {
  std::error_code error;
  if (mode == Database::Mode::must_exist && !fs::exists(location, error)) {
    return not_found("There is no database " + location +
                     ". Make one with `muster init`, or name another with --database.");
  }
  if (mode == Database::Mode::must_exist && fs::is_regular_file(location, error) &&
      fs::file_size(location, error) == 0) {
    return bad_input(location +
                     " is empty: it was never a database, or has lost everything. Put a backup in its place "
                     "with `muster restore`, or delete it and begin anew with `muster init`.");
  }
  const auto folder = fs::path(location).parent_path();
  if (!folder.empty() && !fs::is_directory(folder, error)) {
    return not_found("There is no folder " + folder.string() + " for the database. Make it first, or name another.");
  }
  if (fs::is_directory(location, error)) {
    return bad_input(location + " is a folder, not a database. Name a file with --database.");
  }
  try {
    if (fs::exists(location, error) && fs::file_size(location, error) > 0) {
      // Looked at before it is opened for writing: what is not ours to change stays as it is to the byte.
      SqliteSession look(location, SqliteSession::OpenMode::read_only, wait);
      if (schema_of(look) > newest_schema()) return too_new(location);
      demand_sound(look, location);
    }
    return Success{};
  } catch (const DatabaseError& error) {
    return error_of(error, location);
  }
}

}  // namespace

Outcome reach_sqlite(const std::string& location, std::chrono::milliseconds wait) {
  MUSTER_CHECK(look_at(location, Database::Mode::must_exist, wait));
  if (access(location.c_str(), R_OK | W_OK) != 0)
    return bad_input("This user may not write to the database " + location + ".");
  const auto folder = fs::absolute(location).parent_path().string();
  if (access(folder.c_str(), W_OK | X_OK) != 0)
    return bad_input("This user may not write into the folder " + folder +
                     ": the database needs files of its own beside it.");
  return Success{};
}

Result<std::unique_ptr<Database>> open_sqlite(const std::string& location, Database::Mode mode,
                                              std::chrono::milliseconds wait) {
  MUSTER_CHECK(look_at(location, mode, wait));
  try {
    auto database = std::make_unique<SqliteDatabase>(location, wait);
    if (schema_of(database->writer()) > newest_schema()) return too_new(location);
    migrate(database->writer());
    return std::unique_ptr<Database>(std::move(database));
  } catch (const DatabaseError& error) {
    return error_of(error, location);
  }
}

}  // namespace muster::store
