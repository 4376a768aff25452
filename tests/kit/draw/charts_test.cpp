// Lengths and places in the row charts, the scale and the strokes are the figures they stand for.

#include <muster/kit/draw/agreement.hpp>
#include <muster/kit/draw/number_spread.hpp>
#include <muster/kit/draw/scale.hpp>

#include "drawn.hpp"
#include "summit.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <limits>

using namespace muster::draw;

namespace {

constexpr const char* bar_blue = "#4F7DAB";
constexpr const char* accent = "#1D4B7F";

/// The first number of path data `M<x> ...`, and the x of its last `H`.
double first_x(const std::string& d) { return std::stod(d.substr(1)); }
double last_h(const std::string& d) { return std::stod(d.substr(d.rfind('H') + 1)); }

std::vector<drawn::Element> intervals(const std::string& svg) {
  auto found = drawn::elements(svg, "path");
  std::erase_if(found, [](const auto& path) { return path.attribute("stroke-width") != "1.5"; });
  return found;
}

}  // namespace

TEST_CASE("A bar's length is its share of the axis") {
  for (const double width : {350.0, 820.0}) {
    const auto svg = bars(summit::places_to_meet(), width).svg;
    const auto found = drawn::filled(svg, "rect", bar_blue);
    REQUIRE(found.size() == 2);  // nobody chose Online: no bar
    const double left = found[0].number("x");
    const double axis = found[0].number("width") / (27 / 42.0);
    CHECK(found[1].number("width") == Approx(axis * 16 / 42).margin(0.02));
    CHECK(left + axis <= width);
    const auto lines = intervals(svg);
    REQUIRE(lines.size() == 3);
    CHECK(first_x(lines[0].attribute("d")) == Approx(left + axis * 0.492).margin(0.02));
    CHECK(last_h(lines[0].attribute("d")) == Approx(left + axis * 0.770).margin(0.02));
  }
}

TEST_CASE("Two rounds stand over one axis, and what one did not offer is a word") {
  for (const double width : {350.0, 820.0}) {
    const Bar before{"", 10, 0.25, 0.1, 0.4};
    const Bar now{"", 30, 0.5, 0.4, 0.6};
    const auto picture =
        paired_bars({{"Online", before, now}, {"Hybrid", std::nullopt, now}}, "Spring", "Autumn", width);
    const auto filled = drawn::filled(picture.svg, "rect", bar_blue);
    REQUIRE(filled.size() == 3);  // the key's, and one for each answer
    const auto outlined = drawn::filled(picture.svg, "rect", "#FFFFFF");
    REQUIRE(outlined.size() == 2);
    CHECK(filled[1].number("width") == Approx(2 * outlined[1].number("width")).margin(2));
    CHECK(intervals(picture.svg).size() == 3);
    CHECK(drawn::text(picture.svg, "not offered").number("y") > drawn::text(picture.svg, "Hybrid").number("y"));
    CHECK(picture.alternative.find("Hybrid: Spring did not offer it, Autumn: 30 people, 50.0%") != std::string::npos);
  }
}

TEST_CASE("A round that nobody answered has no answers, which is not the same as not offering one") {
  const Bar now{"", 30, 0.5, 0.4, 0.6};
  const auto picture = paired_bars({{"Online", now, Bar{}, true, false}, {"Hybrid", now, std::nullopt, true, false}},
                                   "Spring", "Autumn", 820);
  CHECK(picture.svg.find("not offered") == std::string::npos);
  CHECK(picture.svg.find("no answers") != std::string::npos);
  CHECK(picture.alternative.find("Hybrid: Spring: 30 people, 50.0% (95% interval 40.0–60.0%), Autumn has no answers") !=
        std::string::npos);
}

TEST_CASE("A bar carries its label, people, share and interval on one line") {
  for (const double width : {350.0, 820.0}) {
    const auto svg = bars(summit::places_to_meet(), width).svg;
    const double line = drawn::text(svg, "In person").number("y");
    for (const char* figure : {"27", "64.3%", "49.2–77.0%"})
      CHECK(drawn::text(svg, figure).number("y") == Approx(line));
  }
}

TEST_CASE("Bars without intervals have no column for them") {
  const auto svg = bars({{"Yes", 3, 0.75, {}, {}}, {"No", 1, 0.25, {}, {}}}, 820).svg;
  CHECK(svg.find("95% interval") == std::string::npos);
  CHECK(intervals(svg).empty());
}

TEST_CASE("A hidden figure is a word and nowhere a length or a number") {
  const std::vector<Bar> rows{
      {"Open", 20, 0.5, 0.4, 0.6}, {"Small", 3, 0.075, 0.02, 0.2, true, 5}, {"Other", 17, 0.425, 0.3, 0.5, true}};
  for (const double width : {350.0, 820.0}) {
    for (const auto& picture : {bars(rows, width), marks(rows, width), scale(rows, ScaleEnds::worst_and_best, width)}) {
      CHECK(drawn::text(picture.svg, "hidden: fewer than 5").content != "");
      CHECK(drawn::text(picture.svg, "hidden").content != "");
      CHECK(picture.svg.find(">3<") == std::string::npos);
      CHECK(picture.svg.find(">17<") == std::string::npos);
      CHECK(picture.svg.find("7.5%") == std::string::npos);
      CHECK(picture.alternative.find("Small: hidden: fewer than 5") != std::string::npos);
      CHECK(drawn::filled(picture.svg, "rect", bar_blue).size() + drawn::filled(picture.svg, "path", bar_blue).size() ==
            1);
      CHECK(drawn::filled(picture.svg, "rect", accent).empty());
    }
  }
}

TEST_CASE("Shares outside 0 to 1 stay inside the axis") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto svg = bars({{"Much", 9, 7.0, -3.0, 12.0}, {"None", 0, nan, nan, nan}}, 820).svg;
  const auto found = drawn::filled(svg, "rect", bar_blue);
  REQUIRE(found.size() == 1);
  CHECK(found[0].number("x") + found[0].number("width") <= 820);
  CHECK(svg.find("100.0%") != std::string::npos);
}

TEST_CASE("One mark is one person up to twenty, and one bar beyond") {
  const auto svg = marks(summit::topics(), 820).svg;
  const auto rows = drawn::filled(svg, "path", bar_blue);
  REQUIRE(rows.size() == 4);
  CHECK(drawn::times(rows[0].attribute("d"), "M") == 11);
  CHECK(drawn::times(rows[3].attribute("d"), "M") == 1);
  CHECK(drawn::times(drawn::filled(marks({{"Most", 20}}, 350).svg, "path", bar_blue)[0].attribute("d"), "M") == 20);

  const auto many = marks({{"Most", 40}, {"Half", 20}}, 350).svg;
  CHECK(drawn::filled(many, "path", bar_blue).empty());
  const auto lengths = drawn::filled(many, "rect", bar_blue);
  REQUIRE(lengths.size() == 2);
  CHECK(lengths[0].number("width") == Approx(2 * lengths[1].number("width")));
  CHECK(lengths[0].number("x") + lengths[0].number("width") <= 350);
}

TEST_CASE("A scale runs from worst to best in proportion, with white gaps of 2 px") {
  for (const double width : {350.0, 820.0}) {
    auto parts = drawn::elements(scale(summit::took_part(), ScaleEnds::worst_and_best, width).svg, "rect");
    REQUIRE(parts.size() == 3);
    CHECK(parts[0].attribute("fill") == "#A3262C");
    CHECK(parts[1].attribute("fill") == "#6C7178");
    CHECK(parts[2].attribute("fill") == accent);
    CHECK(parts[1].number("width") == Approx(5 * parts[0].number("width")).margin(0.05));
    CHECK(parts[1].number("x") - parts[0].number("x") - parts[0].number("width") == Approx(2).margin(0.02));
    CHECK(parts[2].number("x") + parts[2].number("width") == Approx(width).margin(0.02));
  }
}

TEST_CASE("The interval of a scale lies under the place where best begins") {
  const auto svg = scale(summit::took_part(), ScaleEnds::worst_and_best, 820).svg;
  const auto lines = intervals(svg);
  REQUIRE(lines.size() == 1);
  CHECK(first_x(lines[0].attribute("d")) == Approx(820 * (1 - 0.929)).margin(0.02));
  CHECK(last_h(lines[0].attribute("d")) == Approx(820 * (1 - 0.709)).margin(0.02));
  CHECK(drawn::text(svg, "Yes, fully: 85.0% (70.9–92.9%)").number("x") > 820 * (1 - 0.709));
}

TEST_CASE("The worst end of a scale is striped, so that it needs no colour") {
  CHECK(drawn::filled(scale(summit::took_part(), ScaleEnds::worst_and_best, 820).svg, "path", "#6E1217").size() == 1);
  CHECK(drawn::filled(scale_mark(0, 3, ScaleEnds::worst_and_best).svg, "path", "#6E1217").size() == 1);
  CHECK(drawn::filled(scale_mark(2, 3, ScaleEnds::worst_and_best).svg, "path", "#6E1217").empty());
}

TEST_CASE("Scales of any length use a colour once") {
  for (const auto ends : {ScaleEnds::worst_and_best, ScaleEnds::neither}) {
    for (std::size_t count = 1; count <= 11; ++count) {
      std::vector<Bar> options;
      for (std::size_t i = 0; i < count; ++i)
        options.push_back({std::to_string(i), 5, 1.0 / static_cast<double>(count)});
      std::vector<std::string> fills;
      for (const auto& part : drawn::elements(scale(options, ends, 820).svg, "rect"))
        fills.push_back(part.attribute("fill"));
      REQUIRE(fills.size() == count);
      CHECK((fills.back() == accent) == (ends == ScaleEnds::worst_and_best));
      for (std::size_t i = 0; i < count; ++i) {
        CHECK(fills[i] == drawn::elements(scale_mark(i, count, ends).svg, "rect")[0].attribute("fill"));
        CHECK(std::count(fills.begin(), fills.end(), fills[i]) == 1);
      }
    }
  }
}

TEST_CASE("A scale of which neither end is good judges by no colour, stripe or interval") {
  const auto picture = scale(summit::took_part(), ScaleEnds::neither, 820);
  CHECK(picture.svg.find(std::string(accent)) == std::string::npos);
  CHECK(picture.svg.find("#A3262C") == std::string::npos);
  CHECK(drawn::filled(picture.svg, "path", "#6E1217").empty());
  CHECK(intervals(picture.svg).empty());
  CHECK(picture.alternative.starts_with("One bar in the order of the form; neither end is the good one."));
}

TEST_CASE("Ends of a scale that wrap push the bar down, and its interval with it") {
  auto options = summit::took_part();
  options.front().label = "Not at all able to take part in any of the discussions at the table";
  options.back().label = "Able to take a full part in all of the discussions at the table";
  const auto svg = scale(options, ScaleEnds::worst_and_best, 350).svg;
  const auto lines = intervals(svg);
  REQUIRE(lines.size() == 1);
  const auto bar = drawn::elements(svg, "rect")[0];
  const auto& path = lines[0].attribute("d");
  const double top = std::stod(path.substr(path.find_first_of(" ,") + 1));
  CHECK(top > bar.number("y") + bar.number("height"));
}

TEST_CASE("Every person who was asked is a stroke") {
  for (const double width : {350.0, 820.0}) {
    for (const auto& [answered, asked] : {std::pair{42, 104}, {0, 7}, {7, 7}, {312, 1004}}) {
      if (asked == 1004 && width == 350) continue;  // there two people share a stroke
      const auto picture = strokes(answered, asked, width);
      std::size_t full = 0;
      std::size_t all = 0;
      for (const auto& path : drawn::elements(picture.svg, "path")) {
        const auto count = drawn::times(path.attribute("d"), "M");
        all += count;
        if (path.attribute("fill") == accent) full += count;
      }
      CHECK(full == static_cast<std::size_t>(answered));
      CHECK(all == static_cast<std::size_t>(asked));
    }
  }
  CHECK(strokes(312, 1004, 350).svg.find("Each stroke is 2 people.") != std::string::npos);
  CHECK(strokes(90'000, 200'000, 350).svg.size() < 60'000);
  CHECK(strokes(42, 104, 820).alternative == "42 of 104 people answered (40.4%); 62 did not.");
}

TEST_CASE("Words on both sides are mirrored about the word") {
  for (const double width : {350.0, 820.0}) {
    const auto svg = both_sides(summit::shared_words(), width).svg;
    auto left = drawn::filled(svg, "path", "#8A1B21");
    auto right = drawn::filled(svg, "path", "#24804F");
    left.erase(left.begin());  // the marks of the heads
    right.erase(right.begin());
    REQUIRE(left.size() == 5);
    REQUIRE(right.size() == 4);  // nobody hoped for change
    CHECK(drawn::times(left[0].attribute("d"), "M") == 6);
    CHECK(drawn::times(right[0].attribute("d"), "M") == 7);
    CHECK(first_x(left[1].attribute("d")) < width / 2);
    CHECK(first_x(right[1].attribute("d")) > width / 2);
    CHECK(drawn::text(svg, "7").number("x") < width);
    CHECK(drawn::text(svg, "6").number("x") > 0);
  }
}

TEST_CASE("an interval behind words that read from the right keeps its order, and no label turns round its line") {
  const std::vector<Bar> options{{"لا", 12, 0.3}, {"نعم", 28, 0.7, 0.549, 0.818}};
  const auto svg = scale(options, ScaleEnds::worst_and_best, 820).svg;
  CHECK(svg.find("\u2067نعم: \u206670.0% (54.9–81.8%)\u2069\u2069<") != std::string::npos);
  // A mark that was never closed ends with its line, one that closes nothing goes, and what reorders goes too.
  const auto marked = marks({{"a\u2067b", 3, 1}, {"c\u2069d", 2, 1}, {"e\u202Ef", 1, 1}}, 820).svg;
  CHECK(marked.find(">a\u2067b\u2069<") != std::string::npos);
  CHECK(marked.find(">cd<") != std::string::npos);
  CHECK(marked.find(">ef<") != std::string::npos);
}

namespace {

std::vector<Bar> five_steps() {
  std::vector<Bar> out;
  for (const auto& [label, people] : std::vector<std::pair<std::string, int>>{
           {"Strongly disagree", 6}, {"Disagree", 8}, {"Neither", 10}, {"Agree", 35}, {"Strongly agree", 23}}) {
    Bar bar;
    bar.label = label;
    bar.people = people;
    bar.share = people / 82.0;
    bar.low = 0.195;
    bar.high = 0.386;
    out.push_back(bar);
  }
  return out;
}

std::string whole(const std::string& svg) {
  std::string out;
  for (const auto& text : drawn::texts(svg)) out += text + "\n";
  return out;
}

}  // namespace

TEST_CASE("The good end of several steps is told as one share, with its own interval and a dot where it begins") {
  const auto svg = scale(five_steps(), GoodEnd{2, "‘Strongly agree’ or ‘Agree’", 0.591, 0.797}, 816).svg;
  CHECK(whole(svg).find("‘Strongly agree’ or ‘Agree’: 70.7% (59.1–79.7%)") != std::string::npos);
  CHECK(whole(svg).find("19.5") == std::string::npos);
  const auto line = intervals(svg);
  REQUIRE(line.size() == 1);
  CHECK(first_x(line.front().attribute("d")) == Approx(816 * (1 - 0.797)).margin(0.1));
}

TEST_CASE("Steps that are put together keep the colour of where they stand, and who is on no one side is hatched") {
  const auto colours = [](const AgreementHead& head, const AgreementRow& row) {
    std::vector<std::string> out;
    for (const auto& rect : drawn::elements(agreement(head, {row}, 816).svg, "rect"))
      if (rect.number("height") == 12) out.push_back(rect.attribute("fill"));
    return out;
  };
  const AgreementHead all{{"a", "b", "c", "d", "e"}, {}, 0, false, "‘e’ or ‘d’", {}};
  const auto steps = colours(all, {"All", {6, 8, 10, 35, 23}, 58});
  REQUIRE(steps.size() == 5);
  const AgreementHead together{{"no answer or b", "c", "d or e"}, {std::nullopt, 2, 3}, 5, true, "‘d or e’", {}};
  const auto parts = colours(together, {"All", {14, 10, 58}, 58});
  REQUIRE(parts.size() == 3);
  CHECK(parts[0] == "#ECEAE4");
  CHECK(parts[1] == steps[2]);
  CHECK(parts[2] == steps[3]);
  CHECK(whole(agreement(together, {{"All", {14, 10, 58}, 58}}, 350).svg).find("of all people") != std::string::npos);
}

TEST_CASE("The whole bad side of a scale is striped, so that it is told from the good one without colours") {
  const auto striped = [](std::size_t index) {
    return drawn::elements(scale_mark(index, 5, ScaleEnds::worst_and_best).svg, "path").size();
  };
  CHECK(striped(0) == 1);
  CHECK(striped(1) == 1);
  CHECK(striped(2) == 0);
  CHECK(striped(3) == 0);
}

TEST_CASE("Numbers lie on an axis of round values, and their marks are named") {
  const auto svg = number_spread({2, 9, 5, 5.3, 4.9, 5.7, "from 2 to 9", "median 5", "average 5.3"}, 350).svg;
  for (const auto* words : {"from 2 to 9", "median 5", "average 5.3", "0", "10"})
    CHECK_NOTHROW(drawn::text(svg, words));
  CHECK_THROWS_AS(number_spread({9, 2, 5, 5, {}, {}, "", "", ""}, 350), std::invalid_argument);
}
