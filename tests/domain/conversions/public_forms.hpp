#pragma once
// The public forms that ours in public/ are built after: questions, options and conditions like theirs, in our words.

#include <array>
#include <string_view>

namespace muster::test {

struct PublicForm {
  std::string_view file;     ///< in tests/domain/conversions/public/
  std::string_view source;   ///< the repository and the file in it
  std::string_view licence;  ///< of that repository
};

inline constexpr std::string_view bsd = "BSD-2-Clause";

inline constexpr std::array public_forms = std::to_array<PublicForm>({
    {"text-and-integer.csv", "XLSForm/pyxform tests/example_xls/text_and_integer.md", bsd},
    {"yes-or-no.csv", "XLSForm/pyxform tests/example_xls/yes_or_no_question.md", bsd},
    {"specify-other.csv", "XLSForm/pyxform tests/example_xls/specify_other.md", bsd},
    {"group.csv", "XLSForm/pyxform tests/example_xls/group.md", bsd},
    {"loop.csv", "XLSForm/pyxform tests/example_xls/loop.md", bsd},
    {"simple-loop.csv", "XLSForm/pyxform tests/example_xls/simple_loop.csv", bsd},
    {"widgets.csv", "XLSForm/pyxform tests/example_xls/widgets.csv", bsd},
    {"tutorial.csv", "XLSForm/pyxform tests/example_xls/tutorial.xls", bsd},
    {"table-list.csv", "XLSForm/pyxform tests/example_xls/table-list.xls", bsd},
    {"or-other.csv", "XLSForm/pyxform tests/example_xls/or_other.xlsx", bsd},
    {"choice-filter.csv", "XLSForm/pyxform tests/example_xls/choice_filter_test.xlsx", bsd},
    {"spec-test.csv", "XLSForm/pyxform tests/example_xls/xlsform_spec_test.xlsx", bsd},
    {"biomass-plot.csv", "XLSForm/pyxform tests/bug_example_xls/UCL_Biomass_Plot_Form.xlsx", bsd},
    {"calculate.csv", "XLSForm/pyxform tests/example_xls/calculate.xls", bsd},
    {"any-letters.csv", "XLSForm/pyxform tests/example_xls/utf_csv.csv", bsd},
    {"any-case.csv", "XLSForm/pyxform tests/example_xls/case_insensitivity.md", bsd},
    {"product-feedback.json", "surveyjs/survey-library _includes/surveys/real-productfeedback.json", "MIT"},
    {"medical-service.json", "surveyjs/survey-library _includes/surveys/real-medical-service.json", "MIT"},
    {"condition-kids.json", "surveyjs/survey-library _includes/surveys/condition-kids.json", "MIT"},
    {"skins.json", "surveyjs/survey-library _includes/surveys/real-devexpresswinformsskins.json", "MIT"},
    {"several-pages.json", "surveyjs/survey-library _includes/surveys/survey-severalpages.json", "MIT"},
    {"address.json", "surveyjs/survey-library _includes/surveys/survey-startwithnewline.json", "MIT"},
    {"process-text.json", "surveyjs/survey-library _includes/surveys/survey-processtext.json", "MIT"},
    {"trigger-visible.json", "surveyjs/survey-library _includes/surveys/trigger-visible.json", "MIT"},
    {"validators.json", "surveyjs/survey-library _includes/surveys/validators-standard.json", "MIT"},
    {"panel.json", "surveyjs/survey-library _includes/surveys/questiontype-panel.json", "MIT"},
    {"teachers.json", "surveyjs/survey-library _includes/surveys/questiontype-matrixdynamic.json", "MIT"},
    {"trigger-complete.json", "surveyjs/survey-library _includes/surveys/trigger-complete.json", "MIT"},
    {"languages.json", "surveyjs/survey-library _includes/surveys/survey-multilanguages.json", "MIT"},
    {"performance-review.json", "surveyjs/surveyjs-hr-demo src/schemas/Add Performance Review.json", "none named"},
    {"leave-request.json", "surveyjs/surveyjs-hr-demo src/schemas/Add Leave Request.json", "none named"},
    {"appointment.json", "surveyjs/surveyjs-healthcare-demo src/survey/schemas/appointment-request.json", "none named"},
    {"vegetables.json", "jspsych/jsPsych packages/plugin-survey/examples/conditional_question_display.html", "MIT"},
});

}  // namespace muster::test
