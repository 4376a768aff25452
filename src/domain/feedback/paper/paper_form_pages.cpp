// A sheet as a form: one short field a question, with its keys beside it.
#include "paper_form_pages.hpp"

#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <sstream>
#include <utility>

namespace muster::feedback {
namespace {

/// "1 Helpful, 2 Mainly helpful"; of a scale of numbers only its ends: "1 = Too slow … 5 = Too fast".
std::string keys_of(const EntryField& field) {
  std::string words;
  const auto add = [&](const std::string& more) { words += (words.empty() ? "" : ", ") + more; };
  const auto is_number = [](const PaperOption& option) { return option.key == option.code && !option.beside; };
  const auto of_number = [](const PaperOption& option) {
    // What an end means stands behind its number.
    const auto means =
        option.label.starts_with(option.code) ? trimmed(option.label.substr(option.code.size())) : option.label;
    return option.code + (means.empty() ? "" : " = " + means);
  };
  const auto first = std::ranges::find_if(field.options, is_number);
  if (field.numbered && first != field.options.end()) {
    const auto last = std::find_if(field.options.rbegin(), field.options.rend(), is_number);
    const bool told = of_number(*first) != first->code || of_number(*last) != last->code;
    words = of_number(*first) + (told ? " … " : " to ") + of_number(*last);
  }
  for (const auto& option : field.options) {
    if (!field.numbered || !is_number(option)) add(option.key + (option.label == option.key ? "" : " " + option.label));
  }
  if (field.required) add("- blank");
  return words;
}

}  // namespace

web::Field<std::string> sheet_field(web::Form& form, const EntryField& field, const std::string& name,
                                    const std::string& label) {
  const auto shown = (field.several_lines ? form.lines(name, label) : form.text(name, label)).optional();
  if (!field.write_in_key.empty()) return shown.hint(field.write_in_key + ": what is written beside it").width(20);
  if (field.options.empty()) return field.required ? shown.hint("- blank") : shown;
  return shown.hint(keys_of(field)).width(10).plain();
}

SheetForm::SheetForm(web::Form form, const forms::Form& asked, const TypedSheet& typed) : form_(std::move(form)) {
  for (const auto& field : entry_fields(asked)) {
    const auto begin = typed.find(field.name);
    auto label = field.number + " " + field.label;
    if (!field.how.empty()) label += " " + field.how;
    const auto shown = sheet_field(form_, field, field.name, label);
    fields_.push_back(begin == typed.end() ? shown : shown.begins(begin->second));
  }
}

TypedSheet SheetForm::typed() const {
  TypedSheet typed;
  for (const auto& field : fields_) typed[field.name()] = *field;
  return typed;
}

void SheetForm::refuse(const std::vector<forms::AnswerError>& errors) {
  for (const auto& error : errors) {
    const auto found =
        std::find_if(fields_.begin(), fields_.end(), [&](const auto& field) { return field.name() == error.question; });
    if (found != fields_.end()) found->refuse(error.message);
  }
}

void SheetForm::tell_unasked(const forms::Form& asked, const std::vector<std::string>& unasked,
                             const std::string& save) {
  const auto code = unasked.front().substr(0, unasked.front().find('.'));
  refuse({{code, 0, unasked_in_words(asked, unasked)}});
  form_.button(without_button(unasked, save));
}

web::Button without_button(const std::vector<std::string>& unasked, const std::string& words) {
  return {.words = words, .look = web::Button::Look::second, .name = "without", .value = joined(unasked, " ")};
}

std::set<std::string> agreed_unasked(const web::Request& request) {
  std::set<std::string> names;
  std::istringstream told(request.form.get("without"));
  for (std::string name; told >> name;) names.insert(name);
  return names;
}

}  // namespace muster::feedback
