#pragma once
// An event without delegates and the pages on which they are listed and lists of them are taken in.

#include <muster/domain/booking/booking_pages.hpp>
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/intake/intake_pages.hpp>
#include <muster/domain/intake/staged_service.hpp>

#include "support/summit_store.hpp"

namespace muster::booking {

inline constexpr const char* home = "/events/summit/delegates";
inline const std::string heading = "First name,Surname,Organisation\n";

struct DelegatesSite : test::SummitStore {
  DelegatesSite() {
    REQUIRE(events::add_event(database(), audit(),
                              {"summit", "London SEND Summit 2022", "2022-06-10", "london", "", "in person", "LIIA"})
                .ok());
    REQUIRE(events::add_event(database(), audit(),
                              {"meeting", "Summer meeting", "2022-07-10", "london", "", "online", "LIIA"})
                .ok());
    add_pages(router, database(), clock);
    kinds.add(delegate_kind());
    intake::add_pages(router, database(), clock, kinds);
  }
  /// Uploads a list and returns the address of its preview.
  std::string upload(const std::string& bytes, const std::string& name = "list.csv") {
    const auto reply = visitor.post(std::string(home) + "/import", {}, {{"file", name, bytes}});
    INFO(reply.body);
    REQUIRE(reply.status == 303);
    return test::location(reply);
  }
  web::Reply apply(const std::string& preview) {
    const auto page = visitor.get(preview);
    REQUIRE(page.status == 200);
    return visitor.post(preview + "/apply", {{"expected", test::field_value(page.body, "expected")}});
  }
  std::int64_t booked() { return figure("select count(*) from booking"); }

  HandClock clock{test::noon()};
  intake::Kinds kinds;
  web::Router router;
  test::Visitor visitor{router};
};

inline std::string chip(const std::string& name, int count) { return name + " <b>" + std::to_string(count) + "</b>"; }

}  // namespace muster::booking
