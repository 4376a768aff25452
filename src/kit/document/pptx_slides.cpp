// A finding fills its slide: the headline says it, the picture shows it, its base stands at the foot.
#include "pptx_slides.hpp"

#include "ooxml_package.hpp"
#include "slide_direction.hpp"
#include "slide_quotations.hpp"
#include "slide_xml.hpp"

#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace muster::document {
namespace {

constexpr double picture_top = 250;
constexpr double photo_top = 190;  // below a headline without words under it
constexpr double picture_foot = 632;
constexpr double largest = 2;         ///< times its own size that a picture is shown
constexpr std::size_t most_rows = 7;  ///< of a table on a slide
constexpr double row_height = 30;
constexpr double table_gap = 18;
constexpr double mark_side = 14;
constexpr double row_of_quotations = 96;  // below a figure, with what parts them
constexpr double quotation_gap = 26;
constexpr std::size_t first_quotation = 200;  // of the shapes' numbers

/// The first sentence, and what follows it. One within quotation marks does not end it.
std::pair<std::string, std::string> first_sentence(const std::string& text) {
  constexpr std::size_t shortest = 12;
  constexpr std::string_view opens = "‘";
  constexpr std::string_view closes = "’";
  int quoted = 0;
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    const std::string_view rest = std::string_view(text).substr(at);
    if (rest.starts_with(opens)) ++quoted;
    // An apostrophe stands within a word; what closes is followed by none.
    if (rest.starts_with(closes) && quoted > 0) {
      const auto after = rest.substr(closes.size());
      if (after.empty() || after.front() == ' ' || after.front() == '.' || after.front() == ',') --quoted;
    }
    const bool capital = text[at + 2] >= 'A' && text[at + 2] <= 'Z';
    const bool digit = text[at + 2] >= '0' && text[at + 2] <= '9';
    const bool ends = text[at] == '.' || text[at] == '?';
    if (at > shortest && quoted == 0 && ends && text[at + 1] == ' ' && (capital || digit))
      return {text.substr(0, at + 1), text.substr(at + 2)};
  }
  return {text, {}};
}

std::string capital(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() -= 'a' - 'A';
  return text;
}

int headline_size(const std::string& text) {
  const auto characters = character_count(text);
  return characters < 58 ? 3300 : characters < 110 ? 2700 : characters < 180 ? 2200 : 1800;
}

int lead_size(const std::string& text) {
  const auto characters = character_count(text);
  return characters < 170 ? 1700 : characters < 230 ? 1400 : 1150;
}

class SlideWriter {
 public:
  SlideWriter(const Document& document, ChartStyle charts)
      : document_(document), charts_(charts), direction_(document.language) {}

  std::vector<Slide> write() {
    title();
    add(document_.blocks);
    return std::move(out_);
  }

 private:
  void add(const std::vector<Block>& blocks) {
    for (std::size_t at = 0; at < blocks.size(); ++at) {
      const auto& content = blocks[at].content;
      if (const auto* heading = std::get_if<Heading>(&content); heading != nullptr && heading->level == 1)
        part_ = heading->text;
      if (const auto* pair = std::get_if<Pair>(&content)) {
        add(pair->left);
        add(pair->right);
      }
      if (const auto* photograph = std::get_if<ImageBlock>(&content)) {
        image(*photograph);
        continue;
      }
      if (const auto* figure = std::get_if<FigureBlock>(&content)) {
        const auto* next = at + 1 < blocks.size() ? std::get_if<TableBlock>(&blocks[at + 1].content) : nullptr;
        // A table that stands open is the key of its picture.
        const auto* own = next != nullptr && next->number == 0 ? next : nullptr;
        const auto quotations = quotations_after(blocks, at + (own == nullptr ? 1 : 2));
        if (finding(*figure, own, quotations.all)) at = quotations.end - 1;
        continue;
      }
      const auto* table = std::get_if<TableBlock>(&content);
      constexpr std::size_t most_columns = 8;
      if (table != nullptr && table->number > 0 && table->stands_for_figure() && !has_words(*table) &&
          table->rows.size() <= most_rows + 3 && table->heading.size() <= most_columns) {
        const auto* note = at + 1 < blocks.size() ? std::get_if<Paragraph>(&blocks[at + 1].content) : nullptr;
        grouped_table(*table, note != nullptr && note->look == Paragraph::Look::note ? note : nullptr);
        continue;
      }
      if (const auto quotations = quotations_at(blocks, at); !quotations.all.empty()) {
        quoted(quotations.all);
        at = quotations.end - 1;
      }
    }
  }

  void image(const ImageBlock& shown) {
    XmlWriter xml;
    begin(xml);
    const auto name = shown.caption.empty() ? part_.empty() ? document_.title : part_ : shown.caption;
    const auto room = picture_foot - photo_top;
    const auto size = shown_size(shown, slide_text, room);
    words(xml, {"title", "", "Headline", "2"}, name, headline_size(name));
    number(xml);
    xml.open("p:pic").open("p:nvPicPr");
    xml.leaf("p:cNvPr", {{"id", "9"}, {"name", "Photograph"}, {"descr", shown.alternative}});
    xml.open("p:cNvPicPr").leaf("a:picLocks", {{"noChangeAspect", "1"}}).close().leaf("p:nvPr").close();
    xml.open("p:blipFill").leaf("a:blip", {{"r:embed", "rIdPhoto"}});
    xml.open("a:stretch").leaf("a:fillRect").close().close().open("p:spPr");
    slide_place(
        xml, "a:xfrm",
        {slide_margin + (slide_text - size.width) / 2, photo_top + (room - size.height) / 2, size.width, size.height});
    xml.open("a:prstGeom", {{"prst", "rect"}}).leaf("a:avLst").close().close().close();
    Slide slide{end(xml), {}, {}};
    slide.image = &shown;
    out_.push_back(std::move(slide));
  }

  struct Quotations {
    std::vector<const Paragraph*> all;
    std::size_t end;
  };
  /// Those that stand together from `at` on: of one finding.
  static Quotations quotations_at(const std::vector<Block>& blocks, std::size_t at) {
    Quotations out{{}, at};
    for (; out.end < blocks.size(); ++out.end) {
      const auto* paragraph = std::get_if<Paragraph>(&blocks[out.end].content);
      if (paragraph == nullptr || paragraph->look != Paragraph::Look::quotation || paragraph->quoted.finding.empty())
        break;
      if (!out.all.empty() && out.all.front()->quoted.finding != paragraph->quoted.finding) break;
      out.all.push_back(paragraph);
    }
    return out;
  }
  /// The same behind the small print of a figure.
  static Quotations quotations_after(const std::vector<Block>& blocks, std::size_t at) {
    while (at < blocks.size()) {
      const auto* paragraph = std::get_if<Paragraph>(&blocks[at].content);
      if (paragraph == nullptr || paragraph->look != Paragraph::Look::note) break;
      ++at;
    }
    return quotations_at(blocks, at);
  }

  static void begin(XmlWriter& xml) {
    begin_slide_part(xml, "p:sld",
                     {{"xmlns:a", drawing_schema},
                      {"xmlns:r", office_relation.substr(0, office_relation.size() - 1)},
                      {"xmlns:p", slide_schema}},
                     false);
  }
  static std::string end(XmlWriter& xml) {
    xml.close().close().open("p:clrMapOvr").leaf("a:masterClrMapping");
    return xml.finish();
  }

  void run(XmlWriter& xml, std::string_view text, int size = 0) const {
    xml.open("a:r");
    if (size > 0)
      xml.leaf("a:rPr", {{"lang", document_.language}, {"sz", std::to_string(size)}});
    else
      xml.leaf("a:rPr", {{"lang", document_.language}});
    xml.open("a:t").text(text).close().close();
  }

  void words(XmlWriter& xml, const Placeholder& holder, const std::string& text, int size = 0) const {
    if (text.empty()) return;
    begin_placeholder(xml, holder, nullptr, nullptr);
    xml.leaf("a:lstStyle").open("a:p");
    direction_.paragraph(xml, text);
    run(xml, text, size);
    xml.close().close().close();
  }

  void title() {
    XmlWriter xml;
    begin(xml);
    words(xml, {"ctrTitle", "", "Title", "2"}, document_.title);
    words(xml, {"subTitle", "1", "Subtitle", "3"}, document_.subtitle);
    words(xml, {"body", "10", "Who made it", "4"}, document_.programme);
    std::string key;
    for (const auto& block : document_.blocks) {
      const auto* paragraph = std::get_if<Paragraph>(&block.content);
      if (paragraph != nullptr && paragraph->look == Paragraph::Look::key)
        key += (key.empty() ? "" : " ") + plain(paragraph->text);
    }
    words(xml, {"body", "11", "Key sentence", "5"}, key);
    out_.push_back({end(xml), {}, {}, nullptr, true});
  }

  /// True where the quotations stand on its slide too.
  bool finding(const FigureBlock& figure, const TableBlock* own, const std::vector<const Paragraph*>& quotations) {
    XmlWriter xml;
    begin(xml);
    const auto [headline, rest] = first_sentence(figure.finding.empty() ? figure.caption : figure.finding);
    const auto question = figure.finding.empty() ? std::string() : figure.caption;
    const auto stop = question.ends_with('?') || question.ends_with('.') || rest.empty() ? " " : ". ";
    head(xml, headline, question + (question.empty() || rest.empty() ? "" : stop) + rest);
    Slide slide;
    auto chart = charts_ == ChartStyle::native ? native_chart(figure, own) : std::nullopt;
    // Beside quotations a picture may be as small as it is in the report.
    const auto wanted =
        chart ? chart_height(*chart) : figure.picture.height * std::min(1.0, scale_of(figure.picture, picture_foot));
    // A table that stands open is the key of its picture; a chart has its numbers beside it.
    const bool key = own != nullptr && own->rows.size() <= most_rows && (chart || !own->folded) && !has_words(*own);
    const auto below = key ? table_height(*own) + table_gap : 0;
    const SlideBox row{slide_margin, picture_foot - row_of_quotations + quotation_gap, slide_text,
                       row_of_quotations - quotation_gap};
    auto placed = picture_top + wanted + below <= picture_foot - row_of_quotations
                      ? quotations_in_a_row(quotations, row)
                      : std::vector<PlacedQuotation>();
    foot(xml,
         tell("Base: {base}", {{"base", figure.base}}) + interval_words(own) +
             (placed.empty() ? "" : ". " + tell("Quotations: {base}", {{"base", quotations.front()->quoted.base}})));
    const auto foot_of_picture = picture_foot - (placed.empty() ? 0 : row_of_quotations);
    auto top = picture_top;
    if (chart) {
      const bool beside = key && picture_top + chart_height(*chart) + below > foot_of_picture;
      top = chart_and_table(xml, *chart, key ? own : nullptr, beside, foot_of_picture);
      slide.charts.push_back(std::move(*chart));
    } else {
      const auto box = picture_box(figure.picture, foot_of_picture - below);
      picture(xml, slide, figure.picture, figure.picture.alternative, box);
      top = box.y + box.height;
      if (key) top = key_below(xml, slide, *own, top + table_gap);
    }
    const auto lift = placed.empty() ? 0 : std::max(0.0, placed.front().box.y - top - quotation_gap) / 2;
    write(xml, placed, lift);
    slide.xml = end(xml);
    out_.push_back(std::move(slide));
    return !placed.empty();
  }

  /// What the thin line of a picture is.
  static std::string interval_words(const TableBlock* own) {
    const auto interval = tell("95% interval");
    if (own == nullptr || std::ranges::find(own->heading, interval) == own->heading.end()) return {};
    return ". " + tell("The thin line is the 95% interval (Wilson): how far chance alone could move the share");
  }

  /// A table that is a finding by itself, such as answers by group: its caption, what was found, and its rows.
  void grouped_table(const TableBlock& table_shown, const Paragraph* note) {
    XmlWriter xml;
    begin(xml);
    const auto [headline, rest] =
        note == nullptr ? std::pair<std::string, std::string>() : first_sentence(plain(note->text));
    if (headline.empty())
      head(xml, table_shown.caption, {});
    else
      head(xml, headline, table_shown.caption + (table_shown.caption.ends_with('.') ? " " : ". ") + rest);
    foot(xml, tell("Base: {base}", {{"base", table_shown.base}}));
    auto shown = table_shown;
    shown.bars.clear();
    table(xml, shown, {slide_margin, picture_top, slide_text, table_height(shown)}, false);
    out_.push_back({end(xml), {}, {}, nullptr, false});
  }

  /// A cell of words has no room in a column of figures.
  static bool has_words(const TableBlock& table) {
    for (std::size_t column = 1; column < table.heading.size(); ++column)
      if (column >= table.figures.size() || !table.figures[column]) return true;
    return false;
  }

  /// Slides of quotations alone, as many as they need.
  void quoted(const std::vector<const Paragraph*>& all) {
    for (std::size_t at = 0; at < all.size();) {
      XmlWriter xml;
      begin(xml);
      const auto [headline, rest] = first_sentence(all.front()->quoted.finding);
      head(xml, headline, rest);
      foot(xml, tell("Base: {base}", {{"base", all.front()->quoted.base}}));
      const auto placed =
          placed_quotations(all, at, {slide_margin, picture_top, slide_text, picture_foot - picture_top});
      write(xml, placed, 0);
      at += placed.size();
      out_.push_back({end(xml), {}, {}, nullptr, false});
    }
  }

  void write(XmlWriter& xml, std::vector<PlacedQuotation> placed, double lift) const {
    auto id = first_quotation;
    for (auto& each : placed) {
      each.box.y -= lift;
      write_quotation(xml, each, document_.language, direction_, id);
      id += 2;
    }
  }

  void head(XmlWriter& xml, const std::string& headline, const std::string& lead) const {
    words(xml, {"title", "", "Headline", "2"}, headline, headline_size(headline));
    words(xml, {"body", "10", "Part of the report", "3"},
          document_.title + (part_.empty() ? std::string() : ": " + part_));
    words(xml, {"body", "11", "In words", "4"}, lead, lead_size(lead));
  }

  void foot(XmlWriter& xml, const std::string& base) const {
    words(xml, {"body", "12", "Base", "5"},
          base + (document_.edition.empty() ? "" : ". " + capital(document_.edition)));
    number(xml);
  }

  /// The table behind a picture, with the marks of its rows; where it ends.
  double key_below(XmlWriter& xml, Slide& slide, const TableBlock& key, double top) const {
    table(xml, key, {slide_margin, top, slide_text, table_height(key)}, !key.marks.empty());
    // The label beside a mark says all that the mark says.
    for (std::size_t row = 0; row < std::min(key.marks.size(), key.rows.size()); ++row) {
      const auto middle = top + row_height * (static_cast<double>(row) + 1.5);
      picture(xml, slide, key.marks[row], "",
              direction_.placed({slide_margin, middle - mark_side / 2, mark_side, mark_side}));
    }
    return top + table_height(key);
  }

  static double chart_height(const NativeChart& chart) {
    constexpr double scale = 190;
    constexpr double around = 30;
    constexpr double each = 44;
    return chart.stacked ? scale : around + each * static_cast<double>(chart.values.size());
  }

  /// Where they end.
  double chart_and_table(XmlWriter& xml, const NativeChart& chart, const TableBlock* key, bool beside,
                         double foot) const {
    const auto room = foot - picture_top - (key == nullptr || beside ? 0 : table_height(*key) + table_gap);
    SlideBox box{slide_margin, picture_top, slide_text, std::min(chart_height(chart), room)};
    constexpr double part = 0.52;
    if (beside) box.width *= part;
    chart_frame(xml, chart, direction_.placed(box));
    if (key == nullptr) return box.y + box.height;
    const auto left = slide_margin + box.width + table_gap * 2;
    const SlideBox of_table =
        beside ? SlideBox{left, picture_top, slide_margin + slide_text - left, table_height(*key)}
               : SlideBox{slide_margin, box.y + box.height + table_gap, slide_text, table_height(*key)};
    table(xml, *key, of_table, false);
    return std::max(box.y + box.height, of_table.y + of_table.height);
  }

  static void chart_frame(XmlWriter& xml, const NativeChart& chart, const SlideBox& box) {
    const std::string kind = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    xml.open("p:graphicFrame").open("p:nvGraphicFramePr");
    xml.leaf("p:cNvPr", {{"id", "9"}, {"name", "Chart"}, {"descr", chart.alternative}});
    xml.leaf("p:cNvGraphicFramePr").leaf("p:nvPr").close();
    slide_place(xml, "p:xfrm", box);
    xml.open("a:graphic").open("a:graphicData", {{"uri", kind}});
    xml.leaf("c:chart", {{"xmlns:c", kind}, {"r:id", "rIdChart1"}}).close().close().close();
  }

  void number(XmlWriter& xml) const {
    begin_placeholder(xml, {"sldNum", "13", "Number", "6"}, nullptr, nullptr);
    xml.leaf("a:lstStyle").open("a:p");
    xml.open("a:fld", {{"id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"}, {"type", "slidenum"}});
    xml.leaf("a:rPr", {{"lang", document_.language}});
    xml.open("a:t").text(std::to_string(out_.size() + 1)).close().close().close().close().close();
  }

  static double scale_of(const draw::Picture& shown, double foot) {
    return std::min(
        {largest, slide_text / std::max(1.0, shown.width), (foot - picture_top) / std::max(1.0, shown.height)});
  }

  static SlideBox picture_box(const draw::Picture& shown, double foot) {
    const auto scale = scale_of(shown, foot);
    const auto width = shown.width * scale;
    return {slide_margin + (slide_text - width) / 2, picture_top, width, shown.height * scale};
  }

  static void picture(XmlWriter& xml, Slide& slide, const draw::Picture& shown, const std::string& alternative,
                      const SlideBox& box) {
    slide.pictures.push_back(shown);
    const auto number = std::to_string(slide.pictures.size());
    xml.open("p:pic").open("p:nvPicPr");
    xml.open("p:cNvPr",
             {{"id", std::to_string(8 + slide.pictures.size())}, {"name", "Figure " + number}, {"descr", alternative}});
    if (alternative.empty()) slide_decoration(xml);
    xml.close();
    xml.open("p:cNvPicPr").leaf("a:picLocks", {{"noChangeAspect", "1"}}).close().leaf("p:nvPr").close();
    xml.open("p:blipFill").open("a:blip", {{"r:embed", "rIdPicture" + number}}).open("a:extLst");
    xml.open("a:ext", {{"uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"}});
    xml.leaf("asvg:svgBlip", {{"xmlns:asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main"},
                              {"r:embed", "rIdDrawing" + number}});
    xml.close().close().close().open("a:stretch").leaf("a:fillRect").close().close().open("p:spPr");
    slide_place(xml, "a:xfrm", box);
    xml.open("a:prstGeom", {{"prst", "rect"}}).leaf("a:avLst").close().close().close();
  }

  static double table_height(const TableBlock& table) {
    return row_height * static_cast<double>(table.rows.size() + 1);
  }

  /// A table that one can change: its cells are text.
  void table(XmlWriter& xml, const TableBlock& shown, const SlideBox& box, bool marked) const {
    const auto columns = shown.heading.size();
    constexpr double widest = 150;
    constexpr double words = 0.4;  // of its width, at least, for the first column
    const double own = std::min(widest, box.width * (1 - words) / static_cast<double>(columns - 1));
    const double first = box.width - own * static_cast<double>(columns - 1);
    xml.open("p:graphicFrame").open("p:nvGraphicFramePr");
    xml.leaf("p:cNvPr", {{"id", "8"}, {"name", "Figures"}}).open("p:cNvGraphicFramePr");
    xml.leaf("a:graphicFrameLocks", {{"noGrp", "1"}}).close().leaf("p:nvPr").close();
    slide_place(xml, "p:xfrm", direction_.placed(box));
    xml.open("a:graphic").open("a:graphicData", {{"uri", "http://schemas.openxmlformats.org/drawingml/2006/table"}});
    xml.open("a:tbl");
    if (direction_.from_right())
      xml.leaf("a:tblPr", {{"rtl", "1"}, {"firstRow", "1"}});
    else
      xml.leaf("a:tblPr", {{"firstRow", "1"}});
    xml.open("a:tblGrid");
    for (std::size_t column = 0; column < columns; ++column)
      xml.leaf("a:gridCol", {{"w", std::to_string(std::llround((column == 0 ? first : own) * emu))}});
    xml.close();
    row(xml, shown, shown.heading, true, false);
    for (const auto& cells : shown.rows) row(xml, shown, cells, false, marked);
    xml.close().close().close().close();
  }

  void row(XmlWriter& xml, const TableBlock& shown, const std::vector<std::string>& cells, bool heading,
           bool marked) const {
    xml.open("a:tr", {{"h", std::to_string(std::llround(row_height * emu))}});
    for (std::size_t column = 0; column < cells.size(); ++column) {
      const bool figures = column < shown.figures.size() && shown.figures[column];
      xml.open("a:tc").open("a:txBody").leaf("a:bodyPr").leaf("a:lstStyle").open("a:p");
      direction_.cell(xml, cells[column], figures);
      xml.open("a:r").open("a:rPr", {{"lang", document_.language}, {"sz", heading ? "1100" : "1300"}, {"b", "0"}});
      xml.open("a:solidFill").leaf("a:schemeClr", {{"val", heading ? "tx2" : "tx1"}}).close().close();
      xml.open("a:t").text(cells[column]).close().close().close().close();
      const char* before = column == 0 && marked ? "228600" : "0";
      const char* after = figures ? "0" : "91440";
      xml.open("a:tcPr", {{"marL", direction_.from_right() ? after : before},
                          {"marR", direction_.from_right() ? before : after},
                          {"marT", "36000"},
                          {"marB", "36000"},
                          {"anchor", "ctr"}});
      for (const char* side : {"a:lnL", "a:lnR", "a:lnT"}) xml.open(side, {{"w", "0"}}).leaf("a:noFill").close();
      xml.open("a:lnB", {{"w", "9525"}}).open("a:solidFill");
      xml.leaf("a:srgbClr", {{"val", heading ? "868A8F" : "DAD9D3"}}).close().close();
      xml.leaf("a:noFill").close().close();
    }
    xml.close();
  }

  const Document& document_;
  ChartStyle charts_;
  SlideDirection direction_;
  std::string part_;
  std::vector<Slide> out_;
};

}  // namespace

std::vector<Slide> slides_of(const Document& document, ChartStyle charts) {
  return SlideWriter(document, charts).write();
}

}  // namespace muster::document
