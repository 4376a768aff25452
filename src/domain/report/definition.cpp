// A definition bound to a summary: parts become blocks, figures and tables get their numbers, headings their anchors.

#include <muster/domain/report/definition.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/plain_text.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include "arguments.hpp"
#include "block_kinds.hpp"
#include "chapters.hpp"
#include "conditions.hpp"
#include "list_base.hpp"
#include "loops.hpp"
#include "markdown_reader.hpp"
#include "method_note.hpp"
#include "outline.hpp"
#include "report_size.hpp"
#include "suggestion.hpp"
#include "told_words.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <vector>

namespace muster::report {
namespace {

constexpr std::size_t longest_definition = std::size_t{256} << 10;

/// What a part became. Text that runs on without an empty line around a condition stays one paragraph.
struct BuiltPart {
  std::vector<document::Block> blocks;
  bool joins_before = false;
  bool joins_after = false;
};

bool same_look(const document::Block& left, const document::Block& right) {
  const auto* first = std::get_if<document::Paragraph>(&left.content);
  const auto* second = std::get_if<document::Paragraph>(&right.content);
  return first != nullptr && second != nullptr && first->look == second->look;
}

void append(BuiltPart& to, BuiltPart from) {
  if (from.blocks.empty()) {
    // Nothing came of it: an empty line inside still parts what stands around it.
    to.joins_after = to.joins_after && from.joins_before && from.joins_after;
    return;
  }
  if (to.blocks.empty()) {
    to.joins_before = from.joins_before;
  } else if (to.joins_after && from.joins_before && same_look(to.blocks.back(), from.blocks.front())) {
    auto& text = std::get<document::Paragraph>(to.blocks.back().content).text;
    text.push_back({" ", false, false, {}});
    for (auto& run : std::get<document::Paragraph>(from.blocks.front().content).text) text.push_back(std::move(run));
    from.blocks.erase(from.blocks.begin());
  }
  for (auto& block : from.blocks) to.blocks.push_back(std::move(block));
  to.joins_after = from.joins_after;
}

bool begins_with_text(std::string_view text) { return !trimmed(text.substr(0, text.find('\n'))).empty(); }
bool ends_with_text(std::string_view text) {
  if (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  const auto line = text.rfind('\n');
  return !trimmed(line == std::string_view::npos ? text : text.substr(line + 1)).empty();
}

class Builder {
 public:
  Builder(const ReportData& data, Diagnostics& diagnostics, document::Document& document, Setting setting)
      : groups_(data.of_group),
        wider_(data.wider),
        whole_{.summary = data.summary,
               .groups = &groups_,
               .sessions = &data.sessions,
               .wider = &wider_,
               .word_list = data.word_list},
        diagnostics_(diagnostics),
        document_(document),
        setting_(setting) {}

  std::vector<document::Block> build(const std::vector<Part>& parts) {
    find_shown(parts, whole_);
    return build(parts, whole_, {}).blocks;
  }

 private:
  /// Where parts stand.
  struct Place {
    double width = page_width;
    document::Paragraph::Look look = document::Paragraph::Look::body;
  };

  BuiltPart build(const std::vector<Part>& parts, const Scope& scope, const Place& place) {
    BuiltPart out;
    out.joins_after = true;
    out.joins_before = true;
    for (const auto& part : parts) {
      if (is_too_large_ || diagnostics_.full()) break;
      auto built = build(part, scope, place);
      const bool holds_others = part.kind != Part::Kind::markdown && part.kind != Part::Kind::block;
      if (!holds_others) measure(part, built.blocks);
      append(out, std::move(built));
    }
    return out;
  }

  void measure(const Part& part, const std::vector<document::Block>& blocks) {
    auto why = size_.add(blocks);
    if (!why) return;
    is_too_large_ = true;
    const auto length = part.kind == Part::Kind::block ? part.line.name.text.size() : 1;
    diagnostics_.add(part.offset, length, std::move(*why), "leave some out, or write several reports");
  }

  BuiltPart build(const Part& part, const Scope& scope, const Place& place) {
    switch (part.kind) {
      case Part::Kind::markdown:
        return build_markdown(part, scope, place.look);
      case Part::Kind::block:
        return {build_named(part.line, scope, place.width), false, false};
      case Part::Kind::condition:
        return build_condition(part, scope, place);
      case Part::Kind::loop:
        return build_loop(part, scope, place);
      case Part::Kind::pair:
        return {build_pair(part, scope), false, false};
      case Part::Kind::key:
        return {build(part.children, scope, {place.width, document::Paragraph::Look::key}).blocks, false, false};
      case Part::Kind::note:
        return {build(part.children, scope, {place.width, document::Paragraph::Look::note}).blocks, false, false};
    }
    return {};
  }

  BuiltPart build_markdown(const Part& part, const Scope& scope, document::Paragraph::Look look) {
    BuiltPart out{read_markdown(told_markdown(part.text), part.offset, scope, look, diagnostics_),
                  begins_with_text(part.text), ends_with_text(part.text)};
    if (!diagnostics_.keeps_printed) return out;
    // Told in another language they stand on other lines, in the same order.
    const auto written = chapter_headings(part.text);
    std::size_t at = 0;
    for (const auto& block : out.blocks) {
      const auto* heading = std::get_if<document::Heading>(&block.content);
      if (heading == nullptr || heading->level != 1) continue;
      diagnostics_.keep_heading(part.offset + (at < written.size() ? written[at] : 0));
      ++at;
    }
    return out;
  }

  /// The questions that the report shows by name, wherever it does: what is left for `questions rest`.
  void find_shown(const std::vector<Part>& parts, const Scope& scope) {
    Diagnostics elsewhere(diagnostics_.text(), {});  // the same errors are found again when the parts are built
    for (const auto& part : parts) {
      if (part.kind == Part::Kind::condition) {
        const auto truth = truth_of(part.line, scope, elsewhere);
        if (truth != Truth::unknown) find_shown(truth == Truth::yes ? part.children : part.others, scope);
      } else if (part.kind == Part::Kind::loop) {
        // What a loop shows is not left out of it, and a session's form is another.
        const auto turns = turns_of(part.line, scope, {}, elsewhere);
        for (const auto& turn : turns.scopes) {
          if (&turn.summary == &scope.summary) find_shown(part.children, turn);
        }
      } else if (part.kind == Part::Kind::block) {
        if (auto code = shown_by(part.line, scope); !code.empty()) shown_.insert(std::move(code));
      } else {
        find_shown(part.children, scope);
        find_shown(part.others, scope);
      }
    }
  }

  /// With a gap that says so where a block is missing.
  std::vector<document::Block> build_named(const BlockLine& line, const Scope& scope, double width) {
    const auto faults = diagnostics_.found().size();
    auto out = build_line(line, scope, width);
    if (out.empty() && diagnostics_.found().size() > faults)
      out.push_back({document::Paragraph{{{"[" + line.name.text + " is missing here]", true, false, {}}},
                                         document::Paragraph::Look::note}});
    return out;
  }

  std::vector<document::Block> build_line(const BlockLine& line, const Scope& scope, double width) {
    const auto& name = line.name.text;
    if (name == "title" || name == "subtitle" || name == "about") {
      Arguments arguments(line, scope, diagnostics_);
      // What a definition is for is said where one is chosen, and never printed.
      const Telling telling(name == "about" ? std::string_view("en") : std::string_view(told_language()));
      const auto text = arguments.text();
      if (!text)
        arguments.refuse(line.name, "`" + name + "` needs its text in double quotes",
                         "for example ::: " + name + " \"Our day\"");
      else if (name != "about")
        (name == "title" ? document_.title : document_.subtitle) = *text;
      arguments.finish();
      return {};
    }
    if (is_block_kind(name))
      return blocks_of(line, {scope, scope.summary, width, shown_, setting_ == Setting::slides}, diagnostics_);
    diagnostics_.add(line.name.offset, name.size(), "there is no block \"" + name + "\"",
                     suggested(name, block_names()));
    return {};
  }

  BuiltPart build_condition(const Part& part, const Scope& scope, const Place& place) {
    const auto truth = truth_of(part.line, scope, diagnostics_);
    if (truth != Truth::yes) check(part.children);
    if (truth != Truth::no) check(part.others);
    if (truth == Truth::unknown) return {{}, true, true};
    return build(truth == Truth::yes ? part.children : part.others, scope, place);
  }

  BuiltPart build_loop(const Part& part, const Scope& scope, const Place& place) {
    const auto turns = turns_of(part.line, scope, shown_, diagnostics_);
    if (turns.scopes.empty()) check(part.children);
    BuiltPart out{{}, true, true};
    for (const auto& turn : turns.scopes) {
      if (is_too_large_ || diagnostics_.full()) break;
      if (++turns_ > most_turns) {
        is_too_large_ = true;
        diagnostics_.add(part.offset, part.line.name.text.size(), "the loops of the report have more than 2,000 turns",
                         "leave some out, or write several reports");
        break;
      }
      append(out, build(part.children, turn, place));
    }
    return out;
  }

  /// What a condition leaves out is read for its grammar, not looked up.
  void check(const std::vector<Part>& parts) {
    for (const auto& part : parts) {
      if (part.kind == Part::Kind::markdown) check_braces(part.text, part.offset, diagnostics_);
      if (part.kind == Part::Kind::block) {
        const auto names = block_names();
        if (std::find(names.begin(), names.end(), part.line.name.text) == names.end())
          build_line(part.line, whole_, page_width);
      }
      check(part.children);
      check(part.others);
    }
  }

  std::vector<document::Block> build_pair(const Part& part, const Scope& scope) {
    if (in_pair_) {
      diagnostics_.add(part.offset, part.line.name.text.size(), "a pair cannot stand inside a pair");
      return {};
    }
    std::vector<Part> left = part.children;
    std::vector<Part> right = part.others;
    if (!part.divided) {
      left.erase(std::remove_if(
                     left.begin(), left.end(),
                     [](const Part& each) { return each.kind == Part::Kind::markdown && trimmed(each.text).empty(); }),
                 left.end());
      if (left.size() != 2) {
        diagnostics_.add(
            part.offset, part.line.name.text.size(),
            "a pair holds two blocks, and this one holds " + in_words(static_cast<std::int64_t>(left.size())),
            "write `::: and` between its left and its right side");
        return {};
      }
      right.push_back(left.back());
      left.pop_back();
    }
    document::Pair pair;
    // A map needs more room than the table beside it.
    if (begins_with(left, "map") && begins_with(right, "table")) pair.left_share = 0.57;
    const auto width_of = [&](double share) {
      return setting_ == Setting::slides ? page_width : page_width * share - pair_gap / 2;
    };
    in_pair_ = true;
    pair.left = build(left, scope, {width_of(pair.left_share)}).blocks;
    pair.right = build(right, scope, {width_of(1 - pair.left_share)}).blocks;
    in_pair_ = false;
    return {{std::move(pair)}};
  }

  static bool begins_with(const std::vector<Part>& parts, std::string_view name) {
    const auto first =
        std::find_if(parts.begin(), parts.end(), [](const Part& part) { return part.kind != Part::Kind::markdown; });
    return first != parts.end() && first->line.name.text == name;
  }

  static constexpr std::size_t most_turns = 2'000;
  Groups groups_;
  Wider wider_;
  Scope whole_;
  Diagnostics& diagnostics_;
  document::Document& document_;
  Setting setting_;
  bool in_pair_ = false;
  std::set<std::string> shown_;
  ReportSize size_;
  std::size_t turns_ = 0;
  bool is_too_large_ = false;
};

/// Numbers figures, tables and anchors in the order of reading.
class Numbering {
 public:
  void number(std::vector<document::Block>& blocks) {
    for (auto& block : blocks) {
      if (auto* figure = std::get_if<document::FigureBlock>(&block.content)) {
        figure->number = ++figures_;
        caption_ = figure->caption;
        after_figure_ = true;
        continue;
      }
      if (auto* table = std::get_if<document::TableBlock>(&block.content)) {
        // A table right behind its figure, with the same caption, is that figure's data.
        const bool belongs = after_figure_ && table->caption == caption_ &&
                             (table->folded || !table->marks.empty() || !table->bars.empty());
        if (!belongs) table->number = ++tables_;
      } else if (auto* heading = std::get_if<document::Heading>(&block.content)) {
        heading->anchor = anchor(heading->text);
        heading->rank = rank(heading->level);
      } else if (auto* pair = std::get_if<document::Pair>(&block.content)) {
        number(pair->left);
        number(pair->right);
      }
      after_figure_ = false;
    }
  }

 private:
  std::string anchor(const std::string& text) {
    std::string out;
    for (const char byte : lower_case(text)) {
      const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
      if (plain)
        out += byte;
      else if (!out.empty() && out.back() != '-')
        out += '-';
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    if (out.empty() || (out.front() >= '0' && out.front() <= '9')) out = "part-" + out;
    auto unique = out;
    for (auto& copy = copies_.try_emplace(out, 2).first->second; !anchors_.insert(unique).second; ++copy)
      unique = out + "-" + std::to_string(copy);
    return unique;
  }

  /// Headings of one level that follow each other stand equally deep, whatever levels are left out above them.
  int rank(int level) {
    while (!above_.empty() && above_.back() >= level) above_.pop_back();
    above_.push_back(level);
    return static_cast<int>(above_.size());
  }

  std::vector<int> above_;  ///< levels of the headings that the next one may stand below
  std::size_t figures_ = 0;
  std::size_t tables_ = 0;
  bool after_figure_ = false;
  std::string caption_;  ///< of the last figure
  std::set<std::string> anchors_;
  std::map<std::string, int> copies_;  ///< the number that the next heading of these words gets
};

/// Of a day of which nothing was heard, perhaps because it is still to come or was called off, there is no report yet.
std::string usual_subtitle(const figures::Summary& summary) {
  const auto date = told_date(summary.event.date);
  const bool heard = summary.responses > 0 || summary.notes > 0;
  return (heard ? tell("Report of the day: {date}", {{"date", date}}) : date) +
         (summary.event.venue.empty() ? "" : ", " + summary.event.venue);
}

/// A list, a form or a letter given by mistake would else be printed as it stands, and look like a report.
bool only_text(const std::vector<Part>& parts) {
  return std::all_of(parts.begin(), parts.end(), [](const Part& part) { return part.kind == Part::Kind::markdown; });
}

}  // namespace

std::string about_definition(std::string_view definition) {
  Diagnostics elsewhere(definition, {});
  for (const auto& part : outline_of(definition, elsewhere)) {
    if (part.kind != Part::Kind::block || part.line.name.text != "about" || part.line.arguments.empty()) continue;
    if (part.line.arguments.front().quoted) return part.line.arguments.front().text;
  }
  return {};
}

Result<document::Document> build_document(std::string_view definition, const std::string& source,
                                          const figures::Summary& summary, Setting setting) {
  return build_document(definition, source, ReportData{summary}, setting);
}

namespace {

Outcome readable(std::string_view definition, const std::string& source) {
  if (definition.size() > longest_definition) {
    return bad_input("The report definition " + source + " is longer than 256 KB.");
  }
  if (!is_plain_text(definition)) {
    return bad_input("The report definition " + source +
                     (is_valid_text(definition) ? " holds control characters; take them out."
                                                : " is not UTF-8 text; save it as UTF-8."));
  }
  return Success{};
}

/// Whether the report's note of its method says it.
bool holds(const std::vector<document::Block>& blocks, const std::string& sentence) {
  return std::any_of(blocks.begin(), blocks.end(), [&](const document::Block& block) {
    const auto* paragraph = std::get_if<document::Paragraph>(&block.content);
    return paragraph != nullptr && std::any_of(paragraph->text.begin(), paragraph->text.end(),
                                               [&](const document::Run& run) { return run.text == sentence; });
  });
}

document::Document built(std::string_view definition, const ReportData& data, Setting setting,
                         Diagnostics& diagnostics) {
  const auto& summary = data.summary;
  document::Document out;
  const Telling telling(data.language);
  if (!data.language.empty() && !tells_english()) out.language = data.language;
  out.title = summary.event.title;
  out.subtitle = usual_subtitle(summary);
  out.programme = summary.event.programme;
  const auto parts = outline_of(definition, diagnostics);
  out.blocks = Builder(data, diagnostics, out, setting).build(parts);
  // Some other file, or words in which nothing of the event would stand: refused alike where it is looked at and saved.
  if (diagnostics.none() && definition.find('{') == std::string_view::npos && only_text(parts)) {
    diagnostics.add(0, std::min(definition.find('\n'), definition.size()),
                    "there is no figure in braces and no line that begins with :::, so this is probably no report "
                    "definition",
                    "write at least one figure, such as {delegates}");
  }
  document::say_own_words();
  if (const auto note = language_note(); !note.empty() && setting == Setting::pages && !holds(out.blocks, note))
    out.blocks.push_back({document::Paragraph{{{note, false, false, {}}}, document::Paragraph::Look::note}});
  for (const auto& label : data.labels_missing) leave_in_english(label);
  out.left_in_english.assign(telling.left_in_english().begin(), telling.left_in_english().end());
  return out;
}

std::vector<Diagnostic> by_place(std::vector<Diagnostic> found) {
  std::stable_sort(found.begin(), found.end(), [](const Diagnostic& left, const Diagnostic& right) {
    return std::tie(left.line, left.column) < std::tie(right.line, right.column);
  });
  return found;
}

std::string_view without_mark(std::string_view definition) {
  if (definition.starts_with("\xEF\xBB\xBF")) definition.remove_prefix(3);
  return definition;
}

}  // namespace

Result<document::Document> build_document(std::string_view definition, const std::string& source,
                                          const ReportData& data, Setting setting) {
  MUSTER_CHECK(readable(definition, source));
  definition = without_mark(definition);
  Diagnostics diagnostics(definition, source);
  auto out = built(definition, data, setting, diagnostics);
  if (!diagnostics.none()) {
    auto found = by_place(diagnostics.found());
    const auto invalid = counted(static_cast<std::int64_t>(found.size()), "error", "errors");
    return bad_input("The report definition has " + invalid + ".", std::move(found));
  }
  drop_labels_said_above(out.blocks);
  Numbering().number(out.blocks);
  document::number_footnotes(out.blocks);
  return out;
}

Result<DefinitionDraft> draft_of(std::string_view definition, const std::string& source, const ReportData& data) {
  MUSTER_CHECK(readable(definition, source));
  definition = without_mark(definition);
  Diagnostics diagnostics(definition, source);
  diagnostics.keeps_printed = true;
  auto out = built(definition, data, Setting::pages, diagnostics);
  drop_labels_said_above(out.blocks);
  Numbering().number(out.blocks);
  document::number_footnotes(out.blocks);
  DefinitionDraft draft{std::move(out), by_place(diagnostics.found()), diagnostics.doubts(), {}, {}};
  std::map<std::size_t, std::size_t> lines;  // a loop prints one heading many times
  for (const auto offset : diagnostics.headings()) {
    auto& line = lines[offset];
    if (line == 0) line = diagnostic_at(definition, offset, 1, {}, {}).line;
    draft.heading_lines.push_back(line);
  }
  for (const auto& [offset, figure] : diagnostics.printed()) {
    const auto place = diagnostic_at(definition, offset, figure.first.size(), {}, {});
    draft.figures.push_back({place.line, place.column, place.length, figure.first, figure.second});
  }
  return draft;
}

}  // namespace muster::report
