// Nothing here judges: an answer is quoted unless the form's own words make the sentence.
#include "told_answers.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/told_parts.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <array>
#include <sstream>

namespace muster::figures {
namespace {

/// Answers that one sentence can hold.
constexpr std::size_t most_told = 4;

std::vector<std::string> words_in(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(folded_name(word));
  return out;
}

/// The answer is isolated without its quotes, so that a count before it stays before it.
std::string in_quotes(const std::string& text) { return told_quoted(text); }

/// Whether the label ends with the quality, as "Mainly helpful" does.
bool names_quality(const OptionFigures& option, const std::string& quality) {
  const auto words = words_in(option.label);
  return !words.empty() && words.size() <= 4 && words.back() == quality;
}

bool stands_at(const std::vector<std::string>& words, std::size_t at, const std::vector<std::string>& wanted) {
  return at + wanted.size() <= words.size() &&
         std::equal(wanted.begin(), wanted.end(), words.begin() + static_cast<std::ptrdiff_t>(at));
}

bool is_singular(const std::string& being) { return being == "was" || being == "is"; }
bool is_being(const std::string& word) { return is_singular(word) || word == "were" || word == "are"; }

struct Judgement {
  std::string quality;  ///< "helpful"
  std::string being;    ///< "was"; empty in "Did you find ..."
};

/// "Was SUBJECT helpful", "How helpful was SUBJECT", "Did you find SUBJECT helpful".
std::optional<Judgement> judged(const std::vector<std::string>& question, const std::vector<std::string>& subject) {
  const auto word = [&](std::size_t at) { return at < question.size() ? question[at] : std::string(); };
  if (is_being(word(0)) && stands_at(question, 1, subject) && !word(1 + subject.size()).empty())
    return Judgement{word(1 + subject.size()), word(0)};
  if (word(0) == "how" && is_being(word(2)) && stands_at(question, 3, subject)) return Judgement{word(1), word(2)};
  if (word(0) == "did" && word(1) == "you" && word(2) == "find" && stands_at(question, 3, subject) &&
      !word(3 + subject.size()).empty()) {
    return Judgement{word(3 + subject.size()), {}};
  }
  return std::nullopt;
}

/// The answers to "Were you satisfied?" are feelings, and no finding about the event.
bool is_a_person(const std::string& subject) {
  constexpr std::array<std::string_view, 5> people{"you", "we", "i", "they", "people"};
  return std::find(people.begin(), people.end(), subject) != people.end();
}

std::string others_answered(const QuestionFigures& question, const std::vector<const OptionFigures*>& options) {
  const auto left = static_cast<std::int64_t>(options.size() - most_told);
  if (question.kind == forms::QuestionKind::pick_any) {
    const auto people = tell_count("{count} person", "{count} people", *options[most_told]->figure.people);
    return ". " + tell_count("Another answer was ticked by {people}",
                             "{count} other answers were ticked by {people} at most each", left, {{"people", people}});
  }
  std::int64_t people = 0;
  for (auto at = most_told; at < options.size(); ++at) people += *options[at]->figure.people;
  if (left == 1) return told_number(people) + " " + in_quotes(options.back()->label);
  return tell("{people} one of {answers} other answers",
              {{"people", told_number(people)}, {"answers", told_number(left)}});
}

}  // namespace

std::vector<const OptionFigures*> chosen(const QuestionFigures& question) {
  std::vector<const OptionFigures*> out;
  for (const auto& option : question.options) {
    if (!option.beside && option.figure.people.value_or(0) > 0) out.push_back(&option);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const auto* left, const auto* right) { return *left->figure.people > *right->figure.people; });
  return out;
}

bool any_hidden(const QuestionFigures& question) {
  return std::any_of(question.options.begin(), question.options.end(),
                     [](const auto& option) { return option.figure.suppressed; });
}

std::string people_answered(const QuestionFigures& question, const std::string& people, const std::string& answers) {
  const MessageParts parts{{"people", people}, {"answers", answers}};
  if (question.kind == forms::QuestionKind::ranking) return tell("{people} put first {answers}", parts);
  return question.kind == forms::QuestionKind::pick_any ? tell("{people} ticked {answers}", parts)
                                                        : tell("{people} answered {answers}", parts);
}

std::string quoted_answers(const QuestionFigures& question) {
  const auto options = chosen(question);
  const bool hidden = any_hidden(question);
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < options.size() && at < most_told; ++at) {
    parts.push_back((at == 0 ? "" : told_number(*options[at]->figure.people) + " ") + in_quotes(options[at]->label));
  }
  if (hidden)
    return tell("{answers}; the other answers are {hidden}",
                {{"answers", told_list(parts)}, {"hidden", hidden_in_words()}});
  if (options.size() <= most_told) return told_list(parts);
  if (question.kind == forms::QuestionKind::pick_any) return told_list(parts) + others_answered(question, options);
  parts.push_back(others_answered(question, options));
  return told_list(parts);
}

std::string not_chosen(const QuestionFigures& question) {
  std::vector<std::string> names;
  for (const auto& option : question.options) {
    if (!option.beside && option.figure.people == 0) names.push_back(in_quotes(option.label));
  }
  if (names.empty() || names.size() > 2 || chosen(question).size() > most_told || any_hidden(question)) return {};
  const auto answers = told_choice(names);
  if (question.kind == forms::QuestionKind::ranking) return tell("Nobody put first {answers}.", {{"answers", answers}});
  return question.kind == forms::QuestionKind::pick_any ? tell("Nobody ticked {answers}.", {{"answers", answers}})
                                                        : tell("Nobody answered {answers}.", {{"answers", answers}});
}

std::optional<HeadlineFinding> found_to_be(const QuestionFigures& question) {
  if (!tells_english()) return std::nullopt;  // the sentence is built of English words
  const auto subject = words_in(question.headline);
  if (subject.empty() || is_a_person(subject.front())) return std::nullopt;
  const auto judgement = judged(words_in(question.label), subject);
  if (!judgement || judgement->quality.empty()) return std::nullopt;
  const auto options = chosen(question);
  const bool all = std::all_of(options.begin(), options.end(),
                               [&](const auto* option) { return names_quality(*option, judgement->quality); });
  if (options.empty() || !all) return std::nullopt;
  auto again = question.headline;
  if (!judgement->being.empty()) again = is_singular(judgement->being) ? "it" : "them";
  return HeadlineFinding{question.headline, std::move(again)};
}

std::string within_sentence(const OptionFigures& option) { return lower_case(option.label); }

}  // namespace muster::figures
