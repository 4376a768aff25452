// Whatever goes wrong: one clear sentence, the exit status of its kind, and nothing half-done.
#include "support/catch.hpp"
#include "terminal.hpp"

#include <muster/platform/store/database.hpp>

#include <cstdlib>
#include <future>
#include <thread>

using muster::test::holds;
using muster::test::Terminal;

TEST_CASE("Wrong usage is status 2") {
  const Terminal terminal;
  CHECK(terminal.type({"sumary"}).status == 2);
  CHECK(terminal.type({}).status == 2);
  CHECK(terminal.type({"export", "summit", "everything", "--output", "x.csv"}).status == 2);
  CHECK(terminal.type({"report", "summit"}).status == 2);
  CHECK(terminal.type({"--help"}).status == 0);
}

TEST_CASE("A command that does not exist is named, with the nearest or with all there are") {
  const Terminal terminal;
  CHECK(terminal.type({"sumary"}).err == "muster: There is no command \"sumary\"; did you mean \"summary\"?\n");
  const auto inside = terminal.type({"import", "frobs", "summit", "list.csv"});
  CHECK(inside.status == 2);
  CHECK(inside.err ==
        "muster: There is no command \"import frobs\". There are: delegates, responses, notes, attendance, undo.\n");
  CHECK(holds(terminal.type({"report", "summit", "more"}).err, "--output is required"));
}

TEST_CASE("A missing database names the command that makes one") {
  const Terminal terminal;
  const auto said = terminal.type({"event", "list"});
  CHECK(said.status == 1);
  CHECK(said.err == "muster: There is no database " + terminal.database() +
                        ". Make one with `muster init`, or name another with --database.\n");
}

TEST_CASE("A file that is no database is refused and left alone") {
  const Terminal terminal;
  terminal.write("test.db", std::string(4096, 'x'));
  const auto said = terminal.type({"event", "list"});
  CHECK(said.status == 3);
  CHECK(holds(said.err, "is damaged or is not a Muster database"));
  CHECK(terminal.read("test.db") == std::string(4096, 'x'));
}

TEST_CASE("Mistakes in names suggest the nearest") {
  const Terminal terminal;
  REQUIRE(terminal.type({"demo"}).status == 0);
  const auto event = terminal.type({"summary", "london-send-sumit-2022"});
  CHECK(event.status == 1);
  CHECK(event.err ==
        "muster: There is no event \"london-send-sumit-2022\"; did you mean \"london-send-summit-2022\"? "
        "`muster event list` shows all events, `muster survey list` all surveys.\n");
  const auto definition = terminal.type(
      {"report", "london-send-summit-2022", "--definition", "post-evnt", "--output", terminal.path("r.html")});
  CHECK(definition.status == 1);
  CHECK(holds(definition.err, "did you mean \"post-event\"?"));
  const auto region =
      terminal.type({"event", "add", "forum", "--title", "F", "--date", "2026-11-05", "--region", "londn"});
  CHECK(region.status == 1);
  CHECK(holds(region.err, "did you mean \"london\"?"));
  CHECK(terminal.type({"event", "add", "forum", "--title", "F", "--date", "2026-02-30"}).status == 1);
  CHECK(terminal.type({"event", "add", "Forum!", "--title", "F", "--date", "2026-02-20"}).status == 1);
}

TEST_CASE("A missing file is named, and so is an example that is there already") {
  const Terminal terminal;
  REQUIRE(terminal.type({"demo"}).status == 0);
  const auto again = terminal.type({"demo"});
  CHECK(again.status == 1);
  CHECK(holds(again.err, "The example summit is in " + terminal.database() + " already. Nothing was changed"));
  const auto said = terminal.type({"import", "delegates", "london-send-summit-2022", terminal.path("nowhere.csv")});
  CHECK(said.status == 1);
  CHECK(holds(said.err, "Cannot read " + terminal.path("nowhere.csv")));
}

TEST_CASE("An unknown organisation stops --apply, and a decisions file settles it") {
  const Terminal terminal;
  REQUIRE(terminal.type({"init"}).status == 0);
  REQUIRE(terminal.type({"event", "add", "forum", "--title", "Forum", "--date", "2026-11-05"}).status == 0);
  const auto file =
      terminal.write("list.csv", "First name,Surname,Organisation\nAda,Quill,Barnett\nBea,Rowan,Camden\n");
  const auto stopped = terminal.type({"import", "delegates", "forum", file, "--apply"});
  CHECK(stopped.status == 1);
  CHECK(holds(stopped.err, "muster: 1 row must be decided or mended before " + file + " can be imported."));
  CHECK(holds(stopped.err, file + ":2: nobody knows the organisation \"Barnett\""));
  CHECK(holds(stopped.err, "did you mean \"Barnet\""));
  CHECK(holds(terminal.type({"summary", "forum"}).out, "0 registered delegates"));
  const auto slip = terminal.write("slip.csv", "typed,means\nBarnett,Barnnet\n");
  CHECK(holds(terminal.type({"import", "delegates", "forum", file, "--decisions", slip}).err,
              slip + ":2: nobody knows the organisation \"Barnnet\""));
  const auto left = terminal.type({"import", "delegates", "forum", file, "--apply", "--leave-out", "refused"});
  CHECK(left.status == 1);  // its row is undecided
  CHECK(terminal.type({"import", "delegates", "forum", file, "--apply", "--leave-out", "all"}).status == 2);
  const auto decisions = terminal.write("decisions.csv", "typed,means\nBarnett,Barnet\n");
  const auto applied = terminal.type({"import", "delegates", "forum", file, "--apply", "--decisions", decisions});
  INFO(applied.err);
  CHECK(applied.status == 0);
  CHECK(holds(terminal.type({"summary", "forum"}).out, "2 registered delegates"));
}

TEST_CASE("Rows undecided or refused stay out where that is asked for, and the others come in") {
  const Terminal terminal;
  REQUIRE(terminal.type({"init"}).status == 0);
  REQUIRE(terminal.type({"event", "add", "forum", "--title", "Forum", "--date", "2026-11-05"}).status == 0);
  const auto file = terminal.write(
      "list.csv", "First name,Surname,Organisation\nAda,Quill,Barnett\nBea,Rowan,Camden\n,,Camden\nCy,Sage,Brent\n");
  const auto undecided = terminal.type({"import", "delegates", "forum", file, "--apply", "--leave-out", "undecided"});
  CHECK(undecided.status == 1);
  CHECK(holds(undecided.err, file + ":4: there is no name"));
  const auto both = terminal.type(
      {"import", "delegates", "forum", file, "--apply", "--leave-out", "undecided", "--leave-out", "refused"});
  INFO(both.err);
  CHECK(both.status == 0);
  CHECK(holds(both.out, "2 rows left out."));
  CHECK(holds(terminal.type({"summary", "forum"}).out, "2 registered delegates"));
}

TEST_CASE("A broken CSV names its line, and nothing is imported") {
  const Terminal terminal;
  REQUIRE(terminal.type({"init"}).status == 0);
  REQUIRE(terminal.type({"event", "add", "forum", "--title", "Forum", "--date", "2026-11-05"}).status == 0);
  const auto open_quote = terminal.write("list.csv", "First name,Surname,Organisation\nAda,\"Quill,Camden\n");
  const auto said = terminal.type({"import", "delegates", "forum", open_quote, "--apply"});
  CHECK(said.status == 1);
  CHECK(holds(said.err, "list.csv, row 2: the quotation mark that opens in column B never closes."));
  const auto headless = terminal.write("headless.csv", "Colour,Size\nred,7\n");
  CHECK(terminal.type({"import", "delegates", "forum", headless}).status == 1);
}

TEST_CASE("Errors of a form are shown with line, column and caret") {
  const Terminal terminal;
  const auto file = terminal.write(
      "bad.form", "form bad \"Bad\"\n\npage \"One\"\n  q \"How was it?\" pik one\n    ( ) a \"A\"\n    ( ) b \"B\"\n");
  const auto said = terminal.type({"form", "check", file});
  CHECK(said.status == 1);
  CHECK(holds(said.err, "bad.form:4:"));
  CHECK(holds(said.err, "^"));
  const auto good = terminal.type({"form", "check", "london-send-summit-2022", "event-evaluation"});
  CHECK(good.status == 0);
  const auto printed = terminal.type({"form", "print", "london-send-summit-2022"});
  REQUIRE(printed.status == 0);
  const auto again = terminal.type({"form", "print", terminal.write("again.form", printed.out)});
  CHECK(again.out == printed.out);
}

TEST_CASE("A wrong report definition names its place and writes no file") {
  const Terminal terminal;
  REQUIRE(terminal.type({"demo"}).status == 0);
  const auto file = terminal.write("wrong.report", "We had {respnses} answers.\n");
  const auto said =
      terminal.type({"report", "london-send-summit-2022", "--definition", file, "--output", terminal.path("r.html")});
  CHECK(said.status == 1);
  CHECK(holds(said.err, "wrong.report:1:"));
  CHECK(holds(said.err, "responses"));
  CHECK_FALSE(std::filesystem::exists(terminal.path("r.html")));
}

TEST_CASE("A database locked by another program is status 3 after the wait") {
  const Terminal terminal;
  REQUIRE(terminal.type({"init"}).status == 0);
  auto other = muster::store::Database::open(terminal.database(), muster::store::Database::Mode::must_exist,
                                             std::chrono::seconds(1));
  REQUIRE(other.ok());
  std::promise<void> locked;
  std::promise<void> go_on;
  std::thread holder([&] {
    const auto held = (*other)->write([&](muster::store::Session&) -> muster::Outcome {
      locked.set_value();
      go_on.get_future().wait();
      return muster::Success{};
    });
    CHECK(held.ok());
  });
  locked.get_future().wait();
  const auto said = terminal.type({"--wait", "0", "event", "add", "forum", "--title", "F", "--date", "2026-11-05"});
  go_on.set_value();
  holder.join();
  CHECK(said.status == 3);
  CHECK(holds(said.err, "Another program is writing to"));
  CHECK(terminal.type({"event", "add", "forum", "--title", "F", "--date", "2026-11-05"}).status == 0);
}

TEST_CASE("A full disk is status 3 and leaves the database whole") {
  const Terminal terminal;
  const auto disk = terminal.path("disk");
  std::filesystem::create_directory(disk);
  if (std::system(("mount -t tmpfs -o size=6m tmpfs " + disk + " 2>/dev/null").c_str()) != 0) {
    WARN("no right to mount a small disk here: not tested");
    return;
  }
  std::string list = "First name,Surname,Organisation\n";
  for (int at = 0; at < 20000; ++at) list += "Ada" + std::to_string(at) + ",Quill" + std::to_string(at) + ",Camden\n";
  const auto file = terminal.write("list.csv", list);
  const auto on_disk = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--database", disk + "/small.db"});
    std::ostringstream out;
    std::ostringstream err;
    const int status = muster::cli::run(arguments, out, err);
    return muster::test::CommandOutput{status, out.str(), err.str()};
  };
  const auto made = on_disk({"init"});
  const auto added = on_disk({"event", "add", "forum", "--title", "F", "--date", "2026-11-05"});
  const auto full = on_disk({"import", "delegates", "forum", file, "--apply"});
  const auto after = on_disk({"summary", "forum"});
  CHECK(std::system(("umount " + disk).c_str()) == 0);
  INFO(made.err << added.err);
  REQUIRE(added.status == 0);
  CHECK(full.status == 3);
  CHECK(holds(full.err, "is full. Nothing was changed"));
  CHECK(holds(after.out, "0 registered delegates"));
}

TEST_CASE("Output that cannot be written is status 3") {
  const Terminal terminal;
  REQUIRE(terminal.type({"demo"}).status == 0);
  const auto said = terminal.type({"report", "london-send-summit-2022", "--format", "html", "--output", "/dev/full"});
  CHECK(said.status == 3);
}

TEST_CASE("The site refuses any address but this machine's") {
  const Terminal terminal;
  REQUIRE(terminal.type({"init"}).status == 0);
  const auto said = terminal.type({"serve", "--listen", "0.0.0.0:8099"});
  CHECK(said.status != 0);
  CHECK_FALSE(said.err.empty());
}

TEST_CASE("Facing the network asks for TLS or a proxy that speaks it") {
  const Terminal terminal;
  REQUIRE(terminal.type({"init"}).status == 0);
  const auto said =
      terminal.type({"serve", "--listen", "0.0.0.0:8099", "--open-to-network", "--host", "muster.example.org"});
  CHECK(said.status == 2);
  CHECK(holds(said.err, "--tls-certificate"));
}
