// An event can be changed, copied, cancelled and restored; deleted only while nothing belongs to it.
#include <muster/domain/booking/delegate_change_service.hpp>
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/events/event_change_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/report/definition_service.hpp>
#include <muster/domain/room/poll_service.hpp>
#include <muster/domain/room/room_service.hpp>
#include <muster/front/dashboard/event_upkeep_service.hpp>

#include "two_programmes.hpp"

using namespace muster;
using namespace muster::test;
using access::Role;

namespace {

const std::string small_form =
    "form views \"Your views\"\n  anonymous\n\npage \"The day\"\n  helpful* \"Was it helpful?\"  "
    "pick one\n            ( ) yes \"Yes\"\n            ( ) no \"No\"\n";

class Site : public TwoProgrammes {
 public:
  Site() : owner(session("our-owner@mail.example", Role::owner, "Our programme")) {}
  std::vector<std::pair<std::string, std::string>> details(const std::string& title) {
    return {{"title", title},         {"date-day", "1"},     {"date-month", "5"}, {"date-year", "2023"},
            {"attendance", "online"}, {"venue", "The hall"}, {"region", "london"}};
  }
  std::string owner;
};

}  // namespace

TEST_CASE("An event's details can be changed, but for its short name") {
  Site site;
  const auto page = site.get("/events/ours/change", site.owner);
  CHECK(page.status == 200);
  CHECK(page.body.find("1 person stands in its list of delegates") != std::string::npos);
  REQUIRE(site.post("/events/ours/change", site.owner, site.details("Another title")).status == 303);
  const auto event = events::find_event(site.database(), "ours");
  REQUIRE(event.ok());
  CHECK(event->title == "Another title");
  CHECK(iso_date(event->date) == "2023-05-01");
  CHECK(event->attendance == events::Attendance::online);
  CHECK(event->venue == "The hall");
  const auto refused = site.post("/events/ours/change", site.owner, site.details(""));
  CHECK(refused.status == 422);
  CHECK(refused.body.find("The hall") != std::string::npos);
}

TEST_CASE("A copy takes form and report along, and nobody") {
  Site site;
  const auto audit = SummitStore::audit();
  REQUIRE(feedback::publish_form(site.database(), audit, "ours", small_form, "a.form").ok());
  REQUIRE(report::save_definition(site.database(), audit, "ours", "post-event", "Our own {responses}.", 0).ok());
  const auto page = site.get("/events/ours/copy", site.owner);
  CHECK(page.status == 200);
  CHECK(page.body.find("value=\"An event\"") != std::string::npos);
  auto fields = site.details("An event 2023");
  fields.emplace_back("slug", "ours-again");
  REQUIRE(site.post("/events/ours/copy", site.owner, fields).status == 303);
  const auto round = feedback::settle_event_round(site.database(), noon(), "ours-again");
  REQUIRE(round.ok());
  REQUIRE(*round);
  CHECK((*round)->form_version == 1);
  const auto definition = report::event_definition(site.database(), "ours-again", "post-event", "shipped");
  REQUIRE(definition.ok());
  CHECK(definition->text == "Our own {responses}.");
  CHECK(site.store().figure(
            "select count(*) from booking b join event e on e.id = b.event_id where e.slug = 'ours-again'") == 0);
  CHECK(site.post("/events/ours/copy", site.owner, fields).status == 409);  // the short name is taken
}

TEST_CASE("A copy of which something cannot be taken along is not there at all") {
  Site site;
  const auto audit = SummitStore::audit();
  REQUIRE(feedback::publish_form(site.database(), audit, "ours", small_form, "a.form").ok());
  REQUIRE(report::save_definition(site.database(), audit, "ours", "post-event", "Our own {responses}.", 0).ok());
  REQUIRE(site.database()
              .write([](store::Session& session) -> Outcome {
                session.execute("update report_definition set body = ' '");
                return Success{};
              })
              .ok());
  const auto events = site.store().figure("select count(*) from event");
  const auto forms = site.store().figure("select count(*) from form_version");
  const auto trail = site.store().figure("select count(*) from audit");
  auto fields = site.details("An event 2023");
  fields.emplace_back("slug", "ours-again");
  const auto refused = site.post("/events/ours/copy", site.owner, fields);
  CHECK(refused.status == 422);
  CHECK(refused.body.find("An event 2023") != std::string::npos);
  CHECK(site.store().figure("select count(*) from event") == events);
  CHECK(site.store().figure("select count(*) from form_version") == forms);
  CHECK(site.store().figure("select count(*) from audit") == trail);
}

TEST_CASE("A cancelled event stays with its reason, and can be restored") {
  Site site;
  CHECK(site.post("/events/ours/cancel", site.owner, {{"reason", ""}}).status == 422);
  REQUIRE(site.post("/events/ours/cancel", site.owner, {{"reason", "No speaker"}}).status == 303);
  CHECK(site.get("/events/ours/change", site.owner).body.find("No speaker") != std::string::npos);
  CHECK(site.get("/events", site.owner).body.find("Cancelled") != std::string::npos);
  CHECK(site.post("/events/ours/cancel", site.owner, {{"reason", "Again"}}).status != 303);
  REQUIRE(site.post("/events/ours/restore", site.owner).status == 303);
  CHECK(site.get("/events/ours/change", site.owner).body.find("No speaker") == std::string::npos);
}

TEST_CASE("Only an event to which nothing belongs can be deleted") {
  Site site;
  const auto refused = site.post("/events/ours/delete", site.owner);
  CHECK(refused.status == 409);
  CHECK(refused.body.find("1 person stands in its list of delegates") != std::string::npos);
  REQUIRE(events::add_event(site.database(), SummitStore::audit(),
                            {"empty", "Nothing yet", "2023-01-01", "london", "", "in person", "Our programme"})
              .ok());
  REQUIRE(site.post("/events/empty/delete", site.owner).status == 303);
  CHECK(site.get("/events/empty", site.owner).status == 404);
  CHECK(site.post("/events/theirs/delete", site.owner).status == 404);
}

TEST_CASE("An event is deleted with a room that was only set up, not with one that was used") {
  Site site;
  const auto audit = SummitStore::audit();
  for (const auto* slug : {"empty", "asked"}) {
    REQUIRE(events::add_event(site.database(), audit,
                              {slug, "Nothing yet", "2023-01-01", "london", "", "in person", "Our programme"})
                .ok());
    REQUIRE(room::set_up_room(site.database(), audit, slug, {}).ok());
    REQUIRE(room::open_room(site.database(), audit, slug).ok());
  }
  REQUIRE(room::ask_poll(site.database(), audit, "asked", "Who is here?", {"We", "They"}).ok());
  const auto refused = site.post("/events/asked/delete", site.owner);
  CHECK(refused.status == 409);
  CHECK(refused.body.find("its room was used") != std::string::npos);
  REQUIRE(site.post("/events/empty/delete", site.owner).status == 303);
  CHECK(site.get("/events/empty", site.owner).status == 404);
  CHECK(site.get("/events/asked", site.owner).status == 200);
}

TEST_CASE("A copy begins on the same weekday past today") {
  const auto moved = dashboard::next_year(*parse_date("2022-06-10"), *parse_date("2026-11-26"));
  CHECK(iso_date(moved) == "2027-06-04");
  CHECK(iso_date(dashboard::next_year(*parse_date("2027-01-08"), *parse_date("2026-11-26"))) == "2027-01-08");
}

TEST_CASE("What would be lost with an event is named, one by one, and what is only a way back is not") {
  Site site;
  const auto audit = SummitStore::audit();
  for (const auto* slug : {"waits", "written", "moved"})
    REQUIRE(
        events::add_event(site.database(), audit,
                          {slug, std::string("The ") + slug, "2023-05-01", "london", "", "in person", "Our programme"})
            .ok());
  REQUIRE(site.post("/events/waits/delegates/import", site.owner, {},
                    {{"file", "list.csv", "First name,Surname,Organisation\nAnn,Archer,Camden\n"}})
              .status == 303);
  const auto waits = site.post("/events/waits/delete", site.owner);
  CHECK(waits.status == 409);
  CHECK(waits.body.find("1 file waits to be imported") != std::string::npos);
  REQUIRE(report::save_definition(site.database(), audit, "written", "post-event", "Our own words.", 0).ok());
  const auto written = site.post("/events/written/delete", site.owner);
  CHECK(written.status == 409);
  CHECK(written.body.find("its report has words of its own") != std::string::npos);
  // Somebody who cancelled stands in the list too.
  REQUIRE(
      booking::take_steps(site.database(), audit, "ours", {{"person-of-ours"}, booking::State::cancelled, ""}).ok());
  const auto cancelled = site.post("/events/ours/delete", site.owner);
  CHECK(cancelled.status == 409);
  CHECK(cancelled.body.find("1 person stands in its list of delegates") != std::string::npos);
  // Who was moved away leaves nothing but the way back.
  const auto added = booking::add_delegate(site.database(), audit, "moved", {"Ann", "Archer", "", "", "Camden"});
  REQUIRE(added.ok());
  REQUIRE(booking::move_delegate(site.database(), audit, "moved", added->person_id, "ours").ok());
  CHECK(site.post("/events/moved/delete", site.owner).status == 303);
}

TEST_CASE("An event is deleted with what an import has left that died, or that is at work") {
  Site site;
  const auto audit = SummitStore::audit();
  REQUIRE(events::add_event(site.database(), audit,
                            {"begun", "The begun", "2023-05-01", "london", "", "in person", "Our programme"})
              .ok());
  const auto list = [](int rows) {
    std::string all = "First name,Surname,Organisation\n";
    for (int at = 0; at < rows; ++at)
      all += "Given" + std::to_string(at) + ",Family" + std::to_string(at) + ",Camden\n";
    return all;
  };
  const auto left = [&](const std::string& table) {
    return site.store().figure("select count(*) from " + table + " where event_id = $1",
                               {events::find_event(site.database(), "begun")->id});
  };
  const auto people = site.store().figure("select count(*) from person");
  SECTION("died") {
    class FailingProgress : public Progress {
     public:
      void begin(std::string_view things, std::int64_t) override { saving_ = things == "rows"; }
      void reach(std::int64_t done) override {
        if (saving_ && done > 0) throw std::runtime_error("the process ends here");
      }
      [[nodiscard]] bool cancelled() const override { return false; }

     private:
      bool saving_ = false;
    } dying;
    CHECK_THROWS(booking::import_delegates(site.database(), audit, "begun", {"list.csv", list(700), ""}, std::nullopt,
                                           {}, {&dying, {}}));
    CHECK(left("booking_row") > 0);
    CHECK(site.get("/events/begun/change", site.owner).body.find("A list is being imported into it") !=
          std::string::npos);
  }
  SECTION("at work") {
    const auto chosen = site.post("/events/begun/delegates/import", site.owner, {}, {{"file", "list.csv", list(5001)}});
    REQUIRE(chosen.status == 303);
    const auto upload = location(chosen);
    const auto expected = field_value(site.get(upload, site.owner).body, "expected");
    const auto ordered = site.post(upload + "/apply", site.owner, {{"expected", expected}});
    REQUIRE(ordered.status == 303);
    REQUIRE(location(ordered).starts_with("/jobs/"));
  }
  const auto deleted = site.post("/events/begun/delete", site.owner);
  INFO(deleted.body);
  REQUIRE(deleted.status == 303);
  CHECK(site.get("/events/begun", site.owner).status == 404);
  for (const auto* table : {"staged_upload", "unfinished_import"})
    CHECK(site.store().figure(std::string("select count(*) from ") + table) == 0);
  CHECK(site.store().figure("select count(*) from import where file_name = 'list.csv'") == 0);
  CHECK(site.store().figure("select count(*) from person") == people);
  CHECK(site.store().figure("select count(*) from job where state in ('queued', 'running') and cancel_asked = 0") == 0);
}
