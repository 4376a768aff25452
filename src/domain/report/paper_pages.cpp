// The page beside the text has ids of its own, so that no heading takes the name of a control.
#include "paper_pages.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/document/writers.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace muster::report {
namespace {

using web::View;

std::string with_own_ids(std::string html) {
  for (const std::string_view name :
       {" id=\"", " href=\"#", " for=\"", " headers=\"", " aria-labelledby=\"", " aria-describedby=\"", "url(#"}) {
    for (auto at = html.find(name); at != std::string::npos; at = html.find(name, at + 1))
      html.insert(at + name.size(), "printed-");
  }
  constexpr std::string_view gap = "[a figure is missing here]";
  for (auto at = html.find(gap); at != std::string::npos; at = html.find(gap, at + 1))
    html.replace(at, gap.size(), "<span class=\"editor-gap\">a figure is missing here</span>");
  // The page of the editor has a heading of its own.
  if (const auto begin = html.find("<h1"); begin != std::string::npos) {
    html.replace(begin, 3, "<p");
    html.insert(begin + 2, " class=\"editor-paper-title\"");
    if (const auto end = html.find("</h1>", begin); end != std::string::npos) html.replace(end, 5, "</p>");
  }
  return html;
}

/// What stands between two blocks.
struct Mark {
  enum class Kind { page, goes_on, begin, end } kind = Kind::page;
  std::size_t page = 0;
};

constexpr std::string_view page_break = "<div class=\"report-page-break\"></div>";

/// The document with a break in place of each mark.
struct Marked {
  document::Document document;
  std::vector<Mark> marks;
  std::vector<std::size_t> pages;  ///< that the range stands on
};

class Marker {
 public:
  Marker(const document::Document& document, const std::optional<document::PrintedOn>& printed, BlockRange range)
      : printed_(printed), range_(range) {
    out_.document = document;
    out_.document.blocks.clear();
    for (std::size_t at = 0; at < document.blocks.size(); ++at) {
      if (std::holds_alternative<document::PageBreak>(document.blocks[at].content)) {
        if (at == range.end) put(Mark::Kind::end);
        continue;
      }
      add(at, document.blocks[at]);
    }
    if (printed_) go_on_to(printed_->pages + 1);
    put(Mark::Kind::end);
  }

  Marked taken() { return std::move(out_); }

 private:
  void add(std::size_t at, document::Block block) {
    const auto page = printed_ ? printed_->page_of_block[at] : page_;
    if (page > page_) go_on_to(page);
    if (at >= range_.end) put(Mark::Kind::end);
    if (page > page_) put(Mark::Kind::page, page);
    if (at >= range_.begin && at < range_.end && !began_) {
      began_ = true;
      put(Mark::Kind::begin);
      if (printed_) out_.pages.push_back(page_);
    }
    if (auto* pair = std::get_if<document::Pair>(&block.content)) {
      for (auto* side : {&pair->left, &pair->right})
        std::erase_if(*side, [](const auto& one) { return std::holds_alternative<document::PageBreak>(one.content); });
    }
    out_.document.blocks.push_back(std::move(block));
  }

  /// A block may be longer than a page.
  void go_on_to(std::size_t page) {
    while (page_ + 1 < page) put(Mark::Kind::goes_on, page_ + 1);
  }

  void put(Mark::Kind kind, std::size_t page = 0) {
    if (kind == Mark::Kind::end && (!began_ || ended_)) return;
    ended_ = ended_ || kind == Mark::Kind::end;
    if (page > 0) page_ = page;
    if (page > 0 && began_ && !ended_) out_.pages.push_back(page);
    out_.marks.push_back({kind, page});
    out_.document.blocks.push_back({document::PageBreak{}});
  }

  const std::optional<document::PrintedOn>& printed_;
  BlockRange range_;
  std::size_t page_ = 1;
  bool began_ = false;
  bool ended_ = false;
  Marked out_;
};

std::string page_mark(std::size_t page, std::size_t pages, bool goes_on) {
  return "<p class=\"editor-page-mark\" id=\"paper-page-" + std::to_string(page) + "\">Page " + std::to_string(page) +
         " of " + std::to_string(pages) + (goes_on ? ": what stands above goes on" : "") + "</p>";
}

/// The footnotes whose marks stand in `part`, under their own numbers.
std::string footnotes_of(const std::string& html, const std::string& part) {
  const auto begin = html.find("<section class=\"report-footnotes\"");
  if (begin == std::string::npos) return {};
  const auto section = std::string_view(html).substr(begin, html.find("</section>", begin) - begin);
  constexpr std::string_view item = "<li id=\"printed-footnote-";
  std::string kept;
  for (auto at = section.find(item); at != std::string_view::npos; at = section.find(item, at + 1)) {
    const auto number = section.substr(at + item.size(), section.find('"', at + item.size()) - at - item.size());
    if (part.find("id=\"printed-footnote-mark-" + std::string(number) + "\"") == std::string::npos) continue;
    kept += "<li value=\"" + std::string(number) + "\" " +
            std::string(section.substr(at + 4, section.find("</li>", at) - at + 1));
  }
  if (kept.empty()) return {};
  return std::string(section.substr(0, section.find(item))) + kept + "</ol>\n</section>\n";
}

/// Breaks become what they mark, and what stands outside the range goes.
std::string article_of(const Marked& marked, std::size_t pages, bool alone, bool from_the_title) {
  auto html = with_own_ids(document::to_html(marked.document, document::HtmlExtent::fragment));
  std::size_t cut_begin = 0;
  std::size_t cut_end = 0;
  std::size_t at = 0;
  for (const auto& mark : marked.marks) {
    at = html.find(page_break, at);
    if (at == std::string::npos) break;
    const bool seen = mark.kind == Mark::Kind::page || mark.kind == Mark::Kind::goes_on;
    html.replace(at, page_break.size(),
                 seen ? page_mark(mark.page, pages, mark.kind == Mark::Kind::goes_on) : std::string());
    if (mark.kind == Mark::Kind::begin) cut_begin = at;
    if (mark.kind == Mark::Kind::end) cut_end = at;
  }
  const auto first = marked.pages.empty() ? std::string() : page_mark(marked.pages.front(), pages, false);
  if (!alone) return first + html;
  const auto head_end = html.find('>') + 1;
  if (from_the_title) cut_begin = head_end;
  const auto part = html.substr(cut_begin, cut_end - cut_begin);
  return first + html.substr(0, head_end) + "\n" + part + footnotes_of(html, part) + "</article>\n";
}

/// "11 pages", "Page 3 of 11", "Pages 3 to 5 of 11".
std::string pages_in_words(const std::vector<std::size_t>& shown, std::size_t pages, bool alone) {
  if (!alone) return counted(static_cast<std::int64_t>(pages), "page", "pages");
  const auto of = " of " + std::to_string(pages);
  if (shown.size() == 1) return "Page " + std::to_string(shown.front()) + of;
  return "Pages " + std::to_string(shown.front()) + " to " + std::to_string(shown.back()) + of;
}

std::size_t headings_in(const std::vector<document::Block>& blocks) {
  std::size_t out = 0;
  for (const auto& block : blocks) {
    const auto* heading = std::get_if<document::Heading>(&block.content);
    if (heading != nullptr && heading->level == 1) ++out;
  }
  return out;
}

}  // namespace

BlockRange printed_of(const DefinitionDraft& draft, const ShownPart& part) {
  const auto& blocks = draft.document.blocks;
  if (!part.alone()) return {0, blocks.size()};
  BlockRange out{blocks.size(), blocks.size()};
  std::size_t heading = 0;
  bool inside = part.before.empty();
  for (std::size_t at = 0; at < blocks.size(); ++at) {
    const auto& content = blocks[at].content;
    if (const auto* pair = std::get_if<document::Pair>(&content)) {
      heading += headings_in(pair->left) + headings_in(pair->right);
    } else if (const auto* found = std::get_if<document::Heading>(&content); found != nullptr && found->level == 1) {
      inside = heading < draft.heading_lines.size() && part.holds(draft.heading_lines[heading]);
      ++heading;
    }
    if (!inside) continue;
    if (out.begin == blocks.size()) out.begin = at;
    out.end = at + 1;
  }
  return out.begin == blocks.size() ? BlockRange{0, 0} : out;
}

void add_paper(View& view, const DefinitionDraft& draft, const ShownPart& part, bool laid_out) {
  const auto range = printed_of(draft, part);
  if (range.begin == range.end && part.alone()) {
    view.add("NOT_PRINTED");
    view.markup("ARTICLE", "");
    return;
  }
  const auto printed = laid_out ? std::optional(document::printed_on(draft.document)) : std::nullopt;
  const auto pages = printed ? printed->pages : 0;
  auto marked = Marker(draft.document, printed, range).taken();
  if (!laid_out) marked.pages.clear();
  // A document that prints nothing has a page all the same.
  if (laid_out && marked.pages.empty()) marked.pages.push_back(1);
  if (laid_out) {
    auto& strip = view.add("PAGES", pages_in_words(marked.pages, pages, part.alone()));
    for (const auto page : marked.pages)
      strip.add("PAGE", std::to_string(page)).set("PAGE_PLACE", "#paper-page-" + std::to_string(page));
  }
  view.markup("ARTICLE", article_of(marked, pages, part.alone(), part.before.empty()));
}

}  // namespace muster::report
