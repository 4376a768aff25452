// Files for programs: sent, judged, decided, imported and taken back; as far as a token's role goes, and all or
// nothing.
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <muster/domain/feedback/round_service.hpp>

#include <set>

#include "support/catch.hpp"
#include "two_programmes.hpp"

namespace muster::test {
namespace {

using access::Role;
using Poco::JSON::Array;
using Poco::JSON::Object;

constexpr auto get = web::Method::get;
constexpr auto post = web::Method::post;
const std::string all = "/api/events/ours/imports/delegates";

Object::Ptr object_in(const web::Reply& reply) { return Poco::JSON::Parser().parse(reply.body).extract<Object::Ptr>(); }
Array::Ptr list_in(const web::Reply& reply) { return Poco::JSON::Parser().parse(reply.body).extract<Array::Ptr>(); }
std::string text_of(const Object::Ptr& object, const char* name) { return object->getValue<std::string>(name); }

struct Program : TwoProgrammes {
  std::string token(Role role) {
    const auto made =
        access::add_token(database(), SummitStore::audit(), "a program", role, "Our programme", std::chrono::days(30));
    REQUIRE(made.ok());
    return "Bearer " + made->secret;
  }
  web::Reply ask(web::Method method, const std::string& path, const std::string& json = {},
                 const std::vector<web::Upload>& uploads = {}, const std::string& authorization = {}) {
    const auto query = path.find('?');
    auto request = request_to(method, path.substr(0, query), "");
    request.form = {};
    if (query != std::string::npos) {
      const auto equals = path.find('=', query);
      request.query.add(path.substr(query + 1, equals - query - 1), path.substr(equals + 1));
    }
    request.headers.add("authorization", authorization.empty() ? organiser : authorization);
    if (!json.empty()) request.json = web::decode_json(json).value();
    request.uploads = uploads;
    return site().handle(std::move(request));
  }
  /// Sends a list; its reply must be good.
  Object::Ptr send(const std::string& rows) {
    const auto reply = ask(web::Method::post, all, {}, {{"file", "C:\\lists\\list.csv", rows}});
    INFO(reply.body);
    REQUIRE(reply.status == 200);
    return object_in(reply);
  }
  std::int64_t booked() { return store().figure("select count(*) from booking"); }

  const std::string organiser = token(Role::organiser);
};

const std::string list = "Name,Organisation,RSVP\nAda Bell,Moonbase,Yes\nCai Dunn,,Perhaps\nEve Frost,,No\n,,Yes\n";

}  // namespace

TEST_CASE("a program sends a list, reads the verdicts, decides, imports, and takes it back") {
  Program program;
  const auto before = program.booked();
  const auto sent = program.send(list);
  CHECK(text_of(sent, "file_name") == "list.csv");
  CHECK(sent->getValue<int>("rows") == 4);
  CHECK(sent->getValue<int>("ready") == 0);
  CHECK(sent->getValue<int>("undecided") == 2);
  CHECK(sent->getValue<int>("refused") == 1);
  CHECK(sent->getValue<int>("not_taken_in") == 1);
  const auto upload = all + "/" + text_of(sent, "upload");

  const auto rows = list_in(program.ask(get, upload + "/rows"));
  REQUIRE(rows->size() == 4);
  CHECK(text_of(rows->getObject(0), "standing") == "undecided");
  CHECK(text_of(rows->getObject(0), "verdict") == "Organisation not known");
  CHECK(text_of(rows->getObject(0)->getArray("cells")->getObject(0), "text") == "Ada Bell");
  CHECK(list_in(program.ask(get, upload + "/rows?standing=refused"))->size() == 1);
  CHECK(program.ask(get, upload + "/rows?standing=gone").status == 422);

  const auto asked = list_in(program.ask(get, upload + "/questions"));
  std::set<std::string> typed;
  for (std::size_t at = 0; at < asked->size(); ++at)
    typed.insert(text_of(asked->getObject(static_cast<unsigned>(at)), "typed"));
  CHECK(typed.contains("Moonbase"));
  CHECK(typed.contains("status: Perhaps"));
  CHECK(typed.contains("every row: status"));

  const auto decided = program.ask(post, upload + "/decisions",
                                   R"({"decisions": [{"typed": "Moonbase", "means": "new: health"},
                                       {"typed": "status: Perhaps", "means": "not coming"}]})");
  REQUIRE(decided.status == 200);
  CHECK(object_in(decided)->getValue<int>("undecided") == 0);
  const auto expected = text_of(object_in(decided), "expected");

  // What is refused must be left out on purpose, and what was seen must be what is done.
  CHECK(program.ask(post, upload + "/apply", "{\"expected\": \"" + expected + "\"}").status == 422);
  CHECK(program.ask(post, upload + "/apply", R"({"expected": "other", "leave_out": ["refused"]})").status == 409);
  CHECK(program.booked() == before);
  const auto done =
      program.ask(post, upload + "/apply", "{\"expected\": \"" + expected + R"(", "leave_out": ["refused"]})");
  INFO(done.body);
  REQUIRE(done.status == 200);
  CHECK(object_in(done)->getValue<int>("added") == 1);
  CHECK(object_in(done)->getValue<int>("left") == 3);
  CHECK(program.booked() == before + 1);
  CHECK(program.ask(get, upload).status == 404);

  const auto files = list_in(program.ask(get, all));
  REQUIRE(files->size() == 1);
  CHECK(text_of(files->getObject(0), "state") == "imported");
  CHECK(list_in(program.ask(get, all + "?page=2"))->size() == 0);
  const auto undone = program.ask(post, all + "/undo", "{\"import\": \"" + text_of(object_in(done), "import") + "\"}");
  REQUIRE(undone.status == 200);
  CHECK(object_in(undone)->getValue<int>("taken_back") == 1);
  CHECK(program.booked() == before);
}

TEST_CASE("rows may be sent as a text, and a file that waits is given up") {
  Program program;
  const auto sent = program.ask(post, all, R"({"file_name": "pasted.csv", "text": "Name,Organisation\nAda Bell,\n"})");
  REQUIRE(sent.status == 200);
  const auto upload = all + "/" + text_of(object_in(sent), "upload");
  CHECK(program.ask(web::Method::delete_, upload).status == 200);
  CHECK(program.ask(get, upload).status == 404);
  CHECK(program.ask(web::Method::delete_, upload).status == 404);
}

TEST_CASE("what a program cannot send is refused in words, and nothing waits") {
  Program program;
  CHECK(program.ask(post, all).status == 422);
  CHECK(program.ask(post, all, R"({"text": "Name,Organisation\nAda Bell,\n"})").status == 422);
  CHECK(program.ask(post, all, {}, {{"file", "list.csv", "%PDF-1.7"}}).status == 422);
  CHECK(program.ask(post, all, {}, {{"other", "list.csv", list}}).status == 422);
  CHECK(program.store().figure("select count(*) from staged_upload") == 0);
  const auto upload = all + "/" + text_of(program.send(list), "upload");
  for (const auto* wrong : {R"({"decisions": []})", R"({"decisions": [{"typed": "Moonbase"}]})", R"({"decisions": 3})",
                            R"({"decisions": [{"typed": "Moonbase", "means": "nobody's name"}]})",
                            R"({"decisions": [{"typed": "row 99", "means": "leave out"}]})"}) {
    INFO(wrong);
    CHECK(program.ask(post, upload + "/decisions", wrong).status == 422);
  }
  CHECK(program.ask(post, upload + "/apply", R"({"leave_out": ["refused"]})").status == 422);
  CHECK(program.ask(post, upload + "/apply", R"({"expected": "x", "leave_out": ["everything"]})").status == 422);
  CHECK(program.ask(post, all + "/undo", R"({"import": "nobody"})").status == 404);
}

TEST_CASE("a token imports as far as its role goes, and into its own programme alone") {
  Program program;
  const std::vector<web::Upload> file{{"file", "list.csv", list}};
  for (const auto role : {Role::lead, Role::door})
    CHECK(program.ask(post, all, {}, file, program.token(role)).status == 403);
  CHECK(program.ask(post, "/api/events/theirs/imports/delegates", {}, file).status == 404);
  CHECK(program.ask(post, all, {}, file, "Bearer nobody").status == 401);
}

TEST_CASE("a program reads that columns of personal questions are left out, before the import and in its result") {
  Program program;
  const auto published = feedback::publish_form(program.database(), SummitStore::audit(), "ours", R"(form day "The day"
  delete personal after 30 days
page "The day"
  helpful  "Was it helpful?"  pick one
           ( ) yes "Yes"
           ( ) no  "No"
  address  "Your e-mail address"  email  personal
)",
                                                "day.form");
  REQUIRE(published.ok());
  const std::string answers = "/api/events/ours/imports/responses";
  const auto sent = object_in(program.ask(
      post, answers, {}, {{"file", "a.csv", "ID,Was it helpful?,Your e-mail address\n1,Yes,pat@example.org\n"}}));
  const auto says_so = [](const Object::Ptr& object) {
    const auto remarks = object->getArray("remarks");
    for (std::size_t at = 0; at < remarks->size(); ++at) {
      const auto remark = remarks->getElement<std::string>(static_cast<unsigned>(at));
      if (remark.starts_with("Columns of personal questions, left out: “Your e-mail address”.")) return true;
    }
    return false;
  };
  CHECK(says_so(sent));
  const auto done = program.ask(post, answers + "/" + text_of(sent, "upload") + "/apply",
                                R"({"expected": ")" + text_of(sent, "expected") + R"("})");
  INFO(done.body);
  REQUIRE(done.status == 200);
  CHECK(says_so(object_in(done)));
}

TEST_CASE("every kind of import is there for programs") {
  Program program;
  for (const auto* kind : {"delegates", "responses", "notes"})
    CHECK(program.ask(get, "/api/events/ours/imports/" + std::string(kind)).status == 200);
}

}  // namespace muster::test
