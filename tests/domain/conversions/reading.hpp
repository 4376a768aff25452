#pragma once
// Short ways to a form read out of a file, for the tests of formats.

#include <muster/domain/conversions/conversions.hpp>
#include <muster/domain/forms/language.hpp>

#include "support/catch.hpp"
#include "support/form_of.hpp"

#include <string>
#include <vector>

namespace muster::test {

inline conversions::WrittenForm written(const forms::Form& form, const std::string& format) {
  const auto file = conversions::format_named(format)->write(form);
  REQUIRE(file.ok());
  return *file;
}

inline conversions::ReadForm read(const std::string& bytes) {
  const auto form = conversions::read_form(bytes, "test");
  if (!form.ok()) FAIL(form.error().message);
  return *form;
}

/// The form's text from its first page on.
inline std::string questions_of(const conversions::ReadForm& read) { return read.text.substr(read.text.find("page ")); }

inline std::string told(const std::vector<conversions::Difference>& differences) {
  std::string out;
  for (const auto& difference : differences) out += one_line(difference) + "\n";
  return out;
}

inline std::string refusal(const std::string& bytes) {
  const auto form = conversions::read_form(bytes, "test");
  return form.ok() ? std::string() : form.error().message;
}

}  // namespace muster::test
