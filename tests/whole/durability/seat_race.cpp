// Many people who book the last place of an event at once, from one process or several: told what to do by lines on its
// input, so that processes begin together. Arguments: the database, how many processes there are, which one this is,
// and "guarded" or "unguarded", where the decision is made before the transaction, as it must not be.
#include <muster/domain/booking/seat_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <atomic>
#include <barrier>
#include <iostream>
#include <thread>

namespace {

using namespace muster;

constexpr const char* event = "race";

struct Person {
  std::string id;
  std::string booking;
};

std::vector<Person> people_of(store::Database& database, std::size_t processes, std::size_t number) {
  std::vector<Person> found;
  const auto read = database.read([&](store::Session& session) -> Outcome {
    std::size_t at = 0;
    session.each("select person_id, id from booking order by id", {}, [&](const store::Row& row) {
      if (at++ % processes == number) found.push_back({row.text(0), row.text(1)});
    });
    return Success{};
  });
  if (!read.ok()) std::cout << read.error().message << std::endl;
  return found;
}

/// Looks whether there is a seat, and takes it afterwards.
bool take_unguarded(store::Database& database, const store::AuditContext& audit, const Person& person) {
  const auto table = booking::seats_of(database, event);
  if (!table.ok() || table->plan.all().free < 1) return false;
  return database
      .write([&](store::Session& session) -> Outcome {
        session.execute("update booking_row set state = 'booked' where id = $1", {person.booking});
        store::write_audit(session, audit, "booking: booked", "booking", person.booking);
        return Success{};
      })
      .ok();
}

void reset(store::Database& database) {
  const auto done = database.write([](store::Session& session) -> Outcome {
    session.execute("delete from seat_turn");
    session.execute("delete from booking_step");
    session.execute("update booking_row set state = 'invited'");
    return Success{};
  });
  std::cout << (done.ok() ? "reset" : done.error().message) << std::endl;
}

void race(store::Database& database, const std::vector<Person>& people, bool guarded) {
  const store::AuditContext audit{"test", SystemClock().now(), "LIIA"};
  std::barrier all(static_cast<std::ptrdiff_t>(people.size()));
  std::atomic<int> booked = 0;
  std::atomic<int> waiting = 0;
  std::atomic<int> failed = 0;
  {
    std::vector<std::jthread> threads;
    for (const auto& person : people) {
      threads.emplace_back([&, person] {
        all.arrive_and_wait();
        if (!guarded) {
          ++(take_unguarded(database, audit, person) ? booked : waiting);
          return;
        }
        const auto answer = booking::book_or_wait(database, audit, event, person.id);
        ++(!answer.ok() ? failed : answer->state == booking::State::booked ? booked : waiting);
      });
    }
  }
  std::cout << "told " << booked << " booked, " << waiting << " waiting, " << failed << " failed" << std::endl;
}

/// What the database holds, and whether turns have the order in which the transactions came.
void check(store::Database& database, bool postgres) {
  const auto done = database.read([&](store::Session& session) -> Outcome {
    const auto count = [&](const char* state) {
      return session.first("select count(*) from booking where state = $1", {state})->integer(0);
    };
    bool in_order = true;
    std::int64_t last = 0;
    session.each(std::string("select t.turn from seat_turn t join booking_step s on s.booking_id = t.booking_id "
                             "where s.to_state = 'waiting' order by ") +
                     (postgres ? "s.xmin::text::bigint, s.ctid" : "s.rowid"),
                 {}, [&](const store::Row& row) {
                   in_order = in_order && row.integer(0) > last;
                   last = row.integer(0);
                 });
    std::cout << "holds " << count("booked") << " booked, " << count("waiting") << " waiting, "
              << (in_order ? "in order" : "out of order") << std::endl;
    return Success{};
  });
  if (!done.ok()) std::cout << done.error().message << " " << done.error().detail << std::endl;
}

}  // namespace

int main(int count, char** words) {
  if (count != 5) return 2;
  const std::string location = words[1];
  auto database = store::Database::open(location, store::Database::Mode::must_exist, std::chrono::minutes(2));
  if (!database.ok()) {
    std::cout << database.error().message << std::endl;
    return 1;
  }
  const auto people = people_of(**database, static_cast<std::size_t>(parse_integer(words[2]).value_or(1)),
                                static_cast<std::size_t>(parse_integer(words[3]).value_or(0)));
  const bool guarded = std::string_view(words[4]) == "guarded";
  std::cout << "ready " << people.size() << std::endl;
  for (std::string line; std::getline(std::cin, line);) {
    if (line == "reset") reset(**database);
    if (line == "go") race(**database, people, guarded);
    if (line == "check") check(**database, location.starts_with("postgresql:"));
  }
  return 0;
}
