// Forms that ask about the sessions of an agenda: listed when they are published, asked for each tick, counted.
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/session_service.hpp>

#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

using test::holds;

const std::string about_sessions = R"(form sessions "{session}: your views"
page "Where you were"
went_to "Which sessions did you go to?" pick any options from sessions
[ ] none "None of these" alone
page "The sessions" for each went_to
useful "How useful was {it}?" pick one best first
( ) very "Very"
( ) not "Not"
)";

events::EventSession session_at(int starts, const std::string& title, events::SessionKind kind) {
  events::EventSession session;
  session.title = title;
  session.starts_at = starts;
  session.kind = kind;
  return session;
}

struct Agenda : Feedback {
  Agenda() {
    auto panel = session_at(660, "Panel", events::SessionKind::panel);
    panel.speakers = {"Zainab Okoro", "Jo Lind"};
    REQUIRE(events::add_sessions(database(), now(), "summit",
                                 {session_at(600, "Welcome", events::SessionKind::plenary), panel,
                                  session_at(720, "Lunch", events::SessionKind::pause)})
                .ok());
  }
  Round published(const std::string& text, const std::string& slug = "summit") {
    const auto done = publish_form(database(), now(), slug, text, "a.form");
    INFO((done.ok() ? "" : done.error().message));
    REQUIRE(done.ok());
    return *done;
  }
};

std::vector<std::string> options_of(const Round& round, const std::string& code) {
  std::vector<std::string> codes;
  for (const auto& option : round.form->question(code)->options) codes.push_back(option.code);
  return codes;
}

}  // namespace

TEST_CASE("sessions are listed when a form is published, and added when it is published again") {
  Agenda summit;
  const auto first = summit.published(about_sessions);
  CHECK(options_of(first, "went_to") == std::vector<std::string>{"welcome", "panel", "none"});
  CHECK(first.form->question("useful_panel")->label == "How useful was Panel?");
  CHECK(first.form->question("useful_none") == nullptr);
  REQUIRE(events::add_sessions(summit.database(), summit.now(), "summit",
                               {session_at(800, "Early years", events::SessionKind::workshop)})
              .ok());
  CHECK(options_of(summit.round(), "went_to").size() == 3);  // what was asked stands
  const auto second = summit.published(*first.form_text);
  CHECK(second.form_version == 2);
  CHECK(options_of(second, "went_to") == std::vector<std::string>{"welcome", "panel", "early_years", "none"});
}

TEST_CASE("who ticks a session is asked about it, and nobody else") {
  Agenda summit;
  const auto round = summit.published(about_sessions);
  REQUIRE(open_round(summit.database(), summit.now(), "summit").ok());
  REQUIRE(submit(summit.database(), summit.clock.now(), round.short_code,
                 {{"went_to", {"panel"}}, {"useful_panel", {"very"}}, {"useful_welcome", {"not"}}}, "k")
              .ok());
  const auto file = export_responses(summit.database(), summit.clock.now(), "summit", "csv");
  REQUIRE(file.ok());
  CHECK(file->find("very") != std::string::npos);
  CHECK(file->find(",not asked") != std::string::npos);
  CHECK(file->find(",not,") == std::string::npos);
  CHECK(file->find(",not\r") == std::string::npos);
}

TEST_CASE("speakers of a session's round are its own, and its words name it") {
  Agenda summit;
  auto talk = session_at(900, "Post-16", events::SessionKind::talk);
  talk.speakers = {"Idris Valewood", "Marisol Pemberton"};
  REQUIRE(events::add_sessions(summit.database(), summit.now(), "summit", {talk}).ok());
  const std::string best =
      "form best \"{session}: your views\"\npage \"P\"\nbest \"Who spoke best at {session}?\" pick one options from "
      "speakers\n";
  CHECK(options_of(summit.published(best), "best").size() == 4);
  const auto round = events::add_round(summit.database(), summit.now(), "summit", {"", "", "panel"});
  REQUIRE(round.ok());
  const auto own = summit.published(best, round->slug);
  CHECK(options_of(own, "best") == std::vector<std::string>{"jo_lind", "zainab_okoro"});
  CHECK(own.form->title == "Panel: your views");
  CHECK(own.form->question("best")->label == "Who spoke best at Panel?");
}

TEST_CASE("places are those of the region, under their official codes") {
  Agenda summit;
  const auto round = summit.published(
      "form where \"Where\"\npage \"P\"\nplace \"Which borough are you from?\" pick one options from places\n");
  const auto codes = options_of(round, "place");
  CHECK(codes.size() == 33);
  CHECK(round.form->question("place")->option("e09000033")->label == "Westminster");
}

TEST_CASE("a form about sessions is refused where there is no agenda") {
  Feedback summit;
  const auto refused = publish_form(summit.database(), summit.now(), "summit", about_sessions, "a.form");
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message.find("there are none in the agenda") != std::string::npos);
}

}  // namespace muster::feedback
