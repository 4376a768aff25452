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
  std::error_code code;
  const auto pages = session.first("pragma page_count")->integer(0);
  const auto size = session.first("pragma page_size")->integer(0);
  return fs::file_size(file, code) == static_cast<std::uintmax_t>(pages * size);
}

/// What was written must be on disk before it takes its name.
void to_disk(const fs::path& file) {
  const int number = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0) return;
  fsync(number);
  close(number);
}

void rename_for_good(const fs::path& from, const fs::path& to, std::error_code& code) {
  to_disk(from);
  fs::rename(from, to, code);
  to_disk(to.has_parent_path() ? to.parent_path() : fs::path("."));
}

/// `location` becomes ".before-restore"; what an earlier restore left under that name gets a number, for the first may
/// have been the right one.
void put_aside(const std::string& location, std::error_code& code) {
  const auto aside = location + ".before-restore";
  if (fs::exists(aside, code)) {
    int number = 1;
    while (fs::exists(aside + "-" + std::to_string(number), code)) ++number;
    fs::rename(aside, aside + "-" + std::to_string(number), code);
    if (code) return;
  }
  fs::rename(location, aside, code);
}

/// Whether a backup may take the place of `file`: nothing is there, or an earlier backup.
bool may_replace(const std::string& file) {
  std::error_code code;
  if (!fs::exists(file, code)) return true;
  try {
    SqliteSession there(file, SqliteSession::OpenMode::read_only, std::chrono::seconds(1));
    return schema_of(there) > 0;
  } catch (const DatabaseError&) {
    return false;
  }
}

Outcome copy_to(const std::string& location, const std::string& beside, const std::string& file,
                std::chrono::milliseconds wait) {
  {
    const SqliteSession source(location, SqliteSession::OpenMode::read_only, wait);
    SqliteSession target(beside, SqliteSession::OpenMode::read_write, wait);
    target.run_script("pragma journal_mode = delete");
    auto* copy = sqlite3_backup_init(target.handle(), "main", source.handle(), "main");
    if (copy == nullptr) throw_error(sqlite3_extended_errcode(target.handle()), "cannot begin the backup");
    const int stepped = sqlite3_backup_step(copy, -1);
    const int finished = sqlite3_backup_finish(copy);
    if (stepped != SQLITE_DONE || finished != SQLITE_OK) {
      throw_error(finished != SQLITE_OK ? finished : stepped, "cannot copy");
    }
    target.run_script("pragma journal_mode = delete");
    if (target.first("pragma integrity_check")->text(0) != "ok") {
      throw DatabaseError(DatabaseError::Kind::damaged, "the copy is not intact");
    }
  }
  std::error_code code;
  rename_for_good(beside, file, code);
  if (code) return unavailable("Cannot write the backup " + file + ". Nothing was changed; check the folder.");
  return Success{};
}

}  // namespace

Outcome copy_database(const std::string& location, const std::string& file, std::chrono::milliseconds wait) {
  std::error_code code;
  if (fs::equivalent(file, location, code)) {
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
    } catch (const DatabaseError& error) {
      return error_of(error, file);
    }
  }();
  if (!done.ok()) {
    for (const auto* ending : {"", "-wal", "-shm", "-journal"}) fs::remove(beside + ending, code);
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
  std::error_code code;
  if (!fs::is_regular_file(file, code)) return not_found("There is no backup " + file + ".");
  const auto beside = location + ".restoring";
  fs::copy_file(file, beside, fs::copy_options::overwrite_existing, code);
  if (code) return unavailable("Cannot copy " + file + " beside " + location + ": " + code.message() + ".");
  try {
    SqliteSession candidate(beside, SqliteSession::OpenMode::read_write, std::chrono::seconds(5));
    const auto schema = schema_of(candidate);
    const bool intact =
        schema > 0 && is_whole(candidate, file) && candidate.first("pragma integrity_check")->text(0) == "ok";
    candidate.run_script("pragma journal_mode = delete");
    if (!intact || schema > newest_schema()) {
      fs::remove(beside, code);
      if (schema > newest_schema()) return too_new(file);
      return bad_input(file + " is damaged or is not a Muster database. Nothing was changed; try another backup.");
    }
  } catch (const DatabaseError&) {
    fs::remove(beside, code);
    return bad_input(file + " is damaged or is not a Muster database. Nothing was changed; try another backup.");
  }
  if (fs::exists(location, code)) {
    // What the write-ahead log still holds belongs to the old file and must not be read into the new one.
    try {
      SqliteSession old(location, SqliteSession::OpenMode::read_write, std::chrono::seconds(5));
      old.run_script("pragma journal_mode = delete");
    } catch (const DatabaseError& error) {
      if (error.kind() == DatabaseError::Kind::busy) {
        fs::remove(beside, code);
        return unavailable(location + " is in use. Stop `muster serve` first, then restore. Nothing was changed.");
      }
    }
    put_aside(location, code);
    if (code) return unavailable("Cannot put " + location + " aside: " + code.message() + ".");
    fs::remove(location + "-wal", code);
    fs::remove(location + "-shm", code);
  }
  rename_for_good(beside, location, code);
  if (code) return unavailable("Cannot put the backup in place: " + code.message() + ".");
  return Success{};
}

}  // namespace muster::store
