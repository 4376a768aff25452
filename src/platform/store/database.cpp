// What every database behind the door has in common: typed rows, failures put into words, jobs that run once.
#include <muster/platform/store/database.hpp>
#include <muster/platform/store/reach.hpp>
#include <muster/platform/store/setting.hpp>

#include "backends.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>

namespace muster::store {
namespace {

/// Stands where deleted data may still be in the database's log.
constexpr const char* wiping_due = "wiping due";

template <class T>
const T& cell(const Values& values, std::size_t column) {
  if (column >= values.size()) throw std::logic_error("the result has no column " + std::to_string(column));
  const auto* found = std::get_if<T>(&values[column]);
  if (found == nullptr) throw std::logic_error("column " + std::to_string(column) + " holds another type");
  return *found;
}

}  // namespace

const std::string& Row::text(std::size_t column) const { return cell<std::string>(values_, column); }
std::int64_t Row::integer(std::size_t column) const { return cell<std::int64_t>(values_, column); }
const std::string& Row::bytes(std::size_t column) const { return cell<Blob>(values_, column).bytes; }
bool Row::is_null(std::size_t column) const { return std::holds_alternative<std::nullptr_t>(values_.at(column)); }
std::string Row::text_or_empty(std::size_t column) const { return is_null(column) ? std::string() : text(column); }

std::vector<Row> Session::query(std::string_view sql, const Values& values) {
  std::vector<Row> rows;
  each(sql, values, [&](const Row& row) { rows.push_back(row); });
  return rows;
}

std::optional<Row> Session::first(std::string_view sql, const Values& values) {
  std::optional<Row> found;
  each(sql, values, [&](const Row& row) {
    if (!found) found = row;
  });
  return found;
}

Database::WipeResult Database::forget_deleted() {
  const auto wiped = empty_log();
  if (wiped == WipeResult::later) {
    // Where even that cannot be written, the next start empties the log: closing the last connection does.
    (void)write([](Session& session) -> Outcome {
      keep_setting(session, wiping_due, new_id());
      return Success{};
    });
  }
  return wiped;
}

Result<bool> Database::forget_what_waits() {
  MUSTER_TRY(due, kept_setting(*this, wiping_due));
  if (!due) return false;
  if (empty_log() == WipeResult::later) return true;
  // Another deletion that had to wait meanwhile has put its own mark there.
  MUSTER_CHECK(write([&](Session& session) -> Outcome {
    if (kept_setting(session, wiping_due) == *due) drop_setting(session, wiping_due);
    return Success{};
  }));
  return false;
}

Error error_of(const DatabaseError& error, const std::string& location) {
  std::string message;
  switch (error.kind()) {
    case DatabaseError::Kind::busy:
      message = "Another program is writing to " + location + " and has not finished. Nothing was changed; try again.";
      break;
    case DatabaseError::Kind::full:
      message = "The disk that holds " + location + " is full. Nothing was changed; make room and try again.";
      break;
    case DatabaseError::Kind::read_only:
      message = location + " may not be written to. Nothing was changed; check " +
                (is_postgres(location) ? "what its user may do, and whether that server is a standby."
                                       : "the permissions of the file, its folder and the disk.");
      break;
    case DatabaseError::Kind::damaged:
      message = location + " is damaged or is not a Muster database. Put a backup in its place with " +
                (is_postgres(location) ? "pg_restore." : "`muster restore FILE`.");
      break;
    case DatabaseError::Kind::lost:
      message = "The database " + location + " cannot be reached just now. Nothing was changed; try again in a moment.";
      break;
    case DatabaseError::Kind::unsure:
      return unsure("The connection to " + location +
                        " was lost in the middle of saving, so it is not known whether the change was saved. Look "
                        "whether it is there before you make it again.",
                    error.what());
    case DatabaseError::Kind::not_text:
      return bad_input(
          "What was given holds characters that are no text (NUL, or bytes that are not UTF-8). Nothing was changed; "
          "take them out and try again.");
    case DatabaseError::Kind::constraint:
    case DatabaseError::Kind::other:
      message = "The database " + location + " failed. Nothing was changed.";
      break;
  }
  return unavailable(message, error.what());
}

Result<std::unique_ptr<Database>> Database::open(const std::string& location, Mode mode,
                                                 std::chrono::milliseconds wait) {
  return is_postgres(location) ? open_postgres(location, mode, wait) : open_sqlite(location, mode, wait);
}

Outcome reach(const std::string& location, std::chrono::milliseconds wait) {
  return is_postgres(location) ? reach_postgres(location, wait) : reach_sqlite(location, wait);
}

std::string shown_location(const std::string& location) {
  return is_postgres(location) ? shown_address(location) : location;
}

Result<bool> Database::once(const std::string& job, Instant due, const std::function<Outcome()>& work) {
  try {
    const std::string name = "job " + job;
    const auto is_done = [&]() -> Result<bool> {
      MUSTER_TRY(last, read([&](Session& session) -> Result<std::string> {
                   return kept_setting(session, name).value_or(std::string());
                 }));
      const auto done = parse_instant(last);
      // A record from the far future was written by a clock that was wrong; it must not stop the job for years.
      return done.ok() && *done >= due && *done - due < std::chrono::days(1);
    };
    // Looked at without the hold first: to most of several processes there is nothing left to do.
    MUSTER_TRY(done_before, is_done());
    if (done_before) return false;
    const auto held = hold(job);
    if (held == nullptr) return false;
    MUSTER_TRY(done_meanwhile, is_done());
    if (done_meanwhile) return false;
    MUSTER_CHECK(work());
    MUSTER_CHECK(write([&](Session& session) -> Outcome {
      keep_setting(session, name, iso_instant(due));
      return Success{};
    }));
    return true;
  } catch (const DatabaseError& error) {
    return error_of(error, location_);
  }
}

}  // namespace muster::store
