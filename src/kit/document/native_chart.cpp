// DrawingML charts, with the numbers twice: in the workbook, which an edit changes, and kept beside, which is drawn
// before anybody edits. libxlsxwriter draws charts in workbooks alone, so these parts are written here.
#include "native_chart.hpp"

#include "ooxml_package.hpp"
#include "xml_writer.hpp"

#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace muster::document {
namespace {

const std::string sheet_schema = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const std::string chart_schema = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const std::string drawing_schema = "http://schemas.openxmlformats.org/drawingml/2006/main";
constexpr const char* accent = "1D4B7F";
constexpr const char* ink = "17191C";
constexpr const char* paper = "FFFFFF";
constexpr const char* quiet = "868A8F";
/// Of a scale's steps, the last one the best and the darkest; of more steps each lies between two of these.
constexpr std::array steps{"A3262C", "ECC6C8", "D6D7D8", "7FA6CA", accent};

struct StepColour {
  std::string colour;
  bool dark = false;
};

StepColour step_colour(std::size_t at, std::size_t count) {
  constexpr auto last = steps.size() - 1;
  if (count <= steps.size()) {
    const auto step = count > 1 ? at * last / (count - 1) : 0;
    return {steps.at(step), step == 0 || step == last};
  }
  const auto place = static_cast<double>(at * last) / static_cast<double>(count - 1);
  const auto below = std::min(static_cast<std::size_t>(place), last - 1);
  const auto part = place - static_cast<double>(below);
  const auto channel = [](std::string_view colour, std::size_t which) {
    return std::stoi(std::string(colour.substr(2 * which, 2)), nullptr, 16);
  };
  std::string out;
  for (std::size_t which = 0; which < 3; ++which) {
    const auto from = channel(steps.at(below), which);
    const auto to = channel(steps.at(below + 1), which);
    constexpr std::string_view hex = "0123456789ABCDEF";
    const auto mixed = static_cast<std::size_t>(std::lround(from + (to - from) * part));
    out += hex[mixed / 16];
    out += hex[mixed % 16];
  }
  constexpr double pale = 0.4;  // of the way from a dark step to the next
  return {out, place < pale || place > static_cast<double>(last) - pale};
}

std::optional<double> whole(std::string text) {
  std::erase(text, ',');
  const auto number = parse_integer(text);
  return number ? std::optional(static_cast<double>(*number)) : std::nullopt;
}

/// What the whole is, where so many are such a share of it: "55", "68.8%".
std::optional<double> whole_of(double part, std::string text) {
  if (!text.ends_with('%')) return std::nullopt;
  text.pop_back();
  std::ranges::replace(text, ',', '.');
  const auto share = parse_decimal(text);
  if (!share || *share <= 0) return std::nullopt;
  constexpr double hundred = 100;
  return std::round(part * hundred / *share);
}

std::string digits(double value) { return std::to_string(static_cast<std::int64_t>(value)); }

/// The column of a sheet: 0 is "A".
std::string letters(std::size_t column) {
  constexpr std::size_t alphabet = 26;
  std::string out;
  for (auto left = column + 1; left > 0; left = (left - 1) / alphabet)
    out.insert(out.begin(), static_cast<char>('A' + (left - 1) % alphabet));
  return out;
}

class ChartWriter {
 public:
  ChartWriter(const NativeChart& chart, const std::string& language, int size)
      : chart_(chart), language_(language), size_(std::to_string(size)) {}

  std::string write() {
    xml_.open("c:chartSpace", {{"xmlns:c", chart_schema}, {"xmlns:a", drawing_schema}, {"xmlns:r", relation()}});
    xml_.leaf("c:date1904", {{"val", "0"}})
        .leaf("c:lang", {{"val", language_}})
        .leaf("c:roundedCorners", {{"val", "0"}});
    xml_.open("c:chart").leaf("c:autoTitleDeleted", {{"val", "1"}});
    xml_.open("c:plotArea").leaf("c:layout");
    bars();
    axis_of_answers();
    axis_of_people();
    xml_.close();
    if (chart_.stacked) legend();
    xml_.leaf("c:plotVisOnly", {{"val", "1"}}).leaf("c:dispBlanksAs", {{"val", "gap"}}).close();
    // A page has its own rules: no frame around a chart.
    xml_.open("c:spPr").leaf("a:noFill").open("a:ln").leaf("a:noFill").close().close();
    words(ink);
    xml_.open("c:externalData", {{"r:id", "rId1"}}).leaf("c:autoUpdate", {{"val", "0"}}).close();
    return xml_.finish();
  }

 private:
  static std::string relation() { return office_relation.substr(0, office_relation.size() - 1); }

  void bars() {
    xml_.open("c:barChart").leaf("c:barDir", {{"val", "bar"}});
    xml_.leaf("c:grouping", {{"val", chart_.stacked ? "percentStacked" : "clustered"}});
    xml_.leaf("c:varyColors", {{"val", "0"}});
    if (chart_.stacked) {
      for (std::size_t at = 0; at < chart_.values.size(); ++at) {
        const auto [colour, dark] = step_colour(at, chart_.values.size());
        series(at, "Sheet1!$" + letters(at + 1) + "$1", {chart_.categories[at]}, colour.c_str(), dark ? paper : ink);
        column("c:cat", "c:strRef", "Sheet1!$A$2", {chart_.counted});
        column("c:val", "c:numRef", "Sheet1!$" + letters(at + 1) + "$2", {digits(chart_.values[at])});
        xml_.close();
      }
    } else {
      const auto last = std::to_string(chart_.values.size() + 1);
      std::vector<std::string> values;
      values.reserve(chart_.values.size());
      for (const auto value : chart_.values) values.push_back(digits(value));
      series(0, "Sheet1!$B$1", {chart_.counted}, accent, ink);
      column("c:cat", "c:strRef", "Sheet1!$A$2:$A$" + last, chart_.categories);
      column("c:val", "c:numRef", "Sheet1!$B$2:$B$" + last, values);
      xml_.close();
    }
    xml_.leaf("c:gapWidth", {{"val", "60"}});
    if (chart_.stacked) xml_.leaf("c:overlap", {{"val", "100"}});
    xml_.leaf("c:axId", {{"val", "1001"}}).leaf("c:axId", {{"val", "1002"}}).close();
  }

  /// Opens a series: its name, its colour, and its numbers on the bars.
  void series(std::size_t at, const std::string& formula, const std::vector<std::string>& name, const char* colour,
              const char* figures) {
    const auto number = std::to_string(at);
    xml_.open("c:ser").leaf("c:idx", {{"val", number}}).leaf("c:order", {{"val", number}});
    xml_.open("c:tx");
    reference("c:strRef", formula, name);
    xml_.close();
    xml_.open("c:spPr");
    fill(colour);
    xml_.close().leaf("c:invertIfNegative", {{"val", "0"}});
    xml_.open("c:dLbls").open("c:spPr").leaf("a:noFill").close();
    words(figures);
    if (!chart_.stacked) xml_.leaf("c:dLblPos", {{"val", "outEnd"}});
    for (const auto& [part, shown] : {std::pair<const char*, const char*>{"c:showLegendKey", "0"},
                                      {"c:showVal", "1"},
                                      {"c:showCatName", "0"},
                                      {"c:showSerName", "0"},
                                      {"c:showPercent", "0"},
                                      {"c:showBubbleSize", "0"}})
      xml_.leaf(part, {{"val", shown}});
    xml_.close();
  }

  void column(const char* part, const char* kind, const std::string& formula, const std::vector<std::string>& cells) {
    xml_.open(part);
    reference(kind, formula, cells);
    xml_.close();
  }

  void reference(const std::string& kind, const std::string& formula, const std::vector<std::string>& cells) {
    const bool numbers = kind == "c:numRef";
    xml_.open(kind).open("c:f").text(formula).close();
    xml_.open(numbers ? "c:numCache" : "c:strCache");
    if (numbers) xml_.open("c:formatCode").text("General").close();
    xml_.leaf("c:ptCount", {{"val", std::to_string(cells.size())}});
    for (std::size_t at = 0; at < cells.size(); ++at)
      xml_.open("c:pt", {{"idx", std::to_string(at)}}).open("c:v").text(cells[at]).close().close();
    xml_.close().close();
  }

  void axis_of_answers() {
    axis("c:catAx", "1001", "maxMin", chart_.stacked, "l");
    xml_.leaf("c:crossAx", {{"val", "1002"}}).leaf("c:crosses", {{"val", "autoZero"}});
    xml_.leaf("c:auto", {{"val", "1"}}).leaf("c:lblAlgn", {{"val", "ctr"}}).leaf("c:lblOffset", {{"val", "100"}});
    xml_.leaf("c:noMultiLvlLbl", {{"val", "0"}}).close();
  }

  /// The bars say their numbers, so their axis is not drawn.
  void axis_of_people() {
    axis("c:valAx", "1002", "minMax", true, "b");
    xml_.leaf("c:crossAx", {{"val", "1001"}}).leaf("c:crosses", {{"val", "autoZero"}}).close();
  }

  void axis(const char* kind, const char* id, const char* order, bool unseen, const char* side) {
    xml_.open(kind).leaf("c:axId", {{"val", id}});
    xml_.open("c:scaling").leaf("c:orientation", {{"val", order}});
    if (std::string_view(kind) == "c:valAx") {
      // As the drawn bars stand over an axis to 100%: the longest bar is not everybody.
      if (!chart_.stacked && chart_.everybody) xml_.leaf("c:max", {{"val", digits(*chart_.everybody)}});
      xml_.leaf("c:min", {{"val", "0"}});
    }
    xml_.close();
    xml_.leaf("c:delete", {{"val", unseen ? "1" : "0"}}).leaf("c:axPos", {{"val", side}});
    xml_.leaf("c:majorTickMark", {{"val", "none"}}).leaf("c:minorTickMark", {{"val", "none"}});
    xml_.leaf("c:tickLblPos", {{"val", "low"}});
    xml_.open("c:spPr").open("a:ln", {{"w", "9525"}});
    fill(quiet);
    xml_.close().close();
  }

  void legend() { xml_.open("c:legend").leaf("c:legendPos", {{"val", "t"}}).leaf("c:overlay", {{"val", "0"}}).close(); }

  void fill(const char* colour) { xml_.open("a:solidFill").leaf("a:srgbClr", {{"val", colour}}).close(); }

  void words(const char* colour) {
    xml_.open("c:txPr").leaf("a:bodyPr").leaf("a:lstStyle").open("a:p").open("a:pPr").open("a:defRPr", {{"sz", size_}});
    fill(colour);
    xml_.leaf("a:latin", {{"typeface", "Inter"}}).close().close();
    xml_.leaf("a:endParaRPr", {{"lang", language_}}).close().close();
  }

  const NativeChart& chart_;
  const std::string& language_;
  std::string size_;
  XmlWriter xml_;
};

void cell(XmlWriter& xml, std::size_t column, std::size_t row, const std::string& text) {
  xml.open("c", {{"r", letters(column) + std::to_string(row)}, {"t", "inlineStr"}});
  xml.open("is").open("t").text(text).close().close().close();
}

void cell(XmlWriter& xml, std::size_t column, std::size_t row, double value) {
  xml.open("c", {{"r", letters(column) + std::to_string(row)}}).open("v").text(digits(value)).close().close();
}

std::string sheet_xml(const NativeChart& chart) {
  XmlWriter xml;
  xml.open("worksheet", {{"xmlns", sheet_schema}}).open("sheetData");
  const auto begin = [&](std::size_t row) { xml.open("row", {{"r", std::to_string(row)}}); };
  if (chart.stacked) {
    begin(1);
    for (std::size_t at = 0; at < chart.categories.size(); ++at) cell(xml, at + 1, 1, chart.categories[at]);
    xml.close();
    begin(2);
    cell(xml, 0, 2, chart.counted);
    for (std::size_t at = 0; at < chart.values.size(); ++at) cell(xml, at + 1, 2, chart.values[at]);
    xml.close();
  } else {
    begin(1);
    cell(xml, 1, 1, chart.counted);
    xml.close();
    for (std::size_t at = 0; at < chart.values.size(); ++at) {
      begin(at + 2);
      cell(xml, 0, at + 2, chart.categories[at]);
      cell(xml, 1, at + 2, chart.values[at]);
      xml.close();
    }
  }
  return xml.finish();
}

}  // namespace

std::optional<NativeChart> native_chart(const FigureBlock& figure, const TableBlock* table) {
  constexpr std::size_t most_bars = 40;
  if (table == nullptr || table->number != 0 || table->heading.size() < 2) return std::nullopt;
  const bool bars = !table->bars.empty() && figure.in_table;
  const bool scale = !table->marks.empty();
  if (!bars && !scale) return std::nullopt;
  const auto rows = table->rows.size() - (table->total && !table->rows.empty() ? 1 : 0);
  if (rows < 2 || rows > most_bars || table->figures.size() < 2 || !table->figures[1]) return std::nullopt;
  NativeChart out;
  out.title = figure.caption;
  out.alternative = figure.picture.alternative;
  out.stacked = scale;
  out.counted = table->heading[1];
  for (std::size_t row = 0; row < rows; ++row) {
    const auto& cells = table->rows[row];
    const auto value = cells.size() < 2 ? std::nullopt : whole(cells[1]);
    if (!value) return std::nullopt;
    out.categories.push_back(cells[0]);
    out.values.push_back(*value);
    // The largest part tells the whole most exactly.
    if (cells.size() > 2 && *value >= std::ranges::max(out.values))
      if (const auto all = whole_of(*value, cells[2])) out.everybody = all;
  }
  // A table says the best answer first, a stacked bar ends with it.
  if (scale) {
    std::reverse(out.categories.begin(), out.categories.end());
    std::reverse(out.values.begin(), out.values.end());
  }
  return out;
}

std::string chart_xml(const NativeChart& chart, const std::string& language, int size) {
  return ChartWriter(chart, language, size).write();
}

std::string chart_relationships(const std::string& workbook) {
  XmlWriter xml;
  xml.open("Relationships", {{"xmlns", package_schema + "relationships"}});
  xml.leaf("Relationship", {{"Id", "rId1"}, {"Type", office_relation + "package"}, {"Target", workbook}});
  return xml.finish();
}

std::string chart_workbook(const NativeChart& chart) {
  XmlWriter types;
  types.open("Types", {{"xmlns", package_schema + "content-types"}});
  types.leaf("Default",
             {{"Extension", "rels"}, {"ContentType", "application/vnd.openxmlformats-package.relationships+xml"}});
  const std::string kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  types.leaf("Override", {{"PartName", "/xl/workbook.xml"}, {"ContentType", kind + "sheet.main+xml"}});
  types.leaf("Override", {{"PartName", "/xl/worksheets/sheet1.xml"}, {"ContentType", kind + "worksheet+xml"}});
  const auto related = [](const std::string& what, const std::string& target) {
    XmlWriter xml;
    xml.open("Relationships", {{"xmlns", package_schema + "relationships"}});
    xml.leaf("Relationship", {{"Id", "rId1"}, {"Type", office_relation + what}, {"Target", target}});
    return xml.finish();
  };
  XmlWriter book;
  book.open("workbook", {{"xmlns", sheet_schema}, {"xmlns:r", office_relation.substr(0, office_relation.size() - 1)}});
  book.open("sheets").leaf("sheet", {{"name", "Sheet1"}, {"sheetId", "1"}, {"r:id", "rId1"}});
  return zipped({{"[Content_Types].xml", types.finish()},
                 {"_rels/.rels", related("officeDocument", "xl/workbook.xml")},
                 {"xl/workbook.xml", book.finish()},
                 {"xl/_rels/workbook.xml.rels", related("worksheet", "worksheets/sheet1.xml")},
                 {"xl/worksheets/sheet1.xml", sheet_xml(chart)}});
}

}  // namespace muster::document
