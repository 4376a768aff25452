// A form as the three sheets of an XLSForm.
#include "added_words.hpp"
#include "amounts.hpp"
#include "conditions.hpp"
#include "kinds.hpp"
#include "languages.hpp"
#include "own_words.hpp"
#include "piping.hpp"
#include "readers.hpp"

#include <muster/domain/forms/page_conditions.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/tabular/table.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace muster::conversions {
namespace {

using forms::Form;
using forms::Question;
using forms::QuestionKind;

const tabular::Row first_survey_heading{
    "type",     "name",       "label",      "hint",      "required", "required_message",
    "relevant", "constraint", "appearance", "parameters"};
const tabular::Row first_choices_heading{"list_name", "name", "label"};
const tabular::Row first_settings_heading{"form_title", "form_id"};

struct Sheets {
  tabular::Row survey_heading = first_survey_heading;
  tabular::Row choices_heading = first_choices_heading;
  tabular::Row settings_heading = first_settings_heading;
  std::vector<tabular::Row> survey;
  std::vector<tabular::Row> choices;
  std::vector<tabular::Row> settings;
  Differences differences;
};

struct SurveyRow {
  std::string type;
  std::string name;
  std::string label;
  std::string hint{};
  std::string required{};
  std::string required_message{};
  std::string relevant{};
  std::string constraint{};
  std::string appearance{};
  std::string parameters{};
};

const DialectNames names{[](const Question& question) { return "${" + question.code + "}"; },
                         [](const Question& question, const std::string&) { return "${" + question.code + "}"; }};

class Writer {
 public:
  Writer(const Form& form, Differences differences) : form_(form) { out_.differences = std::move(differences); }

  Sheets run() {
    Carries carries;
    carries.alone = carries.text_limit = carries.scales = carries.ticks = true;
    carries.grid_hint = carries.name = carries.decimals = true;
    carries.several_write_ins = carries.comments = carries.pick_any_grid = true;
    carries.format = [](const KindRow& row) { return row.xlsform != "text" || !row.xlsform_pattern.empty(); };
    tell_own_words(form_, carries, out_.differences);
    tell_capitals();
    out_.settings.push_back({form_.title, form_.name});
    note("introduction", form_.introduction);
    for (std::size_t at = 0; at < form_.pages.size(); ++at) add(form_.pages[at], at);
    note("thanks", form_.thanks);
    return std::move(out_);
  }

 private:
  void put(const SurveyRow& row) {
    out_.survey.push_back({row.type, row.name, row.label, row.hint, row.required, row.required_message, row.relevant,
                           row.constraint, row.appearance, row.parameters});
  }

  /// Our "contains" takes "Bus" for "bus", XPath's does not.
  void tell_capitals() {
    std::size_t order = 0;
    const auto tell = [&](const Place& place, const std::optional<query::Filter>& filter) {
      if (filter && looks_into_text(*filter))
        out_.differences.add(place, "that capitals do not count where its condition asks what was written",
                             "they count there");
    };
    for (std::size_t at = 0; at < form_.pages.size(); ++at) {
      const auto& page = form_.pages[at];
      tell({"page \"" + page.title + "\"", order + 1}, forms::condition_of_page(form_, at));
      for (const auto& question : page.questions) tell(place_of(question, ++order), asked_within(form_, question));
    }
  }
  [[nodiscard]] bool looks_into_text(const query::Filter& filter) const {
    if (filter.kind != query::Filter::Kind::comparison)
      return std::any_of(filter.children.begin(), filter.children.end(),
                         [&](const query::Filter& part) { return looks_into_text(part); });
    const auto* question = form_.question(filter.name);
    return filter.op == query::Operator::contains && question != nullptr && !question->has_options();
  }

  void note(const std::string& name, const std::string& text) {
    if (!text.empty()) put({.type = "note", .name = name, .label = text});
  }
  void add_above(const forms::Page& page, const Question& question) {
    for (const auto& above : paragraphs_above(form_, page, question))
      put({.type = "note", .name = above.name, .label = above.text, .relevant = condition(above.condition)});
  }

  [[nodiscard]] std::string condition(const std::optional<query::Filter>& filter) const {
    return filter ? condition_text(*filter, form_, Dialect::xlsform, names) : std::string();
  }

  void add(const forms::Page& page, std::size_t number) {
    const auto name = "page_" + std::to_string(number + 1);
    put({.type = "begin_group",
         .name = name,
         .label = page.title,
         .relevant = condition(forms::condition_of_page(form_, number)),
         .appearance = "field-list"});
    note(name + "_introduction", page.introduction);
    std::string grid;
    for (std::size_t at = 0; at < page.questions.size(); ++at) {
      const auto& question = page.questions[at];
      if (!question.comment_on.empty()) {
        add_comment(question);
        continue;
      }
      if (question.grid != grid) {
        if (!grid.empty()) put({.type = "end_group", .name = {}, .label = {}});
        grid = question.grid;
        add_above(page, question);
        if (!grid.empty()) begin_grid(grid);
      } else if (grid.empty()) {
        add_above(page, question);
      }
      add(question);
      // A comment on a statement would stand between two rows of the table.
      if (grid.empty()) write_in(question);
    }
    if (!grid.empty()) put({.type = "end_group", .name = {}, .label = {}});
    for (const auto* comment : waiting_) add_text(*comment, condition(commented_by(form_, *comment)));
    waiting_.clear();
    put({.type = "end_group", .name = {}, .label = {}});
  }

  void begin_grid(const std::string& code) {
    const auto* grid = form_.grid(code);
    put({.type = "begin_group",
         .name = code,
         .label = grid == nullptr ? code : grid->label,
         .hint = grid == nullptr ? std::string() : grid->hint,
         .appearance = "table-list"});
  }

  /// A comment on a question stands right below it; one on an option is asked of those who chose it.
  void add_comment(const Question& comment) {
    const auto* on = form_.question(comment.comment_on);
    if (on == nullptr || !on->grid.empty()) {
      waiting_.push_back(&comment);
      out_.differences.add({"question \"" + comment.code + "\"", 0}, "a comment in a table of questions",
                           "asked below the table");
      return;
    }
    add_text(comment, condition(commented_by(form_, comment)));
  }

  void add_text(const Question& text, const std::string& relevant) {
    put({.type = "text", .name = text.code, .label = text.label, .relevant = relevant, .appearance = "multiline"});
  }

  void write_in(const Question& question) {
    for (const auto& option : question.options) {
      if (!option.write_in) continue;
      const auto filter = comparison(
          question.code, question.kind == QuestionKind::pick_any ? query::Operator::contains : query::Operator::equal,
          {option.code});
      put({.type = "text",
           .name = question.code + "_" + option.code,
           .label = write_in_label(form_.language),
           .relevant = condition(filter)});
    }
  }

  std::string list_of(const Question& question) {
    auto name = question.scale;
    if (name.empty()) {
      name = question.grid.empty() ? question.code : question.grid;
      for (const auto& scale : form_.scales) {
        if (scale.name == name) name += "_options";
      }
    }
    if (lists_.insert(name).second) {
      for (const auto& option : question.options)
        out_.choices.push_back({name, option.code, label_in_table(question, option)});
    }
    return name;
  }

  static std::string constraint_of(const Question& question, const KindRow* row) {
    std::vector<std::string> clauses;
    const auto whole = [](double number) { return std::to_string(std::llround(number)); };
    if (question.kind == QuestionKind::number && question.low) clauses.push_back(". >= " + whole(*question.low));
    if (question.kind == QuestionKind::number && question.high) clauses.push_back(". <= " + whole(*question.high));
    if (question.kind == QuestionKind::short_text && question.limit > 0)
      clauses.push_back("string-length(.) <= " + std::to_string(question.limit));
    if (row != nullptr && !row->xlsform_pattern.empty())
      clauses.push_back("regex(., '^" + std::string(row->xlsform_pattern) + "$')");
    if (question.at_least > 0) clauses.push_back("count-selected(.) >= " + std::to_string(question.at_least));
    if (question.at_most > 0) clauses.push_back("count-selected(.) <= " + std::to_string(question.at_most));
    for (const auto& option : question.options) {
      if (option.alone) clauses.push_back("not(selected(., '" + option.code + "') and count-selected(.) > 1)");
    }
    return joined(clauses, " and ");
  }

  /// Answers beside the numbers, and the columns of a table, stand in a list.
  static bool is_range(const Question& question) {
    return question.numbered && question.grid.empty() &&
           std::none_of(question.options.begin(), question.options.end(),
                        [](const forms::Option& option) { return option.beside; });
  }

  void add(const Question& question) {
    const auto* kind = kind_row(question);
    SurveyRow row{
        .type = kind == nullptr ? "text" : std::string(kind->xlsform), .name = question.code, .label = question.label};
    row.hint = hint_of(question, form_.language);
    if (question.decimals > 0) row.type = "decimal";
    if (is_range(question)) {
      row.type = "range";
      row.parameters = "start=" + std::to_string(std::llround(*question.low)) +
                       " end=" + std::to_string(std::llround(*question.high)) + " step=1";
      if (!(question.low_label + question.high_label).empty()) {
        row.hint += (row.hint.empty() ? "" : " ") + std::to_string(std::llround(*question.low)) + " " +
                    question.low_label + ", " + std::to_string(std::llround(*question.high)) + " " +
                    question.high_label;
      }
    } else if (question.has_options() && kind != nullptr) {
      row.type += " " + list_of(question);
    }
    if (kind != nullptr) row.appearance = std::string(question.ordered ? "likert" : kind->xlsform_appearance);
    if (question.numbered && !is_range(question)) row.appearance = "likert";
    if (!question.grid.empty() || is_range(question)) row.appearance.clear();
    if (question.required) row.required = "yes";
    row.required_message = question.if_missing;
    row.constraint = constraint_of(question, kind);
    row.relevant = condition(asked_within(form_, question));
    put(row);
  }

  const Form& form_;
  Sheets out_;
  std::set<std::string> lists_;
  std::vector<const Question*> waiting_;
};

tabular::Row shifted(const tabular::Row& row) {
  tabular::Row out{""};
  out.insert(out.end(), row.begin(), row.end());
  return out;
}

Sheets sheets_in_own_language(const Form& form) {
  Differences differences;
  const auto written = with_pipes_of(with_amounts_apart(form, differences), {"${", "}", false}, differences);
  return Writer(written, std::move(differences)).run();
}

std::vector<Difference> differences_of(const Form& form, Sheets sheets) {
  auto out = std::move(sheets.differences).take();
  tell_missing_texts(form, out);
  tell_words_in_english(form, false, out);
  return out;
}

/// The columns whose cells are words.
bool is_words(const std::string& heading) {
  return heading == "label" || heading == "hint" || heading == "required_message";
}

/// Puts the words of the sheet in another language behind its columns.
void add_words(tabular::Row& heading, std::vector<tabular::Row>& rows, const tabular::Row& first,
               const std::vector<tabular::Row>& other, const std::string& language) {
  for (std::size_t column = 0; column < first.size(); ++column) {
    if (!is_words(first[column])) continue;
    heading.push_back(first[column] + "::" + language);
    for (std::size_t at = 0; at < rows.size(); ++at) {
      const auto& text = other[at][column];
      // What there are no words for is left to the workbook's own language.
      const bool no_words = is_unsaid(text) || (text == rows[at][column] && is_write_in_label(text));
      rows[at].push_back(no_words ? std::string() : text);
    }
  }
}

/// Headings without a language are those of the workbook's own, which nobody could tell from English.
void name_language(tabular::Row& heading, const std::string& language) {
  for (auto& cell : heading) {
    if (is_words(cell)) cell += "::" + language;
  }
}

Sheets sheets_of(const Form& form) {
  auto sheets = sheets_in_own_language(form);
  if (form.translations.empty() && form.language == "en") return sheets;
  const auto own = language_heading(form.language);
  name_language(sheets.survey_heading, own);
  name_language(sheets.choices_heading, own);
  sheets.settings_heading.emplace_back("default_language");
  sheets.settings.front().push_back(own);
  for (const auto& translation : form.translations) {
    const auto other = sheets_in_own_language(in_language(form, translation.language));
    const auto language = language_heading(translation.language);
    add_words(sheets.survey_heading, sheets.survey, first_survey_heading, other.survey, language);
    add_words(sheets.choices_heading, sheets.choices, first_choices_heading, other.choices, language);
    if (translation.texts.contains("title"))
      sheets.differences.add({"form", 0}, "its title in " + language, "left out: a workbook has one title");
  }
  return sheets;
}

}  // namespace

Result<WrittenForm> write_xlsform(const Form& form) {
  auto sheets = sheets_of(form);
  MUSTER_TRY(bytes, tabular::to_xlsx({{"survey", sheets.survey_heading, sheets.survey, {}},
                                      {"choices", sheets.choices_heading, sheets.choices, {}},
                                      {"settings", sheets.settings_heading, sheets.settings, {}}}));
  return WrittenForm{std::move(bytes), differences_of(form, std::move(sheets))};
}

/// One file, as the tools of XLSForm read it: the name of a sheet stands in the first column, its rows in those behind.
Result<WrittenForm> write_xlsform_csv(const Form& form) {
  auto sheets = sheets_of(form);
  std::vector<tabular::Row> rows;
  const auto add = [&](const std::string& name, const tabular::Row& heading, const std::vector<tabular::Row>& of) {
    if (!name.empty()) rows.push_back({name});
    rows.push_back(shifted(heading));
    for (const auto& row : of) rows.push_back(shifted(row));
  };
  add("", sheets.survey_heading, sheets.survey);
  add("choices", sheets.choices_heading, sheets.choices);
  add("settings", sheets.settings_heading, sheets.settings);
  const auto width = sheets.survey_heading.size() + 1;
  for (auto& row : rows) row.resize(width);
  tabular::Row first{"survey"};
  first.resize(width);
  return WrittenForm{tabular::to_csv(first, rows), differences_of(form, std::move(sheets))};
}

}  // namespace muster::conversions
