// Sets the paper form on A4: parts in a margin column, questions beside it, each whole.
#include <muster/domain/feedback/paper_sheet.hpp>

#include "scale_row.hpp"
#include "told_on_paper.hpp"

#include <muster/domain/feedback/paper_form.hpp>
#include <muster/kit/base/direction.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/draw/picture.hpp>
#include <muster/kit/print/elements.hpp>
#include <muster/kit/print/pdf.hpp>

#include <algorithm>
#include <utility>

namespace muster::feedback {
namespace {

using print::Box;
using print::Columns;
using print::Element;
using print::Image;
using print::Line;
using print::millimetre;
using print::Role;
using print::room;
using print::Row;
using print::Run;
using print::Space;
using print::Stack;
using print::stacked;
using print::Width;
using print::Words;

constexpr std::uint32_t ink = 0x17191C;
constexpr std::uint32_t second_ink = 0x44484E;
constexpr std::uint32_t third_ink = 0x5F646B;
constexpr std::uint32_t hairline = 0xDAD9D3;

/// Beyond these a row of numbers, or a head of answers, is wider than the sheet.
constexpr std::size_t most_steps_in_a_row = 11;
constexpr std::size_t most_answers_in_a_head = 8;
constexpr std::size_t most_steps_across = 5;
constexpr double margin_column = 27 * millimetre;
constexpr double margin_gap = 2 * millimetre;
constexpr double between_heads = 4;                      ///< points
constexpr std::size_t most_large_answers_in_a_head = 4;  ///< more would leave the statements no room

Element beside_each_other(std::vector<Element> cells, std::vector<Width> widths, double gap, Role role = Role::none) {
  return {.content = Row{std::move(cells), std::move(widths), gap}, .role = role};
}
Element ruled(double weight, std::uint32_t colour) { return {.content = Line{weight, weight, colour}}; }

class SheetMaker {
 public:
  SheetMaker(const forms::Form& form, const PaperDetails& details)
      : form_(form),
        details_(details),
        words_(*details.words),
        size_(details.large ? 18 : 12),
        parts_(paper_form(form, *details.words)),
        any_required_(std::ranges::any_of(parts_, [](const PaperPart& part) {
          return std::ranges::any_of(part.questions, &PaperQuestion::required);
        })) {}

  [[nodiscard]] print::Pages make() const {
    print::Pages pages;
    pages.title = details_.event.empty() ? form_.title : form_.title + ", " + details_.event;
    pages.language = form_.language == "en" ? "en-GB" : form_.language;
    pages.right_to_left = begins_right_to_left(form_.title);
    // A last page for the thanks alone is saved where a little less room between the questions takes them in.
    pages.closer_to_save_pages = true;
    std::vector<Element> parts{head(), room(size_ * 0.4)};
    bool thanked = false;
    for (const auto& part : parts_) {
      // What is torn off is no part of the sheet that stays: that one ends before it.
      if (part.torn_off && !std::exchange(thanked, true)) add_thanks(parts);
      if (part.torn_off) add_cut(parts);
      add_part(parts, part);
    }
    if (!thanked) add_thanks(parts);
    pages.body = stacked(std::move(parts), 0);
    pages.foot = foot();
    return pages;
  }

 private:
  void add_thanks(std::vector<Element>& parts) const {
    // The last question goes with them.
    for (std::size_t last = 0; last < 2 && last < parts.size(); ++last) parts[parts.size() - 1 - last].with_next = true;
    parts.push_back({.content = Words{{{paper_thanks(form_, words_), look(0.85, 600)},
                                       {details_.at_event ? " " + leave_it_here(words_) : "", look(0.85)}}},
                     .role = Role::paragraph});
  }
  /// Where scissors go: what follows is kept apart.
  void add_cut(std::vector<Element>& parts) const {
    parts.push_back(room(size_ * 1.2));
    parts.back().with_next = true;
    parts.push_back(words(say(words_, "Cut here"), look(0.7, 400, second_ink)));
    parts.back().with_next = true;
    parts.push_back({.content = Line{4, 1, second_ink, true}, .role = Role::decoration, .with_next = true});
    parts.push_back(room(size_ * 0.8));
    parts.back().with_next = true;
  }
  /// English explains its mark; another language says of each of the others that it may be left empty.
  [[nodiscard]] std::string behind_label(const PaperQuestion& question) const {
    if (words_.is_english()) return question.required ? " *" : "";
    return any_required_ && !question.required ? " " + say(words_, "(optional)") : "";
  }
  [[nodiscard]] print::Look look(double scale, int weight = 400, std::uint32_t colour = ink) const {
    return {.size = size_ * scale, .weight = weight, .colour = colour};
  }
  [[nodiscard]] Element words(const std::string& text, const print::Look& dress, Role role = Role::paragraph,
                              Words::Side side = Words::Side::start) const {
    return {.content = Words{{{text, dress}}, side}, .role = role};
  }
  /// A long title takes a smaller size before it takes a third line.
  [[nodiscard]] double title_size() const {
    constexpr std::size_t short_title = 18;
    return character_count(form_.title) <= short_title ? 29 : 22;
  }
  [[nodiscard]] double box_side() const { return 5.6 * millimetre * (details_.large ? 1.3 : 1); }
  [[nodiscard]] double line_height() const { return 8 * millimetre * (details_.large ? 1.3 : 1); }

  [[nodiscard]] Element head() const {
    std::vector<Element> left;
    if (!details_.event.empty()) left.push_back(words(details_.event, look(0.85, 400, second_ink)));
    left.push_back(words(form_.title, {.size = title_size(), .weight = 700}, Role::heading_1));
    if (!form_.introduction.empty()) left.push_back(words(form_.introduction, look(0.85, 400, second_ink)));
    if (const auto said = told_of_answers(form_, details_, parts_); !said.empty())
      left.push_back(words(said, look(0.85, 400, second_ink)));
    auto titles = stacked(std::move(left), size_ * 0.25);
    if (details_.link.empty()) return titles;
    auto way = stacked(
        {words(say(words_, "Rather on your phone?"), look(0.85, 400, second_ink), Role::paragraph, Words::Side::end),
         words(details_.link.substr(details_.link.find("//") + 2), look(0.9, 600), Role::paragraph, Words::Side::end)},
        size_ * 0.15);
    if (!details_.until.empty())
      std::get<Stack>(way.content)
          .parts.push_back(words(details_.until, look(0.85, 400, second_ink), Role::paragraph, Words::Side::end));
    Element symbol{.content = Image{draw::qr_symbol(details_.link, 120), 30 * millimetre},
                   .role = Role::figure,
                   .alternative = say(words_, "QR code: leads to {link}", {{"link", details_.link}})};
    // The symbol is higher than the titles' first line, and all begin at the top.
    auto top = [](Element element) { return stacked({room(0), std::move(element)}, 0); };
    return beside_each_other({top(std::move(titles)), top(std::move(way)), top(std::move(symbol))},
                             {{.share = 1}, {}, {.points = 30 * millimetre}}, size_ * 0.6);
  }

  /// In large print the part's name stands over its questions: a margin would take a third of the line.
  void add_part(std::vector<Element>& out, const PaperPart& part) const {
    if (!part.torn_off) out.push_back(ruled(1.1, ink));
    out.back().with_next = true;
    std::vector<Element> opening;
    if (!part.condition.empty()) opening.push_back(words(part.condition, look(0.9, 500, second_ink)));
    if (!part.words.empty()) opening.push_back(words(part.words, look(0.9, 400, second_ink)));
    Element title = part.title.empty() ? room(0) : words(part.title, look(1, 700), Role::heading_2);
    const auto begin = [&](Element first) {
      if (details_.large) {
        std::vector<Element> both{std::move(title), std::move(first)};
        return stacked(std::move(both), size_ * 0.5, true);
      }
      return in_margin(std::move(title), std::move(first));
    };
    bool first = true;
    const PaperQuestion* section = nullptr;  // that began the section which the next rows belong to
    // `within` is the question of which the element is a later piece.
    const auto add = [&](Element element, bool with_next, const PaperQuestion* within = nullptr) {
      Element row = first            ? begin(std::move(element))
                    : details_.large ? std::move(element)
                                     : in_margin(room(0), std::move(element));
      // A page that begins within the part says which it is, and whom its questions are for.
      if (!first) say_again(row, part, section, within);
      row.with_next = with_next;
      out.push_back(room(size_ * (first ? 0.6 : 1)));
      out.back().with_next = true;
      out.push_back(std::move(row));
      first = false;
    };
    if (!opening.empty()) add(indented(stacked(std::move(opening), size_ * 0.4)), !part.questions.empty());
    for (const auto& question : part.questions) {
      if (!question.section.empty()) {
        section = nullptr;
        add(indented(section_head(question)), true);
        section = &question;
      }
      if (!question.information.empty()) add(indented(words(question.information, look(0.9, 400, second_ink))), true);
      add(numbered(question), false);
      // Statements with all their answers below them are as many pieces: a page may end between two.
      if (!in_rows_of_options(question)) continue;
      for (std::size_t at = 1; at < question.statements.size(); ++at) {
        std::vector<Element> lines;
        add_row_of_options(lines, question.statements[at], question.ordered);
        add(indented(stacked(std::move(lines), size_ * 0.45, true)), false, &question);
      }
    }
    if (!part.end.empty()) add(indented(words(part.end, look(0.9, 500, second_ink))), false);
    out.push_back(room(size_ * 0.8));
  }
  void say_again(Element& row, const PaperPart& part, const PaperQuestion* section, const PaperQuestion* within) const {
    std::vector<Element> conditions;  // and what else is said again
    if (!part.condition.empty()) conditions.push_back(words(part.condition, look(0.9, 500, second_ink), Role::none));
    if (section != nullptr && !section->section_condition.empty()) {
      conditions.push_back(words(section->section, look(0.9, 700), Role::none));
      conditions.push_back(words(section->section_condition, look(0.9, 500, second_ink), Role::none));
    }
    if (within != nullptr) conditions.push_back(words(within->label, look(1, 600), Role::none));
    if (part.title.empty() && conditions.empty()) return;
    auto title = part.title.empty() ? room(0) : words(part.title, look(1, 700), Role::none);
    row.on_top_beside = !details_.large && conditions.empty();
    std::vector<Element> above;
    if (details_.large) {
      // The question stands for its part: each line more would take a statement from the page.
      if (within == nullptr) above.push_back(std::move(title));
      if (!conditions.empty()) above.push_back(indented(stacked(std::move(conditions), size_ * 0.25)));
    } else {
      above.push_back(in_margin(std::move(title),
                                conditions.empty() ? room(0) : indented(stacked(std::move(conditions), size_ * 0.25))));
    }
    if (!row.on_top_beside) above.push_back(room(size_ * 0.6));
    row.on_top.push_back(stacked(std::move(above), size_ * 0.25));
  }
  [[nodiscard]] Element in_margin(Element title, Element body) const {
    return beside_each_other({std::move(title), std::move(body)}, {{.points = margin_column}, {.share = 1}},
                             margin_gap);
  }

  [[nodiscard]] Element section_head(const PaperQuestion& first) const {
    std::vector<Element> lines{words(first.section, look(1.05, 700), Role::heading_3)};
    if (!first.section_condition.empty()) lines.push_back(words(first.section_condition, look(0.9, 500, second_ink)));
    return stacked(std::move(lines), size_ * 0.25);
  }

  /// Under the words of the questions, not under their numbers.
  [[nodiscard]] Element indented(Element element) const {
    return beside_each_other({room(0), std::move(element)}, {{.points = 1.5 * size_}, {.share = 1}}, 0.7 * size_);
  }

  [[nodiscard]] Element numbered(const PaperQuestion& question) const {
    std::vector<Element> parts;
    Words label{{{question.label + behind_label(question), look(1, 600)}}};
    if (!question.how.empty()) label.runs.push_back({" " + question.how, look(0.85, 400, third_ink)});
    parts.push_back({.content = std::move(label), .role = Role::heading_3, .with_next = true});
    if (!question.condition.empty()) parts.push_back(words(question.condition, look(0.85, 500, second_ink)));
    if (!question.hint.empty()) parts.push_back(words(question.hint, look(0.85, 400, third_ink)));
    for (auto& part : parts) part.with_next = true;
    add_answer(parts, question);
    auto number = words(question.number == 0 ? std::string() : std::to_string(question.number), look(1, 600),
                        Role::paragraph, Words::Side::end);
    auto body = stacked(std::move(parts), size_ * 0.45);
    // Where the statements of a table go over a page, the question that they answer stands above them there too.
    if (question.kind == PaperQuestion::Kind::grid) std::get<Stack>(body.content).repeated = 1;
    return beside_each_other({std::move(number), std::move(body)}, {{.points = 1.5 * size_}, {.share = 1}},
                             0.7 * size_);
  }

  void add_answer(std::vector<Element>& out, const PaperQuestion& question) const {
    using Kind = PaperQuestion::Kind;
    if (question.kind == Kind::options) {
      add_options(out, question.options, question.ordered);
    } else if (question.kind == Kind::numbers) {
      add_numbers(out, question);
    } else if (question.kind == Kind::grid) {
      if (!in_rows_of_options(question)) {
        out.push_back(grid(question));
      } else if (!question.statements.empty()) {
        add_row_of_options(out, question.statements.front(), question.ordered);
      }
    } else if (question.kind == Kind::amounts) {
      out.push_back(amounts(question));
    } else if (question.kind == Kind::words) {
      out.push_back(numbered_lines(question.room));
    } else {
      out.push_back(lines(question.kind == Kind::figures ? 1 : question.room,
                          question.kind == Kind::figures ? 50 * millimetre : 0));
    }
  }

  [[nodiscard]] Element option(const PaperOption& option, bool with_line) const {
    std::vector<Element> cells{
        words(option.key, look(0.58, 400, third_ink), Role::list_label, Words::Side::end),
        {.content = Box{box_side()}},
        words(option.label + (option.offered.empty() ? "" : " " + option.offered) + (with_line ? ":" : ""), look(1),
              Role::list_body)};
    std::vector<Width> widths{{.points = size_ * 0.7}, {.points = box_side()}, {.share = 1}};
    if (with_line) {
      widths.back() = {};
      cells.push_back({.content = Line{box_side()}});
      widths.push_back({.share = 1});
    }
    return beside_each_other(std::move(cells), std::move(widths), size_ * 0.35, Role::list_item);
  }
  /// Short ones side by side; one that is written on has a row of its own, and so has "or".
  void add_options(std::vector<Element>& out, std::vector<PaperOption> options, bool ordered = false) const {
    std::vector<Element> groups;
    const ScaleRow across{width_of_answers(), size_, box_side()};
    if (auto scale = ordered ? steps_across(options, across) : std::nullopt) groups.push_back(*std::move(scale));
    // Steps of a scale stand across the sheet or down it, never both ways.
    Columns none{.parts = {}, .gap = size_, .row_gap = size_ * 0.55, .all_or_one = ordered};
    if (ordered) none.most = most_steps_across;
    auto together = none;
    const auto end_group = [&] {
      if (!together.parts.empty()) groups.push_back({.content = std::exchange(together, none)});
    };
    for (const auto& one : options) {
      if (ordered && one.beside) end_group();
      if (!one.heading.empty()) {
        end_group();
        groups.push_back(words(one.heading, look(0.9, 600)));
      }
      if (one.begins_alone) {
        end_group();
        groups.push_back(words(say(words_, "or"), look(0.9, 400, second_ink)));
      }
      if (one.write_in) {
        end_group();
        groups.push_back(option(one, true));
      } else {
        together.parts.push_back(option(one, false));
      }
    }
    end_group();
    out.push_back({.content = Stack{.parts = std::move(groups), .gap = size_ * 0.55}, .role = Role::list});
  }
  /// Beside the margin, where there is one, and the numbers of the questions.
  [[nodiscard]] double width_of_answers() const {
    const print::Pages sheet;
    return sheet.width - 2 * sheet.margin_side - (details_.large ? 0 : margin_column + margin_gap) - 2.2 * size_;
  }

  void add_numbers(std::vector<Element>& out, const PaperQuestion& question) const {
    std::vector<PaperOption> beside;
    Columns row{.parts = {}, .most = most_steps_in_a_row, .row_gap = size_ * 0.4};
    const double step = std::max(box_side() + 6, size_ * 2.2);
    for (const auto& one : question.options) {
      if (one.beside) {
        beside.push_back(one);
        continue;
      }
      auto number = words(one.code, look(0.9), Role::list_label, Words::Side::centre);
      auto cell = stacked({std::move(number), {.content = Box{box_side(), true}}}, 2);
      cell.role = Role::list_item;
      row.parts.push_back(beside_each_other({std::move(cell)}, {{.points = step}}, 0));
    }
    if (!question.low_label.empty() || !question.high_label.empty()) {
      out.push_back(beside_each_other(
          {words(question.low_label, look(0.85, 400, second_ink)),
           words(question.high_label, look(0.85, 400, second_ink), Role::paragraph, Words::Side::end)},
          {{.share = 1}, {.share = 1}}, size_));
      out.back().with_next = true;
    }
    out.push_back({.content = std::move(row), .role = Role::list});
    if (!beside.empty()) add_options(out, beside);
  }

  [[nodiscard]] Element grid(const PaperQuestion& question) const {
    const double answers = std::min(size_ * 4.2, size_ * 21 / static_cast<double>(question.options.size()));
    std::vector<Width> widths{{.share = 1}};
    std::vector<Element> heads{{.content = Words{}, .role = Role::cell}};
    for (const auto& one : question.options) {
      heads.push_back(words(one.label, look(0.64, 400, second_ink), Role::column_heading, Words::Side::centre));
      widths.push_back({.points = answers - between_heads});
    }
    const bool opposites = has_opposites(question);
    if (opposites) {
      heads.push_back({.content = Words{}, .role = Role::cell});
      widths.push_back({.share = 1});
    }
    Stack table{.parts = {}, .gap = size_ * 0.25, .repeated = 1};
    table.parts.push_back(beside_each_other(std::move(heads), widths, between_heads, Role::table_row));
    for (const auto& statement : question.statements) {
      std::vector<Element> cells{words(statement.label, look(0.95), Role::row_heading)};
      for (const auto& one : statement.options) cells.push_back(tick(one));
      if (opposites) cells.push_back(words(statement.opposite, look(0.95), Role::cell, Words::Side::end));
      std::vector<Element> row{ruled(0.5, hairline), room(size_ * 0.1),
                               beside_each_other(std::move(cells), widths, between_heads, Role::table_row)};
      for (const auto& comment : statement.comments) {
        auto line = beside_each_other(
            {words(comment, look(0.85, 400, second_ink), Role::paragraph), {.content = Line{line_height() * 0.8}}},
            {{}, {.share = 1}}, size_ * 0.5, Role::cell);
        row.push_back(beside_each_other({std::move(line)}, {{.share = 1}}, 0, Role::table_row));
      }
      table.parts.push_back(stacked(std::move(row), size_ * 0.15, true));
    }
    return {.content = std::move(table), .role = Role::table};
  }
  /// A box of a grid with its key, as one cell.
  [[nodiscard]] Element tick(const PaperOption& option) const {
    return beside_each_other(
        {room(0), words(option.key, look(0.55, 400, third_ink), Role::none), {.content = Box{box_side()}}, room(0)},
        {{.share = 1}, {}, {.points = box_side()}, {.share = 1.3}}, 2.5, Role::cell);
  }
  /// More answers than a head has room for: each statement with all of them below it.
  [[nodiscard]] bool in_rows_of_options(const PaperQuestion& question) const {
    return question.kind == PaperQuestion::Kind::grid &&
           question.options.size() > (details_.large ? most_large_answers_in_a_head : most_answers_in_a_head);
  }
  void add_row_of_options(std::vector<Element>& out, const PaperStatement& statement, bool ordered) const {
    const auto between = statement.opposite.empty() ? std::string() : " – " + statement.opposite;
    out.push_back(words(statement.label + between, look(0.95, 500)));
    out.back().with_next = true;
    add_options(out, statement.options, ordered);
    for (const auto& comment : statement.comments) {
      out.push_back(words(comment, look(0.85, 400, second_ink)));
      out.push_back(lines(1, 0));
    }
  }

  /// A line for the number of each statement, and the total below them.
  [[nodiscard]] Element amounts(const PaperQuestion& question) const {
    Stack rows{.parts = {}, .gap = size_ * 0.25};
    const auto add = [&](const std::string& label, Element behind) {
      rows.parts.push_back(beside_each_other({words(label, look(0.95), Role::list_body), std::move(behind)},
                                             {{.share = 1}, {.points = 30 * millimetre}}, size_ * 0.5,
                                             Role::list_item));
    };
    for (const auto& statement : question.statements) {
      add(statement.label,
          {.content = Line{line_height()}, .role = Role::figure, .alternative = say(words_, "Room for a number")});
      for (const auto& comment : statement.comments) {
        rows.parts.push_back(words(comment, look(0.85, 400, second_ink)));
        rows.parts.push_back(lines(1, 0));
      }
    }
    if (!question.total.empty()) add(say(words_, "Together"), words(question.total, look(0.95, 600)));
    return {.content = std::move(rows), .role = Role::list};
  }

  [[nodiscard]] Element lines(std::size_t count, double width) const {
    Stack room_to_write;
    for (std::size_t at = 0; at < count; ++at) room_to_write.parts.push_back({.content = Line{line_height()}});
    const auto lines = static_cast<std::int64_t>(count);
    const auto said = width > 0 ? say(words_, "Room for a short answer")
                                : say_count(words_, "{count} line to write on", "{count} lines to write on", lines,
                                            {{"count", capitalised(small_number_in(words_, lines))}});
    Element figure{.content = std::move(room_to_write), .role = Role::figure, .alternative = said};
    if (width <= 0) return figure;
    return beside_each_other({std::move(figure)}, {{.points = width}}, 0);
  }
  [[nodiscard]] Element numbered_lines(std::size_t count) const {
    Columns said{.parts = {}, .most = 3, .gap = size_ * 1.5};
    for (std::size_t at = 1; at <= count; ++at) {
      auto row = beside_each_other(
          {words(std::to_string(at), look(0.9, 400, second_ink), Role::list_label),
           {.content = Line{line_height()}, .role = Role::figure, .alternative = say(words_, "Room for words")}},
          {{}, {.share = 1}}, size_ * 0.5, Role::list_item);
      said.parts.push_back(std::move(row));
    }
    return {.content = std::move(said), .role = Role::list};
  }

  [[nodiscard]] Element foot() const {
    const bool contacts = std::ranges::any_of(parts_, &PaperPart::torn_off);
    // How it is typed in, and which version it is, is for the desk, whose pages are English; the rest is for the
    // reader.
    const auto page = say(words_, "Page {page} of {pages}", {{"page", "{page}"}, {"pages", "{pages}"}});
    const auto together = contacts ? std::string() : " · " + say(words_, "All pages of one form belong together.");
    std::string version = form_.name;
    if (details_.version > 0) version += ", version " + std::to_string(details_.version);
    const print::Look small{.size = details_.large ? 11.0 : 8.5, .colour = second_ink};
    // The desk's English stands at the edges of the sheet, also where the sheet is read from the right.
    const bool turned = begins_right_to_left(form_.title);
    const auto near = turned ? Words::Side::end : Words::Side::start;
    const auto far = turned ? Words::Side::start : Words::Side::end;
    return {
        .content = Stack{.parts = {room(10), ruled(0.75, 0x868A8F), room(4),
                                   beside_each_other(
                                       {stacked({words("Typing it in: the small figure beside the tick, then Enter.",
                                                       small, Role::paragraph, near),
                                                 words(page + together, small)},
                                                0),
                                        stacked({words(version + ", mark " +
                                                           (details_.mark.empty() ? paper_mark(form_) : details_.mark),
                                                       small, Role::none, far),
                                                 words(say(words_, "All forms are alike: they carry no number."), small,
                                                       Role::none, Words::Side::end)},
                                                0)},
                                       {{.share = 1.2}, {.share = 1}}, size_)}},
        .role = Role::decoration};
  }

  const forms::Form& form_;
  const PaperDetails& details_;
  const Catalogue& words_;
  double size_;
  std::vector<PaperPart> parts_;
  bool any_required_;
};

}  // namespace

Result<std::string> paper_pdf(const forms::Form& form, const PaperDetails& details) {
  return print::to_pdf(SheetMaker(form, details).make());
}

}  // namespace muster::feedback
