// What another programme has is not there: every object of it, asked for through one's own addresses, answers exactly
// like one that nobody has, and stays as it was.
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/directory/rule_service.hpp>
#include <muster/domain/feedback/note_change_service.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include "two_programmes.hpp"

using namespace muster;
using namespace muster::test;
using access::Role;

namespace {

const std::string small_form =
    "form views \"Your views\"\n  anonymous\n\npage \"The day\"\n  helpful* \"Was it helpful?\"  "
    "pick one\n            ( ) yes \"Yes\"\n            ( ) no \"No\"\n";
const std::string list = "First name,Surname,Organisation,E-mail,Job title\n";

/// Both programmes hold one of everything; "theirs" is the one asked about.
class Network : public TwoProgrammes {
 public:
  Network() {
    ours_ = session("our-owner@mail.example", Role::owner, "Our programme");
    theirs_ = session("their-owner@mail.example", Role::owner, "Their programme");
    for (const auto* event : {"ours", "theirs"}) {
      REQUIRE(feedback::publish_form(database(), SummitStore::audit(), event, small_form, "a.form").ok());
      REQUIRE(feedback::open_round(database(), SummitStore::audit(), event).ok());
    }
    take("theirs", list + "Otto,Otherwise,Camden,otto@mail.example,Canary keeper\n");
    REQUIRE(feedback::add_note(database(), SummitStore::audit(), "theirs", {"4", "challenge", "Waiting"}).ok());
    stage("/events/theirs/delegates/import", list + "Ada,Else,Camden,,\n");
    stage("/events/theirs/form/import", "ID,Was it helpful?\n1,Yes\n");
    stage("/events/theirs/notes/import", "Table,Kind,Note\n1,challenge,Waiting times\n");
    import("/events/theirs/form/import", "ID,Was it helpful?\n2,No\n");
    import("/events/theirs/notes/import", "Table,Kind,Note\n2,challenge,Waiting lists\n");
    const auto token = access::add_token(database(), SummitStore::audit(), "theirs", Role::owner, "Their programme",
                                         std::chrono::days(3));
    REQUIRE(token.ok());
    token_ = token->token.id;
    const auto member = access::add_member(database(), SummitStore::audit(), programme_id("theirs"),
                                           "their-door@mail.example", Role::door, access::Notification::by_mail);
    REQUIRE(member.ok());
    member_ = member->account_id;
    change_ = member->id;
  }

  void take(const std::string& event, const std::string& bytes) {
    const auto done =
        booking::import_delegates(database(), SummitStore::audit(), event, {"list.csv", bytes, ""}, std::nullopt);
    if (!done.ok()) FAIL(done.error().message);
  }
  std::string stage(const std::string& address, const std::string& bytes) {
    const auto reply = post(address, theirs_, {}, {{"file", "file.csv", bytes}});
    INFO(reply.body);
    REQUIRE(reply.status == 303);
    return location(reply);
  }
  void import(const std::string& address, const std::string& bytes) {
    const auto staged = stage(address, bytes);
    const auto seen = field_value(get(staged, theirs_).body, "expected");
    const auto reply = post(staged + "/apply", theirs_, {{"expected", seen}});
    INFO(reply.body);
    REQUIRE(reply.status == 303);
  }
  std::string id(const std::string& sql) { return text(sql); }

  /// How many rows each table holds, to see that nothing went.
  std::map<std::string, std::int64_t> figures() {
    std::map<std::string, std::int64_t> all;
    for (const auto* table :
         {"person", "booking", "staged_upload", "note", "response", "account", "account_role", "access_token",
          "sign_in_session", "outbox", "event", "round", "team_change", "note_change"})
      all[table] = store().figure("select count(*) from " + std::string(table));
    all["undone"] = store().figure("select count(*) from import where undone_at is not null");
    return all;
  }

  std::string ours_;
  std::string theirs_;
  std::string token_;
  std::string member_;
  std::string change_;
};

struct AccessAttempt {
  web::Method method;
  std::string path;   ///< with {id} where the object is named
  std::string field;  ///< the form field that names the object, where the path does not
  std::string id;
  std::vector<std::pair<std::string, std::string>> more = {};
  int status = 404;
};

std::vector<AccessAttempt> tries(Network& network) {
  const auto get = web::Method::get;
  const auto post = web::Method::post;
  const auto staged = [&](const std::string& kind) {
    return network.id("select id from staged_upload where kind = '" + kind + "'");
  };
  const auto import = [&](const std::string& kind) {
    return network.id("select id from import where kind = '" + kind + "'");
  };
  const std::string person = "person-of-theirs";
  const std::string team = "/team/" + network.programme_id("ours");
  const auto programme = network.programme_id("theirs");
  const auto rule = directory::add_rule(network.database(), SummitStore::audit(),
                                        {{}, programme, "camden", "groups", "muster-team", access::Role::organiser});
  REQUIRE(rule.ok());
  std::vector<AccessAttempt> all{
      {get, "/people/{id}", "", person},
      {get, "/people/{id}/download.json", "", person},
      {get, "/people/{id}/download.html", "", person},
      {get, "/people/{id}/erase", "", person},
      {post, "/people/{id}/erase", "", person},
      {get, "/people/{id}/needs", "", person},
      {post, "/people/{id}/needs", "", person, {{"event", "ours"}, {"access", "x"}}},
      {get, "/events/ours/delegates/import/{id}", "", staged("delegates")},
      {post, "/events/ours/delegates/import/{id}/decide", "", staged("delegates")},
      {post, "/events/ours/delegates/import/{id}/apply", "", staged("delegates")},
      {post, "/events/ours/delegates/import/{id}/cancel", "", staged("delegates"), {}, 303},  // giving up what is not
                                                                                              // there is done
      {get, "/events/ours/delegates/import/undo/{id}", "", import("delegates")},
      {post, "/events/ours/delegates/import/undo/{id}", "", import("delegates")},
      {get, "/events/ours/form/import/{id}", "", staged("responses")},
      {post, "/events/ours/form/import/{id}/apply", "", staged("responses")},
      {post, "/events/ours/form/import/{id}/cancel", "", staged("responses"), {}, 303},  // giving up what is not there
                                                                                         // is done
      {post, "/events/ours/form/import/undo/{id}", "", import("responses")},
      {get, "/events/ours/notes/import/{id}", "", staged("notes")},
      {post, "/events/ours/notes/import/{id}/apply", "", staged("notes")},
      {post, "/events/ours/notes/import/{id}/cancel", "", staged("notes"), {}, 303},  // giving up what is not there is
                                                                                      // done
      {post, "/events/ours/notes/import/undo/{id}", "", import("notes")},
      {post, "/events/ours/notes/delete", "note", network.id("select id from note where body = 'Waiting'")},
      {get, "/events/ours/notes/{id}/edit", "", network.id("select id from note where body = 'Waiting'")},
      {post,
       "/events/ours/notes/{id}/edit",
       "",
       network.id("select id from note where body = 'Waiting'"),
       {{"kind", "challenge"}, {"text", "x"}}},
      {post, "/events/ours/notes/undo", "change", network.id("select id from note_change")},
      {get, "/events/{id}", "", "theirs"},
      {get, "/events/{id}/form", "", "theirs"},
      {get, "/api/events/{id}/summary", "", "theirs"},
      {post, "/mail/retry", "message", network.id("select id from outbox")},
      {post, "/sessions/end", "session",
       network.id("select s.id from sign_in_session s join account a on a.id = s.account_id where a.email = "
                  "'their-owner@mail.example'")},
      {get, "/team/{id}", "", programme},
      {get, "/team/{id}/tokens", "", programme},
      {get, "/team/{id}/directory-rules", "", programme},
      {post, team + "/directory-rules/{id}/remove", "", rule->id},
      {post, "/team/{id}/add", "", programme, {{"email", "new@mail.example"}, {"role", "lead"}}},
      {get, team + "/members/{id}", "", network.member_},
      {post, team + "/members/{id}/role", "", network.member_, {{"role", "owner"}}},
      {post, team + "/members/{id}/remove", "", network.member_},
      {post, team + "/members/{id}/mail", "", network.member_},
      {post, team + "/members/{id}/reading", "", network.member_, {{"reads", "yes"}}},
      {post, team + "/undo", "change", network.change_},
      {post, team + "/tokens/{id}/remove", "", network.token_},
  };
  return all;
}

web::Reply tried(Network& network, const AccessAttempt& each, const std::string& id, const std::string& session) {
  auto path = each.path;
  if (const auto at = path.find("{id}"); at != std::string::npos) path.replace(at, 4, id);
  if (each.method == web::Method::get) return network.get(path, session);
  auto fields = each.more;
  if (!each.field.empty()) fields.emplace_back(each.field, id);
  return network.post(path, session, fields);
}

}  // namespace

TEST_CASE("every object of another programme answers like one that nobody has, and stays as it was") {
  Network network;
  const auto before = network.figures();
  for (const auto& each : tries(network)) {
    INFO((each.method == web::Method::post ? "POST " : "GET ") << each.path << " " << each.field);
    REQUIRE_FALSE(each.id.empty());
    const auto foreign = tried(network, each, each.id, network.ours_);
    const auto nobodys = tried(network, each, "nobody-has-this", network.ours_);
    CHECK(foreign.status == each.status);
    CHECK(nobodys.status == each.status);
    CHECK(foreign.body == nobodys.body);
    CHECK(foreign.headers == nobodys.headers);
  }
  CHECK(network.figures() == before);
}

TEST_CASE("what another programme has undone, ended or spent answers like what nobody has, too") {
  Network network;
  struct SpentObject {
    std::string address;
    std::string field;
    std::string id;
  };
  std::vector<SpentObject> all;
  for (const auto& [kind, home] :
       std::map<std::string, std::string>{{"delegates", "delegates"}, {"responses", "form"}, {"notes", "notes"}}) {
    const auto id = network.id("select id from import where kind = '" + kind + "'");
    REQUIRE(network.post("/events/theirs/" + home + "/import/undo/" + id, network.theirs_).status < 400);
    all.push_back({"/events/ours/" + home + "/import/undo/{id}", "", id});
  }
  const auto change = network.id("select id from note_change");
  REQUIRE(network.post("/events/theirs/notes/undo", network.theirs_, {{"change", change}}).status < 400);
  all.push_back({"/events/ours/notes/undo", "change", change});
  const auto team = network.programme_id("theirs");
  REQUIRE(network.post("/team/" + team + "/undo", network.theirs_, {{"change", network.change_}}).status < 400);
  all.push_back({"/team/" + network.programme_id("ours") + "/undo", "change", network.change_});
  REQUIRE(network.post("/team/" + team + "/tokens/" + network.token_ + "/remove", network.theirs_).status < 400);
  all.push_back({"/team/" + network.programme_id("ours") + "/tokens/{id}/remove", "", network.token_});
  for (const auto& each : all) {
    INFO(each.address);
    const AccessAttempt attempt{web::Method::post, each.address, each.field, each.id};
    const auto foreign = tried(network, attempt, each.id, network.ours_);
    const auto nobodys = tried(network, attempt, "nobody-has-this", network.ours_);
    CHECK(foreign.status == 404);
    CHECK(nobodys.status == 404);
    CHECK(foreign.body == nobodys.body);
    if (each.address.find("/import/undo/") == std::string::npos) continue;
    const AccessAttempt look{web::Method::get, each.address, "", each.id};
    CHECK(tried(network, look, each.id, network.ours_).status == 404);
    // Their own are told that it was undone.
    auto own = each.address;
    own.replace(own.find("/ours/"), 6, "/theirs/");
    CHECK(tried(network, {web::Method::post, own, "", each.id}, each.id, network.theirs_).status == 409);
  }
}

TEST_CASE("no page of one's own tells who works in another programme, or whom that one knows") {
  Network network;
  // What goes for all programmes was done by them last.
  REQUIRE(network.post("/privacy/run", network.theirs_, {{"confirmed", "yes"}}).status < 400);
  REQUIRE(network.post("/privacy/keep", network.theirs_, {{"kind", "needs"}, {"days", "7"}}).status < 400);
  REQUIRE(network.post("/privacy/run", network.theirs_, {{"confirmed", "yes"}}).status < 400);
  REQUIRE(holds(network.get("/privacy", network.theirs_), "their-owner@mail.example"));
  auto names = network.names("ours");
  names["region"] = network.id("select id from region");
  names["organisation"] = network.id("select id from organisation where name = 'Camden'");
  names["question"] = "helpful";
  std::size_t shown = 0;
  for (const auto& route : network.site().routes()) {
    if (route.method != web::Method::get) continue;
    const auto path = filled(route.pattern, names);
    const auto reply = network.get(path, network.ours_);
    INFO(path << " " << reply.status);
    shown += reply.status == 200 ? 1 : 0;
    for (const auto* theirs : {"their-owner@mail.example", "their-door@mail.example", "Their programme",
                               "Quillfeather-theirs", "theirs@mail.example", "Otherwise", "otto@mail.example"})
      CHECK_FALSE(holds(reply, theirs));
  }
  CHECK(shown > 50);
}

TEST_CASE("the same objects are there for their own programme, so that the refusals above mean something") {
  Network network;
  for (const auto& each : tries(network)) {
    if (each.method == web::Method::post || each.path.starts_with("/team/" + network.programme_id("ours"))) continue;
    auto own = each;
    if (const auto at = own.path.find("/ours/"); at != std::string::npos) own.path.replace(at, 6, "/theirs/");
    INFO(own.path);
    CHECK(tried(network, own, own.id, network.theirs_).status == 200);
  }
}

TEST_CASE("searching people finds those of one's own programme, and their page shows its events only") {
  Network network;
  for (const auto* who : {"quill", "mail.example", "otto"}) {
    const auto found = [&] {
      auto request = request_to(web::Method::get, "/people", network.ours_);
      request.query.add("q", who);
      return network.site().handle(std::move(request));
    }();
    CHECK_FALSE(holds(found, "Quillfeather-theirs"));
    CHECK_FALSE(holds(found, "Otherwise"));
    CHECK(holds(found, "Quillfeather-ours") == (std::string(who) != "otto"));
  }
  // The same person comes to both: each programme sees its own part, and is told that there is more.
  REQUIRE(network.database()
              .write([](store::Session& session) -> Outcome {
                session.execute("update event set title = 'Their secret day' where slug = 'theirs'");
                session.execute(
                    "insert into booking_row (id, event_id, person_id, booked_at) select 'both', id, "
                    "'person-of-ours', '2022-05-01T10:00:00Z' from event where slug = 'theirs'");
                return Success{};
              })
              .ok());
  for (const auto* page :
       {"/people/person-of-ours", "/people/person-of-ours/download.html", "/people/person-of-ours/download.json",
        "/people/person-of-ours/needs", "/people/person-of-ours/erase"}) {
    INFO(page);
    const auto reply = network.get(page, network.ours_);
    CHECK(reply.status == 200);
    CHECK_FALSE(holds(reply, "Their secret day"));
    CHECK(holds(reply, "other programmes") == (std::string(page).find("needs") == std::string::npos));
  }
  CHECK(network.post("/people/person-of-ours/needs", network.ours_, {{"event", "theirs"}, {"access", "x"}}).status ==
        404);
}

TEST_CASE("an owner of a programme that knows a person erases them; an organiser does not") {
  Network network;
  const auto organiser = network.session("our-organiser@mail.example", Role::organiser, "Our programme");
  CHECK(network.post("/people/person-of-ours/erase", organiser).status == 403);
  CHECK_FALSE(holds(network.get("/people/person-of-ours", organiser), "Erase this person"));
  CHECK(holds(network.get("/people/person-of-ours", network.ours_), "Erase this person"));
  CHECK(network.post("/people/person-of-ours/erase", network.ours_).status == 200);
  CHECK(network.get("/people/person-of-ours", network.ours_).status == 404);
}

TEST_CASE("no owner erases the account of another programme's owner by listing them as a delegate") {
  Network network;
  (void)network.session("their-second@mail.example", Role::owner, "Their programme");
  REQUIRE(network.database()
              .write([](store::Session& session) -> Outcome {
                session.execute("update person set email = 'their-owner@mail.example' where id = 'person-of-ours'");
                return Success{};
              })
              .ok());
  const auto page = network.get("/people/person-of-ours", network.ours_);
  CHECK(page.status == 200);
  CHECK_FALSE(holds(page, "Their programme"));
  CHECK_FALSE(holds(network.get("/people/person-of-ours/download.json", network.ours_), "Their programme"));
  CHECK(network.post("/people/person-of-ours/erase", network.ours_).status == 403);
  CHECK(network.text("select email from account where email = 'their-owner@mail.example'") != "");
  CHECK(network.get("/people/person-of-ours", network.ours_).status == 200);
}

TEST_CASE("somebody whom another programme knows is new to this one, and nothing of theirs is told") {
  Network network;
  const auto preview = [&](const std::string& rows) {
    const auto staged =
        network.post("/events/ours/delegates/import", network.ours_, {}, {{"file", "list.csv", list + rows}});
    INFO(staged.body);
    REQUIRE(staged.status == 303);
    auto reply = network.get(location(staged), network.ours_);
    REQUIRE(reply.status == 200);
    return reply.body;
  };
  // By equal e-mail under another name; by equal name and organisation with another e-mail; merely alike.
  const auto by_mail = preview("Somebody,Guessed,Camden,otto@mail.example,\n");
  CHECK(by_mail.find("Same person, registered") == std::string::npos);
  const auto by_name = preview("Otto,Otherwise,Camden,guessed@mail.example,\n");
  CHECK(by_name.find("Same person, registered") == std::string::npos);
  const auto alike = preview("O,Otherwise,Camden,,\n");
  CHECK(alike.find("Looks like someone") == std::string::npos);
  for (const auto& page : {by_mail, alike}) CHECK(page.find("Otto") == std::string::npos);
  CHECK(by_mail.find("Otherwise") == std::string::npos);
  for (const auto& page : {by_mail, by_name, alike}) CHECK(page.find("Canary keeper") == std::string::npos);
  CHECK(by_name.find("otto@mail.example") == std::string::npos);
  // One's own programme is told, as ever.
  const auto own = preview("Zephyrina,Quillfeather,Camden,ours@mail.example,\n");
  CHECK(own.find("Quillfeather-ours") != std::string::npos);
}
