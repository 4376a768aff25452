// Puts the options into the order of their numbers, or says which number is wrong.
#include "ranking.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <set>

namespace muster::forms {
namespace {

std::string in_quotes(const std::string& text) { return "“" + text + "”"; }

std::string behind(const Question& question) { return " for " + in_quotes(question.label); }

std::size_t most_of(const Question& question) {
  return question.limit > 0 ? std::min(question.limit, question.options.size()) : question.options.size();
}

/// A form that asks for the order of all options is not answered by some of them.
Ranked complete(const Question& question, std::vector<std::string> codes) {
  if (codes.empty() || question.limit > 0 || codes.size() == question.options.size()) return {std::move(codes), {}};
  const std::set<std::string> given(codes.begin(), codes.end());
  constexpr std::size_t most_named = 3;
  std::vector<std::string> missing;
  for (const auto& option : question.options) {
    if (!given.contains(option.code)) missing.push_back(in_quotes(option.label));
  }
  const bool one = missing.size() == 1;
  const auto left = static_cast<std::int64_t>(missing.size());
  return {{},
          (missing.size() > most_named ? in_words(left) + " options have no number yet"
                                       : listed(missing) + (one ? " has no number yet" : " have no number yet")) +
              ". Number all " + in_words(static_cast<std::int64_t>(question.options.size())) + behind(question)};
}

}  // namespace

Ranked ranked_by_numbers(const Question& question, const std::vector<NumberedOption>& numbers) {
  std::vector<const Option*> at(most_of(question), nullptr);
  const auto last = std::to_string(at.size());
  for (const auto& given : numbers) {
    const auto number = parse_integer(given.number);
    if (!number || *number < 1 || *number > static_cast<std::int64_t>(at.size())) {
      return {{}, "Give " + in_quotes(given.option->label) + " a number from 1 to " + last + behind(question)};
    }
    auto*& place = at[static_cast<std::size_t>(*number - 1)];
    if (place == given.option) continue;
    if (place != nullptr) {
      return {{},
              in_quotes(place->label) + " and " + in_quotes(given.option->label) + " both have number " +
                  std::to_string(*number) + ". Give each option a number of its own" + behind(question)};
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
              in_quotes(at[number]->label) + " has number " + std::to_string(number + 1) +
                  ", and no option has number " + std::to_string(*gap) +
                  ". Number your choices from 1, without a gap," + behind(question)};
    } else {
      codes.push_back(at[number]->code);
    }
  }
  const std::set<std::string> once(codes.begin(), codes.end());
  if (once.size() < codes.size()) return {{}, "Give each option one number" + behind(question)};
  return complete(question, std::move(codes));
}

Ranked ranked_by_codes(const Question& question, std::vector<std::string> codes) {
  std::set<std::string> given;
  for (const auto& code : codes) {
    const auto* option = question.option(code);
    if (option == nullptr) return {{}, "Choose from the answers listed" + behind(question)};
    if (!given.insert(code).second)
      return {{}, in_quotes(option->label) + " stands twice. Leave one of the two" + behind(question)};
  }
  if (codes.size() > most_of(question)) {
    return {{},
            "You put " + in_words(static_cast<std::int64_t>(codes.size())) + " in order. Keep to " +
                in_words(static_cast<std::int64_t>(most_of(question))) + behind(question)};
  }
  return complete(question, std::move(codes));
}

}  // namespace muster::forms
