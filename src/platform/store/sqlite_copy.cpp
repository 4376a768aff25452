// Backups by SQLite's online copy, and restoring one: both check every page before anything gets its name.
#include "sqlite_copy.hpp"

#include "backends.hpp"
#include "migrations.hpp"
#include "sqlite_session.hpp"

#include <muster/kit/base/new_file.hpp>
#include <muster/kit/base/standing_file.hpp>
#include <muster/platform/store/replace_backup.hpp>

#include <sqlite3.h>

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
  // As a second name where the file system has those: so there is a database at `location` at every moment.
  fs::create_hard_link(location, aside, code);
  if (code) fs::rename(location, aside, code);
}

/// SQLite's header says since when a file is worked in: the log is turned on at the first opening, and stays on. A
/// backup is written without it.
bool was_opened_to_work(std::string_view header) { return header.size() > 19 && (header[18] != 1 || header[19] != 1); }

bool is_ours(const std::string& file) {
  try {
    SqliteSession there(file, SqliteSession::OpenMode::read_only, std::chrono::seconds(1));
    return schema_of(there) > 0;
  } catch (const DatabaseError&) {
    return false;
  }
}

/// Whether a backup may take the place of what stands at `file`: only an earlier backup goes.
Outcome may_replace(const std::string& file) {
  const auto stays = [&](const std::string& why) {
    return conflict(file + " " + why + ", so it is not replaced. Nothing was written; name another file.");
  };
  std::error_code code;
  // Where these stand, somebody works in it, or was killed while they did. It is not even opened then.
  for (const auto* ending : {"-wal", "-shm", "-journal"}) {
    if (fs::exists(file + ending, code)) return stays("is a database in use");
  }
  const auto found = look_at_standing(file);
  if (!found.there) return Success{};
  if (!found.kept_for.empty()) return stays(found.kept_for);
  if (found.sort != FileSort::database) return stays("is no backup of Muster's");
  if (was_opened_to_work(found.beginning)) return stays("is a database that Muster has worked in, not a backup");
  if (!is_ours(file)) return stays("is no backup of Muster's");
  return Success{};
}

void copy_pages(const std::string& location, const std::string& to, std::chrono::milliseconds wait) {
  const SqliteSession source(location, SqliteSession::OpenMode::read_only, wait);
  SqliteSession target(to, SqliteSession::OpenMode::read_write, wait);
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

}  // namespace

Outcome copy_database(const std::string& location, const std::string& file, IfExists if_exists,
                      std::chrono::milliseconds wait) {
  std::error_code code;
  if (fs::equivalent(file, location, code)) {
    return bad_input(file + " is the database itself. Give the backup another name. Nothing was changed.");
  }
  if (fs::exists(fs::symlink_status(file, code))) {
    if (if_exists == IfExists::keep) return already_there(file);
    MUSTER_CHECK(may_replace(file));
  }
  MUSTER_TRY(copy, NewFile::begin_named(file, Readers::owner));
  try {
    copy_pages(location, copy.hidden_name(), wait);
  } catch (const DatabaseError& error) {
    return error_of(error, file);
  }
  // Somebody may have begun to work in it meanwhile.
  if (if_exists == IfExists::replace) MUSTER_CHECK(may_replace(file));
  return copy.finish(if_exists);
}

Outcome replace_backup(Database& database, const std::string& file) {
  if (is_postgres(database.location())) return database.backup(file);
  return copy_database(database.location(), file, IfExists::replace, std::chrono::seconds(30));
}

Outcome restore(const std::string& file, const std::string& database) {
  if (is_postgres(database)) {
    return bad_input(
        "Muster restores only its own files. Put a PostgreSQL database back with pg_restore, into an empty "
        "database: pg_restore --no-owner --dbname=\"" +
        shown_address(database) + "\" FILE");
  }
  std::error_code code;
  // Behind symbolic links, where SQLite keeps the log too: it is that file that is put aside.
  const auto behind = fs::canonical(database, code);
  const auto location = code ? database : behind.string();
  if (!fs::is_regular_file(file, code)) return not_found("There is no backup " + file + ".");
  MUSTER_TRY(copy, NewFile::begin_named(location, Readers::owner));
  const auto& beside = copy.hidden_name();
  fs::copy_file(file, beside, fs::copy_options::overwrite_existing, code);
  if (code) return unavailable("Cannot copy " + file + " beside " + location + ": " + code.message() + ".");
  fs::permissions(beside, fs::perms::owner_read | fs::perms::owner_write, code);
  try {
    SqliteSession candidate(beside, SqliteSession::OpenMode::read_write, std::chrono::seconds(5));
    const auto schema = schema_of(candidate);
    const bool intact =
        schema > 0 && is_whole(candidate, file) && candidate.first("pragma integrity_check")->text(0) == "ok";
    candidate.run_script("pragma journal_mode = delete");
    if (!intact || schema > newest_schema()) {
      if (schema > newest_schema()) return too_new(file);
      return bad_input(file + " is damaged or is not a Muster database. Nothing was changed; try another backup.");
    }
  } catch (const DatabaseError&) {
    return bad_input(file + " is damaged or is not a Muster database. Nothing was changed; try another backup.");
  }
  if (fs::exists(location, code)) {
    // What the write-ahead log still holds belongs to the old file and must not be read into the new one.
    try {
      SqliteSession old(location, SqliteSession::OpenMode::read_write, std::chrono::seconds(5));
      old.run_script("pragma journal_mode = delete");
    } catch (const DatabaseError& error) {
      if (error.kind() == DatabaseError::Kind::busy) {
        return unavailable(location + " is in use. Stop `muster serve` first, then restore. Nothing was changed.");
      }
    }
    put_aside(location, code);
    if (code) return unavailable("Cannot put " + location + " aside: " + code.message() + ".");
    fs::remove(location + "-wal", code);
    fs::remove(location + "-shm", code);
  }
  return copy.finish(IfExists::replace);
}

}  // namespace muster::store
