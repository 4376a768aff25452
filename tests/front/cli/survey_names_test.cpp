// Surveys by their own names, and forms that leave nothing behind where they cannot be published.
#include "support/catch.hpp"

#include "front/cli/terminal.hpp"

using namespace muster::test;

namespace {

const std::string small = "form small \"Small\"\npage \"P\"\n  why \"Why?\" text\n";
const std::string of_sessions =
    "form of-sessions \"Of sessions\"\npage \"P\"\n  went \"Where?\" pick any options from sessions\n";

}  // namespace

TEST_CASE("a command takes a survey by its own name, and by its whole one") {
  const Terminal terminal;
  REQUIRE(terminal.type({"init"}).status == 0);
  REQUIRE(terminal
              .type({"survey", "add", "transport", "--title", "Transport", "--until", "2099-01-31", "--form",
                     terminal.write("small.form", small)})
              .status == 0);
  CHECK(terminal.type({"event", "open", "transport"}).status == 0);
  const auto summary = terminal.type({"summary", "transport"});
  INFO(summary.err);
  CHECK(summary.status == 0);
  const auto list = terminal.type({"survey", "list"}).out;
  CHECK(terminal.type({"summary", list.substr(0, list.find(' '))}).status == 0);
  CHECK(terminal.type({"summary", "transports"}).status == 1);
  // What is called like an event is that event.
  const auto added = terminal.type({"event", "add", "transport", "--title", "A day", "--date", "2027-03-01"});
  REQUIRE(added.status == 0);
  CHECK(holds(added.out,
              "There is also a survey of that name; from now on it is called " + list.substr(0, list.find(' ')) + "."));
  CHECK(holds(terminal.type({"event", "time-zone", "transport"}).out, "A day"));
}

TEST_CASE("a form that cannot be published leaves no event, round or survey behind") {
  const Terminal terminal;
  REQUIRE(terminal.type({"init"}).status == 0);
  const auto form = terminal.write("sessions.form", of_sessions);
  const auto refused =
      terminal.type({"event", "add", "spring", "--title", "Spring", "--date", "2027-03-01", "--form", form});
  CHECK(refused.status == 1);
  CHECK(refused.out == "");
  CHECK(holds(terminal.type({"event", "list"}).out, "No events yet."));
  CHECK(terminal.type({"survey", "add", "ask", "--title", "Ask", "--until", "2099-01-31", "--form", form}).status == 1);
  CHECK(terminal.type({"survey", "list"}).out == "");
  REQUIRE(terminal.type({"event", "add", "spring", "--title", "Spring", "--date", "2027-03-01"}).status == 0);
  CHECK(terminal.type({"event", "add-round", "spring", "--title", "Before", "--form", form}).status == 1);
  CHECK_FALSE(holds(terminal.type({"event", "rounds", "spring"}).out, "Before"));
  CHECK(terminal
            .type({"event", "add-round", "spring", "--title", "Before", "--form", terminal.write("small.form", small)})
            .status == 0);
}

TEST_CASE("a survey without a title is told of the survey") {
  const Terminal terminal;
  REQUIRE(terminal.type({"init"}).status == 0);
  CHECK(holds(terminal.type({"survey", "add", "ask", "--title", " ", "--until", "2099-01-31"}).err,
              "Give the survey a title."));
}
