// Blocks as elements of printed pages, in the sizes of the Word file: both are set alike.
#include "printed_pages.hpp"

#include "base64.hpp"
#include "long_lists.hpp"
#include "printed_tables.hpp"

#include <muster/kit/base/markup.hpp>
#include <muster/kit/catalogue/telling.hpp>
#include <muster/kit/document/writers.hpp>
#include <muster/kit/print/elements.hpp>
#include <muster/kit/print/pdf.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace muster::document {
namespace {

using print::Element;
using print::Look;
using print::Role;

constexpr double margin = 20 * print::millimetre;
constexpr double page_text = 595.276 - 2 * margin;
constexpr double pair_gap = 27;
constexpr double tallest_picture = 630;
constexpr double tallest_image = 315;  // a photograph leaves room for words on its page
constexpr std::size_t longest_plain_list = 10;

Look body_look() { return {.size = 10.5, .line_height = 1.23}; }
Look note_look() { return {.size = 8.6, .colour = third_ink, .tabular = true, .line_height = 1.2}; }

Look look_of(Paragraph::Look look) {
  if (look == Paragraph::Look::key) return {.size = 18, .weight = 500, .tracking = -0.18, .line_height = 1.2};
  if (look == Paragraph::Look::quotation) return {.size = 13.5, .weight = 500, .tracking = -0.1, .line_height = 1.2};
  return look == Paragraph::Look::note ? note_look() : body_look();
}

Look look_of(const Heading& heading) {
  if (heading.level == 1) return {.size = 21, .weight = 600, .tracking = -0.3};
  if (heading.level == 2) return {.size = 15, .weight = 600, .tracking = -0.12};
  return {.size = 11, .weight = 600, .line_height = 1.15};
}

Role role_of(const Heading& heading) {
  return heading.rank == 1 ? Role::heading_2 : heading.rank == 2 ? Role::heading_3 : Role::heading_4;
}

/// A number above the line.
std::string raised(const std::string& number) {
  constexpr std::array<const char*, 10> digits{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string out;
  for (const char digit : number) out += digits.at(static_cast<std::size_t>(digit - '0'));
  return out;
}

print::Words words_of(const Sentence& sentence, const Look& look) {
  print::Words out;
  for (const auto& part : sentence) {
    auto own = look;
    if (!part.note.empty()) {
      out.runs.push_back({raised(part.text), own, {}});
      continue;
    }
    if (part.strong) own.weight = std::max(own.weight, 600);
    own.emphasis = part.emphasis;
    if (!part.link.empty()) own.colour = accent;
    out.runs.push_back({part.text, own, part.link});
  }
  return out;
}

/// Pixels that somebody brought along, as a drawing of so many.
draw::Picture drawn(const std::string& bytes, const std::string& media_type, int width, int height) {
  const auto size = "width=\"" + std::to_string(width) + "\" height=\"" + std::to_string(height) + "\"";
  return {"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" " + size +
              "><image " + size + " xlink:href=\"data:" + media_type + ";base64," + base64(bytes) + "\"/></svg>",
          static_cast<double>(width),
          static_cast<double>(height),
          {}};
}

draw::Picture drawn(const Logo& logo) {
  const auto [width, height] = shown_size(logo);
  return drawn(logo.bytes, logo.media_type, width, height);
}

/// Elements below each other. Space between two that belong together belongs to both.
class Column {
 public:
  void space(double height) {
    if (parts_.empty()) return;
    parts_.push_back({.content = print::Space{height}, .with_next = parts_.back().with_next});
  }
  void add(Element element) { parts_.push_back(std::move(element)); }
  [[nodiscard]] bool empty() const { return parts_.empty(); }
  [[nodiscard]] Element made() { return {.content = print::Stack{.parts = std::move(parts_)}}; }
  [[nodiscard]] std::vector<Element>& parts() { return parts_; }

 private:
  std::vector<Element> parts_;
};

class PagesWriter {
 public:
  explicit PagesWriter(const Document& document, bool marked = false) : document_(document), marked_(marked) {}

  /// What a block is found by where it was marked.
  static std::string mark_of(std::size_t block) { return "block " + std::to_string(block); }

  print::Pages write() {
    print::Pages pages;
    pages.title = document_.title;
    pages.language = document_.language;
    pages.right_to_left = reads_from_right(document_.language);
    pages.closer_to_save_pages = true;
    pages.runs_on_after_few_lines = true;
    pages.margin_side = margin;
    pages.margin_top = margin;
    pages.margin_foot = 9 * print::millimetre;
    Column column;
    head(column);
    write(document_.blocks, page_text, column);
    footnotes(column);
    pages.body = column.made();
    pages.foot = foot();
    return pages;
  }

 private:
  void head(Column& to) {
    if (document_.logo) {
      const auto picture = drawn(*document_.logo);
      to.add({.content = print::Image{picture, picture.width * point},
              .role = Role::figure,
              .alternative = document_.logo->alternative});
      to.space(18);
    }
    if (!document_.programme.empty()) {
      to.add(line_of(document_.programme, {.size = 10, .weight = 500, .colour = second_ink}, Role::paragraph));
      to.space(24);
    }
    to.add(line_of(document_.title, {.size = 34.5, .weight = 600, .tracking = -0.7}, Role::heading_1));
    if (!document_.subtitle.empty()) {
      to.space(7);
      to.add(line_of(document_.subtitle, {.size = 12.5, .colour = second_ink}, Role::paragraph));
    }
    to.space(15);
    to.add({.content = print::Line{1.1, 1.1, ink}});
  }

  Element foot() const {
    print::Row row{{line_of(foot_of(document_), note_look()),
                    {.content = print::Words{{{"{page}", note_look()}}, print::Words::Side::end}}},
                   {{.share = 1}, {.points = 60}},
                   12};
    return {.content = print::Stack{.parts = {{.content = print::Space{14}},
                                              {.content = print::Line{0.75, 0.75, thin_rule}},
                                              {.content = print::Space{7}},
                                              {.content = std::move(row)}}},
            .role = Role::decoration};
  }

  void write(const std::vector<Block>& blocks, double width, Column& to) {
    for (std::size_t at = 0; at < blocks.size(); ++at) {
      if (marked_ && &blocks == &document_.blocks) block_mark_ = mark_of(at);
      if (const auto notes = small_print_at(blocks, at); notes > 0 && width == page_text) {
        write_small_print(blocks, at, notes, to);
        at += notes - 1;
        continue;
      }
      next_ = at + 1 < blocks.size() ? &blocks[at + 1] : nullptr;
      std::visit([&](const auto& content) { write(content, width, to); }, blocks[at].content);
    }
  }

  /// Much small print, as how a report was made, stands in two columns, whose lines are easier to read.
  void write_small_print(const std::vector<Block>& blocks, std::size_t at, std::size_t notes, Column& to) {
    std::vector<Element> parts;
    for (const auto end = at + notes; at < end; ++at) {
      const auto& paragraph = std::get<Paragraph>(blocks[at].content);
      parts.push_back({.content = words_of(paragraph.text, look_of(paragraph.look)), .role = Role::paragraph});
    }
    put({.content = print::Columns{std::move(parts), 2, pair_gap, 6, true}}, to);
    to.space(9);
  }

  /// A sentence does not stand alone at the foot of a page when what it speaks of follows.
  [[nodiscard]] bool shown_next() const {
    return next_ != nullptr &&
           (std::holds_alternative<FigureBlock>(next_->content) || std::holds_alternative<TableBlock>(next_->content) ||
            std::holds_alternative<BulletList>(next_->content) || std::holds_alternative<Pair>(next_->content));
  }
  [[nodiscard]] const TableBlock* own_table_next() const {
    const auto* table = next_ == nullptr ? nullptr : std::get_if<TableBlock>(&next_->content);
    return table != nullptr && table->number == 0 && is_printed(*table) ? table : nullptr;
  }

  void write(const Heading& heading, double /*width*/, Column& to) {
    constexpr double before[] = {26, 20, 17};
    constexpr double after[] = {8, 6, 4};
    const auto level = static_cast<std::size_t>(std::clamp(heading.level, 1, 3) - 1);
    if (!new_page_) to.space(before[level]);
    auto element = line_of(heading.text, look_of(heading), role_of(heading));
    element.with_next = true;
    element.anchor = heading.anchor;
    put(std::move(element), to);
    to.space(after[level]);
    heading_ = heading.text;
  }

  void write(const Paragraph& paragraph, double /*width*/, Column& to) {
    if (paragraph.look == Paragraph::Look::quotation) return write_quotation(paragraph, to);
    const bool key = paragraph.look == Paragraph::Look::key;
    if (key) to.space(15);
    put({.content = words_of(paragraph.text, look_of(paragraph.look)),
         .role = Role::paragraph,
         .with_next = shown_next()},
        to);
    to.space(key ? 10 : 7);
  }

  /// Apart from the sentences around it, with a rule on its left that is as high as its words.
  void write_quotation(const Paragraph& paragraph, Column& to) {
    to.space(8);
    auto words = words_of(paragraph.text, look_of(paragraph.look));
    words.rule = accent;
    put({.content = print::Row{{{.content = print::Space{}}, {.content = std::move(words), .role = Role::paragraph}},
                               {{.points = print::rule_gap}, {.share = 1}}}},
        to);
    to.space(12);
  }

  void write(const BulletList& list, double width, Column& to) {
    const auto printed = printed_of(list);
    std::vector<Element> items;
    for (std::size_t at = 0; at < printed; ++at) {
      const auto label = list.numbered ? std::to_string(at + 1) + "." : std::string("•");
      print::Row row{{line_of(label, body_look(), Role::list_label),
                      {.content = words_of(list.items[at], body_look()), .role = Role::list_body}},
                     {{.points = list.numbered ? 20.0 : 10.0}, {.share = 1}},
                     4};
      items.push_back({.content = std::move(row), .role = Role::list_item});
    }
    const auto role = list.numbered ? Role::list : Role::bullet_list;
    if (items.size() > longest_plain_list && width == page_text) {
      put({.content = print::Columns{std::move(items), 2, pair_gap, 2.5, true}, .role = role}, to);
    } else {
      put({.content = print::Stack{.parts = std::move(items), .gap = 2.5}, .role = role}, to);
    }
    cut(printed, list.items.size(), to);
    to.space(9);
  }

  void cut(std::size_t printed, std::size_t all, Column& to) {
    if (printed == all) return;
    to.space(5);
    to.add(line_of(cut_note(printed, all), note_look(), Role::paragraph));
  }

  void write(const FigureBlock& figure, double width, Column& to) {
    const auto* table = own_table_next();
    to.space(13);
    // A heading says what its figure shows; it is not said twice on one page.
    const bool said = std::exchange(heading_, {}) == figure.caption;
    auto caption = caption_of({tell("Figure"), figure.number, said ? std::string() : figure.caption, figure.base});
    for (auto& line : caption) line.with_next = true;
    if (figure.in_table && table != nullptr) {
      for (auto& line : caption) put(std::move(line), to);
      to.space(5);
      return;
    }
    const auto shrink = std::min({1.0, width / std::max(1.0, figure.picture.width * point),
                                  tallest_picture / std::max(1.0, figure.picture.height * point)});
    print::Stack whole{.parts = std::move(caption), .together = true};
    whole.parts.push_back({.content = print::Space{7}});
    whole.parts.push_back({.content = print::Image{figure.picture, figure.picture.width * point * shrink},
                           .role = Role::figure,
                           .alternative = figure.picture.alternative});
    // Words of a cloud carry their figures: their table may go to the next page, where half of this would stay empty.
    const bool says_all = table != nullptr && table->folded && table->bars.empty();
    put({.content = std::move(whole), .with_next = table != nullptr && !says_all}, to);
    to.space(table != nullptr ? 4 : 8);
  }

  void write(const ImageBlock& image, double width, Column& to) {
    const auto size = shown_size(image, width, tallest_image);
    auto picture = drawn(image.bytes, image.media_type, static_cast<int>(image.width), static_cast<int>(image.height));
    to.space(13);
    print::Stack whole{.parts = {}, .together = true};
    whole.parts.push_back({.content = print::Image{std::move(picture), size.width},
                           .role = Role::figure,
                           .alternative = image.alternative});
    if (!image.caption.empty()) {
      whole.parts.push_back({.content = print::Space{5}});
      whole.parts.push_back(line_of(image.caption, note_look(), Role::paragraph));
    }
    put({.content = std::move(whole)}, to);
    to.space(10);
  }

  void write(const TableBlock& table, double width, Column& to) {
    if (!is_printed(table)) return;
    if (table.number > 0) to.space(13);
    put(printed_table(table, width), to);
    if (auto note = printed_table_note(table, width); !note.empty()) {
      to.space(5);
      to.add(line_of(note, note_look(), Role::paragraph));
    }
    cut(printed_of(table), table.rows.size(), to);
    to.space(10);
  }

  void write(const Pair& pair, double width, Column& to) {
    const auto room = width - pair_gap;
    const double left = room * pair.left_share;
    const auto* after = next_;
    Column first;
    write(pair.left, left, first);
    Column second;
    write(pair.right, room - left, second);
    next_ = after;
    to.space(13);
    put({.content = print::Row{{first.made(), second.made()}, {{.points = left}, {.share = 1}}, pair_gap}}, to);
    to.space(6);
  }

  void write(const PageBreak& /*unused*/, double /*width*/, Column& /*to*/) { new_page_ = true; }

  void write(const Contents& /*unused*/, double width, Column& to) {
    print::Columns entries{
        .parts = {}, .most = width == page_text ? 2U : 1U, .gap = pair_gap, .row_gap = 5, .down = true};
    constexpr Look look{.size = 10};
    for (const auto& block : document_.blocks) {
      const auto* heading = std::get_if<Heading>(&block.content);
      if (heading == nullptr || heading->level != 1) continue;
      Element link{.content = print::Row{{line_of(one_line(heading->text), look),
                                          {.content = print::Line{8, 0.5, control_edge, true}},
                                          {.content = print::PageOf{heading->anchor, {.size = 10, .tabular = true}}}},
                                         {{}, {.share = 1}, {.points = 18}},
                                         6},
                   .role = Role::link,
                   .link = "#" + heading->anchor};
      entries.parts.push_back({.content = print::Stack{.parts = {std::move(link)}}, .role = Role::contents_item});
    }
    if (entries.parts.empty()) return;
    to.space(20);
    print::Stack whole{.parts = {}, .together = true};
    whole.parts.push_back({.content = print::Line{0.75, 0.75, control_edge}});
    whole.parts.push_back({.content = print::Space{9}});
    whole.parts.push_back({.content = std::move(entries), .role = Role::contents});
    whole.parts.push_back({.content = print::Space{9}});
    put({.content = std::move(whole)}, to);
    to.space(6);
  }

  /// Behind all else, where the print on paper has them together.
  void footnotes(Column& to) const {
    const auto notes = footnotes_of(document_);
    if (notes.empty()) return;
    std::vector<Element> items;
    for (std::size_t at = 0; at < notes.size(); ++at) {
      print::Row row{{line_of(std::to_string(at + 1), note_look(), Role::list_label),
                      {.content = words_of(*notes[at], note_look()), .role = Role::list_body}},
                     {{.points = 14}, {.share = 1}},
                     4};
      items.push_back({.content = std::move(row), .role = Role::list_item});
    }
    to.space(18);
    to.add({.content = print::Line{0.75, 0.75, control_edge}, .with_next = true});
    to.space(6);
    to.add({.content = print::Stack{.parts = std::move(items), .gap = 3}, .role = Role::list});
  }

  static std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
  }

  void put(Element element, Column& to) {
    element.on_new_page = std::exchange(new_page_, false) && !to.empty();
    // A heading is found by its own anchor.
    if (!block_mark_.empty() && element.anchor.empty()) element.anchor = std::exchange(block_mark_, {});
    to.add(std::move(element));
  }

  const Document& document_;
  const Block* next_ = nullptr;  ///< behind the block that is being written
  std::string heading_;          ///< above, with no figure since
  bool new_page_ = false;
  bool marked_ = false;     ///< each block gets an anchor
  std::string block_mark_;  ///< for the next element
};

}  // namespace

print::Pages printed_pages(const Document& document) {
  const Telling telling(document.language);
  return PagesWriter(document).write();
}

PrintedOn printed_on(const Document& document) {
  const Telling telling(document.language);
  const auto found = print::found_pages(PagesWriter(document, true).write());
  PrintedOn out{{}, found.pages};
  std::size_t page = 1;
  for (std::size_t at = 0; at < document.blocks.size(); ++at) {
    const auto* heading = std::get_if<Heading>(&document.blocks[at].content);
    const auto mark = found.page_of.find(heading == nullptr ? PagesWriter::mark_of(at) : heading->anchor);
    if (mark != found.page_of.end()) page = std::max(page, mark->second);
    out.page_of_block.push_back(page);
  }
  return out;
}

Result<std::string> to_pdf(const Document& document) {
  const Telling telling(document.language);
  return print::to_pdf_with_names(PagesWriter(document).write(), [](std::int64_t letters) {
    return print::words(
        tell_count("In square brackets stands {count} letter that the machine which made this file has no font for: "
                   "how it is read, or what it is called.",
                   "In square brackets stand {count} letters that the machine which made this file has no fonts for: "
                   "how they are read, or what they are called.",
                   letters),
        {.size = 9, .colour = second_ink});
  });
}

}  // namespace muster::document
