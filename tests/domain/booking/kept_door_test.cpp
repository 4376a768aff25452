// A phone that knows a list hears only what changed, and puts it together to the list that it would have been sent
// whole.
#include <muster/domain/booking/door_service.hpp>
#include <muster/domain/events/session_service.hpp>

#include <muster/domain/booking/kept_door_service.hpp>
#include "delegates_by_hand.hpp"

#include <chrono>
#include <iostream>
#include <random>

namespace muster::booking {
namespace {

DoorPerson person(const std::string& id, const std::string& name) {
  return {id, id, name, "Camden", "CODE" + id, DoorStanding::expected, {}};
}

DoorList list_of(std::vector<DoorPerson> people) {
  DoorList list;
  list.event.id = "e1";
  list.of = static_cast<std::int64_t>(people.size());
  list.people = std::move(people);
  return list;
}

/// What a phone does with the news: as the script of its page.
std::vector<DoorPerson> put_together(std::vector<DoorPerson> known, const DoorNews& news) {
  std::set<std::string> out(news.gone.begin(), news.gone.end());
  for (const auto at : news.changed) out.insert(news.list->people[at].booking_id);
  std::erase_if(known, [&](const DoorPerson& each) { return out.contains(each.booking_id); });
  for (const auto at : news.changed)
    known.insert(known.begin() + static_cast<std::ptrdiff_t>(at), news.list->people[at]);
  return known;
}

std::string said(const std::vector<DoorPerson>& people) {
  std::string words;
  for (const auto& each : people)
    words += each.booking_id + " " + each.name + " " + std::string(standing_word(each.standing)) + "\n";
  return words;
}

struct AtDoors : DelegatesByHand {
  AtDoors() { clock.advance(*parse_instant("2022-06-10T09:00:00Z") - clock.now()); }
  DoorNews hear(const std::string& known, const std::string& session = {}) {
    auto news = doors.news(database(), clock.now(), "summit", session, known);
    if (!news.ok()) FAIL(news.error().message);
    return *std::move(news);
  }
  KeptDoors doors;
};

}  // namespace

TEST_CASE("whatever becomes of a list, what changed puts the known one right") {
  std::mt19937 chance(4'711);
  std::vector<DoorPerson> people;
  for (int at = 0; at < 30; ++at)
    people.push_back(person("b" + std::to_string(100 + at), "Name " + std::to_string(at)));
  KeptDoor door;
  door.take(list_of(people));
  auto news = door.since("");
  REQUIRE(news.whole);
  std::vector<std::pair<std::string, std::vector<DoorPerson>>> phones{{news.mark, people}, {news.mark, people}};
  int next = 500;
  for (int turn = 0; turn < 300; ++turn) {
    const auto at = chance() % people.size();
    switch (chance() % 4) {
      case 0:
        people[at].standing = people[at].standing == DoorStanding::in ? DoorStanding::expected : DoorStanding::in;
        break;
      case 1:
        if (people.size() > 5) people.erase(people.begin() + static_cast<std::ptrdiff_t>(at));
        break;
      case 2:
        people.insert(people.begin() + static_cast<std::ptrdiff_t>(at), person("b" + std::to_string(next++), "New"));
        break;
      default: {  // another name, and so another place
        auto moved = people[at];
        moved.name += "x";
        people.erase(people.begin() + static_cast<std::ptrdiff_t>(at));
        people.insert(people.begin() + static_cast<std::ptrdiff_t>(chance() % (people.size() + 1)), moved);
      }
    }
    door.take(list_of(people));
    for (auto& [mark, known] : phones) {
      if (chance() % 3 != 0) continue;  // the phones look at different moments
      news = door.since(mark);
      CHECK_FALSE(news.whole);
      known = news.unchanged ? known : put_together(known, news);
      mark = news.mark;
      CHECK(said(known) == said(people));
      CHECK(door.since(mark).unchanged);
    }
  }
  CHECK(door.since("of another process").whole);
}

TEST_CASE_METHOD(AtDoors, "a look at which nothing changed reads no list, and what changed is one person") {
  const auto lind = book("Lind");
  book("Okoro");
  const auto first = hear("");
  CHECK(first.whole);
  CHECK(first.list->people.size() == 2);
  for (const auto& each : first.list->people) CHECK_FALSE(each.code.empty());
  const auto again = hear(first.mark);
  CHECK(again.unchanged);
  CHECK(again.list == first.list);  // the very same: nothing was read
  step(lind, State::came);
  const auto came = hear(first.mark);
  CHECK_FALSE(came.unchanged);
  REQUIRE(came.changed.size() == 1);
  CHECK(came.list->people[came.changed[0]].name == "Pat Lind");
  CHECK(came.list->in == 1);
  CHECK(came.gone.empty());
  book("Abara");
  const auto more = hear(came.mark);
  REQUIRE(more.changed.size() == 1);
  CHECK(more.changed[0] == 0);  // by surname
  // A scan at the door of a session leaves no trace of its own where somebody is in already.
  REQUIRE(events::add_sessions(database(), audit(), "summit", {{.code = "panel", .title = "Panel", .starts_at = 600}})
              .ok());
  const auto panel = hear({}, "panel");
  const std::string id(26, '3');
  REQUIRE(take_scans(database(), {"test", clock.now()}, "summit",
                     {"Panel", "panel", {{id, Scan::What::in, {}, more.list->people[1].booking_id, {}, {}}}})
              .ok());
  CHECK(hear(panel.mark, "panel").changed.size() == 1);
  const auto known = hear(more.mark);
  // What another programme changes of somebody leaves its trace there: the list is read once a minute all the same.
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                session.execute("update person set last_name = 'Lindqvist' where last_name = 'Lind'");
                return Success{};
              })
              .ok());
  CHECK(hear(known.mark).unchanged);
  clock.advance(std::chrono::seconds(61));
  CHECK(hear(known.mark).changed.size() == 1);
  // After the end nobody is in it.
  clock.advance(std::chrono::hours(48));
  const auto over = hear(known.mark);
  CHECK(over.list->people.empty());
  CHECK(over.gone.size() == 3);
}

TEST_CASE_METHOD(AtDoors, "the door's list of 5,000 people: what a look costs") {
  std::vector<DoorPerson> people;
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                const auto event = session.first("select id from event where slug = 'summit'")->text(0);
                const auto organisation = session.first("select id from organisation where name = 'Camden'")->text(0);
                for (int at = 0; at < 5'000; ++at) {
                  const auto id = "p" + std::to_string(10'000 + at);
                  session.execute(
                      "insert into person (id, first_name, last_name, email, job_title, place_code, organisation_id, "
                      "sort_name, "
                      "search_text, search_email) values ($1, 'Pat', $2, '', '', '', $3, $1, $1, '')",
                      {id, "Surname" + std::to_string(at), organisation});
                  session.execute(
                      "insert into booking_row (id, event_id, person_id, booked_at, state) values ($1, $2, $3, $4, "
                      "'booked')",
                      {"b" + id, event, id, std::string("2022-06-01T09:00:00Z")});
                }
                return Success{};
              })
              .ok());
  const auto ms = [](auto work) {
    const auto begins = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begins).count();
  };
  const std::string path = "/api/events/summit/door";
  std::string mark;
  std::size_t whole = 0;
  std::size_t nothing = 0;
  std::size_t one = 0;
  (void)visitor.get(path);  // codes are made
  KeptDoors fresh;
  const auto read = ms([&] { (void)fresh.news(database(), clock.now(), "summit", {}, {}); });
  const auto all = ms([&] {
    const auto reply = visitor.get(path);
    whole = reply.body.size();
    const auto at = reply.body.find("\"mark\"");
    mark = reply.body.substr(reply.body.find('"', at + 7) + 1, 64);
  });
  const auto unchanged = ms([&] { nothing = visitor.get(path + "?changes=yes&known=" + mark).body.size(); });
  step("p10042", State::came);
  const auto changed = ms([&] { one = visitor.get(path + "?changes=yes&known=" + mark).body.size(); });
  std::cout << "door of 5,000: read " << read << " ms; whole " << whole << " bytes, " << all << " ms; unchanged "
            << nothing << " bytes, " << unchanged << " ms; one changed " << one << " bytes, " << changed << " ms\n";
  CHECK(whole > 500'000);
  CHECK(nothing < 600);
  CHECK(one < 1'200);
}

}  // namespace muster::booking
