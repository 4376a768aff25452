// A file is written whole or not at all, and what is in the way is named.
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/id.hpp>

#include <filesystem>

#include "support/catch.hpp"

namespace muster {
namespace {

/// An empty folder that goes with its test.
class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / ("muster-file-" + new_id())) {
    std::filesystem::create_directory(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }

  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }
  [[nodiscard]] std::ptrdiff_t entries() const {
    return std::distance(std::filesystem::directory_iterator(path_), std::filesystem::directory_iterator());
  }

 private:
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("bytes come back as they went in") {
  const Folder folder;
  const std::string bytes("a\0b\r\n\xFF", 6);
  REQUIRE(write_file(folder.file("x"), bytes).ok());
  CHECK(read_file(folder.file("x")).value() == bytes);
  REQUIRE(write_file(folder.file("x"), "").ok());
  CHECK(read_file(folder.file("x")).value().empty());
  CHECK(folder.entries() == 1);
}

TEST_CASE("a write that fails leaves the old file and nothing beside it") {
  const Folder folder;
  std::filesystem::create_directory(folder.file("taken"));
  REQUIRE(write_file(folder.file("taken/old"), "old").ok());
  const auto refused = write_file(folder.file("taken"), "new");
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message.find(folder.file("taken")) != std::string::npos);
  CHECK(read_file(folder.file("taken/old")).value() == "old");
  CHECK(folder.entries() == 1);
}

TEST_CASE("a folder that is missing is named with the file") {
  const Folder folder;
  const auto refused = write_file(folder.file("missing/x"), "new");
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().kind == ErrorKind::not_found);
  CHECK(refused.error().message.find(folder.file("missing/x")) != std::string::npos);
}

TEST_CASE("a full disk is the machine's error and is said") {
  if (!std::filesystem::exists("/dev/full")) return;
  const auto refused = write_file("/dev/full", "bytes");
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().kind == ErrorKind::unavailable);
}

TEST_CASE("a device is written through and stays a device") {
  REQUIRE(write_file("/dev/null", "bytes").ok());
  CHECK(std::filesystem::is_character_file("/dev/null"));
}

TEST_CASE("a symbolic link stays one and its file is replaced") {
  const Folder folder;
  REQUIRE(write_file(folder.file("real"), "old").ok());
  std::filesystem::create_symlink("real", folder.file("link"));
  REQUIRE(write_file(folder.file("link"), "new").ok());
  CHECK(std::filesystem::is_symlink(folder.file("link")));
  CHECK(read_file(folder.file("real")).value() == "new");
}

TEST_CASE("a file that is missing, a folder, or too large is not read") {
  const Folder folder;
  CHECK(read_file(folder.file("x")).error().kind == ErrorKind::not_found);
  CHECK(read_file(folder.file("")).error().kind == ErrorKind::not_found);
  REQUIRE(write_file(folder.file("x"), "12345").ok());
  CHECK(read_file(folder.file("x"), 5).ok());
  CHECK(read_file(folder.file("x"), 4).error().kind == ErrorKind::bad_input);
}

}  // namespace muster
