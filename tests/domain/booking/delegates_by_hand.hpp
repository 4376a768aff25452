#pragma once
// An event with delegates who were added by hand, and its pages.

#include <muster/domain/booking/booking_pages.hpp>
#include <muster/domain/booking/delegate_change_service.hpp>
#include <muster/domain/booking/needs_service.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/events/event_service.hpp>

#include "support/summit_store.hpp"

namespace muster::booking {

struct DelegatesByHand : test::SummitStore {
  DelegatesByHand() {
    for (const auto* slug : {"summit", "autumn"}) {
      REQUIRE(events::add_event(database(), audit(),
                                {slug, std::string("The ") + slug, "2022-06-10", "london", "", "in person", "LIIA"})
                  .ok());
    }
  }
  /// Books somebody of Camden; returns their id.
  std::string book(const std::string& surname, const std::string& slug = "summit") {
    const auto added = add_delegate(database(), audit(), slug, {"Pat", surname, "", "", "Camden"});
    if (!added.ok()) FAIL(added.error().message);
    return added->person_id;
  }
  std::string book_with(const std::string& surname, const std::string& dietary, const std::string& access = {},
                        const std::string& slug = "summit") {
    const auto id = book(surname, slug);
    REQUIRE(change_needs(database(), audit(), slug, id, {access, dietary}).ok());
    return id;
  }
  void step(const std::string& person_id, State to) {
    REQUIRE(take_steps(database(), audit(), "summit", {{person_id}, to, ""}).ok());
  }
  std::string text(const std::string& sql) {
    const auto found =
        database().read([&](store::Session& session) -> Result<std::string> { return session.first(sql)->text(0); });
    REQUIRE(found.ok());
    return *found;
  }

  HandClock clock{test::noon()};
  web::Router router = [&] {
    web::Router made;
    add_pages(made, database(), clock);
    return made;
  }();
  test::Visitor visitor{router};
};

}  // namespace muster::booking
