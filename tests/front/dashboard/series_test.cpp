// A series over its events: who came to which, who has missed a compulsory one, figures beside each other, its copy
// with dates moved, and a cohort booked in one go.
#include <muster/domain/booking/delegate_change_service.hpp>
#include <muster/domain/booking/seat_service.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/events/event_change_service.hpp>
#include <muster/domain/events/series_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/front/dashboard/series_service.hpp>

#include "support/summit_store.hpp"

using namespace muster;

namespace {

const Date after_all{std::chrono::year{2022}, std::chrono::December, std::chrono::day{1}};

struct Cohort : test::SummitStore {
  Cohort() {
    for (const auto& [slug, date] :
         {std::pair("module-one-2022", "2022-07-10"), std::pair("module-two-2022", "2022-08-10"),
          std::pair("dinner-2022", "2022-09-10")}) {
      const auto event = events::add_event(
          database(), audit(), {slug, std::string(slug) + " of 2022", date, "london", "", "in person", "LIIA"});
      REQUIRE(event.ok());
      programme = event->programme_id;
    }
    const auto made = events::add_series(database(), audit(), programme, "Cohort 2022");
    REQUIRE(made.ok());
    series = made->id;
    REQUIRE(events::set_series_events(database(), audit(), programme, series,
                                      {{"module-one-2022", true}, {"module-two-2022", true}, {"dinner-2022", false}})
                .ok());
  }
  std::string book(const std::string& slug, const std::string& surname, booking::State state = booking::State::booked) {
    const auto added = booking::add_delegate(database(), audit(), slug,
                                             {"Ann", surname, surname + "@example.org", "", "Camden"}, state);
    if (!added.ok()) FAIL(added.error().message);
    return added->person_id;
  }
  dashboard::SeriesPeople people(Date today = after_all) {
    auto found = dashboard::series_people(database(), programme, series, today);
    REQUIRE(found.ok());
    return *found;
  }
  std::string programme;
  std::string series;
};

}  // namespace

TEST_CASE_METHOD(Cohort, "who came to which event of a series is told, and who has missed a compulsory one") {
  book("module-one-2022", "Abara", booking::State::came);
  book("module-two-2022", "Abara", booking::State::came);
  book("module-one-2022", "Brown", booking::State::came);
  book("dinner-2022", "Brown");
  book("module-two-2022", "Clarke", booking::State::invited);
  const auto all = people();
  REQUIRE(all.people.size() == 3);
  CHECK(all.people[0].name == "Ann Abara");
  CHECK(all.people[0].missed.empty());
  CHECK(all.people[0].came == 2);
  CHECK_FALSE(all.people[0].states[2].has_value());
  CHECK(all.people[1].missed == std::vector<std::string>{"module-two-2022 of 2022"});
  // Whoever was only asked belongs to no cohort.
  CHECK(all.people[2].missed.empty());
  // Nobody has missed what is still to come, nor what was cancelled.
  CHECK(people(Date{std::chrono::year{2022}, std::chrono::August, std::chrono::day{10}}).people[1].missed.empty());
  REQUIRE(events::cancel_event(database(), audit(), "module-two-2022", "No speaker").ok());
  CHECK(people().people[1].missed.empty());
}

TEST_CASE_METHOD(Cohort, "figures of a series stand beside each other, each person once") {
  book("module-one-2022", "Abara", booking::State::came);
  book("module-two-2022", "Abara", booking::State::came);
  book("module-two-2022", "Brown");
  const auto found = dashboard::series_overview(database(), programme, series);
  REQUIRE(found.ok());
  REQUIRE(found->events.size() == 3);
  CHECK(found->events[0].registered == 1);
  CHECK(found->events[1].registered == 2);
  CHECK(found->events[1].came == 1);
  CHECK_FALSE(found->events[1].asked);
  CHECK(found->people == 1);
}

TEST_CASE_METHOD(Cohort, "a series is copied with its dates moved, all of it or nothing") {
  const Date first{std::chrono::year{2023}, std::chrono::July, std::chrono::day{9}};
  book("module-one-2022", "Abara");
  REQUIRE(events::cancel_event(database(), audit(), "dinner-2022", "No cook").ok());
  const auto made = dashboard::copy_series(database(), audit(), programme, series, "Cohort 2023", first, {});
  if (!made.ok()) FAIL(made.error().message);
  const auto book = events::series_book(database(), programme, made->id);
  REQUIRE(book.ok());
  REQUIRE(book->events.size() == 2);
  CHECK(book->events[0].event.title == "module-one-2023 of 2023");
  CHECK(iso_date(book->events[0].event.date) == "2023-07-09");
  CHECK(iso_date(book->events[1].event.date) == "2023-08-09");
  CHECK(book->events[1].compulsory);
  CHECK(figure("select count(*) from booking b join event e on e.id = b.event_id where e.date > '2023'") == 0);
  const auto events_before = figure("select count(*) from event");
  const auto trail = figure("select count(*) from audit");
  // The name is taken: nothing of a second copy is there.
  CHECK_FALSE(dashboard::copy_series(database(), audit(), programme, series, "Cohort 2023", first, {}).ok());
  // Words of a report that are none cannot be taken along: what was copied before them is not kept.
  REQUIRE(
      database()
          .write([&](store::Session& session) -> Outcome {
            session.execute(
                "insert into report_definition (event_id, name, body, version) select id, 'post-event', ' ', 1 from "
                "event where slug = 'module-two-2022'");
            return Success{};
          })
          .ok());
  CHECK_FALSE(
      dashboard::copy_series(database(), audit(), programme, series, "Another", first, {{"post-event", "x"}}).ok());
  CHECK(figure("select count(*) from event") == events_before);
  CHECK(figure("select count(*) from event_series") == 2);
  CHECK(figure("select count(*) from audit") == trail);
  const auto same = dashboard::copy_series(database(), audit(), programme, series, "Same day",
                                           Date{std::chrono::year{2022}, std::chrono::July, std::chrono::day{10}}, {});
  REQUIRE_FALSE(same.ok());
}

TEST_CASE_METHOD(Cohort, "a cohort is booked for all events to come, or nobody is") {
  book("module-one-2022", "Abara");
  book("module-one-2022", "Brown");
  book("module-one-2022", "Clarke", booking::State::invited);
  book("module-two-2022", "Brown", booking::State::waiting);
  CHECK_FALSE(dashboard::book_for_series(database(), audit(), programme, series, "dinner-2022").ok());
  CHECK_FALSE(dashboard::book_for_series(database(), audit(), programme, series, "nothing").ok());
  booking::SeatRules rules;
  rules.seats = 1;
  REQUIRE(booking::set_seat_rules(database(), audit(), "dinner-2022", rules, std::nullopt).ok());
  const auto before = figure("select count(*) from booking");
  const auto full = dashboard::book_for_series(database(), audit(), programme, series, "module-one-2022");
  REQUIRE_FALSE(full.ok());
  CHECK(full.error().message.find("so nobody was booked") != std::string::npos);
  CHECK(figure("select count(*) from booking") == before);
  rules.seats = 10;
  REQUIRE(booking::set_seat_rules(database(), audit(), "dinner-2022", rules, std::nullopt).ok());
  const auto done = dashboard::book_for_series(database(), audit(), programme, series, "module-one-2022");
  if (!done.ok()) FAIL(done.error().message);
  CHECK(*done == 3);
  CHECK(figure("select count(*) from booking") == before + 3);
  CHECK(figure("select count(*) from booking where state = 'waiting'") == 1);
  CHECK(*dashboard::book_for_series(database(), audit(), programme, series, "module-one-2022") == 0);
}
