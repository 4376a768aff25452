// Memberships in the store: sold, named, renewed, cancelled, and whom they cover.
#include <muster/domain/membership/coverage_service.hpp>

#include "member_store.hpp"

namespace muster::membership {

TEST_CASE_METHOD(MemberStore, "a membership is sold once for a period, with what it costs") {
  const auto id = sold("Camden", "2022-06-15");
  const auto one = sheet(id);
  CHECK(one.membership.holder_name == "Camden");
  CHECK(one.membership.places == 4);
  CHECK(iso_date(one.membership.term.to) == "2023-03-31");
  CHECK(one.membership.grace_days == 30);
  REQUIRE(one.open.size() == 1);
  CHECK(one.open.front().sum == 41250);
  CHECK(take_membership(database(), audit(), programme, wish("Camden")).error().field == "organisation");
  CHECK(take_membership(database(), audit(), programme, wish("Camden", "2023-04-01")).ok());
  auto few = wish("Barnet");
  few.places = 3;
  CHECK(take_membership(database(), audit(), programme, few).error().field == "places");
  few.organisation_id = "nobody";
  few.places = 0;
  CHECK(take_membership(database(), audit(), programme, few).error().field == "organisation");
  CHECK(sheet_of(database(), "another", id).error().kind == ErrorKind::not_found);
}

TEST_CASE_METHOD(MemberStore, "a person's membership covers them alone") {
  NewMembership wanted;
  wanted.kind_id = individual;
  wanted.from = *parse_date("2022-04-01");
  wanted.person = {"", "Idris", "Okafor", "Idris@example.org", wanted.from, {}};
  const auto id = take_membership(database(), audit_on("2022-04-01"), programme, wanted);
  REQUIRE(id.ok());
  CHECK(take_membership(database(), audit(), programme, wanted).error().field == "email");
  CHECK(sheet(*id).membership.contact_email == "Idris@example.org");
  CHECK_FALSE(
      name_person(database(), audit(), programme, *id, {"", "Gwen", "Abara", "gwen@example.org", wanted.from, {}})
          .ok());
  const auto found = database().read([&](store::Session& session) -> Result<std::optional<Covered>> {
    return covered(session, programme, "idris@EXAMPLE.org", *parse_date("2023-04-30"));
  });
  REQUIRE(found.ok());
  REQUIRE(*found);
  CHECK((*found)->membership_id == *id);
  CHECK(iso_date((*found)->until) == "2023-04-30");
}

TEST_CASE_METHOD(MemberStore, "people are named, taken out and put back, and a place that is held passes to nobody") {
  const auto id = sold("Camden");
  std::vector<std::string> people;
  for (const auto* name : {"one", "two", "three", "four"}) {
    const auto named = name_person(database(), audit_on("2022-04-02"), programme, id,
                                   {"", name, "Abara", std::string(name) + "@example.org", {}, {}});
    REQUIRE(named.ok());
    people.push_back(*named);
  }
  const Named fifth{"", "Five", "Abara", "five@example.org", {}, {}};
  CHECK(name_person(database(), audit_on("2022-04-02"), programme, id, fifth).error().kind == ErrorKind::conflict);
  REQUIRE(take_out(database(), audit_on("2022-09-01"), programme, id, people[0]).ok());
  CHECK_FALSE(name_person(database(), audit_on("2022-09-01"), programme, id, fifth).ok());
  REQUIRE(take_out(database(), audit_on("2022-09-01"), programme, id, people[0], true).ok());
  REQUIRE(take_places(database(), audit_on("2022-10-01"), programme, id, 5).ok());
  CHECK(name_person(database(), audit_on("2022-10-01"), programme, id, fifth).ok());
  CHECK(sheet(id).open.back().sum == 6250);
  const auto all = database().read([&](store::Session& session) -> Result<std::set<std::string>> {
    return covered_addresses(session, programme, *parse_date("2022-10-01"));
  });
  REQUIRE(all.ok());
  CHECK(all->size() == 5);
  CHECK(name_person(database(), audit(), programme, id, {"", "", "Abara", "six@example.org", {}, {}}).error().field ==
        "first_name");
  CHECK(name_person(database(), audit(), programme, id, {"", "Six", "Abara", "six", {}, {}}).error().field == "email");
}

TEST_CASE_METHOD(MemberStore,
                 "a renewal follows without a gap, once, and can be taken back until an invoice is written") {
  const auto id = sold("Camden");
  REQUIRE(
      name_person(database(), audit_on("2022-04-02"), programme, id, {"", "Gwen", "Abara", "gwen@example.org", {}, {}})
          .ok());
  const auto next = renew(database(), audit_on("2023-02-01"), programme, id);
  REQUIRE(next.ok());
  const auto renewed = sheet(*next);
  CHECK(iso_date(renewed.membership.term.from) == "2023-04-01");
  CHECK(renewed.membership.people.size() == 1);
  CHECK(renewed.membership.purchase_order.empty());
  CHECK(renewed.open.front().sum == 55000);
  CHECK(renew(database(), audit_on("2023-02-01"), programme, id).error().kind == ErrorKind::conflict);
  CHECK(take_back(database(), audit(), programme, id).error().kind == ErrorKind::conflict);
  REQUIRE(take_back(database(), audit(), programme, *next).ok());
  CHECK(sheet(id).membership.followed_by.empty());
  const auto again = renew(database(), audit_on("2023-02-01"), programme, id);
  REQUIRE(again.ok());
  REQUIRE(write_invoice(database(), audit_on("2023-02-01"), programme, *again).ok());
  CHECK(take_back(database(), audit(), programme, *again).error().kind == ErrorKind::conflict);
}

TEST_CASE_METHOD(MemberStore, "a cancelled membership covers nobody from its day on, until that is taken back") {
  const auto id = sold("Camden");
  REQUIRE(cancel(database(), audit(), programme, id, *parse_date("2022-10-01"), "Merged").ok());
  CHECK(standing_on(sheet(id).membership, *parse_date("2022-10-01"), 60) == Standing::cancelled);
  CHECK(write_invoice(database(), audit(), programme, id).error().kind == ErrorKind::conflict);
  const auto other = sold("Camden", "2022-10-01");
  CHECK(undo_cancel(database(), audit(), programme, id).error().kind == ErrorKind::conflict);
  REQUIRE(take_back(database(), audit(), programme, other).ok());
  REQUIRE(undo_cancel(database(), audit(), programme, id).ok());
  CHECK(standing_on(sheet(id).membership, *parse_date("2022-10-01"), 60) == Standing::active);
}

TEST_CASE_METHOD(MemberStore, "kinds change for those to come, and those sold keep their terms") {
  const auto id = sold("Camden");
  auto kind = *book().kind(organisation);
  kind.price = 60000;
  kind.grace_days = 0;
  REQUIRE(save_kind(database(), audit(), programme, kind).ok());
  CHECK(sheet(id).membership.grace_days == 30);
  CHECK(sheet(id).open.front().sum == 55000);
  CHECK(sheet(sold("Barnet")).open.front().sum == 60000);
  kind.holder = Holder::person;
  kind.included = 1;
  CHECK(save_kind(database(), audit(), programme, kind).error().field == "holder");
  CHECK(delete_kind(database(), audit(), programme, organisation).error().kind == ErrorKind::conflict);
  CHECK(delete_kind(database(), audit(), programme, individual).ok());
  REQUIRE(retire_kind(database(), audit(), programme, organisation, true).ok());
  CHECK(take_membership(database(), audit(), programme, wish("Brent")).error().field == "kind");
  auto again = *book().kind(organisation);
  again.id.clear();
  CHECK(save_kind(database(), audit(), programme, again).error().field == "name");
}

TEST_CASE_METHOD(MemberStore, "two who change one membership do not write over each other") {
  const auto id = sold("Camden");
  const auto seen = sheet(id).membership.version;
  Details details{"PO 1", "Gwen Abara", "gwen@example.org", "Town Hall", false};
  REQUIRE(change_details(database(), audit(), programme, id, details, seen).ok());
  details.purchase_order = "PO 2";
  CHECK(change_details(database(), audit(), programme, id, details, seen).error().kind == ErrorKind::conflict);
  CHECK(sheet(id).membership.purchase_order == "PO 1");
  CHECK(sheet(id).history.front().action == "membership changed");
}

}  // namespace muster::membership
