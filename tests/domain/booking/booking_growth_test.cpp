// Lists of any shape are judged, taken in and taken back, and many bookings take a step or get a mail, in a time like
// their number.
#include <muster/domain/booking/message_service.hpp>
#include <muster/domain/booking/step_service.hpp>

#include "domain/booking/long_list.hpp"
#include "support/growth.hpp"
#include "support/source_dir.hpp"

#include <fstream>
#include <iterator>

namespace muster::booking {
namespace {

using growth::numbered;
using long_list::Summit;

constexpr std::size_t first = 4 << 10;
constexpr std::size_t largest_first = 16 << 10;
const std::string heading = "First name,Surname,Organisation,E-mail,Dietary requirements\n";

}  // namespace

TEST_CASE("no list of any shape makes judging it slower than it is long") {
  Summit store;
  for (const std::string row :
       {"Given#,Family#,Camden,p#@x.example,\n", "Pat,Venner,Camden,,\n", "Pat,Venner#,Camden,one@x.example,\n",
        "Pat,Venner,Organisation #,,\n", "Pat#,Venner,Camden,pat@x.example,vegan\n", "Pat,Vennerr#r,Camdem,,\n",
        "Pat and Jo #,Venner,Camden,a#@x.example; b#@x.example,\n", "\"Pat, #\",,,,\n", ",,Camden,,\n",
        "Pat,Venner,Camden and Barnet and # and Sutton,,\n", "Pat,\"Ven#,ner\",\"Cam\nden\",p#,x\n"}) {
    CAPTURE(row);
    const auto judge = [&](const std::string& list) {
      (void)forecast_delegates(store.database(), test::noon(), long_list::summit, {"list.csv", list, ""});
    };
    CHECK(growth::fault_of(numbered(row, heading), judge, first, largest_first) == "");
  }
  for (const std::string piece : {"a", "a ", "and ", "é", "& ", ", ", "\"\"", "Camden "}) {
    CAPTURE(piece);
    for (const std::string before : {"Pat,\"", "Pat,Venner,\"", "Pat,Venner,Camden,\"", "Pat,Venner,Camden,,\""}) {
      CHECK(growth::fault_of(
                growth::repeated(piece, heading + before, "\"\n"),
                [&](const std::string& list) {
                  (void)forecast_delegates(store.database(), test::noon(), long_list::summit, {"list.csv", list, ""});
                },
                first, largest_first) == "");
    }
  }
}

TEST_CASE("what other programs export costs as much as it is long") {
  Summit store;
  for (const std::string name :
       {"eventbrite-attendees", "eventbrite-older", "outlook-tracking", "pretix-orders", "teams-attendance",
        "tito-tickets", "zoom-callers", "zoom-participants", "zoom-registrations", "zoom-webinar"}) {
    CAPTURE(name);
    std::ifstream file(test::source_dir() + "/tests/domain/people/data/" + name + ".csv", std::ios::binary);
    auto bytes = std::string(std::istreambuf_iterator<char>(file), {});
    REQUIRE(!bytes.empty());
    while (bytes.ends_with('\n') || bytes.ends_with('\r')) bytes.pop_back();
    const auto row = bytes.substr(bytes.rfind('\n') + 1) + "\n";
    CHECK(growth::fault_of(
              growth::repeated(row, bytes + "\n"),
              [&](const std::string& list) {
                (void)forecast_delegates(store.database(), test::noon(), long_list::summit, {"list.csv", list, ""});
              },
              first, largest_first) == "");
  }
}

TEST_CASE("a list is taken in and taken back in a time like its length") {
  Summit store;
  const auto there_and_back = [&](const std::string& list) {
    const auto done =
        import_delegates(store.database(), Summit::audit(), long_list::summit, {"list.csv", list, ""}, {});
    REQUIRE(done.ok());
    REQUIRE(intake::undo_import(store.database(), Summit::audit(), store.kinds, done->id).ok());
  };
  CHECK(growth::fault_of(numbered("Given#,Family#,Camden,p#@x.example,vegan\n", heading), there_and_back, first,
                         largest_first) == "");
}

TEST_CASE("a step and a mail for many cost as much as they are many") {
  Summit store;
  constexpr std::size_t people = 1600;
  std::string list = heading;
  for (std::size_t at = 0; at < people; ++at) {
    const auto number = std::to_string(at);
    list += "Given" + number + ",Family" + number + ",Camden,p" + number + "@x.example,\n";
  }
  REQUIRE(import_delegates(store.database(), Summit::audit(), long_list::summit, {"list.csv", list, ""}, {}).ok());
  std::vector<std::string> all;
  for (const auto& delegate : delegates(store.database(), long_list::summit).value()) all.push_back(delegate.person_id);
  REQUIRE(all.size() == people);
  // One of them for each byte that is asked for.
  const growth::Input many = growth::repeated("a");
  const auto so_many = [&](const std::string& text) {
    return std::vector<std::string>(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(text.size()));
  };
  const auto step = [&](const std::string& text) {
    const auto act =
        take_steps(store.database(), Summit::audit(), long_list::summit, {so_many(text), State::came, "They came."});
    REQUIRE(act.ok());
    REQUIRE(undo_act(store.database(), Summit::audit(), long_list::summit, act->id).ok());
  };
  CHECK(growth::fault_of(many, step, most_people_at_once / 8, most_people_at_once / 8) == "");
  const auto mail = [&](const std::string& text) {
    const auto sent = send_message(store.database(), Summit::audit(), long_list::summit,
                                   {"", {"The day", "We begin at nine."}, {so_many(text), {}}, {}});
    REQUIRE(sent.ok());
    REQUIRE(queue_mails(store.database(), test::noon(), sent->id, unwatched(), [](store::Session&) -> Outcome {
              return Success{};
            }).ok());
  };
  CHECK(growth::fault_of(many, mail, people / 8, people / 8) == "");
  const auto check = [](const std::string& text) {
    (void)check_subject(text);
    (void)check_message(text);
  };
  for (const std::string piece : {"a", "é", "\n", " "}) CHECK(growth::fault_of(growth::repeated(piece), check) == "");
}

}  // namespace muster::booking
