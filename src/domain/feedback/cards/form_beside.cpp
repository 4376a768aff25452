// Compares by codes alone: they are what answers are stored under.
#include <muster/domain/feedback/form_beside.hpp>

#include <muster/domain/forms/outline.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <map>

namespace muster::feedback {
namespace {

constexpr std::size_t most_named = 3;

/// Code and words of each question.
std::map<std::string, std::string> questions_of(std::string_view text) {
  std::map<std::string, std::string> out;
  for (const auto& part : forms::outline(text))
    if (part.kind == forms::PartKind::question && !part.code.empty()) out.emplace(part.code, part.title);
  return out;
}

std::string count_of(std::size_t count, const std::string& one, const std::string& many) {
  return counted(static_cast<std::int64_t>(count), one, many);
}

}  // namespace

std::optional<FormBeside> form_beside(std::string_view text, const std::vector<BankForm>& bank) {
  const auto mine = questions_of(text);
  std::optional<FormBeside> out;
  for (const auto& other : bank) {
    if (!other.name.starts_with("event-")) continue;
    const auto theirs = questions_of(other.text);
    FormBeside beside{other.title, other.name, mine.size(), 0, {}, 0};
    for (const auto& [code, words] : mine) {
      if (theirs.contains(code))
        ++beside.kept;
      else
        beside.fresh.push_back(words);
    }
    beside.gone = theirs.size() - beside.kept;
    if (beside.kept >= 2 && (!out || beside.kept > out->kept)) out = std::move(beside);
  }
  return out;
}

std::string words_of(const FormBeside& beside) {
  auto words = beside.kept == beside.questions
                   ? std::string("Every question keeps its code, so that the two can be compared.")
                   : grouped(static_cast<std::int64_t>(beside.kept)) + " of the " +
                         count_of(beside.questions, "question", "questions") +
                         (beside.kept == 1 ? " keeps its code" : " keep their codes") +
                         ", so that the two can be compared.";
  if (!beside.fresh.empty()) {
    std::vector<std::string> named;
    for (const auto& one : beside.fresh)
      if (named.size() < most_named) named.push_back("“" + one + "”");
    const auto more = beside.fresh.size() - named.size();
    if (more > 0) named.push_back(count_of(more, "other", "others"));
    words += " New: " + listed(named) + ".";
  }
  if (beside.gone > 0) words += " " + count_of(beside.gone, "question is", "questions are") + " not asked again.";
  return words;
}

}  // namespace muster::feedback
