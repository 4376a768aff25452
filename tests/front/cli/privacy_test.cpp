// Privacy at the command line: periods, finding, handing out and erasing people, and a restore that remembers.
#include "support/catch.hpp"

#include "front/cli/terminal.hpp"

namespace muster::test {
namespace {

const std::string list =
    "First name,Surname,Organisation,Dietary "
    "requirements\nZephyrina,Quillfeather,Camden,Seeds\nOtto,Otherwise,Hackney,None\n";

struct Desk : Terminal {
  Desk() {
    REQUIRE(type({"init"}).status == 0);
    REQUIRE(type({"event", "add", "spring", "--title", "Spring", "--date", "2022-03-01"}).status == 0);
    REQUIRE(type({"import", "delegates", "spring", write("list.csv", list), "--apply"}).status == 0);
  }
  [[nodiscard]] std::string id() const { return type({"person", "find", "quill"}).out.substr(0, 26); }
};

}  // namespace

TEST_CASE("periods are shown and set, and the first run deletes nothing unless confirmed") {
  const Desk desk;
  CHECK(holds(desk.type({"privacy", "report"}).out,
              "needs: Access and dietary needs, 14 days after the event; next: 1 on 2022-03-16"));
  CHECK(desk.type({"privacy", "keep", "needs", "7"}).status == 0);
  CHECK(holds(desk.type({"privacy", "report"}).out, "7 days"));
  CHECK(desk.type({"privacy", "keep", "needs", "soon"}).status == 2);
  CHECK(desk.type({"privacy", "keep", "need", "7"}).status == 1);
  CHECK(desk.type({"privacy", "keep", "names", "kept"}).status == 0);
  CHECK(holds(desk.type({"privacy", "run"}).out, "deletes nothing"));
  CHECK(holds(desk.type({"privacy", "run", "--confirm"}).out, "1 delegate’s needs"));
  CHECK(holds(desk.type({"privacy", "report"}).out, "command line"));
}

TEST_CASE("every kind is reported with its period") {
  const Desk desk;
  const auto report = desk.type({"privacy", "report"}).out;
  for (const auto* line : {"sign-in-links: Links to sign in, 10 minutes after they were asked for",
                           "sessions: Sessions of those who sign in, 12 hours after signing in",
                           "known-browsers: Browsers that signed in before, 180 days",
                           "access-tokens:", "mail: Mail in the outbox, and addresses that bounced, 30 days",
                           "audit: Traces of changes, 2 years"}) {
    INFO(report);
    CHECK(holds(report, line));
  }
}

TEST_CASE("whoever signs in is handed out and erased by address, but not the only owner") {
  const Desk desk;
  REQUIRE(desk.type({"account", "add", "lead@example.org", "--role", "lead"}).status == 0);
  REQUIRE(desk.type({"person", "export", "lead@example.org", "--output", desk.path("lead.json")}).status == 0);
  CHECK(holds(desk.read("lead.json"), "\"role\": \"lead\""));
  CHECK(holds(desk.type({"person", "erase", "Lead@example.org"}).out, "Their account is gone"));
  CHECK_FALSE(holds(desk.read("test.db"), "lead@example.org"));
  CHECK(desk.type({"person", "erase", "lead@example.org"}).status == 1);
  const auto refused = desk.type({"person", "erase", "owner@localhost"});
  CHECK(refused.status == 1);
  CHECK(holds(refused.err, "only owner"));
}

TEST_CASE("the caterer's export counts") {
  const Desk desk;
  REQUIRE(desk.type({"export", "spring", "needs-counts", "--output", desk.path("needs.csv")}).status == 0);
  CHECK(desk.read("needs.csv") == "\xEF\xBB\xBFKind,Need,People\r\nDietary,Seeds,1\r\n");
}

TEST_CASE("a person is found, handed out, erased, and stays erased when an older backup is restored") {
  const Desk desk;
  const auto id = desk.id();
  REQUIRE(id.size() == 26);
  CHECK(desk.type({"person", "find", "nobody"}).status == 1);
  REQUIRE(desk.type({"person", "export", id, "--output", desk.path("person.json")}).status == 0);
  CHECK(holds(desk.read("person.json"), "Quillfeather"));
  REQUIRE(desk.type({"person", "export", id, "--output", desk.path("person.html")}).status == 0);
  CHECK(holds(desk.read("person.html"), "Seeds"));
  CHECK(desk.type({"person", "export", "nobody", "--output", desk.path("nobody.json")}).status == 1);
  REQUIRE(desk.type({"backup", desk.path("old.db")}).status == 0);
  REQUIRE(desk.type({"person", "erase", id}).status == 0);
  CHECK_FALSE(holds(desk.read("test.db"), "Quillfeather"));
  CHECK(desk.type({"person", "erase", id}).status == 1);
  const auto restored = desk.type({"restore", desk.path("old.db")});
  CHECK(restored.status == 0);
  CHECK(holds(restored.out, "1 person who was erased is erased again"));
  for (const auto* file : {"test.db", "test.db-wal", "test.db.before-restore", "test.db.erased"}) {
    CHECK_FALSE(holds(desk.read(file), "Quillfeather"));
  }
  CHECK(desk.type({"person", "find", "quill"}).status == 1);
  CHECK(holds(desk.type({"summary", "spring"}).out, "2"));
}

}  // namespace muster::test
