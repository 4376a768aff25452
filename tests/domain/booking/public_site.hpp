#pragma once
// A site with one event that strangers may book, and the mails that it would send.
#include <muster/domain/booking/booking_jobs.hpp>
#include <muster/domain/booking/booking_mail.hpp>
#include <muster/domain/booking/delegate_change_service.hpp>
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/booking/public_booking_service.hpp>
#include <muster/domain/booking/public_pages.hpp>
#include <muster/domain/booking/seat_service.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/events/event_change_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/membership/membership_service.hpp>
#include <muster/platform/jobs/worker.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include "support/summit_store.hpp"

namespace muster::booking {

inline constexpr const char* summit = "summit";

struct PublicSite : test::SummitStore {
  PublicSite() {
    REQUIRE(
        events::add_event(database(), audit(),
                          {summit, "London SEND Summit", "2022-06-24", "london", "Coin Street", "in person", "LIIA"})
            .ok());
    add_mail(kinds, database());
    add_public_pages(router, database(), clock, [] { return Result<std::optional<std::int64_t>>(14); });
    open(BookingWay::open);
  }
  void open(BookingWay way) {
    BookingPage page;
    page.way = way;
    const auto saved = set_booking_page(database(), audit(), summit, page);
    if (!saved.ok()) FAIL(saved.error().message);
    code = saved->code;
  }
  void seats(std::int64_t number) {
    SeatRules rules;
    rules.seats = number;
    REQUIRE(set_seat_rules(database(), audit(), summit, rules, std::nullopt).ok());
  }
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> fields(const std::string& surname,
                                                                        const std::string& organisation = "Camden") {
    return {{"first_name", "Pat"},
            {"last_name", surname},
            {"email", surname + "@example.org"},
            {"organisation", organisation},
            {"named", "yes"}};
  }
  web::Reply book(const std::string& surname, const std::string& organisation = "Camden") {
    return visitor.post("/b/" + code + "/book", fields(surname, organisation));
  }
  std::string event_id() {
    const auto found = database().read([&](store::Session& session) -> Result<std::string> {
      return session.first("select id from event where slug = $1", {std::string(summit)})->text(0);
    });
    REQUIRE(found.ok());
    return *found;
  }
  std::string text(const std::string& statement) {
    const auto found = database().read(
        [&](store::Session& session) -> Result<std::string> { return session.first(statement)->text(0); });
    REQUIRE(found.ok());
    return *found;
  }
  void run_jobs() {
    jobs::Kinds job_kinds;
    add_jobs(job_kinds, database(), clock);
    const auto ran = jobs::run_next(database(), clock, job_kinds, [](auto, auto) {});
    REQUIRE(ran.ok());
  }
  static std::int64_t sequence(const std::string& entry) {
    const std::string name = "SEQUENCE:";
    return std::stoll(entry.substr(entry.find(name) + name.size()));
  }
  std::int64_t in_state(const std::string& state) {
    return figure("select count(*) from booking where state = $1", {state});
  }
  /// What the mails that wait say, each sent once.
  std::vector<mail::Letter> mails() {
    std::vector<mail::Letter> all;
    while (true) {
      const auto claimed = mail::claim(database(), clock.now());
      REQUIRE(claimed.ok());
      if (!*claimed) return all;
      const auto letter = mail::letter_of(kinds, **claimed, {clock.now(), "https://muster.example.org", false});
      REQUIRE(letter.ok());
      if (*letter) all.push_back((*letter)->letter);
      REQUIRE(mail::settle(database(), clock.now(), **claimed, mail::DeliveryOutcome::sent, "").ok());
    }
  }

  /// The entries that the mails that wait carry; keeps the last link.
  std::vector<mail::Message::Calendar> entries() {
    std::vector<mail::Message::Calendar> all;
    while (true) {
      const auto claimed = mail::claim(database(), clock.now());
      REQUIRE(claimed.ok());
      if (!*claimed) return all;
      const auto letter = mail::letter_of(
          kinds, **claimed, {clock.now(), "https://muster.example.org", false, {"LIIA", "events@liia.example"}});
      REQUIRE(letter.ok());
      REQUIRE(*letter);
      all.push_back((*letter)->calendar);
      own = link_in((*letter)->letter);
      REQUIRE(mail::settle(database(), clock.now(), **claimed, mail::DeliveryOutcome::sent, "").ok());
    }
  }
  /// The one of that subject: mails of one moment are sent in no order.
  static mail::Letter about(const std::vector<mail::Letter>& all, const std::string& subject) {
    for (const auto& letter : all)
      if (letter.subject == "London SEND Summit: " + subject) return letter;
    FAIL("no mail says " + subject);
    return {};
  }
  /// The path of the own page that a mail leads to.
  static std::string link_in(const mail::Letter& letter) {
    const auto at = letter.text.find("/booking/");
    return at == std::string::npos ? std::string() : letter.text.substr(at, std::string("/booking/").size() + 26);
  }

  std::string own;
  HandClock clock{test::noon()};
  mail::Kinds kinds;
  web::Router router;
  test::Visitor visitor{router};
  std::string code;
};

}  // namespace muster::booking
