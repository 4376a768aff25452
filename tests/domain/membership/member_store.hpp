#pragma once
// A network that sells memberships by the example's kinds.

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/membership/invoice_service.hpp>
#include <muster/domain/membership/membership_service.hpp>

#include "support/summit_store.hpp"

namespace muster::membership {

struct MemberStore : test::SummitStore {
  MemberStore() {
    const auto event =
        events::add_event(database(), audit(), {"summit", "Summit", "2022-06-10", "london", "", "in person", ""});
    REQUIRE(event.ok());
    programme = event->programme_id;
    REQUIRE(add_example_kinds(database(), audit(), programme).ok());
    for (const auto& kind : book().kinds) (kind.holder == Holder::person ? individual : organisation) = kind.id;
    Settings settings;
    settings.seller = "North Network\n1 Long Street";
    settings.how_to_pay = "By bank transfer to 00-00-00, 00000000";
    settings.prefix = "N-";
    REQUIRE(save_settings(database(), audit(), programme, settings).ok());
  }
  static store::AuditContext audit_on(const char* day) {
    return {"test", *parse_instant(std::string(day) + "T09:00:00Z")};
  }
  Book book() {
    auto found = book_of(database(), programme);
    REQUIRE(found.ok());
    return std::move(found).value();
  }
  Sheet sheet(const std::string& id) {
    auto found = sheet_of(database(), programme, id);
    REQUIRE(found.ok());
    return std::move(found).value();
  }
  /// The id of an organisation of London's.
  std::string organisation_called(const std::string& name) {
    const auto all = people::organisations(database());
    REQUIRE(all.ok());
    for (const auto& each : *all)
      if (each.name == name) return each.id;
    FAIL("no organisation " + name);
    return {};
  }
  NewMembership wish(const std::string& name, const char* from = "2022-04-01") {
    NewMembership wanted;
    wanted.kind_id = organisation;
    wanted.organisation_id = organisation_called(name);
    wanted.from = *parse_date(from);
    wanted.details.contact_name = "Gwen Abara";
    wanted.details.contact_email = "gwen@example.org";
    wanted.details.address = "Town Hall\nLong Street";
    wanted.details.purchase_order = "PO 4711";
    return wanted;
  }
  std::string sold(const std::string& name, const char* from = "2022-04-01") {
    const auto id = take_membership(database(), audit_on("2022-04-01"), programme, wish(name, from));
    REQUIRE(id.ok());
    return *id;
  }
  std::string programme;
  std::string organisation;
  std::string individual;
};

}  // namespace muster::membership
