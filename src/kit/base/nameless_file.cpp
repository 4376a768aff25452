// Linux's own way to such files.
#include <muster/kit/base/nameless_file.hpp>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>

namespace muster {

NamelessFile::NamelessFile() {
  std::error_code error;
  const auto folder = std::filesystem::temp_directory_path(error);
  if (!error) descriptor_ = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  // Not every file system has them; memory has.
  if (descriptor_ < 0) descriptor_ = ::memfd_create("muster", MFD_CLOEXEC);
}

NamelessFile::~NamelessFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace muster
