// A lead at every door to an anonymous round's figures: groups are whole blocks, and what is not shown is shown
// nowhere.
#include <muster/domain/feedback/round_service.hpp>
#include <muster/front/app/setup.hpp>

#include "support/catch.hpp"
#include "two_programmes.hpp"
#include "views_form.hpp"

#include <array>

namespace muster::app {
namespace {

using access::Role;
using test::SummitStore;
using test::TwoProgrammes;

const std::string form = test::views_form(R"(  events  "How many of our events have you been to?"  number from 0 to 20
  more    "Anything else?"  lines 3
)");

/// Of 120 people 50 are parents, 40 from councils, 27 from health and 3 from schools; one alone will not come again.
forms::TypedAnswers answers_of(std::size_t person) {
  forms::TypedAnswers typed;
  typed["role"] = {person < 50 ? "parent" : person < 90 ? "council" : person < 117 ? "health" : "school"};
  typed["area"] = {person % 2 == 0 ? "north" : "south"};
  typed["time"] = {person % 5 < 3 ? "agree" : person % 5 == 3 ? "neither" : "disagree"};
  typed["come"] = {person == 7 ? "no" : "yes"};
  typed["events"] = {std::to_string(person % 7)};
  typed["more"] = {"I am number " + std::to_string(person)};
  return typed;
}

struct Round {
  explicit Round(std::size_t people = 120) {
    const auto& audit = SummitStore::audit();
    REQUIRE(feedback::publish_form(network.database(), audit, "ours", form, "views.form").ok());
    REQUIRE(feedback::open_round(network.database(), audit, "ours").ok());
    for (std::size_t person = 0; person < people; ++person) answer(person);
    lead = network.session("lead@example.org", Role::lead, "Our programme");
    organiser = network.session("organiser@example.org", Role::organiser, "Our programme");
  }
  void answer(std::size_t person) {
    const auto code = network.text("select short_code from round");
    const auto sent = feedback::submit(network.database(), network.clock().now(), code, answers_of(person),
                                       "key" + std::to_string(person));
    REQUIRE(sent.ok());
    REQUIRE(sent->errors.empty());
  }
  void close() { REQUIRE(feedback::close_round(network.database(), SummitStore::audit(), "ours").ok()); }
  void reopen() { REQUIRE(feedback::reopen_round(network.database(), SummitStore::audit(), "ours").ok()); }

  web::Reply get(const std::string& path, const std::string& where, const std::string& session) {
    auto request = test::request_to(web::Method::get, path, session);
    if (!where.empty()) request.query.add("where", where);
    return network.site().handle(std::move(request));
  }
  web::Reply api(const std::string& where) { return get("/api/events/ours/summary", where, lead); }
  /// How many people are told to be in a group; nothing where that is refused.
  std::optional<std::int64_t> people(const std::string& where) {
    const auto reply = api(where);
    if (reply.status != 200) return std::nullopt;
    return number_after(reply.body, "\"counted_responses\": ");
  }
  static std::int64_t number_after(const std::string& text, const std::string& name) {
    const auto at = text.find(name);
    REQUIRE(at != std::string::npos);
    return std::stoll(text.substr(at + name.size()));
  }

  TwoProgrammes network;
  std::string lead;
  std::string organiser;
};

constexpr std::array taken{"role = parent",
                           "role = council",
                           "role in (health, school)",
                           "area = north",
                           "not area = north",
                           "role != parent",
                           "role = parent or role = council",
                           "role = parent and area = south",
                           "role = health or role = school"};
constexpr std::array refused{"role = health",
                             "role = school",
                             "time = agree",
                             "events > 3",
                             "more contains \"number 7\"",
                             "role is answered",
                             "come = no",
                             "more is answered",
                             "role = parent and more contains \"number 7\"",
                             "role = parent or come = no"};

}  // namespace

TEST_CASE("a lead asks for whole groups, and is told which there are") {
  Round round;
  round.close();
  for (const auto* where : taken) {
    CAPTURE(where);
    CHECK(round.people(where).value_or(0) >= 5);
    CHECK(round.get("/events/ours/summary", where, round.lead).status == 200);
    CHECK(round.get("/events/ours/summary.csv", where, round.lead).status == 200);
  }
  CHECK(round.people("role in (health, school)") == 30);
  CHECK(round.get("/events/ours/summary", "role in (health, school)", round.lead)
            .body.find("role in (health, school) (one group: Health or School)") != std::string::npos);
  for (const auto* where : refused) {
    CAPTURE(where);
    const auto reply = round.api(where);
    CHECK(reply.status == 422);
    CHECK(reply.body.find("by role (parent; council; health, school or no answer) and area (") != std::string::npos);
    CHECK(round.get("/events/ours/summary", where, round.lead).status == 422);
    CHECK(round.get("/events/ours/summary.csv", where, round.lead).status == 422);
  }
}

TEST_CASE("trackers over all pairs of groups find no group of a few") {
  Round round;
  round.close();
  const auto all = round.people("").value_or(0);
  REQUIRE(all == 120);
  for (const std::string one : taken) {
    for (const std::string other : taken) {
      const auto with = round.people("(" + one + ") or (" + other + ")");
      const auto without = round.people("(" + one + ") or not (" + other + ")");
      if (!with || !without) continue;
      const auto found = *with + *without - all;
      CAPTURE(one, other);
      CHECK((found == 0 || found >= 5));
    }
  }
}

TEST_CASE("figures change by nobody or by five people at least, whenever somebody looks") {
  Round round(0);
  const auto look = [&] {
    const auto body = round.api("").body;
    const auto questions = body.find("\"questions\"");
    REQUIRE(questions != std::string::npos);
    return std::pair(Round::number_after(body, "\"counted_responses\": "),
                     body.substr(questions, body.find("\n  ]", questions) - questions));
  };
  std::int64_t seen = 0;
  // What was seen last without and with the breakdown, which a closed round has besides.
  std::map<bool, std::pair<std::int64_t, std::string>> figures;
  const auto look_again = [&] {
    const auto now = look();
    const auto moved = now.first - seen;
    CAPTURE(seen, now.first);
    CHECK((moved == 0 || moved >= 5));
    auto& before = figures[now.second.find("\"breakdown\"") != std::string::npos];
    if (before.first == now.first && now.first > 0) CHECK(now.second == before.second);
    before = now;
    seen = now.first;
  };
  for (std::size_t person = 0; person < 33; ++person) {
    round.answer(person);
    look_again();
  }
  round.close();
  look_again();
  CHECK(seen == 33);
  for (std::size_t late = 33; late < 40; ++late) {
    round.reopen();
    look_again();
    round.answer(late);
    look_again();
    round.close();
    look_again();
  }
  CHECK(seen == 38);
  CHECK(figures.size() == 2);
}

TEST_CASE("nothing is broken down while the form is open") {
  Round round;
  CHECK_FALSE(round.people("role = parent").has_value());
  CHECK(round.get("/events/ours/summary", "role = parent", round.organiser).status == 422);
  round.close();
  CHECK(round.people("role = parent") == 50);
  round.reopen();
  CHECK_FALSE(round.people("role = parent").has_value());
  round.answer(120);
  round.close();
  CHECK(round.people("role = parent") == 50);
  CHECK(round.people("") == 120);
  round.reopen();
  for (std::size_t person = 121; person < 150; ++person) round.answer(person);
  round.close();
  CHECK(round.people("role in (health, school)") == 60);
}

TEST_CASE("what is not broken down is so at every door") {
  Round round;
  round.close();
  const auto json = round.api("role = parent").body;
  const auto csv = round.get("/events/ours/summary.csv", "role = parent", round.lead).body;
  const auto page = round.get("/events/ours/summary", "role = parent", round.lead).body;
  // Whether they come again: one person alone said no.
  const auto come = json.substr(json.find("\"code\": \"come\""));
  CHECK(come.substr(0, come.find("\"code\": \"events\"")).find("\"group\"") == std::string::npos);
  CHECK(csv.find("come,,not shown") != std::string::npos);
  CHECK(page.find("49 of 50") == std::string::npos);
  for (const auto* body : {&json, &csv, &page}) CHECK(body->find("number 7") == std::string::npos);
  // There was time to talk: agreed or not.
  CHECK(json.find("\"label\": \"Agree\"") != std::string::npos);
  CHECK(csv.find("Neither") != std::string::npos);
  CHECK(page.find("30 of 50") != std::string::npos);
  for (const auto* path : {"/events/ours/report", "/events/ours/report.html", "/events/ours/report.md"}) {
    const auto report = round.get(path, "", round.lead);
    CAPTURE(path);
    CHECK(report.status == 200);
    CHECK(report.body.find("49 of 50") == std::string::npos);
  }
}

TEST_CASE("those who read single answers choose any group, on a page that is marked") {
  Round round;
  round.close();
  const auto page = round.get("/events/ours/summary", "come = no or role = parent", round.organiser);
  CHECK(page.status == 200);
  CHECK(page.body.find("Not for passing on") != std::string::npos);
  CHECK(round.get("/events/ours/summary", "role = parent", round.organiser).body.find("Not for passing on") ==
        std::string::npos);
}

TEST_CASE("a lead to whom it is given reads single answers, of rounds whose people were told") {
  Round round;
  round.close();
  auto& network = round.network;
  const auto account = network.text("select id from account where email = 'lead@example.org'");
  const auto programme = network.programme_id("ours");
  const std::string answers = "/events/ours/answers.csv";
  CHECK(round.get(answers, "", round.lead).status == 403);
  REQUIRE(access::let_read_answers(network.database(), SummitStore::audit(), programme, account, true).ok());
  CHECK(round.get(answers, "", round.lead).status == 200);
  CHECK(round.get("/events/ours/summary", "come = no or role = parent", round.lead).status == 200);
  // A token of a lead has no such thing beside it.
  const auto token = access::add_token(network.database(), SummitStore::audit(), "program", Role::lead,
                                       TwoProgrammes::programme_of("ours"), std::chrono::days(1));
  REQUIRE(token.ok());
  auto request = test::request_to(web::Method::get, "/api/events/ours/summary", {});
  request.query.add("where", "come = no");
  request.headers.add("authorization", "Bearer " + token->secret);
  CHECK(network.site().handle(std::move(request)).status == 422);

  REQUIRE(network.database()
              .write([](store::Session& session) -> Outcome {
                session.execute("update round set readers_told = 0");
                return Success{};
              })
              .ok());
  CHECK(round.get(answers, "", round.lead).status == 403);
  CHECK(round.get("/events/ours/summary", "come = no or role = council", round.lead).status == 422);
  CHECK(round.get(answers, "", round.organiser).status == 200);
}

TEST_CASE("people are told who can read single forms") {
  Round round(0);
  const auto code = round.network.text("select short_code from round");
  const std::string told = "The people who run the survey can read single forms, without names.";
  CHECK(round.get("/f/" + code, "", "").body.find(told) != std::string::npos);
  CHECK(round.get("/events/ours/form", "", round.organiser).body.find(told) != std::string::npos);
  CHECK(round.get("/events/ours/form/qr", "", round.organiser).body.find(told) != std::string::npos);
  CHECK(round.get("/events/ours/form/paper", "", round.organiser).body.find(told) != std::string::npos);
}

}  // namespace muster::app
