#pragma once
// The database behind one door: transactions that commit whole or not at all, statements with bound values only.
// SQLite (a file) or PostgreSQL stands behind it: standard SQL, `$1` parameters, ids made by the program.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace muster::store {

/// Bytes that are not text.
struct Blob {
  std::string bytes;
};
using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string, Blob>;
using Values = std::vector<Value>;

/// One row of a result. Columns count from 0. Asking for another type than the column holds throws std::logic_error.
class Row {
 public:
  explicit Row(Values values) : values_(std::move(values)) {}
  [[nodiscard]] const std::string& text(std::size_t column) const;
  [[nodiscard]] std::int64_t integer(std::size_t column) const;
  [[nodiscard]] const std::string& bytes(std::size_t column) const;
  [[nodiscard]] bool is_null(std::size_t column) const;
  /// The text, or an empty string where the column is null.
  [[nodiscard]] std::string text_or_empty(std::size_t column) const;

 private:
  Values values_;
};

/// Why the database failed. Thrown by Session; Database::read and write turn it into an Error.
class DatabaseError : public std::runtime_error {
 public:
  enum class Kind {
    busy,
    full,
    read_only,
    damaged,
    constraint,
    not_text,  ///< a text to be kept holds NUL or is not UTF-8; nothing was saved
    lost,      ///< the connection is gone, or cannot be made; nothing was saved
    unsure,    ///< the connection went while it was saving: it may be saved or not
    other
  };
  DatabaseError(Kind kind, const std::string& detail) : std::runtime_error(detail), kind_(kind) {}
  [[nodiscard]] Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

/// What a failure is to the reader: kind unavailable, or unsure, or bad_input where what was given is no text; one
/// sentence that says what to do; the detail is for the log.
[[nodiscard]] Error error_of(const DatabaseError& error, const std::string& location);

/// Statements inside one transaction. Lives only as long as the call that received it. A work that has met a
/// DatabaseError must end: PostgreSQL does nothing more in that transaction, and what the work did is not kept.
class Session {
 public:
  virtual ~Session() = default;
  /// Runs one statement with `$1`, `$2`, ... bound; returns the number of rows changed. Throws DatabaseError. Texts are
  /// UTF-8 without NUL, on every database.
  virtual std::int64_t execute(std::string_view sql, const Values& values = {}) = 0;
  /// Calls `row` for each row of the result. Throws DatabaseError.
  virtual void each(std::string_view sql, const Values& values, const std::function<void(const Row&)>& row) = 0;

  [[nodiscard]] std::vector<Row> query(std::string_view sql, const Values& values = {});
  /// The first row, or nothing.
  [[nodiscard]] std::optional<Row> first(std::string_view sql, const Values& values = {});
};

template <class F>
using ResultOf = std::invoke_result_t<F, Session&>;

class Database {
 public:
  enum class Mode {
    create,     ///< made where missing, brought to the newest schema
    must_exist  ///< a missing file is an Error that names `muster init`
  };
  /// Opens `location`: a file, or `postgresql://...` as libpq reads it. Older schemas are migrated; a newer one, a
  /// damaged file or one that is no database of Muster is refused with a sentence. `wait` is how long a write waits for
  /// another program's.
  [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::string& location, Mode mode,
                                                              std::chrono::milliseconds wait);
  virtual ~Database() = default;
  /// The file, or the address without its password.
  [[nodiscard]] const std::string& location() const { return location_; }

  /// Runs `work(Session&)`, which returns a Result, on one snapshot.
  template <class F>
  ResultOf<F> read(F&& work) {
    return guarded<ResultOf<F>>(Access::read, std::forward<F>(work));
  }
  /// Runs `work(Session&)` as the only writer; commits where it returns a value, else (an Error or an exception)
  /// leaves everything as it was. When write returns a value, that is on disk. Writes that come at the same time are
  /// committed together: another caller's thread may run `work`, after others whose changes it sees; all of them return
  /// once all of it is on disk, or all fail.
  template <class F>
  ResultOf<F> write(F&& work) {
    return guarded<ResultOf<F>>(Access::write, std::forward<F>(work));
  }

  /// Copies the whole database to a new file while it is in use, checks the copy and only then gives it its name.
  /// PostgreSQL has its own programs for that: the Error names them.
  [[nodiscard]] virtual Outcome backup(const std::string& file) = 0;

  enum class WipeResult {
    all,   ///< what was deleted before the call is in no byte of the database
    later  ///< somebody else is reading what was there before, or the disk failed: call again
  };
  /// Takes what was deleted out of the database's log too. Deleting wipes rows in the file; what was written of them
  /// before stays in the log (in PostgreSQL: in the tables' own pages) until it is emptied, which has to wait for those
  /// who read an older state. Waits for them a short while only, because writers wait meanwhile; where they are longer,
  /// that is kept in the database until forget_what_waits() has done it. Never throws DatabaseError. Not to be called
  /// inside a write.
  WipeResult forget_deleted();
  /// What had to wait for somebody's long read: to be called now and then. True while it still has to wait.
  [[nodiscard]] Result<bool> forget_what_waits();

  /// Runs a scheduled job that several processes on one database share: `work` runs where no other process is running
  /// `job` and none has run it for `due` (or for a later moment of the same day: clocks differ). True where it ran
  /// here. A job that returns an Error, or whose process dies, is open again. `due` is the moment the plan names, the
  /// same in every process, not the present.
  [[nodiscard]] Result<bool> once(const std::string& job, Instant due, const std::function<Outcome()>& work);

  /// What went through `write` since this database was opened.
  struct Counts {
    std::int64_t works = 0;    ///< calls of write
    std::int64_t commits = 0;  ///< transactions that were committed for them
  };
  [[nodiscard]] virtual Counts counts() const = 0;

 protected:
  enum class Access { read, write };
  explicit Database(std::string location) : location_(std::move(location)) {}
  /// Begins, calls, and commits where `work` returns true; rolls back otherwise. Throws DatabaseError.
  virtual void transact(Access access, const std::function<bool(Session&)>& work) = 0;
  /// Empties the log once, as forget_deleted() says.
  virtual WipeResult empty_log() = 0;
  /// A hold on `job` against all other processes, and other threads of this one, for as long as it lives; null where
  /// another has it. Throws DatabaseError.
  [[nodiscard]] virtual std::shared_ptr<void> hold(const std::string& job) = 0;

 private:
  template <class R, class F>
  R guarded(Access access, F&& work) {
    std::optional<R> result;
    try {
      transact(access, [&](Session& session) {
        result.emplace(work(session));
        return result->ok();
      });
    } catch (const DatabaseError& error) {
      return error_of(error, location_);
    }
    return std::move(*result);
  }

  std::string location_;
};

/// `location` as it may be shown and logged: an address loses its password.
[[nodiscard]] std::string shown_location(const std::string& location);

/// Replaces `location` by the backup `file` after checking it: intact, a Muster database, not newer than this program.
/// The database that stood there is kept beside it with the ending `.before-restore`.
[[nodiscard]] Outcome restore(const std::string& file, const std::string& location);

}  // namespace muster::store
