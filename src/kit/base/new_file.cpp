// Nameless files (O_TMPFILE) where the file system has them: what has no name cannot be left behind. Otherwise a hidden
// name, locked while its process lives, so that whoever finds it unlocked knows that nobody will finish it.
#include <muster/kit/base/new_file.hpp>

#include <muster/kit/base/id.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

namespace muster {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view hidden_begins = ".muster-";
constexpr std::string_view hidden_ends = ".part";
// What SQLite may have put beside a copy that it was writing.
constexpr std::array<const char*, 4> with_endings{"", "-wal", "-shm", "-journal"};

Error cannot_write(const std::string& path, int error) {
  const bool missing = error == ENOENT || error == EISDIR || error == ENOTDIR;
  return {missing ? ErrorKind::not_found : ErrorKind::unavailable,
          "Cannot write " + path + ": " + std::strerror(error) + ".",
          {},
          {}};
}

std::string folder_of(const std::string& place) {
  const auto folder = fs::path(place).parent_path();
  return folder.empty() ? "." : folder.string();
}

/// The file that a chain of symbolic links means, so that writing keeps the links.
std::string behind_links(const std::string& path) {
  std::error_code error;
  const auto real = fs::canonical(path, error);
  return error ? path : real.string();
}

std::string own_path(int descriptor) { return "/proc/self/fd/" + std::to_string(descriptor); }

void remove_hidden(const std::string& hidden) {
  for (const auto* ending : with_endings) ::unlink((hidden + ending).c_str());
}

/// The process that holds the lock is running. Removed while it is held, so that no two take each other's.
void remove_abandoned(const std::string& folder) {
  std::error_code error;
  for (fs::directory_iterator each(folder, error), end; !error && each != end; each.increment(error)) {
    const auto name = each->path().filename().string();
    if (!name.starts_with(hidden_begins) || !name.ends_with(hidden_ends)) continue;
    const int found = ::open(each->path().c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (found < 0) continue;
    if (::flock(found, LOCK_EX | LOCK_NB) == 0) remove_hidden(each->path().string());
    ::close(found);
  }
}

/// A new hidden file, locked; -1 where none can be made.
int open_hidden(const std::string& hidden, mode_t mode) {
  const int made = ::open(hidden.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  struct stat state{};
  if (made < 0) return -1;
  if (::flock(made, LOCK_EX) == 0 && ::fstat(made, &state) == 0 && state.st_nlink > 0) return made;
  ::close(made);  // Somebody who was tidying up found it before it was locked.
  errno = EAGAIN;
  return -1;
}

void folder_to_disk(const std::string& place) {
  const int folder = ::open(folder_of(place).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  ::fsync(folder);
  ::close(folder);
}

/// Gives a hidden file its place, where nothing stands there.
bool rename_to_free(const std::string& hidden, const std::string& place) {
  if (::renameat2(AT_FDCWD, hidden.c_str(), AT_FDCWD, place.c_str(), RENAME_NOREPLACE) == 0) return true;
  if (errno != EINVAL && errno != ENOSYS) return false;
  if (::link(hidden.c_str(), place.c_str()) != 0) return false;
  ::unlink(hidden.c_str());
  return true;
}

mode_t mode_for(Readers readers) { return readers == Readers::owner ? 0600 : 0644; }

}  // namespace

Error already_there(const std::string& path) {
  return conflict("There is " + path +
                  " already. Nothing was written: name another file, or add --replace to replace that one.");
}

NewFile::NewFile(std::string path, std::string place, std::string hidden, int descriptor)
    : path_(std::move(path)), place_(std::move(place)), hidden_(std::move(hidden)), descriptor_(descriptor) {}

NewFile::NewFile(NewFile&& other) noexcept
    : path_(std::move(other.path_)),
      place_(std::move(other.place_)),
      hidden_(std::exchange(other.hidden_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

NewFile::~NewFile() {
  if (!hidden_.empty()) remove_hidden(hidden_);
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<NewFile> NewFile::begin(const std::string& path, Readers readers) {
  auto place = behind_links(path);
  const auto folder = folder_of(place);
  remove_abandoned(folder);
  // Its name is given by way of /proc.
  if (::access("/proc/self/fd", X_OK) == 0) {
    const int nameless = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, mode_for(readers));
    if (nameless >= 0) return NewFile(path, std::move(place), "", nameless);
  }
  return begin_named(path, readers);
}

Result<NewFile> NewFile::begin_named(const std::string& path, Readers readers) {
  auto place = behind_links(path);
  const auto folder = folder_of(place);
  remove_abandoned(folder);
  for (int tries = 0; tries < 10; ++tries) {
    auto hidden = folder + "/" + std::string(hidden_begins) + new_short_code(12) + std::string(hidden_ends);
    const int made = open_hidden(hidden, mode_for(readers));
    if (made >= 0) return NewFile(path, std::move(place), std::move(hidden), made);
    if (errno != EAGAIN && errno != EEXIST) break;
  }
  return cannot_write(path, errno);
}

Outcome NewFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return cannot_write(path_, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return Success{};
}

Outcome NewFile::finish(IfExists if_exists) {
  if (::fsync(descriptor_) != 0) return cannot_write(path_, errno);
  if (hidden_.empty()) {
    const auto from = own_path(descriptor_);
    if (::linkat(AT_FDCWD, from.c_str(), AT_FDCWD, place_.c_str(), AT_SYMLINK_FOLLOW) == 0) {
      folder_to_disk(place_);
      return Success{};
    }
    if (errno == EEXIST && if_exists == IfExists::keep) return already_there(path_);
    if (errno != EEXIST) return cannot_write(path_, errno);
    // A name can be given to what has none only where nothing stands: it gets a hidden one, and takes the place with
    // that.
    auto hidden = folder_of(place_) + "/" + std::string(hidden_begins) + new_short_code(12) + std::string(hidden_ends);
    ::flock(descriptor_, LOCK_EX);
    if (::linkat(AT_FDCWD, from.c_str(), AT_FDCWD, hidden.c_str(), AT_SYMLINK_FOLLOW) != 0)
      return cannot_write(path_, errno);
    hidden_ = std::move(hidden);
  }
  const bool placed = if_exists == IfExists::replace ? std::rename(hidden_.c_str(), place_.c_str()) == 0
                                                     : rename_to_free(hidden_, place_);
  if (!placed) return errno == EEXIST ? already_there(path_) : cannot_write(path_, errno);
  hidden_.clear();
  folder_to_disk(place_);
  return Success{};
}

}  // namespace muster
