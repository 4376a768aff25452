#pragma once
// A programme with an event, somebody booked in it, and a receiver of its news.

#include <muster/domain/booking/delegate_change_service.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/webhooks/courier_calls.hpp>
#include <muster/domain/webhooks/delivery_service.hpp>
#include <muster/domain/webhooks/receiver_service.hpp>

#include "support/summit_store.hpp"

namespace muster::test {

struct NewsStore : SummitStore {
  NewsStore() {
    const auto event =
        events::add_event(database(), audit(), {"summit", "Summit", "2022-06-10", "london", "", "in person", "LIIA"});
    REQUIRE(event.ok());
    programme = event->programme_id;
    event_id = event->id;
    REQUIRE(webhooks::keep_reach(database(), {{"localhost", "127.0.0.1"}, {}}).ok());
  }
  webhooks::Receiver wanted(const std::string& name = "The directory") const {
    return {.programme_id = programme,
            .name = name,
            .address = "https://hooks.example.org/muster?key=1",
            .kinds = {webhooks::kinds.begin(), webhooks::kinds.end()}};
  }
  webhooks::NewReceiver add(const webhooks::Receiver& receiver) {
    const auto made = webhooks::add_receiver(database(), audit(), receiver);
    if (!made.ok()) FAIL(made.error().message);
    return *made;
  }
  /// The id of the person.
  std::string book(const std::string& first_name) {
    const auto added = booking::add_delegate(database(), audit(), "summit", {first_name, "Abara", "", "", "Camden"});
    if (!added.ok()) FAIL(added.error().message);
    return added->person_id;
  }
  void step(const std::string& person, booking::State to) {
    REQUIRE(booking::take_steps(database(), audit(), "summit", {{person}, to, ""}).ok());
  }
  std::vector<webhooks::Delivery> log(const std::string& receiver) {
    const auto found = webhooks::listed_deliveries(database(), programme, receiver, {.sort = "number"});
    if (!found.ok()) FAIL(found.error().message);
    return found->rows;
  }
  std::vector<std::string> kinds_told(const std::string& receiver) {
    std::vector<std::string> told;
    for (const auto& each : log(receiver)) told.emplace_back(webhooks::kind_code(each.kind));
    return told;
  }
  std::optional<webhooks::Batch> claim(const std::string& receiver, Instant now = noon()) {
    auto batch = webhooks::claim(database(), now, receiver);
    REQUIRE(batch.ok());
    return *batch;
  }
  void settle(const webhooks::Batch& batch, webhooks::Sent::End end, Instant now, std::int64_t status = 0) {
    std::vector<webhooks::Sent> sent;
    for (const auto& each : batch.deliveries) sent.push_back({each.id, end, status, "It answered so."});
    REQUIRE(webhooks::settle(database(), now, batch, sent).ok());
  }

  std::string programme;
  std::string event_id;
};

}  // namespace muster::test
