// Files of figures: a verdict for each row, both shapes, revisions and undoing.

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/indicators/indicator_service.hpp>
#include <muster/domain/indicators/indicator_words.hpp>
#include <muster/domain/indicators/own_figures_service.hpp>

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

TEST_CASE_METHOD(IndicatorStore, "a code that no area has is refused, and areas elsewhere are told by name") {
  const auto found = plan(heading +
                          "E09000034,,2025,Plans,12,number,Made up,\n"  // there are 33 boroughs
                          "E09000099,,2025,Plans,12,number,Made up,\n"  // as the tester typed it
                          "E12000010,,2025,Plans,12,number,Made up,\n"  // nine regions
                          "E06000900,,2025,Plans,12,number,Made up,\n"  // not so many
                          "Q09000007,,2025,Plans,12,number,Made up,\n"  // no nation
                          "E01000000,,2025,Plans,12,number,Made up,\n"  // numbers begin at one
                          "E09000033,,2025,Plans,12,number,Made up,\n"  // Westminster
                          "E06000066,Somerset,2025,Plans,12,number,Made up,\n"
                          "E01004736,,2025,Plans,12,number,Made up,\n"
                          "W06000015,Cardiff,2025,Plans,12,number,Made up,\n"
                          "E06000066,Somerset,2024,Plans,11,number,Made up,\n");
  using enum Verdict;
  CHECK(verdicts(found) == std::vector{refused, refused, refused, refused, refused, refused, fresh, elsewhere,
                                       elsewhere, elsewhere, elsewhere});
  CHECK(found.forecast->rows[1].reason ==
        "no area has the code E09000099: the London boroughs are E09000001 to E09000033");
  CHECK(found.forecast->rows[3].reason == "no area has the code E06000900: there are not so many unitary authorities");
  CHECK_FALSE(found.forecast->rows[4].remedy.empty());
  REQUIRE(found.forecast->remarks.size() == 1);
  CHECK(found.forecast->remarks[0] ==
        "4 rows are of areas outside the network's regions and will not be taken in: Somerset (E06000066), E01004736, "
        "Cardiff (W06000015).");
}

TEST_CASE_METHOD(IndicatorStore, "a unit that no rule knows is told, and printed as it is typed") {
  const auto bytes = heading +
                     "E09000007,Camden,2025,Fruit,12,bananas,Made up,\n"
                     "E09000007,Camden,2025,Plans,12,count,Made up,\n";
  const auto found = plan(bytes);
  CHECK(verdicts(found) == std::vector{Verdict::fresh, Verdict::fresh});
  REQUIRE(found.forecast->remarks.size() == 1);
  CHECK(found.forecast->remarks[0].starts_with("The unit \"bananas\" of Fruit is not one that is checked"));
  REQUIRE(import(bytes).ok());
  CHECK(source_words(only("fruit")).find("Unit, as the file says it: bananas.") != std::string::npos);
  CHECK(source_words(only("plans")).find("Unit: number.") != std::string::npos);
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
  CHECK(origins_in_use(only("plans")).size() == 2);
  CHECK_FALSE(import(second).ok());  // the very file
  const auto undone = intake::undo_import(database(), audit(), kinds, done->id);
  REQUIRE(undone.ok());
  CHECK(undone->removed.gone == 1);
  CHECK(camden("plans", 2025) == "110");
  CHECK(only("plans").source == "First");
}

TEST_CASE_METHOD(IndicatorStore, "a second file leaves the first one's figures their source, day and years") {
  REQUIRE(import(heading + "E12000007,London,2024,Plans,9000,number,First,2025-06-26\n"
                           "E12000007,London,2025,Plans,9100,number,First,2025-06-26\n"
                           "E09000007,Camden,2025,Plans,120,number,First,2025-06-26\n"
                           "E09000008,Croydon,2025,Plans,130,number,First,2025-06-26\n"
                           "E09000009,Ealing,2025,Plans,140,number,First,2025-06-26\n")
              .ok());
  auto early = plan_indicators(database(), test::noon(), "summit",
                               {"early.csv", heading + "E12000007,London,2015,Plans,7000,number,Early,2016-06-30\n"
                                                       "E09000007,Camden,2026,Plans,150,number,,\n"});
  REQUIRE(early.ok());
  REQUIRE(import_indicators(database(), audit(), "summit", std::move(early).value()).ok());
  const auto plans = only("plans");
  CHECK(source_words(plans) ==
        "Unit: number. 1 figure of 2026: from a file that does not name its source, from the file early.csv. 5 figures "
        "of 2024 to 2025: First, published Thursday 26 June 2025, from the file plans.csv. 1 figure of 2015: Early, "
        "published Thursday 30 June 2016, from the file early.csv.");
  CHECK(newest_year(plans) == 2025);
  CHECK(places_words(plans, 2025).ends_with(" Of 2026 only 1 place has a figure so far."));
  const auto all = collection(database(), programme);
  REQUIRE(all.ok());
  const auto file = exported(*all, "csv");
  REQUIRE(file.ok());
  CHECK(file->find("London,2015,Plans,plans,7000,number,Early,2016-06-30") != std::string::npos);
  CHECK(file->find("London,2025,Plans,plans,9100,number,First,2025-06-26") != std::string::npos);
  CHECK(verdicts(plan(*file)) == std::vector(7, Verdict::same));
}

TEST_CASE_METHOD(IndicatorStore, "a file that holds two releases of one indicator keeps them apart") {
  REQUIRE(import(heading + "E12000007,London,2024,Plans,9000,number,First,2025-06-26\n"
                           "E12000007,London,2025,Plans,9100,number,Second,2026-06-25\n")
              .ok());
  CHECK(only("plans").source == "Second");
  CHECK(origins_in_use(only("plans")).size() == 2);
}

TEST_CASE_METHOD(IndicatorStore, "what no figure of that unit can be is refused with its column and what to do") {
  const auto row = [&](const std::string& cells) {
    const auto found = plan(heading +
                            "E09000001,City of London,2023,Plans,5,number,Made up,2025-06-26\n"
                            "E09000001,City of London,2023,Timely,5,per cent,Made up,2025-06-26\n" +
                            cells + "\n");
    const auto& last = found.forecast->rows.back();
    CHECK(last.verdict == Verdict::refused);
    CHECK_FALSE(last.remedy.empty());
    CHECK(last.line == 4);
    return last.column + ": " + last.reason;
  };
  CHECK(row("E09000007,Camden,2025,Plans,-5,number,Made up,2025-06-26") ==
        "Value: \"-5\" is below nought, and a number of people or things never is");
  CHECK(row("E09000007,Camden,2025,Timely,140,per cent,Made up,2025-06-26") ==
        "Value: \"140\" is no share, which lies between 0 and 100 per cent");
  CHECK(row("E09000007,Camden,2025,Timely,-1,%,Made up,2025-06-26") ==
        "Value: \"-1\" is no share, which lies between 0 and 100 per cent");
  CHECK(row("E09000007,Camden,2025,Plans,45%,number,Made up,2025-06-26") ==
        "Value: \"45%\" is a share, and the indicator's unit is number");
  CHECK(row("E09000007,Camden,2025,Plans,5,number,Made up,2026-13-45") ==
        "Published: \"2026-13-45\" is no day of the calendar");
  CHECK(row("E09000007,Camden,2025,Plans,5,number,Made up,2025-02-29") ==
        "Published: \"2025-02-29\" is no day of the calendar");
  CHECK(row("E09000007,Camden,2025,Plans,5,per cent,Made up,2025-06-26") ==
        "Unit: row 2 counts the same indicator in number, not per cent");
  CHECK(row("E09000007,Croydon,2025,Plans,5,number,Made up,2025-06-26") ==
        "Area code: E09000007 is the code of Camden, and the row says Croydon");
  CHECK(row("E09000007,Hartlepool,2025,Plans,5,number,Made up,2025-06-26") ==
        "Area code: E09000007 is the code of Camden, and the row says Hartlepool");
  CHECK(row("E09000007,London,2025,Plans,5,number,Made up,2025-06-26") ==
        "Area code: E09000007 is the code of Camden, and the row says London");
  CHECK(row("E09000007,Camden,2025/26,Plans,5,number,Made up,2025-06-26") ==
        "Year: row 2 is of the year 2023, and 2025/26 is another kind of year");
}

TEST_CASE_METHOD(IndicatorStore, "names and days are taken as publishers write them") {
  for (const auto* cells :
       {"E09000007,London Borough of Camden,2025,Plans,5,number,Made up,26 June 2025",
        "E09000007,CAMDEN,2025,Plans,5,number,Made up,26/06/2025", "E09000007,,2025,Plans,5,number,Made up,June 2025",
        "E09000001,City of London,2025,Plans,5,number,Made up,2025",
        "E12000007,Inner London,2025,Plans,5,number,Made up,26th Jun 2025",
        "E09000007,Camden,2025,Net change,-5,change,Made up,2025-06",
        "E09000007,Camden,2025,Spent,-5,pounds,Made up,2025-06-26T09:30:00",
        "E09000007,Camden,2025,Plans,c,number,Made up,"}) {
    INFO(cells);
    CHECK(verdicts(plan(heading + cells + "\n")) == std::vector{Verdict::fresh});
  }
}

TEST_CASE_METHOD(IndicatorStore,
                 "a file is held against what stands: unit, title and kind of year; nothing half-done") {
  REQUIRE(import(heading + "E09000007,Camden,2024,Plans,100,number,First,2025-06-26\n").ok());
  const auto stops = [&](const std::string& cells) {
    auto next = plan_indicators(database(), test::noon(), "summit",
                                {"next.csv", heading + "E09000008,Croydon,2024,Plans,7,number,Next,\n" + cells + "\n"});
    REQUIRE(next.ok());
    const auto words = stop_words(next->forecast->rows.back());
    const auto done = import_indicators(database(), audit(), "summit", std::move(next).value());
    CHECK_FALSE(done.ok());
    CHECK(figure("select count(*) from indicator_value") == 1);
    return words;
  };
  CHECK(stops("E09000007,Camden,2025,Plans,50,per cent,Next,") ==
        "Unit: the figures of this indicator that are there are counted in number, not per cent. Write number, or give "
        "these figures an indicator of their own");
  CHECK(
      stops("E09000007,Camden,2024/25,Plans,50,number,Next,") ==
      "Year: the figures that are there are of years such as 2024, and 2024/25 is another kind of year. Write the year "
      "as 2023, or give figures of the other kind of year an indicator of their own");
}

TEST_CASE_METHOD(IndicatorStore, "long titles that end differently are not taken for one indicator") {
  const std::string begins(90, 'a');
  const auto found = plan(heading + "E09000007,Camden,2025," + begins + " boys,5,number,,\nE09000008,Croydon,2025," +
                          begins + " girls,5,number,,\n");
  CHECK(verdicts(found) == std::vector{Verdict::fresh, Verdict::refused});
  CHECK(found.forecast->rows[1].column == "Indicator");
}

TEST_CASE_METHOD(IndicatorStore, "a figure set by hand obeys the same rules and leaves others their source") {
  REQUIRE(import(heading + "E09000007,Camden,2024,Timely,50,per cent,First,2025-06-26\n"
                           "E09000008,Croydon,2024,Timely,60,per cent,First,2025-06-26\n")
              .ok());
  const auto set = [&](const std::string& year, const std::string& value) {
    return set_figure(database(), audit(), programme, {"timely", "Camden", year, value, "Misprint"});
  };
  CHECK(set("2024", "140").error().field == "value");
  CHECK(set("2024/25", "40").error().field == "year");
  REQUIRE(set("2024", "40").ok());
  CHECK(
      source_words(only("timely")) ==
      "Unit: per cent. 1 figure of 2024: First, published Thursday 26 June 2025, from the file plans.csv. 1 figure of "
      "2024: set by hand.");
}

TEST_CASE_METHOD(IndicatorStore, "an older release that would replace a newer one is said") {
  REQUIRE(import(heading + "E09000007,Camden,2024,Plans,100,number,New,2025-06-26\n").ok());
  const auto older = plan(heading + "E09000007,Camden,2024,Plans,90,number,Old,2024-06-27\n");
  REQUIRE(older.forecast->remarks.size() == 1);
  CHECK(older.forecast->remarks[0].starts_with("1 figure comes from an older release than the one that stands there"));
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
