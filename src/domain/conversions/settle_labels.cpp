// What becomes of labels and options on their way into a form.
#include "settle_labels.hpp"

#include "plain_words.hpp"

#include <muster/domain/forms/option_names.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/trim.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <cmath>

namespace muster::conversions {
namespace {

using forms::CodeMaker;
using forms::Option;
using forms::Question;
using forms::QuestionKind;

constexpr std::size_t longest_paragraph = 4000;
constexpr std::size_t most_in_question = 100;

void tell_marks(const PlainWords& words, const std::string& what, const Place& place, Differences& differences) {
  if (words.markup) differences.add(place, "tags and styles in " + what, "only its words were kept");
  if (words.braces) differences.add(place, what + " has words in braces", "they stand in brackets there");
  if (words.piping)
    differences.add(place, what + " repeats an earlier answer", "the name of that question stands in brackets there");
}

bool is_whole(double number) { return std::floor(number) == number; }

/// "1, 2, 3 and 7 more"
std::string some_of(const std::vector<std::string>& names) {
  constexpr std::size_t most = 8;
  if (names.size() <= most) return listed(names);
  auto out = joined({names.begin(), names.begin() + most}, ", ");
  return out + " and " + std::to_string(names.size() - most) + " more";
}

void tell_codes(const std::vector<Option>& before, const std::vector<std::string>& codes, const Place& place,
                Differences& differences) {
  std::vector<std::string> was;
  std::vector<std::string> is;
  for (std::size_t at = 0; at < codes.size(); ++at) {
    if (before[at].code == codes[at] || before[at].code.empty()) continue;
    was.push_back(before[at].code);
    is.push_back(codes[at]);
  }
  if (was.empty()) return;
  differences.add(place, (was.size() == 1 ? "the option’s name " : "the options’ names ") + some_of(was),
                  (is.size() == 1 ? "its code is " : "their codes are ") + some_of(is));
}

void become_text(Question& question) {
  question.kind = QuestionKind::short_text;
  question.options.clear();
  question.grid.clear();
  question.scale.clear();
  question.at_least = question.at_most = 0;
}

}  // namespace

std::string cut(const std::string& text, std::size_t most) {
  if (character_count(text) <= most) return text;
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size() && count + 1 < most; ++count) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  }
  const auto space = text.rfind(' ', at);
  return trimmed(text.substr(0, space == std::string::npos || space < at / 2 ? at : space)) + "…";
}

std::string Headings::told_apart(std::string label, const std::string& under, const Place& place,
                                 Differences& differences) {
  const auto key = [&](const std::string& words) {
    auto folded = folded_name(words);
    return (folded.empty() ? trimmed(words) : folded) + "\n" + under;
  };
  const auto first = taken_.emplace(key(label), 1);
  if (first.second) return label;
  std::string numbered;
  do {
    const auto behind = " (" + std::to_string(++first.first->second) + ")";
    numbered = cut(label, longest_label - behind.size()) + behind;
  } while (taken_.contains(key(numbered)));
  taken_.emplace(key(numbered), 1);
  differences.add(place, "another question has the label \"" + cut(label, 60) + "\"",
                  "it is called \"" + cut(numbered, 66) + "\" here, so that answers can be told apart");
  return numbered;
}

std::string settled_label(const std::string& label, const std::string& fallback, const std::string& what,
                          const Place& place, Differences& differences) {
  const auto words = plain_words(label);
  tell_marks(words, what, place, differences);
  if (words.text.empty()) {
    if (!fallback.empty()) differences.add(place, what + " is empty", "its name \"" + fallback + "\" stands there");
    return fallback.empty() ? std::string("…") : fallback;
  }
  return words.text;
}

std::string settled_paragraph(const std::string& text, const std::string& what, const Place& place,
                              Differences& differences) {
  const auto words = plain_paragraph(text);
  tell_marks(words, what, place, differences);
  if (character_count(words.text) <= longest_paragraph) return words.text;
  differences.add(place, what + " has more than 4,000 characters", "cut after them");
  return cut(words.text, longest_paragraph);
}

OptionCodes settle_options(Question& question, const Place& place, Differences& differences) {
  OptionCodes codes;
  if (!question.has_options() || question.numbered) return codes;
  if (question.options.size() > most_in_question) {
    differences.add(place,
                    "the list of " + grouped(static_cast<std::int64_t>(question.options.size())) +
                        " options, more than the 100 of a question",
                    "asked as a line of text");
    become_text(question);
    return codes;
  }
  CodeMaker maker('o', false);
  std::set<std::string> labels;
  std::vector<std::string> made;
  const auto before = question.options;
  for (auto& option : question.options) {
    made.push_back(maker.make(option.code.empty() ? option.label : option.code));
    codes.emplace(option.code, made.back());
    auto label = plain_words(option.label);
    tell_marks(label, "the label of option \"" + option.code + "\"", place, differences);
    if (label.text.empty()) label.text = option.code.empty() ? made.back() : plain_words(option.code).text;
    option.label = cut(label.text, longest_label);
    for (std::size_t number = 2; !labels.insert(forms::option_key(option.label)).second; ++number) {
      const auto told = cut(label.text, longest_label - 6) + " (" + std::to_string(number) + ")";
      differences.add(place, "two options are called \"" + cut(option.label, 60) + "\"",
                      "one is called \"" + cut(told, 66) + "\"");
      option.label = told;
    }
    option.code = made.back();
  }
  tell_codes(before, made, place, differences);
  const auto in_row = std::count_if(question.options.begin(), question.options.end(),
                                    [](const Option& option) { return !option.beside; });
  if (in_row == 0) {
    differences.add(place, "there are no options to choose from", "asked as a line of text");
    become_text(question);
    codes.clear();
  } else if (in_row == 1) {
    Option other;
    other.code = maker.make("no");
    other.label = "None of these";
    differences.add(place, "one option is no choice", "\"None of these\" was put below it");
    question.options.insert(question.options.begin() + 1, std::move(other));
  }
  // What stands alone comes last, and so does what stands beside a scale.
  std::stable_partition(question.options.begin(), question.options.end(),
                        [](const Option& option) { return !option.alone && !option.beside; });
  return codes;
}

void settle_limits(Question& question, const Place& place, Differences& differences) {
  const auto within = [&](std::size_t& limit, std::size_t most, const std::string& what) {
    if (limit <= most) return;
    differences.add(place, what + " " + grouped(static_cast<std::int64_t>(limit)),
                    "at most " + grouped(static_cast<std::int64_t>(most)));
    limit = most;
  };
  if (question.kind == QuestionKind::short_text) within(question.limit, 1000, "the limit of letters");
  if (question.kind == QuestionKind::long_text) {
    if (question.limit == 0) question.limit = 4;
    within(question.limit, 30, "the height in lines");
  }
  if (question.kind == QuestionKind::words) {
    if (question.limit == 0) question.limit = 3;
    within(question.limit, 10, "the number of words");
  }
  if (question.kind == QuestionKind::number) {
    constexpr double widest = 1e9;
    if (question.low && !is_whole(*question.low)) question.low = std::floor(*question.low);
    if (question.high && !is_whole(*question.high)) question.high = std::ceil(*question.high);
    if (question.low.has_value() != question.high.has_value()) {
      if (!question.low) question.low = -widest;
      if (!question.high) question.high = widest;
    }
    if (question.low &&
        (*question.low > *question.high || std::abs(*question.low) > widest || std::abs(*question.high) > widest)) {
      differences.add(place, "the range of numbers",
                      "left out: a number lies between -1,000,000,000 and 1,000,000,000");
      question.low = question.high = std::nullopt;
    }
  }
  if (question.kind == QuestionKind::ranking && (question.limit == 1 || question.limit >= question.options.size())) {
    if (question.limit == 1) differences.add(place, "that one option alone is put in order", "all are");
    question.limit = 0;
  }
  if (question.kind == QuestionKind::pick_any) {
    const auto options = question.options.size() -
                         static_cast<std::size_t>(std::count_if(question.options.begin(), question.options.end(),
                                                                [](const Option& option) { return option.alone; }));
    if (question.at_most >= options && question.at_most > 0) question.at_most = 0;
    if (question.at_least > options || (question.at_most > 0 && question.at_least > question.at_most)) {
      differences.add(place, "at least " + std::to_string(question.at_least) + " ticks",
                      "left out: there are no more options");
      question.at_least = 0;
    }
  }
}

}  // namespace muster::conversions
