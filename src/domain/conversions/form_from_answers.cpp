// Which question a column of answers was, as far as its cells tell.
#include "answer_cells.hpp"
#include "known_scales.hpp"
#include "rank_cells.hpp"
#include "sketch.hpp"

#include <muster/domain/conversions/answers.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/trim.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace muster::conversions {
namespace {

using forms::QuestionKind;
using forms::TextFormat;

constexpr std::size_t most_of_pick_one = 12;
constexpr std::size_t most_of_pick_any = 30;
constexpr std::size_t most_of_scale = 11;
constexpr std::size_t longest_line = 100;

std::int64_t signed_size(std::size_t size) { return static_cast<std::int64_t>(size); }

/// "How useful was it? [The talk]" -> the part in the last brackets, and what stands in front of them.
struct Heading {
  std::string title;
  std::string part;
};

Heading heading_of(const std::string& cell) {
  const auto text = trimmed(cell);
  const auto open = text.rfind('[');
  if (open == std::string::npos || open == 0 || !text.ends_with("]")) return {text, {}};
  auto title = trimmed(text.substr(0, open));
  auto part = trimmed(text.substr(open + 1, text.size() - open - 2));
  if (title.empty() || part.empty()) return {text, {}};
  return {std::move(title), std::move(part)};
}

std::vector<forms::Option> options_of(const std::vector<std::string>& labels) {
  std::vector<forms::Option> out;
  for (const auto& label : labels) {
    forms::Option option;
    option.label = label;  // its code is made of it
    out.push_back(std::move(option));
  }
  return out;
}

/// Pieces that several gave are options; what one person alone gave was written.
struct Common {
  std::vector<std::string> texts;
  bool others = false;
  std::size_t answers = 0;  ///< that are one of them
};

Common common_of(const Seen& seen) {
  Common out;
  for (const auto& text : seen.texts) {
    const auto count = seen.count(text);
    if (count > 1) {
      out.texts.push_back(text);
      out.answers += count;
    } else {
      out.others = true;
    }
  }
  return out;
}

/// The pieces between commas, those that always stand together and in one order as one: an option that has a comma.
Seen with_joined_pieces(const AnswerCells& cells) {
  if (cells.whole.many) return cells.by_comma;
  struct Neighbours {
    std::size_t count = 0;
    std::set<std::string> before;  ///< "" where nothing is
    std::set<std::string> after;
  };
  std::map<std::string, Neighbours> of;
  std::vector<std::pair<std::vector<std::string>, std::size_t>> rows;
  for (const auto& text : cells.whole.texts) {
    const auto pieces = pieces_of(text, ',');
    const auto times = cells.whole.count(text);
    for (std::size_t at = 0; at < pieces.size(); ++at) {
      auto& piece = of[pieces[at]];
      piece.count += times;
      piece.before.insert(at == 0 ? std::string() : pieces[at - 1]);
      piece.after.insert(at + 1 == pieces.size() ? std::string() : pieces[at + 1]);
    }
    rows.emplace_back(pieces, times);
  }
  const auto together = [&](const std::string& left, const std::string& right) {
    const auto& first = of[left];
    const auto& second = of[right];
    return left != right && first.count > 1 && first.count == second.count && first.after.size() == 1 &&
           *first.after.begin() == right && second.before.size() == 1 && *second.before.begin() == left;
  };
  Seen out;
  for (const auto& [pieces, times] : rows) {
    std::vector<std::string> joined;
    for (std::size_t at = 0; at < pieces.size(); ++at) {
      if (at > 0 && together(pieces[at - 1], pieces[at]))
        joined.back() += ", " + pieces[at];
      else
        joined.push_back(pieces[at]);
    }
    for (std::size_t time = 0; time < times; ++time)
      for (const auto& piece : joined) out.add(piece);
  }
  return out;
}

class FormWriter {
 public:
  FormWriter(const tabular::Table& table, const std::vector<bool>& no_answers, const std::string& source)
      : table_(table), no_answers_(no_answers), source_(source) {}

  Result<Sketch> run() {
    const auto dot = source_.rfind('.');
    out_.title = out_.name = dot == std::string::npos || dot == 0 ? source_ : source_.substr(0, dot);
    out_.pages.push_back(page_of({}, {"", 0}));
    for (std::size_t column = 0; column < table_.heading.size();) {
      const auto heading = heading_of(table_.heading[column]);
      auto end = column + 1;
      while (!heading.part.empty() && end < table_.heading.size() && belongs(end, heading.title)) ++end;
      MUSTER_CHECK(heading.part.empty() || end - column < 2 ? take(column) : take_together(column, end, heading.title));
      column = end;
    }
    out_.differences.add(
        {"", 0}, "which of the options nobody chose, how long the lists were and which questions hung on others",
        "not in a file of answers: look the form over before you publish it");
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool belongs(std::size_t column, const std::string& title) const {
    const auto heading = heading_of(table_.heading[column]);
    return !heading.part.empty() && heading.title == title && !is_frame(column);
  }
  [[nodiscard]] bool is_frame(std::size_t column) const { return column < no_answers_.size() && no_answers_[column]; }

  [[nodiscard]] Place place_of(std::size_t column) const {
    auto heading = trimmed(table_.heading[column]);
    if (character_count(heading) > 60) heading = std::string(first_bytes(heading, 57)) + "…";
    return {"column " + std::to_string(column + 1) + " \"" + heading + "\"", column + 1};
  }

  void decided(std::size_t column, const std::string& kind, const AnswerCells& cells) {
    out_.differences.add(place_of(column),
                         "its kind, seen in " + counted(signed_size(cells.filled), "answer", "answers"), kind);
  }

  QuestionSketch sketch_of(std::size_t column, const std::string& label) const {
    QuestionSketch sketch;
    sketch.place = place_of(column);
    sketch.question.label = label;
    return sketch;
  }

  Outcome take(std::size_t column) {
    const auto label = trimmed(table_.heading[column]);
    if (is_frame(column)) {
      out_.differences.add(place_of(column), "a column that the other program adds by itself", "left out");
      return Success{};
    }
    const auto cells = cells_of(table_, column);
    if (label.empty()) {
      if (cells.filled > 0) out_.differences.add(place_of(column), "a column without a heading", "left out");
      return Success{};
    }
    auto sketch = sketch_of(column, label);
    const auto ranked = ranked_in_cells(table_, column);
    decided(column, ranked.empty() ? decide(cells, sketch.question) : rank(ranked, 0, sketch.question), cells);
    return out_.add(std::move(sketch));
  }

  /// `limit`: how many of the options are put in order; 0 for all.
  static std::string rank(const std::vector<std::string>& options, std::size_t limit, forms::Question& question) {
    question.kind = QuestionKind::ranking;
    question.options = options_of(options);
    question.limit = limit < options.size() ? limit : 0;
    return "rank " + (question.limit > 0 ? "up to " + std::to_string(question.limit) + " " : std::string()) + "of " +
           std::to_string(options.size());
  }

  /// Makes the question of its cells, and says in words what it is.
  static std::string decide(const AnswerCells& cells, forms::Question& question) {
    const auto all = [&](std::size_t count) { return count == cells.filled; };
    if (cells.filled == 0) return "text: nobody answered";
    if (all(cells.dates)) {
      question.format = TextFormat::date;
      return "date";
    }
    if (all(cells.times)) {
      question.format = TextFormat::time;
      return "time";
    }
    if (all(cells.emails)) {
      question.format = TextFormat::email;
      return "email";
    }
    if (all(cells.wholes + cells.decimals)) return number(cells, question);
    if (auto words = pick_any(cells, question); !words.empty()) return words;
    if (auto words = pick_one(cells, question); !words.empty()) return words;
    if (cells.word_cells * 2 >= cells.filled && cells.short_cells * 10 >= cells.filled * 8) {
      question.kind = QuestionKind::words;
      question.limit = std::clamp<std::size_t>(cells.most_pieces, 1, 10);
      return "words up to " + std::to_string(question.limit);
    }
    if (!cells.lines && cells.longest <= longest_line) return "text";
    question.kind = QuestionKind::long_text;
    question.limit = 4;
    return "lines 4";
  }

  static std::string number(const AnswerCells& cells, forms::Question& question) {
    constexpr std::size_t enough = 5;
    const bool scale = cells.decimals == 0 && cells.least >= 0 && cells.most <= 10 && cells.filled >= enough &&
                       cells.whole.texts.size() >= 2 && cells.filled > cells.whole.texts.size();
    if (!scale) {
      question.kind = QuestionKind::number;
      constexpr std::size_t most = 6;
      if (cells.decimals > 0) question.decimals = std::min(cells.most_digits, most);
      return question.decimals > 0 ? "number, decimals " + std::to_string(question.decimals) : "number";
    }
    question.kind = QuestionKind::scale;
    question.numbered = true;
    question.low = cells.least == 0 ? 0 : 1;
    question.high = cells.most <= 5 ? 5 : cells.most <= 7 && cells.least > 0 ? 7 : 10;
    std::vector<std::string> labels;
    for (auto at = static_cast<int>(*question.low); at <= static_cast<int>(*question.high); ++at)
      labels.push_back(std::to_string(at));
    question.options = options_of(labels);
    for (auto& option : question.options) option.code = option.label;
    return "from " + labels.front() + " to " + labels.back();
  }

  static std::string pick_any(const AnswerCells& cells, forms::Question& question) {
    const bool by_semicolon = cells.with_semicolon * 5 >= cells.filled && !cells.by_semicolon.many;
    const bool by_comma = !by_semicolon && cells.with_comma * 5 >= cells.filled && !cells.by_comma.many;
    if (!by_semicolon && !by_comma) return {};
    const auto seen = by_semicolon ? cells.by_semicolon : with_joined_pieces(cells);
    const auto common = common_of(seen);
    // Words that people chose themselves repeat too, but seldom.
    if (common.texts.size() < 2 || common.texts.size() > most_of_pick_any || common.answers * 10 < seen.total * 8)
      return {};
    if (common.answers < common.texts.size() * 3 && by_comma) return {};
    question.kind = QuestionKind::pick_any;
    question.options = options_of(common.texts);
    if (common.others) add_other(question);
    return "pick any of " + std::to_string(common.texts.size()) + (common.others ? " and a line to write on" : "") +
           (by_comma ? ", commas taken as what sets them apart" : "");
  }

  static void add_other(forms::Question& question) {
    forms::Option other;
    other.code = "other";
    other.label = "Something else";
    other.write_in = true;
    question.options.push_back(std::move(other));
  }

  static std::string pick_one(const AnswerCells& cells, forms::Question& question) {
    if (cells.whole.many || cells.lines) return {};
    const auto common = common_of(cells.whole);
    const bool each_twice = !common.others;
    // Words that forms ask again and again are no chance, however few the rows are.
    const bool known = !in_known_order(cells.whole.texts).empty();
    const auto labels = known || (cells.whole.texts.size() <= 6 && cells.filled >= 4 && cells.longest <= 60 &&
                                  cells.filled * 2 >= cells.whole.texts.size() * 3)
                            ? cells.whole.texts
                            : common.texts;
    const bool others = labels.size() < cells.whole.texts.size();
    if (labels.size() < 2 || labels.size() > most_of_pick_one) return {};
    if (!each_twice && others && common.answers * 10 < cells.filled * 8) return {};
    if (std::any_of(labels.begin(), labels.end(),
                    [](const std::string& label) { return character_count(label) > 150; }))
      return {};
    if (const auto ordered = others ? std::vector<std::string>() : in_known_order(labels); !ordered.empty()) {
      question.kind = QuestionKind::scale;
      question.options = options_of(ordered);
      return "scale of " + std::to_string(ordered.size());
    }
    question.kind = QuestionKind::pick_one;
    question.options = options_of(labels);
    if (others) add_other(question);
    return "pick one of " + std::to_string(labels.size()) + (others ? " and a line to write on" : "");
  }

  /// Columns of one title: boxes that were ticked, statements on one scale, or questions of their own.
  Outcome take_together(std::size_t begin, std::size_t end, const std::string& title) {
    std::vector<AnswerCells> columns;
    Seen together;
    bool ticked = true;
    std::size_t filled = 0;
    for (auto column = begin; column < end; ++column) {
      columns.push_back(cells_of(table_, column));
      const auto& cells = columns.back();
      filled += cells.filled;
      const auto part = heading_of(table_.heading[column]).part;
      ticked = ticked && cells.ticks + cells.whole.count(part) == cells.filled;
      for (const auto& text : cells.whole.texts) together.add(text);
      together.many = together.many || cells.whole.many;
    }
    std::vector<std::string> parts;
    for (auto column = begin; column < end; ++column) parts.push_back(heading_of(table_.heading[column]).part);
    if (ranked_by_numbers(table_, begin, end)) return take_ranks(begin, title, parts, 0, columns.front());
    if (const auto ranked = ranked_in_columns(table_, begin, parts); !ranked.empty())
      return take_ranks(begin, title, ranked, parts.size(), columns.front());
    if (ticked && filled > 0) return take_ticks(begin, end, title, columns.front());
    if (!together.many && together.texts.size() >= 2 && together.texts.size() <= most_of_scale)
      return take_grid(begin, end, title, together.texts);
    for (auto column = begin; column < end; ++column) {
      auto sketch = sketch_of(column, title + ": " + heading_of(table_.heading[column]).part);
      decided(column, decide(columns[column - begin], sketch.question), columns[column - begin]);
      MUSTER_CHECK(out_.add(std::move(sketch)));
    }
    return Success{};
  }

  Outcome take_ranks(std::size_t begin, const std::string& title, const std::vector<std::string>& options,
                     std::size_t limit, const AnswerCells& cells) {
    auto sketch = sketch_of(begin, title);
    decided(begin, rank(options, limit, sketch.question) + ", a column each", cells);
    return out_.add(std::move(sketch));
  }

  Outcome take_ticks(std::size_t begin, std::size_t end, const std::string& title, const AnswerCells& cells) {
    std::vector<std::string> parts;
    for (auto column = begin; column < end; ++column) parts.push_back(heading_of(table_.heading[column]).part);
    auto sketch = sketch_of(begin, title);
    sketch.question.kind = QuestionKind::pick_any;
    sketch.question.options = options_of(parts);
    decided(begin, "pick any of " + std::to_string(parts.size()) + ", a column each", cells);
    return out_.add(std::move(sketch));
  }

  Outcome take_grid(std::size_t begin, std::size_t end, const std::string& title, std::vector<std::string> answers) {
    if (auto ordered = in_known_order(answers); !ordered.empty()) answers = std::move(ordered);
    if (std::all_of(answers.begin(), answers.end(),
                    [](const auto& answer) { return parse_integer(answer).has_value(); })) {
      std::sort(answers.begin(), answers.end(),
                [](const auto& left, const auto& right) { return *parse_integer(left) < *parse_integer(right); });
    }
    const auto grid = std::string(first_bytes(title, 60));
    out_.pages.back().grids.push_back({grid, title, {}, {}});
    out_.differences.add(place_of(begin), "its kind, seen in " + std::to_string(end - begin) + " columns",
                         "grid scale of " + std::to_string(answers.size()));
    for (auto column = begin; column < end; ++column) {
      auto sketch = sketch_of(column, heading_of(table_.heading[column]).part);
      sketch.question.grid = grid;
      sketch.question.kind = QuestionKind::scale;
      sketch.question.scale = grid;
      sketch.question.options = options_of(answers);
      MUSTER_CHECK(out_.add(std::move(sketch)));
    }
    return Success{};
  }

  const tabular::Table& table_;
  const std::vector<bool>& no_answers_;
  const std::string& source_;
  Sketch out_;
};

}  // namespace

Result<ReadForm> form_from_answers(const tabular::Table& table, const std::vector<bool>& no_answers,
                                   const std::string& source) {
  auto sketch = FormWriter(table, no_answers, source).run();
  if (!sketch.ok()) return sketch.error();
  return settled(std::move(sketch).value(), source);
}

}  // namespace muster::conversions
