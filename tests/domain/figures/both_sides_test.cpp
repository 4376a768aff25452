// Words on both sides are joined by what they are, not by how each side happened to write them.

#include "domain/figures/example.hpp"

#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace muster;
using namespace muster::figures;

namespace {

std::string both_of(const std::vector<std::string>& challenges, const std::vector<std::string>& opportunities) {
  SummaryInput input;
  for (const auto& text : challenges) input.notes.push_back({"1", "challenge", text});
  for (const auto& text : opportunities) input.notes.push_back({"1", "opportunity", text});
  std::string out;
  for (const auto& word : example::summary_of(input).both_sides) {
    out += (out.empty() ? "" : ", ") + word.word + " " + std::to_string(word.challenges) + "/" +
           std::to_string(word.opportunities);
  }
  return out;
}

}  // namespace

TEST_CASE("forms of one word meet across the sides") {
  CHECK(both_of({"an EHCP"}, {"EHCPs", "more EHCPs"}) == "EHCPs 1/2");
  CHECK(both_of({"schools", "our schools"}, {"a school"}) == "schools 2/1");
  CHECK(both_of({"parents"}, {"a parent"}) == "parent 1/1");
  CHECK(both_of({"need"}, {"needs"}) == "need 1/1");
  CHECK(both_of({"co-production"}, {"coproduction"}) == "coproduction 1/1");
  CHECK(both_of({"programs"}, {"the programme", "a programme"}) == "programme 1/2");
  CHECK(both_of({"nhs"}, {"NHS"}) == "NHS 1/1");
  CHECK(both_of({"people"}, {"one person"}) == "people 1/1");
  CHECK(both_of({"Wi-Fi"}, {"wifi"}) == "wifi 1/1");
  CHECK(both_of({"not clear"}, {"isn't clear"}) == "not clear 1/1");
  CHECK(both_of({"midwives"}, {"a midwife"}) == "midwife 1/1");
}

TEST_CASE("different words do not meet across the sides") {
  CHECK(both_of({"SEND"}, {"send it"}).empty());
  CHECK(both_of({"goods"}, {"good"}).empty());
  CHECK(both_of({"not clear"}, {"clear"}).empty());
  CHECK(both_of({"July"}, {"Julie"}).empty());
  CHECK(both_of({"inclusion"}, {"inclusive"}).empty());
}

TEST_CASE("the example summit's words on both sides hold those that each side spelt otherwise") {
  const auto summary = example::summary_of(example::summit());
  const auto sides_of = [&](const std::string& one, const std::string& other) {
    for (const auto& word : summary.both_sides) {
      if (word.word == one || word.word == other) return word.challenges * 100 + word.opportunities;
    }
    return std::int64_t{0};
  };
  CHECK(sides_of("EHCP", "EHCPs") == 203);
  CHECK(sides_of("school", "schools") == 202);
  CHECK(sides_of("parent", "parents") == 102);
  CHECK(sides_of("need", "needs") == 201);
  CHECK(sides_of("inclusion", "") > 0);
}

TEST_CASE("who wrote N/A where words were asked for gave none, and is no base of a share") {
  auto input = example::summit();
  const auto before = example::summary_of(input);
  forms::Answers nothing = input.answers.front();
  nothing["words"].texts = {"N/A"};
  input.answers.push_back(nothing);
  const auto after = example::summary_of(input);
  CHECK(after.question("words")->answered == before.question("words")->answered);
  CHECK(after.question("words")->asked == before.question("words")->asked + 1);
  CHECK(after.question("words")->words.size() == before.question("words")->words.size());
}
