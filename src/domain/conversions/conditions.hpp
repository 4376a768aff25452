#pragma once
// Conditions as XLSForm, SurveyJS and LimeSurvey write them, read into that of the form language and written back.

#include <muster/domain/forms/form.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/kit/query/filter.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace muster::conversions {

/// Names and values are those of the text. Nothing where it always holds ("1", "true()"). One reader for the three:
/// where they differ in a word, both words are taken. At most 4 KiB, nested at most 32 deep.
/// Errors: their message says what of it the form language has no words for, without a place.
[[nodiscard]] Result<std::optional<query::Filter>> read_condition(std::string_view text);

/// How a program writes conditions.
enum class Dialect { xlsform, surveyjs, limesurvey };

/// What a program calls a question in its conditions, and an option of it.
struct DialectNames {
  std::function<std::string(const forms::Question& question)> question;
  std::function<std::string(const forms::Question& question, const std::string& code)> option;
  /// What an option is called where a question is compared with it; its code where there is none.
  std::function<std::string(const forms::Question& question, const std::string& code)> value{};
};

/// The condition of a form in that program's words.
[[nodiscard]] std::string condition_text(const query::Filter& filter, const forms::Form& form, Dialect dialect,
                                         const DialectNames& names);

/// Both have to hold; either may be missing.
[[nodiscard]] std::optional<query::Filter> both(std::optional<query::Filter> left, std::optional<query::Filter> right);
/// One of them has to hold; as flat as `both`.
[[nodiscard]] query::Filter either(query::Filter left, query::Filter right);
[[nodiscard]] query::Filter comparison(std::string name, query::Operator op, std::vector<std::string> values);
[[nodiscard]] query::Filter not_so(query::Filter filter);
/// One of them holds; with one it is that, and there is one at least.
[[nodiscard]] query::Filter any_of(std::vector<query::Filter> filters);

}  // namespace muster::conversions
