// The agenda for programs: sessions read, added, changed, moved and deleted, the newest change taken back.
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include "support/catch.hpp"
#include "two_programmes.hpp"

namespace muster::test {
namespace {

using access::Role;
using Poco::JSON::Object;

constexpr auto get = web::Method::get;
constexpr auto post = web::Method::post;
constexpr auto put = web::Method::put;
constexpr auto gone = web::Method::delete_;
const std::string all = "/api/events/ours/sessions";
const std::string whole = "/api/events/ours/agenda";

struct Program : TwoProgrammes {
  explicit Program(Role role = Role::organiser) {
    const auto made =
        access::add_token(database(), SummitStore::audit(), "a program", role, "Our programme", std::chrono::days(30));
    REQUIRE(made.ok());
    bearer_ = "Bearer " + made->secret;
  }
  web::Reply ask(web::Method method, const std::string& path, const std::string& json = {}) {
    auto request = request_to(method, path, "");
    request.form = {};
    request.headers.add("authorization", bearer_);
    if (!json.empty()) request.json = web::decode_json(json).value();
    return site().handle(std::move(request));
  }
  std::size_t sessions() {
    return Poco::JSON::Parser().parse(ask(web::Method::get, all).body).extract<Poco::JSON::Array::Ptr>()->size();
  }

 private:
  std::string bearer_;
};

Object::Ptr object_in(const web::Reply& reply) { return Poco::JSON::Parser().parse(reply.body).extract<Object::Ptr>(); }

const std::string seminar =
    R"({"title": "Seminar", "kind": "breakout group", "starts": "2pm", "ends": "15:00", "place": "Room 9",)"
    R"( "attendance": "hybrid", "capacity": 20, "online_capacity": 100, "speakers": ["Zainab Okoro"]})";

}  // namespace

TEST_CASE("a program adds, changes, moves and deletes a session") {
  Program program;
  const auto before = program.sessions();
  const auto added = program.ask(post, all, seminar);
  REQUIRE(added.status == 200);
  const auto session = object_in(added);
  CHECK(session->getValue<std::string>("session") == "seminar");
  CHECK(session->getValue<std::string>("kind") == "breakout group");
  CHECK(session->getValue<std::string>("starts") == "14:00");
  CHECK(session->getValue<std::string>("attendance") == "hybrid");
  CHECK(session->getValue<int>("online_capacity") == 100);
  CHECK(program.sessions() == before + 1);

  const auto changed = object_in(program.ask(put, all + "/seminar", R"({"place": "Room 8", "capacity": null})"));
  CHECK(changed->getValue<std::string>("place") == "Room 8");
  CHECK(changed->isNull("capacity"));
  CHECK(changed->getValue<std::string>("title") == "Seminar");

  const auto moved = program.ask(post, all + "/seminar/move", R"({"minutes": 30})");
  CHECK(holds(moved, "\"14:30\""));
  const auto deleted = program.ask(gone, all + "/seminar");
  CHECK(object_in(deleted)->getValue<std::string>("deleted") == "seminar");
  CHECK(program.sessions() == before);
}

TEST_CASE("a program takes the newest change of an agenda back, and shows it to attendees") {
  Program program;
  REQUIRE(program.ask(post, all, seminar).status == 200);
  REQUIRE(program.ask(gone, all + "/seminar").status == 200);
  const auto about = object_in(program.ask(get, whole));
  CHECK_FALSE(about->getValue<bool>("shown"));
  const auto last = about->getObject("last_change");
  CHECK(last->getValue<std::string>("what") == "Seminar is deleted.");
  const auto number = last->getValue<std::string>("change");
  CHECK(program.ask(post, whole + "/undo", R"({"change": )" + number + "}").status == 200);
  CHECK(program.ask(post, whole + "/undo", R"({"change": )" + number + "}").status == 409);
  CHECK(holds(program.ask(get, all), "\"seminar\""));
  CHECK(object_in(program.ask(put, whole, R"({"shown": true})"))->getValue<bool>("shown"));
  CHECK(holds(program.site().handle(request_to(get, "/agenda/ours", "")), "Seminar"));
  CHECK(program.site().handle(request_to(get, "/agenda/theirs", "")).status == 404);
}

TEST_CASE("rooms wanted twice are told to programs") {
  Program program;
  REQUIRE(program.ask(post, all, seminar).status == 200);
  REQUIRE(program.ask(post, all, R"({"title": "Law", "starts": "14:30", "place": "room 9"})").status == 200);
  const auto clashes = object_in(program.ask(get, whole))->getArray("clashes");
  REQUIRE(clashes->size() == 1);
  CHECK(clashes->getObject(0)->getArray("sessions")->getElement<std::string>(1) == "law");
}

TEST_CASE("what a program sends wrong is refused by name, and changes nothing") {
  Program program;
  const auto before = program.sessions();
  for (const auto& [json, words] : std::vector<std::pair<std::string, std::string>>{
           {R"([])", "JSON object"},
           {R"({"title": "X"})", "starts"},
           {R"({"title": "X", "starts": 10})", "starts"},
           {R"({"title": "", "starts": "10:00"})", "title"},
           {R"({"title": "X", "starts": "10:00", "kind": "concert"})", "concert"},
           {R"({"title": "X", "starts": "10:00", "capacity": "ten"})", "whole number"},
           {R"({"title": "X", "starts": "10:00", "attendance": "by post"})", "by post"},
           {R"({"title": "X", "starts": "10:00", "attendance": "online", "online_capacity": 5})", "hybrid"},
           {R"({"title": "X", "starts": "10:00", "speakers": "Jo"})", "list of texts"}}) {
    INFO(json);
    const auto refused = program.ask(post, all, json);
    CHECK(refused.status == 422);
    CHECK(holds(refused, words));
  }
  CHECK(program.sessions() == before);
  REQUIRE(program.ask(post, all, seminar).status == 200);
  CHECK(program.ask(post, all, R"({"session": "seminar", "title": "X", "starts": "10:00"})").status == 409);
  CHECK(program.ask(put, all + "/seminar", R"({"session": "other"})").status == 422);
  CHECK(program.ask(post, all + "/seminar/move", R"({"minutes": "soon"})").status == 422);
  CHECK(program.ask(post, all + "/seminar/move", R"({"minutes": 900})").status == 422);
  CHECK(program.ask(put, whole, R"({"shown": 1})").status == 422);
  CHECK(program.ask(post, whole + "/undo", "{}").status == 422);
  CHECK(program.ask(put, all + "/nobody", R"({"place": "X"})").status == 404);
}

TEST_CASE("a lead's program reads the agenda and changes nothing; another programme's is not there") {
  Program program(Role::lead);
  CHECK(program.ask(get, all).status == 200);
  CHECK(program.ask(get, whole).status == 200);
  CHECK(program.ask(post, all, seminar).status == 403);
  CHECK(program.ask(put, whole, R"({"shown": true})").status == 403);
  CHECK(program.ask(get, "/api/events/theirs/sessions").status == 404);
  CHECK(program.ask(get, "/api/events/theirs/agenda").status == 404);
}

}  // namespace muster::test
