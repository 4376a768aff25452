#pragma once
// A net score with what it is made of: who gave 0 to 6, 7 or 8, and 9 or 10, in three colours, and the score with its
// interval on an axis from -100 to +100. The caller words the score, so that pictures and sentences print it alike.

#include <muster/kit/draw/picture.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster::draw {

/// "+24", "0", "−3", of a score from -1 to 1.
using ScoreWords = std::function<std::string(double)>;

struct NetPoints {
  std::vector<std::int64_t> people;  ///< who gave 0, 1, ... 10: eleven numbers, else std::invalid_argument
  double score = 0;                  ///< -1 to 1
  double low = 0;                    ///< interval, -1 to 1
  double high = 0;
};
/// Eleven columns in three colours, the three sums under them, and the score beside them; below them on a phone.
[[nodiscard]] Picture net_score(const NetPoints& points, const ScoreWords& words, double width);

/// One group, or one event, of several.
struct NetRow {
  std::string label;
  std::int64_t low = 0;     ///< gave 0 to 6
  std::int64_t middle = 0;  ///< gave 7 or 8
  std::int64_t high = 0;    ///< gave 9 or 10
  std::optional<double> score{};
  double least = 0;  ///< interval, -1 to 1
  double most = 0;
  std::string why_not{};  ///< in place of a bar where there is no score: "not asked"
  bool strong = false;    ///< the newest event, or everybody
};
/// A bar of three colours for each row, and beside it the score with its interval; below it on a phone.
[[nodiscard]] Picture net_rows(const std::vector<NetRow>& rows, const ScoreWords& words, double width);

}  // namespace muster::draw
