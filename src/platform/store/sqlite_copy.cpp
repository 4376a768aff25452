// Backups by SQLite's online copy, and restoring one: both check every page before anything gets its name.
#include "sqlite_copy.hpp"

#include "backends.hpp"
#include "migrations.hpp"
#include "sqlite_session.hpp"

#include <muster/kit/base/id.hpp>

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>
#include <filesystem>

namespace muster::store {
namespace {

namespace fs = std::filesystem;

/// SQLite reads a last page that is cut short as if zeros stood there.
bool is_whole(SqliteSession& session, const std::string& file) {
  std::error_code error;
  const auto pages = session.first("pragma page_count")->integer(0);
  const auto size = session.first("pragma page_size")->integer(0);
  return fs::file_size(file, error) == static_cast<std::uintmax_t>(pages * size);
}

/// What was written must be on disk before it takes its name.
void to_disk(const fs::path& file) {
  const int number = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0) return;
  fsync(number);
  close(number);
}

void rename_for_good(const fs::path& from, const fs::path& to, std::error_code& error) {
  to_disk(from);
  fs::rename(from, to, error);
  to_disk(to.has_parent_path() ? to.parent_path() : fs::path("."));
}

/// `location` becomes ".before-restore"; what an earlier restore left under that name gets a number, for the first may
/// have been the right one.
void put_aside(const std::string& location, std::error_code& error) {
  const auto aside = location + ".before-restore";
  if (fs::exists(aside, error)) {
    int number = 1;
    while (fs::exists(aside + "-" + std::to_string(number), error)) ++number;
    fs::rename(aside, aside + "-" + std::to_string(number), error);
    if (error) return;
  }
  fs::rename(location, aside, error);
}

/// Whether a backup may take the place of `file`: nothing is there, or an earlier backup.
bool may_replace(const std::string& file) {
  std::error_code error;
  if (!fs::exists(file, error)) return true;
  try {
    SqliteSession there(file, SqliteSession::Use::read_only, std::chrono::seconds(1));
    return schema_of(there) > 0;
  } catch (const Failure&) {
    return false;
  }
}

Outcome copy_to(const std::string& location, const std::string& beside, const std::string& file,
                std::chrono::milliseconds wait) {
  {
    const SqliteSession source(location, SqliteSession::Use::read_only, wait);
    SqliteSession target(beside, SqliteSession::Use::read_write, wait);
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
  rename_for_good(beside, file, error);
  if (error) return unavailable("Cannot write the backup " + file + ". Nothing was changed; check the folder.");
  return Done{};
}

}  // namespace

Outcome copy_database(const std::string& location, const std::string& file, std::chrono::milliseconds wait) {
  std::error_code error;
  if (fs::equivalent(file, location, error)) {
    return bad_input(file + " is the database itself. Give the backup another name. Nothing was changed.");
  }
  if (!may_replace(file)) {
    return conflict("There is " + file +
                    " already, and it is no backup of Muster's. Nothing was changed; name another.");
  }
  const auto beside = file + "." + new_short_code(6) + ".part";
  auto done = [&]() -> Outcome {
    try {
      return copy_to(location, beside, file, wait);
    } catch (const Failure& failure) {
      return problem_of(failure, file);
    }
  }();
  if (!done.ok()) {
    for (const auto* ending : {"", "-wal", "-shm", "-journal"}) fs::remove(beside + ending, error);
  }
  return done;
}

Outcome restore(const std::string& file, const std::string& location) {
  if (is_postgres(location)) {
    return bad_input(
        "Muster restores only its own files. Put a PostgreSQL database back with pg_restore, into an empty "
        "database: pg_restore --no-owner --dbname=\"" +
        shown_address(location) + "\" FILE");
  }
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return not_found("There is no backup " + file + ".");
  const auto beside = location + ".restoring";
  fs::copy_file(file, beside, fs::copy_options::overwrite_existing, error);
  if (error) return unavailable("Cannot copy " + file + " beside " + location + ": " + error.message() + ".");
  try {
    SqliteSession candidate(beside, SqliteSession::Use::read_write, std::chrono::seconds(5));
    const auto schema = schema_of(candidate);
    const bool intact =
        schema > 0 && is_whole(candidate, file) && candidate.first("pragma integrity_check")->text(0) == "ok";
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
    put_aside(location, error);
    if (error) return unavailable("Cannot put " + location + " aside: " + error.message() + ".");
    fs::remove(location + "-wal", error);
    fs::remove(location + "-shm", error);
  }
  rename_for_good(beside, location, error);
  if (error) return unavailable("Cannot put the backup in place: " + error.message() + ".");
  return Done{};
}

}  // namespace muster::store
