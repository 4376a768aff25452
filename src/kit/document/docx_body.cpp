// Blocks as paragraphs, tables and pictures of a Word file. Everything is one column: no floats, no text boxes.

#include "docx_body.hpp"

#include "docx_columns.hpp"
#include "docx_direction.hpp"
#include "docx_drawing.hpp"
#include "docx_footnotes.hpp"
#include "docx_parts.hpp"
#include "docx_runs.hpp"
#include "long_lists.hpp"
#include "xml_writer.hpp"

#include <muster/kit/base/direction.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace muster::document {
namespace {

constexpr int text_width = 9638;  // twentieths of a point: A4 less 20 mm on either side
constexpr int bar_margin = 140;   // right of a bar, as of the words
constexpr int pair_inset = 270;   // half the gap between the two sides
constexpr std::size_t longest_plain_list = 10;
constexpr double tallest_picture = 840;      // CSS pixels: a page of A4 with the caption above
constexpr double tallest_image = 420;        // a photograph leaves room for words on its page
constexpr std::size_t shortest_divided = 9;  // rows: a shorter table stands on one page

class BodyWriter {
 public:
  BodyWriter(const Document& document, ChartStyle charts) : document_(document), charts_(charts) {}

  DocxBody write() {
    docx_open_body(xml_);
    if (document_.logo) write(*document_.logo);
    if (!document_.programme.empty()) simple_paragraph("Programme", document_.programme);
    simple_paragraph("Title", document_.title);
    if (!document_.subtitle.empty()) simple_paragraph("Subtitle", document_.subtitle);
    write(document_.blocks, text_width);
    section_properties(1);
    out_.xml = xml_.finish();
    return std::move(out_);
  }

 private:
  void write(const std::vector<Block>& blocks, int width) {
    for (std::size_t at = 0; at < blocks.size(); ++at) {
      if (const auto notes = small_print_at(blocks, at); notes > 0 && width == text_width) {
        write_small_print(blocks, at, notes);
        at += notes - 1;
        continue;
      }
      next_ = at + 1 < blocks.size() ? &blocks[at + 1] : nullptr;
      // A page that nothing follows on does not begin.
      if (at + 2 == blocks.size() && std::holds_alternative<PageBreak>(blocks[at + 1].content)) next_ = nullptr;
      std::visit([&](const auto& content) { write(content, width); }, blocks[at].content);
    }
  }

  /// Much small print stands in two columns, in a section of its own.
  void write_small_print(const std::vector<Block>& blocks, std::size_t at, std::size_t notes) {
    end_section(1);
    for (const auto end = at + notes; at < end; ++at) {
      const auto& text = std::get<Paragraph>(blocks[at].content).text;
      open_paragraph("Note");
      direction(text);
      if (at + 1 == end) section_properties(2);
      xml_.close();
      runs(text);
      xml_.close();
    }
  }

  /// Whether a figure, a table or a list follows: the sentence above it must not stand alone at the foot of a page.
  [[nodiscard]] bool shown_next() const {
    return next_ != nullptr &&
           (std::holds_alternative<FigureBlock>(next_->content) || std::holds_alternative<TableBlock>(next_->content) ||
            std::holds_alternative<BulletList>(next_->content) || std::holds_alternative<Pair>(next_->content));
  }

  /// Whether the table that belongs to this figure follows in the file.
  [[nodiscard]] bool own_table_next() const {
    const auto* table = next_ == nullptr ? nullptr : std::get_if<TableBlock>(&next_->content);
    return table != nullptr && table->number == 0 && is_printed(*table);
  }

  static bool is_printed(const TableBlock& table) { return !table.folded || !table.bars.empty() || table.printed > 0; }

  // ---- paragraphs ------------------------------------------------------------------------------------------------

  void open_paragraph(const std::string& style, bool with_next = false, std::string_view heading = {}) {
    xml_.open("w:p").open("w:pPr").leaf("w:pStyle", {{"w:val", style}});
    if (with_next) xml_.leaf("w:keepNext");
    if (break_before_) xml_.leaf("w:pageBreakBefore");
    if (!heading.empty()) direction_.reading(xml_, heading);
    if (break_before_ && style.starts_with("Heading")) {
      xml_.leaf("w:spacing", {{"w:before", "0"}});
    }
    break_before_ = false;
  }

  void simple_paragraph(const std::string& style, std::string_view text) {
    open_paragraph(style);
    direction(text);
    xml_.close();
    run(text);
    xml_.close();
  }

  void run(std::string_view text, bool strong = false, bool emphasis = false, const char* style = nullptr) {
    docx_run(xml_, text, {strong, emphasis, style});
  }

  void direction(std::string_view text) { direction_.keep_side(xml_, text); }

  void direction(const Sentence& sentence) {
    std::string text;
    for (const auto& part : sentence) text += part.text;
    direction(text);
  }

  void runs(const Sentence& sentence) {
    for (const auto& part : sentence) {
      if (!part.note.empty()) {
        docx_footnote_mark(xml_, part.text);
        continue;
      }
      if (part.link.empty()) {
        run(part.text, part.strong, part.emphasis);
        continue;
      }
      out_.links.push_back({"rIdL" + std::to_string(out_.links.size() + 1), part.link});
      xml_.open("w:hyperlink", {{"r:id", out_.links.back().id}, {"w:history", "1"}});
      run(part.text, part.strong, part.emphasis, "Hyperlink");
      xml_.close();
    }
  }

  void write(const Heading& heading, int /*width*/) {
    open_paragraph("Heading" + std::to_string(heading.level), false, heading.text);
    if (direction_.against_page(heading.text)) xml_.leaf("w:jc", {{"w:val", "right"}});
    // The style says how it looks; the outline must not skip a level.
    if (heading.rank != heading.level) xml_.leaf("w:outlineLvl", {{"w:val", std::to_string(heading.rank - 1)}});
    xml_.close();
    const auto id = std::to_string(++bookmarks_);
    xml_.leaf("w:bookmarkStart", {{"w:id", id}, {"w:name", bookmark(heading.anchor)}});
    run(heading.text);
    xml_.leaf("w:bookmarkEnd", {{"w:id", id}}).close();
  }

  /// Word takes at most 40 characters, letters, digits and underscores.
  static std::string bookmark(const std::string& anchor) {
    std::string out = "part_";
    for (const char byte : anchor) out += byte == '-' ? '_' : byte;
    return out.substr(0, 40);
  }

  void write(const Paragraph& paragraph, int /*width*/) {
    const char* style = paragraph.look == Paragraph::Look::key         ? "Key"
                        : paragraph.look == Paragraph::Look::note      ? "Note"
                        : paragraph.look == Paragraph::Look::quotation ? "Quote"
                                                                       : "BodyText";
    open_paragraph(style, shown_next());
    direction(paragraph.text);
    xml_.close();
    runs(paragraph.text);
    xml_.close();
  }

  /// A long list takes two columns, in a section of its own; not inside a cell, where no section can begin.
  void write(const BulletList& list, int width) {
    const auto number = list.numbered ? std::to_string(1 + ++out_.numbered_lists) : std::string("1");
    const bool two_columns = list.items.size() > longest_plain_list && width == text_width;
    const auto printed = printed_of(list);
    if (two_columns) end_section(1);
    for (std::size_t at = 0; at < printed; ++at) {
      open_paragraph("ListParagraph", keeps_with_next(at, printed));
      xml_.open("w:numPr").leaf("w:ilvl", {{"w:val", "0"}}).leaf("w:numId", {{"w:val", number}}).close();
      direction(list.items[at]);
      if (two_columns && at + 1 == printed) section_properties(2);
      xml_.close();
      runs(list.items[at]);
      xml_.close();
    }
    if (printed < list.items.size()) simple_paragraph("Note", cut_note(printed, list.items.size()));
  }

  /// Neither the first item of a list stands alone on a page, nor its last one or two.
  static bool keeps_with_next(std::size_t item, std::size_t items) {
    constexpr std::size_t kept_together = 3;
    return item + 1 < items && (item == 0 || item + kept_together >= items);
  }

  void end_section(int columns) {
    xml_.open("w:p").open("w:pPr").leaf("w:pStyle", {{"w:val", "Gap"}}).leaf("w:keepNext");
    section_properties(columns);
    xml_.close().close();
  }

  void write(const PageBreak& /*unused*/, int /*width*/) { break_before_ = true; }

  /// Two columns, the first one read first.
  void write(const Contents& /*unused*/, int width) {
    const auto* next = next_;
    std::vector<const Heading*> parts;
    for (const auto& block : document_.blocks) {
      const auto* heading = std::get_if<Heading>(&block.content);
      if (heading != nullptr && heading->level == 1) parts.push_back(heading);
    }
    if (parts.empty()) return;
    const auto first = static_cast<std::ptrdiff_t>((parts.size() + 1) / 2);
    const std::vector<int> columns{width / 2, width - width / 2};
    gap();
    open_table(columns, "ContentsTable", "");
    xml_.open("w:tr").open("w:trPr").leaf("w:cantSplit").close();
    contents_side({parts.begin(), parts.begin() + first}, columns[0], "w:right");
    contents_side({parts.begin() + first, parts.end()}, columns[1], "w:left");
    xml_.close().close();
    gap_after(next);
  }

  void contents_side(const std::vector<const Heading*>& parts, int width, const char* inner) {
    open_cell(width, inner);
    for (const auto* heading : parts) {
      open_paragraph("TOC1");
      xml_.open("w:tabs").leaf(
          "w:tab", {{"w:val", "right"}, {"w:leader", "dot"}, {"w:pos", std::to_string(width - pair_inset)}});
      xml_.close().close();
      xml_.open("w:hyperlink", {{"w:anchor", bookmark(heading->anchor)}, {"w:history", "1"}});
      run(heading->text);
      xml_.open("w:r").leaf("w:tab").close();
      docx_field(xml_, " PAGEREF " + bookmark(heading->anchor) + " \\h ", "…");
      xml_.close().close();
    }
    if (parts.empty()) gap();
    xml_.close();
  }

  // ---- pictures --------------------------------------------------------------------------------------------------

  void caption(const std::string& kind, std::size_t number, const std::string& text, const std::string& base) {
    open_paragraph("Caption");
    direction(text);
    xml_.close();
    if (number > 0) run(kind + " " + std::to_string(number) + ". ", true);
    run(text);
    xml_.close();
    if (!base.empty()) simple_paragraph("Base", tell("Base: {base}", {{"base", base}}));
  }

  void write(const FigureBlock& figure, int width) {
    const bool table_next = own_table_next();
    caption(tell("Figure"), figure.number, figure.caption, figure.base);
    if (charts_ == ChartStyle::native && next_ != nullptr) {
      const auto* table = std::get_if<TableBlock>(&next_->content);
      if (auto chart = native_chart(figure, table)) {
        charted_ = table;
        return write(std::move(*chart), width);
      }
    }
    if (figure.in_table && table_next) return;
    open_paragraph("Picture", table_next);
    xml_.close();
    picture(figure.picture, width, figure.picture.alternative);
    xml_.close();
  }

  void write(NativeChart chart, int width) {
    constexpr double above = 40;  // CSS pixels: of a scale with its key, or around bars
    constexpr double each = 34;
    constexpr double scale = 130;
    const auto height = chart.stacked ? scale : above + each * static_cast<double>(chart.values.size());
    open_paragraph("Picture", true);
    xml_.close();
    out_.charts.push_back(std::move(chart));
    const auto number = std::to_string(out_.charts.size());
    docx_chart(xml_, {std::to_string(++drawings_), "Chart " + number, "rIdC" + number, out_.charts.back().alternative},
               width / 15.0, std::min(height, tallest_picture));
    xml_.close();
  }

  void picture(const draw::Picture& shown, int width, const std::string& alternative) {
    // The mark of an option stands in many tables, and once in the file.
    const auto [kept, is_new] = kept_.emplace(shown.svg, out_.pictures.size() + 1);
    if (is_new) out_.pictures.push_back(shown);
    const auto file = std::to_string(kept->second);
    const double room = width / 15.0;  // twips to CSS pixels
    const double shrink =
        std::min({1.0, room / std::max(1.0, shown.width), tallest_picture / std::max(1.0, shown.height)});
    docx_drawing(xml_,
                 {std::to_string(++drawings_), "image" + file + ".png", "rIdP" + file, alternative, "rIdV" + file},
                 shown.width * shrink, shown.height * shrink);
  }

  void write(const ImageBlock& image, int width) {
    out_.images.push_back(&image);
    const auto number = std::to_string(out_.images.size());
    constexpr double pixel = 15.0;  // twips
    const auto size = shown_size(image, width / pixel, tallest_image);
    open_paragraph("Picture", !image.caption.empty());
    xml_.close();
    docx_drawing(xml_,
                 {std::to_string(++drawings_), "photo" + number, docx_image_relation(number), image.alternative, {}},
                 size.width, size.height);
    xml_.close();
    if (!image.caption.empty()) simple_paragraph("Note", image.caption);
  }

  void write(const Logo& logo) {
    const auto [width, height] = shown_size(logo);
    open_paragraph("Picture");
    xml_.close();
    // No picture of a report has this number.
    docx_drawing(xml_, {"100000", "logo", docx_logo_relation, logo.alternative}, width, height);
    xml_.close();
  }

  // ---- tables ----------------------------------------------------------------------------------------------------

  void write(const TableBlock& table, int width) {
    if (&table == charted_) {
      // The chart draws the bars.
      auto plain = table;
      plain.bars.clear();
      plain.marks.clear();
      plain.folded = false;
      return write_rows(plain, docx_column_widths(plain, width));
    }
    if (!is_printed(table)) return;
    if (table.folded && table.bars.empty()) {
      const auto shown = docx_in_columns(table, width == text_width ? 3 : 2, width);
      write_rows(shown, docx_widths_in_columns(shown, width), docx_columns_note(table, width));
      return;
    }
    const auto shown = table.bars.empty() ? table : docx_with_bar_column(table);
    write_rows(shown, docx_column_widths(shown, width));
  }

  enum class RowKind { heading, body, total };
  /// What a row of a table is drawn with beside its words.
  struct RowLook {
    RowKind kind = RowKind::body;
    bool with_next = false;  ///< stands on the page of the next row
    const draw::Picture* mark = nullptr;
    const draw::Picture* bar = nullptr;
  };

  void write_rows(const TableBlock& table, const std::vector<int>& columns, const std::string& note = {}) {
    if (table.number > 0) caption(tell("Table"), table.number, table.caption, table.base);
    open_table(columns, "ReportTable", table.caption);
    write_row(table, table.heading, columns, {RowKind::heading, true});
    const auto count = printed_of(table);
    for (std::size_t row = 0; row < count; ++row) {
      RowLook look;
      if (table.total && row + 1 == table.rows.size()) look.kind = RowKind::total;
      // Neither the first nor the last row is left alone on a page.
      look.with_next = row + 1 < count && (count < shortest_divided || row == 0 || row + 2 == count);
      if (row < table.marks.size()) look.mark = &table.marks[row];
      if (row < table.bars.size()) look.bar = &table.bars[row];
      write_row(table, table.rows[row], columns, look);
    }
    xml_.close();
    if (count < table.rows.size()) simple_paragraph("Note", cut_note(count, table.rows.size()));
    if (!note.empty()) simple_paragraph("Note", note);
    gap_after(next_);
  }

  void open_table(const std::vector<int>& columns, const std::string& style, const std::string& caption_text) {
    if (break_before_) gap();
    docx_open_table(xml_, columns, {style, caption_text, direction_.from_right()});
  }

  void write_row(const TableBlock& table, const std::vector<std::string>& cells, const std::vector<int>& columns,
                 const RowLook& look) {
    const auto kind = look.kind;
    xml_.open("w:tr").open("w:trPr").leaf("w:cantSplit");
    if (kind == RowKind::heading) xml_.leaf("w:tblHeader");
    xml_.close();
    for (std::size_t column = 0; column < cells.size(); ++column) {
      xml_.open("w:tc").open("w:tcPr").leaf("w:tcW", {{"w:w", std::to_string(columns[column])}, {"w:type", "dxa"}});
      docx_cell_rules(xml_, kind == RowKind::body, kind == RowKind::total);
      if (column + 1 == cells.size()) {
        xml_.open("w:tcMar").leaf("w:right", {{"w:w", "0"}, {"w:type", "dxa"}}).close();
      }
      if (kind == RowKind::heading) xml_.leaf("w:vAlign", {{"w:val", "bottom"}});
      xml_.close();
      const bool figures = column < table.figures.size() && table.figures[column];
      if (column == 1 && look.bar != nullptr)
        write_bar(*look.bar, columns[column], look.with_next);
      else
        write_cell(cells[column], figures, look, column == 0 ? look.mark : nullptr, columns[column]);
      xml_.close();
    }
    xml_.close();
  }

  void write_bar(const draw::Picture& bar, int width, bool with_next) {
    open_paragraph("TableText", with_next);
    xml_.close();
    picture(bar, width - bar_margin, "");
    xml_.close();
  }

  /// One paragraph a line, so that notes of one table keep apart.
  void write_cell(std::string_view text, bool figures, const RowLook& look, const draw::Picture* mark, int width) {
    const auto kind = look.kind;
    while (true) {
      const auto line_end = text.find('\n');
      xml_.open("w:p").open("w:pPr").leaf("w:pStyle",
                                          {{"w:val", kind == RowKind::heading ? "TableHead" : "TableText"}});
      if (look.with_next) xml_.leaf("w:keepNext");
      const auto line = text.substr(0, line_end);
      direction_.reading(xml_, line);
      if (mark != nullptr) xml_.leaf("w:ind", {{"w:left", "260"}, {"w:hanging", "260"}});
      direction_.align_cell(xml_, line, figures);
      xml_.close();
      if (mark != nullptr) {
        picture(*mark, width, "");
        xml_.open("w:r").leaf("w:tab").close();
        mark = nullptr;
      }
      run(text.substr(0, line_end), kind == RowKind::total);
      xml_.close();
      if (line_end == std::string_view::npos) break;
      text.remove_prefix(line_end + 1);
    }
  }

  /// None where a new page begins: behind a table that fills its page it would be a page of its own.
  void gap_after(const Block* next) {
    if (next == nullptr || !std::holds_alternative<PageBreak>(next->content)) gap();
  }

  /// Two tables that touch become one in Word, and a cell must end with a paragraph.
  void gap() {
    open_paragraph("Gap");
    xml_.close().close();
  }

  void write(const Pair& pair, int width) {
    const auto* next = next_;
    const int left = static_cast<int>(std::lround(width * pair.left_share));
    const std::vector<int> columns{left, width - left};
    open_table(columns, "PairTable", "");
    xml_.open("w:tr").open("w:trPr").leaf("w:cantSplit").close();
    side(pair.left, columns[0], "w:right");
    side(pair.right, columns[1], "w:left");
    xml_.close().close();
    gap_after(next);
  }

  /// Where columns are turned round Word takes the sides of their insets for turned too, and LibreOffice does not: half
  /// of it on either side leaves the same room between the two.
  void open_cell(int width, const char* inner) {
    xml_.open("w:tc").open("w:tcPr").leaf("w:tcW", {{"w:w", std::to_string(width)}, {"w:type", "dxa"}});
    xml_.open("w:tcMar");
    const bool turned = direction_.from_right();
    for (const char* side : {"w:left", "w:right"}) {
      if (turned || std::string_view(inner) == side)
        xml_.leaf(side, {{"w:w", std::to_string(turned ? pair_inset / 2 : pair_inset)}, {"w:type", "dxa"}});
    }
    xml_.close().close();
  }

  void side(const std::vector<Block>& blocks, int width, const char* inner) {
    open_cell(width, inner);
    write(blocks, width - pair_inset);
    if (blocks.empty()) gap();
    xml_.close();
  }

  /// Of the section that ends here.
  void section_properties(int columns) { docx_section(xml_, columns, sections_++ == 0, direction_.from_right()); }

  const Document& document_;
  ChartStyle charts_;
  const DocxDirection direction_{reads_from_right(document_.language)};
  const TableBlock* charted_ = nullptr;  ///< the figure before it is a chart
  const Block* next_ = nullptr;          ///< the block behind the one that is being written
  XmlWriter xml_;
  DocxBody out_;
  std::map<std::string, std::size_t> kept_;  ///< drawings, by what they are, and the number of each
  std::size_t drawings_ = 0;
  bool break_before_ = false;
  int sections_ = 0;
  std::size_t bookmarks_ = 0;
};

}  // namespace

DocxBody docx_body(const Document& document, ChartStyle charts) { return BodyWriter(document, charts).write(); }

}  // namespace muster::document
