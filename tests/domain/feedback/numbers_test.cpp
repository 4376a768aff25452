// Numbers are understood or refused with the reason, never guessed.
#include "domain/feedback/exports.hpp"

#include <muster/kit/base/file.hpp>

#include "support/source_dir.hpp"

using namespace muster;
using namespace muster::feedback;
using namespace muster::feedback::exports;

namespace {

std::string number(const std::string& text) { return cell("How many events?", text); }

}  // namespace

TEST_CASE("whole numbers are understood however they are written") {
  for (const auto& [text, value] : std::vector<std::pair<std::string, std::string>>{
           {"7", "7"},           {" 7 ", "7"},         {"7.0", "7"},      {"7.00", "7"},          {"7,0", "7"},
           {"0", "0"},           {"1,200", "1200"},    {"1 200", "1200"}, {"1\u00A0200", "1200"}, {"1'200", "1200"},
           {"1,200.00", "1200"}, {"1.200,00", "1200"}, {"£40", "40"},     {"£ 40", "40"},         {"£1,200", "1200"},
           {"40 €", "40"},       {"$40", "40"},        {"GBP 40", "40"},  {"40%", "40"},          {"40 %", "40"},
           {"40.0%", "40"},      {"007", "7"}}) {
    INFO(text);
    CHECK(number(text) == "events=‹" + value + "›");
  }
}

TEST_CASE("what is no whole number is refused with the reason") {
  for (const auto& [text, why] :
       std::vector<std::pair<std::string, std::string>>{{"12.5", "is not a whole number"},
                                                        {"12,5", "is not a whole number"},
                                                        {"0.4", "is not a whole number"},
                                                        {"0,125", "is not a whole number"},
                                                        {"£12.50", "is not a whole number"},
                                                        {"12.5%", "is not a whole number"},
                                                        {"1,200.50", "is not a whole number"},
                                                        {"1.200", "can be 1,200 or 1.200"},
                                                        {"6000", "is outside 0 to 5,000, which events takes"},
                                                        {"-1", "is outside 0 to 5,000, which events takes"},
                                                        {"−1", "is outside 0 to 5,000, which events takes"},
                                                        {"many", "is no number"},
                                                        {"ten", "is no number"},
                                                        {"about 10", "is no number"},
                                                        {"10+", "is no number"},
                                                        {"5-10", "is no number"},
                                                        {"<5", "is no number"},
                                                        {"1e3", "is no number"},
                                                        {"1,20,0", "is no number"},
                                                        {"1,2000", "is not a whole number"},
                                                        {"40p", "is no number"},
                                                        {"%", "is no number"},
                                                        {"£", "is no number"},
                                                        {"1.2.3", "is no number"},
                                                        {"nan", "is no number"},
                                                        {"inf", "is no number"},
                                                        {"0x10", "is no number"},
                                                        {"99999999999999999999", "is too large"}}) {
    INFO(text);
    const auto found = number(text);
    CHECK(found.starts_with("refused:"));
    CHECK(found.find(why) != std::string::npos);
  }
}

TEST_CASE("a comma before three digits is for thousands, unless the column writes decimals with it") {
  const std::string head = "How many events?;ID\n";
  CHECK(said(read(head + "1,200;1\n7;2\n"), 0) == "events=‹1200›");
  const auto continental = read(head + "1,200;1\n12,0;2\n7;3\n");
  CHECK(said(continental, 0).find("can be 1,200 or 1.200") != std::string::npos);
  CHECK(said(continental, 1) == "events=‹12›");
  CHECK(said(continental, 2) == "events=‹7›");
  CHECK(continental.verdicts[0].invalid == std::vector<std::size_t>{0});
}

TEST_CASE("numbers of a workbook are those that its reader sees") {
  for (const std::string program : {"exceljs", "libreoffice"}) {
    INFO(program);
    const auto bytes = read_file(test::source_dir() + "/tests/domain/feedback/data/numbers-" + program + ".xlsx");
    REQUIRE(bytes.ok());
    const auto forecast = read(*bytes);
    REQUIRE(forecast.verdicts.size() == 9);
    CHECK(said(forecast, 0) == "events=‹40›");    // 40%
    CHECK(said(forecast, 1) == "events=‹40›");    // £40
    CHECK(said(forecast, 2) == "events=‹1200›");  // 1,200
    CHECK(said(forecast, 3).find("\"12.5%\" is not a whole number") != std::string::npos);
    CHECK(said(forecast, 4).find("\"12.5\" is not a whole number") != std::string::npos);
    CHECK(said(forecast, 5) == "events=‹7›");  // 7%, which is stored as 0.07
    CHECK(said(forecast, 6) == "events=‹7›");  // 7.00
    CHECK(said(forecast, 7).find("\"2022-06-10\" is no number") != std::string::npos);
    CHECK(said(forecast, 8) == "events=‹1200›");  // typed as text
  }
}

TEST_CASE("a file's numbers may have their unit in any usual spelling, and no other") {
  const auto forecast =
      judged("What did it cost?\n£3.20\n3.20 pounds\n\"£1,200\"\n$3.20\n1 mile\n",
             "form f \"F\"\npage \"P\"\n  cost \"What did it cost?\" number decimals 2 unit \"pounds\"\n");
  REQUIRE(forecast.ok());
  REQUIRE(forecast->verdicts.size() == 5);
  CHECK(said(*forecast, 0) == "cost=‹3.2›");
  CHECK(said(*forecast, 1) == "cost=‹3.2›");
  CHECK(said(*forecast, 2) == "cost=‹1200›");
  CHECK(said(*forecast, 3).find("\"$3.20\" is not in pounds, which cost asks for") != std::string::npos);
  CHECK(said(*forecast, 4).find("\"1 mile\" is no number for cost") != std::string::npos);
}
