// A file of its own, never the database: closing any other descriptor of that would drop SQLite's own locks.
#include "file_hold.hpp"

#include <muster/kit/base/id.hpp>
#include <muster/platform/store/database.hpp>

#include <fcntl.h>
#include <unistd.h>
#include <cerrno>
#include <charconv>

namespace muster::store {
namespace {

struct Descriptor {
  explicit Descriptor(int opened) : number(opened) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(number); }
  int number;
};

}  // namespace

std::int64_t number_of_name(const std::string& name) {
  const auto digits = fingerprint(name).substr(0, 12);
  std::int64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
  return number;
}

std::shared_ptr<void> hold_beside(const std::string& file, const std::string& name) {
  const int number = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (number < 0) throw DatabaseError(DatabaseError::Kind::read_only, "cannot open the file of held jobs");
  auto held = std::make_shared<Descriptor>(number);
  struct flock lock = {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = number_of_name(name);
  lock.l_len = 1;
  // Open file description locks: they hold between threads too, and go with the process.
  if (fcntl(number, F_OFD_SETLK, &lock) != 0) {
    if (errno == EAGAIN || errno == EACCES) return nullptr;
    throw DatabaseError(DatabaseError::Kind::other, "cannot lock the file of held jobs");
  }
  return held;
}

}  // namespace muster::store
