// Offers, headings, sections, grids of ticks and an end with thanks of its own: on a phone, on paper, in and out of
// files.
#include <muster/domain/feedback/response_export_service.hpp>

#include "exports.hpp"
#include "handed_cookie.hpp"
#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

using test::holds;
using test::location;
using test::times;

const std::string travel_text = R"(form travel "Travel"

page "Before we begin"
  role       "Who are you?"  pick one
             ( ) family   "Parent or carer"
             ( ) council  "Council"
             ( ) nobody   "I would rather not take part"

  end if role = nobody
    thanks "Thank you for telling us."

page "The day"
  came*      "Were you there?"  pick one
             ( ) yes  "Yes"
             ( ) no   "No"
  how        "How did you come?"  pick any
             heading "Without a ticket"
             [ ] foot   "On foot"
             [ ] bike ...  "By bicycle, from"
             heading "With a ticket"
             [ ] pool   "In a council's car"  only if role = council
             [ ] late   "By the late train"   only if came = yes
             [ ] other ...  "Another way"

  section "For families"
    ask if role = family

  help*      "Who helped you with what?"  grid pick any  at most 2
             [ ] school   "The school"
             [ ] council  "The council"
             [ ] forum    "The forum"
             - plan    "The plan"
             - travel  "Travel"

  section "For those who came"
    ask if came = yes

  better     "What could be better?"  lines 3
)";

struct Travel : OpenForm {
  Travel() : OpenForm(travel_text) {}
  web::Reply day(const std::string& role, std::vector<std::pair<std::string, std::string>> typed = {}) {
    typed.insert(typed.end(), {{"role", role}, {"_page", "1"}, {"_go", "yes"}});
    return visitor.post(link, typed);
  }
};

}  // namespace

TEST_CASE("an option stands on the page of those to whom it is offered") {
  Travel travel;
  CHECK(holds(travel.day("council"), "In a council&#39;s car"));
  const auto family = travel.day("family");
  CHECK_FALSE(holds(family, "In a council&#39;s car"));
  CHECK(times(family.body, "class=\"choices-heading\"") == 1);
  // What hangs on an answer of the same page says so, and a script hides it until then.
  CHECK(holds(family, "data-when=\"came=yes\"><input class=\"govuk-checkboxes__input\""));
  CHECK(holds(family, "By the late train<span class=\"choice-offered\">Only if you answered “Yes”.</span>"));
  CHECK(times(family.body, "<div") == times(family.body, "</div>"));
}

TEST_CASE("a section is shown to those for whom it is, under its heading") {
  Travel travel;
  const auto family = travel.day("family");
  CHECK(holds(family, "<h2 class=\"section-title\" dir=\"auto\">For families</h2>"));
  CHECK(times(family.body, "class=\"card\"") == 2);
  CHECK(times(family.body, "type=\"checkbox\" value=\"forum\"") == 2);
  const auto council = travel.day("council");
  CHECK_FALSE(holds(council, "For families"));
  CHECK(holds(council, "<div class=\"section-head\" data-when=\"came=yes\">"));
  CHECK(holds(council, "Only if you answered “Yes” to “Were you there?”."));
}

TEST_CASE("a grid of ticks takes several on each line, keeps its limits, and what was ticked stays") {
  Travel travel;
  const auto page = travel.visitor.post(travel.link, {{"role", "family"},
                                                      {"came", "no"},
                                                      {"plan[]", "school"},
                                                      {"plan[]", "council"},
                                                      {"plan[]", "forum"},
                                                      {"travel[]", "school"},
                                                      {"_page", "2"},
                                                      {"_send", "yes"}});
  CHECK(page.status == 422);
  CHECK(holds(page, "You ticked three. Untick one of them for “The plan”"));
  CHECK(times(page.body, " checked") == 5);
}

TEST_CASE("whom the form ends for is thanked in the words of that end, and is led there like everybody else") {
  Travel travel;
  const auto early = travel.visitor.post(travel.link, {{"role", "nobody"}, {"_page", "2"}, {"_send", "yes"}});
  const auto late = travel.visitor.post(travel.link, {{"role", "council"},
                                                      {"came", "yes"},
                                                      {"plan[]", "school"},
                                                      {"travel[]", "council"},
                                                      {"_page", "2"},
                                                      {"_send", "yes"}});
  CHECK(travel.stored() == 2);
  for (const auto* sent : {&early, &late}) {
    CHECK(sent->status == 303);
    CHECK(location(*sent) == travel.link + "/thanks");
  }
  const auto cookie = test::cookie_of(early, "muster-thanks");
  CHECK(cookie.size() == test::cookie_of(late, "muster-thanks").size());
  CHECK(cookie.find("nobody") == std::string::npos);

  const auto at_end = [&](web::Method method, const std::string& value) {
    web::Request request;
    request.method = method;
    request.path = travel.link + "/thanks";
    request.token = "0123456789abcdef";
    request.cookies["muster-thanks"] = value;
    return travel.router.handle(std::move(request));
  };
  CHECK(holds(at_end(web::Method::head, cookie), "for telling us."));  // whose body the network leaves out
  for (int times = 0; times < 2; ++times) CHECK(holds(at_end(web::Method::get, cookie), "for telling us."));
  CHECK_FALSE(holds(at_end(web::Method::get, test::cookie_of(late, "muster-thanks")), "for telling us."));
  CHECK_FALSE(holds(travel.visitor.get(travel.link + "/thanks"), "for telling us."));
  auto changed = cookie;
  changed[40] = changed[40] == 'A' ? 'B' : 'A';
  CHECK_FALSE(holds(at_end(web::Method::get, changed), "for telling us."));
}

TEST_CASE("on paper offers are said, headings stand over boxes, and ticks are a table") {
  Travel travel;
  const auto page = travel.visitor.get("/events/summit/form/paper");
  CHECK(page.status == 200);
  CHECK(times(page.body, "class=\"paper-options-heading\"") == 2);
  CHECK(holds(page, "(only if you answered “Council” to “Who are you?”)"));
  CHECK(holds(page, "<h3 class=\"paper-section\" dir=\"auto\">For families</h3>"));
  CHECK(holds(page, "On each line: tick one or two."));
  CHECK(holds(page, "that was all. Thank you for telling us."));
}

TEST_CASE("statements with ticks and several lines come in and go out one column each") {
  CHECK(exports::said(exports::read("Who are you?,Who helped you with what? [The plan]\n"
                                    "Parent or carer,The school; The forum\n",
                                    travel_text)) == "plan=school+forum role=family");
  CHECK(exports::said(exports::read("Who are you?,Who helped you with what? [The plan] [The school],"
                                    "Who helped you with what? [The plan] [The forum]\nParent or carer,Yes,No\n",
                                    travel_text)) == "plan=school role=family");
  Travel travel;
  for (int at = 0; at < 5; ++at) {
    travel.answer("key" + std::to_string(at), {{"role", {"family"}},
                                               {"came", {"no"}},
                                               {"how.bike", {"Hackney"}},
                                               {"how.other", {"By boat"}},
                                               {"plan", {"school"}},
                                               {"travel", {"council", "forum"}}});
  }
  REQUIRE(close_round(travel.database(), travel.now(), "summit").ok());
  AnswersWanted wanted{"csv"};
  wanted.whole_rows = true;
  const auto sheet = export_responses(travel.database(), travel.clock.now(), "summit", wanted, unwatched());
  REQUIRE(sheet.ok());
  INFO(*sheet);
  CHECK(sheet->find("how.bike.written,how.other.written,plan.school,plan.council,plan.forum,travel.school") !=
        std::string::npos);
  CHECK(sheet->find("Hackney,By boat,1,0,0,0,1,1") != std::string::npos);
}

TEST_CASE("a text in a column of one of several lines is that line's, and one of no option belongs to none") {
  const std::string head = "\"How did you come? [By bicycle, from]\",How did you come? [Another way]\n";
  CHECK(exports::said(exports::read(head + "Hackney,By boat\n", travel_text)).find("how=bike+other") !=
        std::string::npos);
  CHECK(exports::cell("How did you come?", "By boat", travel_text).starts_with("refused"));
}

}  // namespace muster::feedback
