// XLSForms in and out.

#include "every_kind.hpp"

#include <muster/domain/conversions/conversions.hpp>
#include <muster/domain/forms/language.hpp>

#include "support/catch.hpp"

using namespace muster;
using conversions::Difference;

namespace {

forms::Form form_of(const std::string& text) {
  const auto form = forms::parse_form(text, "test.form");
  if (!form.ok()) FAIL(form.error().diagnostics.front().message);
  return *form;
}

conversions::WrittenForm written(const forms::Form& form, const std::string& format) {
  const auto file = conversions::format_named(format)->write(form);
  REQUIRE(file.ok());
  return *file;
}

conversions::ReadForm read(const std::string& bytes) {
  const auto form = conversions::read_form(bytes, "test.csv");
  if (!form.ok()) FAIL(form.error().message);
  return *form;
}

std::string told(const std::vector<Difference>& differences) {
  std::string out;
  for (const auto& difference : differences) out += one_line(difference) + "\n";
  return out;
}

}  // namespace

TEST_CASE("a form written as an XLSForm is read as the form that it was") {
  const auto form = form_of(test::every_kind);
  for (const std::string format : {"xlsform", "xlsform-csv"}) {
    INFO(format);
    const auto file = written(form, format);
    CHECK(told(file.differences) == "");
    const auto back = read(file.bytes);
    CHECK(told(back.differences) == "");
    CHECK(back.text == forms::print_form(form));
    CHECK(back.form == form);
  }
}

TEST_CASE("a form written as a SurveyJS survey is read as the form that it was") {
  // A table has its columns by itself, so what they are called together goes under.
  auto text = std::string(test::every_kind);
  for (auto at = text.find("scale agreement"); at != std::string::npos; at = text.find("scale agreement"))
    text.replace(at, 15, "scale how");
  const auto form = form_of(text);
  const auto file = written(form, "surveyjs");
  CHECK(told(file.differences) == "");
  const auto back = read(file.bytes);
  CHECK(told(back.differences) == "");
  CHECK(back.text == forms::print_form(form));
  CHECK(back.form == form);
}
