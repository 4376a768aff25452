// A hybrid event has two numbers and a way to join: set on one page, and whoever comes which way never oversells
// either.
#include <muster/domain/booking/booking_pages.hpp>
#include <muster/domain/booking/hybrid_json.hpp>
#include <muster/domain/booking/hybrid_service.hpp>

#include "domain/booking/public_site.hpp"

namespace muster::booking {
namespace {

struct HybridSite : PublicSite {
  HybridSite() {
    add_pages(router, database(), clock, {});
    attend("hybrid");
  }
  void attend(const std::string& how) {
    REQUIRE(events::change_event(database(), audit(), summit,
                                 {"London SEND Summit", "2022-06-24", "london", "Coin Street", how})
                .ok());
  }
  Result<HybridBook> book() { return hybrid_book(database(), summit); }
  Outcome set(std::optional<std::int64_t> room, std::optional<std::int64_t> online, const std::string& link = {}) {
    const auto now = book();
    REQUIRE(now.ok());
    return set_hybrid(database(), audit(), summit, {room, online, link}, now->seen_seats, now->seen_page);
  }
  web::Reply come(const std::string& surname, const std::string& online) {
    auto typed = fields(surname);
    if (!online.empty()) typed.emplace_back("online", online);
    return visitor.post("/b/" + code + "/book", typed);
  }
  web::Reply book_one(const std::string& surname) { return PublicSite::book(surname); }
  std::string person(const std::string& surname) {
    const auto now = book();
    REQUIRE(now.ok());
    for (const auto& each : now->people)
      if (each.name.find(surname) != std::string::npos) return each.person;
    return {};
  }
};

const std::string page_path = "/events/summit/room-and-online";

}  // namespace

TEST_CASE_METHOD(HybridSite, "both numbers and the link are set on one page, or none of them") {
  const auto shown = visitor.get(page_path);
  INFO(shown.body);
  CHECK(shown.status == 200);
  CHECK(test::holds(shown, "No link to join is given"));
  const auto at = book();
  REQUIRE(at.ok());
  const auto send = [&](const std::string& room, const std::string& link) {
    const auto now = book();
    REQUIRE(now.ok());
    return visitor.post(page_path, {{"seats", room},
                                    {"online_seats", "200"},
                                    {"joining", link},
                                    {"seen", std::to_string(now->seen_seats)},
                                    {"seen_page", std::to_string(now->seen_page)}});
  };
  const auto refused = send("80", "http://insecure.example.org");
  CHECK(refused.status == 422);
  CHECK(test::holds(refused, "begins with https://"));
  CHECK(test::holds(refused, "http://insecure.example.org"));
  CHECK_FALSE(book()->rules.seats);  // the numbers were not kept without the link
  REQUIRE(send("80", "https://teams.example.org/abc").status == 303);
  const auto now = book();
  REQUIRE(now.ok());
  CHECK(now->rules.seats == 80);
  CHECK(now->rules.online_seats == 200);
  CHECK(now->rules.joining_link == "https://teams.example.org/abc");
  // The page itself stays as it was, and its address too.
  CHECK(test::holds(visitor.get("/b/" + code), "Book my place"));
  CHECK_FALSE(test::holds(visitor.get("/b/" + code), "teams.example.org"));
  const auto stale = set_hybrid(database(), audit(), summit, {80, 100, ""}, at->seen_seats, at->seen_page);
  CHECK(stale.error().kind == ErrorKind::conflict);
  attend("in person");
  CHECK(visitor.get(page_path).status == 409);
}

TEST_CASE_METHOD(HybridSite, "people change their way all together, or nobody does") {
  REQUIRE(set(10, 1).ok());
  REQUIRE(come("Lind", "no").status == 200);
  REQUIRE(come("Okoro", "no").status == 200);
  const auto both = visitor.post(page_path + "/online", {{"row[]", person("Lind")}, {"row[]", person("Okoro")}});
  CHECK(both.status == 409);
  CHECK(test::holds(both, "cannot come that way"));
  CHECK(HybridSite::book()->online.used == 0);
  const auto one = visitor.post(page_path + "/online", {{"row[]", person("Lind")}});
  REQUIRE(one.status == 303);
  const auto now = HybridSite::book();
  REQUIRE(now.ok());
  CHECK(now->online.used == 1);
  CHECK(now->room.used == 1);
  REQUIRE(visitor.post(page_path + "/room", {{"row[]", person("Lind")}}).status == 303);
  CHECK(HybridSite::book()->online.used == 0);
  CHECK(visitor.post(page_path + "/online", {}).status == 422);
  CHECK(visitor.post(page_path + "/online", {{"row[]", "nobody"}}).status == 404);
}

TEST_CASE_METHOD(HybridSite, "whoever books says first how they come, and each way has its own seats") {
  REQUIRE(set(1, 2, "https://meet.example.org/summit").ok());
  const auto form = visitor.get("/b/" + code + "/book");
  CHECK(form.body.find("Do you come in person or online?") < form.body.find("First name"));
  const auto silent = come("Lind", "");
  CHECK(silent.status == 422);
  CHECK(test::holds(silent, "Say whether you come in person or online"));
  CHECK(test::holds(come("Lind", "yes"), "Your booking is in"));
  CHECK(test::holds(come("Okoro", "no"), "Your booking is in"));
  CHECK(test::holds(come("Silva", "no"), "You asked for a place, and none is free"));
  CHECK(test::holds(come("Venner", "yes"), "Your booking is in"));
  const auto now = book();
  REQUIRE(now.ok());
  CHECK(now->room.used == 1);
  CHECK(now->online.used == 2);
  const auto letters = mails();
  for (const auto& letter : letters) {
    const bool online = letter.text.find("You come online.") != std::string::npos;
    CHECK(online ==
          (letter.text.find("Pat Lind") != std::string::npos || letter.text.find("Pat Venner") != std::string::npos));
  }
  attend("in person");
  CHECK_FALSE(test::holds(visitor.get("/b/" + code + "/book"), "in person or online"));
}

TEST_CASE_METHOD(HybridSite, "people change between room and screen on their own page, while there are seats") {
  REQUIRE(set(10, 1, "https://meet.example.org/summit").ok());
  REQUIRE(come("Lind", "no").status == 200);
  REQUIRE(come("Okoro", "no").status == 200);
  const auto letters = mails();
  REQUIRE(letters.size() == 2);
  const auto first = link_in(letters[0]);
  const auto second = link_in(letters[1]);
  const auto in_room = visitor.get(first);
  CHECK(test::holds(in_room, "Show this at the door"));
  CHECK_FALSE(test::holds(in_room, "Join online"));
  CHECK(visitor.get(first + "/join").status == 409);
  const auto change = [&](const std::string& own, const std::string& online) {
    return visitor.post(own + "/change", {{"first_name", "Pat"}, {"last_name", "Lind"}, {"online", online}});
  };
  CHECK(test::holds(visitor.get(first + "/change"), "Do you come in person or online?"));
  CHECK(test::holds(visitor.get(first + "/change"), "A place near the door"));
  CHECK(change(first, "yes").status == 303);
  const auto by_screen = visitor.get(first);
  CHECK(test::holds(by_screen, "You come online."));
  CHECK(test::holds(by_screen, "Join online"));
  CHECK_FALSE(test::holds(by_screen, "Show this at the door"));
  CHECK_FALSE(test::holds(visitor.get(first + "/change"), "A place near the door"));
  const auto told = mails();
  REQUIRE(told.size() == 1);
  CHECK(told.front().text.find("You come online.") != std::string::npos);
  CHECK(told.front().text.find("at the door") == std::string::npos);
  const auto full = change(second, "yes");
  CHECK(full.status == 409);
  CHECK(test::holds(full, "The one seat online is taken. Nothing was changed: you still come in person."));
  CHECK(HybridSite::book()->online.used == 1);
  CHECK(change(first, "no").status == 303);
  CHECK(HybridSite::book()->online.used == 0);
}

TEST_CASE_METHOD(HybridSite, "an event that is online asks about no room and shows no code for a door") {
  attend("online");
  CHECK_FALSE(test::holds(visitor.get("/b/" + code + "/book"), "A place near the door"));
  CHECK_FALSE(test::holds(visitor.get("/b/" + code + "/book"), "Food"));
  REQUIRE(test::holds(book_one("Lind"), "Your booking is in"));
  const auto letters = mails();
  REQUIRE(letters.size() == 1);
  CHECK(letters.front().text.find("door") == std::string::npos);
  CHECK_FALSE(test::holds(visitor.get(link_in(letters.front())), "Show this at the door"));
}

TEST_CASE_METHOD(HybridSite, "an event in a room alone asks for no link to join, and shows none that is kept") {
  attend("in person");
  CHECK_FALSE(test::holds(visitor.get("/events/summit/booking"), "Link to join online"));
  auto page = page_of_event(database(), summit)->page;
  page.joining_link = "https://meet.example.org/summit";
  const auto saved = set_booking_page(database(), audit(), summit, page);
  if (!saved.ok()) FAIL(saved.error().message);
  REQUIRE(test::holds(book_one("Lind"), "Your booking is in"));
  const auto letters = mails();
  REQUIRE(letters.size() == 1);
  CHECK(letters.front().text.find("Join online") == std::string::npos);
  CHECK_FALSE(test::holds(visitor.get(link_in(letters.front())), "Join online"));
  attend("online");
  CHECK(test::holds(visitor.get("/events/summit/booking"), "Link to join online"));
  CHECK(test::holds(visitor.get(link_in(letters.front())), "Join online"));
}

TEST_CASE_METHOD(HybridSite, "the public page tells the places of the room and those online") {
  REQUIRE(set(10, 5).ok());
  const auto page = visitor.get("/b/" + code);
  CHECK(test::holds(page, "In the room 10 of 10 are still free"));
  CHECK(test::holds(page, "Online: 5 of 5 are still free."));
}

TEST_CASE_METHOD(HybridSite, "programs read and set the same, and what they leave out stays") {
  REQUIRE(set(10, 1, "https://meet.example.org/summit").ok());
  REQUIRE(come("Lind", "yes").status == 200);
  const auto shown = hybrid_json(*book());
  CHECK(*shown.find("room")->find("seats")->whole() == 10);
  CHECK(*shown.find("online")->find("free")->whole() == 0);
  CHECK(*shown.find("people")->array()->front().find("way")->text() == "online");
  const auto fewer = hybrid_rules_of(json_object({{"online_seats", nullptr}}), book()->rules);
  REQUIRE(fewer.ok());
  CHECK(fewer->seats == 10);
  CHECK_FALSE(fewer->online_seats);
  CHECK(fewer->joining_link == "https://meet.example.org/summit");
  CHECK(hybrid_rules_of(json_object({{"seats", "ten"}}), {}).error().field == "seats");
  CHECK(hybrid_rules_of(json_object({{"chairs", 10}}), {}).error().field == "chairs");
}

}  // namespace muster::booking
