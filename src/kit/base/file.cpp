// Whole files by system calls: streams cannot sync, and do not say why they failed.
#include <muster/kit/base/file.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace muster {
namespace {

Error cannot(const std::string& audit, const std::string& path, int error) {
  const std::string reason = std::strerror(error);
  const bool missing = error == ENOENT || error == EISDIR || error == ENOTDIR;
  return {missing ? ErrorKind::not_found : ErrorKind::unavailable,
          "Cannot " + audit + " " + path + ": " + reason + ".",
          {},
          {}};
}

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ > STDERR_FILENO) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

Outcome write_through(const std::string& path, std::string_view bytes) {
  const Descriptor device(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (device.number() < 0 || !write_all(device.number(), bytes)) return cannot("write", path, errno);
  return Success{};
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  const Descriptor file(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return cannot("read", path, errno);
  std::string out;
  std::array<char, 1 << 16> buffer{};
  while (true) {
    const auto got = ::read(file.number(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return cannot("read", path, errno);
    if (got == 0) return out;
    out.append(buffer.data(), static_cast<std::size_t>(got));
    if (out.size() > limit) {
      return bad_input(path + " is larger than " + std::to_string(limit >> 20U) + " MB, the most that is read.");
    }
  }
}

Outcome write_file(const std::string& path, std::string_view bytes, IfExists if_exists, Readers readers) {
  if (path == "-") {
    if (!write_all(STDOUT_FILENO, bytes)) return cannot("write", "standard output", errno);
    return Success{};
  }
  struct stat target{};
  const bool exists = ::stat(path.c_str(), &target) == 0;
  // A device or a pipe has no old content to keep, and must not be replaced by a file.
  if (exists && !S_ISREG(target.st_mode) && !S_ISDIR(target.st_mode)) return write_through(path, bytes);
  MUSTER_TRY(file, NewFile::begin(path, readers));
  MUSTER_CHECK(file.write(bytes));
  return file.finish(if_exists);
}

}  // namespace muster
