#pragma once
// A file that is being written. It has no name, or a hidden one, until it is whole and on disk; of a process that is
// killed meanwhile nothing stays, or what stays is removed by the next that writes into that folder.

#include <muster/kit/base/result.hpp>

#include <string>
#include <string_view>

namespace muster {

enum class IfExists {
  keep,    ///< a file that stands there already is an Error
  replace  ///< it is replaced; whether it may be is for the caller to ask first
};

enum class Readers {
  owner,  ///< for what holds people
  others  ///< everybody may read it, as far as the umask allows
};

/// "There is FILE already ...": what is said wherever something must not be replaced unasked.
[[nodiscard]] Error already_there(const std::string& path);

class NewFile {
 public:
  /// Begins what shall stand at `path`, in the same folder. A symbolic link stays one; the file behind it is meant.
  [[nodiscard]] static Result<NewFile> begin(const std::string& path, Readers readers);
  /// The same, with a name from the beginning, for what is written by another library.
  [[nodiscard]] static Result<NewFile> begin_named(const std::string& path, Readers readers);

  NewFile(NewFile&& other) noexcept;
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  /// Removes it, where it was not finished.
  ~NewFile();

  /// Its hidden name; empty where it has none.
  [[nodiscard]] const std::string& hidden_name() const { return hidden_; }
  [[nodiscard]] Outcome write(std::string_view bytes);
  /// Once it is on disk it gets its name. Where something stands there and is to be kept, kind conflict.
  [[nodiscard]] Outcome finish(IfExists if_exists);

 private:
  NewFile(std::string path, std::string place, std::string hidden, int descriptor);

  std::string path_;   // as it was asked for
  std::string place_;  // behind symbolic links
  std::string hidden_;
  int descriptor_;
};

}  // namespace muster
