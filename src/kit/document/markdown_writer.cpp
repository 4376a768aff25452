// The document as Markdown, for pasting into a mail or a wiki: pictures as their alternative text.

#include <muster/kit/catalogue/telling.hpp>

#include <muster/kit/document/writers.hpp>

#include "long_lists.hpp"

#include <algorithm>
#include <string_view>

namespace muster::document {
namespace {

/// "&amp;" and "&#38;", which stand for a sign of their own; "Q&A" does not.
bool is_entity(std::string_view text) {
  const auto end = text.find_first_not_of("#ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 1);
  return end != std::string_view::npos && end > 1 && text[end] == ';';
}

/// Signs that would start Markdown of their own get a backslash.
std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char byte = text[at];
    const bool starts = at == 0 || text[at - 1] == '\n';
    const bool special = std::string_view("\\`*_[]<>|").find(byte) != std::string_view::npos;
    // "1. " and "2) " at the start of a line would become a list; "97.0%" and "+12.5" are no such things.
    const bool ends = at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n';
    const bool item = (byte == '+' || byte == '-') && (ends || text[at + 1] == byte);
    if (special || (byte == '&' && is_entity(text.substr(at))) ||
        (starts && (item || std::string_view("#=~").find(byte) != std::string_view::npos)))
      out += '\\';
    if (ends && (byte == '.' || byte == ')') && at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9') {
      const auto line = text.rfind('\n', at);
      const auto begin = line == std::string_view::npos ? 0 : line + 1;
      if (text.substr(begin, at - begin).find_first_not_of("0123456789") == std::string_view::npos) out += '\\';
    }
    out += byte;
  }
  return out;
}

std::string one_line(std::string_view text, std::string_view instead) {
  std::string out;
  for (const char byte : plain(text)) {
    if (byte == '\n')
      out += instead;
    else
      out += byte;
  }
  return out;
}

class Writer {
 public:
  explicit Writer(const Document& document) : document_(document) {}

  std::string write() {
    out_ += "# " + one_line(document_.title, " ") + "\n\n";
    if (!document_.subtitle.empty()) out_ += one_line(document_.subtitle, " ") + "\n\n";
    if (!document_.programme.empty()) out_ += one_line(document_.programme, " ") + "\n\n";
    if (!document_.edition.empty()) out_ += one_line(foot_of(document_), " ") + "\n\n";
    write(document_.blocks);
    const auto notes = footnotes_of(document_);
    for (std::size_t at = 0; at < notes.size(); ++at)
      out_ += "[^" + std::to_string(at + 1) + "]: " + runs(*notes[at]) + "\n\n";
    while (out_.ends_with("\n\n")) out_.pop_back();
    return std::move(out_);
  }

 private:
  void write(const std::vector<Block>& blocks) {
    for (const auto& block : blocks) std::visit([this](const auto& content) { write(content); }, block.content);
  }
  void write(const Heading& heading) {
    out_ += std::string(static_cast<std::size_t>(heading.rank) + 1, '#') + " " + one_line(heading.text, " ") + "\n\n";
  }
  void write(const Paragraph& paragraph) {
    const auto text = runs(paragraph.text);
    if (paragraph.look == Paragraph::Look::quotation) {
      out_ += "> " + text + "\n\n";
      return;
    }
    out_ += (paragraph.look == Paragraph::Look::key ? "**" + text + "**" : text) + "\n\n";
  }
  void write(const BulletList& list) {
    const auto printed = printed_of(list);
    for (std::size_t at = 0; at < printed; ++at) {
      out_ += list.numbered ? std::to_string(at + 1) + ". " : "- ";
      out_ += runs(list.items[at]) + "\n";
    }
    out_ += "\n";
    cut(printed, list.items.size());
  }
  void write(const FigureBlock& figure) {
    caption(tell("Figure"), figure.number, figure.caption, figure.base);
    out_ += "> " + one_line(figure.picture.alternative, " ") + "\n\n";
  }
  void write(const TableBlock& table) {
    // The alternative text above has told these figures already.
    if (table.number == 0 && !table.stands_for_figure()) return;
    if (table.number > 0) caption(tell("Table"), table.number, table.caption, table.base);
    write_row(table.heading);
    for (std::size_t column = 0; column < table.heading.size(); ++column) {
      out_ += column < table.figures.size() && table.figures[column] ? "| ---: " : "| --- ";
    }
    out_ += "|\n";
    const auto printed = printed_of(table);
    for (std::size_t at = 0; at < printed; ++at) write_row(table.rows[at]);
    out_ += "\n";
    cut(printed, table.rows.size());
  }
  void cut(std::size_t printed, std::size_t all) {
    if (printed < all) out_ += cut_note(printed, all) + "\n\n";
  }
  void write_row(const std::vector<std::string>& cells) {
    for (const auto& cell : cells) {
      const auto text = one_line(cell, "<br>");
      out_ += text.empty() ? "| " : "| " + text + " ";
    }
    out_ += "|\n";
  }
  void caption(const std::string& kind, std::size_t number, const std::string& text, const std::string& base) {
    out_ += "**" + kind + " " + std::to_string(number) + ".** " + one_line(text, " ") + "  \n";
    out_ += tell("Base: {base}", {{"base", one_line(base, " ")}}) + "\n\n";
  }
  void write(const ImageBlock& image) {
    if (!image.caption.empty()) out_ += one_line(image.caption, " ") + "\n\n";
    out_ += "> " + one_line(image.alternative, " ") + "\n\n";
  }
  void write(const PageBreak& /*unused*/) {}
  void write(const Contents& /*unused*/) {}
  void write(const Pair& pair) {
    write(pair.left);
    write(pair.right);
  }

  static std::string runs(const Sentence& sentence) {
    std::string out;
    for (const auto& run : sentence) {
      if (!run.note.empty()) {
        out += "[^" + run.text + "]";
        continue;
      }
      auto text = one_line(run.text, "  \n");
      const bool marked = !text.empty() && text.front() != ' ' && text.back() != ' ';
      if (run.emphasis && marked) text = "*" + text + "*";
      if (run.strong) {
        // A space before the closing marks would undo them.
        const auto end = text.find_last_not_of(' ');
        if (end != std::string::npos) text = "**" + text.substr(0, end + 1) + "**" + text.substr(end + 1);
      }
      if (!run.link.empty()) text = "[" + text + "](<" + run.link + ">)";
      out += text;
    }
    return out;
  }

  const Document& document_;
  std::string out_;
};

}  // namespace

std::string to_markdown(const Document& document) {
  const Telling telling(document.language);
  return Writer(document).write();
}

}  // namespace muster::document
