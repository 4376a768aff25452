#pragma once
// "Your views": an anonymous form that is broken down by role and area.

#include <string>
#include <string_view>

namespace muster::test {

/// The form with `questions` (lines of the form language) behind the four that tell groups apart.
inline std::string views_form(std::string_view questions) {
  std::string form = R"(form views "Your views"
  anonymous
  suppress below 5
  breakdown role, area
page "One"
  role    "Who are you here as?"  pick one
          ( ) parent  "Parent or carer"
          ( ) council "Council"
          ( ) health  "Health"
          ( ) school  "School"
  area    "Where do you work?"  pick one
          ( ) north "North"
          ( ) south "South"
  time    "There was time to talk."  scale
          ( ) agree    "Agree"
          ( ) neither  "Neither"
          ( ) disagree "Disagree"
  come    "Will you come again?"  pick one
          ( ) yes "Yes"
          ( ) no  "No"
)";
  return form.append(questions);
}

}  // namespace muster::test
