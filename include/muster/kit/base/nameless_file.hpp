#pragma once
// A file for a library that writes files by name.

#include <string>

namespace muster {

/// A file without a name, so that nobody else can reach it and nothing of it stays when the process is killed.
class NamelessFile {
 public:
  /// On the disk for temporary files, or in memory where its file system has none such.
  NamelessFile();
  NamelessFile(const NamelessFile&) = delete;
  NamelessFile& operator=(const NamelessFile&) = delete;
  ~NamelessFile();
  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  /// By which this process, and no other, can open it.
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_ = -1;
};

}  // namespace muster
