// The pages of an event's agenda.
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>

#include "domain/events/events_site.hpp"

#include <algorithm>

namespace muster::events {
namespace {

using test::holds;
using test::location;

struct Site : EventsSite {
  Site() {
    REQUIRE(add_event(database(), audit(), {"summit", "Summit", "2022-06-10", "london", "", "in person", "LIIA"}).ok());
  }
};

Fields panel() {
  return {{"title", "Panel"},   {"kind", "panel"},
          {"day-day", "10"},    {"day-month", "6"},
          {"day-year", "2022"}, {"starts", "11.15am"},
          {"ends", "12:00"},    {"place", "Hall"},
          {"capacity", "80"},   {"speakers", "Zainab Okoro, Jo <Lind>"},
          {"attendance", ""},   {"online_capacity", ""}};
}

Fields with(Fields fields, const std::string& name, const std::string& value) {
  for (auto& field : fields)
    if (field.first == name) field.second = value;
  return fields;
}

/// The value of the hidden field that knows what was looked at.
std::string looked_at(const web::Reply& reply) {
  const std::string mark = "name=\"looked_at\" value=\"";
  const auto at = reply.body.find(mark);
  REQUIRE(at != std::string::npos);
  const auto begin = at + mark.size();
  return reply.body.substr(begin, reply.body.find('"', begin) - begin);
}

}  // namespace

TEST_CASE("a session is added on its page, and shown with what was said of it") {
  Site site;
  CHECK(holds(site.visitor.get("/events/summit/sessions"), "No sessions yet"));
  const auto added = site.visitor.post("/events/summit/sessions/new", panel());
  REQUIRE(added.status == 303);
  const auto agenda = site.visitor.get(location(added));
  CHECK(holds(agenda, "The session is added."));
  CHECK(holds(agenda, "11:15 to 12:00"));
  CHECK(holds(agenda, "Panel with Zainab Okoro and Jo &lt;Lind&gt;"));
  CHECK(holds(agenda, "80 seats"));
  CHECK(holds(agenda, "href=\"/events/summit/sessions/panel\""));
}

TEST_CASE("what is wrong with a session stands beside its field, with what was typed") {
  Site site;
  for (const auto& [field, value, words] : std::vector<std::tuple<std::string, std::string, std::string>>{
           {"starts", "soon", "is no time of day"},
           {"ends", "11:00", "ends after it starts"},
           {"day-year", "2021", "cannot be before its event"},
           {"title", "", "Give the session a title"},
           {"capacity", "0", "between 1 and 100,000"},
           {"online_capacity", "20", "only of a session that is hybrid"}}) {
    INFO(field);
    const auto refused = site.visitor.post("/events/summit/sessions/new", with(panel(), field, value));
    CHECK(refused.status == 422);
    CHECK(holds(refused, words));
    CHECK(holds(refused, "Zainab Okoro"));
  }
  CHECK(list_sessions(site.database(), "summit")->empty());
}

TEST_CASE("a session is changed and deleted on its page") {
  Site site;
  REQUIRE(site.visitor.post("/events/summit/sessions/new", panel()).status == 303);
  const auto page = site.visitor.get("/events/summit/sessions/panel");
  CHECK(holds(page, "value=\"11:15\""));
  REQUIRE(site.visitor.post("/events/summit/sessions/panel", with(panel(), "title", "The panel")).status == 303);
  CHECK(find_session(site.database(), "summit", "panel")->title == "The panel");
  CHECK(site.visitor.get("/events/summit/sessions/nobody").status == 404);
  REQUIRE(site.visitor.post("/events/summit/sessions/panel/delete", {}).status == 303);
  CHECK(list_sessions(site.database(), "summit")->empty());
}

TEST_CASE("a pasted agenda is looked at before it is saved") {
  Site site;
  const std::string agenda = "10:00 Welcome\n10:15 Panel | Hall\n";
  CHECK(site.visitor.get("/events/summit/sessions/paste").status == 200);
  const auto unseen = site.visitor.post("/events/summit/sessions/paste", {{"agenda", agenda}, {"looked_at", ""}});
  CHECK(unseen.status == 200);
  CHECK(list_sessions(site.database(), "summit")->empty());
  const auto look = site.visitor.post("/events/summit/sessions/paste/look", {{"agenda", agenda}, {"looked_at", ""}});
  CHECK(holds(look, "2 sessions were read"));
  CHECK(holds(look, "10:00 to 10:15"));
  CHECK(holds(look, "Add 2 sessions"));
  CHECK(list_sessions(site.database(), "summit")->empty());
  const auto other = site.visitor.post("/events/summit/sessions/paste",
                                       {{"agenda", agenda + "11:00 Talk"}, {"looked_at", looked_at(look)}});
  CHECK(holds(other, "3 sessions were read"));
  CHECK(list_sessions(site.database(), "summit")->empty());
  const auto saved =
      site.visitor.post("/events/summit/sessions/paste", {{"agenda", agenda}, {"looked_at", looked_at(look)}});
  REQUIRE(saved.status == 303);
  CHECK(holds(site.visitor.get(location(saved)), "The agenda is saved."));
  CHECK(list_sessions(site.database(), "summit")->size() == 2);

  const auto wrong =
      site.visitor.post("/events/summit/sessions/paste/look", {{"agenda", "Welcome\n"}, {"looked_at", ""}});
  CHECK(wrong.status == 422);
  CHECK(holds(wrong, "this line has no time"));
  CHECK(holds(wrong, "Welcome"));
}

TEST_CASE("a session is moved on its page, and the agenda taken back from the notice") {
  Site site;
  REQUIRE(site.visitor.post("/events/summit/sessions/new", panel()).status == 303);
  const auto refused =
      site.visitor.post("/events/summit/sessions/panel/move", {{"minutes", "900"}, {"later", "alone"}});
  CHECK(refused.status == 422);
  CHECK(holds(refused, "would leave its day"));
  CHECK(holds(refused, "value=\"900\""));
  CHECK(holds(refused, "value=\"Panel\""));
  const auto moved = site.visitor.post("/events/summit/sessions/panel/move", {{"minutes", "15"}, {"later", "later"}});
  REQUIRE(moved.status == 303);
  const auto agenda = site.visitor.get(location(moved));
  CHECK(holds(agenda, "11:30 to 12:15"));
  CHECK(holds(agenda, "/events/summit/agenda/undo"));
  REQUIRE(site.visitor.post("/events/summit/agenda/undo", {{"change", "2"}}).status == 303);
  CHECK(find_session(site.database(), "summit", "panel")->starts_at == 675);
  CHECK(site.visitor.post("/events/summit/agenda/undo", {{"change", "2"}}).status == 409);
  CHECK(holds(site.visitor.get("/events/summit/sessions"), "Panel is added."));
}

TEST_CASE("rooms and speakers that are wanted twice are told above the agenda") {
  Site site;
  REQUIRE(site.visitor.post("/events/summit/sessions/new", panel()).status == 303);
  CHECK_FALSE(holds(site.visitor.get("/events/summit/sessions"), "Look again."));
  REQUIRE(site.visitor.post("/events/summit/sessions/new", with(panel(), "title", "Law")).status == 303);
  const auto agenda = site.visitor.get("/events/summit/sessions");
  CHECK(holds(agenda, "Law and Panel are at one time in Hall."));
  CHECK(holds(agenda, "speak in both."));
}

TEST_CASE("attendees read the agenda at its own address once it is shown") {
  Site site;
  auto hybrid = with(with(panel(), "attendance", "hybrid"), "online_capacity", "200");
  REQUIRE(site.visitor.post("/events/summit/sessions/new", hybrid).status == 303);
  CHECK(holds(site.visitor.get("/events/summit/sessions"), "80 seats and 200 online"));
  CHECK(site.visitor.get("/agenda/summit").status == 404);
  REQUIRE(site.visitor.post("/events/summit/agenda/show", {{"shown", "yes"}}).status == 303);
  CHECK(holds(site.visitor.get("/events/summit/sessions"), "href=\"/agenda/summit\""));
  const auto shown = site.visitor.get("/agenda/summit");
  CHECK(shown.status == 200);
  CHECK(holds(shown, "11:15 to 12:00"));
  CHECK(holds(shown, "Panel with Zainab Okoro and Jo &lt;Lind&gt;"));
  CHECK(holds(shown, "Hall. In person and online"));
  CHECK_FALSE(holds(shown, "80 seats"));
  REQUIRE(site.visitor.post("/events/summit/agenda/show", {{"shown", "no"}}).status == 303);
  CHECK(site.visitor.get("/agenda/summit").status == 404);
}

}  // namespace muster::events
