#pragma once
// The figures of an invented summit, shared by the tests of all pictures.

#include <muster/kit/draw/agreement.hpp>
#include <muster/kit/draw/net_score.hpp>
#include <muster/kit/draw/picture.hpp>

#include <cmath>
#include <string>
#include <vector>

namespace summit {

inline std::vector<muster::draw::Bar> places_to_meet() {
  return {
      {"In person", 27, 27 / 42.0, 0.492, 0.770}, {"Both", 16, 16 / 42.0, 0.25, 0.532}, {"Online", 0, 0, 0.0, 0.084}};
}

inline std::vector<muster::draw::Bar> took_part() {
  return {{"No", 1, 1 / 40.0, 0.004, 0.129},
          {"Partly", 5, 5 / 40.0, 0.055, 0.261},
          {"Yes, fully", 34, 34 / 40.0, 0.709, 0.929}};
}

/// Statements of one scale, worst first; on the last nobody took a place.
inline std::vector<muster::draw::StatementBar> at_the_tables() {
  const auto steps = [](std::int64_t disagree, std::int64_t neither, std::int64_t agree) {
    return std::vector<muster::draw::Bar>{{"Disagree", disagree}, {"Neither", neither}, {"Agree", agree}};
  };
  return {{"There was enough time to talk, and to listen to everybody at the table.", steps(15, 8, 18), "18 of 41"},
          {"I felt heard.", steps(2, 5, 32), "32 of 39"},
          {"My access needs were met.", steps(0, 0, 0), "0 of 0"}};
}

/// The same with shares, and with who stands beside the scale.
inline muster::draw::AgreementHead agreeing() {
  return {{"Disagree", "Neither", "Agree"}, {}, 0, false, "‘Agree’", {"Not applicable", "No answer"}};
}
inline std::vector<muster::draw::AgreementRow> agreed() {
  return {
      {"There was enough time to talk, and to listen to everybody at the table.", {15, 8, 18}, 18, 0.299, 0.59, {0, 1}},
      {"I felt heard.", {1, 5, 33}, 33, 0.703, 0.928, {1, 2}},
      {"My access needs were met.", {0, 0, 0}, 0, {}, {}, {40, 2}}};
}

inline std::string score_words(double score) {
  const auto points = std::lround(score * 100);
  return points > 0 ? "+" + std::to_string(points) : points < 0 ? "−" + std::to_string(-points) : "0";
}
/// Of the last year nobody was asked.
inline std::vector<muster::draw::NetRow> recommended() {
  return {{"2024", 10, 12, 20, 0.238, -0.02, 0.46},
          {"2025", 20, 10, 20, 0, -0.24, 0.24, {}, true},
          {"2016", 0, 0, 0, {}, 0, 0, "not asked"}};
}

/// On the last line nobody gave a number.
inline std::vector<muster::draw::AmountBar> working_week() {
  return {{"With families, at home and on the telephone", 45.5, "45.5"}, {"Meetings", 30, "30"}, {"Travel", {}, "–"}};
}

inline std::vector<muster::draw::Bar> topics() {
  return {{"More time, less rushed", 11}, {"Hours that suit families", 3}, {"Room and sound", 3}, {"Food", 1}};
}

inline std::vector<muster::draw::CloudWord> words() {
  return {{"informative", 19},     {"useful", 12},    {"collaborative", 5}, {"engaging", 5},       {"honest", 4},
          {"hopeful", 4},          {"insightful", 3}, {"inspiring", 3},     {"interesting", 3},    {"timely", 3},
          {"friendly", 2},         {"connected", 2},  {"inclusive", 2},     {"well-organised", 2}, {"challenging", 2},
          {"rushed", 2},           {"positive", 2},   {"energising", 2},    {"networking", 2},     {"passionate", 2},
          {"thought-provoking", 2}};
}

inline std::vector<muster::draw::CloudWord> challenges() {
  return {{"inclusion", 6}, {"accountability", 4}, {"costs", 4},     {"funding", 4}, {"parents", 3},
          {"staff", 3},     {"health", 3},         {"shortages", 2}, {"levers", 2},  {"local authorities", 2}};
}

inline std::vector<muster::draw::CloudWord> opportunities() {
  return {{"inclusion", 7}, {"accountability", 4},     {"early intervention", 3}, {"partnership", 3},
          {"joint", 2},     {"national standards", 2}, {"co-production", 2}};
}

inline std::vector<muster::draw::BothSides> shared_words() {
  return {
      {"inclusion", 6, 7}, {"accountability", 4, 4}, {"health", 3, 2}, {"national standards", 2, 2}, {"change", 3, 0}};
}

/// Two areas: A is the left column, B the right one, with a gap in the lower right corner.
inline std::vector<muster::draw::Tile> tiles() {
  return {{"X1", "Ashford", "ASH", "A", 2, 5, 1},
          {"X2", "Birch", "BIR", "B", 3, 5, 5},
          {"X3", "Cedar", "CED", "A", 2, 6, 0},
          {"X4", "Dale", "DAL", "B", 3, 6, 3},
          {"X5", "Elm", "ELM", "A", 2, 7, 2}};
}

/// 150 words of many lengths and counts.
inline std::vector<muster::draw::CloudWord> many_words() {
  std::vector<muster::draw::CloudWord> words;
  for (int i = 0; i < 150; ++i) {
    std::string word;
    for (int j = 0; j < 3 + i * 7 % 9; ++j) word += static_cast<char>('a' + (i * 5 + j * j * 3) % 26);
    words.push_back({word + std::to_string(i), 1 + 300 / (i + 1) % 40});
  }
  return words;
}

struct NamedPicture {
  std::string name;
  muster::draw::Picture picture;
};

/// Every kind of picture at a width.
inline std::vector<NamedPicture> all(double width) {
  using namespace muster::draw;
  return {{"bars", bars(places_to_meet(), width)},
          {"marks", marks(topics(), width)},
          {"scale", scale(took_part(), ScaleEnds::worst_and_best, width)},
          {"amounts", amounts(working_week(), 0, "Average, percent", width)},
          {"statements", statements(at_the_tables(), ScaleEnds::worst_and_best, "‘Agree’", width)},
          {"agreement", agreement(agreeing(), agreed(), width)},
          {"net-score", net_score({{0, 0, 1, 1, 1, 4, 3, 5, 7, 9, 11}, 0.238, -0.02, 0.46}, score_words, width)},
          {"net-rows", net_rows(recommended(), score_words, width)},
          {"scale-mark", scale_mark(0, 3, ScaleEnds::worst_and_best)},
          {"strokes", strokes(42, 104, width)},
          {"tile-map", tile_map(tiles(), "delegates", width)},
          {"cloud", cloud(words(), CloudTone::plain, width, 330)},
          {"two-clouds", two_clouds(challenges(), opportunities(), width, 360)},
          {"both-sides", both_sides(shared_words(), width)},
          {"qr-symbol", qr_symbol("https://muster.example/a/7kq2mzp4", 240)}};
}

}  // namespace summit
