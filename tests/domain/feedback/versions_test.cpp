// A form that changes while people answer it: what is stored, what is told of whom, and what a page that was open
// means.
#include <muster/domain/feedback/answers_out_service.hpp>
#include <muster/domain/feedback/answers_service.hpp>
#include <muster/domain/feedback/form_versions.hpp>
#include <muster/domain/forms/language.hpp>

#include "summit_feedback.hpp"
#include "support/observed_database.hpp"

#include <algorithm>

namespace muster::feedback {
namespace {

using test::field_value;
using test::holds;

/// The form of the summit with one piece of its text replaced.
std::string with(const std::string& from, const std::string& to, std::string text = form_text) {
  REQUIRE(text.find(from) != std::string::npos);
  return text.replace(text.find(from), from.size(), to);
}

const std::string topic = "  topic     \"One topic?\"  text\n";
const std::string place =
    "  place     \"Where next time?\"  pick one\n            ( ) here \"Here\"\n            ( ) there \"There\"\n";
const std::string online = "            [ ] online    \"Online\"\n";

RoundAnswers answers_in(Feedback& summit) {
  const auto round = summit.round();
  auto found = summit.database().read(
      [&](store::Session& session) -> Result<RoundAnswers> { return answers_of(session, round); });
  REQUIRE(found.ok());
  return std::move(found).value();
}

std::int64_t count_asked(const RoundAnswers& all, const std::string& question, forms::Asked asked) {
  return std::count_if(all.answers.begin(), all.answers.end(), [&](const forms::Answers& answers) {
    const auto found = answers.find(question);
    return (found == answers.end() ? forms::Asked::by_condition : found->second.asked) == asked;
  });
}

/// `first` people answer the form, then as many as `second` another version, and it is closed.
void two_versions(Feedback& summit, int first, int second, const std::string& next) {
  summit.open();
  for (int at = 0; at < first; ++at)
    summit.answer("a" + std::to_string(at), {{"helpful", {"helpful"}}, {"topic", {"Schools"}}, {"format", {"online"}}});
  summit.publish(next);
  for (int at = 0; at < second; ++at)
    summit.answer("b" + std::to_string(at), {{"helpful", {"not"}}, {"place", {"here"}}, {"format", {"in_person"}}});
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
}

}  // namespace

TEST_CASE("answers to all versions add up, and who was not asked is kept apart from who gave no answer") {
  Feedback summit;
  two_versions(summit, 6, 7, with(topic, place));
  CHECK(summit.figure("select count(*) from response where version = 1") == 6);
  CHECK(summit.figure("select count(*) from response where version = 2") == 7);
  const auto all = answers_in(summit);
  REQUIRE(all.answers.size() == 13);
  REQUIRE(all.versions.form().question("topic") != nullptr);
  CHECK(all.versions.form().question("topic")->retired);
  CHECK(count_asked(all, "topic", forms::Asked::no) == 7);
  CHECK(count_asked(all, "place", forms::Asked::no) == 6);
  CHECK(count_asked(all, "helpful", forms::Asked::no) == 0);
}

TEST_CASE("another version is judged before the writers' line, in which no answer is looked at") {
  Feedback summit;
  summit.open();
  for (int at = 0; at < 6; ++at) summit.answer("a" + std::to_string(at));
  test::ObservedDatabase observed(summit.database());
  REQUIRE(publish_form(observed, summit.now(), "summit", with(topic, place), "next.form").ok());
  REQUIRE(observed.writes.size() == 1);
  CHECK(observed.any_names("insert into form_version"));
  CHECK_FALSE(observed.any_names("from response"));
  SECTION("answers that come meanwhile to a version that has some change nothing") {
    summit.answer("b");
    observed.writes.clear();
    observed.before_next_write = [&] { summit.answer("c"); };
    REQUIRE(publish_form(observed, summit.now(), "summit", form_text, "next.form").ok());
    CHECK(observed.writes.size() == 1);
  }
  SECTION("the first answer to the last version has it judged anew, outside once more") {
    observed.writes.clear();
    observed.before_next_write = [&] { summit.answer("b"); };
    REQUIRE(publish_form(observed, summit.now(), "summit", form_text, "next.form").ok());
    CHECK(observed.writes.size() == 2);
    CHECK_FALSE(observed.any_names("from response"));
  }
}

TEST_CASE("an answer that comes while another version is judged keeps its meaning") {
  Feedback summit;
  summit.open();
  const auto changed = with("\"Not helpful\"", "\"Very helpful\"");
  test::ObservedDatabase observed(summit.database());
  SECTION("the first answer of all") {
    observed.before_next_write = [&] { summit.answer("a"); };
    const auto refused = publish_form(observed, summit.now(), "summit", changed, "next.form");
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message.find("Answers are there already") != std::string::npos);
    CHECK(summit.round().form_version == 1);
  }
  SECTION("one after another, so that it is judged inside the line at last") {
    // What is judged is new each time: somebody publishes between.
    int turn = 0;
    std::function<void()> again = [&] {
      summit.publish(with(topic, turn % 2 == 0 ? place : topic));
      if (++turn < 6) observed.before_next_write = again;
    };
    observed.before_next_write = again;
    CHECK(publish_form(observed, summit.now(), "summit", changed, "next.form").ok());
    CHECK(turn == 4);
    CHECK(summit.round().form_version == 6);
  }
  SECTION("nobody answers: it is published") {
    CHECK(publish_form(observed, summit.now(), "summit", changed, "next.form").ok());
  }
}

TEST_CASE("the order of keys is written anew with the version beside each answer") {
  Feedback summit;
  summit.open();
  for (int at = 0; at < 6; ++at) summit.answer("a" + std::to_string(at));
  summit.publish(with(topic, place));
  for (int at = 0; at < 3; ++at) summit.answer("b" + std::to_string(at));
  std::map<std::string, SeenAnswers> seen;
  REQUIRE(forget_arrivals(summit.database(), seen).ok());
  CHECK(summit.figure("select count(*) from response where version = 1") == 6);
  CHECK(summit.figure("select count(*) from response where version = 2") == 3);
}

TEST_CASE("what fewer than five were asked, or could choose, is told by no figure of an anonymous form") {
  Feedback summit;
  SECTION("a question that came late") {
    two_versions(summit, 9, 3, with(topic, place));
    CHECK(count_asked(answers_in(summit), "place", forms::Asked::untold) == 3);
    CHECK(count_asked(answers_in(summit), "topic", forms::Asked::no) == 3);
  }
  SECTION("an option that went early") {
    two_versions(summit, 3, 9, with(online, ""));
    const auto all = answers_in(summit);
    CHECK(count_asked(all, "format", forms::Asked::untold) == 3);
    CHECK(count_asked(all, "helpful", forms::Asked::untold) == 0);
    CHECK(all.versions.offered().empty());
  }
  SECTION("of a form with names everything is told") {
    two_versions(summit, 3, 9, with(online, ""));
    auto named = *summit.round().form;
    named.anonymous = false;
    auto first = *forms::parse_form(form_text, "a");
    first.anonymous = false;
    const FormVersions versions(
        {{1, std::make_shared<const forms::Form>(first)}, {2, std::make_shared<const forms::Form>(named)}},
        {{1, 3}, {2, 9}});
    forms::Answers answers{{"format", {{"online"}, {}}}};
    versions.mark(answers, 1);
    CHECK(answers.at("format").codes.size() == 1);
    CHECK(versions.offered().at("format").at("online") == 3);
  }
}

TEST_CASE("whoever has the page open while another version is published can still send it") {
  Feedback summit;
  const auto link = "/f/" + summit.open();
  const auto page = summit.visitor.get(link).body;
  summit.publish(with(topic, place));
  const std::vector<std::pair<std::string, std::string>> filled{{"_key", field_value(page, "_key")},
                                                                {"_page", "3"},
                                                                {"helpful", "helpful"},
                                                                {"topic", "Schools"},
                                                                {"_send", "yes"}};
  REQUIRE(summit.visitor.post(link, filled).status == 303);
  CHECK(summit.figure("select count(*) from response where version = 1 and answers like '%Schools%'") == 1);
  // A day later it is the form that is published now.
  const auto late = summit.visitor.get(link).body;
  summit.publish(with(topic, place, with(online, "")));
  summit.clock.advance(std::chrono::hours(25));
  const std::vector<std::pair<std::string, std::string>> again{
      {"_key", field_value(late, "_key")}, {"_page", "3"}, {"helpful", "helpful"}, {"place", "here"}, {"_send", "yes"}};
  REQUIRE(summit.visitor.post(link, again).status == 303);
  CHECK(summit.figure("select count(*) from response where version = 3") == 1);
}

TEST_CASE("what an old page asked and the form asks no more is told and shown back, and nothing is stored in part") {
  Feedback summit;
  const auto link = "/f/" + summit.open();
  const auto key = field_value(summit.visitor.get(link).body, "_key");
  summit.publish(with(topic, place));
  summit.clock.advance(std::chrono::hours(25));
  const std::string button = GENERATE("_send", "_go", "_back", "_check", "_save");
  const auto told = summit.visitor.post(
      link, {{"_key", key}, {"_page", "3"}, {"helpful", "helpful"}, {"topic", "Schools & <youth>"}, {button, "yes"}});
  CHECK(told.status == 409);
  CHECK(told.body.find("some of what you answered is asked no more") != std::string::npos);
  CHECK(told.body.find("Schools &amp; &lt;youth&gt;") != std::string::npos);
  CHECK(told.body.find("<b>One topic?</b>") != std::string::npos);
  CHECK(field_value(told.body, "helpful") == "helpful");
  CHECK(summit.figure("select count(*) from response") == 0);
  CHECK(summit.figure("select count(*) from answer_draft") == 0);
  // Whoever has read it sends the rest.
  REQUIRE(summit.visitor
              .post(link, {{"_key", field_value(told.body, "_key")},
                           {"_page", "3"},
                           {"helpful", "helpful"},
                           {"place", "here"},
                           {"_send", "yes"}})
              .status == 303);
  CHECK(summit.figure("select count(*) from response where version = 2") == 1);
}

TEST_CASE("a field that no version knows is shown back too; an option that is offered no more is asked anew") {
  Feedback summit;
  const auto link = "/f/" + summit.open();
  const auto page = summit.visitor.get(link).body;
  const auto told = summit.visitor.post(link, {{"_key", field_value(page, "_key")},
                                               {"_page", "3"},
                                               {"helpful", "helpful"},
                                               {"helpfull", "helpful too"},
                                               {"_send", "yes"}});
  CHECK(told.status == 409);
  CHECK(told.body.find("helpful too") != std::string::npos);
  CHECK(summit.figure("select count(*) from response") == 0);
  summit.publish(with(online, ""));
  summit.clock.advance(std::chrono::hours(25));
  const auto asked = summit.visitor.post(link, {{"_key", field_value(page, "_key")},
                                                {"_page", "3"},
                                                {"helpful", "helpful"},
                                                {"format", "online"},
                                                {"_send", "yes"}});
  CHECK(asked.status == 422);
  CHECK(summit.figure("select count(*) from response") == 0);
}

TEST_CASE("before it is published the page says what changes, and what is refused and why") {
  Feedback summit;
  summit.open();
  summit.answer("k");
  const std::string check = "/events/summit/form/check";
  const auto sound = gone_on(summit.visitor, summit.visitor.post(check, {{"text", with(topic, place)}}));
  CHECK(sound.status == 200);
  CHECK(holds(sound, "<h3>Added</h3>"));
  CHECK(holds(sound, "“Where next time?” (place) is asked too."));
  CHECK(holds(sound, "<h3>Retired</h3>"));
  CHECK(holds(sound, "“One topic?” (topic) is asked no more. Its answers stay."));
  CHECK(holds(sound, "Publish as version 2"));
  const auto refused =
      summit.visitor.post(check, {{"text", with("\"Mainly helpful\"", "\"Of no use\"", with(topic, ""))}});
  CHECK(refused.status == 422);
  CHECK(holds(refused, "<h3>Retired</h3>"));
  CHECK(holds(refused, "meant &quot;Mainly helpful&quot; and now means &quot;Of no use&quot;"));
  CHECK(holds(gone_on(summit.visitor, summit.visitor.post(check, {{"text", form_text}})), "Nothing changes"));
}

TEST_CASE("a code keeps its meaning over every version that was answered, not over the last alone") {
  Feedback summit;
  summit.open();
  summit.answer("k");
  summit.publish(with(topic, ""));
  const auto refused = publish_form(summit.database(), summit.now(), "summit",
                                    with(topic, "  topic     \"Your town?\"  text\n"), "new.form");
  REQUIRE_FALSE(refused.ok());
  REQUIRE(refused.error().diagnostics.size() == 1);
  CHECK(refused.error().diagnostics.front().message.find("asked \"One topic?\" and now asks \"Your town?\"") !=
        std::string::npos);
  CHECK(publish_form(summit.database(), summit.now(), "summit", form_text, "new.form").ok());
}

TEST_CASE("the file of answers tells what somebody was not asked") {
  Feedback summit;
  two_versions(summit, 6, 7, with(topic, place, with(online, "")));
  const auto file = export_responses(summit.database(), summit.clock.now(), "summit", "csv");
  REQUIRE(file.ok());
  INFO(*file);
  CHECK(test::times(*file, "not asked") == 6);
  CHECK(file->find("format.online") != std::string::npos);
}

TEST_CASE("an option that a version did not offer is no unticked box in any file of answers") {
  Feedback summit;
  summit.open();
  for (int at = 0; at < 6; ++at)
    summit.answer("a" + std::to_string(at), {{"helpful", {"helpful"}}, {"format", {"in_person"}}});
  summit.publish(with(online, online + "            [ ] hybrid    \"Both, by turns\"\n"));
  for (int at = 0; at < 7; ++at)
    summit.answer("b" + std::to_string(at), {{"helpful", {"helpful"}}, {"format", {"hybrid"}}});
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  const auto file = [&](const std::string& format) {
    auto made = export_answers(summit.database(), summit.clock.now(), "summit", {format, false, {}}, unwatched());
    REQUIRE(made.ok());
    return *made;
  };
  const auto count = [](const std::string& text, const std::string& of) {
    std::int64_t found = 0;
    for (auto at = text.find(of); at != std::string::npos; at = text.find(of, at + 1)) ++found;
    return found;
  };
  CHECK(count(file("csv"), "not offered") == 6);
  const auto json = file("json");
  CHECK(count(json, "\"format.hybrid\": \"not offered\"") == 6);
  CHECK(count(json, "\"format.hybrid\": true") == 7);
  CHECK(count(json, "\"anyOf\"") == 1);
  const auto sps = file("sps");
  CHECK(sps.find("('not offered'=-9) (CONVERT) INTO format.hybrid.") != std::string::npos);
  CHECK(sps.find("MISSING VALUES") != std::string::npos);
  CHECK(sps.find("format.hybrid") != std::string::npos);
  // A scale is numbers with labels, the same step the same number in all versions.
  CHECK(sps.find("RECODE @helpful ('helpful'=1) ('mainly'=2) ('not'=3) ('not asked'=-7) ('not shown'=-8) ('not "
                 "offered'=-9) INTO helpful.") != std::string::npos);
  CHECK(sps.find("ALTER TYPE") == std::string::npos);  // PSPP has none
  CHECK(sps.find("helpful (F3.0)") != std::string::npos);
  CHECK(sps.find("\n    1 'Helpful'\n    2 'Mainly helpful'\n    3 'Not helpful'\n    -7 'Not asked'") !=
        std::string::npos);
}

TEST_CASE("a file of answers is read by the version that knows most of its columns") {
  Feedback summit;
  summit.open();
  summit.publish(with(topic, place));
  const auto before = summit.import(export_head + "1,,,,,Helpful,Online,Schools\n");
  REQUIRE(before.ok());
  CHECK(summit.figure("select count(*) from response where version = 1 and answers like '%Schools%'") == 1);
  const auto now = summit.import("ID,Was it helpful?,Where next time?\n2,Helpful,There\n", "second.csv");
  if (!now.ok()) FAIL(now.error().message);
  CHECK(summit.figure("select count(*) from response where version = 2") == 1);
}

}  // namespace muster::feedback
