// A page of the log is a head of 24 bytes and 4096 bytes that then lie across two of the system's pages. One long write
// for many of them takes a third of the time in the system, which answers that come in crowds are made of.
#include "gathered_log.hpp"

#include <sqlite3.h>

#include <cstddef>
#include <new>
#include <vector>

namespace muster::store {
namespace {

constexpr std::size_t most_gathered = std::size_t{128} << 10;

sqlite3_vfs& system_files() {
  static sqlite3_vfs& files = *sqlite3_vfs_find(nullptr);
  return files;
}

/// The log's file as SQLite sees it: behind it, in the same memory, stands the system's own.
class GatheredLog : public sqlite3_file {
 public:
  explicit GatheredLog(const sqlite3_io_methods* methods) : sqlite3_file{methods} {}

  sqlite3_file* system() {
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<std::byte*>(this) + sizeof(GatheredLog));
  }

  int write(const void* bytes, std::size_t count, sqlite3_int64 at) {
    const bool follows = !gathered_.empty() && at == begin_ + static_cast<sqlite3_int64>(gathered_.size());
    if (!follows || gathered_.size() + count > most_gathered)
      if (const int code = let_go(); code != SQLITE_OK) return code;
    if (gathered_.empty()) begin_ = at;
    try {
      gathered_.reserve(most_gathered);
      const auto* const first = static_cast<const std::byte*>(bytes);
      gathered_.insert(gathered_.end(), first, first + count);
      return SQLITE_OK;
    } catch (const std::bad_alloc&) {
      return SQLITE_NOMEM;
    }
  }

  /// Writes what was gathered. Where that fails it is gone: SQLite takes the transaction back.
  int let_go() {
    if (gathered_.empty()) return SQLITE_OK;
    const int code = system()->pMethods->xWrite(system(), gathered_.data(), static_cast<int>(gathered_.size()), begin_);
    gathered_.clear();
    return code;
  }

 private:
  std::vector<std::byte> gathered_;
  sqlite3_int64 begin_ = 0;  ///< where in the file it belongs
};

GatheredLog& log_of(sqlite3_file* file) { return *static_cast<GatheredLog*>(file); }

/// Before the system is asked anything about the file, it holds what SQLite believes to be in it.
template <class Ask>
int ask_system(sqlite3_file* file, const Ask& ask) {
  auto& log = log_of(file);
  const int code = log.let_go();
  return code != SQLITE_OK ? code : ask(*log.system()->pMethods, log.system());
}

sqlite3_io_methods log_methods() {
  sqlite3_io_methods methods{};
  methods.iVersion = 1;
  methods.xClose = [](sqlite3_file* file) {
    auto& log = log_of(file);
    const int written = log.let_go();
    const int closed = log.system()->pMethods->xClose(log.system());
    log.~GatheredLog();
    return written != SQLITE_OK ? written : closed;
  };
  methods.xRead = [](sqlite3_file* file, void* bytes, int count, sqlite3_int64 at) {
    return ask_system(file, [&](const auto& own, auto* log) { return own.xRead(log, bytes, count, at); });
  };
  methods.xWrite = [](sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
    return log_of(file).write(bytes, static_cast<std::size_t>(count), at);
  };
  methods.xTruncate = [](sqlite3_file* file, sqlite3_int64 size) {
    return ask_system(file, [&](const auto& own, auto* log) { return own.xTruncate(log, size); });
  };
  methods.xSync = [](sqlite3_file* file, int flags) {
    return ask_system(file, [&](const auto& own, auto* log) { return own.xSync(log, flags); });
  };
  methods.xFileSize = [](sqlite3_file* file, sqlite3_int64* size) {
    return ask_system(file, [&](const auto& own, auto* log) { return own.xFileSize(log, size); });
  };
  methods.xLock = [](sqlite3_file* file, int lock) {
    return ask_system(file, [&](const auto& own, auto* log) { return own.xLock(log, lock); });
  };
  methods.xUnlock = [](sqlite3_file* file, int lock) {
    return ask_system(file, [&](const auto& own, auto* log) { return own.xUnlock(log, lock); });
  };
  methods.xCheckReservedLock = [](sqlite3_file* file, int* held) {
    return ask_system(file, [&](const auto& own, auto* log) { return own.xCheckReservedLock(log, held); });
  };
  methods.xFileControl = [](sqlite3_file* file, int control, void* value) {
    return ask_system(file, [&](const auto& own, auto* log) { return own.xFileControl(log, control, value); });
  };
  methods.xSectorSize = [](sqlite3_file* file) {
    auto* const log = log_of(file).system();
    return log->pMethods->xSectorSize(log);
  };
  methods.xDeviceCharacteristics = [](sqlite3_file* file) {
    auto* const log = log_of(file).system();
    return log->pMethods->xDeviceCharacteristics(log);
  };
  return methods;
}

/// All files but a log are the system's own: they are opened straight into the memory that SQLite gives.
int open_file(sqlite3_vfs* /*files*/, sqlite3_filename name, sqlite3_file* file, int flags, int* flags_found) {
  static const sqlite3_io_methods methods = log_methods();
  auto& own = system_files();
  if ((flags & SQLITE_OPEN_WAL) == 0) return own.xOpen(&own, name, file, flags, flags_found);
  auto* const log = new (file) GatheredLog(&methods);
  const int code = own.xOpen(&own, name, log->system(), flags, flags_found);
  if (code == SQLITE_OK) return code;
  log->~GatheredLog();
  file->pMethods = nullptr;  // SQLite closes what has methods
  return code;
}

}  // namespace

const char* gathered_log() {
  constexpr const char* name = "muster-gathered-log";
  static sqlite3_vfs files = [] {
    auto copy = system_files();
    copy.zName = name;
    copy.szOsFile += static_cast<int>(sizeof(GatheredLog));
    copy.xOpen = open_file;
    copy.pNext = nullptr;
    return copy;
  }();
  static const int registered = sqlite3_vfs_register(&files, 0);
  return registered == SQLITE_OK ? name : nullptr;
}

}  // namespace muster::store
