// Makes questions of what is written in fewer words: the statements of a grid, and comments. What counts, stores and
// prints questions then needs to know neither.
#include "comment_codes.hpp"
#include "draft.hpp"

#include <muster/domain/forms/opposites.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace muster::forms {
namespace {

constexpr std::size_t longest_code = 40;

/// The kind of a statement that stands by itself.
std::string kind_of_one(const QuestionDraft& grid) {
  if (grid.kind == QuestionKind::number) return "number";
  if (grid.numbered) return "from " + grid.low->value + " to " + grid.high->value;
  if (grid.kind == QuestionKind::pick_any) return "pick any";
  if (grid.kind == QuestionKind::pick_one) return "pick one";
  return "scale " + (grid.scale_name ? grid.scale_name->value : "agreement");
}

/// Options below a grid that is answered on a scale.
void tell_of_options(const QuestionDraft& grid, Diagnostics& diagnostics) {
  const auto& first = grid.options.front();
  const std::string below = "the statements of a grid are answered on a scale named above";
  if (!grid.scale_name) {
    diagnostics.add(first.place, below, "move the options up: scale " + grid.code.value + ": and the options below it");
  } else if (first.beside) {
    diagnostics.add(first.place, "what stands beside a shared scale stands in it",
                    "move this line up, below the last option of scale " + grid.scale_name->value);
  } else {
    diagnostics.add(first.place, below,
                    "take these options away, or write grid pick one in place of grid scale " + grid.scale_name->value);
  }
}

/// What goes for one question, and has no meaning for a grid as a whole.
void refuse_details(const QuestionDraft& grid, Diagnostics& diagnostics) {
  const auto refuse = [&](SourceSpan place, const std::string& word) {
    diagnostics.add(place, "\"" + word + "\" does not go for a grid",
                    word.find("...") == std::string::npos ? "take away the \"" + word + "\"" : "take it away");
  };
  if (grid.headline) {
    diagnostics.add(grid.headline->place, "a headline is made of one statement, and not of a grid",
                    "put it on the line of the statement that matters most");
  }
  if (grid.cloud) refuse(*grid.cloud, "cloud");
  if (grid.personal) refuse(*grid.personal, "personal");
  if (grid.prefilled) refuse(*grid.prefilled, "prefilled");
  if (grid.hidden) refuse(*grid.hidden, "hidden");
  if (grid.group) refuse(grid.group->place, "group");
  const bool amounts = grid.kind == QuestionKind::number;
  if (grid.decimals && !amounts) refuse(grid.decimals->place, "decimals");
  if (grid.unit && !amounts) refuse(grid.unit->place, "unit");
  if (grid.most_words) refuse(grid.most_words->place, "at most ... words");
  if (grid.as_scale) refuse(*grid.as_scale, "as scale");
  for (const auto& option : grid.options) {
    if (option.comment) refuse(option.comment->place, "comment");
    if (option.heading) refuse(option.heading->place, "heading");
    if (option.only_if) refuse(option.only_if->place, "only if");
    if (option.write_in && !option.beside)
      diagnostics.add(option.place, "the answers of a grid have no write-in", "take away the ...");
  }
  const bool all_beside =
      std::all_of(grid.options.begin(), grid.options.end(), [](const auto& one) { return one.beside; });
  if (grid.net_score) refuse(*grid.net_score, "nps");
  check_total(grid, diagnostics);
  for (const auto& row : grid.rows) {
    if (row.opposite && !grid.numbered)
      diagnostics.add(row.opposite->place, "two ends belong to a grid of numbers", "write grid from 1 to 5 behind it");
  }
  if (!grid.options.empty() && grid.kind == QuestionKind::scale && !(grid.numbered && all_beside)) {
    tell_of_options(grid, diagnostics);
  }
  if (grid.rows.empty()) {
    diagnostics.add(grid.code.place, "this grid has no statement",
                    "put its statements below it: - time \"There was enough time.\"");
  } else if (grid.rows.size() == 1) {
    diagnostics.add(grid.rows.front().code.place, "one statement is no grid",
                    "put another below it, or write it as a question: " + grid.rows.front().code.value + " \"...\"  " +
                        kind_of_one(grid));
  }
}

class Expander {
 public:
  explicit Expander(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void expand(PageDraft& page) {
    for (auto& question : std::exchange(page.questions, {})) {
      if (question.is_grid || !question.rows.empty())
        take_grid(page, std::move(question));
      else
        take_question(page, std::move(question));
    }
  }

 private:
  void take_question(PageDraft& page, QuestionDraft question) {
    if (question.total && !question.broken) check_total(question, diagnostics_);
    std::vector<QuestionDraft> comments;
    for (const auto& option : question.options) {
      if (!option.comment) continue;
      comments.push_back(comment_on(question, *option.comment, comment_code(question.code.value, option.code.value)));
      comments.back().comment_about = option.code.value;
    }
    if (question.comment)
      comments.push_back(comment_on(question, *question.comment, comment_code(question.code.value)));
    page.questions.push_back(std::move(question));
    std::move(comments.begin(), comments.end(), std::back_inserter(page.questions));
  }

  void take_grid(PageDraft& page, QuestionDraft grid) {
    if (!grid.broken && !grid.copied) refuse_details(grid, diagnostics_);
    if (!grid.rows.empty())
      page.grids.push_back({grid.code, grid.repeats, grid.label, grid.hint, grid.also, grid.broken, grid.total});
    std::size_t number = 0;
    for (auto& row : grid.rows) {
      QuestionDraft question;
      question.code = row.code;
      question.label = row.label;
      question.required = grid.required;
      question.broken = grid.broken;
      question.kind_lost = grid.kind_lost;
      question.kind = grid.kind;
      question.kind_place = grid.kind_place;
      question.scale_name = grid.scale_name;
      if (grid.kind != QuestionKind::scale || grid.numbered) question.options = plain_options(grid);
      if (grid.numbered) give_numbers(question, grid, row);
      if (grid.kind == QuestionKind::number) {
        question.low = grid.low;
        question.high = grid.high;
        question.decimals = grid.decimals;
        question.unit = grid.unit;
      }
      question.at_least = grid.at_least;
      question.at_most = grid.at_most;
      question.section = grid.section;
      question.also = row.also;
      question.if_missing = grid.if_missing;
      question.condition = grid.condition;
      question.direction = row.direction ? row.direction : grid.direction;
      question.headline = row.headline;
      question.comment = row.comment;
      if (number == 0) question.information = grid.information;
      question.grid = grid.code.value;
      question.row = ++number;
      question.repeats = row.repeats;
      question.repeat_option = grid.repeat_option;
      question.copied = grid.copied;
      question.under = grid.label.value;
      take_question(page, std::move(question));
    }
    if (grid.rows.empty()) grid.broken = true;
    if (grid.comment) page.questions.push_back(comment_on(grid, *grid.comment, comment_code(grid.code.value)));
    if (!grid.rows.empty()) return;
    grid.is_grid = false;
    page.questions.push_back(std::move(grid));  // its code is known to conditions, and has been told of
  }

  static void give_numbers(QuestionDraft& question, const QuestionDraft& grid, const RowDraft& row) {
    question.numbered = true;
    question.low = grid.low;
    question.high = grid.high;
    question.low_label = grid.low_label;
    question.high_label = grid.high_label;
    if (!row.opposite) return;
    question.low_label = row.label;
    question.high_label = row.opposite;
    question.label.value = label_of_opposites(row.label.value, row.opposite->value);
  }

  /// Those of the grid, without what has been refused of them.
  static std::vector<OptionDraft> plain_options(const QuestionDraft& grid) {
    auto options = grid.options;
    for (auto& option : options) {
      option.comment.reset();
      option.heading.reset();
      option.only_if.reset();
      option.write_in = false;
    }
    return options;
  }

  QuestionDraft comment_on(const QuestionDraft& question, const PlacedText& label, const std::string& code) {
    QuestionDraft comment;
    comment.code = {code, label.place};
    comment.label = label;
    comment.broken = question.broken;
    comment.kind = QuestionKind::long_text;
    comment.kind_place = label.place;
    comment.limit = PlacedText{"2", label.place};
    comment.comment_on = question.code.value;
    comment.under = question.under + "\n" + question.label.value;
    comment.section = question.section;
    comment.personal = question.personal;
    if (!question.repeat_option.empty()) {
      comment.repeats = question.repeats + code.substr(question.code.value.size());
      comment.repeat_option = question.repeat_option;
      comment.copied = question.copied;
      return comment;  // such a code may be longer
    }
    if (code.size() > longest_code && question.code.value.size() <= longest_code) {
      diagnostics_.add(label.place,
                       "this comment would be stored as \"" + code + "\", which is longer than 40 characters",
                       "shorten the code of its question");
      comment.code.value.resize(longest_code);
      comment.broken = true;
    }
    return comment;
  }

  Diagnostics& diagnostics_;
};

}  // namespace

void expand(FormDraft& draft, Diagnostics& diagnostics) {
  Expander expander(diagnostics);
  for (auto& page : draft.pages) expander.expand(page);
}

}  // namespace muster::forms
