// Names of people, organisations and places, pasted or in files, are read in a time like their length.
#include <muster/domain/people/gazetteer.hpp>
#include <muster/domain/people/organisation_paste.hpp>
#include <muster/domain/people/person_name.hpp>
#include <muster/domain/people/region_making.hpp>
#include <muster/domain/people/typed_person.hpp>
#include <muster/kit/tabular/table.hpp>

#include "support/catch.hpp"
#include "support/growth.hpp"

using namespace muster;
using namespace muster::people;
using growth::fault_of;
using growth::numbered;

namespace {

constexpr std::size_t first = 4 << 10;
constexpr std::size_t largest_first = 16 << 10;

Region two_places() {
  Region region;
  region.name = "Twoland";
  region.places = {{"A", "Ashby", "ASH", "", "North", 0, 0}, {"B", "Birch", "BIR", "", "South", 0, 1}};
  return region;
}

}  // namespace

TEST_CASE("pasted organisations and places of any shape are judged in a time like their length") {
  const auto region = two_places();
  const std::vector<Organisation> known{{"o1", "Ashby Trust", "voluntary", {"A"}, {}}};
  const auto paste = [&](const std::string& text) { (void)judge_pasted(text, region, {"voluntary", "health"}, known); };
  const auto places = [&](const std::string& text) {
    std::vector<std::string> unknown;
    (void)place_codes(text, region, unknown);
  };
  for (const std::string piece : {"a", "Ashby Trust\n", "Trust #; voluntary; Ashby, Birch; T#\n", "Trust; #\n", "; ",
                                  ", ", "|", "\t", "é", "\n", "Ashby, ", "Ashbi#, ", "and "}) {
    CAPTURE(piece);
    CHECK(fault_of(numbered(piece), paste, first, largest_first) == "");
    CHECK(fault_of(numbered(piece, "Trust; voluntary; "), paste, first, largest_first) == "");
    CHECK(fault_of(numbered(piece), places, first, largest_first) == "");
    CHECK(fault_of(
              numbered(piece), [](const std::string& text) { (void)pasted_names(text); }, first, largest_first) == "");
  }
}

TEST_CASE("one name of any shape is read in a time like its length") {
  for (const std::string piece :
       {"a", "A ", "Dr ", "van ", "-", "'", "(", ") ", ",", "é", "MCDONALD ", "\xE2\x80\x8B"}) {
    CAPTURE(piece);
    const auto of = [&](const growth::Work& work) { return fault_of(growth::repeated(piece), work); };
    CHECK(of([](const std::string& text) { (void)name_parts(text, text); }) == "");
    CHECK(of([](const std::string& text) { (void)name_order(text, text); }) == "");
    CHECK(of([](const std::string& text) { (void)without_council(text); }) == "");
    CHECK(of([](const std::string& text) { (void)errors_of(tidied({text, text, text, text, text, text})); }) == "");
    CHECK(of([](const std::string& text) {
            (void)check_organisation({"o", text, "health", {}, {text}}, {"health"}, {});
          }) == "");
  }
}

TEST_CASE("a file of places of any shape is read in a time like its length, and short names are made likewise") {
  const auto read = [](const std::string& bytes) {
    const auto table = tabular::read_table(bytes, "region.csv");
    if (table.ok()) (void)read_region(*table, "twoland", "Twoland", "region.csv");
  };
  for (const std::string row : {"E#,Place #,P#,Place,North,1,#\n", "E1,Place,P,Place,North,1,1\n", ",,,,,,\n", "#\n"}) {
    CAPTURE(row);
    CHECK(fault_of(numbered(row, "code,name,short,part,area,tile_column,tile_row\n"), read, first, largest_first) ==
          "");
  }
  const auto name = [](const std::string& text) {
    std::vector<std::string> names;
    for (std::size_t at = 0; at < text.size() && names.size() < most_places; at += 16)
      names.push_back(text.substr(at, 16));
    (void)short_names(names);
  };
  for (const std::string piece : {"Stoke #", "a", "Same"}) CHECK(fault_of(numbered(piece), name, 256, 512) == "");
}
