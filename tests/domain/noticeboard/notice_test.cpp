// Rules of notices, as values: what one may say, what may be done with it, and who sees it.
#include <muster/domain/noticeboard/notice.hpp>

#include "support/catch.hpp"

namespace muster::noticeboard {
namespace {

constexpr Date today{std::chrono::year(2022) / 6 / 10};
constexpr Date yesterday{std::chrono::year(2022) / 6 / 9};

Content job() { return {"SENCO", "For **two** terms.", "Camden", "", "https://jobs.example.org/1", today}; }

Notice notice_of(Kind kind, State state, bool is_public = false, Date closes_on = today) {
  Notice notice;
  notice.kind = kind;
  notice.content = job();
  notice.content.closes_on = closes_on;
  notice.standing.state = state;
  notice.standing.is_public = is_public;
  return notice;
}

std::string refused_at(Kind kind, const Content& content) {
  const auto checked = check_content(kind, content, today);
  return checked.ok() ? "nothing" : checked.error().field;
}

}  // namespace

TEST_CASE("a job needs its address and its closing date, a request neither") {
  CHECK(refused_at(Kind::job, job()) == "nothing");
  auto content = job();
  content.link = "http://jobs.example.org/1";
  CHECK(refused_at(Kind::job, content) == "link");
  content = job();
  content.closes_on = Date{};
  CHECK(refused_at(Kind::job, tidied(Kind::job, content, today)) == "closes_on");
  const auto request = tidied(Kind::request, content, today);
  CHECK(refused_at(Kind::request, request) == "nothing");
  CHECK(request.link.empty());
  CHECK(request.closes_on == Date(std::chrono::year(2022) / 7 / 8));
}

TEST_CASE("what a notice cannot say is named where it was typed") {
  const auto with = [](const auto& change) {
    auto content = job();
    change(content);
    return refused_at(Kind::job, tidied(Kind::job, content, today));
  };
  CHECK(with([](Content& content) { content.title = " "; }) == "title");
  CHECK(with([](Content& content) { content.title = "two\nlines"; }) == "title");
  CHECK(with([](Content& content) { content.title = std::string(longest_title + 1, 'a'); }) == "title");
  CHECK(with([](Content& content) { content.body.clear(); }) == "body");
  CHECK(with([](Content& content) { content.body = "<script>alert(1)</script>"; }) == "body");
  CHECK(with([](Content& content) { content.body = "[here](javascript:alert)"; }) == "body");
  CHECK(with([](Content& content) { content.body = std::string(longest_body + 1, 'a'); }) == "body");
  CHECK(with([](Content& content) { content.organisation = std::string(longest_line + 1, 'a'); }) == "organisation");
  CHECK(with([](Content& content) { content.place = std::string(longest_line + 1, 'a'); }) == "place");
  CHECK(with([](Content& content) { content.closes_on = yesterday; }) == "closes_on");
  CHECK(with([](Content& content) { content.closes_on = Date(std::chrono::year(2023) / 6 / 12); }) == "closes_on");
}

TEST_CASE("who sees what: nobody before it is approved or after its last day, and everybody only a job for everybody") {
  using enum Reader;
  for (const auto state : {State::waiting, State::returned, State::withdrawn, State::down})
    CHECK_FALSE(may_see(notice_of(Kind::job, state, true), member, today));
  CHECK(may_see(notice_of(Kind::job, State::published), member, today));
  CHECK_FALSE(may_see(notice_of(Kind::job, State::published), anybody, today));
  CHECK(may_see(notice_of(Kind::job, State::published, true), anybody, today));
  CHECK_FALSE(may_see(notice_of(Kind::request, State::published, true), anybody, today));
  CHECK_FALSE(may_see(notice_of(Kind::job, State::published, true, yesterday), member, today));
}

TEST_CASE("each step has its states") {
  const auto can = [](State state, Step step, Date closes_on = today) {
    return check_step(notice_of(Kind::job, state, false, closes_on), step, today).ok();
  };
  CHECK(can(State::waiting, Step::approve));
  CHECK_FALSE(can(State::waiting, Step::approve, yesterday));
  CHECK(can(State::waiting, Step::give_back, yesterday));
  CHECK_FALSE(can(State::waiting, Step::take_down));
  CHECK(can(State::published, Step::take_down));
  CHECK(can(State::published, Step::change));
  CHECK_FALSE(can(State::published, Step::give_back));
  for (const auto state : {State::returned, State::withdrawn, State::down})
    for (const auto step : {Step::approve, Step::give_back, Step::take_down, Step::change})
      CHECK_FALSE(can(state, step));
}

TEST_CASE("codes are read back, and changes are named once each in their order") {
  for (const auto kind : kinds) CHECK(*parse_kind(kind_code(kind)) == kind);
  for (const auto state : states) CHECK(*parse_state(state_code(state)) == state);
  for (const auto step : {Step::approve, Step::give_back, Step::take_down, Step::change})
    CHECK(*parse_step(step_code(step)) == step);
  CHECK_FALSE(parse_kind("advert").ok());
  auto after = job();
  CHECK(differences(job(), after).empty());
  after.body = "Other words.";
  after.closes_on = yesterday;
  CHECK(differences(job(), after) == std::vector<std::string>{"text", "closing date"});
  CHECK(joined_changes("title, closing date", differences(job(), after)) == "title, text, closing date");
}

}  // namespace muster::noticeboard
