// Reads the properties of a SurveyJS object, and keeps account of them.
#include "surveyjs_words.hpp"

#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/trim.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace muster::conversions {
namespace {

/// How a survey looks and moves: Muster lays its forms out itself.
constexpr std::array<std::string_view, 78> looks{"colCount",
                                                 "columnColCount",
                                                 "startWithNewLine",
                                                 "width",
                                                 "minWidth",
                                                 "maxWidth",
                                                 "indent",
                                                 "titleLocation",
                                                 "descriptionLocation",
                                                 "renderAs",
                                                 "displayMode",
                                                 "placeholder",
                                                 "placeHolder",
                                                 "showNumber",
                                                 "showQuestionNumbers",
                                                 "showProgressBar",
                                                 "progressBarType",
                                                 "progressBarLocation",
                                                 "logo",
                                                 "logoPosition",
                                                 "logoWidth",
                                                 "logoHeight",
                                                 "logoFit",
                                                 "widthMode",
                                                 "questionTitleLocation",
                                                 "questionErrorLocation",
                                                 "questionDescriptionLocation",
                                                 "showPrevButton",
                                                 "showNavigationButtons",
                                                 "pagePrevText",
                                                 "pageNextText",
                                                 "completeText",
                                                 "startSurveyText",
                                                 "firstPageIsStarted",
                                                 "firstPageIsStartPage",
                                                 "firstPageIsStarted",
                                                 "goNextPageAutomatic",
                                                 "autoAdvanceEnabled",
                                                 "textUpdateMode",
                                                 "checkErrorsMode",
                                                 "focusFirstQuestionAutomatic",
                                                 "focusOnFirstError",
                                                 "showTOC",
                                                 "tocLocation",
                                                 "headerView",
                                                 "backgroundColor",
                                                 "backgroundImage",
                                                 "backgroundOpacity",
                                                 "size",
                                                 "autocomplete",
                                                 "autoGrow",
                                                 "allowResize",
                                                 "acceptCarriageReturn",
                                                 "rateType",
                                                 "rateDisplayMode",
                                                 "rateColorMode",
                                                 "scaleColorMode",
                                                 "alternateRows",
                                                 "cellErrorLocation",
                                                 "columnMinWidth",
                                                 "rowTitleWidth",
                                                 "verticalAlign",
                                                 "showHeader",
                                                 "itemSize",
                                                 "itemTitleWidth",
                                                 "imageHeight",
                                                 "imageWidth",
                                                 "imageFit",
                                                 "state",
                                                 "innerIndent",
                                                 "questionsOnPageMode",
                                                 "showTitle",
                                                 "showPageTitles",
                                                 "fitToContainer",
                                                 "maxTextLength",
                                                 "swapOrder",
                                                 "separateSpecialChoices",
                                                 "displayRateDescriptionsAsExtremeItems"};

constexpr std::size_t most_told_of_a_list = 100;

/// A list of objects, such as calculated values: each is something that the survey does.
bool is_list_of_objects(const Json& value) {
  const auto* list = value.array();
  return list != nullptr && !list->empty() &&
         std::all_of(list->begin(), list->end(), [](const Json& one) { return one.object() != nullptr; });
}

void tell_each(const std::string& name, const Json& list, const Place& place, Differences& differences) {
  std::size_t number = 0;
  for (const auto& one : *list.array()) {
    if (++number > most_told_of_a_list) {
      differences.add(place, "more than 100 entries of " + name, "the others are left out");
      return;
    }
    differences.add(place, "entry " + std::to_string(number) + " of " + name + " (" + shown_json(one) + ")",
                    "left out");
  }
}

}  // namespace

std::string shown_json(const Json& json) {
  constexpr std::size_t most = 160;
  const auto text = json_text(json);
  return text.size() <= most ? text : std::string(first_bytes(text, most)) + "…";
}

std::string survey_text(const Json* json) {
  if (json == nullptr) return {};
  if (const auto* text = json->text()) return *text;
  if (const auto* truth = json->truth()) return *truth ? "true" : "false";
  if (const auto* whole = json->whole()) return std::to_string(*whole);
  if (const auto number = json->number()) return json_text(*json);
  return {};
}

const Json* SurveyObject::find(std::string_view name) {
  read_.emplace(name);
  return json_->find(name);
}

const Json* SurveyObject::find_if(std::string_view name, bool (*is_such)(const Json&)) {
  const auto* found = json_->find(name);
  if (found == nullptr || !is_such(*found)) return nullptr;
  read_.emplace(name);
  return found;
}

std::string SurveyObject::text(std::string_view name) { return survey_text(find(name)); }

bool SurveyObject::is_true(std::string_view name) {
  const auto* found = find_if(name, [](const Json& json) { return json.truth() != nullptr; });
  return found != nullptr && *found->truth();
}

std::optional<double> SurveyObject::number(std::string_view name) {
  const auto* found = find_if(name, [](const Json& json) { return json.number().has_value(); });
  return found == nullptr ? std::nullopt : found->number();
}

void SurveyObject::tell_rest(const Place& place, Differences& differences) const {
  const auto* members = json_->object();
  if (members == nullptr) return;
  std::vector<std::string> only_looks;
  for (const auto& [name, value] : *members) {
    if (read_.contains(name)) continue;
    if (std::find(looks.begin(), looks.end(), name) != looks.end()) {
      only_looks.push_back(name);
      continue;
    }
    if (is_list_of_objects(value))
      tell_each(std::string(first_bytes(name, 60)), value, place, differences);
    else
      differences.add(place, "the property " + std::string(first_bytes(name, 60)) + " (" + shown_json(value) + ")",
                      "left out");
  }
  if (!only_looks.empty())
    differences.add(place, "how it looks (" + joined(only_looks, ", ") + ")", "left out: Muster lays forms out itself");
}

}  // namespace muster::conversions
