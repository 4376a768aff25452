#pragma once
// A figure as a chart of the office program itself, with its numbers in a workbook inside: whoever gets the file can
// change both.

#include <muster/kit/document/document.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::document {

/// How bars and scales stand in a file of an office program.
enum class ChartStyle { drawn, native };

struct NativeChart {
  std::string title;
  std::string alternative;
  bool stacked = false;                 ///< one bar of all answers, in their order; else a bar for each
  std::string counted;                  ///< "People"
  std::vector<std::string> categories;  ///< the answers
  std::vector<double> values;           ///< whole numbers, as the table has them
  std::optional<double> everybody{};    ///< the number that a share of 100% stands for, where shares are told
};

/// A figure of bars or of a scale, by the table that belongs to it; nothing where the figure is another (a cloud, a
/// map), or a number of it is not told.
[[nodiscard]] std::optional<NativeChart> native_chart(const FigureBlock& figure, const TableBlock* table);

/// Sizes of a chart's words, in hundredths of a point.
inline constexpr int chart_words_on_page = 1000;
inline constexpr int chart_words_on_slide = 1500;
/// The chart's part (charts/chartN.xml); rId1 is its workbook.
[[nodiscard]] std::string chart_xml(const NativeChart& chart, const std::string& language,
                                    int size = chart_words_on_page);
/// Its relationships; `workbook` is the target, as "../embeddings/chart1.xlsx".
[[nodiscard]] std::string chart_relationships(const std::string& workbook);
/// The workbook inside, the same bytes for the same chart.
[[nodiscard]] std::string chart_workbook(const NativeChart& chart);

}  // namespace muster::document
