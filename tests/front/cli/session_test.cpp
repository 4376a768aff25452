// The agenda at the command line: sessions added, changed, moved, taken back, pasted, and shown to attendees.
#include "support/catch.hpp"

#include "front/cli/terminal.hpp"

namespace muster::test {
namespace {

struct Desk : Terminal {
  Desk() {
    REQUIRE(type({"init"}).status == 0);
    REQUIRE(type({"event", "add", "spring", "--title", "Spring", "--date", "2022-03-01"}).status == 0);
    REQUIRE(session("add", {"--title", "Panel", "--starts", "10.30am", "--ends", "11:30", "--kind", "panel", "--place",
                            "Hall", "--speakers", "Zainab Okoro, Jo Lind", "--capacity", "80"})
                .status == 0);
  }
  [[nodiscard]] CommandOutput session(const std::string& what, std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"session", what, "spring"});
    return type(std::move(more));
  }
  [[nodiscard]] std::string agenda() const { return session("list").out; }
};

}  // namespace

TEST_CASE("a session is added and listed with its time, room, speakers and seats") {
  const Desk desk;
  CHECK(desk.agenda() == "2022-03-01  10:30 to 11:30  panel  Panel, Hall, Zainab Okoro and Jo Lind, 80 seats\n");
  CHECK(holds(desk.session("add", {"--title", "Day two", "--starts", "9am", "--day", "2022-03-02"}).out,
              "Day two is added as day_two.\n"));
  CHECK(holds(desk.agenda(), "2022-03-02  09:00  day_two  Day two\n"));
  CHECK(desk.type({"session", "list", "autumn"}).status == 1);
  CHECK(desk.session("add", {"--title", "X"}).status == 2);
  for (const auto& [option, value] : std::vector<std::pair<std::string, std::string>>{{"--kind", "concert"},
                                                                                      {"--day", "tomorrow"},
                                                                                      {"--ends", "9:00"},
                                                                                      {"--attendance", "by post"},
                                                                                      {"--online-capacity", "5"}}) {
    INFO(option);
    const auto refused = desk.session("add", {"--title", "X", "--starts", "10:00", option, value});
    CHECK(refused.status == 1);
    CHECK_FALSE(refused.err.empty());
  }
  CHECK_FALSE(holds(desk.agenda(), "  X"));
}

TEST_CASE("a change names what changes, and the newest is taken back") {
  const Desk desk;
  CHECK(desk.session("change", {"panel", "--attendance", "hybrid", "--online-capacity", "200", "--place", "Library"})
            .status == 0);
  CHECK(holds(desk.agenda(), "Panel, Library, Zainab Okoro and Jo Lind, hybrid, 80 seats and 200 online\n"));
  CHECK(desk.session("change", {"panel", "--attendance", "as the event", "--online-capacity", "0"}).status == 0);
  CHECK_FALSE(holds(desk.agenda(), "hybrid"));
  CHECK(desk.session("change", {"nobody", "--place", "Hall"}).status == 1);
  CHECK(desk.session("delete", {"panel"}).status == 0);
  CHECK(desk.agenda() == "Spring has no agenda yet.\n");
  CHECK(desk.session("undo").out == "Taken back: Panel is deleted.\n");
  CHECK(desk.session("undo").status == 0);
  CHECK(desk.session("undo").status == 0);
  CHECK(holds(desk.agenda(), "Panel, Hall, "));
  CHECK(desk.session("undo").status == 0);
  CHECK(desk.session("undo").status == 1);
}

TEST_CASE("sessions are moved in time, and what is wanted twice is told") {
  const Desk desk;
  REQUIRE(desk.session("add", {"--title", "Law", "--starts", "11:45", "--place", "hall"}).status == 0);
  const auto moved = desk.session("move", {"panel", "--by", "30"});
  CHECK(moved.status == 0);
  CHECK(holds(moved.out, "11:00 to 12:00  panel"));
  const auto list = desk.session("list");
  CHECK(list.err == "Look again: Panel and Law are at one time in Hall.\n");
  CHECK(holds(desk.session("move", {"panel", "--by", "-15", "--with-later"}).out, "11:30  law"));
  CHECK(desk.session("move", {"panel", "--by", "900"}).status == 1);
  CHECK(desk.session("move", {"panel"}).status == 2);
}

TEST_CASE("an agenda is read from a file, and saved where that is asked for") {
  const Desk desk;
  const auto file = desk.write("agenda.txt", "10:00 Welcome | Hall\n12:00 Lunch\nDay 2\n9am Closing\n");
  const auto seen = desk.type({"session", "paste", "spring", file});
  CHECK(holds(seen.out, "3 sessions. Nothing is saved; add --save.\n"));
  CHECK_FALSE(holds(desk.agenda(), "Welcome"));
  CHECK(holds(desk.type({"session", "paste", "spring", file, "--save"}).out, "3 sessions added.\n"));
  CHECK(holds(desk.agenda(), "2022-03-02  09:00  closing  Closing\n"));
  const auto wrong = desk.type({"session", "paste", "spring", desk.write("wrong.txt", "Welcome\n")});
  CHECK(wrong.status == 1);
  CHECK(holds(wrong.err, "this line has no time"));
  CHECK(desk.type({"session", "paste", "spring", desk.path("nothing.txt")}).status != 0);
}

TEST_CASE("an agenda is shown to attendees and hidden from them") {
  const Desk desk;
  CHECK(desk.session("show").out == "Attendees see the agenda now, at /agenda/spring\n");
  CHECK(desk.session("hide").status == 0);
  REQUIRE(desk.session("delete", {"panel"}).status == 0);
  CHECK(desk.session("show").status == 1);
}

}  // namespace muster::test
