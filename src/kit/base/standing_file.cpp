// Asks the system about a file: by its first bytes, its locks, and a lease, which the kernel gives nobody while another
// program has the file open for writing. That finds every writer, whoever runs it, without looking through /proc.
#include <muster/kit/base/standing_file.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>

namespace muster {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t looked_at = 4096;
constexpr std::string_view sqlite_begins{"SQLite format 3\0", 16};

bool is_text(std::string_view bytes) {
  return std::ranges::none_of(bytes, [](char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return code < 0x20U && byte != '\n' && byte != '\r' && byte != '\t';
  });
}

/// Files that stand beside a database and are worth nothing, or everything, together with it.
bool belongs_to_database(const std::string& place) {
  return std::ranges::any_of(std::array{"-wal", "-shm", "-journal", "-jobs", ".erased"}, [&](std::string_view ending) {
    std::error_code error;
    return place.ends_with(ending) && fs::exists(place.substr(0, place.size() - ending.size()), error);
  });
}

bool locked_by_another(int file) {
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) return errno == EWOULDBLOCK;
  ::flock(file, LOCK_UN);
  struct flock any{};
  any.l_type = F_WRLCK;
  any.l_whence = SEEK_SET;  // from the first byte to the last that there can be: SQLite's lock bytes are among them
  return ::fcntl(file, F_OFD_GETLK, &any) == 0 && any.l_type != F_UNLCK;
}

bool open_for_writing(int file) {
  // Somebody who opens it in between is told to wait by a signal to this process; the one that would end it is not
  // wanted.
  ::fcntl(file, F_SETSIG, SIGURG);
  if (::fcntl(file, F_SETLEASE, F_RDLCK) != 0) return errno == EAGAIN;
  ::fcntl(file, F_SETLEASE, F_UNLCK);
  return false;
}

std::string why_kept(int file, const struct stat& state) {
  if (state.st_uid != ::geteuid() && ::geteuid() != 0) return "belongs to another user";
  if (locked_by_another(file) || open_for_writing(file)) return "is in use by another program";
  return {};
}

std::string first_bytes(int file) {
  std::string bytes(looked_at, '\0');
  const auto got = ::pread(file, bytes.data(), bytes.size(), 0);
  bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return bytes;
}

Error stays(const std::string& path, const std::string& why) {
  return conflict(path + " " + why + ", so it is not replaced. Nothing was written; name another file.");
}

}  // namespace

FileSort sort_of(std::string_view beginning) {
  if (beginning.empty()) return FileSort::nothing;
  if (beginning.starts_with(sqlite_begins)) return FileSort::database;
  if (beginning.starts_with("PK\x03\x04")) return FileSort::package;
  if (beginning.starts_with("%PDF-")) return FileSort::pdf;
  if (!is_text(beginning.substr(0, looked_at))) return FileSort::other;
  return beginning.starts_with("time=") ? FileSort::log : FileSort::text;
}

StandingFile look_at_standing(const std::string& path) {
  StandingFile found;
  struct stat state{};
  if (::stat(path.c_str(), &state) != 0) {
    found.there = ::lstat(path.c_str(), &state) == 0;
    if (found.there) found.kept_for = "is a link to a file that is not there";
    return found;
  }
  found.there = true;
  if (S_ISDIR(state.st_mode)) {
    found.kept_for = "is a folder";
  } else if (!S_ISREG(state.st_mode)) {
    found.writes_through = true;
  } else if (std::error_code error; belongs_to_database(fs::canonical(path, error).string())) {
    found.kept_for = "belongs to a database";
  } else {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
      found.kept_for = "cannot be read";
      return found;
    }
    found.beginning = first_bytes(file);
    found.sort = sort_of(found.beginning);
    found.kept_for = why_kept(file, state);
    ::close(file);
    if (path.ends_with(".log")) found.sort = FileSort::log;
  }
  return found;
}

Outcome may_replace_document(const std::string& path) {
  const auto found = look_at_standing(path);
  if (!found.there || found.writes_through) return Success{};
  if (!found.kept_for.empty()) return stays(path, found.kept_for);
  switch (found.sort) {
    case FileSort::database:
      return stays(path, "is a database");
    case FileSort::log:
      return stays(path, "is a log");
    case FileSort::other:
      return stays(path, "is no document that Muster writes");
    case FileSort::nothing:
    case FileSort::text:
    case FileSort::package:
    case FileSort::pdf:
      break;
  }
  return Success{};
}

Outcome may_replace_document(const std::string& path, std::string_view new_bytes) {
  MUSTER_CHECK(may_replace_document(path));
  const auto found = look_at_standing(path);
  if (found.there && !found.writes_through && found.sort != FileSort::nothing &&
      found.sort != sort_of(new_bytes.substr(0, looked_at)))
    return stays(path, "is a document of another kind");
  return Success{};
}

}  // namespace muster
