// Pictures of words of any length, and of many of them, are drawn in a time like what they hold.
#include <muster/kit/draw/agreement.hpp>
#include <muster/kit/draw/net_score.hpp>
#include <muster/kit/draw/picture.hpp>

#include "support/catch.hpp"
#include "support/growth.hpp"

using namespace muster;
using namespace muster::draw;
using growth::fault_of;
using growth::repeated;

namespace {

constexpr std::size_t first = 1 << 10;
constexpr std::size_t largest_first = 4 << 10;

std::vector<std::string> parted(const std::string& text, std::size_t bytes) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size(); at += bytes)
    out.push_back("w" + std::to_string(at) + text.substr(at, bytes));
  return out;
}

}  // namespace

TEST_CASE("a label of any length is measured, broken and cut in a time like its length") {
  for (const std::string piece : {"a", "a ", "é", "<", "-", "\n", "\xE2\x80\x8B"}) {
    CAPTURE(piece);
    const auto of = [&](const growth::Work& work) { return fault_of(repeated(piece), work, first, largest_first); };
    CHECK(of([](const std::string& text) { (void)bars({{text, 1, 0.5}}, 816); }) == "");
    CHECK(of([](const std::string& text) { (void)marks({{text, 1, 0.5}}, 816); }) == "");
    CHECK(of([](const std::string& text) { (void)scale({{text, 1, 0.5}, {"b", 1, 0.5}}, ScaleEnds::neither, 816); }) ==
          "");
    CHECK(of([](const std::string& text) {
            (void)statements({{text, {{"a", 1, 0.5}, {"b", 1, 0.5}}, text}}, ScaleEnds::neither, text, 816);
          }) == "");
    CHECK(of([](const std::string& text) {
            (void)agreement({{text, text}, {}, 0, false, text, {text}}, {{text, {1, 2}, 2, 0.1, 0.9, {1}}}, 816);
          }) == "");
    CHECK(of([](const std::string& text) {
            (void)net_rows({{text, 1, 1, 1, 0.0, -1, 1, text}}, [](double) { return std::string("0"); }, 816);
          }) == "");
    // Begun small: a word of hundreds of letters must not be typeset in every size that it cannot have.
    const auto word = [](const std::string& text) { (void)cloud({{text, 3}, {"b", 1}}, CloudTone::plain, 816, 400); };
    CHECK(fault_of(repeated(piece), word, first / 8, first / 4) == "");
    CHECK(of([](const std::string& text) { (void)both_sides({{text, 3, 2}}, 816); }) == "");
    CHECK(of([](const std::string& text) { (void)tile_map({{"A", text, "ABC", text, 0, 0, 1}}, text, 816); }) == "");
    CHECK(of([](const std::string& text) { (void)strokes(1, 2, 816, text); }) == "");
  }
}

TEST_CASE("many rows and words are drawn in a time like their number") {
  const auto of = [](const growth::Work& work) { return fault_of(repeated("a"), work, first, largest_first); };
  CHECK(of([](const std::string& text) {
          std::vector<Bar> rows;
          for (auto& label : parted(text, 16)) rows.push_back({std::move(label), 1, 0.1});
          (void)bars(rows, 816);
          (void)marks(rows, 816);
        }) == "");
  CHECK(of([](const std::string& text) {
          std::vector<BothSides> rows;
          for (auto& word : parted(text, 16)) rows.push_back({std::move(word), 2, 1});
          (void)both_sides(rows, 816);
        }) == "");
  CHECK(of([](const std::string& text) {
          std::vector<Tile> tiles;
          for (auto& name : parted(text, 16)) {
            const auto at = static_cast<int>(tiles.size());
            tiles.push_back({name, name, "ABC", "area", at % 20, at / 20, at % 7});
          }
          (void)tile_map(tiles, "people", 816);
        }) == "");
  CHECK(of([](const std::string& text) {
          (void)strokes(static_cast<std::int64_t>(text.size() / 32), static_cast<std::int64_t>(text.size() / 16), 816);
        }) == "");
}

TEST_CASE("a cloud of many words is laid out in a time that does not explode") {
  CHECK(fault_of(
            repeated("a"),
            [](const std::string& text) {
              std::vector<CloudWord> words;
              for (auto& word : parted(text, 8))
                words.push_back({std::move(word), static_cast<std::int64_t>(1 + words.size() % 9)});
              (void)cloud(words, CloudTone::plain, 816, 400);
            },
            256, 512) == "");
}
