// One kind of SurveyJS question after the other.
#include "surveyjs_elements.hpp"

#include "kinds.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace muster::conversions {
namespace {

using forms::QuestionKind;
using forms::TextFormat;

/// The step 0.01 means two digits behind the point; nothing where a step means no such thing.
std::optional<std::size_t> decimals_of(double step) {
  constexpr std::size_t most = 6;
  for (std::size_t digits = 1; digits <= most; ++digits) {
    if (std::abs(step * std::pow(10.0, static_cast<double>(digits)) - 1) < 1e-9) return digits;
  }
  return std::nullopt;
}

class ElementReader {
 public:
  ElementReader(SurveyObject& element, const std::string& type, const Place& place, Sketch& out)
      : element_(element), type_(type), place_(place), out_(out) {
    question_.place = place;
    auto& question = question_.question;
    question.code = element.text("name");
    question.label = element.text("title");
    if (question.label.empty()) question.label = question.code;
    question.hint = element.text("description");
    question.required = element.is_true("isRequired");
    question.if_missing = element.text("requiredErrorText");
    const bool comment = element.is_true("hasComment") || element.is_true("showCommentArea");
    const auto words = element.text("commentText");
    if (comment) question_.comment = words.empty() ? "Comment" : words;
  }

  std::vector<QuestionSketch> run() {
    using Read = void (ElementReader::*)();
    struct Row {
      std::string_view type;
      Read read;
    };
    static constexpr std::array<Row, 19> rows{{{"text", &ElementReader::text},
                                               {"comment", &ElementReader::comment},
                                               {"radiogroup", &ElementReader::pick_one},
                                               {"dropdown", &ElementReader::pick_one},
                                               {"buttongroup", &ElementReader::pick_one},
                                               {"imagepicker", &ElementReader::picture},
                                               {"checkbox", &ElementReader::pick_any},
                                               {"tagbox", &ElementReader::pick_any},
                                               {"ranking", &ElementReader::ranking},
                                               {"boolean", &ElementReader::boolean},
                                               {"rating", &ElementReader::rating},
                                               {"slider", &ElementReader::slider},
                                               {"nouislider", &ElementReader::slider},
                                               {"matrix", &ElementReader::matrix},
                                               {"multipletext", &ElementReader::several_texts},
                                               {"matrixdropdown", &ElementReader::table},
                                               {"matrixdynamic", &ElementReader::table},
                                               {"expression", &ElementReader::none},
                                               {"image", &ElementReader::none}}};
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& each) { return each.type == type_; });
    if (row != rows.end()) {
      (this->*row->read)();
    } else if (type_ == "file" || type_ == "signaturepad") {
      none();
    } else {
      tell("the type \"" + type_.substr(0, 60) + "\", which is not known", "asked as a line of text");
    }
    if (several_.empty() && !gone_) several_.push_back(std::move(question_));
    return std::move(several_);
  }

 private:
  void tell(std::string what, std::string instead) {
    out_.differences.add(place_, std::move(what), std::move(instead));
  }

  void none() {
    tell("a question of type " + type_, "left out");
    gone_ = true;
  }

  void too_large() {
    tell("a table of more cells than any form has", "left out");
    gone_ = true;
  }

  static forms::Option named(std::string code, std::string label) {
    forms::Option option;
    option.code = std::move(code);
    option.label = std::move(label);
    return option;
  }

  /// "a", "a|A" or {"value": "a", "text": "A"}
  std::vector<forms::Option> items(const Json* json) {
    std::vector<forms::Option> out;
    const auto* array = json == nullptr ? nullptr : json->array();
    if (array == nullptr) return out;
    for (const auto& item : *array) {
      if (item.object() == nullptr) {
        const auto text = survey_text(&item);
        const auto bar = text.find('|');
        if (bar == std::string::npos)
          out.push_back(named(text, text));
        else
          out.push_back(named(text.substr(0, bar), text.substr(bar + 1)));
        continue;
      }
      SurveyObject object(item);
      auto value = object.text("value");
      auto text = object.text("text");
      if (object.find("visibleIf") != nullptr)
        tell("the condition of the option \"" + value.substr(0, 60) + "\"", "left out: everybody sees it");
      if (object.find("imageLink") != nullptr)
        tell("the picture of the option \"" + value.substr(0, 60) + "\"", "left out");
      if (text.empty()) text = value;
      out.push_back(named(std::move(value), std::move(text)));
      out.back().alone = object.is_true("isExclusive");
      out.back().write_in = object.is_true("showCommentArea");
      object.tell_rest(place_, out_.differences);
    }
    return out;
  }

  void options() {
    auto& question = question_.question;
    question.options = items(element_.find("choices"));
    if (question.kind != QuestionKind::pick_any)
      for (auto& option : question.options) option.alone = false;
    taken_options();
    const auto add = [&](const char* now, const char* before, const char* words, std::string code, std::string usual) {
      const bool has = element_.is_true(now) || element_.is_true(before);
      auto label = element_.text(words);
      if (!has) return static_cast<forms::Option*>(nullptr);
      question.options.push_back(named(std::move(code), label.empty() ? std::move(usual) : std::move(label)));
      return &question.options.back();
    };
    if (auto* other = add("showOtherItem", "hasOther", "otherText", "other", "Other (describe)"))
      other->write_in = true;
    if (auto* none = add("showNoneItem", "hasNone", "noneText", "none", "None"))
      none->alone = question.kind == QuestionKind::pick_any;
    (void)add("showRefuseItem", "", "refuseText", "refused", "Refuse to answer");
    (void)add("showDontKnowItem", "", "dontKnowText", "dontknow", "Don't know");
    if (element_.text("choicesOrder") == "asc") {
      std::stable_sort(question.options.begin(), question.options.end(),
                       [](const auto& left, const auto& right) { return compare_names(left.label, right.label) < 0; });
    } else if (const auto order = element_.text("choicesOrder"); !order.empty() && order != "none") {
      tell("the order of the options (" + order.substr(0, 20) + ")", "as they stand in the file");
    }
  }

  void taken_options() {
    if (element_.find("choicesByUrl") != nullptr || !element_.text("choicesFromQuestion").empty())
      tell("options that come from elsewhere", "left out");
  }

  void text() {
    auto& question = question_.question;
    const auto input = lower_case(element_.text("inputType"));
    const auto format = std::find_if(kind_rows.begin(), kind_rows.end(), [&](const KindRow& row) {
      return row.surveyjs == "text" && row.surveyjs_input == input;
    });
    if (input == "number" || input == "range") {
      question.kind = QuestionKind::number;
      question.low = element_.number("min");
      question.high = element_.number("max");
      if (const auto step = element_.number("step"); step && *step != 1) {
        if (const auto decimals = decimals_of(*step))
          question.decimals = *decimals;
        else
          tell("the step of its numbers", "whole numbers");
      }
    } else if (format != kind_rows.end()) {
      question.format = input.empty() ? TextFormat::any : format->format;
    } else if (input == "datetime-local" || input == "datetime") {
      question.format = TextFormat::date;
      tell("the time of a date and time", "the date is asked");
    } else {
      tell("an answer of type " + input.substr(0, 40), "asked as a line of text");
    }
    if (const auto most = element_.number("maxLength");
        most && *most >= 1 && *most <= 1e6 && question.format == TextFormat::any)
      question.limit = static_cast<std::size_t>(*most);
    validators();
  }

  void validators() {
    auto& question = question_.question;
    const auto* list = element_.find("validators");
    if (list == nullptr || list->array() == nullptr) return;
    for (const auto& json : *list->array()) {
      if (json.object() == nullptr) continue;
      SurveyObject validator(json);
      const auto type = lower_case(validator.text("type"));
      const bool one_line = question.kind == QuestionKind::short_text;
      if ((type == "email" || type == "emailvalidator") && one_line) {
        question.format = TextFormat::email;
      } else if ((type == "numeric" || type == "numericvalidator") &&
                 (one_line || question.kind == QuestionKind::number)) {
        question.kind = QuestionKind::number;
        if (const auto low = validator.number("minValue")) question.low = low;
        if (const auto high = validator.number("maxValue")) question.high = high;
      } else if ((type == "text" || type == "textvalidator") && validator.number("maxLength") && one_line) {
        question.limit = static_cast<std::size_t>(std::clamp(*validator.number("maxLength"), 1.0, 1e6));
      } else if (type == "answercount" && question.kind == QuestionKind::pick_any) {
        if (const auto least = validator.number("minCount")) question.at_least = ticks(*least);
        if (const auto most = validator.number("maxCount")) question.at_most = ticks(*most);
      } else {
        tell("the check \"" + type.substr(0, 40) + "\" of an answer (" + shown_json(json) + ")", "left out");
        continue;
      }
      validator.tell_rest(place_, out_.differences);
    }
  }

  static std::size_t ticks(double number) { return static_cast<std::size_t>(std::clamp(number, 0.0, 1000.0)); }

  void comment() {
    question_.question.kind = QuestionKind::long_text;
    question_.question.limit = static_cast<std::size_t>(std::clamp(element_.number("rows").value_or(4), 1.0, 30.0));
    if (element_.number("maxLength")) tell("how many letters it may have", "left out: 4,000 fit");
    validators();
  }

  void pick_one() {
    question_.question.kind = QuestionKind::pick_one;
    options();
  }

  void pick_any() {
    question_.question.kind = QuestionKind::pick_any;
    options();
    question_.question.at_most = ticks(element_.number("maxSelectedChoices").value_or(0));
    question_.question.at_least = ticks(element_.number("minSelectedChoices").value_or(0));
    if (element_.is_true("showSelectAllItem") || element_.is_true("hasSelectAll"))
      tell("a box that ticks all", "left out");
    validators();
  }

  void picture() {
    if (element_.is_true("multiSelect"))
      pick_any();
    else
      pick_one();
  }

  void ranking() {
    auto& question = question_.question;
    question.kind = QuestionKind::ranking;
    options();
    const auto lines = std::erase_if(question.options, [](const forms::Option& option) { return option.write_in; });
    if (lines > 0) tell("the option with a line to write on of a ranking", "left out");
    const bool some = element_.is_true("selectToRankEnabled");
    const auto most = ticks(element_.number("maxSelectedChoices").value_or(0));
    const auto least = ticks(element_.number("minSelectedChoices").value_or(0));
    if (some)
      question.limit = most > 0 ? most : question.options.size() - std::min<std::size_t>(question.options.size(), 1);
    if (some && most == 0) tell("that as many are put in order as one likes", "all but one at most");
    if (some && least > 0) tell("how many are put in order at least", "left out");
  }

  void boolean() {
    auto& question = question_.question;
    question.kind = QuestionKind::pick_one;
    const auto said = [&](const char* value, const char* label, const char* usual_value, const char* usual_label) {
      auto code = element_.text(value);
      auto words = element_.text(label);
      question.options.push_back(named(code.empty() ? usual_value : code, words.empty() ? usual_label : words));
    };
    said("valueTrue", "labelTrue", "true", "Yes");
    said("valueFalse", "labelFalse", "false", "No");
    const auto label = element_.text("label");
    if (!label.empty() && question.label == question.code) question.label = label;
  }

  /// With values of its own a rating is a scale of words, else one of numbers.
  void rating() {
    auto& question = question_.question;
    question.kind = QuestionKind::scale;
    question.low_label = element_.text("minRateDescription");
    question.high_label = element_.text("maxRateDescription");
    const auto values = items(element_.find("rateValues"));
    const auto low = element_.number("rateMin").value_or(1);
    const auto count = element_.number("rateCount");
    const auto high = element_.number("rateMax").value_or(count ? low + *count - 1 : low + 4);
    const auto step = element_.number("rateStep").value_or(1);
    if (!values.empty()) {
      question.options = values;
      if (!(question.low_label + question.high_label).empty()) {
        tell("the words at the ends of the scale", "they stand in the hint");
        question.hint += (question.hint.empty() ? "" : " ") + question.low_label + " … " + question.high_label;
        question.low_label = question.high_label = {};
      }
      return;
    }
    numbers(low, high, step);
  }

  void numbers(double low, double high, double step) {
    auto& question = question_.question;
    const bool fits =
        (low == 0 || low == 1) && step == 1 && high - low >= 2 && high - low <= 10 && std::floor(high) == high;
    question.low = low;
    question.high = high;
    if (!fits) {
      question.kind = QuestionKind::number;
      tell("a scale from " + json_text(Json(low)) + " to " + json_text(Json(high)), "asked as a number");
      if (!(question.low_label + question.high_label).empty())
        question.hint += (question.hint.empty() ? "" : " ") + question.low_label + " … " + question.high_label;
      question.low_label = question.high_label = {};
      return;
    }
    question.kind = QuestionKind::scale;
    question.numbered = true;
    for (auto number = static_cast<int>(low); number <= static_cast<int>(high); ++number)
      question.options.push_back(named(std::to_string(number), std::to_string(number)));
  }

  void slider() {
    question_.question.low = element_.number("min").value_or(0);
    question_.question.high = element_.number("max").value_or(100);
    question_.question.kind = QuestionKind::number;
  }

  void matrix() {
    const auto columns = items(element_.find("columns"));
    const auto rows = items(element_.find("rows"));
    if (rows.size() > most_questions || columns.size() > 1000) return too_large();
    auto& first = question_.question;
    // Both are looked at, whatever the others say: what nobody looked at is told as left out.
    for (const auto* each : {"isAllRowRequired", "eachRowRequired"})
      first.required = element_.is_true(each) || first.required;
    first.kind = QuestionKind::scale;
    first.scale = first.code;
    first.options = columns;
    if (rows.empty()) {
      first.scale.clear();
      return;
    }
    statements(rows, {});
  }

  void several_texts() {
    const auto* list = element_.find("items");
    if (list == nullptr || list->array() == nullptr) return none();
    out_.inform(question_.question.label);
    of_the_whole();
    for (const auto& json : *list->array()) {
      if (json.object() == nullptr) continue;
      SurveyObject item(json);
      auto read = ElementReader(item, "text", place_, out_);
      auto line = read.run();
      line.front().names = {question_.question.code + "." + line.front().question.code};
      line.front().question.code = question_.question.code + "_" + line.front().question.code;
      item.tell_rest(place_, out_.differences);
      several_.push_back(std::move(line.front()));
    }
    gone_ = several_.empty();
  }

  /// A table with other questions in its columns: where it has rows, a grid for each column that picks one; else told.
  void table() {
    const auto* columns = element_.find("columns");
    const auto rows = items(element_.find("rows"));
    const auto shared = items(element_.find("choices"));
    if (columns == nullptr || columns->array() == nullptr || rows.empty()) return none();
    if (rows.size() * columns->array()->size() > most_questions) return too_large();
    if (columns->array()->size() == 1 && columns->array()->front().object() != nullptr &&
        one_column(columns->array()->front(), rows, shared))
      return;
    tell("a table with several columns of answers", "its columns are asked one after the other");
    const auto whole = question_.question;
    for (const auto& json : *columns->array()) {
      if (json.object() == nullptr) continue;
      SurveyObject column(json);
      auto cell = lower_case(column.text("cellType"));
      if (cell.empty() || cell == "default") cell = "dropdown";
      for (const auto& row : rows) {
        auto read = ElementReader(column, cell, place_, out_).run();
        for (auto& one : read) {
          if (one.question.has_options() && one.question.options.empty()) one.question.options = shared;
          one.names = {whole.code + "." + row.code + "." + one.question.code};
          one.question.code = whole.code + "_" + row.code + "_" + one.question.code;
          one.question.label = row.label + ": " + one.question.label;
          several_.push_back(std::move(one));
        }
      }
      column.tell_rest(place_, out_.differences);
    }
    if (!several_.empty()) {
      out_.inform(whole.label);
      of_the_whole();
    }
    gone_ = several_.empty();
  }

  /// What is said of several questions together and has no place where they are asked one by one.
  void of_the_whole() {
    const auto& whole = question_.question;
    out_.inform(whole.hint);
    if (whole.required) tell("that one of its answers at least must be given", "left out: each may be empty");
    if (!question_.comment.empty()) tell("a comment on all of it", "left out");
  }

  /// A table with one column of options is a grid.
  bool one_column(const Json& json, const std::vector<forms::Option>& rows, const std::vector<forms::Option>& shared) {
    SurveyObject column(json);
    auto cell = lower_case(column.text("cellType"));
    if (cell.empty() || cell == "default") cell = "dropdown";
    auto read = ElementReader(column, cell, place_, out_).run();
    if (read.size() != 1 || !read.front().question.has_options() || read.front().question.numbered) return false;
    auto& answer = read.front().question;
    if (answer.options.empty()) answer.options = shared;
    if (std::any_of(answer.options.begin(), answer.options.end(), [](const auto& each) { return each.write_in; }))
      return false;
    const auto title = column.text("title");
    if (!title.empty() && title != answer.code)
      tell("the heading \"" + title.substr(0, 60) + "\" over the answers of a table", "left out");
    column.tell_rest(place_, out_.differences);
    auto& whole = question_.question;
    whole.kind = answer.kind == QuestionKind::pick_any ? QuestionKind::pick_any : QuestionKind::scale;
    whole.options = answer.options;
    whole.at_least = answer.at_least;
    whole.at_most = answer.at_most;
    if (whole.kind == QuestionKind::scale) whole.scale = whole.code;
    statements(rows, "." + answer.code);
    return true;
  }

  /// The rows of a table become the statements of a grid.
  void statements(const std::vector<forms::Option>& rows, const std::string& behind) {
    const auto& first = question_.question;
    out_.pages.back().grids.push_back({first.code, first.label, first.hint, {}});
    if (!question_.comment.empty()) tell("a comment on the whole table", "left out");
    for (const auto& row : rows) {
      auto statement = question_;
      statement.comment.clear();
      statement.question.grid = first.code;
      statement.question.code = row.code;
      statement.question.label = row.label;
      statement.question.hint.clear();
      statement.names = {first.code + "." + row.code + behind};
      several_.push_back(std::move(statement));
    }
  }

  SurveyObject& element_;
  const std::string type_;
  const Place& place_;
  Sketch& out_;
  QuestionSketch question_;
  std::vector<QuestionSketch> several_;
  bool gone_ = false;
};

}  // namespace

std::vector<QuestionSketch> survey_questions(SurveyObject& element, const std::string& type, const Place& place,
                                             Sketch& out) {
  auto questions = ElementReader(element, type, place, out).run();
  constexpr std::size_t most = most_questions + 1;  // more is refused where they are added
  if (questions.size() > most) questions.resize(most);
  return questions;
}

}  // namespace muster::conversions
