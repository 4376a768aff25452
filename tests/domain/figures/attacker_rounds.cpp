// Rounds by chance.

#include "domain/figures/attacker.hpp"

#include <algorithm>
#include <array>

namespace attacker {
namespace {

using namespace muster;
using forms::Question;
using forms::QuestionKind;

class Chance {
 public:
  explicit Chance(std::uint32_t seed) : random_(seed) {}
  /// Not by a distribution of the standard library: the same seed must give the same round everywhere.
  std::size_t below(std::size_t bound) { return random_() % bound; }
  bool one_in(std::size_t many) { return below(many) == 0; }
  /// Mostly the first of `count`.
  std::size_t skewed(std::size_t count) { return std::min(below(count + 1), std::min(below(count + 1), below(count))); }

 private:
  std::mt19937 random_;
};

std::string code_of(std::size_t at) { return "q" + std::to_string(at); }

query::Filter equals(const std::string& name, const std::string& value) {
  query::Filter out;
  out.name = name;
  out.values = {value};
  return out;
}

Question random_question(Chance& chance, std::size_t at, const forms::Page& before) {
  constexpr std::array kinds{QuestionKind::pick_one,  QuestionKind::pick_one, QuestionKind::scale,
                             QuestionKind::pick_any,  QuestionKind::number,   QuestionKind::words,
                             QuestionKind::short_text};
  Question out;
  out.code = code_of(at);
  out.label = "Question " + std::to_string(at);
  out.kind = at < 2 ? kinds[chance.below(3)] : kinds[chance.below(kinds.size())];
  if (out.has_options()) {
    const auto count = 2 + chance.below(4);
    for (std::size_t option = 0; option < count; ++option) {
      out.options.push_back({"a" + std::to_string(option), "Answer " + std::to_string(option), {}, false});
    }
  }
  if (out.kind == QuestionKind::words) out.limit = 3;
  if (out.kind == QuestionKind::number) {
    out.low = 0;
    out.high = 20;
  }
  const bool routed = !before.questions.empty() && chance.one_in(4);
  if (routed && before.questions.front().has_options()) {
    out.ask_if = equals(before.questions.front().code, before.questions.front().options.front().code);
  } else {
    out.required = chance.one_in(3);
  }
  return out;
}

forms::Form random_form(Chance& chance) {
  forms::Form form;
  form.name = "chance";
  form.title = "Chance";
  form.anonymous = true;
  form.suppress_below = chance.one_in(2) ? 5 : 3 + chance.below(8);
  form.pages.push_back({"Page", {}});
  const auto count = 3 + chance.below(5);
  for (std::size_t at = 0; at < count; ++at)
    form.pages[0].questions.push_back(random_question(chance, at, form.pages[0]));
  for (const auto& question : form.pages[0].questions) {
    const bool fits = question.kind == QuestionKind::pick_one || question.kind == QuestionKind::scale;
    if (fits && form.breakdown.size() < 3 && (form.breakdown.empty() || chance.one_in(2)))
      form.breakdown.push_back(question.code);
  }
  return form;
}

forms::Answer random_answer(Chance& chance, const Question& question) {
  static const std::vector<std::string> words{"useful", "long", "clear", "friendly", "late"};
  switch (question.kind) {
    case QuestionKind::pick_any: {
      forms::Answer out;
      for (const auto& option : question.options) {
        if (chance.one_in(out.codes.empty() ? 2 : 4)) out.codes.push_back(option.code);
      }
      return out;
    }
    case QuestionKind::number:
      return {{}, {std::to_string(chance.skewed(21))}};
    case QuestionKind::words:
      return {{}, {words[chance.skewed(words.size())]}};
    case QuestionKind::short_text:
      return {{}, {"text " + std::to_string(chance.below(1000))}};
    default:
      return {{question.options[chance.skewed(question.options.size())].code}, {}};
  }
}

}  // namespace

namespace {

forms::Answers random_answers(Chance& chance, const forms::Form& form, std::size_t blanks) {
  forms::Answers answers;
  for (const auto* question : form.questions()) {
    if (!forms::is_asked(*question, form, answers)) continue;
    if (!question->required && chance.one_in(blanks)) continue;
    auto answer = random_answer(chance, *question);
    if (answer.codes.empty() && answer.texts.empty() && question->required)
      answer.codes.push_back(question->options.front().code);
    if (!answer.codes.empty() || !answer.texts.empty()) answers.emplace(question->code, std::move(answer));
  }
  return answers;
}

/// Another version: what a condition or a breakdown names stays.
forms::Form changed(Chance& chance, const forms::Form& was) {
  auto form = was;
  auto& questions = form.pages[0].questions;
  const auto is_named = [&](const std::string& code) {
    const auto& cuts = form.breakdown;
    return code == questions.front().code || std::find(cuts.begin(), cuts.end(), code) != cuts.end();
  };
  for (std::size_t at = questions.size(); at-- > 0;) {
    auto& question = questions[at];
    if (!is_named(question.code) && chance.one_in(4)) {
      questions.erase(questions.begin() + static_cast<std::ptrdiff_t>(at));
      continue;
    }
    if (!question.has_options()) continue;
    if (question.options.size() > 2 && chance.one_in(3)) question.options.pop_back();
    if (chance.one_in(3)) {
      const auto place = question.options.begin() + static_cast<std::ptrdiff_t>(chance.below(question.options.size()));
      question.options.insert(place, {"new", "New answer", {}, false});
    }
  }
  if (chance.one_in(2)) {
    Question added;
    added.code = "added";
    added.label = "Added";
    added.kind = QuestionKind::pick_one;
    added.options = {{"a0", "Answer 0", {}, false}, {"a1", "Answer 1", {}, false}};
    questions.push_back(std::move(added));
  }
  return form;
}

}  // namespace

TwoVersions random_versions(std::uint32_t seed) {
  Chance chance(seed);
  TwoVersions out;
  out.first = random_form(chance);
  out.second = changed(chance, out.first);
  const auto blanks = 2 + chance.below(30);
  const auto some = [&] { return chance.one_in(4) ? chance.below(8) : chance.below(200); };
  out.before = some();
  const auto people = out.before + some();
  for (std::size_t person = 0; person < people; ++person)
    out.answers.push_back(random_answers(chance, person < out.before ? out.first : out.second, blanks));
  return out;
}

figures::SummaryInput random_round(std::uint32_t seed) {
  Chance chance(seed);
  figures::SummaryInput out;
  out.event.slug = "chance";
  out.form = random_form(chance);
  out.round = figures::RoundState::closed;
  const auto people = chance.one_in(3) ? chance.below(60) : chance.one_in(2) ? chance.below(150) : chance.below(500);
  const auto blanks = 2 + chance.below(30);
  for (std::size_t person = 0; person < people; ++person)
    out.answers.push_back(random_answers(chance, *out.form, blanks));
  out.responses = static_cast<std::int64_t>(people);
  return out;
}

}  // namespace attacker
