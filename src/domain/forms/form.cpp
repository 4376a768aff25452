// Looking things up in a form.

#include <muster/domain/forms/form.hpp>
#include <muster/domain/forms/programme_options.hpp>

#include <algorithm>
#include <array>

namespace muster::forms {

std::string_view kind_name(QuestionKind kind) {
  constexpr std::array<std::string_view, 8> names{"one", "any", "scale", "text", "lines", "words", "number", "ranking"};
  return names.at(static_cast<std::size_t>(kind));
}

std::string_view direction_name(Direction direction) {
  constexpr std::array<std::string_view, 4> names{"", "best first", "worst first", "no order"};
  return names.at(static_cast<std::size_t>(direction));
}

std::string_view format_name(TextFormat format) {
  constexpr std::array<std::string_view, 8> names{
      "", "email", "web address", "telephone", "postcode", "first half of a postcode", "date", "time"};
  return names.at(static_cast<std::size_t>(format));
}

const Option* Question::option(std::string_view wanted) const {
  const auto found = std::find_if(options.begin(), options.end(), [&](const auto& one) { return one.code == wanted; });
  return found == options.end() ? nullptr : &*found;
}

std::vector<const Option*> Question::write_ins() const {
  std::vector<const Option*> out;
  for (const auto& one : options) {
    if (one.write_in) out.push_back(&one);
  }
  return out;
}

const Question* Form::question(std::string_view wanted) const {
  for (const auto& page : pages) {
    for (const auto& one : page.questions) {
      if (one.code == wanted) return &one;
    }
  }
  return nullptr;
}

const Grid* Form::grid(std::string_view wanted) const {
  for (const auto& page : pages) {
    for (const auto& one : page.grids) {
      if (one.code == wanted) return &one;
    }
  }
  return nullptr;
}

const Option* repeated_option(const Question& question, const Form& form) {
  if (question.repeat_option.empty()) return nullptr;
  for (const auto& page : form.pages) {
    const auto* over = page.for_each.empty() ? nullptr : form.question(page.for_each);
    const auto* option = over == nullptr ? nullptr : over->option(question.repeat_option);
    const bool here =
        std::any_of(page.questions.begin(), page.questions.end(), [&](const auto& one) { return &one == &question; });
    if (option != nullptr && here) return option;
  }
  return nullptr;
}

namespace {

/// With the option behind it that it is asked about, where the words do not name it.
std::string for_option(std::string label, const Question& question, const Form& form) {
  const auto* option = repeated_option(question, form);
  if (option == nullptr || label.find(option->label) != std::string::npos) return label;
  return label + " (" + option->label + ")";
}

std::string with_what_it_is_about(const Question& question, const Form& form) {
  if (question.comment_on.empty()) return question.label;
  std::string before;
  if (const auto* grid = form.grid(question.comment_on)) {
    before = grid->label;
  } else if (const auto* asked = form.question(question.comment_on)) {
    before = asked->label;
  }
  if (before.empty()) return question.label;
  const bool ends = std::string_view(".?!:").find(before.back()) != std::string_view::npos;
  return before + (ends ? " " : ": ") + question.label;
}

}  // namespace

std::string full_label(const Question& question, const Form& form) {
  return for_option(with_what_it_is_about(question, form), question, form);
}

std::vector<const Question*> Form::questions() const {
  std::vector<const Question*> all;
  for (const auto& page : pages) {
    for (const auto& one : page.questions) all.push_back(&one);
  }
  return all;
}

}  // namespace muster::forms
