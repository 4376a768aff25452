// Every command that writes a file: what stands there stays, unless --replace is said and it is an earlier backup or
// document.
#include "support/catch.hpp"
#include "support/source_dir.hpp"
#include "terminal.hpp"

#include <muster/kit/base/file.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <map>

namespace fs = std::filesystem;

using muster::test::holds;
using muster::test::Terminal;

namespace {

const std::string summit = "london-send-summit-2022";

/// A command that writes a file of some kind.
struct Writer {
  std::string name;
  std::vector<std::string> before;  ///< the arguments before the file's name
  std::string ending;
  bool holds_people = true;
};

class Desk : public Terminal {
 public:
  Desk() {
    REQUIRE(type({"demo"}).status == 0);
    person_ = type({"person", "find", "Beatriz"}).out.substr(0, 26);
    write("answers.txt", "a good day\nuseful\n");
  }

  [[nodiscard]] std::vector<Writer> writers() const {
    return {{"backup", {"backup"}, ".db"},
            {"report", {"report", summit, "--output"}, ".html"},
            {"report docx", {"report", summit, "--output"}, ".docx"},
            {"export delegates", {"export", summit, "delegates", "--output"}, ".csv"},
            {"export responses", {"export", summit, "responses", "--output"}, ".xlsx"},
            {"export notes", {"export", summit, "notes", "--output"}, ".csv"},
            {"person export", {"person", "export", person_, "--output"}, ".json"},
            {"form print", {"form", "print", "event-evaluation", "--format", "pdf", "--output"}, ".pdf", false},
            {"words", {"words", path("answers.txt"), "--svg"}, ".svg", false}};
  }

  [[nodiscard]] muster::test::CommandOutput run(const Writer& writer, const std::string& file, bool replace) const {
    auto arguments = writer.before;
    arguments.push_back(file);
    if (replace) arguments.emplace_back("--replace");
    return type(arguments);
  }

  [[nodiscard]] bool has_parts() const {
    for (const auto& each : fs::directory_iterator(fs::path(database()).parent_path()))
      if (each.path().filename().string().starts_with(".muster-")) return true;
    return false;
  }

 private:
  std::string person_;
};

}  // namespace

TEST_CASE("no command replaces a file unasked, and each replaces its own earlier one where that is said") {
  const Desk desk;
  for (const auto& writer : desk.writers()) {
    INFO(writer.name);
    const auto name = "made" + std::to_string(&writer - desk.writers().data()) + writer.name + writer.ending;
    const auto file = desk.path(name);
    const auto made = desk.run(writer, file, false);
    INFO(made.err);
    REQUIRE(made.status == 0);
    struct stat state{};
    REQUIRE(stat(file.c_str(), &state) == 0);
    CHECK((state.st_mode & 0077U) == (writer.holds_people ? 0U : (0077U & 0644U & ~[] {
            const auto mask = umask(0);
            umask(mask);
            return mask;
          }())));
    const auto before = desk.read(name);
    const auto refused = desk.run(writer, file, false);
    CHECK(refused.status == 1);
    CHECK(holds(refused.err, "There is " + file + " already"));
    CHECK(holds(refused.err, "--replace"));
    CHECK(desk.read(name) == before);
    const auto inode = state.st_ino;
    const auto replaced = desk.run(writer, file, true);
    INFO(replaced.err);
    CHECK(replaced.status == 0);
    REQUIRE(stat(file.c_str(), &state) == 0);
    CHECK(state.st_ino != inode);
  }
  CHECK_FALSE(desk.has_parts());
}

TEST_CASE("with --replace too, databases, their files, logs, folders and what another program holds stay") {
  const Desk desk;
  const Terminal elsewhere;
  REQUIRE(elsewhere.type({"init"}).status == 0);
  desk.write("server.log", "anything");
  desk.write("kept", "time=2026-03-02T09:14:07Z event=request\n");
  desk.write("test.db-jobs", "");
  desk.write("test.db.erased", "# list\n");
  desk.write("picture.png", std::string("\x89PNG\r\n\x1A\n\0", 9));
  desk.write("held.csv", "Name");
  fs::create_directory(desk.path("folder"));
  fs::create_symlink(elsewhere.database(), desk.path("link.csv"));
  const std::vector<std::string> files{desk.database(),          elsewhere.database(),      desk.path("server.log"),
                                       desk.path("kept"),        desk.path("test.db-jobs"), desk.path("test.db.erased"),
                                       desk.path("picture.png"), desk.path("held.csv"),     desk.path("folder"),
                                       desk.path("link.csv")};
  const int held = open(desk.path("held.csv").c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  REQUIRE(held >= 0);
  std::map<std::string, std::string> before;
  for (const auto& file : files)
    if (fs::is_regular_file(file)) before[file] = *muster::read_file(file);
  for (const auto& writer : desk.writers()) {
    for (const auto& file : files) {
      INFO(writer.name << " onto " << file);
      const auto refused = desk.run(writer, file, true);
      CHECK(refused.status == 1);
      CHECK(holds(refused.err, "muster: "));
      CHECK(refused.out.empty());
      if (before.contains(file)) CHECK(*muster::read_file(file) == before[file]);
    }
  }
  close(held);
  CHECK(elsewhere.type({"event", "list"}).status == 0);
  CHECK(desk.type({"summary", summit}).status == 0);
}

TEST_CASE("a document is no backup and a backup no document: neither takes the other's place") {
  const Desk desk;
  REQUIRE(desk.type({"backup", desk.path("kept.db")}).status == 0);
  REQUIRE(desk.type({"export", summit, "delegates", "--output", desk.path("list.csv")}).status == 0);
  CHECK(desk.type({"backup", desk.path("list.csv"), "--replace"}).status == 1);
  CHECK(desk.type({"export", summit, "delegates", "--output", desk.path("kept.db"), "--format", "csv", "--replace"})
            .status == 1);
  CHECK(desk.type({"export", summit, "delegates", "--output", desk.path("list.csv"), "--format", "xlsx", "--replace"})
            .status == 1);
  CHECK(desk.type({"restore", desk.path("kept.db")}).status == 0);
}

TEST_CASE("a backup that somebody worked in is no backup any more") {
  const Desk desk;
  REQUIRE(desk.type({"backup", desk.path("kept.db")}).status == 0);
  REQUIRE(desk.type({"backup", desk.path("kept.db"), "--replace"}).status == 0);
  std::ostringstream out;
  std::ostringstream err;
  REQUIRE(muster::cli::run(
              {"--database", desk.path("kept.db"), "event", "add", "later", "--title", "Later", "--date", "2027-01-01"},
              out, err) == 0);
  const auto refused = desk.type({"backup", desk.path("kept.db"), "--replace"});
  CHECK(refused.status == 1);
  CHECK(holds(refused.err, "is a database that Muster has worked in, not a backup"));
}

TEST_CASE("a file is refused before the work, not after it") {
  const Desk desk;
  desk.write("old.html", "<p>old</p>");
  // The event is not there: had the command begun, that would be what it says.
  const auto refused = desk.type({"report", "no-such-event", "--output", desk.path("old.html")});
  CHECK(refused.status == 1);
  CHECK(holds(refused.err, "already"));
}

TEST_CASE("commands write files in one way") {
  for (const auto& each : fs::directory_iterator(muster::test::source_dir() + "/src/front/cli")) {
    const auto name = each.path().filename().string();
    if (name.starts_with("output_file.")) continue;
    INFO(name);
    const auto text = *muster::read_file(each.path().string());
    for (const auto* other : {"write_file(", "ofstream", "fopen(", "NewFile"}) CHECK_FALSE(holds(text, other));
  }
}
