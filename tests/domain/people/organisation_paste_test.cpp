// Organisations pasted one a line: a verdict for each, and an invalid line stops only itself.
#include "lists.hpp"
#include "support/catch.hpp"

#include <muster/domain/people/network_sql.hpp>
#include <muster/domain/people/organisation_paste.hpp>

#include <algorithm>

using namespace muster::people;
using Meaning = PastedOrganisation::Verdict;

namespace {

std::vector<PastedOrganisation> judged(std::string_view text, const std::vector<Organisation>& known = {}) {
  return judge_pasted(text, lists::region("london"), usual_kinds(), known);
}

}  // namespace

TEST_CASE("A line gives name, kind, places and other names") {
  const auto lines = judged(
      "Kids; voluntary; Camden, E09000033; KIDS charity | Kids UK\n\n"
      "North London Forum\tparent carer forum\tBarnet\tNLF\r\n");
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].verdict == Meaning::fresh);
  CHECK(lines[0].organisation.kind == "voluntary");
  CHECK(lines[0].organisation.serves == std::vector<std::string>{"E09000007", "E09000033"});
  CHECK(lines[0].organisation.aliases == std::vector<std::string>{"KIDS charity", "Kids UK"});
  CHECK(lines[1].line == 3);
  CHECK(lines[1].organisation.aliases == std::vector<std::string>{"NLF"});
}

TEST_CASE("A place's name alone is its local authority") {
  const auto lines = judged("Camden");
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].verdict == Meaning::fresh);
  CHECK(lines[0].organisation.kind == "local authority");
  CHECK(lines[0].organisation.serves == std::vector<std::string>{"E09000007"});
}

TEST_CASE("What cannot be understood is refused with its reason, line by line") {
  const auto lines =
      judged("Kids\nKids; charity\nKids; volontary\nKids; voluntary; Camdem\n; health\nA;B;C;D;E\nOK; health");
  std::vector<std::string> words;
  for (const auto& line : lines) words.push_back(line.words);
  CHECK(words == std::vector<std::string>{"has no kind: write it after the name and a semicolon",
                                          "nobody knows the kind ‘charity’; add it to your kinds first",
                                          "nobody knows the kind ‘volontary’; did you mean \"voluntary\"?",
                                          "‘Camdem’ is no place of London; did you mean \"Camden\"?", "has no name",
                                          "has more than four columns: name; kind; places; other names", ""});
  CHECK(std::ranges::count(lines, Meaning::fresh, &PastedOrganisation::verdict) == 1);
}

TEST_CASE("A name that means an organisation already is not added twice") {
  Organisation known;
  known.name = "Achieving for Children";
  known.aliases = {"AfC"};
  const auto lines = judged("AFC; health\nNew one; health\nNEW ONE; health\nOther; health; ; afc", {known});
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].verdict == Meaning::known);
  CHECK(lines[0].words == "is another name of Achieving for Children");
  CHECK(lines[1].verdict == Meaning::fresh);
  CHECK(lines[2].verdict == Meaning::known);
  CHECK(lines[3].verdict == Meaning::refused);
  CHECK(lines[3].words == "‘afc’ already means Achieving for Children");
}

TEST_CASE("One line for each place can be saved as it stands") {
  const auto region = lists::region("london");
  const auto lines = judged(one_for_each_place(region));
  CHECK(lines.size() == 33);
  CHECK(std::ranges::count(lines, Meaning::fresh, &PastedOrganisation::verdict) == 33);
}

TEST_CASE("A changed organisation keeps its names apart from the others") {
  Organisation other;
  other.id = "o1";
  other.name = "Kids";
  other.aliases = {"KIDS UK"};
  Organisation changed;
  changed.id = "o2";
  changed.name = "kids";
  changed.kind = "charity";
  changed.aliases = {"Kids (UK)"};
  std::vector<std::string> fields;
  for (const auto& error : check_organisation(changed, usual_kinds(), {other, changed})) fields.push_back(error.field);
  CHECK(fields == std::vector<std::string>{"name", "kind", "aliases"});
  changed.name = "Youth";
  changed.kind = "voluntary";
  changed.aliases.clear();
  CHECK(check_organisation(changed, usual_kinds(), {other, changed}).empty());
}
