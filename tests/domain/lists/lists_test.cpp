// Lists that people join and leave by their own link: nobody is on one before they said so, and the page tells nobody
// who is; a mail goes to those who joined, and not to whoever stopped all news.
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/lists/forgetting_sql.hpp>
#include <muster/domain/lists/list_mail.hpp>
#include <muster/domain/lists/list_pages.hpp>
#include <muster/domain/lists/list_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/platform/mail/outbox_service.hpp>
#include <muster/platform/mail/stop_sql.hpp>

#include <algorithm>

#include "support/summit_store.hpp"

namespace muster::lists {
namespace {

using test::holds;

struct ListSite : test::SummitStore {
  ListSite() {
    const auto event =
        events::add_event(database(), audit(), {"summit", "Summit", "2022-06-10", "london", "", "in person", "LIIA"});
    REQUIRE(event.ok());
    programme = event->programme_id;
    add_pages(router, database(), clock);
    add_mail(kinds, database());
    home = "/programmes/" + programme + "/lists";
    const auto made =
        visitor.post(home + "/add", {{"name", "Finance leads"}, {"about", "Money."}, {"taken_in", "anybody"}});
    REQUIRE(made.status == 303);
    const auto to = test::location(made);
    here = to.substr(0, to.find('?'));
    list = lists_of(database(), programme)->at(0);
  }
  web::Reply ask(const std::string& name, const std::string& email) {
    return visitor.post("/l/" + list.code, {{"name", name}, {"email", email}});
  }
  /// Sends every mail that waits; the link of each by its address.
  std::map<std::string, std::string> deliver() {
    std::map<std::string, std::string> links;
    while (true) {
      const auto claimed = mail::claim(database(), clock.now());
      REQUIRE(claimed.ok());
      if (!*claimed) return links;
      const auto letter = mail::letter_of(kinds, **claimed, {clock.now(), "https://muster.example.org"});
      REQUIRE(letter.ok());
      if (*letter) {
        const auto& text = (*letter)->letter.text;
        const auto at = text.find("/lists/");
        REQUIRE(at != std::string::npos);
        links[(*claimed)->draft.recipient] = text.substr(at, std::string("/lists/").size() + 26);
        stop = (*letter)->stop;
        letter_words = text;
        std::ranges::replace(letter_words, '\n', ' ');
      }
      REQUIRE(mail::settle(database(), clock.now(), **claimed,
                           *letter ? mail::DeliveryOutcome::sent : mail::DeliveryOutcome::dropped, "")
                  .ok());
    }
  }
  std::string joined(const std::string& name, const std::string& email) {
    REQUIRE(ask(name, email).status == 200);
    const auto link = deliver().at(email);
    REQUIRE(visitor.post(link, {{"step", "join"}}).status == 200);
    return link;
  }
  std::string text(const std::string& statement) {
    const auto found = database().read(
        [&](store::Session& session) -> Result<std::string> { return session.first(statement)->text(0); });
    REQUIRE(found.ok());
    return *found;
  }
  HandClock clock{test::noon()};
  mail::Kinds kinds;
  web::Router router;
  test::Visitor visitor{router};
  std::string programme;
  std::string home;
  std::string here;
  std::string stop;
  std::string letter_words;  ///< of the last mail, on one line
  MailList list;
};

}  // namespace

TEST_CASE_METHOD(ListSite, "somebody asks, joins by the link in their mail, and leaves by it") {
  CHECK(holds(visitor.get("/l/" + list.code), "Finance leads"));
  CHECK(ask("Gwen Abara", "no address").status == 422);
  CHECK(holds(ask("Gwen Abara", "gwen@example.org"), "Look at your mail"));
  CHECK(list_sheet(database(), programme, list.id)->members.empty());
  CHECK(holds(visitor.get(here), "has not pressed the link yet"));
  const auto link = deliver().at("gwen@example.org");
  CHECK(letter_words.find("taken off those who asked about a week after") != std::string::npos);
  CHECK(letter_words.find("A record of this mail and its link are kept for longer") != std::string::npos);
  CHECK(holds(visitor.get(link), "Join Finance leads?"));
  CHECK(list_sheet(database(), programme, list.id)->members.empty());  // looking is not joining: programs look too
  CHECK(holds(visitor.post(link, {{"step", "join"}}), "You are on the list Finance leads."));
  CHECK(holds(visitor.get(here), "gwen@example.org"));
  CHECK(holds(visitor.post(link, {{"step", "leave"}}), "You are not on the list Finance leads."));
  CHECK(figure("select count(*) from mail_list_member") == 0);
  CHECK(visitor.get("/lists/00000000000000000000000000").status == 404);
}

TEST_CASE_METHOD(ListSite, "the page says the same whether an address is on the list or not") {
  const auto first = ask("Gwen Abara", "gwen@example.org");
  REQUIRE(visitor.post(deliver().at("gwen@example.org"), {{"step", "join"}}).status == 200);
  CHECK(ask("Gwen Abara", "GWEN@example.org").body.find("Look at your mail") != std::string::npos);
  CHECK(ask("Gwen Abara", "gwen@example.org").body == first.body);
  CHECK(figure("select count(*) from mail_list_member") == 1);
}

TEST_CASE_METHOD(ListSite,
                 "a mail goes to who joined, leaves no doubt whose list it is, and not to who stopped all news") {
  (void)joined("Gwen Abara", "gwen@example.org");
  const auto idris = joined("Idris Okafor", "idris@example.org");
  (void)ask("Asked Only", "asked@example.org");
  (void)deliver();
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                mail::stop_mail(session, clock.now(), booking::news_scope(programme), "idris@example.org");
                return Success{};
              })
              .ok());
  CHECK(holds(visitor.get(here), "stopped all news"));
  const auto look = visitor.post(here + "/mail", {{"subject", "Budgets"}, {"text", "The figures are out."}});
  CHECK(holds(look, "Send 1 mail"));
  CHECK(figure("select count(*) from outbox where kind = 'list message'") == 0);
  const std::vector<std::pair<std::string, std::string>> sent{
      {"subject", "Budgets"}, {"text", "The figures are out."}, {"send", "yes"}, {"seen", "1"}};
  CHECK(visitor.post(here + "/mail", sent).status == 303);
  const auto links = deliver();
  REQUIRE(links.size() == 1);
  CHECK(links.contains("gwen@example.org"));
  CHECK(stop == "https://muster.example.org" + links.at("gwen@example.org"));
  CHECK(holds(visitor.get(here), "Budgets"));
  // A mail program leaves by one press, without a step.
  CHECK(holds(visitor.post(links.at("gwen@example.org"), {{"List-Unsubscribe", "One-Click"}}),
              "You are not on the list"));
  CHECK(visitor.post(here + "/mail", sent).status == 409);  // nobody is left
  CHECK(holds(visitor.get(idris), "You stopped all news of LIIA"));
  CHECK(visitor.post(idris, {{"step", "again"}}).status == 200);
  CHECK(visitor.post(here + "/mail", sent).status == 303);
}

TEST_CASE_METHOD(ListSite, "a mail that waits does not go to whoever left meanwhile") {
  const auto link = joined("Gwen Abara", "gwen@example.org");
  REQUIRE(send_to_list(database(), audit(), programme, list.id, {"Budgets", "Out."}).ok());
  REQUIRE(visitor.post(link, {{"step", "leave"}}).status == 200);
  CHECK(deliver().empty());
}

TEST_CASE_METHOD(ListSite, "a list of those alone whom the team asks takes nobody else") {
  REQUIRE(
      visitor
          .post(here + "/change", {{"name", "Finance leads"}, {"about", ""}, {"taken_in", "asked"}, {"version", "1"}})
          .status == 303);
  CHECK(visitor.post(here + "/change", {{"name", "Other"}, {"about", ""}, {"taken_in", "asked"}, {"version", "1"}})
            .status == 409);
  CHECK(holds(visitor.get("/l/" + list.code), "Nobody joins this list by themselves"));
  CHECK(ask_to_join(database(), clock.now(), list.code, {"", "Gwen", "gwen@example.org", false, ""}).error().kind ==
        ErrorKind::conflict);
  REQUIRE(visitor.post(here + "/ask", {{"name", "Gwen"}, {"email", "gwen@example.org"}}).status == 303);
  CHECK(holds(visitor.get(deliver().at("gwen@example.org")), "Join Finance leads?"));
  CHECK(visitor.post(home + "/add", {{"name", "finance LEADS"}, {"about", ""}, {"taken_in", "asked"}}).status == 409);
}

TEST_CASE_METHOD(ListSite, "who asked and never confirmed is forgotten, and a person goes from all lists") {
  (void)joined("Gwen Abara", "gwen@example.org");
  (void)ask("Asked Only", "asked@example.org");
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                CHECK(forget_unconfirmed(session, "2021-01-01") == 0);
                CHECK(forget_unconfirmed(session, "2030-01-01") == 1);
                const auto is = [](const std::string&, const std::string& email) {
                  return email == "gwen@example.org";
                };
                REQUIRE(held_places(session, is).size() == 1);
                CHECK(held_places(session, is)[0].about == "On the list Finance leads");
                const auto no_words = [](const std::string&) { return false; };
                forget_traces(session, traces_of(session, is, no_words));
                return Success{};
              })
              .ok());
  CHECK(figure("select count(*) from mail_list_member") == 0);
  CHECK(visitor.post(here + "/delete", {}).status == 200);
  CHECK(visitor.post(here + "/delete", {{"sure", "yes"}}).status == 303);
  CHECK(visitor.get(here).status == 404);
}

TEST_CASE_METHOD(ListSite, "a full list says so to everybody alike, and who only asked fills none of its places") {
  const auto early = [&] {
    REQUIRE(ask("Gwen Abara", "gwen@example.org").status == 200);
    return deliver().at("gwen@example.org");
  }();
  (void)joined("Idris Okafor", "idris@example.org");
  const auto fill = [&](std::int64_t from, std::int64_t to, int is_in) {
    REQUIRE(database()
                .write([&](store::Session& session) -> Outcome {
                  for (auto at = from; at < to; ++at) {
                    const auto id = std::to_string(is_in) + "-" + std::to_string(at);
                    session.execute(
                        "insert into mail_list_member (id, list_id, name, email, search_email, joined, since) values "
                        "($1, $2, 'Full', $3, $3, $4, '2022-06-01T11:00:00Z')",
                        {id, list.id, id + "@full.example", std::int64_t{is_in}});
                  }
                  return Success{};
                })
                .ok());
  };
  const auto error_of = [&](const std::string& email) {
    const auto asked = ask_to_join(database(), clock.now(), list.code, {"", "Somebody", email, false, ""});
    return asked.ok() ? std::string() : asked.error().message;
  };
  const auto alike = [&] {
    const auto stranger = error_of("stranger@example.org");
    CHECK_FALSE(stranger.empty());
    CHECK(error_of("gwen@example.org") == stranger);
    CHECK(error_of("idris@example.org") == stranger);
    return stranger;
  };
  fill(1, most_asked, 0);
  // Nobody is kept out by those who only asked: the oldest of them goes.
  CHECK(error_of("new-1@example.org").empty());
  CHECK(error_of("gwen@example.org").empty());
  CHECK(figure("select count(*) from mail_list_member where joined = 0") == most_asked);
  CHECK(figure("select count(*) from mail_list_member where email = 'new-1@example.org'") == 1);
  (void)deliver();
  REQUIRE(visitor.post(early, {{"step", "join"}}).status == 200);  // those who only asked take no place
  CHECK(error_of("new@example.org").empty());
  REQUIRE(visitor.post(early, {{"step", "leave"}}).status == 200);
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                CHECK(forget_unconfirmed(session, "2030-01-01") == most_asked);
                return Success{};
              })
              .ok());
  REQUIRE(ask("Gwen Abara", "gwen@example.org").status == 200);
  const auto late = deliver().at("gwen@example.org");
  fill(1, most_members, 1);
  CHECK(alike() == "This list is full. Ask the people who look after it.");
  const auto refused = visitor.post(late, {{"step", "join"}});
  CHECK(refused.status == 409);
  CHECK(holds(refused, "This list is full now"));
  CHECK(list_sheet(database(), programme, list.id)->list.members == most_members);
}

TEST_CASE_METHOD(ListSite, "one address gets three mails an hour, and nobody sees that no fourth goes") {
  const auto first = ask("Gwen Abara", "gwen@example.org");
  for (int at = 0; at < 5; ++at) {
    const auto again = ask("Gwen Abara", at % 2 == 0 ? "GWEN@example.org" : "gwen@example.org");
    CHECK(again.status == 200);
    if (at % 2 == 1) CHECK(again.body == first.body);
  }
  CHECK(figure("select count(*) from outbox") == 3);
  for (int at = 0; at < 4; ++at) CHECK(ask("Gwen Abara", "no address").status == 422);
  (void)ask("Idris Okafor", "idris@example.org");
  CHECK(figure("select count(*) from outbox") == 4);
  clock.advance(std::chrono::hours(1));
  (void)ask("Gwen Abara", "gwen@example.org");
  CHECK(figure("select count(*) from outbox") == 5);
}

TEST_CASE_METHOD(ListSite, "a list is slowed as one, however its address is typed") {
  std::string upper = list.code;
  for (auto& letter : upper) letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
  int slowed = 0;
  for (int at = 0; at < 202; ++at) {
    const auto to = "/l/" + (at % 2 == 0 ? upper : list.code);
    const auto reply = visitor.post(to, {{"name", "Gwen"}, {"email", "gwen" + std::to_string(at) + "@example.org"}});
    if (reply.status == 429) ++slowed;
  }
  CHECK(slowed == 2);
}

TEST_CASE_METHOD(ListSite, "asking again before confirming counts anew, with the name given last") {
  (void)ask("Gwenn", "gwen@example.org");
  clock.advance(std::chrono::hours(24 * 6));
  (void)ask("Gwen Abara", "gwen@example.org");
  CHECK(text("select name from mail_list_member") == "Gwen Abara");
  CHECK(text("select since from mail_list_member") == iso_instant(clock.now()));
  REQUIRE(visitor.post(deliver().at("gwen@example.org"), {{"step", "join"}}).status == 200);
  const auto since = clock.now();
  clock.advance(std::chrono::hours(24));
  (void)ask("Somebody Else", "gwen@example.org");  // whoever is on the list keeps their name
  CHECK(text("select name from mail_list_member") == "Gwen Abara");
  CHECK(text("select since from mail_list_member") == iso_instant(since));
  (void)deliver();
  CHECK(letter_words.find("you stay on the list as you are") != std::string::npos);
}

}  // namespace muster::lists
