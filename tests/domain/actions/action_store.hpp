#pragma once
// A network with an event, a team of two, and the page on which families write.

#include <muster/domain/access/account_service.hpp>
#include <muster/domain/actions/action_service.hpp>
#include <muster/domain/events/event_service.hpp>

#include "support/summit_store.hpp"

namespace muster::actions {

struct ActionStore : test::SummitStore {
  ActionStore() {
    const auto event =
        events::add_event(database(), audit(), {"summit", "Summit", "2022-06-10", "london", "", "in person", "LIIA"});
    REQUIRE(event.ok());
    programme = event->programme_id;
    event_id = event->id;
    const auto owner = access::give_role(database(), audit(), "gwen@example.org", access::Role::organiser, "LIIA");
    const auto lead = access::give_role(database(), audit(), "lena@example.org", access::Role::lead, "LIIA");
    REQUIRE(owner.ok());
    REQUIRE(lead.ok());
    organiser_id = owner->id;
    lead_id = lead->id;
    ConcernPage page;
    page.programme_id = programme;
    page.takes = true;
    page.keep_days = 30;
    REQUIRE(save_page(database(), audit(), page).ok());
    code = concern_page().code;
  }
  ConcernPage concern_page() {
    const auto page = page_of(database(), programme);
    REQUIRE(page.ok());
    return *page;
  }
  Book book() {
    auto found = book_of(database(), programme);
    REQUIRE(found.ok());
    return std::move(found).value();
  }
  Sheet sheet(const std::string& id, const Reader& reader = {"", true}) {
    auto found = sheet_of(database(), programme, id, reader);
    REQUIRE(found.ok());
    return std::move(found).value();
  }
  std::int64_t version(const std::string& id) { return sheet(id).action.version; }
  Action wanted(const std::string& title, const char* due = nullptr) {
    Action action;
    action.programme_id = programme;
    action.title = title;
    if (due != nullptr) action.due_on = *parse_date(due);
    return action;
  }
  std::string added(const Action& action) {
    const auto id = add_action(database(), audit(), action);
    REQUIRE(id.ok());
    return *id;
  }
  /// What a family sends on a day; the id of its action.
  std::string sent(const char* day = "2022-06-01") {
    Concern concern;
    concern.body = "Our school says no every time";
    concern.sender = "Morwenna Pike";
    concern.email = "morwenna@example.org";
    concern.place_code = "E09000007";
    REQUIRE(send_concern(database(), *parse_instant(std::string(day) + "T09:00:00Z"), code, concern).ok());
    return book().actions.front().id;
  }
  std::string programme;
  std::string event_id;
  std::string organiser_id;
  std::string lead_id;
  std::string code;
};

}  // namespace muster::actions
