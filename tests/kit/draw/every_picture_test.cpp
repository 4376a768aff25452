// Promises that every picture keeps, whatever it shows.

#include "drawn.hpp"
#include "summit.hpp"
#include "support/catch.hpp"

#include <muster/kit/draw/years.hpp>

#include <cmath>
#include <regex>
#include <thread>

using namespace muster::draw;

namespace {

const std::string hostile =
    "<script>alert(\"x\")</script> & 'y'\x01\x1b ]]> \xff caf\xc3\xa9 \xe2\x80\xae"
    "abc";

std::vector<Picture> hostile_pictures(double width) {
  const std::vector<Bar> rows{{hostile, 3, 0.3, 0.1, 0.5}, {hostile, 7, 0.7, 0.5, 0.9}};
  return {bars(rows, width),
          marks(rows, width),
          paired_bars({{hostile, rows[0], rows[1]}}, hostile, hostile, width),
          scale(rows, ScaleEnds::worst_and_best, width),
          statements({{hostile, rows, hostile}}, ScaleEnds::neither, hostile, width),
          agreement({{hostile, hostile}, {std::nullopt, 1}, 2, true, hostile, {hostile}},
                    {{hostile, {3, 4}, 4, 0.1, 0.9, {2}}}, width),
          net_rows(
              {{hostile, 1, 1, 1, 0.0, -0.5, 0.5, hostile}, {hostile, 0, 0, 0, {}, 0, 0, hostile}},
              [](double) { return hostile; }, width),
          amounts({{hostile, 4.5, hostile}, {hostile, {}, hostile}}, 0, hostile, width),
          both_sides({{hostile, 1, 2}}, width),
          tile_map({{"X", hostile, "<&>", hostile, 0, 0, 4}}, hostile, width),
          cloud({{hostile, 3}, {"\x02", 4}}, CloudTone::plain, width, 300),
          two_clouds({{hostile, 3}}, {{hostile, 2}}, width, 300),
          asked_columns({{hostile, 4, 2, hostile}}, hostile, width),
          share_trend({{hostile, 0.5, 0.4, 0.6, hostile}, {hostile, {}, 0, 0, hostile}}, 0.5, width),
          small_columns({{hostile, 3, 0.4}, {hostile, {}, 0}}, 0.5, hostile, width),
          column_labels({hostile}, width),
          small_maps({{hostile, {{"X", hostile, "<&>", hostile, 0, 0, 0}}, hostile, {hostile}}}, 2, hostile, width),
          qr_symbol(hostile, width)};
}

}  // namespace

TEST_CASE("Every picture is an image with a title and a description") {
  for (const double width : {350.0, 820.0}) {
    for (const auto& [name, picture] : summit::all(width)) {
      INFO(name << " at " << width);
      const auto all = drawn::elements(picture.svg);
      REQUIRE(all.size() > 3);
      CHECK(all[0].name == "svg");
      CHECK(all[0].attribute("role") == "img");
      CHECK(all[1].name == "title");
      CHECK_FALSE(all[1].content.empty());
      CHECK(all[2].name == "desc");
      CHECK(all[2].content == picture.alternative);
      CHECK(all[0].number("width") == Approx(picture.width));
      CHECK(all[0].number("height") == Approx(picture.height));
      CHECK(picture.width <= width);
    }
  }
}

TEST_CASE("Pictures keep a strict content security policy and never clash on a page") {
  for (const auto& [name, picture] : summit::all(820)) {
    INFO(name);
    const auto shown = picture.svg.substr(picture.svg.find("</desc>"));
    for (const char* never : {"style", "class=", " id=", "href", "url(", "<script", "<defs", "<image"}) {
      CHECK(shown.find(never) == std::string::npos);
    }
    CHECK_FALSE(std::regex_search(shown, std::regex(" on[a-z]+=")));
    CHECK(picture.svg.size() < 60'000);
  }
}

TEST_CASE("Numbers have two decimals at most") {
  const std::regex too_fine(R"re("[^"]*\d\.\d\d\d[^"]*")re");
  for (const auto& [name, picture] : summit::all(350)) {
    INFO(name);
    CHECK_FALSE(std::regex_search(picture.svg, too_fine));
    CHECK(picture.svg.find("nan") == std::string::npos);
  }
}

TEST_CASE("The same values give the same bytes, in any thread") {
  const auto first = summit::all(350);
  std::vector<summit::NamedPicture> second;
  std::thread([&] { second = summit::all(350); }).join();
  for (std::size_t i = 0; i < first.size(); ++i) {
    INFO(first[i].name);
    CHECK(first[i].picture.svg == second[i].picture.svg);
  }
}

TEST_CASE("What people wrote can neither break nor steer a picture") {
  for (const double width : {350.0, 820.0}) {
    for (const auto& picture : hostile_pictures(width)) {
      INFO(picture.svg);
      CHECK(picture.svg.find("<script") == std::string::npos);
      CHECK(picture.svg.find('\x01') == std::string::npos);
      CHECK(picture.svg.find('\x1b') == std::string::npos);
      CHECK(picture.svg.find('\xff') == std::string::npos);
      CHECK(picture.svg.find("\xe2\x80\xae") == std::string::npos);
      CHECK(picture.alternative.find("caf\xc3\xa9") != std::string::npos);
      CHECK_NOTHROW(to_png(picture, 1));
    }
  }
}

TEST_CASE("Nothing to show is said in a sentence") {
  for (const double width : {350.0, 820.0}) {
    const std::vector<Picture> pictures{bars({}, width),
                                        marks({}, width),
                                        scale({}, ScaleEnds::worst_and_best, width),
                                        scale({{"No", 0}, {"Yes", 0}}, ScaleEnds::neither, width),
                                        strokes(0, 0, width),
                                        tile_map({}, "delegates", width),
                                        cloud({}, CloudTone::plain, width, 300),
                                        cloud({{"  ", 3}, {"word", 0}, {"other", -2}}, CloudTone::plain, width, 300),
                                        two_clouds({}, {}, width, 300),
                                        both_sides({}, width),
                                        qr_symbol("", width),
                                        qr_symbol(std::string(5000, 'x'), width)};
    for (const auto& picture : pictures) {
      CHECK(drawn::texts(picture.svg).size() == 1);
      CHECK(drawn::elements(picture.svg, "rect").empty());
      CHECK(picture.alternative.back() == '.');
      CHECK(picture.height > 0);
      CHECK_NOTHROW(to_png(picture, 1));
    }
  }
}

TEST_CASE("A label of any length wraps inside the picture") {
  const std::string label =
      "A rather long option, written to be very precise about what exactly is meant by it, and "
      "WithOneEndlessWordThatNobodyWouldEverWriteButSomebodyDoesAnyway";
  const std::vector<Bar> rows{{label, 3, 0.3, 0.1, 0.5}, {"Short", 7, 0.7, 0.5, 0.9}};
  for (const double width : {350.0, 820.0}) {
    for (const auto& picture : {bars(rows, width), marks(rows, width), scale(rows, ScaleEnds::worst_and_best, width)}) {
      for (const auto& text : drawn::elements(picture.svg, "text")) {
        if (text.attribute("text-anchor") != "") continue;
        INFO(text.content);
        CHECK(drawn::ink_of(text).right <= width + 0.5);
      }
    }
  }
}

TEST_CASE("Pictures look as they did") {
  for (const auto& [name, picture] : summit::all(350)) drawn::matches_golden(name + "-350.svg", picture.svg);
  for (const auto& [name, picture] : summit::all(820)) drawn::matches_golden(name + "-820.svg", picture.svg);
}
