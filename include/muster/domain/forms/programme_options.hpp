#pragma once
// Options that come from the programme: the sessions and speakers of an event, its region's places, its organisations.
// They are listed in the form's text when it is published, so that what was asked stands in the version for good.

#include <muster/domain/forms/form.hpp>
#include <muster/kit/base/result.hpp>

#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

/// What may stand behind "options from".
inline constexpr std::array<std::string_view, 4> option_sources{"sessions", "speakers", "places", "organisations"};
[[nodiscard]] bool is_option_source(std::string_view name);

/// What is shown before an event is known: "(the sessions of the event)".
[[nodiscard]] Option stand_in_option(std::string_view source);
[[nodiscard]] bool is_stand_in(const Question& question, const Option& option);
/// True where options were to be listed and none are.
[[nodiscard]] bool has_stand_ins(const Form& form);

/// The sources that the form names.
[[nodiscard]] std::set<std::string> sources_of(const Form& form);

/// By source, in the order in which they are offered.
using ProgrammeOptions = std::map<std::string, std::vector<Option>>;
/// The form's text with the options listed: those of `offered` in the place of all that were listed before, but for
/// those of the form itself ("alone", "...", beside). An option that `published` called otherwise is known by that name
/// too. The text is returned as it is where no question names a source. Errors: those of parse_form; a source that
/// offers nothing, or more than the 100 options that a question may have.
[[nodiscard]] Result<std::string> with_programme_options(std::string_view text, const std::string& source,
                                                         const ProgrammeOptions& offered, const Form* published);

/// The option that a question of a page for each is asked about, or nullptr. `question` stands in `form`.
[[nodiscard]] const Option* repeated_option(const Question& question, const Form& form);

/// The code of a question of a page for each, asked about that option.
[[nodiscard]] std::string repeated_code(const std::string& code, const std::string& option);

/// The form as it is written: each question of a page for each once, under its own code, and no stand-ins.
[[nodiscard]] Form as_written(const Form& form);

}  // namespace muster::forms
