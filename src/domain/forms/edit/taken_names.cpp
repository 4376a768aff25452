// Gathers what a new question may not be called.
#include "taken_names.hpp"

#include "domain/forms/reading/comment_codes.hpp"
#include "domain/forms/reading/names.hpp"

namespace muster::forms {

TakenNames::TakenNames(const ReadText& read) {
  for (const auto& part : read.parts) {
    if (part.part.kind == PartKind::question && !part.part.title.empty()) labels_.insert(label_key(part.part.title));
  }
  const auto take = [this](const std::string& code) {
    if (codes_.insert(code).second) maker_.take(code);
  };
  for (const auto& one : read.statements) {
    const auto& said = one.said;
    headline_ = headline_ || said.what == StatementKind::headline;
    if (said.words.empty() || (said.what != StatementKind::question && said.what != StatementKind::row)) continue;
    take(said.words.front().value);
    take(comment_code(said.words.front().value));
  }
}

std::string TakenNames::code(std::string_view name) {
  auto made = maker_.make(name);
  codes_.insert(made);
  return made;
}

std::string TakenNames::label(const std::string& label) const {
  if (!labels_.contains(label_key(label))) return label;
  for (std::size_t number = 2;; ++number) {
    auto numbered = label + " (" + std::to_string(number) + ")";
    if (!labels_.contains(label_key(numbered))) return numbered;
  }
}

}  // namespace muster::forms
