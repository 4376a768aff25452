#pragma once
// Answers to any form, made up so that conditions hold for some and not for others.

#include <muster/domain/forms/answers.hpp>

#include <string>
#include <vector>

namespace muster::test {

/// Something that can be typed for the question; another for each `seed`.
inline std::vector<std::string> typed_for(const forms::Question& question, std::size_t seed) {
  using Kind = forms::QuestionKind;
  using Format = forms::TextFormat;
  const auto count = question.options.size();
  switch (question.kind) {
    case Kind::pick_one:
    case Kind::scale:
      return {question.options[seed % count].code};
    case Kind::pick_any: {
      const auto& first = question.options[seed % count];
      const auto& second = question.options[(seed / count) % count];
      if (first.alone || second.alone || first.code == second.code || question.at_most == 1) return {first.code};
      return {first.code, second.code};
    }
    case Kind::number: {
      const auto low = question.low.value_or(0);
      const auto high = question.high.value_or(low + 100);
      const auto span = static_cast<std::size_t>(std::min(high - low, 100.0)) + 1;
      return {std::to_string(static_cast<long long>(std::max(low, high - 100)) + static_cast<long long>(seed % span))};
    }
    default:
      break;
  }
  switch (question.format) {
    case Format::email:
      return {"somebody@example.org"};
    case Format::web:
      return {"example.org"};
    case Format::telephone:
      return {"020 7946 0000"};
    case Format::postcode:
      return {"SE1 7PB"};
    case Format::district:
      return {"SE1"};
    case Format::date:
      return {"2027-03-18"};
    case Format::time:
      return {"14:15"};
    default:
      return {"words " + std::to_string(seed)};
  }
}

/// A form filled in from top to bottom; questions that are not asked too, as somebody does who changes their mind.
inline forms::TypedAnswers filled_in(const forms::Form& form, std::size_t seed) {
  forms::TypedAnswers typed;
  std::size_t at = seed * 2654435761U;
  for (const auto* question : form.questions()) {
    at = at * 6364136223846793005U + 1442695040888963407U;
    typed[question->code] = typed_for(*question, at >> 33U);
  }
  return typed;
}

/// Which questions somebody was asked who typed that, in the form's order.
inline std::vector<std::string> asked(const forms::Form& form, const forms::Answers& answers) {
  std::vector<std::string> out;
  for (const auto* question : form.questions()) {
    if (forms::is_asked(*question, form, answers)) out.push_back(question->code);
  }
  return out;
}

}  // namespace muster::test
