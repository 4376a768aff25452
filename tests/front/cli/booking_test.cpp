// Bookings at the command line: listed, shown, moved by steps, taken back.
#include "support/catch.hpp"

#include "front/cli/terminal.hpp"

namespace muster::test {
namespace {

struct Desk : Terminal {
  Desk() {
    REQUIRE(type({"init"}).status == 0);
    REQUIRE(type({"event", "add", "spring", "--title", "Spring", "--date", "2022-03-01"}).status == 0);
    const auto list = write("list.csv", "First name,Surname,Organisation\nAda,Bell,Camden\nCai,Dunn,Hackney\n");
    REQUIRE(type({"import", "delegates", "spring", list, "--apply"}).status == 0);
  }
  /// Of the person whose line holds these words.
  [[nodiscard]] std::string id(const std::string& words) const {
    const auto all = type({"booking", "list", "spring"}).out;
    const auto at = all.find(words);
    REQUIRE(at != std::string::npos);
    return all.substr(all.rfind('\n', at) + 1, 26);
  }
};

}  // namespace

TEST_CASE("bookings are listed with their state, and one is shown with its steps") {
  const Desk desk;
  const auto all = desk.type({"booking", "list", "spring"});
  CHECK(all.status == 0);
  CHECK(holds(all.out, "  Booked  Ada Bell, Camden\n"));
  CHECK(holds(all.out, "2 bookings, whatever their state\n"));
  CHECK(holds(desk.type({"booking", "list", "spring", "--state", "came"}).out, "0 bookings in the state came\n"));
  CHECK(holds(desk.type({"booking", "list", "spring", "--json"}).out, "\"state\": \"booked\""));
  CHECK(desk.type({"booking", "list", "spring", "--state", "gone"}).status == 1);
  CHECK(desk.type({"booking", "list", "autumn"}).status == 1);
  CHECK(holds(desk.type({"booking", "show", "spring", desk.id("Bell")}).out, "Ada Bell, Camden: Booked\n"));
  CHECK(desk.type({"booking", "show", "spring", "nobody"}).status == 1);
}

TEST_CASE("a step is taken for several with its reason, and taken back by its act") {
  const Desk desk;
  const auto done = desk.type({"booking", "step", "spring", "cancelled", desk.id("Bell"), desk.id("Dunn"), "--reason",
                               "The trains do not run"});
  CHECK(done.status == 0);
  CHECK(holds(done.out, "Ada Bell is cancelled\n"));
  const auto shown = desk.type({"booking", "show", "spring", desk.id("Bell")}).out;
  CHECK(holds(shown, "The trains do not run"));
  const auto at = done.out.find("undo spring ");
  REQUIRE(at != std::string::npos);
  const auto back = desk.type({"booking", "undo", "spring", done.out.substr(at + 12, 26)});
  CHECK(back.status == 0);
  CHECK(holds(desk.type({"booking", "list", "spring", "--state", "booked"}).out, "2 bookings in the state booked\n"));
  CHECK(desk.type({"booking", "step", "spring", "invited", desk.id("Bell")}).status == 1);
  CHECK(desk.type({"booking", "undo", "spring", "nobody"}).status == 1);
}

TEST_CASE("a mail is shown first, and goes into the outbox where that is asked for") {
  const Desk desk;
  const auto list =
      desk.write("more.csv", "First name,Surname,Organisation,E-mail\nEve,Frost,Barnet,eve@mail.example\n");
  REQUIRE(desk.type({"import", "delegates", "spring", list, "--apply"}).status == 0);
  const auto words = desk.write("words.txt", "We begin at nine.\n");
  const auto shown = desk.type({"booking", "mail", "spring", "--subject", "Friday", "--text", words});
  CHECK(shown.status == 0);
  CHECK(holds(shown.out, "Dear Eve Frost,"));
  CHECK(holds(shown.out, "We begin at nine."));
  CHECK(holds(shown.out, "1 mail; 2 people have no address\n"));
  CHECK(holds(shown.out, "Nothing is sent yet."));
  const auto sent =
      desk.type({"booking", "mail", "spring", desk.id("Frost"), "--subject", "Friday", "--text", words, "--send"});
  CHECK(sent.status == 0);
  CHECK(holds(sent.out, "1 mail\n"));
  CHECK(desk.type({"booking", "mail", "spring", desk.id("Bell"), "--subject", "Friday", "--text", words}).status == 1);
  CHECK(desk.type({"booking", "mail", "spring", "--state", "came", "--subject", "x", "--text", words}).status == 1);
  CHECK(desk.type({"booking", "mail", "spring", "--subject", "", "--text", words}).status == 1);
}

TEST_CASE("what a booking page asks is read, changed and taken off at the command line") {
  const Desk desk;
  CHECK(holds(desk.type({"booking", "questions", "spring"}).out, "the booking page asks nothing more"));
  const auto form = desk.write("ask.form", "form coming \"Coming\"\n\npage \"P\"\n  why \"Why?\" lines 2\n");
  const auto asked = desk.type({"booking", "questions", "spring", form});
  CHECK(asked.status == 0);
  CHECK(holds(asked.out, "“Coming”, version 1. 0 bookings have answers."));
  CHECK(holds(desk.type({"booking", "questions", "spring", "--json"}).out, "\"asks\": true"));
  const auto anonymous =
      desk.write("no.form", "form coming \"Coming\"\n  anonymous\n\npage \"P\"\n  why \"Why?\" lines 2\n");
  const auto refused = desk.type({"booking", "questions", "spring", anonymous});
  CHECK(refused.status == 1);
  CHECK(holds(refused.err, "stands beside a name"));
  CHECK(desk.type({"booking", "questions", "spring", form, "--none"}).status == 1);
  CHECK(holds(desk.type({"booking", "questions", "spring", "--none"}).out, "the booking page asks nothing more"));
}

TEST_CASE("requests for substitutes are listed at the command line, and only those there are can be answered") {
  const Desk desk;
  CHECK(holds(desk.type({"booking", "substitutes", "spring"}).out, "0 requests wait\n"));
  CHECK(desk.type({"booking", "substitutes", "spring", "--json"}).out.starts_with("["));
  const auto refused = desk.type({"booking", "substitutes", "spring", "--agree", desk.id("Bell")});
  CHECK(refused.status == 1);
  CHECK(holds(refused.err, "asks for nobody in their place any more"));
}

}  // namespace muster::test
