// Reads the properties of a SurveyJS object, and keeps account of them.
#include "surveyjs_words.hpp"

#include <muster/kit/base/sentence.hpp>

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

}  // namespace

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

std::string SurveyObject::text(std::string_view name) { return survey_text(find(name)); }

bool SurveyObject::is_true(std::string_view name) {
  const auto* found = find(name);
  return found != nullptr && found->truth() != nullptr && *found->truth();
}

std::optional<double> SurveyObject::number(std::string_view name) {
  const auto* found = find(name);
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
    auto shown = json_text(value);
    if (shown.size() > 60) shown = "…";
    differences.add(place, "the property " + name.substr(0, 60) + " (" + shown + ")", "left out");
  }
  if (!only_looks.empty())
    differences.add(place, "how it looks (" + joined(only_looks, ", ") + ")", "left out: Muster lays forms out itself");
}

}  // namespace muster::conversions
