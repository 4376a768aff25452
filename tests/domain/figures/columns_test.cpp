// Answers as columns: read from the store's text or from values alike, and joined with the delegate list by e-mail
// only.

#include <muster/domain/forms/language.hpp>

#include "domain/figures/summary_of_columns.hpp"
#include "support/catch.hpp"

using namespace muster;
using namespace muster::figures;

namespace {

forms::Form read_form(const std::string& first_line) {
  const auto form = forms::parse_form(first_line + R"(
page "One"
  email   "Your e-mail address"  email
  helpful "Was it helpful?"  pick one
          ( ) helpful "Helpful"
          ( ) mainly  "Mainly"
          ( ) not     "Not"
  words   "In three words"  words up to 3
  better  "What could be better?"  lines 3
)",
                                      "test.form");
  INFO((form.ok() ? "" : one_line(form.error().diagnostics.front())));
  REQUIRE(form.ok());
  return *form;
}

forms::Answers filled(const std::string& email, const std::string& helpful, std::vector<std::string> words,
                      const std::string& better = {}) {
  forms::Answers out;
  if (!email.empty()) out["email"].texts = {email};
  if (!helpful.empty()) out["helpful"].codes = {helpful};
  if (!words.empty()) out["words"].texts = std::move(words);
  if (!better.empty()) out["better"].texts = {better};
  return out;
}

const std::string named = "form named \"Named\"\n  suppress below 0\n";

SummaryInput input_with(const std::string& where) {
  SummaryInput input;
  input.form = read_form(named);
  input.round = RoundState::closed;
  input.where = where;
  people::Place hackney;
  hackney.code = "E1";
  hackney.name = "Hackney";
  hackney.area = "North East London";
  people::Place barnet;
  barnet.code = "E2";
  barnet.name = "Barnet";
  barnet.area = "North Central London";
  input.region.places = {hackney, barnet};
  people::Organisation council;
  council.id = "o1";
  council.name = "Hackney Council";
  council.kind = "local authority";
  council.serves = {"E1"};
  people::Organisation trust;
  trust.id = "o2";
  trust.name = "Both Boroughs Trust";
  trust.kind = "health";
  trust.serves = {"E1", "E2"};
  input.organisations = {council, trust};
  return input;
}

const std::vector<forms::Answers> five{
    filled("ada@example.org", "helpful", {"clear"}),      filled("Ben@Example.org ", "mainly", {"rushed"}),
    filled("cyd@example.org", "not", {"clear"}),          filled("stranger@example.org", "helpful", {"clear"}),
    filled("twice@example.org", "helpful", {"too long"}),
};
const std::vector<ListedPerson> listed{{"ada@example.org", "o1", ""},   {"ben@example.org", "o2", ""},
                                       {"cyd@example.org", "o2", "E2"}, {"twice@example.org", "o1", ""},
                                       {"twice@example.org", "o2", ""}, {"", "o1", ""}};

Result<Summary> summary_where(const std::string& where) {
  const auto input = input_with(where);
  const AnswerColumns all(*input.form, five);
  return summarise(input, all, people_columns(all, listed, input.region, input.organisations));
}

std::int64_t people_where(const std::string& where) {
  const auto found = summary_where(where);
  INFO(where << ": " << (found.ok() ? "" : one_line(found.error().diagnostics.front())));
  REQUIRE(found.ok());
  return found->counted_responses;
}

std::string error_where(const std::string& where) {
  const auto found = summary_where(where);
  REQUIRE_FALSE(found.ok());
  REQUIRE_FALSE(found.error().diagnostics.empty());
  return one_line(found.error().diagnostics.front());
}

}  // namespace

TEST_CASE("stored answers and answers as values make the same columns") {
  const auto form = read_form(named);
  const std::vector<forms::Answers> rows{filled("a@example.org", "helpful", {"clear", "N/A"}, "Less \"rush\"\nplease"),
                                         filled("", "", {"none"}),
                                         {},
                                         filled("", "mainly", {}, "caf\xc3\xa9"),
                                         {{"unknown", forms::Answer{{"x"}, {}}}}};
  AnswerColumns read(std::make_shared<const forms::Form>(form));
  for (const auto& answers : rows) read.add_stored(forms::to_json(answers));
  read.settle();
  const AnswerColumns made(form, rows);
  CHECK(read.all_answers() == made.all_answers());
  CHECK(read.all_answers().front() == rows.front());
  CHECK(read.of("words").answered == made.of("words").answered);
  CHECK(made.of("words").answered.count() == 1);  // "none" says that there is nothing to say
  CHECK_THROWS(read.copy()->add_stored("{\"helpful\":{\"codes\":[1],\"texts\":[]}}"));
}

TEST_CASE("columns that grow are those made at once, whatever the order") {
  const auto form = read_form(named);
  const AnswerColumns all(form, five);
  const AnswerColumns first(form, {five[1], five[3]});
  const auto grown = first.copy();
  for (const auto at : {0, 2, 4}) grown->add_stored(forms::to_json(five[static_cast<std::size_t>(at)]));
  CHECK(grown->in_order({2, 0, 3, 1, 4})->all_answers() == all.all_answers());
  CHECK(first.rows() == 2);
}

TEST_CASE("a filter of a round with names asks for what the delegate list says of people") {
  CHECK(people_where("place = Hackney") == 2);  // the trust serves both
  CHECK(people_where("place = Barnet") == 2);   // Ben by the trust, Cyd by her own place
  CHECK(people_where("place.area = \"North East London\"") == 2);
  CHECK(people_where("organisation = \"Both Boroughs Trust\"") == 2);
  CHECK(people_where("organisation.kind = health and helpful in (mainly, not)") == 2);
  CHECK(people_where("place is not answered") == 2);  // a stranger, and who stands on the list twice
  CHECK(people_where("place.area = \"North East London\" and helpful in (helpful, mainly) and not words contains "
                     "\"rushed\"") == 1);
}

TEST_CASE("nobody whose place is not known is told to come from elsewhere") {
  CHECK(people_where("place = Hackney") == 2);
  CHECK(people_where("not place = Hackney") == 1);  // Cyd alone: of the stranger and the one listed twice nobody knows
  CHECK(people_where("place != Hackney") == 1);
  CHECK(people_where("not place in (Hackney, Barnet)") == 0);
  CHECK(people_where("not (place = Hackney or helpful = mainly)") == 1);
  CHECK(people_where("not (place = Hackney and helpful = not)") ==
        5);  // two said something else, wherever they are from
  CHECK(people_where("place is not answered") == 2);
}

TEST_CASE("single quotes are answered with what to write") {
  CHECK(error_where("Helpful = 'helpful'").find("double quotes") != std::string::npos);
  CHECK(error_where("Helpful = helpful").find("did you mean \"helpful\"?") != std::string::npos);
}

TEST_CASE("attributes are bound with suggestions") {
  CHECK(error_where("place.area = \"North East Londn\"").find("\"North East London\"") != std::string::npos);
  CHECK(error_where("organisaton.kind = health").find("organisation.kind") != std::string::npos);
  CHECK(error_where("place > Barnet").find("have no order") != std::string::npos);
}

TEST_CASE("nothing of an anonymous round is joined with the delegate list") {
  auto input = input_with("place = Hackney");
  auto form = read_form(named);
  form.anonymous = true;
  input.form = form;
  input.by_reader = true;
  const AnswerColumns all(form, five);
  const auto people = people_columns(all, listed, input.region, input.organisations);
  CHECK(people.fields.empty());
  const auto found = summarise(input, all, people);
  REQUIRE_FALSE(found.ok());
  CHECK(one_line(found.error().diagnostics.front()).find("the form is anonymous") != std::string::npos);
}

TEST_CASE("a question goes before an attribute of its name") {
  auto form = read_form(named);
  form.pages.front().questions[1].code = "place";
  const AnswerColumns all(form, {});
  const auto input = input_with("");
  const auto people = people_columns(all, listed, input.region, input.organisations);
  CHECK(people.fields.size() == 3);
}
