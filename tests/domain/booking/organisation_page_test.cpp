// Several delegates get another organisation at once, and it is taken back as one.
#include "delegates_by_hand.hpp"

#include <muster/domain/booking/organisation_change_service.hpp>

namespace muster::booking {
namespace {

using test::holds;
using test::location;

const std::string list = "/events/summit/delegates";
const std::string in_barnet =
    "select count(*) from person p join organisation o on o.id = p.organisation_id where o.name = 'Barnet'";

}  // namespace

TEST_CASE("those ticked come from another organisation, and it is taken back for whom nobody changed since") {
  DelegatesByHand site;
  const auto one = site.book("Abara");
  const auto two = site.book("Bhogal");
  CHECK(holds(site.visitor.get(list), "formaction=\"" + list + "/organisation"));
  const auto asked = site.visitor.post(list + "/organisation?q=a", {{"row[]", one}, {"row[]", two}});
  CHECK(asked.status == 200);
  CHECK(holds(asked, "Where do 2 people come from?"));
  CHECK(holds(asked, "Pat Abara and Pat Bhogal."));
  const auto unknown = site.visitor.post(
      list + "/organisation", {{"asked", "yes"}, {"row[]", one}, {"row[]", two}, {"organisation", "Barnett"}});
  CHECK(unknown.status == 422);
  CHECK(holds(unknown, "Nobody knows an organisation &quot;Barnett&quot;."));
  CHECK(holds(unknown, "value=\"Barnett\""));
  CHECK(site.figure(in_barnet) == 0);
  const auto done = site.visitor.post(list + "/organisation?q=a",
                                      {{"asked", "yes"}, {"row[]", one}, {"row[]", two}, {"organisation", "barnet"}});
  REQUIRE(done.status == 303);
  CHECK(site.figure(in_barnet) == 2);
  CHECK(site.figure("select count(*) from audit where action = 'person changed'") == 2);
  const auto page = site.visitor.get(location(done));
  CHECK(holds(page, "2 people now come from Barnet."));
  const auto moved = test::field_value(page.body, "moved");
  SECTION("all of it") {
    REQUIRE(site.visitor.post(list + "/undo", {{"moved", moved}}).status == 303);
    CHECK(site.figure(in_barnet) == 0);
    CHECK(site.visitor.post(list + "/undo", {{"moved", moved}}).status == 404);
  }
  SECTION("all but whom somebody edited since") {
    REQUIRE(
        edit_delegate(site.database(), site.audit(), "summit", two, 2, {"Pat", "Bhogal", "", "Chair", "Barnet"}).ok());
    REQUIRE(site.visitor.post(list + "/undo", {{"moved", moved}}).status == 303);
    CHECK(site.figure(in_barnet) == 1);
  }
}

TEST_CASE("nobody ticked and nobody to change are said") {
  DelegatesByHand site;
  const auto one = site.book("Abara");
  CHECK(site.visitor.post(list + "/organisation", {}).status == 422);
  CHECK(site.visitor.post(list + "/organisation", {{"row[]", "nobody"}}).status == 409);
  const auto same =
      site.visitor.post(list + "/organisation", {{"asked", "yes"}, {"row[]", one}, {"organisation", "Camden"}});
  CHECK(same.status == 409);
  CHECK(holds(same, "All of these people come from Camden already"));
}

}  // namespace muster::booking
