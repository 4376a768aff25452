// The rows, each from one end to the other; several spellings of a step stand on one place.
#include "known_scales.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace muster::conversions {
namespace {

using Step = std::string_view;  ///< spellings, with | between
constexpr std::array<std::array<Step, 7>, 9> rows{{
    {"strongly agree|agree strongly", "agree|tend to agree|somewhat agree", "slightly agree",
     "neither agree nor disagree|neutral|neither|undecided", "slightly disagree",
     "disagree|tend to disagree|somewhat disagree", "strongly disagree|disagree strongly"},
    {"very satisfied|extremely satisfied", "satisfied|fairly satisfied|somewhat satisfied", "",
     "neither satisfied nor dissatisfied|neutral", "", "dissatisfied|fairly dissatisfied|somewhat dissatisfied",
     "very dissatisfied|extremely dissatisfied"},
    {"always|all of the time", "often|most of the time|usually", "", "sometimes|some of the time", "", "rarely|seldom",
     "never|none of the time"},
    {"excellent", "very good", "good", "fair|average|ok|okay", "", "poor", "very poor"},
    {"very likely|extremely likely", "likely|fairly likely|somewhat likely", "", "neither likely nor unlikely|neutral",
     "", "unlikely|fairly unlikely|somewhat unlikely", "very unlikely|extremely unlikely|not at all likely"},
    {"very useful|extremely useful", "useful|fairly useful|quite useful", "", "somewhat useful", "",
     "not very useful|not so useful", "not useful|not at all useful|not useful at all"},
    {"very helpful|extremely helpful", "helpful|mainly helpful|fairly helpful", "generally helpful", "somewhat helpful",
     "", "not very helpful|not so helpful", "not helpful|not at all helpful"},
    {"very confident|extremely confident", "confident|fairly confident|quite confident", "", "somewhat confident", "",
     "not very confident|not so confident", "not confident|not at all confident"},
    {"a great deal", "a lot", "a fair amount", "a moderate amount|some", "a little", "not very much",
     "none at all|not at all"},
}};

/// The place of the text on the row, or its size.
std::size_t place_of(const std::array<Step, 7>& row, const std::string& folded) {
  for (std::size_t at = 0; at < row.size(); ++at) {
    for (std::size_t begin = 0; begin < row[at].size();) {
      const auto end = std::min(row[at].find('|', begin), row[at].size());
      if (folded_name(row[at].substr(begin, end - begin)) == folded) return at;
      begin = end + 1;
    }
  }
  return row.size();
}

}  // namespace

std::vector<std::string> in_known_order(const std::vector<std::string>& texts) {
  if (texts.size() < 2 || texts.size() > rows.front().size()) return {};
  for (const auto& row : rows) {
    std::vector<std::pair<std::size_t, std::string>> placed;
    for (const auto& text : texts) placed.emplace_back(place_of(row, folded_name(text)), text);
    std::sort(placed.begin(), placed.end());
    if (placed.back().first == row.size()) continue;
    const bool twice = std::adjacent_find(placed.begin(), placed.end(), [](const auto& left, const auto& right) {
                         return left.first == right.first;
                       }) != placed.end();
    if (twice) continue;
    std::vector<std::string> out;
    for (auto& [place, text] : placed) out.push_back(std::move(text));
    return out;
  }
  return {};
}

}  // namespace muster::conversions
