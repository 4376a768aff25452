// Regions, surveys, rounds, people and the board by program: the rules of the pages, their trace, and a trial first.
#include <muster/domain/actions/action_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/platform/web/decode.hpp>

#include "two_programmes.hpp"

using namespace muster;
using namespace muster::test;
using access::Role;
using Catch::Contains;
using web::Method;

namespace {

class Programs : public TwoProgrammes {
 public:
  Programs() : owner_(token(Role::owner)), lead_(token(Role::lead)) {}
  web::Reply send(Method method, const std::string& address, const std::string& json = {}) {
    return as(owner_, method, address, json);
  }
  web::Reply as_lead(Method method, const std::string& address, const std::string& json = {}) {
    return as(lead_, method, address, json);
  }
  std::string home() { return "programmes/" + programme_id("ours"); }
  std::string count(const std::string& table) { return text("select count(*) || '' from " + table); }
  std::string traces(const std::string& action) {
    return text("select count(*) || '' from audit where action = $1 and actor <> 'test'", {action});
  }
  std::string value(const web::Reply& reply, const std::string& name) {
    const auto read = web::decode_json(reply.body);
    REQUIRE(read.ok());
    const auto* found = read->find(name);
    REQUIRE(found != nullptr);
    return found->text() != nullptr ? *found->text() : json_text(*found);
  }
  /// Adds a delegate, as a program does; gives their id.
  std::string delegate(const std::string& json) {
    const auto added = send(Method::post, "events/ours/bookings", json);
    INFO(added.body);
    REQUIRE(added.status == 200);
    return value(added, "person");
  }

 private:
  std::string token(Role role) {
    const auto made =
        access::add_token(database(), SummitStore::audit(), "a program", role, "Our programme", std::chrono::days(30));
    REQUIRE(made.ok());
    return "Bearer " + made->secret;
  }
  web::Reply as(const std::string& token, Method method, const std::string& address, const std::string& json) {
    const auto mark = address.find('?');
    auto request = request_to(method, "/api/v1/" + address.substr(0, mark), "");
    request.form = {};
    request.headers.add("authorization", token);
    if (mark != std::string::npos) request.query = web::decode_urlencoded(address.substr(mark + 1)).value();
    if (!json.empty()) request.json = web::decode_json(json).value();
    return site().handle(std::move(request));
  }
  std::string owner_;
  std::string lead_;
};

}  // namespace

TEST_CASE("a region is made of names by program, tried first, and left again") {
  Programs site;
  const auto regions = site.home() + "/regions";
  const std::string names = R"({"names": ["Solihull", "Wolverhamton"], "name": "West Midlands"})";
  const auto before = site.count("region");
  const auto tried = site.send(Method::post, regions + "?dry_run=yes", names);
  INFO(tried.body);
  REQUIRE(tried.status == 200);
  CHECK_THAT(tried.body, Contains("\"added\": false") && Contains("\"region\": null") && Contains("Wolverhampton"));
  CHECK_THAT(tried.body, Contains("\"code\": \"own-wolverhamton\""));
  CHECK(site.count("region") == before);
  CHECK(site.as_lead(Method::post, regions, names).status == 403);

  const auto added = site.send(Method::post, regions, names);
  INFO(added.body);
  REQUIRE(added.status == 200);
  const auto id = site.value(added, "region");
  CHECK(site.traces("region added") == "1");
  CHECK_THAT(site.send(Method::get, regions + "/" + id).body, Contains("Solihull") && Contains("Wolverhamton"));
  const auto twice = site.send(Method::post, regions, names);
  CHECK(twice.status == 409);
  CHECK_THAT(twice.body, Contains("\"field\": \"name\""));

  const auto solihull = site.text("select code from place where region_id = $1 and name = 'Solihull'", {id});
  const auto places = regions + "/" + id + "/places/";
  CHECK(site.send(Method::post, places + "own-wolverhamton/merge", R"({"into": ")" + solihull + "\"}").status == 200);
  CHECK(site.text("select retired || '' from place where region_id = $1 and code = 'own-wolverhamton'", {id}) == "1");
  CHECK(site.send(Method::post, places + solihull + "/retire", "{}").status == 409);  // the last one
  CHECK(site.send(Method::post, places + "own-wolverhamton/retire", R"({"retired": false})").status == 200);
  CHECK(site.text("select retired || '' from place where region_id = $1 and code = 'own-wolverhamton'", {id}) == "0");
  CHECK(site.send(Method::post, places + "nowhere/retire", "{}").status == 404);
  CHECK(site.send(Method::delete_, regions + "/" + id).status == 200);
  CHECK(site.traces("region left") == "1");
}

TEST_CASE("what a region is to be made of is said in one way, and an area by its key") {
  Programs site;
  const auto regions = site.home() + "/regions";
  for (const std::string sent : {R"({})", R"({"area": "county-kent", "names": ["Solihull"]})", R"({"names": []})"}) {
    const auto refused = site.send(Method::post, regions, sent);
    INFO(sent << refused.body);
    CHECK(refused.status == 422);
  }
  CHECK(site.send(Method::post, regions + "?dry_run=perhaps", R"({"names": ["Solihull"]})").status == 422);
  CHECK_THAT(site.send(Method::post, regions, R"({"area": "county-nowhere"})").body, Contains("\"field\": \"area\""));
  CHECK(site.send(Method::post, regions, R"({"region": "nowhere"})").status == 404);
  std::string many;
  for (int number = 0; number <= 400; ++number) many += (number == 0 ? "\"P" : ", \"P") + std::to_string(number) + "\"";
  CHECK_THAT(site.send(Method::post, regions, R"({"names": [)" + many + "]}").body, Contains("at most 400 places"));
  CHECK_THAT(site.send(Method::get, site.home() + "/regions-to-choose").body,
             Contains("county-kent") && Contains("\"kind\": \"shared\""));
  const auto kent = site.send(Method::post, regions, R"({"area": "county-kent"})");
  INFO(kent.body);
  CHECK(kent.status == 200);
  CHECK_THAT(kent.body, Contains("\"name\": \"Kent\""));
}

TEST_CASE("a survey and a round are added by program") {
  Programs site;
  const auto added = site.send(Method::post, "surveys", R"({"title": "School transport", "last_day": "2022-11-30"})");
  INFO(added.body);
  REQUIRE(added.status == 200);
  const auto slug = site.value(added, "event");
  CHECK_THAT(site.send(Method::get, "surveys").body, Contains(slug) && Contains("\"state\": null"));
  CHECK(site.traces("survey added") == "1");
  CHECK_THAT(site.send(Method::post, "surveys", R"({"title": "School transport", "last_day": "soon"})").body,
             Contains("\"field\": \"last_day\""));
  CHECK(site.send(Method::post, "surveys", R"({"title": "", "last_day": "2022-11-30"})").status == 422);
  CHECK(site.send(Method::post, "surveys",
                  R"({"title": "Another", "last_day": "2022-11-30", "programme": ")" + site.programme_id("theirs") +
                      "\"}")
            .status == 422);
  CHECK(site.as_lead(Method::post, "surveys", R"({"title": "A", "last_day": "2022-11-30"})").status == 403);

  const std::string form = "form views \"Views\"\npage \"One\"\n  better \"What would be better?\" lines 2\n";
  REQUIRE(feedback::publish_form(site.database(), SummitStore::audit(), "ours", form, "a.form").ok());
  const auto round = site.send(Method::post, "events/ours/rounds", R"({"title": "Before the day"})");
  INFO(round.body);
  REQUIRE(round.status == 200);
  CHECK_THAT(round.body, Contains("\"form_published\": true"));
  CHECK(site.send(Method::get, "events/" + site.value(round, "event") + "/round").status == 200);
  const auto bare = site.send(Method::post, "events/ours/rounds", R"({"title": "After it", "same_form": false})");
  CHECK_THAT(bare.body, Contains("\"form_published\": false"));
  CHECK(site.send(Method::post, "events/ours/rounds", R"({"title": "Before the day"})").status == 409);
  CHECK(site.send(Method::post, "events/ours/rounds", R"({})").status == 422);
  CHECK(site.send(Method::post, "events/ours/rounds", R"({"title": "Of one", "session": "nowhere"})").status >= 404);
  CHECK(site.as_lead(Method::post, "events/ours/rounds", R"({"title": "Late"})").status == 403);
}

TEST_CASE("two entries of one person are made one by program, tried first, and taken back") {
  Programs site;
  const auto kept = site.delegate(R"({"first_name": "Jo", "last_name": "Venner", "organisation": "Camden"})");
  const auto gone = site.delegate(R"({"first_name": "Joanna", "last_name": "Venner", "organisation": "Camden",
"email": "jo@mail.example"})");
  const auto merge = "events/ours/bookings/" + kept + "/merge";
  const auto with = [&](const std::string& more) { return R"({"with": ")" + gone + "\"" + more + "}"; };
  const auto tried = site.send(Method::post, merge + "?dry_run=yes", with(""));
  INFO(tried.body);
  REQUIRE(tried.status == 200);
  CHECK_THAT(tried.body,
             Contains("\"merged\": false") && Contains("\"email\": \"gone\"") && Contains("jo@mail.example"));
  CHECK(site.text("select count(*) || '' from booking where person_id = $1", {gone}) == "1");
  CHECK(site.as_lead(Method::post, merge + "?dry_run=yes", with("")).status == 403);
  CHECK_THAT(site.send(Method::post, merge, with(R"(, "name": "both")")).body, Contains("\"field\": \"name\""));
  CHECK(site.send(Method::post, merge, with(R"(, "kept_version": 9)")).status == 409);
  CHECK(site.send(Method::post, merge, R"({"with": "person-of-theirs"})").status == 404);
  const auto merged = site.send(Method::post, merge, with(R"(, "name": "gone")"));
  INFO(merged.body);
  REQUIRE(merged.status == 200);
  CHECK(site.text("select first_name || email from person where id = $1", {kept}) == "Joannajo@mail.example");
  CHECK(site.text("select count(*) || '' from booking where person_id = $1", {gone}) == "0");
  CHECK(site.send(Method::post, "events/ours/changes/" + site.value(merged, "change") + "/undo").status == 200);
  CHECK(site.text("select first_name || email from person where id = $1", {kept}) == "Jo");
}

TEST_CASE("a person is erased by an owner's program alone, and what would go is told first") {
  Programs site;
  const std::string one = "people/person-of-ours";
  const auto tried = site.send(Method::delete_, one + "?dry_run=yes");
  INFO(tried.body);
  REQUIRE(tried.status == 200);
  CHECK_THAT(tried.body,
             Contains("\"erased\": false") && Contains("\"bookings\": 1") && Contains("\"in_the_way\": null"));
  CHECK(site.count("erasure") == "0");
  CHECK(site.as_lead(Method::delete_, one).status == 403);
  CHECK(site.send(Method::delete_, "people/person-of-theirs").status == 404);
  CHECK(site.send(Method::delete_, one + "?dry_run=no!").status == 422);
  CHECK(site.count("erasure") == "0");
  const auto erased = site.send(Method::delete_, one);
  INFO(erased.body);
  CHECK(erased.status == 200);
  CHECK_THAT(erased.body, Contains("\"erased\": true"));
  CHECK(site.text("select count(*) || '' from person where last_name = 'Quillfeather-ours'") == "0");
  CHECK(site.send(Method::delete_, one).status == 404);
}

TEST_CASE("the board is asked, an answer written, published and taken off by program") {
  Programs site;
  actions::Action action;
  action.programme_id = site.programme_id("ours");
  action.title = "Book rooms earlier";
  const auto id = actions::add_action(site.database(), SummitStore::audit(), action);
  REQUIRE(id.ok());
  const auto one = site.home() + "/actions/" + *id;
  const auto asked = site.send(Method::put, one + "/board", R"({"board_asked": "May we pay a deposit?"})");
  INFO(asked.body);
  REQUIRE(asked.status == 200);
  CHECK_THAT(asked.body, Contains("\"before_board_on\": \"2022-06-01\"") && Contains("May we pay a deposit?"));
  CHECK(site.traces("action put before the board") == "1");
  CHECK(site.send(Method::put, one + "/board", R"({"board_said": "Yes", "version": 1})").status == 409);
  CHECK_THAT(site.send(Method::put, one + "/board", R"({"board_said": "Yes"})").body,
             Contains("May we pay a deposit?") && Contains("\"board_said\": \"Yes\""));
  CHECK_THAT(site.send(Method::put, one + "/board", R"({"board_asked": "", "board_said": ""})").body,
             Contains("\"before_board_on\": null"));
  CHECK(site.as_lead(Method::put, one + "/board", R"({"board_asked": "Me?"})").status == 403);

  CHECK(site.send(Method::post, one + "/publish", R"({})").status == 422);
  const auto written =
      site.send(Method::put, one + "/answer", R"({"you_said": "Rooms were full.", "we_did": "We book in May."})");
  REQUIRE(written.status == 200);
  CHECK(site.as_lead(Method::put, one + "/answer", R"({"we_did": "Nothing"})").status == 403);
  const auto version = site.value(written, "version");
  CHECK(site.send(Method::post, one + "/publish", R"({"version": 1})").status == 409);
  CHECK_THAT(site.send(Method::post, one + "/publish", R"({"version": )" + version + "}").body,
             Contains("\"published_on\": \"2022-06-01\""));
  CHECK_THAT(site.send(Method::get, site.home() + "/actions/answers").body, Contains("We book in May."));
  CHECK(site.send(Method::put, one + "/answer", R"({"we_did": "Otherwise"})").status == 409);
  CHECK_THAT(site.send(Method::post, one + "/unpublish").body, Contains("\"published_on\": null"));
  CHECK(site.send(Method::post, site.home() + "/actions/nowhere/unpublish").status == 404);
}
