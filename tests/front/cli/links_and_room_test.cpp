// Links of people's own, and the room, at the command line.
#include "support/catch.hpp"

#include "front/cli/terminal.hpp"

#include <algorithm>

namespace muster::test {
namespace {

struct OpenForm : Terminal {
  OpenForm() {
    REQUIRE(type({"init"}).status == 0);
    REQUIRE(type({"event", "add", "spring", "--title", "Spring", "--date", "2022-03-01", "--form", "event-evaluation"})
                .status == 0);
    const auto list = write(
        "list.csv", "First name,Surname,Organisation,E-mail\nAda,Bell,Camden,ada@mail.example\nCai,Dunn,Hackney,\n");
    REQUIRE(type({"import", "delegates", "spring", list, "--apply"}).status == 0);
    REQUIRE(type({"event", "open", "spring"}).status == 0);
  }
};

}  // namespace

TEST_CASE("a mail with links is shown first, and goes into the outbox where that is asked for") {
  const OpenForm desk;
  CHECK(holds(desk.type({"links", "show", "spring"}).out, "(anyone).\n0 links, "));
  CHECK(desk.type({"links", "who", "spring", "nobody"}).status == 1);
  CHECK(desk.type({"links", "who", "autumn", "delegates"}).status == 1);
  REQUIRE(desk.type({"links", "who", "spring", "delegates"}).status == 0);
  const auto words = desk.write("words.txt", "Please tell us how it was.\n");
  const auto seen = desk.type({"links", "send", "spring", "--subject", "How was it?", "--text", words});
  INFO(seen.err);
  CHECK(seen.status == 0);
  CHECK(seen.out.starts_with("How was it?\n\n"));
  CHECK(holds(seen.out, "Please tell us how it was."));
  CHECK(holds(seen.out, "1 mail; 1 person has no address\nNothing is sent yet."));
  CHECK(holds(desk.type({"links", "show", "spring", "--json"}).out, "\"links\": 0"));
  const auto sent = desk.type({"links", "send", "spring", "--send"});
  CHECK(sent.status == 0);
  CHECK(holds(sent.out, "They wait in the outbox"));
  CHECK_FALSE(holds(sent.out, "?link="));  // nobody's own link is printed
  CHECK(holds(seen.out, "the ones above are examples"));
  // To nobody no mail is shown, as if it were one to be sent.
  for (const auto* name : {"send", "remind"}) {
    const auto nobody = desk.type({"links", name, "spring"});
    CHECK(nobody.status == 1);
    CHECK(nobody.out.empty());
    CHECK(holds(nobody.err, "Nothing was sent."));
  }
  const auto figures = desk.type({"links", "show", "spring", "--json"}).out;
  CHECK(holds(figures, "\"answered_by\": \"delegates\""));
  CHECK(holds(figures, "\"mailed\": 1"));
  CHECK(holds(figures, "\"used\": 0"));
  CHECK(desk.type({"links", "stop", "spring"}).status == 0);
  CHECK(holds(desk.type({"links", "show", "spring"}).out, "Sending is stopped.\n"));
}

TEST_CASE("links to hand out are written to a file, which is not replaced unasked") {
  const OpenForm desk;
  REQUIRE(desk.type({"links", "who", "spring", "link"}).status == 0);
  const auto file = desk.path("links.csv");
  REQUIRE(desk.type({"links", "make", "spring", "3", "--output", file}).status == 0);
  const auto made = desk.read("links.csv");
  CHECK(made.starts_with("Link\r\nhttp://127.0.0.1:8080/f/"));
  CHECK(std::count(made.begin(), made.end(), '\n') == 4);
  CHECK(desk.type({"links", "make", "spring", "3", "--output", file}).status == 1);
  CHECK(desk.read("links.csv") == made);
  CHECK(holds(desk.type({"links", "show", "spring"}).out, "3 links, "));
  CHECK(desk.type({"links", "make", "spring", "0", "--output", desk.path("none.csv")}).status == 1);
  CHECK(desk.type({"links", "send", "spring", "--send"}).status == 1);  // links that are handed out are not mailed
}

TEST_CASE("a room is opened with its tables and closed") {
  const OpenForm desk;
  CHECK(desk.type({"room", "open", "autumn"}).status == 1);
  CHECK(desk.type({"room", "close", "spring"}).status == 1);
  CHECK(desk.type({"room", "open", "spring", "--tables", "0"}).status == 1);
  const auto opened = desk.type({"room", "open", "spring", "--tables", "3"});
  CHECK(opened.status == 0);
  CHECK(opened.out.starts_with("The room is open at /r/"));
  CHECK(holds(opened.out, "\ntable 3  /r/"));
  CHECK_FALSE(holds(opened.out, "table 4"));
  // Codes that were given out stay, and so do the tables where none are named.
  CHECK(desk.type({"room", "open", "spring"}).out == opened.out);
  CHECK(desk.type({"room", "open", "spring", "--word", "ha1l"}).status == 1);
  CHECK(desk.type({"room", "open", "spring", "--word", "Hail"}).out.starts_with("The room is open at /r/hail;"));
  CHECK(holds(desk.type({"room", "open", "spring", "--tables", "2"}).out, "/r/hail;"));
  const auto closed = desk.type({"room", "close", "spring"});
  CHECK(closed.status == 0);
  CHECK(holds(closed.out, "Who asked and who voted is forgotten."));
}

}  // namespace muster::test
