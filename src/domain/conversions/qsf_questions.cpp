// One question of a Qualtrics survey after the other.
#include "qsf_questions.hpp"

#include "qsf_types.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace muster::conversions {
namespace {

using forms::QuestionKind;
using forms::TextFormat;

/// Something numbered: a choice, a statement, a point of a scale.
struct Item {
  std::string key;
  std::string label;
  bool write_in = false;
  bool alone = false;
};

bool says_yes(const Json* json) {
  const auto text = lower_case(survey_text(json));
  return text == "true" || text == "1" || text == "on" || text == "yes";
}

std::vector<Item> items_of(const Json* items, const Json* order) {
  std::vector<std::pair<std::string, const Json*>> found;
  if (items != nullptr && items->array() != nullptr) {
    for (const auto& item : *items->array()) found.emplace_back(std::to_string(found.size()), &item);
  } else if (items != nullptr && items->object() != nullptr) {
    for (const auto& [key, item] : *items->object()) found.emplace_back(key, &item);
  }
  if (order != nullptr && order->array() != nullptr) {
    std::map<std::string, std::size_t> place;
    for (const auto& key : *order->array()) place.emplace(survey_text(&key), place.size());
    const auto rank = [&](const auto& each) {
      const auto at = place.find(each.first);
      return at == place.end() ? place.size() : at->second;
    };
    std::stable_sort(found.begin(), found.end(),
                     [&](const auto& left, const auto& right) { return rank(left) < rank(right); });
  }
  std::vector<Item> out;
  for (const auto& [key, json] : found) {
    SurveyObject item(*json);
    out.push_back(
        {key, item.text("Display"), says_yes(item.find("TextEntry")), says_yes(item.find("ExclusiveAnswer"))});
  }
  return out;
}

class QuestionReader {
 public:
  QuestionReader(SurveyObject& payload, const std::string& name, const Place& place, Sketch& out)
      : payload_(payload), name_(name), place_(place), out_(out) {
    question_.place = place;
    question_.names = {payload.text("QuestionID")};
    question_.question.code = name;
    question_.question.label = payload.text("QuestionText");
  }

  std::vector<QuestionSketch> run() {
    const auto type = payload_.text("QuestionType");
    const auto selector = payload_.text("Selector");
    const auto* row = qsf_type(type, selector, payload_.text("SubSelector"));
    if (row == nullptr) {
      tell("the type \"" + type.substr(0, 40) + "\", which is not known", "asked as a line of text");
    } else if (!row->what.empty()) {
      tell(std::string(row->what), std::string(row->instead));
    }
    if (row != nullptr) question_.question.kind = row->kind;
    validation();
    const auto meaning = row == nullptr ? QsfMeaning::lines : row->meaning;
    if (meaning == QsfMeaning::left_out) return {};
    if (meaning == QsfMeaning::note) {
      out_.inform(question_.question.label);
      return {};
    }
    tell_rest();
    if (meaning == QsfMeaning::options) options();
    if (meaning == QsfMeaning::net_score) net_score();
    if (meaning == QsfMeaning::grid) return grid();
    if (meaning == QsfMeaning::slider || question_.question.kind == QuestionKind::number || selector == "FORM")
      return several();
    if (question_.question.kind == QuestionKind::long_text) question_.question.limit = 4;
    return {question_};
  }

 private:
  void tell(std::string what, std::string instead) {
    out_.differences.add(place_, std::move(what), std::move(instead));
  }

  std::vector<Item> choices() { return items_of(payload_.find("Choices"), payload_.find("ChoiceOrder")); }

  static forms::Option option_of(const Item& item) {
    forms::Option option;
    option.code = item.key;
    option.label = item.label;
    return option;
  }

  void options() {
    auto& question = question_.question;
    for (const auto& item : choices()) {
      auto option = option_of(item);
      option.write_in = item.write_in;
      option.alone = item.alone && question.kind == QuestionKind::pick_any;
      question.options.push_back(std::move(option));
    }
    if (payload_.find("DynamicChoices") != nullptr) tell("options that come from an earlier question", "left out");
  }

  void numbers(int low, int high) {
    auto& question = question_.question;
    question.numbered = true;
    question.low = low;
    question.high = high;
    for (auto number = low; number <= high; ++number) {
      forms::Option option;
      option.code = option.label = std::to_string(number);
      question.options.push_back(std::move(option));
    }
  }

  void net_score() {
    numbers(0, 10);
    question_.question.net_score = true;
    const auto ends = items_of(payload_.find("ColumnLabels"), nullptr);
    if (ends.empty()) return;
    question_.question.low_label = ends.front().label;
    question_.question.high_label = ends.back().label;
  }

  std::vector<QuestionSketch> grid() {
    auto& first = question_.question;
    const auto answers = items_of(payload_.find("Answers"), payload_.find("AnswerOrder"));
    const auto rows = choices();
    if (rows.size() > most_questions || answers.size() > most_options) {
      tell("a table of more cells than any form has", "left out");
      return {};
    }
    for (const auto& answer : answers) first.options.push_back(option_of(answer));
    if (first.kind == QuestionKind::scale) first.scale = name_;
    out_.pages.back().grids.push_back({name_, first.label, first.hint, {}});
    const auto* tags = payload_.find("ChoiceDataExportTags");
    std::vector<QuestionSketch> out;
    for (const auto& row : rows) {
      if (row.write_in) tell("a line to write on beside a statement", "left out");
      auto statement = question_;
      statement.names.clear();
      const auto tag = tags == nullptr ? std::string() : survey_text(tags->find(row.key));
      statement.question.code = tag.empty() ? name_ + "_" + row.key : tag;
      statement.question.label = row.label;
      statement.question.hint.clear();
      statement.question.grid = name_;
      out.push_back(std::move(statement));
    }
    return out;
  }

  /// A line or a number for each choice, under the words of the question.
  std::vector<QuestionSketch> several() {
    const auto rows = choices();
    if (const auto* configuration = payload_.find("Configuration");
        configuration != nullptr && question_.question.kind == QuestionKind::number) {
      for (const auto& [name, bound] :
           {std::pair{"CSSliderMin", &question_.question.low}, std::pair{"CSSliderMax", &question_.question.high}}) {
        if (const auto number = parse_decimal(survey_text(configuration->find(name)))) *bound = number;
      }
    }
    if (rows.size() < 2) return {question_};
    if (rows.size() > most_questions) {
      tell("more lines than any form has", "left out");
      return {};
    }
    out_.inform(question_.question.label);
    std::vector<QuestionSketch> out;
    for (const auto& row : rows) {
      auto line = question_;
      line.names.clear();
      line.question.code = name_ + "_" + row.key;
      line.question.label = row.label;
      out.push_back(std::move(line));
    }
    return out;
  }

  void validation() {
    const auto* found = payload_.find("Validation");
    const auto* settings = found == nullptr ? nullptr : found->find("Settings");
    if (settings == nullptr || settings->object() == nullptr) return;
    SurveyObject object(*settings);
    auto& question = question_.question;
    question.required = object.text("ForceResponse") == "ON";
    const auto content = object.text("ContentType");
    if (object.text("Type") == "CustomValidation") tell("a check of its answers", "left out");
    if (object.text("Type") != "ContentType") return;
    if (content == "ValidEmail") {
      question.format = TextFormat::email;
    } else if (content == "ValidPhone") {
      question.format = TextFormat::telephone;
    } else if (content == "ValidDate") {
      question.format = TextFormat::date;
    } else if (content == "ValidNumber") {
      question.kind = QuestionKind::number;
      number(object.find("ValidNumber"));
    } else {
      tell("the check \"" + content.substr(0, 40) + "\" of an answer", "left out");
    }
  }

  void number(const Json* bounds) {
    if (bounds == nullptr) return;
    question_.question.low = parse_decimal(survey_text(bounds->find("Min")));
    question_.question.high = parse_decimal(survey_text(bounds->find("Max")));
    const auto digits = parse_integer(survey_text(bounds->find("NumDecimals")));
    if (digits && *digits > 0 && *digits <= 6) question_.question.decimals = static_cast<std::size_t>(*digits);
  }

  void tell_rest() {
    constexpr std::array<std::pair<const char*, std::string_view>, 4> parts{{
        {"QuestionJS", "a script"},
        {"Randomization", "that its options come in an order of chance"},
        {"DefaultChoices", "what is chosen at first"},
        {"InPageDisplayLogic", "what hides some of its options"},
    }};
    for (const auto& [name, what] : parts) {
      const auto* found = payload_.find(name);
      const bool there = found != nullptr && !found->is_null() && (found->truth() == nullptr || *found->truth()) &&
                         (found->array() == nullptr || !found->array()->empty()) && survey_text(found) != "0";
      if (there) tell(std::string(what), "left out");
    }
    const auto* languages = payload_.find("Language");
    if (languages != nullptr && languages->object() != nullptr && !languages->object()->empty())
      tell("its words in other languages", "left out");
  }

  SurveyObject& payload_;
  const std::string& name_;
  const Place& place_;
  Sketch& out_;
  QuestionSketch question_;
};

}  // namespace

std::vector<QuestionSketch> qsf_questions(SurveyObject& payload, const std::string& name, const Place& place,
                                          Sketch& out) {
  return QuestionReader(payload, name, place, out).run();
}

}  // namespace muster::conversions
