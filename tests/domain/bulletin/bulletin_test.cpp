// The bulletin: blocks that are written and blocks that gather, held back until its moment, sent once to each and to
// nobody who stopped news, and kept as it went.
#include <muster/domain/access/link_service.hpp>
#include <muster/domain/booking/message.hpp>
#include <muster/domain/booking/public_booking_service.hpp>
#include <muster/domain/bulletin/bulletin_service.hpp>
#include <muster/domain/documents/document_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/lists/own_lists_service.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/platform/mail/prose.hpp>
#include <muster/platform/mail/stop_sql.hpp>

#include <algorithm>
#include <optional>

#include "domain/members/member_site.hpp"

namespace muster::bulletin {

using test::holds;
using test::MemberSite;

namespace {

constexpr Date today{std::chrono::year(2022) / 6 / 1};

struct BulletinSite : MemberSite {
  BulletinSite() {
    REQUIRE(access::keep_site_address(database(), "https://muster.example.org").ok());
    const auto made = lists::save_list(database(), audit(), programme, {.name = "Readers", .about = "News."});
    REQUIRE(made.ok());
    list = *made;
    for (const auto* who : {"gwen@example.org", "idris@example.org", "stopped@example.org"})
      REQUIRE(lists::take_step_on_list(database(), clock.now(), programme, list, "", who, lists::OwnStep::join).ok());
    REQUIRE(database()
                .write([&](store::Session& session) -> Outcome {
                  mail::stop_mail(session, clock.now(), booking::news_scope(programme), "stopped@example.org");
                  return Success{};
                })
                .ok());
  }
  Issue draft(std::vector<Block> blocks = {{BlockKind::news, "", "The **figures** are out."}}) {
    Issue issue;
    issue.programme_id = programme;
    issue.title = "June news";
    issue.audience = to_list(list);
    issue.blocks = std::move(blocks);
    const auto saved = save_issue(database(), at_now(), issue);
    if (!saved.ok()) FAIL(saved.error().message);
    return *saved;
  }
  /// Lets an issue go, and sends it.
  void go(const Issue& issue) {
    REQUIRE(send_issue(database(), at_now(), programme, issue.id).ok());
    clock.advance(std::chrono::minutes(11));
    REQUIRE(send_due(database(), clock.now()).ok());
    REQUIRE(issue_of(database(), programme, issue.id)->state == IssueState::sent);
  }
  std::string document(const std::string& title, documents::SeenBy seen) {
    const auto made =
        documents::add_document(database(), at_now(), "summit",
                                {.title = title, .link = "https://files.example.org/" + title, .seen_by = seen});
    REQUIRE(made.ok());
    return made->id;
  }
  std::vector<std::string> documents_in(const Issue& issue) {
    std::vector<std::string> titles;
    const auto found = gathered(database(), clock.now(), issue);
    REQUIRE(found.ok());
    for (const auto& line : found->documents) titles.push_back(line.title);
    std::ranges::sort(titles);
    return titles;
  }
  web::Reply send_json(const std::string& path, std::optional<Json> body) {
    router.set_guard({});  // who may call what is the matrix test's subject
    web::Request request;
    request.method = web::Method::post;
    request.path = path;
    request.visitor.by_access_token = true;
    request.json = std::move(body);
    return router.handle(std::move(request));
  }
  store::AuditContext at_now() { return {"test", clock.now(), "LIIA"}; }
  std::string list;
};

}  // namespace

TEST_CASE("an issue reads as its blocks stand, and leaves out what is over or empty") {
  Issue issue;
  issue.blocks = {{BlockKind::news, "First", "Words."},
                  {BlockKind::events, "", ""},
                  {BlockKind::surveys, "", ""},
                  {BlockKind::jobs, "", "A post.", Date(std::chrono::year(2022) / 5 / 31)},
                  {BlockKind::nominations, "", "Name two.", today}};
  Gathered gathered;
  gathered.events = {{"Summit *2022*", "Friday 10 June 2022", "https://muster.example.org/b/abc"}};
  const auto body = body_of(issue, gathered, today);
  const auto text = mail::prose_of(body, 2).text;
  CHECK(text ==
        "First\n\nWords.\n\nDates\n\n- Summit *2022* (https://muster.example.org/b/abc): Friday 10 June 2022\n\n"
        "Nominations\n\nNames until Wednesday 1 June 2022\n\nName two.\n");
  CHECK(left_out(issue, gathered, today) ==
        std::vector<std::string>{"Your views: there is nothing to gather", "Jobs: its last day has passed"});
  CHECK(mail::check_prose(body).ok());
}

TEST_CASE("blocks are checked where they are typed") {
  CHECK(check_block({BlockKind::news, "", ""}).error().field == "text");
  CHECK(check_block({BlockKind::news, "", "<script>"}).error().field == "text");
  CHECK(check_block({BlockKind::nominations, "", "Name two."}).error().field == "last_day");
  CHECK(check_block({BlockKind::events, "", ""}).ok());
  CHECK(check_title("").error().field == "title");
  for (const auto kind : block_kinds) CHECK(*parse_block(block_code(kind)) == kind);
}

TEST_CASE_METHOD(BulletinSite,
                 "an issue waits ten minutes, can be held back, and then goes once to each who wants it") {
  auto issue = draft();
  CHECK(send_issue(database(), at_now(), programme, issue.id, std::nullopt, SeenIssue{issue.version, 3}).error().kind ==
        ErrorKind::conflict);
  issue = *send_issue(database(), at_now(), programme, issue.id, std::nullopt, SeenIssue{issue.version, 2});
  CHECK(issue.state == IssueState::going);
  CHECK(save_issue(database(), at_now(), issue).error().kind == ErrorKind::conflict);
  clock.advance(std::chrono::minutes(9));
  REQUIRE(send_due(database(), clock.now()).ok());
  CHECK(figure("select count(*) from outbox") == 0);
  CHECK(hold_issue(database(), at_now(), programme, issue.id)->state == IssueState::draft);
  clock.advance(std::chrono::minutes(30));
  REQUIRE(send_due(database(), clock.now()).ok());
  CHECK(figure("select count(*) from outbox") == 0);
  REQUIRE(send_issue(database(), at_now(), programme, issue.id, clock.now() + std::chrono::hours(1)).ok());
  clock.advance(std::chrono::hours(2));
  REQUIRE(send_due(database(), clock.now()).ok());
  REQUIRE(send_due(database(), clock.now()).ok());
  CHECK(figure("select count(*) from outbox where kind = 'bulletin issue'") == 2);
  issue = *issue_of(database(), programme, issue.id);
  CHECK(issue.state == IssueState::sent);
  CHECK(issue.people == 2);
  CHECK(hold_issue(database(), at_now(), programme, issue.id).error().kind == ErrorKind::conflict);
  CHECK(delete_issue(database(), at_now(), programme, issue.id).error().kind == ErrorKind::conflict);
  // Whoever leaves before their mail is written gets none.
  REQUIRE(
      lists::take_step_on_list(database(), clock.now(), programme, list, "", "idris@example.org", lists::OwnStep::leave)
          .ok());
  (void)deliver();
  CHECK(sent.size() == 1);
  CHECK(html.at("gwen@example.org").find("<strong>figures</strong>") != std::string::npos);
  CHECK(sent.at("gwen@example.org").find("Leave the list") != std::string::npos);
  const auto at = sent.at("gwen@example.org").find("/lists/");
  REQUIRE(at != std::string::npos);
  const auto link = sent.at("gwen@example.org").substr(at, 7 + 26);
  CHECK(holds(visitor.post(link, {{"step", "leave"}}), "You are not on the list"));
}

TEST_CASE_METHOD(BulletinSite,
                 "blocks gather dates, documents since the issue before, and nothing of other programmes") {
  booking::BookingPage page;
  page.way = booking::BookingWay::open;
  const auto set = booking::set_booking_page(database(), audit(), "summit", page);
  REQUIRE(set.ok());
  REQUIRE(events::add_event(database(), audit(), {"other", "Other", "2022-06-11", "london", "", "in person", "North"})
              .ok());
  REQUIRE(events::add_event(database(), audit(), {"old", "Old", "2022-01-11", "london", "", "in person", "LIIA"}).ok());
  for (const auto seen : documents::audiences)
    REQUIRE(documents::add_document(database(), at_now(), "summit",
                                    {.title = std::string(documents::seen_by_code(seen)) + " slides",
                                     .link = "https://files.example.org/a",
                                     .seen_by = seen})
                .ok());
  auto issue = draft({{BlockKind::events, "", ""}, {BlockKind::documents, "", ""}});
  auto found = *gathered(database(), clock.now(), issue);
  REQUIRE(found.events.size() == 1);
  CHECK(found.events[0].title == "Summit");
  CHECK(found.events[0].link == "https://muster.example.org/b/" + set->code);
  CHECK(found.documents.size() == 2);  // not what delegates alone see
  issue.is_public = true;
  CHECK(gathered(database(), clock.now(), issue)->documents.size() == 1);
}

TEST_CASE_METHOD(BulletinSite, "the archive shows what was sent, to whom it may be shown") {
  const auto issue = draft();
  const auto area = members::area_of(database(), programme);
  const auto visit = enter("gwen@example.org");
  CHECK(holds(get(visit, "/bulletins"), "No bulletin is here yet"));
  REQUIRE(send_issue(database(), at_now(), programme, issue.id).ok());
  clock.advance(std::chrono::minutes(11));
  REQUIRE(send_due(database(), clock.now()).ok());
  CHECK(holds(get(visit, "/bulletins"), "June news"));
  CHECK(holds(get(visit, "/bulletins/1"), "<strong>figures</strong>"));
  CHECK_FALSE(holds(visitor.get("/bulletins/" + area->code), "June news"));
  CHECK(visitor.get("/bulletins/" + area->code + "/1").status == 404);
  CHECK(get(visit, "/bulletins/2").status == 404);
}

TEST_CASE_METHOD(BulletinSite, "an issue that says nothing, or goes to nobody, is not sent") {
  auto issue = draft({});
  CHECK(send_issue(database(), at_now(), programme, issue.id).error().kind == ErrorKind::conflict);
  issue.blocks = {{BlockKind::news, "", "Words."}};
  issue.audience = std::string(to_members);
  issue = *save_issue(database(), at_now(), issue);
  CHECK(send_issue(database(), at_now(), programme, issue.id).error().kind == ErrorKind::conflict);
  CHECK(send_issue(database(), at_now(), programme, issue.id, clock.now() - std::chrono::hours(1)).error().field ==
        "at");
  issue.audience = to_list("nothing");
  CHECK(save_issue(database(), at_now(), issue).error().field == "audience");
  CHECK(issue_of(database(), "another", issue.id).error().kind == ErrorKind::not_found);
}

TEST_CASE_METHOD(BulletinSite, "a document stands once in the issues for the same readers, on whatever day it came") {
  using Titles = std::vector<std::string>;
  const std::vector<Block> blocks{{BlockKind::documents, "", ""}, {BlockKind::news, "", "Words."}};
  document("first", documents::SeenBy::members);
  go(draft(blocks));
  // The same day, after it; and issues for others meanwhile, or without documents.
  document("second", documents::SeenBy::members);
  document("open", documents::SeenBy::everybody);
  auto open = draft(blocks);
  open.is_public = true;
  open = *save_issue(database(), at_now(), open);
  CHECK(documents_in(open) == Titles{"open"});
  go(open);
  go(draft());
  clock.advance(std::chrono::hours(48));
  const auto next = draft(blocks);
  CHECK(documents_in(next) == Titles{"open", "second"});
  go(next);
  CHECK(documents_in(draft(blocks)).empty());
}

TEST_CASE_METHOD(BulletinSite, "an event of several days is told until its last day") {
  REQUIRE(events::add_sessions(database(), audit(), "summit", {{.title = "Close", .day = 2, .starts_at = 600}}).ok());
  const auto issue = draft({{BlockKind::events, "", ""}});
  const auto told = [&](const char* at) { return gathered(database(), *parse_instant(at), issue)->events; };
  REQUIRE(told("2022-06-12T09:00:00Z").size() == 1);
  CHECK(told("2022-06-12T09:00:00Z")[0].words == "Friday 10 June 2022 to Sunday 12 June 2022");
  CHECK(told("2022-06-13T09:00:00Z").empty());
}

TEST_CASE_METHOD(BulletinSite, "what is sent is what was seen") {
  auto issue = draft();
  const SeenIssue seen{issue.version, 2};
  router.set_guard({});
  const auto page = "/programmes/" + programme + "/bulletins/" + issue.id;
  const auto address = page + "/send?version=" + std::to_string(issue.version);
  CHECK(holds(visitor.get(page), address));
  issue.blocks[0].text = "Other words.";
  REQUIRE(save_issue(database(), at_now(), issue).ok());
  CHECK(send_issue(database(), at_now(), programme, issue.id, std::nullopt, seen).error().kind == ErrorKind::conflict);
  CHECK(holds(visitor.get(address), "name=\"version\" value=\"" + std::to_string(seen.version) + "\""));
  const std::vector<std::pair<std::string, std::string>> fields{
      {"when", "at"}, {"at-day", "2022-07-01"}, {"at-time", "09:15"}, {"at", "2022-07-01T09:15"}, {"seen", "2"}};
  auto old = fields;
  old.emplace_back("version", std::to_string(seen.version));
  const auto refused = visitor.post(page + "/send", old);
  CHECK(refused.status == 409);
  CHECK(holds(refused, "09:15"));
  CHECK(visitor.post(page + "/send", {{"when", "soon"}, {"seen", "2"}, {"version", "none"}}).status == 409);
  CHECK(issue_of(database(), programme, issue.id)->state == IssueState::draft);
  old.back().second = std::to_string(issue_of(database(), programme, issue.id)->version);
  CHECK(visitor.post(page + "/send", old).status == 303);
}

TEST_CASE_METHOD(BulletinSite, "a program that sends something of another type sends no issue") {
  const auto issue = draft();
  const auto home = "/api/programmes/" + programme + "/bulletins";
  const auto send = home + "/" + issue.id + "/send";
  CHECK(send_json(send, std::nullopt).status == 422);
  CHECK(send_json(send, Json("now")).status == 422);
  CHECK(send_json(send, json_object({{"at", std::int64_t{1654851600}}})).status == 422);
  CHECK(send_json(send, json_object({{"at", ""}})).status == 422);
  CHECK(send_json(send, json_object({{"at", Json()}})).status == 422);
  CHECK(send_json(send, json_object({{"when", "2022-06-10T09:00:00Z"}})).status == 422);
  CHECK(issue_of(database(), programme, issue.id)->state == IssueState::draft);
  CHECK(send_json(home, json_object({{"title", std::int64_t{1}}})).status == 422);
  CHECK(send_json(home, json_object({{"title", "July"}, {"public", "no"}})).status == 422);
  CHECK(send_json(home, json_object({{"title", "July"}, {"blocks", "news"}})).status == 422);
  CHECK(send_json(
            home,
            json_object({{"title", "July"},
                         {"blocks", json_array(std::vector<int>{1},
                                               [](int) { return json_object({{"kind", "news"}, {"text", true}}); })}}))
            .status == 422);
  CHECK(issues_of(database(), programme)->size() == 1);
  CHECK(send_json(home, json_object({{"title", "July"}})).status == 200);
  CHECK(send_json(send, json_object({{"at", "2022-07-10T09:00:00Z"}})).status == 200);
  CHECK(issue_of(database(), programme, issue.id)->sends_at == "2022-07-10T09:00:00Z");
}

TEST_CASE_METHOD(BulletinSite, "an issue that cannot be sent keeps no other back", "[sqlite]") {
  const auto first = draft();
  const auto second = draft();
  REQUIRE(send_issue(database(), at_now(), programme, first.id, clock.now() + std::chrono::minutes(1)).ok());
  REQUIRE(send_issue(database(), at_now(), programme, second.id, clock.now() + std::chrono::minutes(2)).ok());
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                session.execute("create trigger no_first before update on bulletin_issue when old.id = '" + first.id +
                                "' begin select raise(abort, 'no'); end");
                return Success{};
              })
              .ok());
  clock.advance(std::chrono::minutes(3));
  CHECK_FALSE(send_due(database(), clock.now()).ok());
  CHECK(issue_of(database(), programme, first.id)->state == IssueState::going);
  CHECK(issue_of(database(), programme, second.id)->state == IssueState::sent);
}

}  // namespace muster::bulletin
