// Names to insert, chapters to choose, faults with their places and cures.
#include "editor_pages.hpp"

#include "palette.hpp"
#include "paper_pages.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

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

/// Those that most reports are made of, then all others under their headings.
void add_blocks(View& view, const std::vector<OfferedBlock>& blocks) {
  const auto more = std::ranges::count_if(blocks, [](const auto& block) { return !block.group.empty(); });
  auto& others = view.add("MORE_BLOCKS", counted(more, "more block", "more blocks") + ": tables, lists, each question");
  View* group = nullptr;
  std::string last;
  for (const auto& block : blocks) {
    if (!block.group.empty() && std::exchange(last, block.group) != block.group)
      group = &others.add("GROUP", block.group);
    const bool first = block.group.empty() || group == nullptr;
    const std::string name = first ? "BLOCK" : "GROUP_BLOCK";
    auto& shown = (first ? view : *group).add(name, block.name);
    shown.set(name + "_MARK", "mark-" + block.mark).set(name + "_INSERT", block.insert);
    shown.set(name + "_ABOUT", block.about);
  }
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
  add_blocks(view, offered_blocks(data));
}

/// What stands around the text: where its chapters are, and which of it is shown.
struct Around {
  const ShownPart& part;
  std::vector<Chapter> chapters;
};

/// Where a fault or a doubt stands, and the way to it.
void add_place(View& shown, const std::string& name, const Around& around, const Diagnostic& fault) {
  shown.set(name + "_PLACE", place_in_words(around.chapters, around.part, fault.line));
  shown.set(name + "_LINE", std::to_string(fault.line)).set(name + "_COLUMN", std::to_string(fault.column));
  const auto chapter = chapter_at(around.chapters, fault.line);
  if (around.part.alone() && !around.part.holds(fault.line) && chapter > 0)
    shown.add(name + "_ELSEWHERE").set(name + "_CHAPTER", "chapter:" + std::to_string(chapter));
}

void add_faults(View& view, const std::vector<Diagnostic>& faults, const Around& around) {
  if (faults.empty()) return;
  auto& list = view.add("FAULTS");
  for (std::size_t at = 0; at < faults.size(); ++at) {
    const auto& fault = faults[at];
    auto& shown = list.add("FAULT");
    shown.set("FAULT_WORDS", capitalised(fault_in_words(fault)));
    shown.set("FAULT_ID", "fault-" + std::to_string(at + 1));
    add_place(shown, "FAULT", around, fault);
    if (const auto cure = cure_of(fault)) shown.add("CURE", *cure).set("CURE_VALUE", "cure:" + std::to_string(at + 1));
  }
}

/// Words that the figures no longer bear out: whoever wrote them decides.
void add_doubts(View& view, const std::string& text, const std::vector<Diagnostic>& doubts, const Around& around,
                const ReportData& data) {
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
    shown.set("DOUBT_LENGTH", std::to_string(doubt.length));
    add_place(shown, "DOUBT", around, doubt);
  }
}

/// The heading as it is printed, which may hold figures; as it is written where it is not.
std::string printed_title(const Chapter& chapter, const DefinitionDraft* draft) {
  if (draft == nullptr) return chapter.title;
  const auto& blocks = draft->document.blocks;
  std::size_t heading = 0;
  for (const auto& block : blocks) {
    const auto* found = std::get_if<document::Heading>(&block.content);
    if (found == nullptr || found->level != 1) continue;
    if (heading >= draft->heading_lines.size()) break;
    const auto line = draft->heading_lines[heading++];
    if (line >= chapter.line && line <= chapter.last_line) return found->text;
  }
  return chapter.title;
}

/// "One fault"; empty where there is none.
std::string faults_in(const Chapter& chapter, const DefinitionDraft* draft) {
  if (draft == nullptr) return {};
  const auto count = std::ranges::count_if(draft->faults, [&](const Diagnostic& fault) {
    return fault.line >= chapter.line && fault.line <= chapter.last_line;
  });
  return count == 0 ? std::string() : in_words(count) + (count == 1 ? " thing is wrong" : " things are wrong");
}

void add_chapters(View& view, const Around& around, const DefinitionDraft* draft) {
  const auto& chapters = around.chapters;
  if (chapters.size() < 2) return;
  auto& all = view.add("CHAPTERS", counted(static_cast<std::int64_t>(chapters.size()), "chapter", "chapters"));
  const auto now = around.part.alone() ? chapter_at(chapters, around.part.first_line()) : 0;
  const auto press = [](std::size_t number) { return "chapter:" + std::to_string(number); };
  for (std::size_t at = 0; at < chapters.size(); ++at) {
    auto& one = all.add("CHAPTER", printed_title(chapters[at], draft)).set("CHAPTER_PRESS", press(at + 1));
    one.set("CHAPTER_LINE", std::to_string(chapters[at].line)).show_if(at + 1 == now, "CHAPTER_CURRENT");
    one.show("CHAPTER_WRONG", faults_in(chapters[at], draft));
  }
  if (now == 0) return;
  auto& alone = all.add("CHAPTER_NOW", "Chapter " + std::to_string(now) + " of " + std::to_string(chapters.size()));
  if (now > 1) alone.add("CHAPTER_BEFORE").set("CHAPTER_BEFORE_PRESS", press(now - 1));
  if (now < chapters.size()) alone.add("CHAPTER_NEXT").set("CHAPTER_NEXT_PRESS", press(now + 1));
}

void add_printed(View& view, const std::vector<PrintedFigure>& figures, const ShownPart& part) {
  View* all = nullptr;
  for (const auto& figure : figures) {
    if (!part.holds(figure.line)) continue;
    if (all == nullptr) all = &view.add("PRINTED", "What each figure prints");
    auto& one = all->add("PRINT", figure.printed).set("PRINT_FIGURE", "{" + figure.figure + "}");
    one.set("PRINT_LINE", std::to_string(figure.line)).set("PRINT_COLUMN", std::to_string(figure.column));
    one.set("PRINT_LENGTH", std::to_string(figure.length));
  }
}

/// Of the chapters that stand on the page, in its order: it follows the line that somebody writes in.
std::string lines_of_headings(const DefinitionDraft& draft, const ShownPart& part) {
  std::string out;
  for (const auto line : draft.heading_lines) {
    if (!part.holds(line)) continue;
    if (!out.empty()) out += ' ';
    out += std::to_string(line);
  }
  return out;
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

void add_editor(View& view, const ShownPart& part, const EventDefinition& definition, const ReportData& data,
                const ReportData& shown) {
  const auto text = part.whole();
  const Around around{part, chapters_of(text)};
  add_palette(view, data);
  auto draft = draft_of(text, definition.source(), data);
  if (!draft.ok()) {
    add_chapters(view, around, nullptr);
    view.set("HEADLINE", "This text cannot be read.").set("HEADING_LINES", "").markup("ARTICLE", "");
    return;
  }
  add_chapters(view, around, &*draft);
  view.set("HEADLINE", headline_of(*draft));
  add_faults(view, draft->faults, around);
  add_doubts(view, text, draft->doubts, around, data);
  add_printed(view, draft->figures, part);
  view.set("HEADING_LINES", lines_of_headings(*draft, part));
  if (!shown.language.empty()) {
    auto told = draft_of(text, definition.source(), shown);
    if (told.ok()) draft = std::move(told);
    const auto& left_in_english = draft->document.left_in_english;
    if (const auto left = static_cast<std::int64_t>(left_in_english.size()); left > 0)
      view.add("IN_ENGLISH",
               counted(left, "text stays", "texts stay") + " as first written, for want of a translation.")
          .add_each("IN_ENGLISH_WORDS", left_in_english);
  }
  add_paper(view, *draft, part, longest_line(text) <= longest_laid_out);
}

}  // namespace muster::report
