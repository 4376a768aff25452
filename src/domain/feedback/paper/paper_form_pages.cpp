// A sheet as a form: one short field a question, with its keys beside it.
#include "paper_form_pages.hpp"

#include <algorithm>
#include <utility>

namespace muster::feedback {
namespace {

/// "1 Helpful, 2 Mainly helpful"; of a long scale of numbers only its ends.
std::string keys_of(const EntryField& field) {
  std::string words;
  const auto add = [&](const PaperOption& option) {
    words += (words.empty() ? "" : ", ") + option.key;
    if (option.label != option.key) words += " " + option.label;
  };
  const auto is_number = [](const PaperOption& option) { return option.key == option.code && !option.beside; };
  const bool numbers = std::count_if(field.options.begin(), field.options.end(), is_number) > 5;
  for (const auto& option : field.options) {
    if (!numbers || !is_number(option)) add(option);
  }
  if (numbers) {
    const auto last = std::find_if(field.options.rbegin(), field.options.rend(), is_number);
    words = field.options.front().code + " to " + last->code + (words.empty() ? "" : ", " + words);
  }
  if (field.required) words += ", - blank";
  return words;
}

web::Field<std::string> field_in(web::Form& form, const EntryField& field) {
  auto label = field.number + " " + field.label;
  if (!field.how.empty()) label += " " + field.how;
  const auto shown = form.text(field.name, std::move(label)).optional();
  if (!field.write_in_key.empty()) return shown.hint(field.write_in_key + ": what is written beside it").width(20);
  if (field.options.empty()) return field.required ? shown.hint("- blank") : shown;
  return shown.hint(keys_of(field)).width(10).plain();
}

}  // namespace

SheetForm::SheetForm(web::Form form, const forms::Form& asked, const TypedSheet& typed) : form_(std::move(form)) {
  for (const auto& field : entry_fields(asked)) {
    const auto begin = typed.find(field.name);
    const auto shown = field_in(form_, field);
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

}  // namespace muster::feedback
