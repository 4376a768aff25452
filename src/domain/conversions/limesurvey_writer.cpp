// A form as a tab-separated LimeSurvey structure. Its codes are shorter than ours, so some change.
#include "amounts.hpp"
#include "conditions.hpp"
#include "kinds.hpp"
#include "own_words.hpp"
#include "piping.hpp"
#include "readers.hpp"

#include <muster/domain/forms/page_conditions.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace muster::conversions {
namespace {

using forms::Form;
using forms::Question;
using forms::QuestionKind;

constexpr std::array<std::string_view, 20> columns{"id",
                                                   "related_id",
                                                   "class",
                                                   "type/scale",
                                                   "name",
                                                   "relevance",
                                                   "text",
                                                   "help",
                                                   "language",
                                                   "validation",
                                                   "mandatory",
                                                   "other",
                                                   "exclude_all_others",
                                                   "display_rows",
                                                   "max_answers",
                                                   "max_num_value_n",
                                                   "maximum_chars",
                                                   "min_answers",
                                                   "min_num_value_n",
                                                   "other_replace_text"};
constexpr std::size_t longest_name = 20;
constexpr std::size_t longest_answer = 5;

/// Gives names of letters and digits, none twice.
class LimeNames {
 public:
  explicit LimeNames(std::size_t longest) : longest_(longest) {}
  std::string make(const std::string& code) {
    std::string name;
    for (const char byte : code) {
      if (byte != '_') name += byte;
    }
    name = name.substr(0, longest_);
    for (std::size_t number = 2; !taken_.insert(name).second; ++number) {
      const auto behind = std::to_string(number);
      name = name.substr(0, longest_ - behind.size()) + behind;
    }
    return name;
  }

 private:
  std::size_t longest_;
  std::set<std::string> taken_;
};

class Writer {
 public:
  Writer(const Form& form, Differences differences) : form_(form), differences_(std::move(differences)) {
    names_.question = [this](const Question& question) { return name_of(question) + ".NAOK"; };
    names_.option = [this](const Question& question, const std::string& code) {
      return name_of(question) + "_" + option_name(question, code) + ".NAOK";
    };
    names_.value = [this](const Question& question, const std::string& code) {
      const auto* option = question.option(code);
      return option != nullptr && option->write_in ? std::string("-oth-") : option_name(question, code);
    };
  }

  WrittenForm run() {
    Carries carries;
    carries.lines = carries.alone = carries.text_limit = carries.ranks = carries.ticks = carries.grid_hint = true;
    carries.format = [](const KindRow& row) { return row.limesurvey == "D"; };
    tell_own_words(form_, carries, differences_);
    name_all();
    for (const auto column : columns) out_ += (out_.empty() ? "" : "\t") + std::string(column);
    out_ += "\n";
    put({{"class", "S"}, {"name", "language"}, {"text", "en"}});
    words("surveyls_title", form_.title);
    words("surveyls_welcometext", form_.introduction);
    words("surveyls_endtext", form_.thanks);
    for (std::size_t at = 0; at < form_.pages.size(); ++at) add(form_.pages[at], at);
    return {std::move(out_), std::move(differences_).take()};
  }

 private:
  using Cells = std::map<std::string_view, std::string>;

  void put(const Cells& cells) {
    std::string line;
    for (const auto column : columns) {
      if (column != columns.front()) line += '\t';
      const auto found = cells.find(column);
      if (found != cells.end()) line += quoted_cell(found->second);
    }
    out_ += line + "\n";
  }

  static std::string quoted_cell(const std::string& text) {
    if (text.find_first_of("\t\n\r\"") == std::string::npos) return text;
    std::string out = "\"";
    for (const char byte : text) out += byte == '"' ? std::string("\"\"") : std::string(1, byte);
    return out + "\"";
  }

  void words(const char* name, const std::string& text) {
    if (!text.empty()) put({{"class", "SL"}, {"name", name}, {"text", text}, {"language", "en"}});
  }

  void name_all() {
    LimeNames questions(longest_name);
    for (const auto& page : form_.pages) {
      for (const auto& grid : page.grids) called_[grid.code] = questions.make(grid.code);
      for (const auto& question : page.questions) {
        called_[question.code] = questions.make(question.code);
        LimeNames options(longest_answer);
        for (const auto& option : question.options)
          options_[question.code][option.code] = option.write_in ? "other" : options.make(option.code);
      }
    }
    for (const auto& [code, name] : called_) {
      if (code != name)
        differences_.add({"question \"" + code + "\"", 1}, "its code", "its name is " + name + " there");
    }
  }

  [[nodiscard]] std::string name_of(const Question& question) const {
    const auto& own = called_.at(question.code);
    return question.grid.empty() ? own : called_.at(question.grid) + "_" + own;
  }

  [[nodiscard]] std::string option_name(const Question& question, const std::string& code) const {
    const auto found = options_.find(question.code);
    if (found == options_.end()) return code;
    const auto name = found->second.find(code);
    return name == found->second.end() ? code : name->second;
  }

  [[nodiscard]] std::string condition(const std::optional<query::Filter>& filter) const {
    return filter ? condition_text(*filter, form_, Dialect::limesurvey, names_) : std::string("1");
  }

  void add(const forms::Page& page, std::size_t number) {
    put({{"class", "G"},
         {"name", page.title},
         {"relevance", condition(forms::condition_of_page(form_, number))},
         {"text", page.introduction},
         {"language", "en"}});
    std::string grid;
    for (const auto& question : page.questions) {
      if (const auto above = words_above(page, question); !above.empty()) {
        put({{"class", "Q"},
             {"type/scale", "X"},
             {"name", "info" + std::to_string(++notes_)},
             {"relevance", "1"},
             {"text", above},
             {"language", "en"},
             {"mandatory", "N"},
             {"other", "N"}});
      }
      if (question.grid.empty()) {
        add(question);
      } else if (question.grid != grid) {
        add_grid(page, question);
      }
      grid = question.grid;
    }
  }

  void add_answers(const Question& question) {
    for (const auto& option : question.options) {
      if (option.write_in) continue;
      put({{"class", "A"},
           {"type/scale", "0"},
           {"name", option_name(question, option.code)},
           {"text", label_in_table(question, option)},
           {"language", "en"}});
    }
  }

  void add_grid(const forms::Page& page, const Question& first) {
    const auto* grid = form_.grid(first.grid);
    put({{"class", "Q"},
         {"type/scale", "F"},
         {"name", called_.at(first.grid)},
         {"relevance", condition(asked_within(form_, first))},
         {"text", grid == nullptr ? first.grid : grid->label},
         {"help", grid == nullptr ? std::string() : grid->hint},
         {"language", "en"},
         {"mandatory", first.required ? "Y" : "N"},
         {"other", "N"}});
    for (const auto& row : page.questions) {
      if (row.grid == first.grid)
        put({{"class", "SQ"},
             {"type/scale", "0"},
             {"name", called_.at(row.code)},
             {"relevance", "1"},
             {"text", row.label},
             {"language", "en"}});
    }
    add_answers(first);
  }

  void add(const Question& question) {
    const auto* kind = kind_row(question);
    const bool five = question.numbered && *question.low == 1 && *question.high == 5;
    const bool writes = std::any_of(question.options.begin(), question.options.end(),
                                    [](const auto& option) { return option.write_in; });
    Cells cells{{"class", "Q"},
                {"type/scale", five              ? "5"
                               : kind == nullptr ? "S"
                                                 : std::string(kind->limesurvey)},
                {"name", called_.at(question.code)},
                {"text", question.label},
                {"help", hint_of(question)},
                {"language", "en"},
                {"mandatory", question.required ? "Y" : "N"},
                {"other", writes ? "Y" : "N"}};
    cells["relevance"] =
        condition(question.comment_on.empty() ? asked_within(form_, question) : comment_condition(question));
    const auto size = [](std::size_t number) { return number == 0 ? std::string() : std::to_string(number); };
    if (question.kind == QuestionKind::short_text) cells["maximum_chars"] = size(question.limit);
    if (question.kind == QuestionKind::long_text && question.comment_on.empty())
      cells["display_rows"] = size(question.limit);
    cells["max_answers"] = size(question.at_most);
    cells["min_answers"] = size(question.at_least);
    if (question.kind == QuestionKind::ranking)
      cells[question.limit > 0 ? "max_answers" : "min_answers"] =
          size(question.limit > 0 ? question.limit : question.options.size());
    if (question.kind == QuestionKind::number) {
      if (question.low) cells["min_num_value_n"] = std::to_string(std::llround(*question.low));
      if (question.high) cells["max_num_value_n"] = std::to_string(std::llround(*question.high));
    }
    for (const auto& option : question.options) {
      if (option.write_in) cells["other_replace_text"] = option.label;
      if (option.alone)
        cells["exclude_all_others"] +=
            (cells["exclude_all_others"].empty() ? "" : ";") + option_name(question, option.code);
    }
    if (!question.if_missing.empty())
      differences_.add(place_of(question, 1), "what is said where no answer is given",
                       "LimeSurvey says it in its own words");
    put(cells);
    if (five) return;
    if (question.kind == QuestionKind::pick_any) {
      for (const auto& option : question.options) {
        if (!option.write_in)
          put({{"class", "SQ"},
               {"type/scale", "0"},
               {"name", option_name(question, option.code)},
               {"relevance", "1"},
               {"text", option.label},
               {"language", "en"}});
      }
    } else if (question.has_options()) {
      if (question.numbered)
        differences_.add(place_of(question, 1), "that the options are numbers from end to end",
                         "one of several options");
      add_answers(question);
    }
  }

  /// A comment on a question has no condition of its own; one on an option is asked of those who chose it.
  [[nodiscard]] std::optional<query::Filter> comment_condition(const Question& comment) const {
    const auto* on = form_.question(comment.comment_on);
    if (on == nullptr || comment.code == on->code + "_comment") return std::nullopt;
    return comment.ask_if;
  }

  const Form& form_;
  DialectNames names_;
  std::map<std::string, std::string> called_;
  std::map<std::string, std::map<std::string, std::string>> options_;
  Differences differences_;
  std::string out_;
  std::size_t notes_ = 0;
};

}  // namespace

Result<WrittenForm> write_limesurvey(const Form& form) {
  Differences differences;
  const auto written = with_pipes_of(with_amounts_apart(form, differences), {}, differences);
  return Writer(written, std::move(differences)).run();
}

}  // namespace muster::conversions
