// Two rounds that differ only in what must not be told look alike at every door that a lead has: page with its
// pictures, CSV, JSON, Word, workbook, report, and what is refused. Each rule that is switched off tells two of them
// apart.
#include <muster/domain/feedback/breakdown_service.hpp>
#include <muster/domain/feedback/response_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/front/app/setup.hpp>

#include "support/catch.hpp"
#include "two_programmes.hpp"
#include "views_form.hpp"

#include <array>
#include <map>
#include <optional>

namespace muster::app {
namespace {

using access::Role;
using feedback::DisclosureRules;
using test::SummitStore;
using test::TwoProgrammes;

const std::string form = test::views_form(R"(  meet    "How shall we meet?"  pick any
          [ ] person "In person"
          [ ] online "Online"
  visits  "How many of our events have you been to?"  number from 0 to 20
  more    "Anything else?"  lines 3
)");

constexpr std::size_t everybody = 120;
using World = std::vector<forms::TypedAnswers>;

/// 50 parents, 40 from councils, 27 from health and 3 from schools. One alone will not come again; three of health in
/// the north have been to events, and a dozen of each other block.
World plain_world(std::size_t people = everybody) {
  World out;
  for (std::size_t person = 0; person < people; ++person) {
    auto& typed = out.emplace_back();
    const auto one = person % everybody;
    const std::string role = one < 50 ? "parent" : one < 90 ? "council" : one < 117 ? "health" : "school";
    const bool north = one % 2 == 0;
    typed["role"] = {role};
    typed["area"] = {north ? "north" : "south"};
    typed["time"] = {one % 5 < 3 ? "agree" : one % 5 == 3 ? "neither" : "disagree"};
    typed["come"] = {one == 7 ? "no" : "yes"};
    typed["meet"] = one % 3 == 0 ? std::vector<std::string>{"person"} : std::vector<std::string>{"online"};
    if (one < 90 || one % 10 == 0) typed["visits"] = {std::to_string(one % 7)};
    typed["more"] = {"I am number " + std::to_string(person)};
  }
  return out;
}

void swap_answers(World& world, const std::string& question, std::size_t one, std::size_t other) {
  std::swap(world[one][question], world[other][question]);
  for (const auto person : {one, other}) {
    if (world[person][question].empty()) world[person].erase(question);
  }
}

/// A programme's site with one round, filled in by the people of a world.
class Site {
 public:
  Site(const World& world, const DisclosureRules& rules) : network_(rules), rules_(rules) {
    const auto& audit = SummitStore::audit();
    REQUIRE(feedback::publish_form(network_.database(), audit, "ours", form, "views.form").ok());
    REQUIRE(feedback::open_round(network_.database(), audit, "ours").ok());
    code_ = network_.text("select short_code from round");
    for (const auto& typed : world) answer(typed);
    lead_ = network_.session("lead@example.org", Role::lead, "Our programme");
  }

  void answer(const forms::TypedAnswers& typed) {
    const auto sent = feedback::submit(network_.database(), network_.clock().now(), code_, typed,
                                       "key" + std::to_string(++answered_));
    REQUIRE(sent.ok());
    REQUIRE(sent->errors.empty());
  }

  void close() {
    const auto kept = breakdown();
    const auto event = event_id();
    REQUIRE(feedback::close_round(network_.database(), SummitStore::audit(), "ours").ok());
    // The groups as the rules that are left would have made them.
    REQUIRE(network_.database()
                .write([&](store::Session& session) -> Outcome {
                  const auto round = feedback::round_of_event(session, event);
                  const auto answers = feedback::released_answers(session, round->id);
                  const auto made = kept ? feedback::broken_down_again(*kept, *round->form, answers, rules_)
                                         : feedback::break_down(*round->form, answers, rules_);
                  session.execute("update round_breakdown set body = $1", {feedback::to_json(made)});
                  return Success{};
                })
                .ok());
  }
  void reopen() { REQUIRE(feedback::reopen_round(network_.database(), SummitStore::audit(), "ours").ok()); }

  /// Everything of events that a lead can open, with the status and, where a condition can be asked, for each
  /// condition.
  std::map<std::string, std::string> doors() {
    std::map<std::string, std::string> out;
    for (const auto& route : network_.site().routes()) {
      const bool is_door = route.pattern.starts_with("/events") || route.pattern.starts_with("/api/v1/events");
      if (!is_door || route.method != web::Method::get || !test::may_call(Role::lead, route)) continue;
      // What stands on badges is made by chance for each booking: who may open the door, and nothing of answers.
      if (route.pattern.find("/badges") != std::string::npos || route.pattern.ends_with("/door-list.pdf") ||
          route.pattern.find("/certificates/") != std::string::npos)
        continue;
      const auto path = test::filled(route.pattern, network_.names("ours"));
      open(out, path, {});
      if (path.find("/ours/summary") == std::string::npos) continue;
      for (const auto* where : conditions) open(out, path, where);
    }
    return out;
  }

 private:
  static constexpr std::array conditions{"role = parent",
                                         "role = council",
                                         "role in (health, school)",
                                         "area = north",
                                         "role = parent and area = south",
                                         "not role = council or area = north",
                                         "role = health",
                                         "role = school and area = north",
                                         "time = agree",
                                         "come = no or role = parent",
                                         "visits > 3",
                                         "meet contains person",
                                         "more contains \"number 7\"",
                                         "role = council or more contains \"number 33\"",
                                         "role = council or not more contains \"number 33\"",
                                         "more is answered"};

  std::string event_id() { return network_.text("select id from event where slug = 'ours'"); }
  std::optional<feedback::Breakdown> breakdown() {
    const auto event = event_id();
    const auto found =
        network_.database().read([&](store::Session& session) -> Result<std::optional<feedback::Breakdown>> {
          const auto round = feedback::round_of_event(session, event);
          return feedback::breakdown_of(session, round->id);
        });
    REQUIRE(found.ok());
    return *found;
  }
  void open(std::map<std::string, std::string>& out, const std::string& path, const std::string& where) {
    auto request = test::request_to(web::Method::get, path, lead_);
    if (!where.empty()) request.query.add("where", where);
    const auto reply = network_.site().handle(std::move(request));
    auto body = std::to_string(reply.status) + "\n" + reply.body;
    // What is made by chance for each round and programme says nothing of answers.
    const std::array<std::pair<std::string, std::string>, 3> names{
        {{code_, "CODE"},
         {network_.programme_id("ours"), "PROGRAMME"},
         {test::request_to(web::Method::post, path, lead_).form.get("token"), "TOKEN"}}};
    for (const auto& [made, name] : names) {
      for (std::size_t at = 0; (at = body.find(made, at)) != std::string::npos; at += name.size())
        body.replace(at, made.size(), name);
    }
    out.emplace(path + " " + where, std::move(body));
  }

  TwoProgrammes network_;
  DisclosureRules rules_;
  std::string code_;
  std::string lead_;
  std::size_t answered_ = 0;
};

/// What differs, in words, and how a world comes to be.
struct Secret {
  std::string what;
  void (*change)(World&);
};
const Secret alone{"who alone will not come again", [](World& world) { swap_answers(world, "come", 7, 60); }};
const Secret text{"whose text is whose", [](World& world) { swap_answers(world, "more", 33, 60); }};
const Secret small_level{"who is from health and who from a school",
                         [](World& world) { swap_answers(world, "role", 92, 117); }};
const Secret number{"the number of somebody in a block where few gave one",
                    [](World& world) { swap_answers(world, "visits", 110, 30); }};
const Secret together{"which of two answers that stand together, of two blocks",
                      [](World& world) { swap_answers(world, "time", 93, 59); }};
const Secret within{"what one person of a block answered", [](World& world) { swap_answers(world, "time", 1, 3); }};
const Secret ticks{"who of a block ticked what", [](World& world) { swap_answers(world, "meet", 6, 4); }};

std::string first_difference(const std::map<std::string, std::string>& one,
                             const std::map<std::string, std::string>& other) {
  REQUIRE(one.size() == other.size());
  for (const auto& [door, body] : one) {
    if (other.at(door) != body) return door;
  }
  return {};
}

/// What a lead can open of the closed round.
std::map<std::string, std::string> closed_doors(const World& world, const DisclosureRules& rules) {
  Site site(world, rules);
  site.close();
  return site.doors();
}

World changed_world(const Secret& secret) {
  auto world = plain_world();
  secret.change(world);
  REQUIRE(world != plain_world());
  return world;
}

/// The door that tells the secret; empty where none does.
std::string told(const Secret& secret, const DisclosureRules& rules) {
  return first_difference(closed_doors(plain_world(), rules), closed_doors(changed_world(secret), rules));
}

/// The same for those who come after the round was closed once: the second world swaps what two of them said.
std::string late_ones_told_apart(const DisclosureRules& rules) {
  auto late = plain_world(127);
  late.erase(late.begin(), late.begin() + everybody);
  auto swapped = late;
  swapped[0]["role"] = {"council"};
  swapped[4]["role"] = {"health"};
  late[0]["role"] = {"health"};
  late[4]["role"] = {"council"};
  late[0]["time"] = swapped[0]["time"] = {"disagree"};
  late[4]["time"] = swapped[4]["time"] = {"agree"};
  Site one(plain_world(), rules);
  Site other(plain_world(), rules);
  for (const auto& [site, people] : {std::pair(&one, &late), std::pair(&other, &swapped)}) {
    site->close();
    site->reopen();
    for (const auto& typed : *people) site->answer(typed);
    site->close();
  }
  return first_difference(one.doors(), other.doors());
}

}  // namespace

TEST_CASE("two rounds that differ in what nobody is told look alike at every door", "[attack]") {
  const auto doors = closed_doors(plain_world(), {});
  for (const auto& secret : {alone, text, small_level, number, together, within, ticks}) {
    CAPTURE(secret.what);
    CHECK(first_difference(doors, closed_doors(changed_world(secret), {})) == "");
  }
  CHECK(late_ones_told_apart({}) == "");
}

TEST_CASE("the doors are all there, and tell what may be told", "[attack]") {
  Site site(plain_world(), {});
  site.close();
  const auto doors = site.doors();
  for (const std::string door :
       {"/api/v1/events/ours/summary", "/events/ours/summary", "/events/ours/summary.csv", "/events/ours/report.docx",
        "/events/ours/report.html", "/events/ours/report.md", "/events.xlsx", "/events/ours/places"}) {
    CAPTURE(door);
    CHECK(doors.at(door + " ").starts_with("200\n"));
  }
  const auto page = doors.at("/events/ours/summary role = parent");
  CHECK(page.find("<svg") != std::string::npos);
  CHECK(page.find("30 of 50") != std::string::npos);
  CHECK(doors.at("/events/ours/summary role = health").starts_with("422\n"));
}

TEST_CASE("each rule that is switched off tells two rounds apart", "[attack]") {
  DisclosureRules rules;
  SECTION("blocks") {
    rules.blocks = false;
    CHECK(told(small_level, rules) != "");
  }
  SECTION("unions") {
    rules.unions = false;
    CHECK(told(text, rules) != "");
  }
  SECTION("classes") {
    rules.classes = false;
    CHECK(told(alone, rules) != "");
    CHECK(told(together, rules) != "");
  }
  SECTION("numbers") {
    rules.numbers = false;
    CHECK(told(number, rules) != "");
  }
  SECTION("time") {
    rules.time = false;
    CHECK(late_ones_told_apart(rules) != "");
  }
}

}  // namespace muster::app
