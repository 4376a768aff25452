#pragma once
// A form out of its text, for tests whose subject is what comes after reading: a fault of the text ends them with its
// place.

#include <muster/domain/forms/language.hpp>

#include "support/catch.hpp"

#include <string>

namespace muster::test {

inline forms::Form form_of(const std::string& text) {
  auto form = forms::parse_form(text, "test.form");
  std::string errors;
  if (!form.ok()) {
    for (const auto& one : form.error().diagnostics) errors += render(one, text);
  }
  INFO(errors);
  REQUIRE(form.ok());
  return *std::move(form);
}

}  // namespace muster::test
