// Several bookings are cancelled for one reason, which is asked for before.
#include "delegates_by_hand.hpp"

namespace muster::booking {
namespace {

using test::holds;
using test::location;
const std::string list = "/events/summit/delegates";

}  // namespace

TEST_CASE("cancelling several asks for one reason, which stands in the history of each, and is taken back as one") {
  DelegatesByHand site;
  const auto one = site.book("Abara");
  const auto two = site.book("Bhogal");
  const auto gone = site.book("Carbery");
  site.step(gone, State::cancelled);
  CHECK(holds(site.visitor.get(list), "formaction=\"" + list + "/cancel"));
  const auto asked = site.visitor.post(list + "/cancel?q=a", {{"row[]", one}, {"row[]", two}, {"row[]", gone}});
  CHECK(asked.status == 200);
  CHECK(holds(asked, "Cancel 2 bookings?"));
  CHECK(holds(asked, "Pat Abara and Pat Bhogal."));
  CHECK(holds(asked, "1 other that was ticked cannot be cancelled"));
  CHECK(site.figure("select count(*) from booking where state = 'booked'") == 2);
  const auto too_long = site.visitor.post(
      list + "/cancel", {{"asked", "yes"}, {"row[]", one}, {"row[]", two}, {"reason", std::string(301, 'x')}});
  CHECK(too_long.status == 422);
  CHECK(holds(too_long, "value=\"" + std::string(301, 'x') + "\""));
  CHECK(site.figure("select count(*) from booking where state = 'booked'") == 2);
  const auto done = site.visitor.post(
      list + "/cancel?q=a",
      {{"asked", "yes"}, {"row[]", one}, {"row[]", two}, {"row[]", gone}, {"reason", "The trains do not run"}});
  REQUIRE(done.status == 303);
  CHECK(location(done).find("q=a") != std::string::npos);
  const auto page = site.visitor.get(location(done));
  CHECK(holds(page, "2 people are cancelled"));
  CHECK(site.figure("select count(*) from booking where state = 'cancelled'") == 3);
  CHECK(site.figure("select count(*) from booking_step where reason = 'The trains do not run'") == 2);
  REQUIRE(site.visitor.post(list + "/undo", {{"act", test::field_value(page.body, "act")}}).status == 303);
  CHECK(site.figure("select count(*) from booking where state = 'booked'") == 2);
}

TEST_CASE("where nobody is ticked, or nobody's booking can be cancelled, the list says so") {
  DelegatesByHand site;
  const auto gone = site.book("Carbery");
  site.step(gone, State::cancelled);
  const auto nobody = site.visitor.post(list + "/cancel", {});
  CHECK(nobody.status == 422);
  CHECK(holds(nobody, "Tick whose bookings to cancel."));
  const auto none = site.visitor.post(list + "/cancel", {{"row[]", gone}, {"row[]", "nobody"}});
  CHECK(none.status == 409);
  CHECK(holds(none, "None of these bookings can be cancelled."));
}

}  // namespace muster::booking
