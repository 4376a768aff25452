// A file that is being written: nothing of it stays when its process is killed, and nothing is replaced unasked.
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/new_file.hpp>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace muster {
namespace {

namespace fs = std::filesystem;
using test::TemporaryFolder;

std::ptrdiff_t files_in(const TemporaryFolder& folder) {
  return std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator());
}

/// As kill -9 does it: nothing of this process runs any more.
void die() { ::kill(::getpid(), SIGKILL); }

/// Runs `work` in a process of its own, in which it dies.
void killed_after(const std::function<void()>& work) {
  const auto child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    work();
    ::_exit(1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
}

mode_t mode_of(const std::string& file) {
  struct stat state{};
  REQUIRE(::stat(file.c_str(), &state) == 0);
  return state.st_mode & 0777U;
}

}  // namespace

TEST_CASE("of a file whose process was killed nothing stays") {
  const TemporaryFolder folder;
  killed_after([&] {
    auto file = NewFile::begin(folder.file("list.csv"), Readers::owner);
    if (file.ok() && file->write("Ann,").ok()) die();
  });
  CHECK(files_in(folder) == 0);
}

TEST_CASE("what a killed process left under a hidden name goes with the next file, and what is being written stays") {
  const TemporaryFolder folder;
  killed_after([&] {
    auto file = NewFile::begin_named(folder.file("backup.db"), Readers::owner);
    if (!file.ok()) ::_exit(1);
    std::ofstream(file->hidden_name() + "-journal") << "pages";
    if (file->write("half").ok()) die();
  });
  CHECK(files_in(folder) == 2);
  auto other = NewFile::begin_named(folder.file("other.db"), Readers::owner);
  REQUIRE(other.ok());
  CHECK(files_in(folder) == 1);
  REQUIRE(write_file(folder.file("list.csv"), "Ann").ok());
  CHECK(files_in(folder) == 2);
  REQUIRE(other->write("whole").ok());
  REQUIRE(other->finish(IfExists::keep).ok());
  CHECK(*read_file(folder.file("other.db")) == "whole");
  CHECK(files_in(folder) == 2);
}

TEST_CASE("a file that is not finished leaves nothing") {
  const TemporaryFolder folder;
  {
    auto nameless = NewFile::begin(folder.file("a"), Readers::owner);
    auto named = NewFile::begin_named(folder.file("b"), Readers::owner);
    REQUIRE((nameless.ok() && named.ok()));
    auto moved = std::move(*named);
    CHECK(moved.write("x").ok());
  }
  CHECK(files_in(folder) == 0);
}

TEST_CASE("what came meanwhile under the same name stays, and is said") {
  const TemporaryFolder folder;
  for (const bool named : {false, true}) {
    const auto place = folder.file(named ? "named" : "nameless");
    auto file = named ? NewFile::begin_named(place, Readers::owner) : NewFile::begin(place, Readers::owner);
    REQUIRE((file.ok() && file->write("new").ok()));
    std::ofstream(place) << "somebody's";
    const auto refused = file->finish(IfExists::keep);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ErrorKind::conflict);
    CHECK(refused.error().message.find("--replace") != std::string::npos);
    CHECK(*read_file(place) == "somebody's");
    REQUIRE(file->finish(IfExists::replace).ok());
    CHECK(*read_file(place) == "new");
  }
  CHECK(files_in(folder) == 2);
}

TEST_CASE("a file is its owner's alone, or as the umask has it, also where it replaces one that everybody could read") {
  const TemporaryFolder folder;
  const auto before = ::umask(022);
  CHECK(write_file(folder.file("mine"), "x").ok());
  CHECK(write_file(folder.file("open"), "x", IfExists::keep, Readers::others).ok());
  CHECK(write_file(folder.file("open too"), "x", IfExists::keep, Readers::others).ok());
  CHECK(write_file(folder.file("open too"), "people", IfExists::replace, Readers::owner).ok());
  ::umask(before);
  CHECK(mode_of(folder.file("mine")) == 0600);
  CHECK(mode_of(folder.file("open")) == 0644);
  CHECK(mode_of(folder.file("open too")) == 0600);
}

}  // namespace muster
