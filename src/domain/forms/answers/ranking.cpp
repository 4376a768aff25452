// Puts the options into the order of their numbers, or says which number is wrong.
#include "ranking.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <set>

namespace muster::forms {
namespace {

std::string in_quotes(const std::string& text) { return "“" + text + "”"; }

std::size_t most_of(const Question& question) {
  return question.limit > 0 ? std::min(question.limit, question.options.size()) : question.options.size();
}

/// A form that asks for the order of all options is not answered by some of them.
Ranked complete(const Question& question, std::vector<std::string> codes, const Catalogue& words) {
  if (codes.empty() || question.limit > 0 || codes.size() == question.options.size()) return {std::move(codes), {}};
  const std::set<std::string> given(codes.begin(), codes.end());
  constexpr std::size_t most_named = 3;
  std::vector<std::string> missing;
  for (const auto& option : question.options) {
    if (!given.contains(option.code)) missing.push_back(in_quotes(option.label));
  }
  const auto left = static_cast<std::int64_t>(missing.size());
  const auto all = small_number_in(words, static_cast<std::int64_t>(question.options.size()));
  if (missing.size() > most_named) {
    return {{},
            say_count(words, "{count} option has no number yet. Number all {all} for {question}",
                      "{count} options have no number yet. Number all {all} for {question}", left,
                      {{"count", capitalised(small_number_in(words, left))},
                       {"all", all},
                       {"question", in_quotes(question.label)}})};
  }
  return {{},
          say_count(words, "{options} has no number yet. Number all {all} for {question}",
                    "{options} have no number yet. Number all {all} for {question}", left,
                    {{"options", words.is_english() ? listed(missing) : joined(missing, ", ")},
                     {"all", all},
                     {"question", in_quotes(question.label)}})};
}

}  // namespace

Ranked ranked_by_numbers(const Question& question, const std::vector<NumberedOption>& numbers, const Catalogue& words) {
  const auto name = in_quotes(question.label);
  std::vector<const Option*> at(most_of(question), nullptr);
  for (const auto& given : numbers) {
    const auto number = parse_integer(given.number);
    if (!number || *number < 1 || *number > static_cast<std::int64_t>(at.size())) {
      return {
          {},
          say(words, "Give {option} a number from 1 to {last} for {question}",
              {{"option", in_quotes(given.option->label)}, {"last", std::to_string(at.size())}, {"question", name}})};
    }
    auto*& place = at[static_cast<std::size_t>(*number - 1)];
    if (place == given.option) continue;
    if (place != nullptr) {
      return {{},
              say(words,
                  "{option} and {other} both have number {number}. Give each option a number of its own for {question}",
                  {{"option", in_quotes(place->label)},
                   {"other", in_quotes(given.option->label)},
                   {"number", std::to_string(*number)},
                   {"question", name}})};
    }
    place = given.option;
  }
  std::vector<std::string> codes;
  std::optional<std::size_t> gap;
  for (std::size_t number = 0; number < at.size(); ++number) {
    if (at[number] == nullptr) {
      if (!gap) gap = number + 1;
    } else if (gap && question.limit > 0) {
      return {{},
              say(words,
                  "{option} has number {number}, and no option has number {gap}. Number your choices from 1, without a "
                  "gap, for {question}",
                  {{"option", in_quotes(at[number]->label)},
                   {"number", std::to_string(number + 1)},
                   {"gap", std::to_string(*gap)},
                   {"question", name}})};
    } else {
      codes.push_back(at[number]->code);
    }
  }
  const std::set<std::string> once(codes.begin(), codes.end());
  if (once.size() < codes.size())
    return {{}, say(words, "Give each option one number for {question}", {{"question", name}})};
  return complete(question, std::move(codes), words);
}

Ranked ranked_by_codes(const Question& question, std::vector<std::string> codes, const Catalogue& words) {
  const auto name = in_quotes(question.label);
  std::set<std::string> given;
  for (const auto& code : codes) {
    const auto* option = question.option(code);
    if (option == nullptr)
      return {{}, say(words, "Choose from the answers listed for {question}", {{"question", name}})};
    if (!given.insert(code).second) {
      return {{},
              say(words, "{option} stands twice. Leave one of the two for {question}",
                  {{"option", in_quotes(option->label)}, {"question", name}})};
    }
  }
  if (codes.size() > most_of(question)) {
    return {{},
            say(words, "You put {placed} in order. Keep to {most} for {question}",
                {{"placed", small_number_in(words, static_cast<std::int64_t>(codes.size()))},
                 {"most", small_number_in(words, static_cast<std::int64_t>(most_of(question)))},
                 {"question", name}})};
  }
  return complete(question, std::move(codes), words);
}

}  // namespace muster::forms
