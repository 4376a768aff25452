// Several rounds of an event, and surveys: each with a form, a link, answers and files of its own.
#include <muster/domain/events/adding_service.hpp>
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/feedback/publish_with_service.hpp>

#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

using test::holds;
using test::location;

events::Event added(Feedback& summit, const std::string& title, const std::string& name = {}) {
  const auto made = events::add_round(summit.database(), summit.now(), "summit", {title, name});
  if (!made.ok()) FAIL(made.error().message);
  return *made;
}

Round round_of(Feedback& summit, const std::string& slug) {
  auto found = settle_event_round(summit.database(), summit.clock.now(), slug);
  REQUIRE(found.ok());
  REQUIRE(found->has_value());
  return **found;
}

}  // namespace

TEST_CASE("a round of an event has a form, a link, answers and files of its own") {
  Feedback summit;
  const auto own = summit.open();
  const auto before = added(summit, "before the day", "before");
  CHECK(before.slug == "summit.before");
  CHECK(before.title == "London SEND Summit: before the day");
  REQUIRE(publish_form(summit.database(), summit.now(), before.slug, form_text, "a.form").ok());
  REQUIRE(open_round(summit.database(), summit.now(), before.slug).ok());
  const auto round = round_of(summit, before.slug);
  CHECK(round.short_code != own);
  CHECK(round.form_version == 1);
  REQUIRE(summit.visitor.get("/f/" + round.short_code).status == 200);
  const auto sent = submit(summit.database(), summit.clock.now(), round.short_code, {{"helpful", {"not"}}}, "k");
  REQUIRE(sent.ok());
  CHECK(round_of(summit, before.slug).responses == 1);
  CHECK(summit.round().responses == 0);
  const auto imported = import_responses(summit.database(), summit.now(), before.slug,
                                         {"export.csv", export_head + "1,,,,,Helpful,Online,Schools\n"});
  REQUIRE(imported.ok());
  CHECK(imported->added == 1);
  CHECK(round_of(summit, before.slug).responses == 2);
  CHECK(summit.round().responses == 0);
  for (const auto* key : {"l", "m", "n"})
    REQUIRE(submit(summit.database(), summit.clock.now(), round.short_code, {{"helpful", {"not"}}}, key).ok());
  REQUIRE(close_round(summit.database(), summit.now(), before.slug).ok());
  CHECK(summit.round().state == RoundState::open);
  const auto file = export_responses(summit.database(), summit.clock.now(), before.slug, "csv");
  REQUIRE(file.ok());
  CHECK(file->find("not") != std::string::npos);
}

TEST_CASE("a form is read before what it asks about is added, so that nobody waits for it") {
  Feedback summit;
  summit.open();
  const auto audit = summit.now();
  int added_rounds = 0;
  const auto add = [&](store::Session& session) -> Result<events::Event> {
    ++added_rounds;
    return events::add_round(session, audit, "summit", {"before the day", "before"});
  };
  const auto refused = publish_with(summit.database(), audit, add, form_text + "\n? a b c\n", "a.form");
  CHECK(refused.error().kind == ErrorKind::bad_input);
  CHECK(added_rounds == 0);
  const auto round = publish_with(summit.database(), audit, add, form_text, "a.form");
  REQUIRE(round.ok());
  CHECK(added_rounds == 1);
  CHECK(round->id == round_of(summit, "summit.before").id);
}

TEST_CASE("a round is named by the code of its link or by its name") {
  Feedback summit;
  const auto own = summit.open();
  const auto before = added(summit, "before the day");
  REQUIRE(publish_form(summit.database(), summit.now(), before.slug, form_text, "a.form").ok());
  const auto code = round_of(summit, before.slug).short_code;
  const auto slug = [&](const std::string& named) { return slug_of_round(summit.database(), "summit", named).value(); };
  CHECK(slug("") == "summit");
  CHECK(slug(own) == "summit");
  CHECK(slug(code) == "summit.before-the-day");
  CHECK(slug("before-the-day") == "summit.before-the-day");
  const auto unknown = slug_of_round(summit.database(), "summit", "after");
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.error().message.find("before-the-day (" + code + ")") != std::string::npos);
}

TEST_CASE("what cannot be a round is refused") {
  Feedback summit;
  const auto before = added(summit, "before", "before");
  const auto refused = [&](const std::string& slug, const std::string& title, const std::string& name) {
    return !events::add_round(summit.database(), summit.now(), slug, {title, name}).ok();
  };
  CHECK(refused("summit", "before", "before"));
  CHECK(refused("summit", "", ""));
  CHECK(refused("summit", "after", "A b"));
  CHECK(refused(before.slug, "deeper", ""));
  CHECK(refused("nowhere", "before", ""));
  CHECK(summit.figure("select count(*) from event") == 2);
}

TEST_CASE("a survey stands apart from events, and closes at the end of its last day") {
  Feedback summit;
  const auto survey =
      events::add_survey(summit.database(), summit.now(), {"School transport", "transport", "2022-07-01", "LIIA"});
  if (!survey.ok()) FAIL(survey.error().message);
  REQUIRE(publish_form(summit.database(), summit.now(), survey->slug, form_text, "a.form").ok());
  const auto round = round_of(summit, survey->slug);
  REQUIRE(round.closes_at.has_value());
  CHECK(iso_instant(*round.closes_at) == "2022-07-01T23:00:00Z");  // midnight of summer time
  const auto events = events::list_events(summit.database());
  REQUIRE(events.ok());
  CHECK(events->size() == 1);
  REQUIRE(surveys(summit.database()).ok());
  CHECK(surveys(summit.database())->size() == 1);
  CHECK_FALSE(events::add_survey(summit.database(), summit.now(), {"School transport", "", "soon", ""}).ok());
  const auto over = events::add_survey(summit.database(), summit.now(), {"Long ago", "", "2019-07-01", "LIIA"});
  REQUIRE_FALSE(over.ok());
  CHECK(over.error().message.find("That day has passed. Choose today or a later day.") != std::string::npos);
  REQUIRE(over.error().field == "last_day");
}

TEST_CASE("rounds and surveys are added and listed on pages") {
  Feedback summit;
  summit.open();
  const auto page = summit.visitor.get("/events/summit/form");
  CHECK(holds(page, "href=\"/events/summit/form/rounds/new\""));
  const auto made = summit.visitor.post("/events/summit/form/rounds/new",
                                        {{"title", "before the day"}, {"name", ""}, {"same", "same"}});
  REQUIRE(made.status == 303);
  CHECK(location(made) == "/events/summit.before-the-day/form");
  const auto round = summit.visitor.get(location(made));
  CHECK(holds(round, "published, but not open yet"));
  CHECK(holds(round, "href=\"/events/summit/form\""));
  CHECK(holds(summit.visitor.get("/events/summit/form"), "href=\"/events/summit.before-the-day/form\""));
  CHECK(summit.visitor.post("/events/summit/form/rounds/new", {{"title", ""}, {"same", "own"}}).status == 422);

  CHECK(holds(summit.visitor.get("/surveys"), "No surveys yet"));
  const auto over = summit.visitor.post(
      "/surveys/new",
      {{"title", "School transport"}, {"last_day-day", "1"}, {"last_day-month", "7"}, {"last_day-year", "2021"}});
  CHECK(over.status == 422);
  CHECK(holds(over, "That day has passed. Choose today or a later day."));
  CHECK(holds(over, "value=\"School transport\""));
  const auto survey = summit.visitor.post(
      "/surveys/new",
      {{"title", "School transport"}, {"last_day-day", "1"}, {"last_day-month", "7"}, {"last_day-year", "2022"}});
  INFO(survey.body);
  REQUIRE(survey.status == 303);
  CHECK(summit.visitor.get(location(survey)).status == 200);
  CHECK(holds(summit.visitor.get("/surveys"), "School transport"));
}

TEST_CASE("a round gets another name behind the event's title, and keeps its address") {
  Feedback summit;
  const auto before = added(summit, "before the day", "before");
  const auto changed = change_asking(summit.database(), summit.now(), before.slug, {"the week before"});
  REQUIRE(changed.ok());
  CHECK(changed->title == "London SEND Summit: the week before");
  CHECK(changed->slug == "summit.before");
  CHECK(summit.figure("select count(*) from audit where action = 'round changed' and fields = 'title'") == 1);
  CHECK(change_asking(summit.database(), summit.now(), before.slug, {" "}).error().kind == ErrorKind::bad_input);
  CHECK(change_asking(summit.database(), summit.now(), "summit", {"Another"}).error().kind == ErrorKind::conflict);
}

TEST_CASE("a survey's new last day moves the closing that hangs on it, and no other") {
  Feedback summit;
  REQUIRE(events::add_survey(summit.database(), summit.now(), {"Transport", "transport", "2031-03-31", "LIIA"}).ok());
  const auto slug = events::list_surveys(summit.database())->front().slug;
  REQUIRE(publish_form(summit.database(), summit.now(), slug, form_text, "a.form").ok());
  const auto closes = [&] { return iso_instant(*round_of(summit, slug).closes_at); };
  CHECK(closes() == "2031-03-31T23:00:00Z");
  REQUIRE(change_asking(summit.database(), summit.now(), slug, {"Transport", *parse_date("2031-04-30")}).ok());
  CHECK(closes() == "2031-04-30T23:00:00Z");
  const auto noon = *parse_instant("2031-04-20T12:00:00Z");
  REQUIRE(schedule_round(summit.database(), summit.now(), slug, {}, noon).ok());
  REQUIRE(change_asking(summit.database(), summit.now(), slug, {"Transport", *parse_date("2031-05-31")}).ok());
  CHECK(closes() == "2031-04-20T12:00:00Z");
}

TEST_CASE("surveys stand in a list that is searched, sorted and taken along") {
  Feedback summit;
  REQUIRE(events::add_survey(summit.database(), summit.now(), {"Transport", "transport", "2031-03-31", "LIIA"}).ok());
  REQUIRE(events::add_survey(summit.database(), summit.now(), {"Workforce", "workforce", "2031-05-31", "LIIA"}).ok());
  const auto all = summit.visitor.get("/surveys").body;
  CHECK(all.find("Workforce") < all.find("Transport"));
  const auto found = summit.visitor.get("/surveys?q=transport");
  CHECK(holds(found, "Transport"));
  CHECK_FALSE(holds(found, "Workforce"));
  CHECK(summit.visitor.get("/surveys.csv").body.find("Transport") != std::string::npos);
}

}  // namespace muster::feedback
