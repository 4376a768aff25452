// The sheet beside the list, its forms and what the page says after each: as a visitor without scripts sees them.
#include <muster/domain/booking/booking_pages.hpp>
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/event_service.hpp>

#include <algorithm>

#include "support/summit_store.hpp"

namespace muster::booking {
namespace {

using test::holds;
const std::string home = "/events/summit/delegates";
const std::string heading = "First name,Surname,Organisation,E-mail,Job title,Access needs,Dietary requirements\n";

struct Site : test::SummitStore {
  Site() {
    for (const auto* slug : {"summit", "autumn"}) {
      REQUIRE(events::add_event(database(), audit(),
                                {slug, std::string("The ") + slug, "2022-03-10", "london", "", "in person", "LIIA"})
                  .ok());
    }
    const std::string list = heading +
                             "Alicia,Cranleigh,Sutton,a.cranleigh@example.org,Co-chair,Step-free way in,Vegetarian\n"
                             "Ali,Cranleigh,Croydon,ali@example.org,Chair,,No nuts\n"
                             "Cai,Dunn,Camden,,,,\n";
    REQUIRE(import_delegates(database(), audit(), "summit", {"list.csv", list, ""}, std::nullopt).ok());
  }
  std::string id_of(const std::string& first) {
    return database()
        .read([&](store::Session& session) -> Result<std::string> {
          return session.first("select id from person where first_name = $1", {first})->text(0);
        })
        .value();
  }
  [[nodiscard]] web::Reply sheet(const std::string& first, const std::string& asked = "") {
    return visitor.get(home + "?person=" + id_of(first) + (asked.empty() ? "" : "&do=" + asked));
  }
  /// Where a reply leads, without the part after "#".
  static std::string leads_to(const web::Reply& reply) {
    for (const auto& [name, value] : reply.headers)
      if (name == "Location") return value.substr(0, value.find('#'));
    return {};
  }
  /// The value of the first hidden field of that name.
  static std::string hidden(const web::Reply& reply, const std::string& name) {
    const auto at = reply.body.find("name=\"" + name + "\"");
    REQUIRE(at != std::string::npos);
    const auto begin = reply.body.find("value=\"", at) + 7;
    return reply.body.substr(begin, reply.body.find('"', begin) - begin);
  }

  HandClock clock{test::noon()};
  web::Router router = [&] {
    web::Router made;
    add_pages(made, database(), clock);
    return made;
  }();
  test::Visitor visitor{router};
};

}  // namespace

TEST_CASE("a person's address shows their sheet beside the list, and nobody's shows the list alone") {
  Site site;
  const auto page = site.sheet("Alicia");
  CHECK(page.status == 200);
  for (const auto* part : {"<h1 class=\"drawer-name\">Alicia Cranleigh</h1>", "Co-chair, Sutton", "<b>Booked</b> since",
                           "a.cranleigh@example.org", "Step-free way in", "Vegetarian", "Mark as came",
                           "Merge with another person", "Cancel the booking", "2 of 3"}) {
    INFO(part);
    CHECK(holds(page, part));
  }
  CHECK(holds(page, "Looks like Ali Cranleigh") == false);  // other first name, other organisation
  CHECK(site.visitor.get(home + "?person=nobody").status == 200);
  CHECK_FALSE(holds(site.visitor.get(home + "?person=nobody"), "data-drawer"));
  CHECK_FALSE(holds(site.visitor.get(home), "data-drawer"));
}

TEST_CASE("somebody is marked as having come, the page says so, and it is taken back") {
  Site site;
  const auto id = site.id_of("Cai");
  const auto reply = site.visitor.post(home + "/came?person=" + id, {{"row[]", id}});
  REQUIRE(reply.status == 303);
  const auto page = site.visitor.get(Site::leads_to(reply));
  CHECK(holds(page, "Cai Dunn came"));
  CHECK(holds(page, "1 of 3 came"));
  CHECK(holds(page, "2 are not marked"));
  const auto back = site.visitor.post(home + "/undo", {{"act", Site::hidden(page, "act")}});
  REQUIRE(back.status == 303);
  CHECK(holds(site.visitor.get(Site::leads_to(back)), "Cai Dunn is booked"));
  const auto twice = site.visitor.post(home + "/undo", {{"act", Site::hidden(page, "act")}});
  CHECK(twice.status == 409);
  CHECK(holds(twice, "took another step since"));
}

TEST_CASE("several ticked rows take a step together, and those that cannot are told") {
  Site site;
  REQUIRE(site.visitor.post(home + "/steps/cancelled", {{"row[]", site.id_of("Cai")}}).status == 303);
  const auto reply = site.visitor.post(
      home + "/came", {{"row[]", site.id_of("Cai")}, {"row[]", site.id_of("Ali")}, {"row[]", site.id_of("Alicia")}});
  REQUIRE(reply.status == 303);
  const auto page = site.visitor.get(Site::leads_to(reply));
  CHECK(holds(page, "2 people came"));
  CHECK(holds(page, "1 other could not, and stays as it was."));
  CHECK(holds(page, "data-counted=\"Mark {} as came\""));
  CHECK(holds(page, "data-able=\"came\""));
  CHECK(site.visitor.post(home + "/came", {}).status == 422);
  CHECK(site.visitor.post(home + "/steps/nonsense", {{"row[]", site.id_of("Cai")}}).status == 404);
  const auto none = site.visitor.post(home + "/came", {{"row[]", site.id_of("Cai")}});
  CHECK(none.status == 409);
  CHECK(holds(none, "from there it cannot become came"));
}

TEST_CASE("an edit is shown with its way back; a refusal stands at its field with what was typed") {
  Site site;
  const auto id = site.id_of("Cai");
  const auto form = site.sheet("Cai", "edit");
  CHECK(holds(form, "value=\"Camden\""));
  const std::vector<std::pair<std::string, std::string>> typed{
      {"first_name", "Cai"},        {"last_name", "Dunn"}, {"organisation", "Hackney"},
      {"email", "cai@example.org"}, {"job_title", ""},     {"version", Site::hidden(form, "version")}};
  auto wrong = typed;
  wrong[3].second = "nonsense";
  const auto refused = site.visitor.post(home + "/" + id + "/edit", wrong);
  CHECK(refused.status == 422);
  CHECK(holds(refused, "is not an e-mail address"));
  CHECK(holds(refused, "value=\"nonsense\""));
  CHECK(holds(refused, "href=\"#email"));
  wrong[3].second = "";
  wrong[2].second = "Hackny";
  const auto unknown = site.visitor.post(home + "/" + id + "/edit", wrong);
  CHECK(unknown.status == 422);
  CHECK(holds(unknown, "Nobody knows an organisation"));
  CHECK(holds(unknown, "value=\"Hackny\""));
  const auto saved = site.visitor.post(home + "/" + id + "/edit", typed);
  REQUIRE(saved.status == 303);
  const auto page = site.visitor.get(Site::leads_to(saved));
  CHECK(holds(page, "Cai Dunn was changed."));
  CHECK(holds(page, "cai@example.org"));
  // Somebody else still has the old page open.
  auto late = typed;
  late[4].second = "Nurse";
  const auto conflict = site.visitor.post(home + "/" + id + "/edit", late);
  CHECK(conflict.status == 409);
  CHECK(holds(conflict, "after you opened the page"));
  CHECK(holds(conflict, "Job title is now"));
  CHECK(holds(conflict, "value=\"Nurse\""));
  late[5].second = Site::hidden(conflict, "version");
  CHECK(site.visitor.post(home + "/" + id + "/edit", late).status == 303);
  CHECK(site.visitor.post(home + "/undo", {{"change", Site::hidden(page, "change")}}).status >= 400);
}

TEST_CASE("a place of somebody's own is chosen on their sheet, shown there, and left alone by whoever does not say") {
  Site site;
  const auto id = site.id_of("Cai");
  const auto form = site.sheet("Cai", "edit");
  CHECK(holds(form, "That of their organisation"));
  std::vector<std::pair<std::string, std::string>> typed{
      {"first_name", "Cai"}, {"last_name", "Dunn"}, {"organisation", "Camden"},
      {"email", ""},         {"job_title", ""},     {"version", Site::hidden(form, "version")},
      {"place", "E09000033"}};
  const auto saved = site.visitor.post(home + "/" + id + "/edit", typed);
  REQUIRE(saved.status == 303);
  CHECK(holds(site.visitor.get(Site::leads_to(saved)), "<dt>Place</dt><dd class=\"address\">Westminster"));
  typed[4].second = "Nurse";
  typed[5].second = Site::hidden(site.sheet("Cai", "edit"), "version");
  typed.pop_back();
  REQUIRE(site.visitor.post(home + "/" + id + "/edit", typed).status == 303);
  CHECK(holds(site.sheet("Cai"), "Westminster"));
  const auto other = site.visitor.get(home + "/" + id + "/merge?with=" + site.id_of("Ali"));
  CHECK(holds(other, "<th scope=\"row\" class=\"quiet\">Place</th>"));
  typed.emplace_back("place", "E99999999");
  typed[5].second = Site::hidden(site.sheet("Cai", "edit"), "version");
  CHECK(site.visitor.post(home + "/" + id + "/edit", typed).status == 422);
}

TEST_CASE("needs are edited in the sheet, and a second editor is shown what stands there now") {
  Site site;
  const auto id = site.id_of("Alicia");
  const auto form = site.sheet("Alicia", "needs");
  const auto seen = Site::hidden(form, "seen");
  REQUIRE(
      site.visitor.post(home + "/" + id + "/needs", {{"access", "A ramp"}, {"dietary", ""}, {"seen", seen}}).status ==
      303);
  CHECK(holds(site.sheet("Alicia"), "A ramp"));
  const auto late =
      site.visitor.post(home + "/" + id + "/needs", {{"access", "A lift"}, {"dietary", ""}, {"seen", seen}});
  CHECK(late.status == 409);
  CHECK(holds(late, "Access is now &quot;A ramp&quot;; you typed &quot;A lift&quot;"));
  CHECK(holds(late, ">A lift</textarea>"));
  REQUIRE(site.visitor
              .post(home + "/" + id + "/needs",
                    {{"access", "A lift"}, {"dietary", ""}, {"seen", Site::hidden(late, "seen")}})
              .status == 303);
  CHECK(holds(site.sheet("Alicia"), "A lift"));
}

TEST_CASE("a booking is cancelled with a reason, which stands in its history") {
  Site site;
  const auto id = site.id_of("Cai");
  CHECK(holds(site.sheet("Cai", "cancel"), "Only those who may change delegates see it."));
  const auto reply = site.visitor.post(home + "/" + id + "/cancel", {{"reason", "ill"}, {"row[]", id}});
  REQUIRE(reply.status == 303);
  const auto page = site.visitor.get(Site::leads_to(reply));
  CHECK(holds(page, "Cai Dunn is cancelled"));
  CHECK(holds(page, "ill."));
  CHECK(holds(page, "Book again"));
  CHECK(site.visitor.post(home + "/" + id + "/cancel", {{"reason", std::string(301, 'x')}, {"row[]", id}}).status ==
        422);
}

TEST_CASE("a booking is moved to another event") {
  Site site;
  const auto id = site.id_of("Cai");
  CHECK(holds(site.sheet("Cai", "move"), "The autumn"));
  const auto reply = site.visitor.post(home + "/" + id + "/move", {{"event", "autumn"}});
  REQUIRE(reply.status == 303);
  CHECK(holds(site.visitor.get(Site::leads_to(reply)), "Cai Dunn was moved to The autumn."));
  CHECK(holds(site.visitor.get("/events/autumn/delegates"), "Dunn"));
}

TEST_CASE("delegates are added one after the other; several lead to the import") {
  Site site;
  const auto sheet = site.visitor.get(home + "?do=add");
  CHECK(holds(sheet, "Add a delegate"));
  CHECK(holds(sheet, "Paste their rows as a list"));
  const std::vector<std::pair<std::string, std::string>> eve{{"first_name", "Eve"},      {"last_name", "Frost"},
                                                             {"organisation", "Barnet"}, {"email", ""},
                                                             {"job_title", ""},          {"version", "1"}};
  const auto reply = site.visitor.post(home + "/add", eve);
  REQUIRE(reply.status == 303);
  const auto next = site.visitor.get(Site::leads_to(reply));
  CHECK(holds(next, "Eve Frost was added."));
  CHECK(holds(next, "Add a delegate"));
  CHECK(holds(next, "4 people from 4 organisations"));
  const auto twice = site.visitor.post(home + "/add", eve);
  CHECK(twice.status == 409);
  CHECK(holds(twice, "stands in this list already"));
  CHECK(holds(twice, "value=\"Frost\""));
  CHECK(site.visitor.post(home + "/undo", {{"change", Site::hidden(next, "change")}}).status == 303);
  CHECK(holds(site.visitor.get(home), "3 people from 3 organisations"));
}

TEST_CASE("two people are compared, made one, and parted again") {
  Site site;
  const auto kept = site.id_of("Alicia");
  const auto gone = site.id_of("Ali");
  const auto at = home + "/" + kept + "/merge";
  CHECK(holds(site.visitor.get(at), "Who is the same person as Alicia Cranleigh?"));
  CHECK(holds(site.visitor.get(at + "?q=cranleigh"), "with=" + gone));
  CHECK(holds(site.visitor.get(at + "?q=zzz"), "Nobody else of that name"));
  CHECK(holds(site.visitor.get(at + "?with=nobody"), "Choose somebody else"));
  const auto form = site.visitor.get(at + "?with=" + gone);
  CHECK(holds(form, "Are these two one person?"));
  CHECK(holds(form, "ali@example.org"));
  const std::vector<std::pair<std::string, std::string>> requested{
      {"name", "kept"},
      {"organisation", "gone"},
      {"email", "gone"},
      {"job_title", "kept"},
      {"with", gone},
      {"kept_version", Site::hidden(form, "kept_version")},
      {"gone_version", Site::hidden(form, "gone_version")}};
  const auto merged = site.visitor.post(at, requested);
  REQUIRE(merged.status == 303);
  const auto page = site.visitor.get(Site::leads_to(merged));
  CHECK(holds(page, "Alicia Cranleigh was merged with Ali Cranleigh."));
  CHECK(holds(page, "2 people from 2 organisations"));
  CHECK(holds(page, "Undo the merge"));
  CHECK(site.visitor.post(home + "/undo", {{"change", Site::hidden(page, "change")}}).status == 303);
  CHECK(holds(site.visitor.get(home), "3 people from 3 organisations"));
  auto stale = requested;
  stale[5].second = "9";
  CHECK(site.visitor.post(at, stale).status == 409);
}

TEST_CASE("what was typed cannot break out of the page") {
  Site site;
  const std::string script = "<script>alert(1)</script>";
  const auto id = site.id_of("Cai");
  const auto refused =
      site.visitor.post(home + "/add", {{"first_name", script}, {"last_name", "\"><b>"}, {"organisation", ""}});
  CHECK(refused.status == 422);
  CHECK_FALSE(holds(refused, script));
  REQUIRE(site.visitor.post(home + "/" + id + "/cancel", {{"reason", script}, {"row[]", id}}).status == 303);
  CHECK_FALSE(holds(site.sheet("Cai"), script));
}

}  // namespace muster::booking
