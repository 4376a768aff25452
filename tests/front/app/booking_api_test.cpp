// Bookings for programs: read by pages, moved by steps, taken back; as far as a token's role goes.
#include <muster/domain/booking/booking_state_service.hpp>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include "support/catch.hpp"
#include "two_programmes.hpp"

namespace muster::test {
namespace {

using access::Role;
using Poco::JSON::Object;

struct Program : TwoProgrammes {
  std::string token(Role role) {
    const auto made =
        access::add_token(database(), SummitStore::audit(), "a program", role, "Our programme", std::chrono::days(30));
    REQUIRE(made.ok());
    return "Bearer " + made->secret;
  }
  web::Reply ask(web::Method method, const std::string& path, const std::string& authorization,
                 const std::string& json = {}) {
    auto request = request_to(method, path.substr(0, path.find('?')), "");
    request.form = {};
    if (const auto mark = path.find("?state="); mark != std::string::npos)
      request.query.add("state", path.substr(mark + 7));
    request.headers.add("authorization", authorization);
    if (!json.empty()) request.json = web::decode_json(json).value();
    return site().handle(std::move(request));
  }
};

Object::Ptr object_in(const web::Reply& reply) { return Poco::JSON::Parser().parse(reply.body).extract<Object::Ptr>(); }

const std::string all = "/api/events/ours/bookings";
const std::string one = all + "/person-of-ours";
constexpr auto get = web::Method::get;
constexpr auto post = web::Method::post;

}  // namespace

TEST_CASE("a program reads the bookings of its programme, all or those in one state") {
  Program program;
  const auto lead = program.token(Role::lead);
  const auto list = program.ask(get, all, lead);
  REQUIRE(list.status == 200);
  const auto rows = Poco::JSON::Parser().parse(list.body).extract<Poco::JSON::Array::Ptr>();
  REQUIRE(rows->size() == 1);
  CHECK(rows->getObject(0)->getValue<std::string>("person") == "person-of-ours");
  CHECK(rows->getObject(0)->getValue<std::string>("state") == "booked");
  CHECK(holds(program.ask(get, all + "?state=booked", lead), "Quillfeather-ours"));
  CHECK_FALSE(holds(program.ask(get, all + "?state=came", lead), "Quillfeather-ours"));
  CHECK(program.ask(get, all + "?state=gone", lead).status == 422);
  CHECK(program.ask(get, "/api/events/theirs/bookings", lead).status == 404);
  CHECK(program.ask(get, all + "/person-of-theirs", lead).status == 404);
  CHECK(program.ask(get, all, "").status == 401);
}

TEST_CASE("a program takes a step with its reason and takes it back; reasons are for those who may change delegates") {
  Program program;
  const auto organiser = program.token(Role::organiser);
  const auto cancelled = program.ask(post, one + "/steps", organiser, R"({"to": "cancelled", "reason": "Ill"})");
  REQUIRE(cancelled.status == 200);
  const auto booking = object_in(cancelled);
  CHECK(booking->getValue<std::string>("state") == "cancelled");
  const auto step = booking->getArray("steps")->getObject(booking->getArray("steps")->size() - 1);
  CHECK(step->getValue<std::string>("from") == "booked");
  CHECK(step->getValue<std::string>("reason") == "Ill");
  CHECK_FALSE(holds(program.ask(get, one, program.token(Role::lead)), "Ill"));
  const auto act = step->getValue<std::string>("act");
  const auto back = program.ask(post, all + "/undo", organiser, "{\"act\": \"" + act + "\"}");
  REQUIRE(back.status == 200);
  CHECK(object_in(back)->getValue<int>("taken_back") == 1);
  CHECK(object_in(program.ask(get, one, organiser))->getValue<std::string>("state") == "booked");
  CHECK(program.store().figure("select count(*) from booking_step") == 2);
}

TEST_CASE("what a program cannot do is refused in words, and nothing is changed") {
  Program program;
  const auto organiser = program.token(Role::organiser);
  CHECK(program.ask(post, one + "/steps", organiser, R"({"to": "invited"})").status == 409);
  CHECK(program.ask(post, one + "/steps", organiser, R"({"to": "nonsense"})").status == 422);
  CHECK(program.ask(post, one + "/steps", organiser, R"({"state": "came"})").status == 422);
  CHECK(program.ask(post, one + "/steps", organiser).status == 422);
  CHECK(program.ask(post, all + "/undo", organiser, R"({"act": "nobody"})").status == 404);
  for (const auto role : {Role::lead, Role::door})
    CHECK(program.ask(post, one + "/steps", program.token(role), R"({"to": "cancelled"})").status == 403);
  CHECK(program.ask(post, one + "/came", program.token(Role::lead)).status == 403);
  CHECK(program.store().figure("select count(*) from booking where state = 'booked'") == 2);
  CHECK(program.ask(post, one + "/came", program.token(Role::door)).status == 200);
  CHECK(program.store().figure("select count(*) from booking where state = 'came'") == 1);
}

TEST_CASE("a program puts a mail into the outbox, once under its own id") {
  Program program;
  const auto organiser = program.token(Role::organiser);
  const std::string words =
      R"({"people": ["person-of-ours"], "subject": "Friday", "text": "We begin at nine.", "message": "m1"})";
  for (int time = 0; time < 2; ++time) {
    const auto sent = program.ask(post, all + "/mail", organiser, words);
    REQUIRE(sent.status == 200);
    CHECK(object_in(sent)->getValue<int>("mails") == 1);
  }
  CHECK(program.store().figure("select count(*) from outbox where kind = 'delegates'") == 1);
  CHECK(program.ask(post, all + "/mail", organiser, R"({"people": ["person-of-theirs"], "subject": "a", "text": "b"})")
            .status == 404);
  CHECK(program.ask(post, all + "/mail", organiser, R"({"people": [], "subject": "a", "text": "b"})").status == 422);
  CHECK(program.ask(post, all + "/mail", organiser, R"({"people": ["person-of-ours"], "text": "b"})").status == 422);
  CHECK(program.ask(post, all + "/mail", program.token(Role::door), words).status == 403);
}

}  // namespace muster::test
