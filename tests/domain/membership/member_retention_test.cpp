// What memberships keep of people goes after its period of time; what stays, and what follows an organisation.
#include <muster/domain/membership/coverage_service.hpp>
#include <muster/domain/membership/member_retention_sql.hpp>
#include <muster/domain/membership/organisation_sql.hpp>
#include <muster/domain/membership/year.hpp>

#include "member_store.hpp"

namespace muster::membership {

TEST_CASE_METHOD(MemberStore, "names in a membership go after its period, and how many it named stays") {
  const auto id = sold("Camden");
  for (const auto* address : {"a@example.org", "b@example.org"})
    REQUIRE(name_person(database(), audit_on("2022-04-02"), programme, id, {"", "Pat", "Quill", address, {}, {}}).ok());
  const auto drop = [&](const char* day) {
    std::int64_t went = 0;
    REQUIRE(database()
                .write([&](store::Session& session) -> Outcome {
                  went = forget_members_before(session, day, 100);
                  return Success{};
                })
                .ok());
    return went;
  };
  CHECK(drop("2023-03-31") == 0);
  CHECK(sheet(id).membership.people.size() == 2);
  CHECK(drop("2023-04-01") == 1);
  CHECK(drop("2023-04-01") == 0);
  const auto after = sheet(id).membership;
  CHECK(after.holder_name == "Camden");
  CHECK(after.contact_email.empty());
  CHECK(after.address.empty());
  REQUIRE(after.people.size() == 2);
  CHECK(after.people[0].last_name == name_gone);
  CHECK(after.people[0].email.empty());
  const auto year =
      year_of({after}, {}, {}, {}, {*parse_date("2022-04-01"), *parse_date("2023-03-31")}, *parse_date("2024-06-01"));
  CHECK(year.named == 2);
  CHECK(figure("select count(*) from membership_person where email <> '' or search_email <> ''") == 0);
}

TEST_CASE_METHOD(MemberStore, "addressees of papers go after their own period; numbers and sums stay") {
  const auto id = sold("Camden");
  REQUIRE(write_invoice(database(), audit_on("2022-04-02"), programme, id).ok());
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                CHECK(forget_addressees_before(session, "2022-04-02", 100) == 0);
                CHECK(first_addressees_due(session)->first == "2022-04-02");
                CHECK(forget_addressees_before(session, "2022-04-03", 100) == 1);
                CHECK_FALSE(first_addressees_due(session).has_value());
                return Success{};
              })
              .ok());
  const auto invoice = sheet(id).invoices.at(0);
  CHECK(invoice.addressee.empty());
  CHECK(invoice.holder_name == "Camden");
  CHECK(invoice.net == 55000);
  CHECK(invoice.printed_number == "N-0001");
}

TEST_CASE_METHOD(MemberStore, "memberships follow an organisation that becomes part of another, and come back") {
  const auto id = sold("Camden");
  const auto camden = organisation_called("Camden");
  const auto islington = organisation_called("Islington");
  const auto move = [&] {
    return database().write([&](store::Session& session) {
      return move_memberships(session, programme, "change", camden, islington, "Islington");
    });
  };
  REQUIRE(move().ok());
  CHECK(sheet(id).membership.holder_name == "Islington");
  CHECK(sheet(id).membership.organisation_id == islington);
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                move_memberships_back(session, "change");
                return Success{};
              })
              .ok());
  CHECK(sheet(id).membership.holder_name == "Camden");
  CHECK(sheet(id).membership.organisation_id == camden);
  // One organisation cannot have two in the same days.
  (void)sold("Islington");
  const auto refused = move();
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message.find("Camden and Islington both have a membership until") == 0);
  CHECK(sheet(id).membership.holder_name == "Camden");
}

TEST_CASE_METHOD(MemberStore, "memberships follow the copy of their organisation, and its name") {
  const auto id = sold("Camden");
  const auto camden = organisation_called("Camden");
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                follow_copies(session, programme, {{camden, "copy"}});
                rename_holder(session, programme, "copy", "Camden Council");
                return Success{};
              })
              .ok());
  CHECK(sheet(id).membership.organisation_id == "copy");
  CHECK(sheet(id).membership.holder_name == "Camden Council");
}

}  // namespace muster::membership
