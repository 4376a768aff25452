// The document as HTML: one article that stands on its own or inside the site's page.

#include <muster/kit/document/writers.hpp>

#include "base64.hpp"
#include "html_style.hpp"
#include "long_lists.hpp"

#include <muster/kit/base/direction.hpp>
#include <muster/kit/base/markup.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>

namespace muster::document {
namespace {

std::string with_breaks(std::string_view text) {
  std::string out;
  for (const char byte : escaped(text)) {
    if (byte == '\n')
      out += "<br>";
    else
      out += byte;
  }
  return out;
}

std::string plain(const Sentence& sentence) {
  std::string out;
  for (const auto& run : sentence) out += run.text;
  return out;
}

std::string direction(const Document& document) { return reads_from_right(document.language) ? " dir=\"rtl\"" : ""; }

class Writer {
 public:
  Writer(const Document& document, HtmlExtent whole) : document_(document), whole_(whole) {}

  std::string article() {
    out_ += "<article class=\"report\" lang=\"" + escaped(document_.language) + "\"" + direction(document_) +
            ">\n<header class=\"report-head\">\n";
    // The site's own page has it in its head, and shows no picture that stands in the page itself.
    if (document_.logo && whole_ == HtmlExtent::page) write(*document_.logo);
    if (!document_.programme.empty()) out_ += "<p class=\"report-programme\">" + words(document_.programme) + "</p>\n";
    out_ += "<h1>" + words(document_.title) + "</h1>\n";
    if (!document_.subtitle.empty()) out_ += "<p class=\"report-subtitle\">" + words(document_.subtitle) + "</p>\n";
    if (!document_.edition.empty()) out_ += "<p class=\"report-subtitle\">" + words(foot_of(document_)) + "</p>\n";
    out_ += "</header>\n";
    write(document_.blocks);
    write_footnotes();
    out_ += "</article>\n";
    return std::move(out_);
  }

 private:
  /// In a document that reads from the left, of a block whose words read from the right. What Muster says of an answer
  /// keeps its own direction: the answer in it is isolated.
  [[nodiscard]] std::string direction_of(std::string_view text) const {
    return !from_right_ && begins_right_to_left(text) ? " dir=\"rtl\"" : "";
  }
  [[nodiscard]] std::string direction_of(const Sentence& sentence) const { return direction_of(plain(sentence)); }

  /// In a document that reads from the right, words that read from the left and figures, in their own order.
  [[nodiscard]] std::string directed(std::string_view text, std::string markup) const {
    if (!from_right_ || text.empty() || begins_right_to_left(text)) return markup;
    return "<bdi dir=\"ltr\">" + std::move(markup) + "</bdi>";
  }
  [[nodiscard]] std::string words(std::string_view text) const { return directed(text, with_breaks(text)); }
  [[nodiscard]] std::string words(const Sentence& sentence) const { return directed(plain(sentence), runs(sentence)); }

  void write(const std::vector<Block>& blocks) {
    for (std::size_t at = 0; at < blocks.size(); ++at) {
      const auto* figure = std::get_if<FigureBlock>(&blocks[at].content);
      const auto* data =
          figure != nullptr && at + 1 < blocks.size() ? std::get_if<TableBlock>(&blocks[at + 1].content) : nullptr;
      if (data != nullptr && data->number == 0) {
        write(*figure, data);
        ++at;
      } else {
        std::visit([this](const auto& content) { write(content); }, blocks[at].content);
      }
    }
  }

  void write(const Logo& logo) {
    const auto [width, height] = shown_size(logo);
    out_ += "<p class=\"report-logo\"><img src=\"data:" + logo.media_type + ";base64," + base64(logo.bytes) +
            "\" width=\"" + std::to_string(width) + "\" height=\"" + std::to_string(height) + "\" alt=\"" +
            escaped(logo.alternative) + "\"></p>\n";
  }

  void write(const Heading& heading) {
    const auto rank = std::to_string(heading.rank + 1);
    out_ += "<h" + rank + " class=\"report-level-" + std::to_string(heading.level) + "\" id=\"" +
            escaped(heading.anchor) + "\">" + words(heading.text) + "</h" + rank + ">\n";
  }

  void write(const Paragraph& paragraph) {
    if (paragraph.look == Paragraph::Look::quotation) {
      out_ += "<blockquote class=\"report-quotation\"><p" + direction_of(paragraph.text) + ">" + words(paragraph.text) +
              "</p></blockquote>\n";
      return;
    }
    const char* look = paragraph.look == Paragraph::Look::key    ? " class=\"report-key\""
                       : paragraph.look == Paragraph::Look::note ? " class=\"report-note\""
                                                                 : "";
    out_ += "<p" + std::string(look) + direction_of(paragraph.text) + ">" + words(paragraph.text) + "</p>\n";
  }

  void write(const BulletList& list) {
    const std::string tag = list.numbered ? "ol" : "ul";
    const bool long_list = list.items.size() > 10;
    out_ += "<" + tag + (long_list ? " class=\"report-long-list\"" : "") + ">\n";
    const auto printed = printed_of(list);
    for (std::size_t at = 0; at < printed; ++at)
      out_ += "<li" + direction_of(list.items[at]) + ">" + words(list.items[at]) + "</li>\n";
    out_ += "</" + tag + ">\n";
    write_cut(printed, list.items.size());
  }

  void write(const ImageBlock& image) {
    const bool inside = whole_ == HtmlExtent::page || image.address.empty();
    const auto source = inside ? "data:" + image.media_type + ";base64," + base64(image.bytes) : escaped(image.address);
    out_ += "<figure class=\"report-image\">\n<img src=\"" + source + "\" width=\"" + whole_number(image.width) +
            "\" height=\"" + whole_number(image.height) + "\" alt=\"" + escaped(image.alternative) + "\">\n";
    if (!image.caption.empty()) out_ += "<figcaption>" + words(image.caption) + "</figcaption>\n";
    out_ += "</figure>\n";
  }

  static std::string whole_number(double pixels) { return std::to_string(static_cast<int>(pixels)); }

  void write(const FigureBlock& figure) { write(figure, nullptr); }

  void write(const FigureBlock& figure, const TableBlock* data) {
    if (data != nullptr && data->stands_for_figure()) {
      out_ += "<table class=\"report-table\">\n<caption>" +
              caption(tell("Figure"), figure.number, figure.caption, figure.base) + "</caption>\n";
      write_cells(*data);
      out_ += "</table>\n";
      write_cut(printed_of(*data), data->rows.size());
      return;
    }
    out_ += "<figure class=\"report-figure\">\n<figcaption>";
    out_ += caption(tell("Figure"), figure.number, figure.caption, figure.base) + "</figcaption>\n";
    out_ += "<div class=\"report-picture\">" + figure.picture.svg + "</div>\n";
    if (data != nullptr) write_data(*data);
    out_ += "</figure>\n";
  }

  /// The figures behind a picture: folded away where the picture prints them all.
  void write_data(const TableBlock& data) {
    if (data.folded)
      out_ += "<details class=\"report-data\">\n<summary>" + words(tell("Show as a table")) + "</summary>\n";
    out_ += "<table>\n<caption class=\"report-hidden\">" +
            with_breaks(tell("Figures: {caption}", {{"caption", data.caption}})) + "</caption>\n";
    write_cells(data);
    out_ += "</table>\n";
    write_cut(printed_of(data), data.rows.size());
    if (data.folded) out_ += "</details>\n";
  }

  void write(const TableBlock& table) {
    out_ += "<table class=\"report-table\">\n<caption>" +
            caption(tell("Table"), table.number, table.caption, table.base) + "</caption>\n";
    write_cells(table);
    out_ += "</table>\n";
    write_cut(printed_of(table), table.rows.size());
  }

  void write_cut(std::size_t printed, std::size_t all) {
    if (printed < all) out_ += "<p class=\"report-note\">" + words(cut_note(printed, all)) + "</p>\n";
  }

  void write_cells(const TableBlock& table) {
    out_ += "<thead>\n<tr>";
    for (std::size_t column = 0; column < table.heading.size(); ++column) {
      out_ += "<th scope=\"col\"" + figures_class(table, column) + ">" + words(table.heading[column]) + "</th>";
      if (column == 0 && table.stands_for_figure()) out_ += "<th scope=\"col\">" + words(table.bars_heading) + "</th>";
    }
    out_ += "</tr>\n</thead>\n<tbody>\n";
    const auto printed = printed_of(table);
    for (std::size_t row = 0; row < printed; ++row) {
      const bool total = table.total && row + 1 == table.rows.size();
      out_ += total ? "<tr class=\"report-total\">" : "<tr>";
      const auto& cells = table.rows[row];
      for (std::size_t column = 0; column < cells.size(); ++column) {
        const std::string tag = column == 0 ? "th" : "td";
        out_ += "<" + tag + (column == 0 ? " scope=\"row\"" : "") + figures_class(table, column) +
                direction_of(cells[column]) + ">";
        if (column == 0 && row < table.marks.size()) out_ += hidden_from_readers(table.marks[row].svg);
        out_ += words(cells[column]) + "</" + tag + ">";
        if (column == 0 && table.stands_for_figure()) {
          const bool drawn = row < table.bars.size();
          out_ += "<td class=\"report-bar\">" + (drawn ? hidden_from_readers(table.bars[row].svg) : "") + "</td>";
        }
      }
      out_ += "</tr>\n";
    }
    out_ += "</tbody>\n";
  }

  /// The label beside a mark says all that the mark says.
  static std::string hidden_from_readers(const std::string& svg) {
    return "<span class=\"report-mark\" aria-hidden=\"true\">" + svg + "</span>";
  }

  static std::string figures_class(const TableBlock& table, std::size_t column) {
    const bool figures = column < table.figures.size() && table.figures[column];
    return figures ? " class=\"report-number\"" : "";
  }

  [[nodiscard]] std::string caption(const std::string& kind, std::size_t number, const std::string& text,
                                    const std::string& base) const {
    std::string out;
    const auto numbered = kind + " " + std::to_string(number) + ".";
    if (number > 0)
      out += directed(text, "<strong>" + with_breaks(numbered) + "</strong> " + with_breaks(text));
    else
      out += words(text);
    if (!base.empty())
      out += " <span class=\"report-base\">" + words(tell("Base: {base}", {{"base", base}})) + "</span>";
    return out;
  }

  void write(const PageBreak& /*unused*/) { out_ += "<div class=\"report-page-break\"></div>\n"; }

  void write(const Contents& /*unused*/) {
    out_ += "<nav class=\"report-contents\" aria-label=\"" + escaped(tell("Contents")) + "\">\n<ol>\n";
    for (const auto& block : document_.blocks) {
      const auto* heading = std::get_if<Heading>(&block.content);
      if (heading == nullptr || heading->level != 1) continue;
      out_ += "<li><a href=\"#" + escaped(heading->anchor) + "\">" + words(heading->text) + "</a></li>\n";
    }
    out_ += "</ol>\n</nav>\n";
  }

  void write(const Pair& pair) {
    const bool wide_left = pair.left_share > 0.5;
    out_ += wide_left ? "<div class=\"report-pair report-pair-wide-left\">\n<div>\n"
                      : "<div class=\"report-pair\">\n<div>\n";
    write(pair.left);
    out_ += "</div>\n<div>\n";
    write(pair.right);
    out_ += "</div>\n</div>\n";
  }

  void write_footnotes() {
    const auto notes = footnotes_of(document_);
    if (notes.empty()) return;
    out_ += "<section class=\"report-footnotes\" aria-label=\"" + escaped(tell("Footnotes")) + "\">\n<ol>\n";
    for (std::size_t at = 0; at < notes.size(); ++at) {
      const auto number = std::to_string(at + 1);
      out_ += "<li id=\"footnote-" + number + "\"" + direction_of(*notes[at]) + ">" + words(*notes[at]) +
              " <a href=\"#footnote-mark-" + number + "\">" + with_breaks(tell("Back")) +
              "<span class=\"report-hidden\"> " + with_breaks(tell("to footnote mark {number}", {{"number", number}})) +
              "</span></a></li>\n";
    }
    out_ += "</ol>\n</section>\n";
  }

  static std::string runs(const Sentence& sentence) {
    std::string out;
    for (const auto& run : sentence) {
      if (!run.note.empty()) {
        out += "<sup><a id=\"footnote-mark-" + run.text + "\" href=\"#footnote-" + run.text +
               "\"><span class=\"report-hidden\">" + with_breaks(tell("Footnote")) + " </span>" + run.text +
               "</a></sup>";
        continue;
      }
      auto text = with_breaks(run.text);
      if (run.emphasis) text = "<em>" + text + "</em>";
      if (run.strong) text = "<strong>" + text + "</strong>";
      if (!run.link.empty()) text = "<a href=\"" + escaped(run.link) + "\">" + text + "</a>";
      out += text;
    }
    return out;
  }

  const Document& document_;
  HtmlExtent whole_;
  const bool from_right_ = reads_from_right(document_.language);
  std::string out_;
};

}  // namespace

std::string_view html_style() { return report_style; }

std::string to_html(const Document& document, HtmlExtent whole) {
  const Telling telling(document.language);
  auto article = Writer(document, whole).article();
  if (whole == HtmlExtent::fragment) return article;
  return "<!DOCTYPE html>\n<html lang=\"" + escaped(document.language) + "\"" + direction(document) +
         ">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
         "initial-scale=1\">\n<title>" +
         escaped(document.title) + "</title>\n<style>\n" + std::string(report_style) +
         "</style>\n</head>\n<body class=\"report-page\">\n<main>\n" + article + "</main>\n</body>\n</html>\n";
}

}  // namespace muster::document
