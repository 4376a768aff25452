// SQLite behind the store's door: one writer connection, a few readers, backups while in use.
#include <muster/store/database.hpp>

#include "migrations.hpp"
#include "sqlite_session.hpp"

#include <muster/base/id.hpp>

#include <sqlite3.h>

#include <filesystem>
#include <mutex>

namespace muster::store {
namespace {

namespace fs = std::filesystem;

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(const std::string& file, std::chrono::milliseconds wait)
      : Database(file), wait_(wait), writer_(file, SqliteSession::Use::read_write, wait) {}

  SqliteSession& writer() { return writer_; }

  Outcome backup(const std::string& file) override {
    std::error_code error;
    if (fs::equivalent(file, location(), error)) {
      return bad_input(file + " is the database itself. Give the backup another name. Nothing was changed.");
    }
    const auto beside = file + "." + new_short_code(6) + ".part";
    auto done = [&]() -> Outcome {
      try {
        return copy_to(beside, file);
      } catch (const Failure& failure) {
        return problem_of(failure, file);
      }
    }();
    if (!done.ok()) {
      for (const auto* ending : {"", "-wal", "-shm", "-journal"}) fs::remove(beside + ending, error);
    }
    return done;
  }

  void forget_deleted() override {
    const std::lock_guard only_writer(writing_);
    try {
      writer_.run_script("pragma wal_checkpoint(truncate)");
    } catch (const Failure&) {
      // The next checkpoint empties it; nothing that was acknowledged hangs on this.
    }
  }

 protected:
  void transact(Access access, const std::function<bool(Session&)>& work) override {
    if (access == Access::write) {
      const std::lock_guard only_writer(writing_);
      run(writer_, "begin immediate", work);
    } else {
      auto reader = take_reader();
      run(*reader, "begin", work);
      give_back(std::move(reader));  // A reader whose transaction threw is closed instead.
    }
  }

 private:
  static void run(SqliteSession& session, const char* begin, const std::function<bool(Session&)>& work) {
    session.run_script(begin);
    try {
      session.run_script(work(session) ? "commit" : "rollback");
    } catch (...) {
      if (session.in_transaction()) session.run_script("rollback");
      throw;
    }
  }

  std::unique_ptr<SqliteSession> take_reader() {
    {
      const std::lock_guard guard(reading_);
      if (!readers_.empty()) {
        auto reader = std::move(readers_.back());
        readers_.pop_back();
        return reader;
      }
    }
    return std::make_unique<SqliteSession>(location(), SqliteSession::Use::read_only, wait_);
  }

  void give_back(std::unique_ptr<SqliteSession> reader) {
    const std::lock_guard guard(reading_);
    readers_.push_back(std::move(reader));
  }

  Outcome copy_to(const std::string& beside, const std::string& file) {
    {
      const SqliteSession source(location(), SqliteSession::Use::read_only, wait_);
      SqliteSession target(beside, SqliteSession::Use::read_write, wait_);
      target.run_script("pragma journal_mode = delete");
      auto* copy = sqlite3_backup_init(target.handle(), "main", source.handle(), "main");
      if (copy == nullptr) throw_failure(sqlite3_extended_errcode(target.handle()), "cannot begin the backup");
      const int stepped = sqlite3_backup_step(copy, -1);
      const int finished = sqlite3_backup_finish(copy);
      if (stepped != SQLITE_DONE || finished != SQLITE_OK) {
        throw_failure(finished != SQLITE_OK ? finished : stepped, "cannot copy");
      }
      target.run_script("pragma journal_mode = delete");
      if (target.first("pragma integrity_check")->text(0) != "ok") {
        throw Failure(Failure::Kind::damaged, "the copy is not intact");
      }
    }
    std::error_code error;
    fs::rename(beside, file, error);
    if (error) return unavailable("Cannot write the backup " + file + ". Nothing was changed; check the folder.");
    return Done{};
  }

  std::chrono::milliseconds wait_;
  std::mutex writing_;
  SqliteSession writer_;
  std::mutex reading_;
  std::vector<std::unique_ptr<SqliteSession>> readers_;
};

Problem too_new(const std::string& file) {
  return bad_input(file + " was made by a newer Muster. Use that version, or restore an older backup.");
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const std::string& location, Mode mode,
                                                 std::chrono::milliseconds wait) {
  if (location.starts_with("postgresql:") || location.starts_with("postgres:")) {
    return bad_input(
        "This version of Muster keeps its data in a file; PostgreSQL is not supported yet. "
        "Give --database the name of a file.");
  }
  std::error_code error;
  if (mode == Mode::must_exist && !fs::exists(location, error)) {
    return not_found("There is no database " + location +
                     ". Make one with `muster init`, or name another with --database.");
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
      SqliteSession look(location, SqliteSession::Use::read_only, wait);
      if (schema_of(look) > newest_schema()) return too_new(location);
    }
    auto database = std::make_unique<SqliteDatabase>(location, wait);
    if (schema_of(database->writer()) > newest_schema()) return too_new(location);
    migrate(database->writer());
    return std::unique_ptr<Database>(std::move(database));
  } catch (const Failure& failure) {
    return problem_of(failure, location);
  }
}

Outcome restore(const std::string& file, const std::string& location) {
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return not_found("There is no backup " + file + ".");
  const auto beside = location + ".restoring";
  fs::copy_file(file, beside, fs::copy_options::overwrite_existing, error);
  if (error) return unavailable("Cannot copy " + file + " beside " + location + ": " + error.message() + ".");
  try {
    SqliteSession candidate(beside, SqliteSession::Use::read_write, std::chrono::seconds(5));
    const auto schema = schema_of(candidate);
    const bool intact = schema > 0 && candidate.first("pragma integrity_check")->text(0) == "ok";
    candidate.run_script("pragma journal_mode = delete");
    if (!intact || schema > newest_schema()) {
      fs::remove(beside, error);
      if (schema > newest_schema()) return too_new(file);
      return bad_input(file + " is damaged or is not a Muster database. Nothing was changed; try another backup.");
    }
  } catch (const Failure&) {
    fs::remove(beside, error);
    return bad_input(file + " is damaged or is not a Muster database. Nothing was changed; try another backup.");
  }
  if (fs::exists(location, error)) {
    // What the write-ahead log still holds belongs to the old file and must not be read into the new one.
    try {
      SqliteSession old(location, SqliteSession::Use::read_write, std::chrono::seconds(5));
      old.run_script("pragma journal_mode = delete");
    } catch (const Failure& failure) {
      if (failure.kind() == Failure::Kind::busy) {
        fs::remove(beside, error);
        return unavailable(location + " is in use. Stop `muster serve` first, then restore. Nothing was changed.");
      }
    }
    fs::rename(location, location + ".before-restore", error);
    if (error) return unavailable("Cannot put " + location + " aside: " + error.message() + ".");
    fs::remove(location + "-wal", error);
    fs::remove(location + "-shm", error);
  }
  fs::rename(beside, location, error);
  if (error) return unavailable("Cannot put the backup in place: " + error.message() + ".");
  return Done{};
}

}  // namespace muster::store
