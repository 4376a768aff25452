// A copy is thousands of pages written where they belong, and one wait for the disk: 30 ms in which nobody could write.
#include "log_copier.hpp"

#include "sqlite_session.hpp"

#include <sqlite3.h>

#include <exception>
#include <system_error>

namespace muster::store {
namespace {

/// SQLite waits for the disk only where it copied the log to its end, which beside writers it never does: then who
/// commits would wait for all of these pages.
void sync_file(sqlite3* database) {
  sqlite3_file* file = nullptr;
  if (sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file)) != SQLITE_OK) return;
  if (file->pMethods != nullptr) (void)file->pMethods->xSync(file, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY);
}

}  // namespace

LogCopier::~LogCopier() {
  {
    const std::scoped_lock lock(mutex_);
    ending_ = true;
  }
  called_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void LogCopier::ask() noexcept {
  const std::scoped_lock lock(mutex_);
  if (asked_) return;
  asked_ = true;
  if (thread_.joinable()) {
    called_.notify_all();
    return;
  }
  try {
    thread_ = std::thread([this] { run(); });
  } catch (const std::system_error&) {
    // Nothing may be thrown here: SQLite asks. It stays asked, and who commits copies a log that has become long.
  }
}

void LogCopier::run() {
  try {
    SqliteSession session(file_, SqliteSession::OpenMode::read_write, wait_);
    for (std::unique_lock lock(mutex_);;) {
      called_.wait(lock, [&] { return asked_ || ending_; });
      if (ending_) return;
      lock.unlock();
      int copied = 0;
      // What fails is asked for again at a later commit; nothing that was acknowledged hangs on it.
      if (sqlite3_wal_checkpoint_v2(session.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, &copied) ==
          SQLITE_OK) {
        sync_file(session.handle());
        copied_ = copied;
      }
      lock.lock();
      asked_ = false;
    }
  } catch (const std::exception&) {
    // No file to be had, or no memory: it stays asked, as above.
  }
}

}  // namespace muster::store
