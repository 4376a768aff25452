// What an event's delegates need: counted for those who come, wordings made one and taken apart, edits taken back.
#include <muster/domain/booking/need_join_service.hpp>

#include "delegates_by_hand.hpp"

namespace muster::booking {
namespace {

using test::holds;
using test::location;
const std::string here = "/events/summit/needs";

std::string counts(DelegatesByHand& site, const std::string& slug = "summit") {
  std::string out;
  for (const auto& count : *needs_counts(site.database(), slug))
    out += count.kind + " " + count.need + " " + std::to_string(count.people) + "; ";
  return out;
}

std::vector<std::string> keys(std::initializer_list<const char*> wordings) {
  std::vector<std::string> all;
  for (const auto* wording : wordings) all.push_back(need_key(wording));
  return all;
}

}  // namespace

TEST_CASE("wordings of one need are counted together, a person once, and a later event knows them") {
  const NeedJoin join{"j1", "dietary", "Gluten free", {need_key("GF"), need_key("gluten free")}};
  const auto counted = counted_needs({{"", "GF"}, {"", "gf, Gluten Free"}, {"GF", "nuts"}}, {join});
  REQUIRE(counted.size() == 3);
  CHECK(counted[0].need == "Gluten free");
  CHECK(counted[0].people == 2);
  CHECK(counted[0].join_id == "j1");
  CHECK(counted[0].wordings.size() == 2);
  CHECK(counted[1].need == "nuts");
  // Joined for food: the same letters told for access are something else.
  CHECK(counted[2].kind == "Access");
  CHECK(counted[2].need == "GF");
}

TEST_CASE("the page of needs says who needs what, for those who come, with counts for the caterer") {
  DelegatesByHand site;
  site.book_with("Abara", "GF");
  site.book_with("Bhogal", "gluten free; <b>nuts</b>", "Step-free way in");
  site.book("Carbery");
  site.step(site.book_with("Dunn", "Vegan"), State::cancelled);
  const auto page = site.visitor.get(here);
  REQUIRE(page.status == 200);
  CHECK(holds(page, "2 of 3 registered delegates named a need."));
  CHECK(holds(page, "Who cancelled, declined or waits is left out."));
  CHECK(holds(page, "<b>Abara</b>"));
  CHECK(holds(page, "&lt;b&gt;nuts&lt;/b&gt;"));
  CHECK(holds(page, "Step-free way in"));
  CHECK_FALSE(holds(page, "Vegan"));
  CHECK_FALSE(holds(page, "Carbery"));
  CHECK(holds(site.visitor.get(here + "?q=bhogal"), "Bhogal"));
  CHECK_FALSE(holds(site.visitor.get(here + "?q=bhogal"), "<b>Abara</b>"));
  CHECK(holds(site.visitor.get("/events/summit/delegates"), "href=\"" + here + "\""));
  CHECK(holds(site.visitor.get("/events/autumn/needs"), "Nobody is registered yet."));
}

TEST_CASE("two wordings are made one on the page, in every count of the programme, and taken apart again") {
  DelegatesByHand site;
  site.book_with("Abara", "GF");
  site.book_with("Bhogal", "gluten free");
  site.book_with("Carbery", "gluten free");
  site.book_with("Dunn", "GF", "", "autumn");
  const auto joined = site.visitor.post(
      here + "/join",
      {{"kind", "dietary"}, {"need[]", need_key("gf")}, {"need[]", need_key("Gluten free")}, {"name", ""}});
  REQUIRE(joined.status == 303);
  const auto page = site.visitor.get(location(joined));
  CHECK(holds(page, "gluten free and GF are one need now: gluten free."));
  CHECK(holds(page, "Written as gluten free and GF"));
  CHECK(counts(site) == "Dietary gluten free 3; ");
  CHECK(counts(site, "autumn") == "Dietary gluten free 1; ");
  CHECK(holds(site.visitor.get("/events/summit/needs-counts.csv"), "Dietary,gluten free,3"));
  // What was typed stays.
  CHECK(site.figure("select count(*) from delegate_needs where dietary_needs = 'GF'") == 2);
  const auto apart = site.visitor.post(here + "/apart", {{"join", test::field_value(page.body, "join")}});
  REQUIRE(apart.status == 303);
  CHECK(holds(site.visitor.get(location(apart)), "They are apart again."));
  CHECK(counts(site) == "Dietary gluten free 2; Dietary GF 1; ");
  CHECK(site.visitor.post(here + "/apart", {{"join", test::field_value(page.body, "join")}}).status == 404);
  CHECK(site.figure("select count(*) from need_join_wording") == 0);
}

TEST_CASE("a need that is joined already takes another in, and taking that back leaves it joined") {
  DelegatesByHand site;
  site.book_with("Abara", "GF, no gluten, gluten free");
  const auto first =
      join_needs(site.database(), site.audit(), "summit", {"dietary", keys({"GF", "gluten free"}), "Gluten free"});
  REQUIRE(first.ok());
  auto more = keys({"no gluten"});
  more.push_back(first->id);
  const auto second = join_needs(site.database(), site.audit(), "summit", {"dietary", more, "Coeliac"});
  REQUIRE(second.ok());
  CHECK(counts(site) == "Dietary Coeliac 1; ");
  REQUIRE(part_needs(site.database(), site.audit(), "summit", second->id).ok());
  CHECK(counts(site) == "Dietary Gluten free 1; Dietary no gluten 1; ");
}

TEST_CASE("joining asks for two needs that are told, and for a short name") {
  DelegatesByHand site;
  site.book_with("Abara", "GF, gluten free");
  const auto one =
      site.visitor.post(here + "/join", {{"kind", "dietary"}, {"need[]", need_key("GF")}, {"name", "Free of gluten"}});
  CHECK(one.status == 422);
  CHECK(holds(one, "Tick at least two"));
  CHECK(holds(one, "value=\"Free of gluten\""));
  const auto long_name = site.visitor.post(here + "/join", {{"kind", "dietary"},
                                                            {"need[]", need_key("GF")},
                                                            {"need[]", need_key("gluten free")},
                                                            {"name", std::string(61, 'x')}});
  CHECK(long_name.status == 422);
  CHECK(holds(long_name, "more than 60 characters"));
  const auto gone = join_needs(site.database(), site.audit(), "summit", {"dietary", keys({"GF", "halal"}), ""});
  REQUIRE_FALSE(gone.ok());
  CHECK(gone.error().kind == ErrorKind::conflict);
  CHECK(site.figure("select count(*) from need_join") == 0);
}

TEST_CASE("an edit of needs is taken back, but not over what somebody wrote after it") {
  DelegatesByHand site;
  const auto id = site.book_with("Abara", "GF");
  const std::string delegates = "/events/summit/delegates";
  const auto saved = site.visitor.post(delegates + "/" + id + "/needs",
                                       {{"access", ""}, {"dietary", "Vegan"}, {"seen", needs_mark({"", "GF"})}});
  REQUIRE(saved.status == 303);
  const auto page = site.visitor.get(location(saved));
  CHECK(holds(page, "The needs of Pat Abara were changed."));
  const auto change = test::field_value(page.body, "change");
  REQUIRE(site.visitor.post(delegates + "/undo", {{"change", change}}).status == 303);
  CHECK(site.text("select dietary_needs from delegate_needs") == "GF");
  const auto again = change_needs(site.database(), site.audit(), "summit", id, {"", "Halal"});
  REQUIRE(again.ok());
  REQUIRE(site.database()
              .write([&](store::Session& session) -> Outcome {
                const auto event = events::find_event(session, "summit");
                add_needs(session, event->id, id, {"Ramp", ""});
                return Success{};
              })
              .ok());
  CHECK(site.visitor.post(delegates + "/undo", {{"change", *again}}).status == 409);
  CHECK(site.text("select access_needs from delegate_needs") == "Ramp");
  // Saving what stands there already changes nothing.
  const auto same = change_needs(site.database(), site.audit(), "summit", id, {"Ramp", "Halal"});
  REQUIRE(same.ok());
  CHECK(same->empty());
}

}  // namespace muster::booking
