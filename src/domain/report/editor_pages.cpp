// The page beside the text has ids of its own, so that no heading takes the name of a control.
#include "editor_pages.hpp"

#include "palette.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/document/writers.hpp>

#include <array>
#include <string_view>

#include <algorithm>

namespace muster::report {
namespace {

using web::View;

constexpr std::size_t figures_at_first = 9;

constexpr std::string_view proposing = "did you mean \"";

/// What `did you mean "X"?` proposes.
std::optional<std::string> cure_of(const Diagnostic& fault) {
  const auto at = fault.hint.find(proposing);
  if (at == std::string::npos || !fault.hint.ends_with("\"?")) return std::nullopt;
  return fault.hint.substr(at + proposing.size(), fault.hint.size() - at - proposing.size() - 2);
}

/// A button says what is proposed, so that the words need not.
std::string without_proposal(std::string hint) {
  const auto at = hint.find("; " + std::string(proposing));
  return at == std::string::npos ? hint : hint.substr(0, at);
}

std::string fault_in_words(const Diagnostic& fault) {
  return fault.message + (fault.hint.empty() ? "" : "; " + fault.hint);
}

/// Bytes from `at` on that are so many characters.
std::size_t after_characters(std::string_view text, std::size_t at, std::size_t characters) {
  for (; characters > 0 && at < text.size(); --characters) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  }
  return at;
}

/// From which byte to which the place goes; nothing where the text has no such line.
std::optional<std::pair<std::size_t, std::size_t>> place_of(const std::string& text, const Diagnostic& fault) {
  if (fault.line == 0) return std::nullopt;
  std::size_t at = 0;
  for (std::size_t line = 1; line < fault.line; ++line) {
    at = text.find('\n', at);
    if (at == std::string::npos) return std::nullopt;
    ++at;
  }
  const auto begin = after_characters(text, at, fault.column - 1);
  return std::pair(begin, after_characters(text, begin, fault.length));
}

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

/// Beyond it a paragraph is not laid out while somebody types: that costs more than it is long, in letters past 4,000.
constexpr std::size_t longest_laid_out = 4'000;

std::size_t longest_line(std::string_view text) {
  std::size_t longest = 0;
  while (true) {
    const auto end = std::min(text.find('\n'), text.size());
    longest = std::max(longest, end);
    if (end == text.size()) return longest;
    text.remove_prefix(end + 1);
  }
}

/// The document with a break wherever the printed one begins a page.
document::Document with_pages(document::Document document, const document::PrintedOn& printed) {
  std::vector<document::Block> blocks;
  std::size_t page = 1;
  for (std::size_t at = 0; at < document.blocks.size(); ++at) {
    if (std::holds_alternative<document::PageBreak>(document.blocks[at].content)) continue;
    for (; page < printed.page_of_block[at]; ++page) blocks.push_back({document::PageBreak{}});
    blocks.push_back(std::move(document.blocks[at]));
  }
  document.blocks = std::move(blocks);
  return document;
}

/// Breaks become the numbers of the pages that begin there.
std::string with_page_marks(std::string html, std::size_t pages) {
  constexpr std::string_view page_break = "<div class=\"report-page-break\"></div>";
  const auto mark = [&](std::size_t page) {
    return "<p class=\"editor-page-mark\" id=\"paper-page-" + std::to_string(page) + "\">Page " + std::to_string(page) +
           " of " + std::to_string(pages) + "</p>";
  };
  std::size_t page = 1;
  for (auto at = html.find(page_break); at != std::string::npos; at = html.find(page_break, at))
    html.replace(at, page_break.size(), mark(++page));
  return mark(1) + html;
}

void add_pages(View& view, const document::Document& document) {
  const auto printed = document::printed_on(document);
  const auto pages = printed.pages;
  auto& strip = view.add("PAGES", counted(static_cast<std::int64_t>(pages), "page", "pages"));
  for (std::size_t page = 1; page <= pages; ++page)
    strip.add("PAGE", std::to_string(page)).set("PAGE_PLACE", "#paper-page-" + std::to_string(page));
  auto html = document::to_html(with_pages(document, printed), document::HtmlExtent::fragment);
  view.markup("ARTICLE", with_page_marks(with_own_ids(std::move(html)), pages));
}

void add_palette(View& view, const ReportData& data) {
  const auto figures = offered_figures(data);
  view.show_if(figures.empty(), "NO_FIGURES");
  for (std::size_t at = 0; at < figures.size() && at < figures_at_first; ++at)
    view.add("FIGURE", figures[at].name)
        .set("FIGURE_VALUE", figures[at].value)
        .set("FIGURE_INSERT", figures[at].insert)
        .set("FIGURE_WORDS", figures[at].words);
  if (figures.size() > figures_at_first) {
    auto& more = view.add("MORE", "All " + grouped(static_cast<std::int64_t>(figures.size())) + " figures");
    for (std::size_t at = figures_at_first; at < figures.size(); ++at)
      more.add("MORE_FIGURE", figures[at].name)
          .set("MORE_VALUE", figures[at].value)
          .set("MORE_INSERT", figures[at].insert)
          .set("MORE_WORDS", figures[at].words);
  }
  for (const auto& block : offered_blocks(data))
    view.add("BLOCK", block.name).set("BLOCK_MARK", "mark-" + block.mark).set("BLOCK_INSERT", block.insert);
}

void add_faults(View& view, const std::vector<Diagnostic>& faults, bool told_at_field) {
  if (faults.empty()) return;
  auto& list = view.add("FAULTS");
  for (std::size_t at = 0; at < faults.size(); ++at) {
    const auto& fault = faults[at];
    auto& shown = list.add("FAULT");
    if (!told_at_field) shown.add("FAULT_WORDS", capitalised(fault_in_words(fault)));
    shown.set("FAULT_ID", "fault-" + std::to_string(at + 1)).set("FAULT_LINE", std::to_string(fault.line));
    shown.set("FAULT_COLUMN", std::to_string(fault.column));
    if (const auto cure = cure_of(fault)) shown.add("CURE", *cure).set("CURE_VALUE", "cure:" + std::to_string(at + 1));
  }
}

/// Words that the figures no longer bear out: whoever wrote them decides.
void add_doubts(View& view, const std::string& text, const std::vector<Diagnostic>& doubts, const ReportData& data) {
  if (doubts.empty()) return;
  const auto count = static_cast<std::int64_t>(doubts.size());
  auto& list = view.add("DOUBTS", capitalised(in_words(count)) + (count == 1 ? " place" : " places") +
                                      " to look at. Nothing stops you from saving.");
  for (std::size_t at = 0; at < doubts.size(); ++at) {
    const auto& doubt = doubts[at];
    auto told = doubt;
    told.hint = without_proposal(doubt.hint);
    auto& shown = list.add("DOUBT", capitalised(fault_in_words(told)));
    const auto cures = cures_of(text, doubt, data);
    for (std::size_t each = 0; each < cures.size(); ++each) {
      auto& cure = shown.add("DOUBT_CURE", cures[each].words);
      cure.set("DOUBT_CURE_VALUE", "doubt:" + std::to_string(at + 1) + ":" + std::to_string(each + 1));
      cure.show("DOUBT_CURE_NAME", cures[each].name);
    }
    shown.set("DOUBT_LINE", std::to_string(doubt.line)).set("DOUBT_COLUMN", std::to_string(doubt.column));
    shown.set("DOUBT_LENGTH", std::to_string(doubt.length));
  }
}

void add_chapters(View& view, std::string_view text) {
  std::vector<std::pair<std::size_t, std::string>> chapters;
  std::size_t number = 0;
  while (!text.empty()) {
    ++number;
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    if (line.starts_with("# ")) chapters.emplace_back(number, trimmed(line.substr(2)));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  if (chapters.empty()) return;
  auto& all = view.add("CHAPTERS", counted(static_cast<std::int64_t>(chapters.size()), "chapter", "chapters"));
  for (const auto& [line, name] : chapters) all.add("CHAPTER", name).set("CHAPTER_LINE", std::to_string(line));
}

void add_printed(View& view, const std::vector<PrintedFigure>& figures) {
  if (figures.empty()) return;
  auto& all = view.add("PRINTED", "What each figure prints");
  for (const auto& figure : figures) {
    auto& one = all.add("PRINT", figure.printed).set("PRINT_FIGURE", "{" + figure.figure + "}");
    one.set("PRINT_LINE", std::to_string(figure.line)).set("PRINT_COLUMN", std::to_string(figure.column));
    one.set("PRINT_LENGTH", std::to_string(figure.length));
  }
}

std::string headline_of(const DefinitionDraft& draft) {
  if (draft.faults.empty()) {
    if (draft.doubts.empty()) return "Everything can be printed.";
    const auto count = static_cast<std::int64_t>(draft.doubts.size());
    return "Everything can be printed. " + capitalised(in_words(count)) +
           (count == 1 ? " place needs a look." : " places need a look.");
  }
  const auto count = static_cast<std::int64_t>(draft.faults.size());
  return capitalised(in_words(count)) + (count == 1 ? " thing is wrong." : " things are wrong.") +
         " All else can be printed.";
}

}  // namespace

std::optional<std::string> mended(const std::string& text, const Diagnostic& fault) {
  const auto cure = cure_of(fault);
  if (!cure) return std::nullopt;
  return mended(text, fault, Cure{*cure, {}});
}

std::optional<std::string> mended(const std::string& text, const Diagnostic& doubt, const Cure& cure) {
  const auto place = place_of(text, doubt);
  if (!place) return std::nullopt;
  return text.substr(0, place->first) + cure.words + text.substr(place->second);
}

std::vector<Cure> cures_of(const std::string& text, const Diagnostic& doubt, const ReportData& data) {
  if (const auto cure = cure_of(doubt)) return {{*cure, {}}};
  const auto place = place_of(text, doubt);
  if (!place) return {};
  const auto typed = text.substr(place->first, place->second - place->first);
  if (typed.find_first_of("0123456789") == std::string::npos) return {};
  constexpr std::size_t most = 3;
  std::vector<Cure> out;
  for (const auto& figure : offered_figures(data)) {
    if (figure.value == typed && out.size() < most) out.push_back({figure.insert, figure.name});
  }
  return out;
}

void add_editor(View& view, const std::string& text, const EventDefinition& definition, const ReportData& data,
                bool told_at_field, const ReportData& shown) {
  add_palette(view, data);
  add_chapters(view, text);
  view.set("LEAD",
           "These words hold for this event alone. Figures stand in braces: you choose them, you never type them.");
  auto draft = draft_of(text, definition.source(), data);
  if (!draft.ok()) {
    view.set("HEADLINE", "This text cannot be read.").markup("ARTICLE", "");
    return;
  }
  view.set("HEADLINE", headline_of(*draft));
  add_faults(view, draft->faults, told_at_field);
  add_doubts(view, text, draft->doubts, data);
  add_printed(view, draft->figures);
  auto page = std::move(draft->document);
  if (!shown.language.empty()) {
    auto told = draft_of(text, definition.source(), shown);
    if (told.ok()) page = std::move(told->document);
    if (const auto left = static_cast<std::int64_t>(page.left_in_english.size()); left > 0)
      view.add("IN_ENGLISH",
               counted(left, "text stays", "texts stay") + " as first written, for want of a translation.")
          .add_each("IN_ENGLISH_WORDS", page.left_in_english);
  }
  if (longest_line(text) <= longest_laid_out)
    add_pages(view, page);
  else
    view.markup("ARTICLE", with_own_ids(document::to_html(page, document::HtmlExtent::fragment)));
}

}  // namespace muster::report
