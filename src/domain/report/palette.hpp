#pragma once
// What the page of a report's words offers to insert: figures with what they read now, and blocks that this event has
// something for.

#include <muster/domain/report/report_data.hpp>

#include <string>
#include <vector>

namespace muster::report {

struct OfferedFigure {
  std::string name;     ///< "Helpful: Mainly helpful": by the code of the question, which is short
  std::string value;    ///< "4 of 42"
  std::string insert;   ///< "{helpful = mainly | of}"
  std::string words{};  ///< the question, to be found by
};
/// Those of the event first, then by question in the form's order.
[[nodiscard]] std::vector<OfferedFigure> offered_figures(const ReportData& data);

struct OfferedBlock {
  std::string name;    ///< "Bars"
  std::string mark;    ///< which small picture stands over it
  std::string insert;  ///< lines
  std::string about;   ///< what it makes, in a sentence
  std::string group;   ///< the heading that it stands under; empty of those that stand first
};
/// Those of each group stand together, in the order of the groups.
[[nodiscard]] std::vector<OfferedBlock> offered_blocks(const ReportData& data);

}  // namespace muster::report
