// From Markdown and figures to paragraphs, headings and lists.

#include "markdown_reader.hpp"

#include "braces.hpp"
#include "figure_text.hpp"
#include "figure_value.hpp"
#include "judging_words.hpp"
#include "report_size.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <cmark.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace muster::report {
namespace {

// A figure's text must not be read as Markdown, so a mark from the private use area holds its place while cmark works.
constexpr std::string_view mark_begin = "\xEE\x80\x80";  // U+E000
constexpr std::string_view mark_end = "\xEE\x80\x81";    // U+E001
// So is the place of a footnote.
constexpr std::string_view note_begin = "\xEE\x80\x82";  // U+E002
constexpr std::string_view note_end = "\xEE\x80\x83";    // U+E003

struct Braces {
  std::string text;                  ///< the Markdown with marks
  std::vector<std::string> figures;  ///< what each mark stands for
  struct Note {
    std::string_view text;
    std::size_t offset;
  };
  std::vector<Note> notes{};      ///< footnotes, as they are written
  std::vector<int> lost_lines{};  ///< lines of `text` that stood on several, because a footnote did; once for each
};

/// Where the words of a footnote end that begin at `at`: at its bracket, or where its paragraph does.
std::size_t end_of_note(std::string_view text, std::size_t at) {
  int inner = 0;
  for (; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '\n' && text.substr(at + 1, text.substr(at + 1).find('\n')).find_first_not_of(" \t\r\n") ==
                                       std::string_view::npos) {
      break;
    } else if (text[at] == '[') {
      ++inner;
    } else if (text[at] == ']' && inner-- == 0) {
      return at;
    }
  }
  return std::min(at, text.size());
}

/// Where a footnote may stand.
enum class Footnotes { read, in_footnote, in_line };

struct LookUp {
  const Scope* scope;  ///< the names that an error suggests; none in a part that is left out
  std::function<std::string(const Expression&, std::size_t offset)> of;
};

/// Whether what comes next begins a sentence.
bool begins_sentence(std::string_view text) {
  if (text.ends_with("\n\n")) return true;
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
  return text.empty() || text.ends_with('.') || text.ends_with('!') || text.ends_with('?');
}

/// Replaces each `{...}` by a mark; `\{` stays a brace.
Braces take_out_braces(std::string_view text, std::size_t offset, const LookUp& look_up, Diagnostics& diagnostics,
                       Footnotes footnotes) {
  Braces out;
  int line = 1;
  std::size_t unclosed_to = 0;  // no brace before here is closed on its line
  for (std::size_t at = 0; at < text.size() && !diagnostics.full(); ++at) {
    const char byte = text[at];
    if (byte == '\\' && at + 1 < text.size() && (text[at + 1] == '{' || text[at + 1] == '}')) {
      out.text += text.substr(at++, 2);
      continue;
    }
    if (const auto sign = text.substr(at, 3);
        sign == mark_begin || sign == mark_end || sign == note_begin || sign == note_end) {
      at += 2;
      continue;
    }
    if (byte == '\\' && text.substr(at + 1, 1) == "^") {
      out.text += text[++at];
      continue;
    }
    if (text.substr(at, 2) == "^[") {
      const auto end = end_of_note(text, at + 2);
      if (end == text.size() || text[end] != ']') {
        diagnostics.add(offset + at, 2, "this footnote is not closed in its paragraph",
                        "write ] behind its words, or \\^ where you mean the sign itself");
        continue;
      }
      if (footnotes != Footnotes::read) {
        diagnostics.add(offset + at, 2,
                        footnotes == Footnotes::in_line ? "a footnote has no place in a title or a caption"
                                                        : "a footnote has no footnotes of its own",
                        "put it into a sentence of the text");
        at = end;
        continue;
      }
      out.text += note_begin;
      out.text += std::to_string(out.notes.size());
      out.text += note_end;
      out.notes.push_back({text.substr(at + 2, end - at - 2), offset + at + 2});
      for (const char each : out.notes.back().text)
        if (each == '\n') out.lost_lines.push_back(line);
      at = end;
      continue;
    }
    if (byte == '\n') ++line;
    if (byte != '{') {
      out.text += byte;
      continue;
    }
    const auto end = at < unclosed_to ? unclosed_to : std::min(text.find_first_of("}\n", at), text.size());
    if (end == text.size() || text[end] == '\n') {
      unclosed_to = end;
      diagnostics.add(offset + at, 1, "this brace is not closed on its line",
                      "write \\{ where you mean the sign itself");
      continue;
    }
    if (out.figures.size() == most_figures_in_text) {
      diagnostics.add(offset + at, 1, "the text has more than 2,000 figures in braces", "leave some out");
      return out;
    }
    const auto inner = text.substr(at + 1, end - at - 1);
    const auto parsed = read_expression(inner, look_up.scope);
    std::string figure;
    if (const auto* error = std::get_if<FigureError>(&parsed)) {
      diagnostics.add(offset + at + 1 + error->offset, error->length, error->message, error->hint);
      figure = Diagnostics::missing_figure;
    } else {
      figure = look_up.of(std::get<Expression>(parsed), offset + at + 1);
      diagnostics.keep_printed(offset + at + 1, inner, figure);
    }
    if (is_hidden_figure(figure) && begins_sentence(out.text)) figure = capitalised(std::move(figure));
    out.text += mark_begin;
    out.text += std::to_string(out.figures.size());
    out.text += mark_end;
    out.figures.push_back(std::move(figure));
    at = end;
  }
  return out;
}

/// The share of people that a figure is, however it is written.
std::optional<double> share_in(const Expression& expression, const Scope& scope) {
  const auto found = figure_value(expression, scope);
  const auto* value = std::get_if<Value>(&found);
  if (value == nullptr || !value->instead.empty()) return std::nullopt;
  if (value->ratio) return value->ratio;
  if (!value->count || !value->base || *value->base <= 0) return std::nullopt;
  return static_cast<double>(*value->count) / static_cast<double>(*value->base);
}

LookUp figures_of(const Scope& scope, Diagnostics& diagnostics, std::vector<SharedFigure>* shares = nullptr) {
  const auto figure = [&scope, &diagnostics, shares](const Expression& expression, std::size_t offset) -> std::string {
    auto text = figure_text(expression, scope);
    if (shares != nullptr && std::holds_alternative<std::string>(text)) {
      if (const auto share = share_in(expression, scope))
        shares->push_back({offset - 1, *share, std::get<std::string>(text)});
    }
    if (const auto* error = std::get_if<FigureError>(&text)) {
      diagnostics.add(offset + error->offset, error->length, error->message, error->hint);
      return Diagnostics::missing_figure;
    }
    return std::get<std::string>(std::move(text));
  };
  return {&scope, figure};
}

std::string put_back(std::string_view text, const std::vector<std::string>& figures) {
  std::string out;
  while (true) {
    const auto begin = text.find(mark_begin);
    if (begin == std::string_view::npos) break;
    const auto end = text.find(mark_end, begin);
    if (end == std::string_view::npos) break;
    out += text.substr(0, begin);
    const auto number = parse_integer(text.substr(begin + mark_begin.size(), end - begin - mark_begin.size()));
    if (number && *number >= 0 && static_cast<std::size_t>(*number) < figures.size()) {
      out += figures[static_cast<std::size_t>(*number)];
    }
    text.remove_prefix(end + mark_end.size());
  }
  return out.append(text);
}

std::string literal(cmark_node* node) {
  const auto* text = cmark_node_get_literal(node);
  return text == nullptr ? "" : text;
}

class MarkdownReader {
 public:
  MarkdownReader(std::string_view source, std::size_t offset, const Braces& braces,
                 const std::vector<document::Sentence>& notes, document::Paragraph::Look look, Diagnostics& diagnostics)
      : source_(source), offset_(offset), braces_(braces), notes_(notes), look_(look), diagnostics_(diagnostics) {}

  std::vector<document::Block> read() {
    const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> document(
        cmark_parse_document(braces_.text.data(), braces_.text.size(), CMARK_OPT_SMART), cmark_node_free);
    for (auto* node = cmark_node_first_child(document.get()); node != nullptr; node = cmark_node_next(node)) {
      read_block(node);
    }
    return std::move(blocks_);
  }

 private:
  void read_block(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_PARAGRAPH:
        blocks_.push_back({document::Paragraph{sentence_of(node), look_}});
        break;
      case CMARK_NODE_HEADING:
        read_heading(node);
        break;
      case CMARK_NODE_LIST:
        read_list(node);
        break;
      case CMARK_NODE_BLOCK_QUOTE:
        read_quote(node);
        break;
      case CMARK_NODE_CODE_BLOCK:
        refuse(node, "this line is indented or fenced, which Markdown reads as program code",
               "begin it at the left edge");
        break;
      case CMARK_NODE_HTML_BLOCK:
        refuse_html(node);
        break;
      case CMARK_NODE_THEMATIC_BREAK:
        refuse(node, "a report has no ruled lines", "begin a new page with `::: page-break`, or a part with a heading");
        break;
      default:
        refuse(node, "this has no place in a report");
    }
  }

  void read_heading(cmark_node* node) {
    const int level = cmark_node_get_heading_level(node);
    if (level > 3) refuse(node, "headings go down to level 3", "use ### at most");
    std::string text;
    for (const auto& run : sentence_of(node)) {
      if (!run.note.empty()) refuse(node, "a footnote has no place in a heading", "put it into a sentence below");
      text += run.text;
    }
    blocks_.push_back({document::Heading{level, std::move(text), {}}});
  }

  void read_list(cmark_node* node) {
    document::BulletList list;
    list.numbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    for (auto* item = cmark_node_first_child(node); item != nullptr; item = cmark_node_next(item)) {
      document::Sentence sentence;
      for (auto* part = cmark_node_first_child(item); part != nullptr; part = cmark_node_next(part)) {
        if (cmark_node_get_type(part) != CMARK_NODE_PARAGRAPH) {
          refuse(part, "an item of a list holds sentences only", "end the list before this line");
          continue;
        }
        if (!sentence.empty()) sentence.push_back({"\n", false, false, {}});
        for (auto& run : sentence_of(part)) sentence.push_back(std::move(run));
      }
      list.items.push_back(std::move(sentence));
    }
    blocks_.push_back({std::move(list)});
  }

  void read_quote(cmark_node* node) {
    for (auto* part = cmark_node_first_child(node); part != nullptr; part = cmark_node_next(part)) {
      if (cmark_node_get_type(part) != CMARK_NODE_PARAGRAPH) {
        refuse(part, "a quotation holds sentences only");
        continue;
      }
      // What somebody sets apart by hand looks as the quotations that stand by a theme.
      const bool plain = look_ == document::Paragraph::Look::body;
      blocks_.push_back({document::Paragraph{sentence_of(part), plain ? document::Paragraph::Look::quotation : look_}});
    }
  }

  document::Sentence sentence_of(cmark_node* node) {
    document::Sentence out;
    add_runs(node, document::Run{}, out);
    return out;
  }

  void add_runs(cmark_node* parent, const document::Run& look, document::Sentence& out) {
    for (auto* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
      auto inner = look;
      switch (cmark_node_get_type(node)) {
        case CMARK_NODE_TEXT:
        case CMARK_NODE_CODE:
          add_literal(literal(node), look, out);
          break;
        case CMARK_NODE_SOFTBREAK:
          add_text(" ", look, out);
          break;
        case CMARK_NODE_LINEBREAK:
          add_text("\n", look, out);
          break;
        case CMARK_NODE_EMPH:
          inner.emphasis = true;
          add_runs(node, inner, out);
          break;
        case CMARK_NODE_STRONG:
          inner.strong = true;
          add_runs(node, inner, out);
          break;
        case CMARK_NODE_LINK:
          inner.link = checked_link(node);
          add_runs(node, inner, out);
          break;
        case CMARK_NODE_IMAGE:
          refuse(node, "a picture file has no place in a report",
                 "pictures are drawn from the figures: ::: bars, ::: scale, ::: cloud, ::: map");
          break;
        case CMARK_NODE_HTML_INLINE:
          refuse_html(node);
          break;
        default:
          refuse(node, "this has no place in a sentence");
      }
    }
  }

  /// Text with the places of figures and footnotes in it.
  void add_literal(std::string_view text, const document::Run& look, document::Sentence& out) {
    for (auto begin = text.find(note_begin); begin != std::string_view::npos; begin = text.find(note_begin)) {
      const auto end = text.find(note_end, begin);
      if (end == std::string_view::npos) break;
      if (begin > 0) add_text(put_back(text.substr(0, begin), braces_.figures), look, out);
      const auto number = parse_integer(text.substr(begin + note_begin.size(), end - begin - note_begin.size()));
      if (number && *number >= 0 && static_cast<std::size_t>(*number) < notes_.size()) {
        document::Run mark;
        mark.note = notes_[static_cast<std::size_t>(*number)];
        out.push_back(std::move(mark));
      }
      text.remove_prefix(end + note_end.size());
    }
    if (!text.empty()) add_text(put_back(text, braces_.figures), look, out);
  }

  static void add_text(std::string text, const document::Run& look, document::Sentence& out) {
    if (!out.empty() && out.back().note.empty() && out.back().strong == look.strong &&
        out.back().emphasis == look.emphasis && out.back().link == look.link) {
      out.back().text += text;
      return;
    }
    out.push_back(look);
    out.back().text = std::move(text);
  }

  std::string checked_link(cmark_node* node) {
    const auto* address = cmark_node_get_url(node);
    auto out = put_back(address == nullptr ? "" : address, braces_.figures);
    for (const std::string_view scheme : {"https://", "http://", "mailto:"}) {
      if (out.starts_with(scheme)) return out;
    }
    refuse(node,
           "a link begins with https://, http:// or mailto:", "write its whole address, as in https://example.org");
    return {};
  }

  void refuse_html(cmark_node* node) {
    auto shown = literal(node);
    shown = shown.substr(0, shown.find_first_of("\n>") + 1);
    refuse(node, "HTML has no place in a report", "write it in Markdown, or &lt; where you mean the sign", shown);
  }

  void refuse(cmark_node* node, std::string message, std::string hint = {}, std::string_view marked = {}) {
    if (diagnostics_.full()) return;
    std::size_t begin = 0;
    const int start = cmark_node_get_start_line(place_of(node));
    const auto lost =
        std::count_if(braces_.lost_lines.begin(), braces_.lost_lines.end(), [&](int line) { return line < start; });
    for (int line = 1; line < start + static_cast<int>(lost); ++line) {
      const auto next = source_.find('\n', begin);
      if (next == std::string_view::npos) break;
      begin = next + 1;
    }
    std::size_t length = 1;
    if (!marked.empty()) {
      if (const auto found = source_.find(marked, begin); found != std::string_view::npos) {
        begin = found;
        length = marked.size();
      }
    } else {
      begin = std::min(source_.find_first_not_of(" \t\r\n", begin), source_.size());
      length = source_.find('\n', begin);
      length = length == std::string_view::npos ? source_.size() - begin : length - begin;
    }
    diagnostics_.add(offset_ + begin, length, std::move(message), std::move(hint));
  }

  /// Inline nodes do not all know their line; the block around them does.
  static cmark_node* place_of(cmark_node* node) {
    while (node != nullptr && cmark_node_get_start_line(node) == 0) node = cmark_node_parent(node);
    return node;
  }

  std::string_view source_;
  std::size_t offset_;
  const Braces& braces_;
  const std::vector<document::Sentence>& notes_;
  document::Paragraph::Look look_;
  Diagnostics& diagnostics_;
  std::vector<document::Block> blocks_;
};

/// The words of each footnote. One that holds no sentence is told, and has its gap said in words.
std::vector<document::Sentence> read_notes(const Braces& braces, const LookUp& look_up, Diagnostics& diagnostics) {
  static const std::vector<document::Sentence> none;
  std::vector<document::Sentence> out;
  for (const auto& note : braces.notes) {
    const auto inner = take_out_braces(note.text, note.offset, look_up, diagnostics, Footnotes::in_footnote);
    auto blocks =
        MarkdownReader(note.text, note.offset, inner, none, document::Paragraph::Look::note, diagnostics).read();
    auto* paragraph = blocks.size() == 1 ? std::get_if<document::Paragraph>(&blocks.front().content) : nullptr;
    if (paragraph == nullptr) {
      diagnostics.add(note.offset, std::max<std::size_t>(1, note.text.size()), "a footnote holds sentences",
                      "write its words between ^[ and ]");
      out.push_back({{Diagnostics::missing_figure, false, false, {}}});
      continue;
    }
    out.push_back(std::move(paragraph->text));
  }
  return out;
}

}  // namespace

std::vector<document::Block> read_markdown(std::string_view text, std::size_t offset, const Scope& scope,
                                           document::Paragraph::Look look, Diagnostics& diagnostics) {
  std::vector<SharedFigure> shares;
  const auto look_up = figures_of(scope, diagnostics, diagnostics.keeps_printed ? &shares : nullptr);
  const auto braces = take_out_braces(text, offset, look_up, diagnostics, Footnotes::read);
  const auto notes = read_notes(braces, look_up, diagnostics);
  if (diagnostics.keeps_printed) {
    for (auto& share : shares) share.offset -= offset;
    for (auto& doubt : doubts_in(text, shares))
      diagnostics.doubt(offset + doubt.offset, doubt.length, std::move(doubt.message), std::move(doubt.hint),
                        doubt.cure);
  }
  return MarkdownReader(text, offset, braces, notes, look, diagnostics).read();
}

std::string read_line_text(std::string_view text, std::size_t offset, const Scope& scope, Diagnostics& diagnostics) {
  const auto braces = take_out_braces(text, offset, figures_of(scope, diagnostics), diagnostics, Footnotes::in_line);
  return put_back(braces.text, braces.figures);
}

void check_braces(std::string_view text, std::size_t offset, Diagnostics& diagnostics) {
  const LookUp nothing{nullptr, [](const Expression&, std::size_t) { return std::string(); }};
  const auto braces = take_out_braces(text, offset, nothing, diagnostics, Footnotes::read);
  for (const auto& note : braces.notes)
    (void)take_out_braces(note.text, note.offset, nothing, diagnostics, Footnotes::in_footnote);
}

}  // namespace muster::report
