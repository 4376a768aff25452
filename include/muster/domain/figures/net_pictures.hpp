#pragma once
// Net scores as they are drawn everywhere: those who gave 0 to 6, 7 or 8, and 9 or 10 in three colours, and the score
// with its interval.

#include <muster/domain/figures/summary.hpp>
#include <muster/domain/figures/years.hpp>
#include <muster/kit/document/document.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::figures {

/// The picture of a question that has a net score and hides no answer, and the table behind it: each answer, the three
/// kinds of answers, the score.
[[nodiscard]] std::vector<document::Block> net_blocks(const Summary& summary, const QuestionFigures& question,
                                                      const std::string& caption, double width);

/// The net score of a group, of those who answered; nothing where its answers were put together in another way than 0
/// to 6, 7 or 8, and 9 or 10, or where nobody of it answered.
[[nodiscard]] std::optional<NetScore> net_of(const GroupFigures& group);

/// A row for each group that has a score, everybody's last; nothing where one of them has none.
[[nodiscard]] std::optional<draw::Picture> net_groups(const QuestionBreakdown& broken, double width);

/// A row for each event, the newest one strong; why there is no score stands where there is none.
[[nodiscard]] draw::Picture net_years(const YearValues& values, const std::vector<std::string>& labels, double width);

/// A row for each of two rounds, the second one strong.
[[nodiscard]] draw::Picture net_pair(const NetScore& first, const std::string& first_name, const NetScore& second,
                                     const std::string& second_name, double width);

}  // namespace muster::figures
