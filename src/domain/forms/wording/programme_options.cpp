// Lists the options that come from the programme.
#include <muster/domain/forms/programme_options.hpp>

#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/option_names.hpp>

#include "print_with_notes.hpp"

#include <algorithm>
#include <iterator>

namespace muster::forms {
namespace {

constexpr std::size_t most_options = 100;

bool is_own(const Option& option) { return option.alone || option.write_in || option.beside; }

/// The words that the version before knew the option by, where they were others.
void know_by_former_name(Option& option, const Question* before) {
  const auto* was = before == nullptr ? nullptr : before->option(option.code);
  if (was == nullptr) return;
  const auto key = option_key(option.label);
  const auto add = [&](const std::string& name) {
    const auto known =
        std::ranges::any_of(option.also, [&](const auto& one) { return option_key(one) == option_key(name); });
    if (option_key(name) != key && !known) option.also.push_back(name);
  };
  add(was->label);
  for (const auto& name : was->also) add(name);
}

}  // namespace

bool is_option_source(std::string_view name) { return std::ranges::find(option_sources, name) != option_sources.end(); }

Option stand_in_option(std::string_view source) {
  const std::string whose = source == "places"          ? "of the region"
                            : source == "organisations" ? "of the network"
                                                        : "of the event";
  Option option;
  option.code = source;
  option.label = "(the " + std::string(source) + " " + whose + ")";
  return option;
}

bool is_stand_in(const Question& question, const Option& option) {
  return !question.options_from.empty() && option == stand_in_option(question.options_from);
}

bool has_stand_ins(const Form& form) {
  return std::ranges::any_of(form.questions(), [](const Question* question) {
    return std::ranges::any_of(question->options, [&](const auto& option) { return is_stand_in(*question, option); });
  });
}

std::set<std::string> sources_of(const Form& form) {
  std::set<std::string> named;
  for (const auto* question : form.questions())
    if (!question->options_from.empty()) named.insert(question->options_from);
  return named;
}

Result<std::string> with_programme_options(std::string_view text, const std::string& source,
                                           const ProgrammeOptions& offered, const Form* published) {
  MUSTER_TRY(form, parse_form(text, source));
  if (sources_of(form).empty()) return std::string(text);
  auto written = as_written(form);
  for (auto& page : written.pages) {
    for (auto& question : page.questions) {
      if (question.options_from.empty()) continue;
      const auto found = offered.find(question.options_from);
      const auto name = "Question \"" + question.code + "\" takes its options from " + question.options_from;
      if (found == offered.end() || found->second.empty())
        return conflict(name + ", and there are none" +
                        (question.options_from == "sessions" || question.options_from == "speakers"
                             ? " in the agenda. Add them there first."
                             : ". Add them to the network first."));
      auto options = found->second;
      const auto* before = published == nullptr ? nullptr : published->question(question.code);
      for (auto& option : options) know_by_former_name(option, before);
      std::ranges::copy_if(question.options, std::back_inserter(options), is_own);
      if (options.size() > most_options)
        return bad_input(name + ", and there are " + std::to_string(found->second.size()) +
                         ": a question has 100 options at most. Ask for it as text.");
      question.options = std::move(options);
    }
  }
  auto listed = print_with_notes(written, text);
  MUSTER_CHECK(parse_form(listed, source));
  return listed;
}

std::string repeated_code(const std::string& code, const std::string& option) { return code + "_" + option; }

}  // namespace muster::forms
