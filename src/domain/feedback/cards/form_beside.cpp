// Compares by codes alone: they are what answers are stored under.
#include <muster/domain/feedback/form_beside.hpp>

#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/outline.hpp>
#include <muster/domain/forms/question_count.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <map>

namespace muster::feedback {
namespace {

constexpr std::size_t most_named = 3;

/// Code and words of each question.
using Questions = std::map<std::string, std::string>;

/// As whoever answers counts them.
Questions questions_of(const forms::Form& form) {
  Questions out;
  for (const auto& page : form.pages) {
    for (const auto& question : page.questions) {
      if (!forms::begins_a_question(page, question)) continue;
      const auto* grid = question.grid.empty() ? nullptr : form.grid(question.grid);
      if (grid != nullptr)
        out.emplace(grid->code, grid->label);
      else
        out.emplace(question.repeats.empty() ? question.code : question.repeats, question.label);
    }
  }
  return out;
}

/// What can be read of a text, with its faults.
Questions parts_of(std::string_view text) {
  Questions out;
  for (const auto& part : forms::outline(text))
    if (part.kind == forms::PartKind::question && !part.code.empty()) out.emplace(part.code, part.title);
  return out;
}

std::string count_of(std::size_t count, const std::string& one, const std::string& many) {
  return counted(static_cast<std::int64_t>(count), one, many);
}

}  // namespace

std::optional<FormBeside> form_beside(std::string_view text, const std::vector<BankForm>& bank) {
  const auto form = forms::parse_form(text, "form");
  const auto mine = form.ok() ? questions_of(*form) : parts_of(text);
  std::optional<FormBeside> out;
  for (const auto& other : bank) {
    if (other.shipped || !other.name.starts_with("event-")) continue;
    // While this text has faults both are read part by part: two ways of counting would tell of changes that are none.
    const auto published =
        form.ok() ? forms::read_published_form(other.text, "form") : Result<forms::Form>(form.error());
    const auto theirs = published.ok() ? questions_of(*published) : parts_of(other.text);
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
