// Statements on one SQLite connection: prepared once, bound by position, reset whatever happens.
#include "sqlite_session.hpp"

#include "gathered_log.hpp"
#include "log_copier.hpp"

#include <muster/kit/base/plain_text.hpp>
#include <muster/kit/base/utf8.hpp>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <thread>

namespace muster::store {
namespace {

/// Bind once, step, and leave the statement ready for the next call even when a row callback throws.
class StatementReset {
 public:
  explicit StatementReset(sqlite3_stmt* statement) : statement_(statement) {}
  StatementReset(const StatementReset&) = delete;
  StatementReset& operator=(const StatementReset&) = delete;
  ~StatementReset() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }

 private:
  sqlite3_stmt* statement_;
};

constexpr std::size_t most_known = 4;           // answers of one statement
constexpr std::size_t most_known_bytes = 2048;  // of each: what many ask for is a line or two

/// What is left of `room` bytes beside these values; 0 where they do not fit.
std::size_t room_in_memory(const Values& values, std::size_t room) {
  std::size_t bytes = 0;
  for (const auto& value : values) {
    bytes += sizeof(Value);
    if (const auto* text = std::get_if<std::string>(&value)) bytes += text->size();
    if (const auto* blob = std::get_if<Blob>(&value)) bytes += blob->bytes.size();
  }
  return bytes < room ? room - bytes : 0;
}

bool same_value(const Value& one, const Value& other) {
  return std::visit(
      [&](const auto& held) {
        using Held = std::decay_t<decltype(held)>;
        const auto* same = std::get_if<Held>(&other);
        if constexpr (std::is_same_v<Held, Blob>)
          return same != nullptr && same->bytes == held.bytes;
        else
          return same != nullptr && *same == held;
      },
      one);
}

bool same_values(const Values& one, const Values& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(), same_value);
}

/// Values outlive the call, so SQLite need not copy them (SQLITE_STATIC).
int bind_value(sqlite3_stmt* statement, int index, const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return sqlite3_bind_int64(statement, index, *integer);
  if (const auto* real = std::get_if<double>(&value)) return sqlite3_bind_double(statement, index, *real);
  if (const auto* text = std::get_if<std::string>(&value)) {
    if (is_plain_text(*text))
      return sqlite3_bind_text64(statement, index, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    // SQLite would keep them; PostgreSQL does not, and what runs on one must run on the other.
    if (!is_valid_text(*text)) throw DatabaseError(DatabaseError::Kind::not_text, "a text holds NUL or is not UTF-8");
    const auto plain = made_plain(*text).text;
    return sqlite3_bind_text64(statement, index, plain.data(), plain.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  if (const auto* blob = std::get_if<Blob>(&value)) {
    return sqlite3_bind_blob64(statement, index, blob->bytes.data(), blob->bytes.size(), SQLITE_STATIC);
  }
  return sqlite3_bind_null(statement, index);
}

Value column_value(sqlite3_stmt* statement, int column) {
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
      return sqlite3_column_int64(statement, column);
    case SQLITE_FLOAT:
      return sqlite3_column_double(statement, column);
    case SQLITE_TEXT:
      return std::string(reinterpret_cast<const char*>(sqlite3_column_text(statement, column)), size);
    case SQLITE_BLOB: {
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
      return Blob{bytes == nullptr ? std::string() : std::string(bytes, size)};
    }
    default:
      return nullptr;
  }
}

}  // namespace

void throw_error(int code, const std::string& detail) {
  using Kind = DatabaseError::Kind;
  Kind kind = Kind::other;
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      kind = Kind::busy;
      break;
    case SQLITE_FULL:
      kind = Kind::full;
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
      kind = Kind::read_only;
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      kind = Kind::damaged;
      break;
    case SQLITE_CONSTRAINT:
      kind = Kind::constraint;
      break;
    default:
      break;
  }
  // On a disk that is full to the last byte the log's index cannot be made longer, which SQLite reports as its own
  // kind.
  if (code == SQLITE_IOERR_SHMSIZE) kind = Kind::full;
  throw DatabaseError(kind, detail + " (SQLite " + std::to_string(code) + ")");
}

/// Writes go to a log first. Changing to that is a lock for which SQLite itself does not wait where two do it at once.
static void log_first(SqliteSession& session, std::chrono::milliseconds wait) {
  const auto end = std::chrono::steady_clock::now() + wait;
  while (true) {
    try {
      return session.run_script("pragma journal_mode = wal");
    } catch (const DatabaseError& error) {
      if (error.kind() != DatabaseError::Kind::busy || std::chrono::steady_clock::now() >= end) throw;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

/// A new file is for its owner's eyes, whatever the umask; SQLite gives its log and index the same permissions.
static void make_private(const std::string& file) {
  const int handle = open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (handle >= 0) close(handle);
}

SqliteSession::SqliteSession(const std::string& file, OpenMode use, std::chrono::milliseconds wait) : wait_(wait) {
  // SQLite's own wording could carry values of a row into a log; error codes do not.
  const int flags = (use == OpenMode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) |
                    SQLITE_OPEN_EXRESCODE;
  if (use == OpenMode::read_write) make_private(file);
  const int code =
      sqlite3_open_v2(file.c_str(), &database_, flags, use == OpenMode::read_write ? gathered_log() : nullptr);
  if (code != SQLITE_OK) {
    sqlite3_close(database_);
    throw_error(code, "cannot open");
  }
  try {
    sqlite3_busy_timeout(database_, static_cast<int>(wait.count()));
    sqlite3_db_config(database_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database_, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
    // Pages kept in memory, in KiB: more for the one who writes than for those who read what the system keeps too.
    // What a transaction changed stays there until its commit: written early, most of it would be written twice.
    if (use == OpenMode::read_write) {
      log_first(*this, wait);
      run_script(
          "pragma synchronous = full; pragma secure_delete = on; pragma cache_size = -4096; pragma cache_spill = off; "
          "pragma journal_size_limit = 41943040");
      sqlite3_wal_hook(database_, &SqliteSession::keep_log_short, this);
    } else {
      run_script("pragma cache_size = -256");
    }
    run_script("pragma trusted_schema = off; pragma cell_size_check = on; pragma temp_store = memory");
  } catch (...) {
    sqlite3_close(database_);
    throw;
  }
}

int SqliteSession::keep_log_short(void* session, sqlite3* database, const char* name, int pages) {
  constexpr int copied_from = 4000;
  constexpr int short_rest = 1000;  // what who commits copies itself: where all is copied, the log begins anew
  constexpr int awaited_from = 10000;
  auto& self = *static_cast<SqliteSession*>(session);
  auto* const copier = self.copier_;
  if (pages < copied_from) {
    if (copier != nullptr) copier->log_begins_anew();
    self.log_asked_at_ = 0;
  } else if (copier != nullptr && pages < awaited_from && pages - copier->copied() > short_rest) {
    if (pages >= self.log_asked_at_) {
      copier->ask();
      self.log_asked_at_ = pages + short_rest / 2;
    }
  } else {
    // What fails here is tried again at a later commit; this one is on the disk whatever comes of it.
    (void)sqlite3_wal_checkpoint_v2(database, name, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  }
  if (pages < awaited_from) {
    self.log_awaited_at_ = awaited_from;
  } else if (pages >= self.log_awaited_at_) {
    // The log starts anew only where nobody reads from it, and readers who overlap always do: whoever begins now is
    // waited for no longer, but writers are, so it is done once in that many pages, and not for long.
    constexpr std::chrono::milliseconds longest_stall{500};
    sqlite3_busy_timeout(database, static_cast<int>(std::min(self.wait_, longest_stall).count()));
    (void)sqlite3_wal_checkpoint_v2(database, name, SQLITE_CHECKPOINT_RESTART, nullptr, nullptr);
    sqlite3_busy_timeout(database, static_cast<int>(self.wait_.count()));
    self.log_awaited_at_ = pages + copied_from;
  }
  return SQLITE_OK;
}

SqliteSession::~SqliteSession() {
  for (const auto& [sql, kept] : statements_) sqlite3_finalize(kept.statement);
  sqlite3_close(database_);
}

void SqliteSession::fail(int code) const { throw_error(code, sqlite3_errstr(code)); }

SqliteSession::PreparedStatement& SqliteSession::prepared(std::string_view sql, std::size_t values) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    const std::string key(sql);
    PreparedStatement fresh;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v3(database_, key.c_str(), static_cast<int>(key.size()) + 1,
                                        SQLITE_PREPARE_PERSISTENT, &fresh.statement, &rest);
    if (code != SQLITE_OK) {
      // A statement is ours, not the user's, so its text may go to the log.
      throw_error(code, std::string(sqlite3_errmsg(database_)) + " in: " + key);
    }
    if (rest != nullptr && *rest != '\0') {
      sqlite3_finalize(fresh.statement);
      throw std::logic_error("more than one statement in: " + key);
    }
    found = statements_.emplace(key, std::move(fresh)).first;
  }
  auto& kept = found->second;
  while (kept.places.size() < values) {
    const auto name = "$" + std::to_string(kept.places.size() + 1);
    const int place = sqlite3_bind_parameter_index(kept.statement, name.c_str());
    if (place == 0) throw std::logic_error("no parameter " + name + " in: " + std::string(sql));
    kept.places.push_back(place);
  }
  return kept;
}

void SqliteSession::begin_reading() {
  state_ = 0;
  execute("begin");
  // Never 0, and another one whenever another connection has changed the file since.
  state_ = first("pragma data_version")->integer(0);
}

void SqliteSession::each(std::string_view sql, const Values& values, const std::function<void(const Row&)>& row) {
  auto& statement = prepared(sql, values.size());
  // A statement that runs while its own rows are being read would start again from the first.
  if (sqlite3_stmt_busy(statement.statement) != 0)
    throw std::logic_error("a statement runs inside itself: " + std::string(sql));
  // What gives no columns does something: a commit is one.
  if (state_ == 0 || sqlite3_column_count(statement.statement) == 0)
    return run(statement, values, [&](Values cells) { row(Row(std::move(cells))); });
  if (statement.known_at != state_) statement.known.clear();
  statement.known_at = state_;
  for (const auto& known : statement.known) {
    if (!same_values(known.values, values)) continue;
    // A copy: the callback may ask the same with other values, for which these make room.
    for (auto& cells : std::vector<Values>(known.rows)) row(Row(std::move(cells)));
    return;
  }
  std::vector<Values> rows;
  auto room = room_in_memory(values, most_known_bytes);
  run(statement, values, [&](Values cells) {
    if (room > 0) room = room_in_memory(cells, room);
    if (room > 0) rows.push_back(cells);
    row(Row(std::move(cells)));
  });
  if (room == 0) return;
  if (statement.known.size() >= most_known) statement.known.clear();
  statement.known.push_back({values, std::move(rows)});
}

void SqliteSession::run(const PreparedStatement& prepared, const Values& values,
                        const std::function<void(Values)>& take) {
  auto* const statement = prepared.statement;
  const auto& places = prepared.places;
  const StatementReset running(statement);
  for (std::size_t at = 0; at < values.size(); ++at)
    if (const int code = bind_value(statement, places[at], values[at]); code != SQLITE_OK) fail(code);
  while (true) {
    const int code = sqlite3_step(statement);
    if (code == SQLITE_DONE) return;
    if (code != SQLITE_ROW) fail(code);
    Values cells;
    const int columns = sqlite3_column_count(statement);
    cells.reserve(static_cast<std::size_t>(columns));
    for (int column = 0; column < columns; ++column) cells.push_back(column_value(statement, column));
    take(std::move(cells));
  }
}

std::int64_t SqliteSession::execute(std::string_view sql, const Values& values) {
  each(sql, values, [](const Row&) {});
  return sqlite3_changes64(database_);
}

void SqliteSession::run_script(const std::string& sql) {
  const int code = sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw_error(code, std::string(sqlite3_errmsg(database_)));
}

bool SqliteSession::in_transaction() const { return sqlite3_get_autocommit(database_) == 0; }

}  // namespace muster::store
