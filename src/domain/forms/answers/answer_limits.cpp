// Adds up what the questions of a form take.
#include <muster/domain/forms/answer_limits.hpp>

#include "answer_lengths.hpp"

#include <algorithm>

namespace muster::forms {
namespace {

constexpr std::size_t longest_code = 40;
constexpr std::size_t longest_digits = 40;          // blanks around them too
constexpr std::size_t beside_the_answers = 16'384;  // token, key, buttons, and what a browser writes around a form
constexpr std::size_t one_far_too_long = 131'072;   // pasted whole into one answer: it comes back to be shortened
constexpr std::size_t around_a_value = 200;         // its name, and the marks between parts
constexpr std::size_t bytes_of_a_character = 12;    // four bytes, each as %F0

/// The first `most` characters.
std::string_view first_characters(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;  // a character takes a byte at the least
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (!begins) continue;
    if (most == 0) return text.substr(0, at);
    --most;
  }
  return text;
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

std::size_t bytes_of(const AnswerRoom& room) {
  return room.values * around_a_value + room.characters * bytes_of_a_character;
}

}  // namespace

AnswerRoom room_of(const Question& question) {
  switch (question.kind) {
    case QuestionKind::pick_one:
    case QuestionKind::pick_any:
    case QuestionKind::scale:
    case QuestionKind::ranking:
      return {question.options.size() + 1, (question.options.size() + 1) * longest_code};
    case QuestionKind::short_text:
      return {4, question.limit > 0 ? question.limit : longest_line};
    case QuestionKind::long_text:
      return {4, longest_text};
    case QuestionKind::words:
      // A sentence in a box is shown back with what is wrong about it.
      return {question.limit + 1, std::max((question.limit + 1) * (longest_word + 2), longest_line)};
    case QuestionKind::number:
      return {4, longest_digits};
  }
  return {};
}

AnswerRoom room_of_write_in() { return {4, longest_line}; }

AnswerRoom room_of_place() { return {4, longest_digits}; }

std::size_t longest_request(const Form& form) {
  std::size_t all = beside_the_answers + one_far_too_long;
  for (const auto& page : form.pages) {
    for (const auto& question : page.questions) {
      all += bytes_of(room_of(question));
      for (const auto& option : question.options) {
        if (option.write_in) all += bytes_of(room_of_write_in());
        if (question.kind == QuestionKind::ranking) all += bytes_of(room_of_place());
      }
    }
  }
  return all;
}

std::optional<AnswerRoom> TypedReader::room_named(std::string_view name) const {
  const auto twice = [](const AnswerRoom& room) { return AnswerRoom{room.values, 2 * room.characters}; };
  if (const auto* question = form_->question(name)) return twice(room_of(*question));
  for (auto point = name.find('.'); point != std::string_view::npos; point = name.find('.', point + 1)) {
    const auto* question = form_->question(name.substr(0, point));
    const auto* option = question == nullptr ? nullptr : question->option(name.substr(point + 1));
    if (option == nullptr) continue;
    if (option->write_in) return twice(room_of_write_in());
    if (question->kind == QuestionKind::ranking) return twice(room_of_place());
  }
  return std::nullopt;
}

bool TypedReader::add(std::string_view name, std::string_view value) {
  auto found = rooms_.find(name);
  if (found == rooms_.end()) {
    const auto twice = room_named(name);
    if (!twice) return false;
    found = rooms_.emplace(name, *twice).first;
  }
  auto& room = found->second;
  if (room.values == 0) return true;
  const auto kept = first_characters(value, characters_);
  const auto length = characters_in(kept);
  cut_ = cut_ || kept.size() < value.size();
  far_ = far_ || cut_ || length > room.characters;
  --room.values;
  room.characters -= std::min(room.characters, length);
  characters_ -= length;
  typed_[found->first].emplace_back(kept);
  return true;
}

}  // namespace muster::forms
