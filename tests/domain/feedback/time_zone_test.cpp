// Rounds of an event that has clocks of its own: what is typed and told goes by them.
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_zone_service.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>

#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

using test::holds;
using test::location;
constexpr const char* home = "/events/summit/form";

}  // namespace

TEST_CASE("opening and closing are typed and told by the clocks of the event, and are due by them") {
  Feedback summit;
  summit.publish();
  REQUIRE(choose_time_zone(summit.database(), summit.now(), "summit", "America/New_York").ok());
  const auto reply = summit.visitor.post(std::string(home) + "/schedule",
                                         {{"opens", "2022-06-10T09:00"}, {"closes", "2022-06-17T17:00"}});
  REQUIRE(reply.status == 303);
  CHECK(summit.round().opens_at == *parse_instant("2022-06-10T13:00:00Z"));
  CHECK(summit.round().closes_at == *parse_instant("2022-06-17T21:00:00Z"));
  const auto page = summit.visitor.get(location(reply));
  CHECK(holds(page, "It opens by itself on 10 June 2022 at 09:00 (New York time)."));
  CHECK(holds(page, "value=\"2022-06-17T17:00\""));
  CHECK(holds(page, "New York time. Leave it empty to close the form yourself."));
  const auto wrong = summit.visitor.post(std::string(home) + "/schedule",
                                         {{"opens", "2022-06-10T09:00"}, {"closes", "2022-06-10T08:00"}});
  CHECK(wrong.status == 422);
  CHECK(holds(wrong, "after 10 June 2022 at 09:00 (New York time)"));
  CHECK(holds(wrong, "value=\"2022-06-10T08:00\""));
  CHECK(holds(summit.visitor.get("/f/" + summit.round().short_code),
              "It opens on 10 June 2022 at 09:00 (New York time)."));
  CHECK(summit.figure("select count(*) from audit where action = 'event changed'") == 1);
}

TEST_CASE("a survey closes at the end of its last day by its own clocks, whenever they are chosen") {
  Feedback summit;
  const auto survey =
      events::add_survey(summit.database(), summit.now(), {"School transport", "transport", "2022-07-01", "LIIA"});
  if (!survey.ok()) FAIL(survey.error().message);
  REQUIRE(publish_form(summit.database(), summit.now(), survey->slug, form_text, "a.form").ok());
  const auto closes = [&] {
    const auto round = settle_event_round(summit.database(), summit.clock.now(), survey->slug);
    REQUIRE(round.ok());
    return iso_instant(round->value().closes_at.value());
  };
  CHECK(closes() == "2022-07-01T23:00:00Z");
  REQUIRE(choose_time_zone(summit.database(), summit.now(), survey->slug, "America/New_York").ok());
  CHECK(closes() == "2022-07-02T04:00:00Z");
  events::AskedDetails later{"School transport"};
  later.last_day = *parse_date("2022-07-08");
  REQUIRE(change_asking(summit.database(), summit.now(), survey->slug, later).ok());
  CHECK(closes() == "2022-07-09T04:00:00Z");
}

TEST_CASE("a round goes by the clocks of its event, and no zone is taken that is not known") {
  Feedback summit;
  const auto round = events::add_round(summit.database(), summit.now(), "summit", {"Three months on"});
  if (!round.ok()) FAIL(round.error().message);
  REQUIRE(choose_time_zone(summit.database(), summit.now(), "summit", "Asia/Karachi").ok());
  CHECK(events::zone_of(summit.database(), round->id)->name() == "Asia/Karachi");
  CHECK_FALSE(choose_time_zone(summit.database(), summit.now(), round->slug, "Europe/Paris").ok());
  const auto unknown = choose_time_zone(summit.database(), summit.now(), "summit", "Europe/Atlantis");
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.error().field == "time_zone");
  CHECK(events::zone_of(summit.database(), round->id)->name() == "Asia/Karachi");
}

}  // namespace muster::feedback
