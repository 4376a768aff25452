// A form as a tab-separated LimeSurvey structure. Its codes are shorter than ours, so some change.
#include "added_words.hpp"
#include "amounts.hpp"
#include "conditions.hpp"
#include "kinds.hpp"
#include "languages.hpp"
#include "own_words.hpp"
#include "piping.hpp"
#include "plain_words.hpp"
#include "readers.hpp"

#include <muster/domain/forms/code_maker.hpp>
#include <muster/domain/forms/page_conditions.hpp>
#include <muster/kit/base/sentence.hpp>

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

using Cells = std::map<std::string_view, std::string>;

std::string quoted_cell(const std::string& text) {
  if (text.find_first_of("\t\n\r\"") == std::string::npos) return text;
  std::string out = "\"";
  for (const char byte : text) out += byte == '"' ? std::string("\"\"") : std::string(1, byte);
  return out + "\"";
}

std::string line_of(const Cells& cells) {
  std::string line;
  for (const auto column : columns) {
    if (column != columns.front()) line += '\t';
    const auto found = cells.find(column);
    if (found != cells.end()) line += quoted_cell(found->second);
  }
  return line + "\n";
}

class Writer {
 public:
  Writer(const Form& form, Differences differences) : form_(form), differences_(std::move(differences)) {
    names_.question = [this](const Question& question) { return name_of(question) + ".NAOK"; };
    names_.option = [this](const Question& question, const std::string& code) {
      return name_of(question) + "_" + option_name(question, code) + ".NAOK";
    };
    names_.value = [this](const Question& question, const std::string& code) {
      const auto* option = question.option(code);
      return option != nullptr && option == written_in(question) ? std::string("-oth-") : option_name(question, code);
    };
  }

  void run() {
    Carries carries;
    carries.lines = carries.alone = carries.text_limit = carries.ranks = carries.ticks = carries.grid_hint = true;
    carries.ends_of_scale = true;  // in the words of its first and last option
    carries.format = [](const KindRow& row) { return row.limesurvey == "D"; };
    tell_own_words(form_, carries, differences_);
    name_all();
    words("surveyls_title", form_.title);
    words("surveyls_welcometext", form_.introduction);
    words("surveyls_endtext", form_.thanks);
    for (std::size_t at = 0; at < form_.pages.size(); ++at) add(form_.pages[at], at);
  }

  [[nodiscard]] const std::vector<Cells>& rows() const { return rows_; }
  std::vector<Difference> take_differences() { return std::move(differences_).take(); }

 private:
  void put(Cells cells) {
    for (const auto* column : {"text", "help"}) {
      if (const auto found = cells.find(column); found != cells.end()) found->second = in_html(found->second);
    }
    rows_.push_back(std::move(cells));
  }

  void words(const char* name, const std::string& text) {
    if (!text.empty()) put({{"class", "SL"}, {"name", name}, {"text", text}, {"language", form_.language}});
  }

  void name_all() {
    LimeNames questions(longest_name);
    for (const auto& page : form_.pages) {
      for (const auto& grid : page.grids) called_[grid.code] = questions.make(grid.code);
      for (const auto& question : page.questions) {
        called_[question.code] = questions.make(question.code);
        LimeNames options(longest_answer);
        for (const auto& option : question.options)
          options_[question.code][option.code] =
              &option == written_in(question) ? std::string("other") : options.make(option.code);
        tell_options(question);
      }
    }
    for (const auto& [code, name] : called_) {
      if (code != name)
        differences_.add({"question \"" + code + "\"", 1}, "its code", "its name is " + name + " there");
    }
  }

  /// The one option that opens a line to write on there; of several the last.
  static const forms::Option* written_in(const Question& question) {
    const auto all = question.write_ins();
    return all.empty() ? nullptr : all.back();
  }

  void tell_options(const Question& question) {
    std::vector<std::string> was;
    std::vector<std::string> is;
    for (const auto& option : question.options) {
      const auto& name = options_[question.code][option.code];
      if (name == option.code) continue;
      was.push_back(option.code);
      is.push_back(name);
    }
    if (!was.empty())
      differences_.add(place_of(question, 1), "the codes of its options " + listed(was),
                       "they are " + listed(is) + " there");
    const auto* other = written_in(question);
    const bool below = other != nullptr && std::any_of(other + 1, question.options.data() + question.options.size(),
                                                       [](const forms::Option& each) { return !each.alone; });
    if (below)
      differences_.add(place_of(question, 1), "where the option with a line to write on stands",
                       "it is the last there");
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
         {"language", form_.language}});
    std::string grid;
    std::vector<const Question*> waiting;  // comments in a table
    const auto add_waiting = [&] {
      for (const auto* comment : std::exchange(waiting, {})) add(*comment);
    };
    for (const auto& question : page.questions) {
      if (is_in_table(question)) {
        differences_.add(place_of(question, 1), "a comment in a table of questions", "asked below the table");
        waiting.push_back(&question);
        continue;
      }
      if (question.grid != grid) add_waiting();
      for (const auto& above : paragraphs_above(form_, page, question)) {
        put({{"class", "Q"},
             {"type/scale", "X"},
             {"name", "info" + std::to_string(++notes_)},
             {"relevance", condition(above.condition)},
             {"text", above.text},
             {"language", form_.language},
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
    add_waiting();
  }

  [[nodiscard]] bool is_in_table(const Question& question) const {
    if (question.comment_on.empty()) return false;
    const auto* on = form_.question(question.comment_on);
    return on == nullptr || !on->grid.empty();
  }

  void add_answers(const Question& question) {
    for (const auto& option : question.options) {
      if (&option == written_in(question)) continue;
      put({{"class", "A"},
           {"type/scale", "0"},
           {"name", option_name(question, option.code)},
           {"text", label_in_table(question, option)},
           {"language", form_.language}});
    }
  }

  void tell_if_missing(const Question& question) {
    const auto& code = question.grid.empty() ? question.code : question.grid;
    if (!question.if_missing.empty())
      differences_.add({"question \"" + code + "\"", 1}, "what is said where no answer is given",
                       "LimeSurvey says it in its own words");
  }

  void add_grid(const forms::Page& page, const Question& first) {
    tell_if_missing(first);
    const auto* grid = form_.grid(first.grid);
    put({{"class", "Q"},
         {"type/scale", "F"},
         {"name", called_.at(first.grid)},
         {"relevance", condition(asked_within(form_, first))},
         {"text", grid == nullptr ? first.grid : grid->label},
         {"help", grid == nullptr ? std::string() : grid->hint},
         {"language", form_.language},
         {"mandatory", first.required ? "Y" : "N"},
         {"other", "N"}});
    for (const auto& row : page.questions) {
      if (row.grid == first.grid)
        put({{"class", "SQ"},
             {"type/scale", "0"},
             {"name", called_.at(row.code)},
             {"relevance", "1"},
             {"text", row.label},
             {"language", form_.language}});
    }
    add_answers(first);
  }

  void add(const Question& question) {
    const auto* kind = kind_row(question);
    const bool five = question.numbered && *question.low == 1 && *question.high == 5 && question.options.size() == 5 &&
                      (question.low_label + question.high_label).empty();
    const bool writes = std::any_of(question.options.begin(), question.options.end(),
                                    [](const auto& option) { return option.write_in; });
    Cells cells{{"class", "Q"},
                {"type/scale", five              ? "5"
                               : kind == nullptr ? "S"
                                                 : std::string(kind->limesurvey)},
                {"name", called_.at(question.code)},
                {"text", question.label},
                {"help", hint_of(question, form_.language)},
                {"language", form_.language},
                {"mandatory", question.required ? "Y" : "N"},
                {"other", writes ? "Y" : "N"}};
    cells["relevance"] =
        condition(question.comment_on.empty() ? asked_within(form_, question) : commented_by(form_, question));
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
      if (&option == written_in(question)) cells["other_replace_text"] = option.label;
      if (option.alone)
        cells["exclude_all_others"] +=
            (cells["exclude_all_others"].empty() ? "" : ";") + option_name(question, option.code);
    }
    tell_if_missing(question);
    put(cells);
    if (five) return;
    if (question.kind == QuestionKind::pick_any) {
      for (const auto& option : question.options) {
        if (&option != written_in(question))
          put({{"class", "SQ"},
               {"type/scale", "0"},
               {"name", option_name(question, option.code)},
               {"relevance", "1"},
               {"text", option.label},
               {"language", form_.language}});
      }
    } else if (question.has_options()) {
      if (question.numbered && question.options.size() == static_cast<std::size_t>(*question.high - *question.low) + 1)
        differences_.add(place_of(question, 1), "that the options are numbers from end to end",
                         "one of several options");
      add_answers(question);
    }
  }

  const Form& form_;
  DialectNames names_;
  std::map<std::string, std::string> called_;
  std::map<std::string, std::map<std::string, std::string>> options_;
  Differences differences_;
  std::vector<Cells> rows_;
  std::size_t notes_ = 0;
};

/// The rows of the survey in each of its languages, group by group, as LimeSurvey's own files have them.
std::string by_group(std::vector<std::vector<Cells>> languages) {
  std::string out;
  std::vector<std::size_t> at(languages.size(), 0);
  const auto group = [&](std::size_t language) {
    const auto& rows = languages[language];
    auto& row = at[language];
    const auto is_group = [&] { return rows[row].at("class") == "G"; };
    for (bool first = true; row < rows.size() && (first || !is_group()); ++row, first = false)
      out += line_of(rows[row]);
  };
  for (bool more = true; more;) {
    more = false;
    for (std::size_t language = 0; language < languages.size(); ++language) {
      group(language);
      more = more || at[language] < languages[language].size();
    }
  }
  return out;
}

/// What a language has no words for is left empty.
void leave_unsaid(std::vector<Cells>& rows) {
  std::size_t group = 0;
  for (auto& row : rows) {
    if (row.at("class") == "G")
      row["type/scale"] = "G" + std::to_string(++group);  // so that its languages find each other
    for (const auto* words : {"text", "help", "name", "other_replace_text"}) {
      if (const auto found = row.find(words); found != row.end() && is_unsaid(found->second)) found->second.clear();
    }
  }
}

}  // namespace

Result<WrittenForm> write_limesurvey(const Form& form) {
  const auto written = [](const Form& in) {
    Differences differences;
    const auto apart = with_pipes_of(with_amounts_apart(in, differences), {}, differences);
    Writer writer(apart, std::move(differences));
    writer.run();
    return std::pair(writer.rows(), writer.take_differences());
  };
  auto [own, told] = written(form);
  auto differences = std::move(told);
  Cells heading;
  for (const auto column : columns) heading[column] = std::string(column);
  auto out = line_of(heading) + line_of({{"class", "S"}, {"name", "language"}, {"text", form.language}});
  std::vector<std::vector<Cells>> languages{std::move(own)};
  std::string others;
  for (const auto& one : form.translations) {
    others += (others.empty() ? "" : " ") + one.language;
    languages.push_back(written(in_language(form, one.language)).first);
  }
  if (!others.empty()) {
    out += line_of({{"class", "S"}, {"name", "additional_languages"}, {"text", others}});
    for (auto& rows : languages) leave_unsaid(rows);
    tell_missing_texts(form, differences);
  }
  tell_words_in_english(form, false, differences);
  if (const auto named = forms::code_like(form.title, '-'); named != form.name)
    differences.push_back(
        {"form", "its name " + form.name, "a survey there has none: read back, it is called after its title"});
  return WrittenForm{out + by_group(std::move(languages)), std::move(differences)};
}

}  // namespace muster::conversions
