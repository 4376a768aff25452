// Settings from options, environment and file: which goes first, where each came from, and every error told.
#include "support/catch.hpp"

#include <muster/front/app/settings.hpp>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

using muster::app::Settings;
using muster::app::SettingSources;

namespace {

class File {
 public:
  explicit File(const std::string& text) {
    std::string pattern = (std::filesystem::temp_directory_path() / "muster-settings-XXXXXX").string();
    const int handle = mkstemp(pattern.data());
    if (handle >= 0) close(handle);
    path_ = pattern;
    std::ofstream(path_) << text;
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { std::filesystem::remove(path_); }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

Settings read(const std::map<std::string, std::string>& options, std::map<std::string, std::string> environment,
              const std::string& file) {
  SettingSources sources;
  sources.options = options;
  sources.environment = [environment = std::move(environment)](const std::string& name) -> std::optional<std::string> {
    const auto found = environment.find(name);
    return found == environment.end() ? std::nullopt : std::optional(found->second);
  };
  sources.file = file;
  sources.file_named = true;
  return Settings::read(sources);
}

}  // namespace

TEST_CASE("Options go before the environment, the environment before the file, the file before what is usual") {
  const File file("listen = 127.0.0.1:1\nhost = file.example.org\nmail-from = Network <n@example.org>\n");
  const auto settings =
      read({{"listen", "127.0.0.1:3"}},
           {{"MUSTER_LISTEN", "127.0.0.1:2"}, {"MUSTER_HOST", "a.example.org, b.example.org"}}, file.path());
  CHECK(settings.errors().empty());
  CHECK(settings.text("listen") == "127.0.0.1:3");
  CHECK(settings.value("listen").from == "--listen");
  CHECK(settings.list("host") == std::vector<std::string>{"a.example.org", "b.example.org"});
  CHECK(settings.value("host").from == "MUSTER_HOST");
  CHECK(settings.text("mail-from") == "Network <n@example.org>");
  CHECK(settings.value("mail-from").from == file.path());
  CHECK(settings.number("requests-per-second") == 500);
  CHECK(settings.value("requests-per-second").from == "default");
}

TEST_CASE("Every setting can stand in the file") {
  std::string text;
  for (const auto& setting : muster::app::setting_names())
    text += setting.name + " = " +
            (setting.kind == muster::app::SettingKind::number      ? "7"
             : setting.kind == muster::app::SettingKind::yes_or_no ? "yes"
                                                                   : "text") +
            "\n";
  const File file(text);
  const auto settings = read({}, {}, file.path());
  CHECK(settings.errors().empty());
  for (const auto& setting : muster::app::setting_names()) CHECK(settings.value(setting.name).from == file.path());
  CHECK(settings.yes("open-to-network"));
}

TEST_CASE("A name that nobody knows is told with its line and the nearest, and so is every other error") {
  const File file(
      "# settings\nlisten = 127.0.0.1:1\nmail-sever = smtp://localhost\nrequests-per-second = many\n"
      "open-to-network = perhaps\n");
  const auto settings = read({}, {{"MUSTER_CONNECTIONS_PER_ADDRESS", "-1"}}, file.path());
  REQUIRE(settings.errors().size() == 4);
  CHECK(settings.errors()[0] ==
        file.path() + ", line 3: there is no setting \"mail-sever\"; did you mean \"mail-server\"?");
  CHECK(settings.errors()[1] == file.path() + ", line 5, open-to-network: \"perhaps\" is neither yes nor no.");
  CHECK(settings.errors()[2] == "MUSTER_CONNECTIONS_PER_ADDRESS: \"-1\" is no whole number.");
  CHECK(settings.errors()[3] == file.path() + ", line 4, requests-per-second: \"many\" is no whole number.");
  CHECK_FALSE(settings.yes("open-to-network"));
}

TEST_CASE("A file that was named must be there; the usual one need not") {
  SettingSources sources;
  sources.file = "/nowhere/muster.properties";
  CHECK(Settings::read(sources).errors().empty());
  sources.file_named = true;
  CHECK(Settings::read(sources).errors() ==
        std::vector<std::string>{"The file /nowhere/muster.properties cannot be read."});
}

TEST_CASE("What is told of the settings holds no secret") {
  const File file("mail-password = geheim ${x} \nhost = muster.example.org\n");
  const auto settings =
      read({}, {{"MUSTER_DATABASE", "postgresql://muster:geheim@db.example.org/muster"}}, file.path());
  CHECK(settings.text("mail-password") == "geheim ${x}");
  CHECK(settings.told().find("geheim") == std::string::npos);
  CHECK(settings.told().find("  host = muster.example.org  (" + file.path() + ")\n") != std::string::npos);
  CHECK(settings.told().find("listen") == std::string::npos);
}
