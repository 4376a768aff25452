// Notices on the whole site: sent in, decided, told, answered without the sender's address, ended and deleted.
#include <muster/domain/access/link_service.hpp>
#include <muster/domain/access/team_service.hpp>
#include <muster/domain/bulletin/bulletin_service.hpp>
#include <muster/domain/noticeboard/forgetting_sql.hpp>
#include <muster/domain/noticeboard/notice_pages.hpp>
#include <muster/domain/noticeboard/notice_service.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/platform/mail/reply_to.hpp>
#include <muster/platform/store/audit.hpp>

#include <algorithm>

#include "domain/members/member_site.hpp"

namespace muster::noticeboard {

using test::holds;
using test::MemberSite;

namespace {

constexpr const char* gwen = "gwen@example.org";
constexpr const char* idris = "idris@example.org";

struct Board : MemberSite {
  Member sender(const char* address = gwen) { return {programme, "LIIA", address, "Gwen Abara"}; }
  store::AuditContext at_now() { return {"test", clock.now(), "LIIA"}; }
  Content words(const std::string& title = "Who has a protocol?") { return {title, "For **transitions** at 16."}; }
  Content job(const std::string& title = "SENCO") {
    return {title,
            "Two terms.",
            "Camden",
            "",
            "https://jobs.example.org/1",
            Date(std::chrono::sys_days(day_in_london(clock.now())) + std::chrono::days(10))};
  }
  Notice send_in(Kind kind, const Content& content, const char* address = gwen) {
    const auto sent = send_notice(database(), clock.now(), sender(address), kind, content);
    if (!sent.ok()) FAIL(sent.error().message);
    return *sent;
  }
  Notice up(Kind kind, const Content& content, bool is_public = false) {
    const auto sent = send_in(kind, content);
    const auto done = decide(database(), at_now(), programme, sent.id, sent.version, {Step::approve, is_public, {}});
    if (!done.ok()) FAIL(done.error().message);
    return *done;
  }
  /// Sends every mail that waits; the one to an address, whole.
  mail::RenderedMessage mail_to(const std::string& address) {
    mail::RenderedMessage last;
    while (true) {
      const auto claimed = mail::claim(database(), clock.now());
      REQUIRE(claimed.ok());
      if (!*claimed) return last;
      const auto letter = mail::letter_of(kinds, **claimed, {clock.now(), "https://muster.example.org"});
      REQUIRE(letter.ok());
      if (*letter && (*claimed)->draft.recipient == address) last = **letter;
      REQUIRE(mail::settle(database(), clock.now(), **claimed,
                           *letter ? mail::DeliveryOutcome::sent : mail::DeliveryOutcome::dropped, "")
                  .ok());
    }
  }
  web::Reply ask_api(web::Method method, const std::string& path, std::optional<Json> body = std::nullopt) {
    router.set_guard({});  // who may call what is the matrix test's subject
    web::Request request;
    request.method = method;
    request.path = path;
    request.visitor.by_access_token = true;
    request.json = std::move(body);
    return router.handle(std::move(request));
  }
  std::int64_t left(const std::string& table) { return figure("select count(*) from " + table); }
};

}  // namespace

TEST_CASE_METHOD(Board, "a notice is seen by nobody before it is approved, and by members after it") {
  const auto hers = enter(gwen);
  const auto his = enter(idris);
  CHECK(holds(get(his, "/notices"), "No notice is up"));
  const auto refused = post(hers, "/notices/add",
                            {{"kind", "job"},
                             {"title", "SENCO"},
                             {"body", "Two terms."},
                             {"link", "http://jobs.example.org"},
                             {"closes_on-day", "1"},
                             {"closes_on-month", "7"},
                             {"closes_on-year", "2022"}});
  CHECK(refused.status == 422);
  CHECK(holds(refused, "https:// at its beginning"));
  CHECK(holds(refused, "Two terms."));
  CHECK(left("notice") == 0);
  const auto sent =
      post(hers, "/notices/add", {{"kind", "request"}, {"title", "Who has a protocol?"}, {"body", "For **us**."}});
  REQUIRE(sent.status == 303);
  const auto id = text("select id from notice");
  CHECK_FALSE(holds(get(his, "/notices"), "protocol"));
  CHECK(get(his, "/notices/" + id).status == 404);
  CHECK(get(his, "/notices/" + id + "/own").status == 404);
  CHECK(holds(get(hers, "/notices/mine"), "Waits for the team"));
  const auto notice = *own_notice(database(), sender(), id);
  REQUIRE(decide(database(), at_now(), programme, id, notice.version, {}).ok());
  CHECK(holds(get(his, "/notices"), "Who has a protocol?"));
  CHECK(holds(get(his, "/notices?q=PROTOC&kind=request"), "Who has a protocol?"));
  CHECK_FALSE(holds(get(his, "/notices?kind=job"), "Who has a protocol?"));
  CHECK(holds(get(his, "/notices?q=nowhere"), "No notice fits"));
  const auto page = get(his, "/notices/" + id);
  CHECK(holds(page, "<strong>us</strong>"));
  CHECK_FALSE(holds(page, gwen));
  CHECK_FALSE(holds(page, "Gwen"));
  CHECK(visitor.get("/notices/" + home.substr(4) + "/" + id).status == 404);
  // Over after its last day.
  clock.advance(std::chrono::days(29));
  CHECK(open_notice(database(), clock.now(), programme, id, Reader::member).error().kind == ErrorKind::not_found);
}

TEST_CASE_METHOD(Board,
                 "an answer goes to the sender by mail with the replier's address, and nobody learns the sender's") {
  const auto notice = up(Kind::request, words());
  (void)mail_to(gwen);
  const auto his = enter(idris);
  const auto wrong =
      post(his, "/notices/" + notice.id, {{"words", "We have one."}, {"name", "Idris"}, {"reply_to", "nobody"}});
  CHECK(wrong.status == 422);
  CHECK(holds(wrong, "We have one."));
  const auto done = post(his, "/notices/" + notice.id,
                         {{"words", "We have one."}, {"name", "Idris Okafor"}, {"reply_to", "desk@example.net"}});
  CHECK(done.status == 303);
  CHECK(mail::reply_to_in(text("select detail from outbox where kind = 'notice answer'")) == "desk@example.net");
  const auto told = mail_to(gwen);
  CHECK(told.letter.text.find("We have one.") != std::string::npos);
  CHECK(told.letter.text.find("Idris Okafor") != std::string::npos);
  CHECK(told.letter.text.find(idris) == std::string::npos);
  CHECK(answer_notice(database(), clock.now(), sender(), notice.id, {"G", gwen, "Mine."}).error().kind ==
        ErrorKind::conflict);
  const auto post_of = up(Kind::job, job());
  CHECK(answer_notice(database(), clock.now(), sender(idris), post_of.id, {"I", idris, "Me."}).error().kind ==
        ErrorKind::conflict);
  for (int more = 0; more < 5; ++more)
    (void)post(his, "/notices/" + notice.id, {{"words", "Again."}, {"name", "I"}, {"reply_to", idris}});
  CHECK(post(his, "/notices/" + notice.id, {{"words", "Again."}, {"name", "I"}, {"reply_to", idris}}).status == 429);
}

TEST_CASE_METHOD(Board,
                 "the sender is told how a notice stands, with the reason, and never what is not true any more") {
  const auto notice = send_in(Kind::request, words());
  CHECK(
      decide(database(), at_now(), programme, notice.id, notice.version, {Step::give_back, false, " "}).error().field ==
      "reason");
  const auto back =
      decide(database(), at_now(), programme, notice.id, notice.version, {Step::give_back, false, "Say for whom."});
  REQUIRE(back.ok());
  CHECK(decide(database(), at_now(), programme, notice.id, notice.version, {}).error().kind == ErrorKind::conflict);
  CHECK(mail_to(gwen).letter.text.find("Say for whom.") != std::string::npos);
  CHECK(holds(get(enter(gwen), "/notices/" + notice.id + "/own"), "Say for whom."));
  const auto again = change_own(database(), clock.now(), sender(), notice.id, back->version, words("Better"));
  REQUIRE(again.ok());
  CHECK(again->standing.state == State::waiting);
  CHECK(again->standing.reason.empty());
  CHECK(change_own(database(), clock.now(), sender(), notice.id, back->version, words()).error().kind ==
        ErrorKind::conflict);
  // Approved and taken back before the mail was written: one mail, and it says that it waits.
  const auto shown = decide(database(), at_now(), programme, notice.id, again->version, {});
  REQUIRE(shown.ok());
  REQUIRE(undo(database(), at_now(), programme, notice.id, shown->version).ok());
  const auto told = mail_to(gwen).letter.text;
  CHECK(told.find("waits for the team") != std::string::npos);
  CHECK(told.find("is up") == std::string::npos);
}

TEST_CASE_METHOD(Board, "what the team changes is recorded and told, and every step of it can be taken back once") {
  const auto notice = up(Kind::request, words());
  (void)mail_to(gwen);
  auto content = notice.content;
  CHECK(change_by_team(database(), at_now(), programme, notice.id, notice.version, content)->version == notice.version);
  content.title = "Who has a protocol for transitions?";
  const auto changed = change_by_team(database(), at_now(), programme, notice.id, notice.version, content);
  REQUIRE(changed.ok());
  CHECK(changed->standing.team_changed == "title");
  CHECK(changed->standing.state == State::published);
  CHECK(mail_to(gwen).letter.text.find("The team changed what it says: title") != std::string::npos);
  CHECK(text("select fields from audit where action = 'notice changed by the team'") == "title");
  CHECK(moderated(database(), programme, notice.id)->last_step == "changed");
  const auto undone = undo(database(), at_now(), programme, notice.id, changed->version);
  REQUIRE(undone.ok());
  CHECK(undone->content == notice.content);
  CHECK(undone->standing.team_changed.empty());
  CHECK(undo(database(), at_now(), programme, notice.id, undone->version).error().kind == ErrorKind::conflict);
  const auto down =
      decide(database(), at_now(), programme, notice.id, undone->version, {Step::take_down, false, "Found."});
  REQUIRE(down.ok());
  CHECK(undo(database(), at_now(), programme, notice.id, down->version)->standing.state == State::published);
  // Once its sender changed it, what the team did before is not taken back any more.
  const auto now = own_notice(database(), sender(), notice.id);
  REQUIRE(change_own(database(), clock.now(), sender(), notice.id, now->version, words("Other")).ok());
  CHECK(left("notice_before") == 0);
}

TEST_CASE_METHOD(Board, "one sender has five waiting at most and sends ten a day; the same sent twice is one") {
  const auto first = send_in(Kind::request, words("0"));
  CHECK(send_in(Kind::request, words("0")).id == first.id);
  for (int each = 1; each < most_waiting; ++each) (void)send_in(Kind::request, words(std::to_string(each)));
  CHECK(send_notice(database(), clock.now(), sender(), Kind::request, words("one more")).error().kind ==
        ErrorKind::conflict);
  CHECK(send_notice(database(), clock.now(), sender(idris), Kind::request, words("another's")).ok());
  for (int each = 0; each < 5; ++each) {
    for (const auto& own : *own_notices(database(), sender()))
      REQUIRE(withdraw_own(database(), clock.now(), sender(), own.id).ok());
    (void)send_in(Kind::request, words("more " + std::to_string(each)));
  }
  for (const auto& own : *own_notices(database(), sender()))
    REQUIRE(withdraw_own(database(), clock.now(), sender(), own.id).ok());
  const auto eleventh = send_notice(database(), clock.now(), sender(), Kind::request, words("eleventh"));
  REQUIRE_FALSE(eleventh.ok());
  CHECK(eleventh.error().message.find("today") != std::string::npos);
  clock.advance(std::chrono::days(1));
  CHECK(send_notice(database(), clock.now(), sender(), Kind::request, words("eleventh")).ok());
}

TEST_CASE_METHOD(Board, "the team is told where nothing else waits, and not of every notice") {
  REQUIRE(access::give_role(database(), at_now(), "olive@example.org", access::Role::owner, "LIIA").ok());
  REQUIRE(access::give_role(database(), at_now(), "door@example.org", access::Role::door, "LIIA").ok());
  (void)send_in(Kind::request, words("one"));
  (void)send_in(Kind::request, words("two"));
  CHECK(figure("select count(*) from outbox where kind = 'notice waiting' and recipient = 'olive@example.org'") == 1);
  CHECK(figure("select count(*) from outbox where kind = 'notice waiting' and recipient = 'door@example.org'") == 0);
  CHECK(mail_to("olive@example.org").letter.text.find("/programmes/" + programme + "/notices") != std::string::npos);
}

TEST_CASE_METHOD(Board, "everybody sees jobs alone, and those alone that the team shows to everybody") {
  const auto code = home.substr(4);
  (void)up(Kind::job, job("For members"));
  const auto open = up(Kind::job, job("For everybody"), true);
  const auto request = send_in(Kind::request, words());
  CHECK(decide(database(), at_now(), programme, request.id, request.version, {Step::approve, true, {}}).error().field ==
        "seen_by");
  const auto list = visitor.get("/notices/" + code);
  CHECK(holds(list, "For everybody"));
  CHECK_FALSE(holds(list, "For members"));
  const auto page = visitor.get(public_path(code, open.id));
  CHECK(holds(page, "https://jobs.example.org/1"));
  CHECK_FALSE(holds(page, gwen));
  REQUIRE(withdraw_own(database(), clock.now(), sender(), open.id).ok());
  CHECK(visitor.get(public_path(code, open.id)).status == 404);
  CHECK(visitor.get("/notices/nowhere").status == 404);
}

TEST_CASE_METHOD(Board, "a bulletin gathers the notices that its readers may see, while they are up") {
  REQUIRE(access::keep_site_address(database(), "https://muster.example.org").ok());
  const auto ask = up(Kind::request, words());
  const auto post_of = up(Kind::job, job(), true);
  bulletin::Issue issue;
  issue.programme_id = programme;
  issue.blocks = {{bulletin::BlockKind::notices, "", ""}};
  const auto titles = [&] {
    std::vector<std::string> found;
    const auto all = bulletin::gathered(database(), clock.now(), issue);
    REQUIRE(all.ok());
    for (const auto& line : all->notices) found.push_back(line.title);
    std::ranges::sort(found);
    return found;
  };
  CHECK(titles() == std::vector<std::string>{"SENCO", "Who has a protocol?"});
  issue.is_public = true;
  CHECK(titles() == std::vector<std::string>{"SENCO"});
  const auto body =
      bulletin::body_of(issue, *bulletin::gathered(database(), clock.now(), issue), day_in_london(clock.now()));
  CHECK(body.find("# Jobs and requests") != std::string::npos);
  CHECK(body.find("https://muster.example.org" + public_path(home.substr(4), post_of.id)) != std::string::npos);
  issue.is_public = false;
  REQUIRE(withdraw_own(database(), clock.now(), sender(), ask.id).ok());
  CHECK(titles() == std::vector<std::string>{"SENCO"});
  issue.title = "Jobs";
  CHECK(bulletin::save_issue(database(), at_now(), issue)->blocks.front().kind == bulletin::BlockKind::notices);
}

TEST_CASE_METHOD(Board, "programs see those that wait first and decide, without the sender's address") {
  const auto base = "/api/v1/programmes/" + programme + "/notices";
  (void)up(Kind::request, words("Up"));
  const auto notice = send_in(Kind::job, job());
  const auto list = ask_api(web::Method::get, base);
  CHECK(list.status == 200);
  CHECK(list.body.find("SENCO") < list.body.find("\"Up\""));
  CHECK(list.body.find(gwen) == std::string::npos);
  const auto decision = base + "/" + notice.id + "/decision";
  CHECK(ask_api(web::Method::post, decision, json_object({{"decision", "approve"}})).status == 422);
  CHECK(ask_api(web::Method::post, decision, json_object({{"decision", "burn"}, {"version", notice.version}})).status ==
        422);
  const auto done = ask_api(web::Method::post, decision,
                            json_object({{"decision", "approve"}, {"seen_by", "public"}, {"version", notice.version}}));
  CHECK(done.status == 200);
  CHECK(done.body.find("\"published\"") != std::string::npos);
  CHECK(ask_api(web::Method::post, decision, json_object({{"decision", "undo"}, {"version", notice.version}})).status ==
        409);
  CHECK(ask_api(web::Method::post, decision, json_object({{"decision", "undo"}, {"version", notice.version + 1}}))
            .body.find("\"waiting\"") != std::string::npos);
  CHECK(ask_api(web::Method::get, base + "/nowhere").status == 404);
}

TEST_CASE_METHOD(Board, "the team's pages decide, keep what was typed, and offer what can be done") {
  router.set_guard({});
  const auto notice = send_in(Kind::job, job("SENCO for two terms"));
  const auto base = "/programmes/" + programme + "/notices";
  CHECK(holds(visitor.get(base), "SENCO for two terms"));
  const auto page = visitor.get(base + "/" + notice.id);
  for (const auto* words : {"Approve it", "Send it back", "Who sees it", gwen}) CHECK(holds(page, words));
  CHECK_FALSE(holds(page, "Take it down"));
  const auto version = std::to_string(notice.version);
  const auto refused =
      visitor.post(base + "/" + notice.id, {{"step", "give-back"}, {"version", version}, {"reason", ""}});
  CHECK(refused.status == 422);
  CHECK(holds(refused, "Say why"));
  CHECK(
      visitor.post(base + "/" + notice.id, {{"step", "approve"}, {"version", version}, {"seen_by", "public"}}).status ==
      303);
  CHECK(
      visitor.post(base + "/" + notice.id, {{"step", "approve"}, {"version", version}, {"seen_by", "public"}}).status ==
      409);
  const auto shown = visitor.get(base + "/" + notice.id + "?done=approve");
  for (const auto* words : {"Everybody sees it until", "Take it down", "Take that step back"})
    CHECK(holds(shown, words));
  CHECK(holds(visitor.get(base + "/" + notice.id + "/change"), "SENCO for two terms"));
}

TEST_CASE_METHOD(Board, "notices go some time after their closing date, with their sender, and with their programme") {
  (void)up(Kind::request, words());
  (void)up(Kind::job, job());
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                const auto before = first_closing(session);
                REQUIRE(before);
                CHECK(drop_closed(session, *parse_date(before->first)) == 0);
                CHECK(drop_closed(session,
                                  Date(std::chrono::sys_days(*parse_date(before->first)) + std::chrono::days(1))) == 1);
                const auto held =
                    held_notices(session, [](const auto&, const auto& address) { return address == gwen; });
                CHECK(held.size() == 1);
                CHECK(held_notices(session, [](const auto&, const auto& address) { return address == idris; }).empty());
                forget_notices(session, {held.front().id});
                return Success{};
              })
              .ok());
  CHECK(left("notice") == 0);
  CHECK(left("notice_before") == 0);
  (void)up(Kind::request, words());
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                forget_programme(session, programme);
                return Success{};
              })
              .ok());
  CHECK(left("notice") == 0);
}

}  // namespace muster::noticeboard
