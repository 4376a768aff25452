// Goes over the headings, then over what stays unclear: columns without a heading, options without their question.
#include "answer_columns.hpp"

#include "answer_frame.hpp"
#include "domain/feedback/answers_in/heading_match.hpp"

#include <muster/domain/forms/bound_form.hpp>
#include <muster/domain/intake/decision_sheet.hpp>
#include <muster/kit/base/trim.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace muster::feedback {
namespace {

using forms::Option;
using forms::Question;

bool is_blank(std::string_view cell) { return trimmed_view(cell).empty(); }

/// "Response" and the like: the column is the whole answer. Without Qualtrics' "Selected Choice - " before an option
/// and " - Text" behind it.
std::string bare_part(std::string part) {
  for (const std::string_view whole : {"selectedchoice", "response", "openendedresponse", "answer"}) {
    if (folded_name(part) == whole) return {};
  }
  constexpr std::string_view chosen = "Selected Choice - ";
  if (part.starts_with(chosen)) part.erase(0, chosen.size());
  constexpr std::string_view text = " - Text";
  if (part.ends_with(text)) part.erase(part.size() - text.size());
  return trimmed(part);
}

/// How programs call the column of what is written in.
bool speaks_of_other(const std::string& part) {
  const auto folded = folded_name(part);
  return folded.starts_with("other") || folded.ends_with("pleasespecify") || folded.ends_with("pleasesaywhat");
}

class ColumnMatcher {
 public:
  ColumnMatcher(const tabular::Table& table, const forms::Form& form, const std::map<std::size_t, std::string>& decided)
      : table_(table), headings_(form), decided_(decided), program_(program_of(table.heading)) {
    for (const auto* question : form.questions()) {
      at_[question->code] = out_.questions.size();
      out_.questions.push_back({question, {}, {}, {}, {}});
      options_.emplace_back(*question);
      questions_.push_back(question);
    }
    matched_.resize(table.heading.size());
  }

  AnswerColumns run() {
    for (std::size_t column = 0; column < table_.heading.size(); ++column) take(column);
    take_options_by_themselves();
    for (std::size_t column = 0; column < table_.heading.size(); ++column) {
      if (!matched_[column]) leave(column);
    }
    for (const auto column : personal_) out_.personal.push_back(trimmed(table_.heading[column]));
    for (const auto& each : out_.questions) {
      if (each.question->personal) continue;
      if (each.whole.empty() && each.options.empty() && each.written.empty() && each.boxes.empty())
        out_.not_in_file.push_back(each.question->label);
    }
    std::erase_if(out_.questions, [](const QuestionColumns& each) {
      return each.whole.empty() && each.options.empty() && each.written.empty() && each.boxes.empty();
    });
    return std::move(out_);
  }

 private:
  void take(std::size_t column) {
    const auto& heading = table_.heading[column];
    if (const auto said = decided_.find(column); said != decided_.end()) {
      decided_column(column, said->second);
      return;
    }
    if (is_blank(heading)) {
      if (holds_values(column)) ask(column, nullptr, "It has no heading");
      return;
    }
    auto match = headings_.match(heading);
    // Several comments have the same words: each stands right of what it is about.
    if (match.question == nullptr && last_ != nullptr) match.question = headings_.comment_on(*last_, trimmed(heading));
    if (match.question == nullptr) return;
    if (match.question->comment_on.empty()) last_ = match.question;
    // Programs put their own columns first: where the heading stands twice, the first is the program's.
    const bool of_program = adds_itself(program_, heading) && !stands_before(column);
    if (match.question->personal) {
      if (!of_program) set_apart(column);
      return;
    }
    if (!of_program)
      put(column, *match.question, bare_part(match.part));
    else if (!stands_again(column))
      ask(column, match.question, program_ + " adds a column of this name to every export");
  }

  void decided_column(std::size_t column, const std::string& means) {
    const auto* candidate = headings_.match(table_.heading[column]).question;
    if (candidate != nullptr && candidate->personal) candidate = nullptr;
    const auto* question = question_meant(means);
    const bool left_out = folded_name(means) == folded_name(intake::leave_out);
    if (question == nullptr && !left_out) return ask(column, candidate, "“" + means + "” is no question of the form");
    if (!left_out && question->personal)
      return ask(column, candidate, "“" + question->label + "” is personal, and no file fills it");
    auto asked = asked_about(column, candidate);
    asked.means = left_out ? std::string(intake::leave_out) : question->label;
    if (!left_out) {
      out_.questions[at_.at(question->code)].whole.push_back(column);
      matched_[column] = true;
    }
    out_.asked.push_back(std::move(asked));
  }

  /// By its code, or by its words.
  [[nodiscard]] const Question* question_meant(const std::string& means) const {
    const auto named = [&](auto&& test) {
      const auto found = std::find_if(questions_.begin(), questions_.end(), test);
      return found == questions_.end() ? nullptr : *found;
    };
    const auto* by_code = named([&](const Question* each) { return each->code == means; });
    if (by_code != nullptr) return by_code;
    return named([&](const Question* each) { return folded_name(each->label) == folded_name(means); });
  }

  void set_apart(std::size_t column) {
    personal_.insert(column);
    matched_[column] = true;
  }

  bool stands_again(std::size_t column) const { return stands(column, column + 1, table_.heading.size()); }
  bool stands_before(std::size_t column) const { return stands(column, 0, column); }
  bool stands(std::size_t column, std::size_t from, std::size_t to) const {
    const auto folded = folded_name(table_.heading[column]);
    const auto begin = table_.heading.begin();
    return std::any_of(begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(to),
                       [&](const std::string& other) { return folded_name(other) == folded; });
  }

  bool holds_values(std::size_t column) const {
    return std::any_of(table_.rows.begin(), table_.rows.end(),
                       [&](const tabular::RowView& row) { return !is_blank(row[column]); });
  }

  void put(std::size_t column, const Question& question, const std::string& part) {
    const auto at = at_.at(question.code);
    auto& columns = out_.questions[at];
    if (part.empty()) {
      columns.whole.push_back(column);
    } else if (question.has_options()) {
      const auto* option = options_[at].find(part);
      const bool writes =
          option != nullptr ? option->write_in : write_in_of(question) != nullptr && speaks_of_other(part);
      if (writes)
        columns.written.push_back({column, option != nullptr ? option : write_in_of(question), part});
      else
        columns.options.push_back({column, option, part});
    } else if (question.kind == forms::QuestionKind::words) {
      columns.boxes.push_back(column);
    } else {
      return;  // one of several boxes under a question that has one
    }
    matched_[column] = true;
  }

  static const Option* write_in_of(const Question& question) {
    const auto found = std::find_if(question.options.begin(), question.options.end(),
                                    [](const Option& option) { return option.write_in; });
    return found == question.options.end() ? nullptr : &*found;
  }

  /// Typeform heads a column with nothing but the option: two neighbours or more that are options of one question whose
  /// words stand nowhere.
  void take_options_by_themselves() {
    for (std::size_t at = 0; at < out_.questions.size(); ++at) {
      const auto& question = *out_.questions[at].question;
      if (question.kind != forms::QuestionKind::pick_any || !out_.questions[at].whole.empty() ||
          !out_.questions[at].options.empty())
        continue;
      for (std::size_t begin = 0; begin < table_.heading.size(); ++begin) {
        std::vector<OptionColumn> run;
        for (auto column = begin; column < table_.heading.size(); ++column) {
          const auto* option = option_by_itself(column, at);
          if (option == nullptr) break;
          run.push_back({column, option, trimmed(table_.heading[column])});
        }
        if (run.size() < 2) continue;
        take_run(run, question);
        break;
      }
    }
  }

  const Option* option_by_itself(std::size_t column, std::size_t question) const {
    if (matched_[column] || is_blank(table_.heading[column])) return nullptr;
    const auto* found = options_[question].find(table_.heading[column]);
    if (found == nullptr) return nullptr;
    for (std::size_t other = 0; other < options_.size(); ++other) {
      if (other != question && questions_[other]->kind == forms::QuestionKind::pick_any &&
          options_[other].find(table_.heading[column]) != nullptr)
        return nullptr;
    }
    const bool says_so = std::all_of(table_.rows.begin(), table_.rows.end(), [&](const tabular::RowView& row) {
      return found->write_in || is_blank(row[column]) || options_[question].find(row[column]) == found;
    });
    return says_so ? found : nullptr;
  }

  void take_run(const std::vector<OptionColumn>& run, const Question& question) {
    auto& columns = out_.questions[at_.at(question.code)];
    if (question.personal) {
      for (const auto& each : run) set_apart(each.column);
      return;
    }
    for (const auto& each : run) {
      (each.option->write_in ? columns.written : columns.options).push_back(each);
      matched_[each.column] = true;
    }
    const auto next = run.back().column + 1;
    if (!columns.written.empty() || next >= table_.heading.size() || matched_[next]) return;
    const auto* write_in = write_in_of(question);
    if (write_in == nullptr || folded_name(table_.heading[next]) != "other") return;
    columns.written.push_back({next, write_in, trimmed(table_.heading[next])});
    matched_[next] = true;
  }

  ColumnQuestion asked_about(std::size_t column, const Question* candidate) const {
    ColumnQuestion question;
    question.column = column;
    question.name = intake::column_called(table_.heading, column);
    question.filled = static_cast<std::size_t>(std::count_if(
        table_.rows.begin(), table_.rows.end(), [&](const tabular::RowView& row) { return !is_blank(row[column]); }));
    if (candidate != nullptr) question.candidate = candidate->label;
    return question;
  }

  void ask(std::size_t column, const Question* candidate, std::string why) {
    auto question = asked_about(column, candidate);
    question.why = std::move(why);
    out_.asked.push_back(std::move(question));
    matched_[column] = true;
  }

  /// The program's own columns, and those that no question asks for.
  void leave(std::size_t column) {
    const auto& heading = table_.heading[column];
    const auto better = [&](std::optional<std::size_t>& kept, auto&& rank_of) {
      const auto rank = rank_of(heading);
      if (rank && (!kept || *rank < *rank_of(table_.heading[*kept]))) kept = column;
    };
    better(out_.identity, identity_rank);
    better(out_.moment, moment_rank);
    if (!is_blank(heading)) out_.left_out.push_back(trimmed(heading));
  }

  const tabular::Table& table_;
  HeadingIndex headings_;
  const std::map<std::size_t, std::string>& decided_;
  std::string program_;
  const Question* last_ = nullptr;         ///< the question of the column before, comments apart
  std::map<std::string, std::size_t> at_;  ///< code -> place among out_.questions
  std::vector<const Question*> questions_;
  std::vector<forms::OptionIndex> options_;
  std::vector<bool> matched_;
  std::set<std::size_t> personal_;
  AnswerColumns out_;
};

/// A row that fills two columns of one question; nothing where they join.
Outcome joins(const QuestionColumns& columns, const tabular::Table& table, const std::string& source) {
  if (columns.whole.size() < 2) return Success{};
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    std::vector<std::size_t> filled;
    for (const auto column : columns.whole) {
      if (!is_blank(table.rows[at][column])) filled.push_back(column);
    }
    if (filled.size() < 2) continue;
    return bad_input(
        source + " cannot be read as answers to this form.",
        {{source, table.line_of[at], 0, 1,
          "the columns \"" + trimmed(table.heading[filled[0]]) + "\" and \"" + trimmed(table.heading[filled[1]]) +
              "\" are both the question " + columns.question->code + ", and this row fills both",
          "take one of them out of the file"}});
  }
  return Success{};
}

}  // namespace

Result<AnswerColumns> answer_columns(const tabular::Table& table, const forms::Form& form,
                                     const std::map<std::size_t, std::string>& decided, const std::string& source) {
  auto columns = ColumnMatcher(table, form, decided).run();
  if (columns.questions.empty() && columns.asked.empty() && !columns.personal.empty()) {
    return bad_input(source + " has columns of personal questions alone. " + personal_columns_words(columns.personal));
  }
  if (columns.questions.empty() && columns.asked.empty()) {
    return bad_input(source + " has no column whose heading is a question of the form \"" + form.title +
                     "\". The headings must be the questions' words; list other wordings in the form with `also`.");
  }
  for (const auto& each : columns.questions) MUSTER_CHECK(joins(each, table, source));
  return columns;
}

}  // namespace muster::feedback
