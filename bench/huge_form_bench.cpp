// How fast a form of 10,000 questions is checked, beside SurveyJS's model of the same form in the same run. SurveyJS is
// taken from the folder in MUSTER_SURVEY_CORE (`npm install survey-core` somewhere); without it the limit stands
// beside.
#include "measure.hpp"
#include "peers.hpp"

#include <muster/domain/forms/language.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace {

constexpr int questions = 10'000;
constexpr int of_a_page = 10;
constexpr double limit = 0.2;  // seconds

struct HugeForm {
  std::string text;  ///< in our language
  std::string json;  ///< in SurveyJS's
};

/// Kinds take turns, and the last question of a page is asked of some only.
HugeForm huge_form() {
  HugeForm form{"form huge \"Huge\"\n  anonymous\n", "{\"pages\":["};
  for (int at = 0; at < questions; ++at) {
    const auto code = "q" + std::to_string(at);
    const auto label = "Question number " + std::to_string(at) + " of this form?";
    if (at % of_a_page == 0) {
      const auto page = std::to_string(at / of_a_page);
      form.text += "page \"Page " + page + "\"\n";
      form.json += std::string(at == 0 ? "" : "]},") + "{\"name\":\"p" + page + "\",\"elements\":[";
    }
    form.text += "  " + code + " \"" + label + "\"  ";
    form.json +=
        std::string(at % of_a_page == 0 ? "" : ",") + "{\"name\":\"" + code + "\",\"title\":\"" + label + "\",";
    if (at % 3 == 0) {
      form.text += "pick one\n    ( ) yes \"Yes\"\n    ( ) no  \"No\"\n    ( ) other \"It depends\"\n";
      form.json +=
          "\"type\":\"radiogroup\",\"choices\":[{\"value\":\"yes\",\"text\":\"Yes\"},{\"value\":\"no\",\"text\":\"No\"}"
          ","
          "{\"value\":\"other\",\"text\":\"It depends\"}]";
    } else if (at % 3 == 1) {
      form.text += "lines 3\n";
      form.json += "\"type\":\"comment\"";
    } else {
      form.text += "number from 1 to 100\n";
      form.json += "\"type\":\"text\",\"inputType\":\"number\",\"min\":1,\"max\":100";
    }
    if (at % of_a_page == of_a_page - 1) {
      const auto about = "q" + std::to_string(at - at % 3);
      const bool itself = at % 3 == 0;
      const auto named = itself ? "q" + std::to_string(at - 3) : about;
      form.text += "    ask if " + named + " = yes\n";
      form.json += ",\"visibleIf\":\"{" + named + "} = 'yes'\"";
    }
    form.json += "}";
  }
  form.json += "]}]}";
  return form;
}

/// Seconds that SurveyJS takes to make its model of the form; 0 where it is not there.
double survey_core(const HugeForm& form) {
  const char* folder = std::getenv("MUSTER_SURVEY_CORE");
  if (folder == nullptr) return 0;
  const auto here = std::filesystem::temp_directory_path() / "muster-huge-form";
  std::filesystem::create_directories(here);
  std::ofstream(here / "form.json") << form.json;
  std::ofstream(here / "time.cjs") << "const { Model } = require(process.argv[2]);\n"
                                      "const json = JSON.parse(require('fs').readFileSync(process.argv[3], 'utf8'));\n"
                                      "let best = Infinity;\n"
                                      "for (let turn = 0; turn < 3; ++turn) {\n"
                                      "  const begin = process.hrtime.bigint();\n"
                                      "  const model = new Model(json);\n"
                                      "  if (model.getAllQuestions().length !== 10000) process.exit(1);\n"
                                      "  best = Math.min(best, Number(process.hrtime.bigint() - begin) / 1e9);\n"
                                      "}\n"
                                      "console.log('seconds ' + best);\n";
  const auto said = muster::bench::said_by("node " + (here / "time.cjs").string() + " " + folder + " " +
                                           (here / "form.json").string());
  const auto at = said.find("seconds ");
  if (at == std::string::npos) {
    std::printf("SurveyJS did not run: %s\n", said.c_str());
    return 0;
  }
  return std::strtod(said.c_str() + at + 8, nullptr);
}

}  // namespace

int main() {
  const auto form = huge_form();
  std::size_t errors = 0;
  double best = 1e9;
  for (int turn = 0; turn < 5; ++turn) {
    best = std::min(best, muster::bench::seconds([&] {
                      const auto checked = muster::forms::check_form(form.text, "huge.form");
                      errors = checked.ok() ? 0 : checked.error().diagnostics.size();
                    }));
  }
  // Only that no form is that long.
  if (errors != 1) {
    std::printf("%zu errors in a form that has one\n", errors);
    return 1;
  }
  muster::bench::print("10,000 questions checked", best, "s", limit, "the limit");
  if (const auto peer = survey_core(form); peer > 0)
    muster::bench::print("10,000 questions checked", best, "s", peer, "SurveyJS's model");
  return best < limit ? 0 : 1;
}
