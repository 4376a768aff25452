// What has no room on the printed form (A4): words over the columns of a grid, its statements, and options that open a
// line. The bounds are safe ones: what they name does not fit, whatever its letters.
#include "domain/forms/reading/draft.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace muster::forms {
namespace {

constexpr std::size_t most_columns = 8;  // more answers than these stand below each statement
constexpr double widest_column = 50.4;   // points, and all columns of a table have 252 of them
constexpr double all_columns = 252;
constexpr double narrow_letter = 3.3;     // of the letters over a column, in points
constexpr std::size_t longest_head = 70;  // seven lines of them
constexpr std::size_t longest_statement = 200;
constexpr std::size_t longest_end = 70;  // of a row between two ends
constexpr std::size_t longest_before_line = 60;

std::size_t longest_word(const std::string& text) {
  std::size_t longest = 0;
  std::size_t start = 0;
  while (start <= text.size()) {
    const auto end = std::min(text.find_first_of(" -/", start), text.size());
    longest = std::max(longest, character_count(text.substr(start, end - start)));
    start = end + 1;
  }
  return longest;
}

class PaperCheck {
 public:
  PaperCheck(const FormDraft& draft, Diagnostics& diagnostics) : draft_(draft), diagnostics_(diagnostics) {}

  void run() {
    for (const auto& page : draft_.pages) {
      for (const auto& question : page.questions) {
        if (question.broken || !question.kind) continue;
        if (question.grid.empty())
          before_lines(question);
        else
          statement(question);
      }
    }
  }

 private:
  void tell(const PlacedText& text, std::string message, std::string hint) {
    diagnostics_.add_of_new(text.place, std::move(message), std::move(hint));
  }

  void too_long(const PlacedText& text, const std::string& what, std::size_t most, const std::string& hint) {
    const auto length = character_count(text.value);
    if (length <= most) return;
    tell(text,
         what + " has " + std::to_string(length) + " characters, more than the " + std::to_string(most) +
             " that fit on paper",
         hint);
  }

  void before_lines(const QuestionDraft& question) {
    for (const auto& option : question.options) {
      if (option.write_in)
        too_long(option.label, "this option, which leaves a line to write on,", longest_before_line, "shorten it");
    }
  }

  void statement(const QuestionDraft& row) {
    const bool between = row.low_label && row.high_label && row.numbered;
    if (between && row.label.value.find(row.low_label->value) == 0) {
      if (row.low_label->value != row.label.value) {
        too_long(*row.low_label, "this end of a row", longest_end, "shorten it");
        too_long(*row.high_label, "this end of a row", longest_end, "shorten it");
      }
    } else {
      too_long(row.label, "this statement of a grid", longest_statement,
               "shorten it, or move a part to the grid's hint");
    }
    if (row.row > 1 || row.numbered) return;  // the heads stand once, and numbers are short
    if (row.scale_name) {
      for (const auto& scale : draft_.scales) {
        if (scale.name.value == row.scale_name->value && !std::exchange(told_[scale.name.value], true))
          heads(scale.options);
      }
    } else {
      heads(row.options);
    }
  }

  void heads(const std::vector<OptionDraft>& options) {
    if (options.size() > most_columns || options.empty()) return;
    const auto width = std::min(widest_column, all_columns / static_cast<double>(options.size()));
    const auto longest = static_cast<std::size_t>(width / narrow_letter);
    for (const auto& option : options) {
      if (longest_word(option.label.value) > longest) {
        tell(option.label,
             "a word of " + std::to_string(longest_word(option.label.value)) + " letters does not fit over one of " +
                 std::to_string(options.size()) + " columns on paper",
             "use words of " + std::to_string(longest) + " letters at most, or ask with fewer options");
      } else {
        too_long(option.label, "this label over a column of a grid", longest_head, "shorten it");
      }
    }
  }

  const FormDraft& draft_;
  Diagnostics& diagnostics_;
  std::map<std::string, bool> told_;
};

}  // namespace

void check_paper(const FormDraft& draft, Diagnostics& diagnostics) { PaperCheck(draft, diagnostics).run(); }

}  // namespace muster::forms
