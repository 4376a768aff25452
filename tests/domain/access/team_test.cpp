// The team of a programme: every change and its way back, on a real database with the clock turned by hand.
#include <muster/domain/access/access_pages.hpp>
#include <muster/domain/access/ended_sql.hpp>
#include <muster/domain/access/link_service.hpp>
#include <muster/domain/access/team_service.hpp>
#include <muster/domain/access/token_service.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include <algorithm>

#include "domain/access/letters.hpp"
#include "support/summit_store.hpp"

using namespace muster;
using namespace muster::test;
using namespace muster::access;
using namespace std::chrono_literals;

namespace {

constexpr const char* owner = "owner@example.org";
constexpr const char* pat = "pat@example.org";

/// Two programmes: "Our network" with an owner, "Another network" with its own.
class Teams {
 public:
  Teams() {
    REQUIRE(give_role(database(), now(), owner, Role::owner, "").ok());
    REQUIRE(database()
                .write([&](store::Session& session) -> Outcome {
                  session.execute(
                      "insert into programme (id, slug, name) values ('other', 'other', 'Another network')");
                  return Success{};
                })
                .ok());
    REQUIRE(give_role(database(), now(), "boss@example.org", Role::owner, "Another network").ok());
    const auto all = figures_of_teams(database(), {"Our network"});
    REQUIRE((all.ok() && all->size() == 1));
    programme_ = all->front().programme_id;
  }
  store::Database& database() { return store_.database(); }
  SummitStore& store() { return store_; }
  static store::AuditContext now(Instant at = noon()) { return {"owner", at}; }
  [[nodiscard]] const std::string& programme() const { return programme_; }

  TeamChange add(const std::string& email, Role role, Notification tell = Notification::not_by_mail) {
    const auto added = add_member(database(), now(), programme_, email, role, tell);
    if (!added.ok()) FAIL(added.error().message);
    return *added;
  }
  std::optional<TeamMember> find(const std::string& email) {
    const auto all = listed_members(database(), programme_, {.page_size = 0});
    REQUIRE(all.ok());
    const auto found = std::ranges::find(all->rows, email, &TeamMember::email);
    return found == all->rows.end() ? std::nullopt : std::optional(*found);
  }
  std::string enter(const std::string& email, Instant at = noon()) {
    const auto link = print_link(database(), now(at), email);
    REQUIRE(link.ok());
    const auto entered = spend_link(database(), at, *link, "any", "A browser", "");
    REQUIRE(entered.ok());
    return entered->session;
  }
  std::int64_t drop(ExpiringKind what, Instant at) {
    const auto dropped = database().write(
        [&](store::Session& session) -> Result<std::int64_t> { return drop_ended(session, what, at); });
    REQUIRE(dropped.ok());
    return *dropped;
  }
  /// Roles of whoever a session's secret belongs to, right now; nothing where it holds no more.
  std::optional<std::vector<HeldRole>> roles(const std::string& session, Instant at = noon()) {
    const auto found = use_session(database(), at, session);
    REQUIRE(found.ok());
    return *found ? std::optional((*found)->account.roles) : std::nullopt;
  }

 private:
  SummitStore store_;
  std::string programme_;
};

}  // namespace

TEST_CASE("somebody who is added stands in the team since that day, and is seen once they sign in") {
  Teams fixture;
  fixture.add("Pat@Example.org ", Role::organiser);
  auto member = fixture.find(pat);
  REQUIRE(member);
  CHECK(member->role == Role::organiser);
  CHECK(member->since == "2022-06-01");
  CHECK(member->seen_on.empty());
  (void)fixture.enter(pat, noon() + std::chrono::days(2));
  CHECK(fixture.find(pat)->seen_on == "2022-06-03");
  CHECK(add_member(fixture.database(), Teams::now(), fixture.programme(), pat, Role::lead, Notification::by_mail)
            .error()
            .kind == ErrorKind::conflict);
  CHECK(
      add_member(fixture.database(), Teams::now(), fixture.programme(), "no address", Role::lead, Notification::by_mail)
          .error()
          .kind == ErrorKind::bad_input);
  CHECK(add_member(fixture.database(), Teams::now(), "nowhere", pat, Role::lead, Notification::by_mail).error().kind ==
        ErrorKind::not_found);
}

TEST_CASE("the last visit is noted for each programme apart: none learns what an account does in another") {
  Teams fixture;
  (void)fixture.enter("boss@example.org");
  fixture.add("boss@example.org", Role::lead);
  CHECK(fixture.find("boss@example.org")->seen_on.empty());
}

TEST_CASE("the mail that says how to sign in holds no link of its own, and none goes where the role is gone") {
  Teams fixture;
  const auto added = fixture.add(pat, Role::lead, Notification::by_mail);
  const auto claimed = mail::claim(fixture.database(), noon());
  REQUIRE((claimed.ok() && *claimed));
  CHECK((*claimed)->draft.recipient == pat);
  const auto written = test::letter(fixture.database(), noon(), **claimed);
  REQUIRE(written);
  CHECK(written->subject == (*claimed)->draft.subject);
  CHECK(written->text.find("Your role there: lead.") != std::string::npos);
  CHECK(written->text.find("https://muster.example.org/sign-in\n") != std::string::npos);
  CHECK(written->text.find("/sign-in/") == std::string::npos);
  CHECK(fixture.store().figure("select count(*) from sign_in_link") == 0);
  REQUIRE(undo_change(fixture.database(), Teams::now(), fixture.programme(), added.id).ok());
  CHECK_FALSE(test::letter(fixture.database(), noon(), **claimed));
}

TEST_CASE("a role that is taken away counts at the very next request, and signs out whoever has no other") {
  Teams fixture;
  const auto id = fixture.add(pat, Role::organiser).account_id;
  const auto session = fixture.enter(pat);
  REQUIRE(fixture.roles(session));
  REQUIRE(remove_member(fixture.database(), Teams::now(), fixture.programme(), id).ok());
  CHECK_FALSE(fixture.roles(session));
  CHECK_FALSE(fixture.find(pat));
  CHECK(find_account(fixture.database(), pat).error().kind == ErrorKind::not_found);
  CHECK(fixture.store().figure("select count(*) from sign_in_session") == 0);
}

TEST_CASE("the owner of one programme can sign nobody out of another") {
  Teams fixture;
  const auto session = fixture.enter("boss@example.org");
  const auto id = fixture.add("boss@example.org", Role::lead).account_id;
  REQUIRE(fixture.roles(session));
  CHECK(fixture.roles(session)->size() == 2);
  REQUIRE(change_member(fixture.database(), Teams::now(), fixture.programme(), id, Role::door).ok());
  REQUIRE(fixture.roles(session));
  REQUIRE(remove_member(fixture.database(), Teams::now(), fixture.programme(), id).ok());
  REQUIRE(fixture.roles(session));
  REQUIRE(fixture.roles(session)->size() == 1);
  CHECK(fixture.roles(session)->front().programme == "Another network");
}

TEST_CASE("the last owner can be neither taken away nor given another role, by page or by command") {
  Teams fixture;
  const auto id = fixture.find(owner)->account_id;
  CHECK(remove_member(fixture.database(), Teams::now(), fixture.programme(), id).error().kind == ErrorKind::bad_input);
  CHECK(change_member(fixture.database(), Teams::now(), fixture.programme(), id, Role::lead).error().kind ==
        ErrorKind::bad_input);
  CHECK(give_role(fixture.database(), Teams::now(), owner, Role::lead, "Our network").error().kind ==
        ErrorKind::bad_input);
  CHECK(remove_account(fixture.database(), Teams::now(), owner).error().kind == ErrorKind::bad_input);
  CHECK(fixture.find(owner)->role == Role::owner);
  const auto second = fixture.add(pat, Role::owner);
  REQUIRE(change_member(fixture.database(), Teams::now(), fixture.programme(), id, Role::lead).ok());
  // Nor may taking a change back leave nobody: the one who was added is the last owner now.
  CHECK(undo_change(fixture.database(), Teams::now(), fixture.programme(), second.id).error().kind ==
        ErrorKind::bad_input);
  CHECK(fixture.find(pat)->role == Role::owner);
}

TEST_CASE("a change is taken back whole: role, day, and the account itself") {
  Teams fixture;
  const auto id = fixture.add(pat, Role::organiser).account_id;
  (void)fixture.enter(pat, noon() + std::chrono::days(1));
  const auto later = noon() + std::chrono::days(5);
  const auto changed = change_member(fixture.database(), Teams::now(later), fixture.programme(), id, Role::door);
  REQUIRE(changed.ok());
  CHECK(fixture.find(pat)->since == "2022-06-06");
  CHECK(fixture.find(pat)->seen_on == "2022-06-02");
  REQUIRE(undo_change(fixture.database(), Teams::now(later), fixture.programme(), changed->id).ok());
  CHECK(fixture.find(pat)->role == Role::organiser);
  CHECK(fixture.find(pat)->since == "2022-06-01");
  const auto removed = remove_member(fixture.database(), Teams::now(later), fixture.programme(), id);
  REQUIRE(removed.ok());
  REQUIRE(undo_change(fixture.database(), Teams::now(later), fixture.programme(), removed->id).ok());
  CHECK(fixture.find(pat)->account_id == id);
  CHECK(fixture.find(pat)->seen_on == "2022-06-02");
  CHECK(undo_change(fixture.database(), Teams::now(later), fixture.programme(), removed->id).error().kind ==
        ErrorKind::not_found);
}

TEST_CASE("a change is taken back for an hour, in its own programme, and only where it still stands") {
  Teams fixture;
  const auto added = fixture.add(pat, Role::organiser);
  CHECK(undo_change(fixture.database(), Teams::now(), "other", added.id).error().kind == ErrorKind::not_found);
  CHECK_FALSE(*undoable(fixture.database(), noon() + 1h, fixture.programme(), added.id));
  CHECK(undo_change(fixture.database(), Teams::now(noon() + 1h), fixture.programme(), added.id).error().kind ==
        ErrorKind::not_found);
  REQUIRE(change_member(fixture.database(), Teams::now(), fixture.programme(), added.account_id, Role::lead).ok());
  CHECK(undo_change(fixture.database(), Teams::now(), fixture.programme(), added.id).error().kind ==
        ErrorKind::conflict);
  CHECK(fixture.find(pat)->role == Role::lead);
  CHECK(fixture.store().figure("select count(*) from team_change") == 2);
  CHECK(fixture.drop(ExpiringKind::team_changes, noon() + 61min) == 2);
  CHECK(fixture.store().figure("select count(*) from team_change") == 0);
}

TEST_CASE("what changes in a team leaves its trace without an address") {
  Teams fixture;
  const auto id = fixture.add(pat, Role::organiser).account_id;
  REQUIRE(change_member(fixture.database(), Teams::now(), fixture.programme(), id, Role::door).ok());
  REQUIRE(remove_member(fixture.database(), Teams::now(), fixture.programme(), id).ok());
  std::vector<std::string> actions;
  REQUIRE(fixture.database()
              .read([&](store::Session& session) -> Outcome {
                for (const auto& change : store::audit_entries(session, "", 100)) {
                  if (change.subject_id == id) actions.push_back(change.action);
                  for (const auto& field : change.fields) CHECK(field.find('@') == std::string::npos);
                }
                return Success{};
              })
              .ok());
  CHECK(std::ranges::count(actions, "role given") == 2);
  CHECK(std::ranges::count(actions, "role taken away") == 1);
  CHECK(std::ranges::count(actions, "account removed") == 1);
}

TEST_CASE("an address that takes no mail is named beside the account") {
  Teams fixture;
  fixture.add(pat, Role::lead, Notification::by_mail);
  const auto claimed = mail::claim(fixture.database(), noon());
  REQUIRE((claimed.ok() && *claimed));
  REQUIRE(
      mail::settle(fixture.database(), noon(), **claimed, mail::DeliveryOutcome::bounced, "550 no such mailbox").ok());
  CHECK(fixture.find(pat)->bounced == "550 no such mailbox");
  CHECK(fixture.find(owner)->bounced.empty());
}

TEST_CASE("a token notes the day of its use, ends with its last day, and belongs to its programme alone") {
  Teams fixture;
  const Date last(std::chrono::year(2022), std::chrono::month(6), std::chrono::day(3));
  const auto made = add_token_to(fixture.database(), Teams::now(), fixture.programme(), "dashboard", Role::lead, last);
  REQUIRE(made.ok());
  CHECK(tokens_of(fixture.database(), fixture.programme())->front().used_on.empty());
  REQUIRE(*use_token(fixture.database(), noon() + std::chrono::days(1), made->secret));
  CHECK(tokens_of(fixture.database(), fixture.programme())->front().used_on == "2022-06-02");
  CHECK(*use_token(fixture.database(), *parse_instant("2022-06-03T22:59:59Z"), made->secret));
  CHECK_FALSE(*use_token(fixture.database(), *parse_instant("2022-06-03T23:00:00Z"), made->secret));  // midnight there
  CHECK(tokens_of(fixture.database(), "other")->empty());
  CHECK(remove_token_of(fixture.database(), Teams::now(), "other", made->token.id).error().kind ==
        ErrorKind::not_found);
  REQUIRE(remove_token_of(fixture.database(), Teams::now(), fixture.programme(), made->token.id).ok());
  CHECK_FALSE(*use_token(fixture.database(), noon(), made->secret));
  const Date past(std::chrono::year(2022), std::chrono::month(5), std::chrono::day(31));
  CHECK_FALSE(add_token_to(fixture.database(), Teams::now(), fixture.programme(), "late", Role::lead, past).ok());
}

TEST_CASE("tries are counted for all processes together, by hashes that go when they say nothing more") {
  Teams fixture;
  Limits one;
  Limits another;
  const std::string address = "192.0.2.77";
  for (int times = 0; times < 50; ++times) {
    CHECK(one.address_failures.take(fixture.database(), address, noon()));
    CHECK(another.address_failures.take(fixture.database(), address, noon()));
  }
  CHECK_FALSE(one.address_failures.take(fixture.database(), address, noon()));
  CHECK_FALSE(another.address_failures.take(fixture.database(), address, noon()));
  CHECK(one.address_failures.take(fixture.database(), "192.0.2.78", noon()));
  CHECK(one.address_failures.take(fixture.database(), address, noon() + 9s));
  if (!test::on_postgres()) {
    const auto bytes = read_file(fixture.database().location() + "-wal");
    REQUIRE(bytes.ok());
    CHECK(bytes->find(address) == std::string::npos);
  }
  CHECK(fixture.store().figure("select count(*) from throttle") == 1);  // the other's is full again, and gone
  CHECK(fixture.drop(ExpiringKind::tries, noon() + 20min) == 1);
  CHECK(fixture.store().figure("select count(*) from throttle") == 0);
}

TEST_CASE("one stranger who asks for an owner's link again and again keeps no owner out") {
  Teams fixture;
  HandClock clock(noon());
  web::Router router;
  add_pages(router, fixture.database(), clock, {true}, std::make_shared<Limits>());
  const auto ask = [&](const std::string& address, const std::string& browser) {
    web::Request request;
    request.method = web::Method::post;
    request.path = "/sign-in";
    request.token = browser;
    request.form.add("token", browser);
    request.form.add("email", owner);
    request.client_address = address;
    return router.handle(request).status;
  };
  const auto waiting = [&] { return fixture.store().figure("select count(*) from outbox"); };
  for (int minute = 0; minute < 30; ++minute) {
    for (int times = 0; times < 4; ++times) (void)ask("192.0.2.66", "attacker");
    clock.advance(1min);
  }
  const auto before = waiting();
  CHECK(before < 20);
  // A browser that never signed in, from somewhere else: the mail goes out, and its link signs in.
  CHECK(ask("198.51.100.1", "owner's new browser") == 303);
  CHECK(waiting() == before + 1);
  std::optional<SignInResult> entered;
  while (true) {
    const auto claimed = mail::claim(fixture.database(), clock.now());
    REQUIRE(claimed.ok());
    if (!*claimed) break;
    const auto written = test::letter(fixture.database(), clock.now(), **claimed);
    REQUIRE(written);
    const auto link = written->text.substr(written->text.find("/sign-in/") + 9, 26);
    const auto spent = spend_link(fixture.database(), clock.now(), link, "owner's new browser", "A browser", "");
    if (spent.ok()) entered = *spent;
  }
  REQUIRE(entered);
  CHECK(fixture.roles(entered->session, clock.now()));
}

TEST_CASE("reading single answers is given to a lead beside the role, leaves its trace and goes with the role") {
  Teams fixture;
  const auto id = fixture.add(pat, Role::lead).account_id;
  const auto& programme = fixture.programme();
  CHECK_FALSE(fixture.find(pat)->reads_answers);
  REQUIRE(let_read_answers(fixture.database(), Teams::now(), programme, id, true).ok());
  CHECK(fixture.find(pat)->reads_answers);
  CHECK(fixture.roles(fixture.enter(pat))->front().reads_answers);
  CHECK(fixture.store().figure("select count(*) from audit where action = 'reading of answers given'") == 1);
  REQUIRE(let_read_answers(fixture.database(), Teams::now(), programme, id, false).ok());
  CHECK_FALSE(fixture.find(pat)->reads_answers);
  REQUIRE(let_read_answers(fixture.database(), Teams::now(), programme, id, true).ok());
  REQUIRE(change_member(fixture.database(), Teams::now(), programme, id, Role::door).ok());
  CHECK_FALSE(fixture.find(pat)->reads_answers);
  CHECK(let_read_answers(fixture.database(), Teams::now(), programme, id, true).error().kind == ErrorKind::bad_input);
  CHECK(let_read_answers(fixture.database(), Teams::now(), programme, "nobody", true).error().kind ==
        ErrorKind::not_found);
}

TEST_CASE("members are found and listed by their address, each with the role that they have in that team") {
  Teams teams;
  teams.add(pat, Role::organiser);
  teams.add("abi@example.org", Role::door);
  REQUIRE(give_role(teams.database(), Teams::now(), pat, Role::door, "Another network").ok());
  const auto listed = [&](const ListQuery& query) {
    const auto members = listed_members(teams.database(), teams.programme(), query);
    REQUIRE(members.ok());
    std::string all;
    for (const auto& member : members->rows) all += member.email + " " + std::string(role_name(member.role)) + "; ";
    return all;
  };
  CHECK(listed({.sort = "role"}) == "owner@example.org owner; pat@example.org organiser; abi@example.org door; ");
  CHECK(listed({.sort = "email"}) == "abi@example.org door; owner@example.org owner; pat@example.org organiser; ");
  CHECK(listed({.search = "PAT@example"}) == "pat@example.org organiser; ");
  CHECK(listed({.search = "boss"}).empty());
  CHECK(listed({.filters = {{"role", "door"}}}) == "abi@example.org door; ");
  const auto figures = team_figures(teams.database(), teams.programme());
  REQUIRE(figures.ok());
  CHECK(figures->people == 3);
  CHECK(figures->programme == "Our network");
  // A role that is given back brings its address along.
  const auto gone = remove_member(teams.database(), Teams::now(), teams.programme(), teams.find(pat)->account_id);
  REQUIRE(gone.ok());
  REQUIRE(undo_change(teams.database(), Teams::now(), teams.programme(), gone->id).ok());
  CHECK(listed({.search = "pat"}) == "pat@example.org organiser; ");
}
