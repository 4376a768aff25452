// PostgreSQL behind the store's door: one writer among all processes, readers on snapshots, and a new connection
// wherever one was lost.
#include "backends.hpp"
#include "commit_group.hpp"
#include "file_hold.hpp"
#include "migrations.hpp"
#include "postgres_schema.hpp"
#include "postgres_session.hpp"

#include <muster/platform/store/later_write.hpp>

#include <mutex>
#include <set>
#include <thread>

namespace muster::store {
namespace {

/// PostgreSQL keeps 64 savepoints of a transaction at hand; more slow its readers down.
constexpr std::size_t most_together = 60;
constexpr std::size_t idle_readers = 8;
/// Two numbers name a job's lock; the first keeps it apart from every other use of such locks.
constexpr std::int64_t job_locks = 0x4D757374;

/// How long emptying the log waits for those who read an older state.
constexpr std::chrono::milliseconds longest_stall{2000};

/// Who is in a transaction on this database at the moment, but for `session`: by process and number of transaction.
std::set<std::string> others_at_work(PostgresSession& session) {
  std::set<std::string> found;
  session.each(
      "select at_work.pid::text || ' ' || at_work.virtualtransaction from pg_catalog.pg_locks at_work join "
      "pg_catalog.pg_stat_activity who on who.pid = at_work.pid where at_work.locktype = 'virtualxid' and "
      "at_work.granted and who.datname = current_database() and who.pid <> pg_backend_pid()",
      {}, [&](const Row& row) { found.insert(row.text(0)); });
  return found;
}

/// Whether all transactions that may keep a row deleted before now have ended before `patience` is over: those on this
/// database, and on the server's other ones those that write. A table is written anew under a snapshot, and snapshots
/// reach back to the oldest writer of the whole server.
bool older_transactions_end(PostgresSession& session, std::chrono::milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  const auto next = session.first("select pg_snapshot_xmax(pg_current_snapshot())::text")->text(0);
  const auto writers_ended = [&] {
    return !session.query("select 1 where pg_snapshot_xmin(pg_current_snapshot()) >= $1::text::xid8", {next}).empty();
  };
  auto older = others_at_work(session);
  while (!(older.empty() && writers_ended())) {
    if (std::chrono::steady_clock::now() >= until) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    const auto now = others_at_work(session);
    std::erase_if(older, [&](const std::string& one) { return now.count(one) == 0; });
  }
  return true;
}

class PostgresDatabase final : public Database, public LaterWrites {
 public:
  PostgresDatabase(PostgresAddress address, std::unique_ptr<PostgresSession> writer, std::chrono::milliseconds wait)
      : Database(address.shown),
        address_(std::move(address)),
        wait_(wait),
        writer_(std::move(writer)),
        writes_([this]() -> Connection& { return begin(writer_, begin_writing); }, most_together) {}

  Outcome backup(const std::string& file) override {
    return bad_input("PostgreSQL makes its own backups, also while Muster serves: pg_dump --format=custom --file=\"" +
                     file + "\" \"" + location() + "\". Nothing was written.");
  }
  [[nodiscard]] Counts counts() const override { return writes_.counts(); }
  void transact_later(std::function<bool(Session&)> work, std::function<void(std::exception_ptr)> done) override {
    writes_.run_later(std::move(work), std::move(done));
  }

 protected:
  WipeResult empty_log() override {
    try {
      // Deleted rows lie in their pages until the table is written anew, and even then while somebody's snapshot is
      // older than their deletion.
      PostgresSession session(address_, wait_);
      if (!older_transactions_end(session, std::min(wait_, longest_stall))) return WipeResult::later;
      const auto tables = session.query(
          "select string_agg(quote_ident(tablename), ', ') from pg_catalog.pg_tables where schemaname = "
          "current_schema()");
      if (!tables.front().is_null(0)) session.run_script("vacuum (full) " + tables.front().text(0));
      return WipeResult::all;
    } catch (const DatabaseError&) {
      return WipeResult::later;  // Nothing that was acknowledged hangs on this.
    }
  }

  void transact(Access access, const std::function<bool(Session&)>& work) override {
    if (access == Access::write) return writes_.run(work);
    auto reader = take_reader();
    try {
      run_alone(begin(reader, "begin isolation level repeatable read, read only"), work);
    } catch (const DatabaseError& error) {
      // Nothing was being saved, so there is nothing to be unsure of.
      if (error.kind() == DatabaseError::Kind::unsure) throw DatabaseError(DatabaseError::Kind::lost, error.what());
      throw;
    }
    give_back(std::move(reader));  // A reader whose transaction threw is closed instead.
  }

  std::shared_ptr<void> hold(const std::string& job) override {
    // A connection of its own: the lock goes with it, and so with a process that dies.
    auto holder = std::make_shared<PostgresSession>(address_, wait_);
    const auto number = number_of_name(job) & 0x7FFFFFFF;
    const auto held = holder->first("select pg_try_advisory_lock($1::integer, $2::integer)", {job_locks, number});
    if (held->integer(0) == 0) return nullptr;
    // Unlocked by a statement: a connection that is only closed keeps its locks until the server has noticed.
    return {holder.get(), [holder, number](void*) {
              try {
                (void)holder->first("select pg_advisory_unlock($1::integer, $2::integer)", {job_locks, number});
              } catch (const DatabaseError&) {  // NOLINT(bugprone-empty-catch): the lock goes with the connection
              }
            }};
  }

 private:
  using Slot = std::unique_ptr<PostgresSession>;

  /// Begins on the connection in `slot`, which is made anew where it is missing or was lost while nobody used it.
  Connection& begin(Slot& slot, std::string_view statement) {
    const bool kept = slot != nullptr && !slot->gone() && !slot->on_standby();
    if (kept) {
      try {
        slot->run_script(std::string(statement));
        return *slot;
      } catch (const DatabaseError& error) {
        go_back(*slot);
        if (error.kind() != DatabaseError::Kind::lost) throw;
      }
      forget_readers();
    }
    slot.reset();  // Before the next is made: a server may be at its limit.
    slot = std::make_unique<PostgresSession>(address_, wait_);
    try {
      slot->run_script(std::string(statement));
    } catch (...) {
      go_back(*slot);
      throw;
    }
    return *slot;
  }

  Slot take_reader() {
    const std::lock_guard guard(reading_);
    if (readers_.empty()) return nullptr;
    auto reader = std::move(readers_.back());
    readers_.pop_back();
    return reader;
  }

  void give_back(Slot reader) {
    const std::lock_guard guard(reading_);
    if (readers_.size() < idle_readers) readers_.push_back(std::move(reader));
  }

  /// When one connection was lost, those beside it most likely were too.
  void forget_readers() {
    std::vector<Slot> gone;
    const std::lock_guard guard(reading_);
    gone.swap(readers_);
  }

  PostgresAddress address_;
  std::chrono::milliseconds wait_;
  Slot writer_;
  std::mutex reading_;
  std::vector<Slot> readers_;
  CommitGroup writes_;  ///< the last: what it still tells somebody may make them read
};

Error not_reached(const PostgresAddress& address, const DatabaseError& error) {
  if (error.kind() != DatabaseError::Kind::lost) return error_of(error, address.shown);
  return unavailable("The database " + address.shown +
                         " cannot be reached. See that the server runs, that it has this database and user, and that "
                         "the address is right.",
                     error.what());
}

/// Looks without changing anything.
Outcome look_at(PostgresSession& session, const std::string& shown, Database::Mode mode) {
  if (session.first("show fsync")->text(0) == "off") {
    return bad_input("The server of " + shown +
                     " runs with fsync = off: what it says is saved is not. Set fsync = on in postgresql.conf.");
  }
  const auto schema = schema_of(session);
  if (schema > newest_schema()) return too_new(shown);
  if (schema == 0 && mode == Database::Mode::must_exist) {
    return not_found("The database " + shown +
                     " is empty. Fill it with `muster init`, or name another with --database.");
  }
  return Success{};
}

}  // namespace

Outcome reach_postgres(const std::string& given, std::chrono::milliseconds wait) {
  MUSTER_TRY(address, read_address(given));
  try {
    PostgresSession session(address, wait);
    return look_at(session, address.shown, Database::Mode::must_exist);
  } catch (const DatabaseError& error) {
    return not_reached(address, error);
  }
}

Result<std::unique_ptr<Database>> open_postgres(const std::string& given, Database::Mode mode,
                                                std::chrono::milliseconds wait) {
  MUSTER_TRY(address, read_address(given));
  try {
    auto session = std::make_unique<PostgresSession>(address, wait);
    MUSTER_CHECK(look_at(*session, address.shown, mode));
    migrate(*session);
    keep_no_samples(*session);
    return std::unique_ptr<Database>(std::make_unique<PostgresDatabase>(std::move(address), std::move(session), wait));
  } catch (const DatabaseError& error) {
    return not_reached(address, error);
  }
}

}  // namespace muster::store
