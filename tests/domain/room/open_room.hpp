#pragma once
// A summit with a room of three tables, its pages, an organiser and phones that keep their own visit.

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/feedback_pages.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/room/room_pages.hpp>
#include <muster/domain/room/room_service.hpp>

#include "support/summit_store.hpp"

namespace muster::room {

/// A phone with a visit of its own.
class Phone {
 public:
  Phone(const web::Router& router, std::string visit) : router_(router), visit_(std::move(visit)) {}
  web::Reply get(const std::string& address) const { return ask(web::Method::get, address, {}); }
  web::Reply post(const std::string& address, const std::vector<std::pair<std::string, std::string>>& fields) const {
    return ask(web::Method::post, address, fields);
  }

 private:
  web::Reply ask(web::Method method, const std::string& address,
                 const std::vector<std::pair<std::string, std::string>>& fields) const {
    web::Request request;
    request.method = method;
    const auto mark = address.find('?');
    request.path = address.substr(0, mark);
    if (mark != std::string::npos) {
      const auto pair = address.substr(mark + 1);
      request.query.add(pair.substr(0, pair.find('=')), pair.substr(pair.find('=') + 1));
    }
    request.token = visit_;
    if (method == web::Method::post) request.form.add("token", visit_);
    for (const auto& [name, value] : fields) request.form.add(name, value);
    return router_.handle(std::move(request));
  }
  const web::Router& router_;
  std::string visit_;
};

struct OpenRoom : test::SummitStore {
  OpenRoom() {
    REQUIRE(events::add_event(database(), audit(),
                              {"summit", "London SEND Summit", "2022-06-10", "london", "", "in person", "LIIA"})
                .ok());
    add_pages(router, database(), clock);
    feedback::add_pages(router, database(), clock, {});
    RoomPlan plan;
    plan.tables = 3;
    const auto made = set_up_room(database(), now(), "summit", plan);
    if (!made.ok()) FAIL(made.error().message);
    REQUIRE(open_room(database(), now(), "summit").ok());
    const auto codes = table_codes(database(), room());
    REQUIRE(codes.ok());
    for (const auto& code : *codes) tables.push_back("/r/" + code.code);
  }

  [[nodiscard]] store::AuditContext now() const { return {"test", clock.now(), "LIIA"}; }
  Room room() {
    const auto found = room_of_event(database(), "summit");
    REQUIRE(found.ok());
    REQUIRE(found->has_value());
    return **found;
  }
  std::vector<feedback::Note> notes() {
    auto found = feedback::notes(database(), "summit");
    REQUIRE(found.ok());
    return *found;
  }
  [[nodiscard]] Phone phone(const std::string& visit = "a-visit") const { return {router, visit}; }

  HandClock clock{test::noon()};
  web::Router router;
  test::Visitor organiser{router};
  std::vector<std::string> tables;  ///< addresses
};

}  // namespace muster::room
