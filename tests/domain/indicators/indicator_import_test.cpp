// Files of figures: a verdict for each row, both shapes, revisions and undoing.

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/indicators/indicator_service.hpp>

#include "support/summit_store.hpp"

namespace muster::indicators {
namespace {

const std::string heading = "Area code,Area,Year,Indicator,Value,Unit,Source,Published\n";

struct IndicatorStore : test::SummitStore {
  IndicatorStore() {
    const auto event =
        events::add_event(database(), audit(), {"summit", "Summit", "2022-06-10", "london", "", "in person", ""});
    REQUIRE(event.ok());
    programme = event->programme_id;
    kinds.add(indicator_kind());
  }
  IndicatorPlan plan(const std::string& bytes, const std::string& decisions = "") {
    auto found = plan_indicators(database(), test::noon(), "summit", {"plans.csv", bytes, decisions});
    REQUIRE(found.ok());
    return std::move(found).value();
  }
  Result<IndicatorImport> import(const std::string& bytes, const std::string& decisions = "",
                                 const intake::RowsToSkip& leaving = {}) {
    return import_indicators(database(), audit(), "summit", plan(bytes, decisions), leaving);
  }
  Indicator only(const std::string& code) {
    auto found = collection(database(), programme, "", code);
    REQUIRE(found.ok());
    REQUIRE(found->indicators.size() == 1);
    return found->indicators.front();
  }
  std::string camden(const std::string& code, int year) {
    const auto indicator = only(code);
    for (const auto& place : indicator.places)
      if (place.name == "Camden") return place.in(year) == nullptr ? "" : place.in(year)->published;
    return "no Camden";
  }
  std::string programme;
  intake::Kinds kinds;
};

std::vector<Verdict> verdicts(const IndicatorPlan& plan) {
  std::vector<Verdict> all;
  for (const auto& row : plan.forecast->rows) all.push_back(row.verdict);
  return all;
}

}  // namespace

TEST_CASE_METHOD(IndicatorStore, "each row of a file of figures gets its verdict") {
  const auto found = plan(heading +
                          "E09000007,Camden,2025,Plans,\"1,204\",number,Made up,2025-06-26\n"    // new
                          "E12000007,London,2025,Plans,9000,number,Made up,2025-06-26\n"         // the region
                          "E92000001,England,2025,Plans,90000,number,Made up,2025-06-26\n"       // the nation
                          "E09000008,Croydon,2025,Plans,c,number,Made up,2025-06-26\n"           // a mark
                          "E06000001,Hartlepool,2025,Plans,12,number,Made up,2025-06-26\n"       // elsewhere
                          "E12000001,North East,2025,Plans,12,number,Made up,2025-06-26\n"       // another region
                          "Camden,Camden,2025,Plans,12,number,Made up,2025-06-26\n"              // no code
                          "E09000099,Barnet,2025,Plans,12,number,Made up,2025-06-26\n"           // another's code
                          "E09000009,Ealing,spring,Plans,12,number,Made up,2025-06-26\n"         // no year
                          "E09000009,Ealing,2025,Plans,some,number,Made up,2025-06-26\n"         // no value
                          "E09000010,Enfield,2025,Plans,,number,Made up,2025-06-26\n"            // missing
                          "E09000007,Camden,2025,Plans,1205,number,Made up,2025-06-26\n"         // doubled
                          "E09000007,Camden,2025,Plans,\"1,204\",number,Made up,2025-06-26\n");  // the same twice
  using enum Verdict;
  CHECK(verdicts(found) == std::vector{fresh, fresh, fresh, fresh, elsewhere, elsewhere, refused, refused, refused,
                                       refused, empty, refused, same});
  const auto& rows = found.forecast->rows;
  CHECK(rows[6].reason == "\"Camden\" is no official code of an area, which is a letter and eight digits");
  CHECK(rows[7].reason == "Barnet has the code E09000003, not E09000099");
  CHECK(rows[8].reason == "\"spring\" is no year such as 2024 or 2023/24");
  CHECK(rows[9].reason == "\"some\" is neither a figure nor a mark that publishers use in its place");
  CHECK(rows[11].reason == "row 2 says 1,204 of the same area, year and indicator");
}

TEST_CASE_METHOD(IndicatorStore, "refused rows stop a file, and left out they do not") {
  const auto bytes = heading + "E09000007,Camden,2025,Plans,12,number,,\nE09000008,Croydon,2025,Plans,some,number,,\n";
  CHECK_FALSE(import(bytes).ok());
  CHECK(figure("select count(*) from indicator_value") == 0);
  const auto done = import(bytes, "", {false, true});
  REQUIRE(done.ok());
  CHECK(done->added == 1);
  CHECK(done->left == 1);
  CHECK(figure("select count(*) from indicator_value") == 1);
}

TEST_CASE_METHOD(IndicatorStore, "marks are kept apart from what is missing") {
  REQUIRE(import(heading + "E09000007,Camden,2024,Plans,c,number,Made up,2025-06-26\n"
                           "E09000007,Camden,2025,Plans,low,number,Made up,2025-06-26\n"
                           "E12000007,London,2025,Plans,9000,number,Made up,2025-06-26\n")
              .ok());
  const auto plans = only("plans");
  CHECK(camden("plans", 2024) == "c");
  CHECK(camden("plans", 2025) == "low");
  CHECK(camden("plans", 2023).empty());
  CHECK(plans.source == "Made up");
  CHECK(plans.published == "2025-06-26");
  CHECK(plans.file_name == "plans.csv");
  CHECK(plans.places.size() == 33);
  CHECK(plans.region.number_in(2025) == 9000);
  CHECK(plans.nation.name == "England");
}

TEST_CASE_METHOD(IndicatorStore, "a table with a column for each indicator asks what each counts") {
  const std::string wide =
      "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,new_la_code,"
      "la_name,sex,plans,timely\n"
      "202324,Academic year,National,E92000001,England,,,,,Total,90000,50.3\n"
      "202324,Academic year,Regional,E92000001,England,E12000007,London,,,Total,9000,55.1\n"
      "202324,Academic year,Local authority,E92000001,England,E12000007,London,E09000007,Camden,Total,120,x\n";
  const auto asked = plan(wide);
  CHECK(verdicts(asked) == std::vector(3, Verdict::undecided));
  REQUIRE(asked.judged.forecast.judgement.sections.size() == 1);
  CHECK(asked.judged.forecast.judgement.sections[0].questions.size() == 2);
  REQUIRE(asked.forecast->remarks.size() == 1);
  CHECK(asked.forecast->remarks[0].find(": sex.") != std::string::npos);
  CHECK_FALSE(import(wide).ok());
  const auto done = import(wide, "typed,means\nplans,number\ntimely,per cent\n");
  REQUIRE(done.ok());
  CHECK(done->added == 6);
  CHECK(only("timely").is_share());
  CHECK(only("timely").region.number_in(2023) == 55.1);
  CHECK(only("plans").period_of(2023) == "2023/24");
  CHECK(camden("timely", 2023) == "x");
}

TEST_CASE_METHOD(IndicatorStore, "a revised figure holds until its file is taken back") {
  REQUIRE(
      import(heading + "E09000007,Camden,2024,Plans,100,number,First,\nE09000007,Camden,2025,Plans,110,number,First,\n")
          .ok());
  const auto second =
      heading + "E09000007,Camden,2025,Plans,115,number,Second,\nE09000007,Camden,2024,Plans,100,number,Second,\n";
  CHECK(verdicts(plan(second)) == std::vector{Verdict::revised, Verdict::same});
  const auto done = import(second);
  REQUIRE(done.ok());
  CHECK(done->added == 1);
  CHECK(camden("plans", 2025) == "115");
  CHECK(camden("plans", 2024) == "100");
  CHECK(only("plans").source == "Second");
  CHECK_FALSE(import(second).ok());  // the very file
  const auto undone = intake::undo_import(database(), audit(), kinds, done->id);
  REQUIRE(undone.ok());
  CHECK(undone->removed.gone == 1);
  CHECK(camden("plans", 2025) == "110");
  CHECK(only("plans").source == "First");
}

TEST_CASE_METHOD(IndicatorStore, "what is handed out can be taken in again, and adds nothing") {
  REQUIRE(import(heading + "E09000007,Camden,2023/24,Plans,\"1,204\",number,Made up,2025-06-26\n"
                           "E09000008,Croydon,2023/24,Plans,c,number,Made up,2025-06-26\n")
              .ok());
  const auto all = collection(database(), programme);
  REQUIRE(all.ok());
  const auto file = exported(*all, "csv");
  REQUIRE(file.ok());
  CHECK(verdicts(plan(*file)) == std::vector(2, Verdict::same));
  CHECK_FALSE(exported(*all, "pdf").ok());
}

TEST_CASE_METHOD(IndicatorStore, "files that are no table of figures are refused with what they need") {
  const auto refused = [&](const std::string& bytes) {
    const auto found = plan_indicators(database(), test::noon(), "summit", {"plans.csv", bytes});
    REQUIRE_FALSE(found.ok());
    return found.error().message;
  };
  CHECK(refused("Place,Year,Indicator,Value\nCamden,2025,Plans,1\n").find("Area code") != std::string::npos);
  CHECK(refused("Area code,Indicator,Value\nE09000007,Plans,1\n").find("Year") != std::string::npos);
  CHECK(refused("Area code,Year,Indicator\nE09000007,2025,Plans\n").find("Value") != std::string::npos);
  CHECK(refused("Area code,Year,Words\nE09000007,2025,many\n").find("column of figures") != std::string::npos);
  CHECK(refused("Area code,Year,Period,Indicator,Value\nE09000007,2025,2025,Plans,1\n").find("two columns") !=
        std::string::npos);
  CHECK(collection(database(), programme, "", "plan").error().kind == ErrorKind::not_found);
  CHECK(collection(database(), programme, "paris").error().kind == ErrorKind::not_found);
}

}  // namespace muster::indicators
