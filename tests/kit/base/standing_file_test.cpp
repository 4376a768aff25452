// Of what stands where a document is to be written, only an earlier document goes.
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/standing_file.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace muster {
namespace {

using test::TemporaryFolder;

struct Open {
  Open(const std::string& file, int flags) : number(::open(file.c_str(), flags | O_CLOEXEC)) { REQUIRE(number >= 0); }
  Open(const Open&) = delete;
  Open& operator=(const Open&) = delete;
  ~Open() { ::close(number); }
  int number;
};

std::string put(const TemporaryFolder& folder, const std::string& name, const std::string& bytes) {
  std::ofstream(folder.file(name), std::ios::binary) << bytes;
  return folder.file(name);
}

/// Why it stays; empty where it may go.
std::string why(const std::string& file) {
  const auto asked = may_replace_document(file);
  if (asked.ok()) return {};
  CHECK(asked.error().kind == ErrorKind::conflict);
  CHECK(asked.error().message.starts_with(file));
  return asked.error().message;
}

bool says(const std::string& message, const std::string& words) { return message.find(words) != std::string::npos; }

const std::string database_bytes = std::string("SQLite format 3\0", 16) + std::string(100, '\x01');

}  // namespace

TEST_CASE("documents and empty files may go, and what is not there is in nobody's way") {
  const TemporaryFolder folder;
  CHECK(why(folder.file("new.csv")).empty());
  CHECK(why(put(folder, "old.csv", "\xEF\xBB\xBFName\r\nAnn\r\n")).empty());
  CHECK(why(put(folder, "old.html", "<!doctype html>")).empty());
  CHECK(why(put(folder, "old.docx", std::string("PK\x03\x04\x00\x01", 6))).empty());
  CHECK(why(put(folder, "empty", "")).empty());
  CHECK(why("/dev/null").empty());
}

TEST_CASE("a database, what belongs to one, a log, a picture, a folder and a broken link stay") {
  const TemporaryFolder folder;
  CHECK(says(why(put(folder, "m.db", database_bytes)), "is a database"));
  for (const auto* ending : {"-wal", "-shm", "-jobs", ".erased"}) {
    INFO(ending);
    CHECK(says(why(put(folder, std::string("m.db") + ending, "text")), "belongs to a database"));
  }
  CHECK(says(why(put(folder, "server.log", "anything")), "is a log"));
  CHECK(says(why(put(folder, "kept", "time=2026-03-02T09:14:07Z event=request id=k7pq2\n")), "is a log"));
  CHECK(says(why(put(folder, "picture.png", std::string("\x89PNG\r\n\x1A\n\0", 9))), "no document"));
  CHECK(says(why(folder.path().string()), "is a folder"));
  std::filesystem::create_symlink("nowhere", folder.file("link"));
  CHECK(says(why(folder.file("link")), "a link to a file that is not there"));
  std::filesystem::create_symlink("m.db", folder.file("list.csv"));
  CHECK(says(why(folder.file("list.csv")), "is a database"));
}

TEST_CASE("a document is replaced by one of its own kind") {
  const TemporaryFolder folder;
  const auto text = put(folder, "old.csv", "Name");
  CHECK(may_replace_document(text, "Name\r\nAnn").ok());
  const auto refused = may_replace_document(text, std::string("PK\x03\x04\x00", 5));
  REQUIRE_FALSE(refused.ok());
  CHECK(says(refused.error().message, "another kind"));
}

TEST_CASE("what another program writes to, or has locked, stays; what it only reads may go") {
  const TemporaryFolder folder;
  const auto file = put(folder, "list.csv", "Name");
  {
    const Open reading(file, O_RDONLY);
    CHECK(why(file).empty());
    REQUIRE(::flock(reading.number, LOCK_SH) == 0);
    CHECK(says(why(file), "in use by another program"));
  }
  {
    const Open writing(file, O_WRONLY | O_APPEND);
    CHECK(says(why(file), "in use by another program"));
  }
  {
    const Open reading(file, O_RDONLY);
    struct flock shared{};
    shared.l_type = F_RDLCK;
    shared.l_start = 0x40000002;  // where SQLite's readers hold theirs
    shared.l_len = 510;
    REQUIRE(::fcntl(reading.number, F_OFD_SETLK, &shared) == 0);
    CHECK(says(why(file), "in use by another program"));
  }
  CHECK(why(file).empty());
}

}  // namespace muster
