// The pages of actions and of the public code: what is shown to whom, and what is refused.
#include <muster/domain/actions/actions_pages.hpp>
#include <muster/domain/actions/concern_withdrawal_service.hpp>
#include <muster/domain/actions/response_service.hpp>
#include <muster/domain/feedback/note_change_service.hpp>
#include <muster/domain/feedback/round_service.hpp>

#include <cctype>

#include "action_store.hpp"

namespace muster::actions {
namespace {

using test::holds;

/// Lets everybody in as somebody with these rights.
struct As final : web::Guard {
  As(std::string account, std::set<std::string, std::less<>> granted)
      : id(std::move(account)), rights(std::move(granted)) {}
  [[nodiscard]] std::optional<web::Reply> refusal(const web::Router&, const web::Route&,
                                                  web::Request& request) const override {
    introduce({}, request);
    return std::nullopt;
  }
  void introduce(const web::Router&, web::Request& request) const override {
    request.visitor.id = id;
    request.visitor.programme = "LIIA";
    request.visitor.rights["LIIA"] = rights;
    request.visitor.opens = [](const web::Visitor&, web::Method, const std::string&) { return true; };
  }
  std::string id;
  std::set<std::string, std::less<>> rights;
};

struct ActionSite : ActionStore {
  ActionSite() {
    add_pages(router, database(), clock);
    add_pages(of_lead, database(), clock);
    router.set_guard(std::make_shared<As>(organiser_id, access::rights_of(access::Role::organiser)));
    of_lead.set_guard(std::make_shared<As>(lead_id, access::rights_of(access::Role::lead)));
    home = "/programmes/" + programme + "/actions";
  }
  HandClock clock{test::noon()};
  web::Router router;
  web::Router of_lead;
  test::Visitor visitor{router};
  test::Visitor lead{of_lead};
  /// The version that the form at an address carries.
  std::string seen_at(const std::string& address) {
    const auto body = visitor.get(address).body;
    const std::string before = "name=\"seen\" value=\"";
    const auto at = body.find(before);
    REQUIRE(at != std::string::npos);
    return body.substr(at + before.size(), body.find('"', at + before.size()) - at - before.size());
  }
  std::string home;
};

}  // namespace

TEST_CASE_METHOD(ActionSite, "an action is added, changed, put before the board, answered and published") {
  CHECK(holds(visitor.get(home), "No actions yet"));
  CHECK(visitor.post(home + "/add", {{"title", ""}, {"goal", "Shorter waits"}}).status == 422);
  const auto added = visitor.post(home + "/add", {{"title", "Ask for figures"},
                                                  {"event", event_id},
                                                  {"owner", lead_id},
                                                  {"place", "E09000007"},
                                                  {"due-day", "1"},
                                                  {"due-month", "5"},
                                                  {"due-year", "2022"},
                                                  {"goal", "Shorter waits"}});
  REQUIRE(added.status == 303);
  const auto to = test::location(added);
  const auto here = to.substr(0, to.find('?'));
  CHECK(holds(visitor.get(to), "The action is added."));
  CHECK(holds(visitor.get(here), "lena@example.org sees to it."));
  CHECK(holds(visitor.get(here), "It was due on 1 May 2022."));
  CHECK(holds(visitor.get(home + "?place=Camden"), "Ask for figures"));
  CHECK(holds(visitor.get(home + "/plan"), "Shorter waits"));
  CHECK(holds(visitor.get(home + "/plan"), "<td>Overdue</td>"));
  CHECK(visitor.post(here + "/board", {{"board_asked", "Will you pay?"}, {"seen", seen_at(here + "/board")}}).status ==
        303);
  CHECK(holds(visitor.get(home + "?board=yes"), "Ask for figures"));
  const auto before = seen_at(here + "/answer");
  CHECK(visitor.post(here + "/publish", {{"seen", before}}).status == 422);
  CHECK(visitor.post(here + "/answer", {{"you_said", "Figures are missing"}, {"we_did", "We asked"}, {"seen", before}})
            .status == 303);
  const auto late =
      visitor.post(here + "/answer", {{"you_said", "Typed by another"}, {"we_did", "x"}, {"seen", before}});
  CHECK(late.status == 409);
  CHECK(holds(late, "Typed by another"));
  CHECK(visitor.post(here + "/publish", {{"seen", before}}).status == 409);
  CHECK(visitor.post(here + "/publish", {}).status == 409);
  CHECK(visitor.post(here + "/publish", {{"seen", seen_at(here)}}).status == 303);
  CHECK(holds(visitor.get("/c/" + code + "/answers"), "Figures are missing"));
  CHECK(holds(visitor.get(home + ".csv"), "Will you pay?"));
  CHECK(holds(visitor.get("/api" + home + "/answers"), "We asked"));
  CHECK(holds(visitor.get("/api" + home), "overdue"));
  CHECK(visitor.post(here + "/unpublish", {}).status == 303);
  CHECK_FALSE(holds(visitor.get("/c/" + code + "/answers"), "Figures are missing"));
  CHECK(visitor.post(here + "/status", {{"status", "nowhere"}}).status == 422);
  CHECK(visitor.post(here + "/status", {{"status", "done"}}).status == 303);
  CHECK(holds(visitor.get(here), "Done on"));
  CHECK(visitor.get(home + "/nothing").status == 404);
}

TEST_CASE_METHOD(ActionSite, "what a family sends is nowhere but on the page of its owner and of those who assign") {
  const auto page = visitor.get("/c/" + code);
  CHECK(holds(page, "30 days"));
  CHECK(holds(page, "Whoever is named in it may ask to see the lines that name them."));
  CHECK_FALSE(holds(page, "Nobody else"));
  CHECK(visitor.post("/c/" + code, {{"body", ""}, {"sender", "Morwenna"}}).status == 422);
  CHECK(holds(visitor.post("/c/" + code, {{"body", ""}, {"sender", "Morwenna"}}), "Morwenna"));
  const auto done = visitor.post("/c/" + code, {{"body", "Our school says no"},
                                                {"sender", "Morwenna Pike"},
                                                {"email", "morwenna@example.org"},
                                                {"place", "E09000007"}});
  REQUIRE(done.status == 303);
  CHECK(test::location(done).starts_with("/c/" + code + "/back/"));
  const auto thanks = visitor.get("/c/" + code + "?sent=1");
  CHECK(holds(thanks, "We have it."));
  CHECK(holds(thanks, "kept for 30 days"));
  const auto id = book().actions.front().id;
  CHECK(holds(visitor.get(home), "1 concern of a family waits for an owner."));
  CHECK(holds(visitor.get(home + "?raised=family&owner=-"), "Concern 1 from a family"));
  CHECK(holds(visitor.get(home + "/" + id), "Our school says no"));
  CHECK(holds(lead.get(home + "/" + id), "Whoever owns this action reads it"));
  for (const auto& address : {home + "/" + id, home, home + ".csv", "/api" + home, home + "/plan",
                              "/c/" + code + "/answers", home + "?place=Camden"}) {
    INFO(address);
    const auto shown = lead.get(address);
    CHECK_FALSE(holds(shown, "Our school"));
    CHECK_FALSE(holds(shown, "orwenna"));
    if (address.find("place=") == std::string::npos) CHECK_FALSE(holds(shown, "Camden"));
  }
  CHECK(lead.post(home + "/" + id + "/status", {{"status", "done"}}).status == 403);
  CHECK(visitor
            .post(home + "/" + id + "/change",
                  {{"title", "A school turns children away"}, {"owner", lead_id}, {"seen", "1"}})
            .status == 303);
  CHECK(holds(lead.get(home + "/" + id), "Our school says no"));
  CHECK(lead.post(home + "/" + id + "/status", {{"status", "under_way"}}).status == 303);
  CHECK(visitor.post(home + "/" + id + "/delete-words", {}).status == 303);
  CHECK(holds(visitor.get(home + "/" + id), "It is deleted."));
}

TEST_CASE_METHOD(ActionSite,
                 "whoever sent a concern takes it back by the link that they were shown, and nobody else does") {
  const auto receipt = new_receipt();
  const std::vector<std::pair<std::string, std::string>> fields{{"body", "Our school says no"},
                                                                {"sender", "Morwenna Pike"},
                                                                {"email", "morwenna@example.org"},
                                                                {"place", "E09000007"},
                                                                {"receipt", receipt}};
  const auto done = visitor.post("/c/" + code, fields);
  REQUIRE(done.status == 303);
  const auto back = "/c/" + code + "/back/" + receipt;
  CHECK(test::location(done) == back + "?sent=1");
  // A button pressed twice is one concern with one link; the same words on another page get none.
  CHECK(test::location(visitor.post("/c/" + code, fields)) == back + "?sent=1");
  auto again = fields;
  again.back().second = new_receipt();
  CHECK(test::location(visitor.post("/c/" + code, again)) == "/c/" + code + "?sent=1");
  CHECK(visitor.get("/c/" + code + "/back/" + again.back().second).status == 404);
  CHECK(book().actions.size() == 1);
  CHECK(figure("select count(*) from family_concern where withdraw_hash like '%" + receipt + "%'") == 0);
  CHECK(holds(visitor.get(back + "?sent=1"), back));
  const auto page = visitor.get(back);
  CHECK(holds(page, "Take it back and delete it"));
  CHECK_FALSE(holds(page, "Our school"));
  CHECK_FALSE(holds(page, "Morwenna"));
  CHECK(visitor.get("/c/" + code + "/back/" + std::string(receipt.size(), 'a')).status == 404);
  const auto id = book().actions.front().id;
  // Whoever owns the action meanwhile, the words are the family's to take back.
  CHECK(visitor.post(home + "/" + id + "/change", {{"title", "A school says no"}, {"owner", lead_id}, {"seen", "1"}})
            .status == 303);
  const auto taken = visitor.post(back, {});
  REQUIRE(taken.status == 303);
  CHECK(holds(visitor.get(test::location(taken)), "It is deleted."));
  CHECK(figure("select count(*) from family_concern") == 0);
  CHECK(holds(visitor.get(home + "/" + id), "A school says no"));
  CHECK_FALSE(holds(visitor.get(home + "/" + id), "Morwenna"));
  CHECK(visitor.get(back).status == 404);
  CHECK(visitor.post(back, {}).status == 404);
}

TEST_CASE_METHOD(ActionSite, "the public page says where nothing is taken, and holds back who writes too often") {
  CHECK(visitor.get("/c/nothing").status == 404);
  CHECK(holds(visitor.get("/C/" + code), "Send it"));
  int status = 0;
  // However the code is written, its page is one.
  auto capitals = code;
  for (auto& letter : capitals) letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  for (int at = 0; at < 62 && status != 429; ++at)
    status = visitor.post("/c/" + (at % 2 == 0 ? code : capitals), {{"body", ""}}).status;
  CHECK(status == 429);
  CHECK(visitor.post(home + "/page", {{"takes", "no"}, {"keep_days", "400"}, {"shows_answers", "yes"}, {"seen", "1"}})
            .status == 422);
  CHECK(visitor.post(home + "/page", {{"takes", "no"}, {"keep_days", "40"}, {"shows_answers", "no"}, {"seen", "1"}})
            .status == 303);
  CHECK(holds(visitor.get("/c/" + code), "Nothing is taken at this address"));
  CHECK(visitor.get("/c/" + code + "/answers").status == 404);
  CHECK(holds(visitor.get(home + "/page"), "/c/" + code));
}

TEST_CASE_METHOD(ActionSite, "ticked notes of an event become actions of it") {
  for (const auto* text : {"Too few places", "Too much paper"})
    REQUIRE(feedback::add_note(database(), audit(), "summit", {"1", "challenge", text}).ok());
  const auto notes = visitor.get("/events/summit/actions");
  CHECK(holds(notes, "Too few places"));
  const auto body = notes.body;
  const auto tick = body.find("name=\"row[]\" value=\"");
  REQUIRE(tick != std::string::npos);
  const auto begin = tick + std::string("name=\"row[]\" value=\"").size();
  const auto key = body.substr(begin, body.find('"', begin) - begin);
  CHECK(visitor.post("/events/summit/actions", {{"row[]", key}}).status == 303);
  CHECK(book().actions.size() == 1);
  CHECK(holds(visitor.get("/events/summit/actions?made=1"), "1 action is made."));
  CHECK(visitor.post("/events/summit/actions", {}).status == 422);
}

TEST_CASE_METHOD(ActionSite, "what was said is answered, and stands in a report once its response is published") {
  for (const auto* text : {"Who pays for it?", "Will there be a list?"})
    REQUIRE(feedback::add_note(database(), audit(), "summit", {"1", "question", text}).ok());
  const auto home_of_event = std::string("/events/summit/responses");
  CHECK(holds(visitor.get("/events/summit/actions"), home_of_event));
  const auto list = visitor.get(home_of_event);
  CHECK(holds(list, "2 comments and questions, 0 with a published response."));
  const auto at = list.body.find(home_of_event + "/note/");
  REQUIRE(at != std::string::npos);
  const auto one = list.body.substr(at, list.body.find('"', at) - at);
  const auto text = holds(visitor.get(one), "Who pays for it?") ? "Who pays for it?" : "Will there be a list?";
  CHECK(visitor.post(one, {{"words", ""}, {"published", "yes"}, {"seen", "0"}}).status == 422);
  CHECK(visitor.post(one, {{"words", "The region does"}, {"published", "no"}, {"seen", "0"}}).status == 303);
  const auto reported = [&] {
    auto found = database().read(
        [&](store::Session& session) -> Result<ReportedComments> { return reported_comments(session, event_id); });
    REQUIRE(found.ok());
    return *found;
  };
  CHECK(holds(visitor.get(home_of_event + "?state=Written"), "The region does"));
  for (const auto& comment : reported().notes) CHECK(comment.response.empty());
  // What was typed by whoever saw another state stays on the page.
  const auto late = visitor.post(one, {{"words", "Typed by another"}, {"published", "yes"}, {"seen", "0"}});
  CHECK(late.status == 409);
  CHECK(holds(late, "Typed by another"));
  CHECK(visitor.post(one, {{"words", "The region does"}, {"published", "yes"}, {"seen", seen_at(one)}}).status == 303);
  std::size_t answered = 0;
  for (const auto& comment : reported().notes) {
    if (comment.response.empty()) continue;
    ++answered;
    CHECK(comment.text == text);
    CHECK(comment.response == "The region does");
  }
  CHECK(answered == 1);
  CHECK(holds(visitor.get(home_of_event + ".csv"), "The region does"));
  CHECK(holds(visitor.get("/api/events/summit/responses"), "The region does"));
  CHECK(visitor.get(home_of_event + "/note/nothing").status == 404);
  CHECK(visitor.post(one, {{"words", ""}, {"published", "no"}, {"seen", seen_at(one)}}).status == 303);
  CHECK(holds(visitor.get(home_of_event), "0 with a published response."));
}

TEST_CASE_METHOD(ActionSite, "all that was written to one question of the form has one response") {
  REQUIRE(feedback::publish_form(
              database(), audit(), "summit",
              "form one \"One\"\n  anonymous\n\npage \"Only\"\n  better \"What would be better?\" lines 4\n"
              "  kind \"Which?\" pick one\n    ( ) a \"A\"\n    ( ) b \"B\"\n",
              "a form")
              .ok());
  CHECK(holds(visitor.get("/events/summit/responses"), "What would be better?"));
  CHECK_FALSE(holds(visitor.get("/events/summit/responses"), "Which?"));
  REQUIRE(save_response(database(), audit(), "summit", {"", "better"}, 0, "A larger hall", true).ok());
  const auto found = database().read(
      [&](store::Session& session) -> Result<ReportedComments> { return reported_comments(session, event_id); });
  REQUIRE(found.ok());
  CHECK(found->notes.empty());
  CHECK(found->texts.at("better") == "A larger hall");
  CHECK_FALSE(save_response(database(), audit(), "summit", {"", "kind"}, 0, "x", true).ok());
}

}  // namespace muster::actions
