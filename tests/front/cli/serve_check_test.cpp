// `muster serve --check`: everything that is wrong with the settings at once, and nothing is served or changed.
#include "support/catch.hpp"
#include "terminal.hpp"

#include <algorithm>

using muster::test::holds;
using muster::test::Terminal;

TEST_CASE("Settings that fit are told with where they came from, and status 0") {
  const Terminal terminal;
  REQUIRE(terminal.type({"init"}).status == 0);
  const auto file = terminal.write("muster.properties", "listen = 127.0.0.1:0\nhost = muster.example.org\n");
  const auto said = terminal.type({"serve", "--check", "--config", file, "--requests-per-second", "50"});
  CHECK(said.err.empty());
  CHECK(said.status == 0);
  CHECK(holds(said.out, "listen = 127.0.0.1:0  (" + file + ")"));
  CHECK(holds(said.out, "requests-per-second = 50  (--requests-per-second)"));
  CHECK(holds(said.out, "Nothing is wrong with these settings."));
}

TEST_CASE("Every error is told, not only the first") {
  const Terminal terminal;
  const auto certificate = terminal.write("chain.pem", "no certificate");
  const auto file = terminal.write("muster.properties",
                                   "listen = 0.0.0.0:99999\n"
                                   "host = not a name\n"
                                   "tls-certificate = " +
                                       certificate +
                                       "\n"
                                       "tls-key = " +
                                       terminal.path("nowhere.pem") +
                                       "\n"
                                       "trusted-proxy = everybody\n"
                                       "public-address = muster.example.org\n"
                                       "mail-server = smtp://localhost:1\n"
                                       "mail-from = Network <muster@example.org>\n"
                                       "hots = muster.example.org\n");
  const auto said = terminal.type({"serve", "--check", "--config", file});
  INFO(said.err);
  CHECK(said.status == 1);
  CHECK(holds(said.err, "line 9: there is no setting \"hots\"; did you mean \"host\"?"));
  CHECK(holds(said.err, "99999"));
  CHECK(holds(said.err, "PEM"));
  CHECK(holds(said.err, "everybody"));
  CHECK(holds(said.err, "\"muster.example.org\" is no public address"));
  CHECK(holds(said.err, "The mail server localhost:1 cannot be reached."));
  CHECK(holds(said.err, "There is no database " + terminal.database()));
  CHECK_FALSE(std::filesystem::exists(terminal.database()));
}

TEST_CASE("A folder that cannot be written to is found before anybody's answer is") {
  if (geteuid() == 0) return;  // root may write everywhere
  const Terminal terminal;
  REQUIRE(terminal.type({"init"}).status == 0);
  const auto folder = std::filesystem::path(terminal.database()).parent_path();
  std::filesystem::permissions(folder, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  const auto said = terminal.type({"serve", "--check", "--config", "/dev/null", "--listen", "127.0.0.1:0"});
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
  CHECK(said.status == 1);
  CHECK(holds(said.err, "may not write into the folder"));
}

TEST_CASE("A command with a setting nobody knows serves nothing") {
  const Terminal terminal;
  REQUIRE(terminal.type({"init"}).status == 0);
  const auto file = terminal.write("muster.properties", "lisen = 127.0.0.1:0\n");
  const auto said = terminal.type({"serve", "--config", file});
  CHECK(said.status == 2);
  CHECK(holds(said.err, "did you mean \"listen\"?"));
}
