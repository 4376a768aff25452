// Sentences made from options and words.

#include <muster/domain/figures/headlines.hpp>

#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/free_text.hpp>
#include <muster/kit/base/sentence.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <sstream>
#include <vector>

namespace muster::figures {
namespace {

using forms::QuestionKind;

/// Answers that one sentence can hold.
constexpr std::size_t most_told = 4;

std::vector<std::string> words_in(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

/// The word without what stands around it, for comparing: "helpful?" and "Helpful" are one.
std::string bare(const std::string& word) { return folded_name(word); }

std::string joined(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  std::string out;
  for (auto at = begin; at < end; ++at) out += (out.empty() ? "" : " ") + words[at];
  return out;
}

/// "Was the Summit helpful ...?" or "How helpful was the Summit?": what is judged, and by which word.
struct Judgement {
  std::string subject;  ///< "the Summit"
  std::string quality;  ///< "helpful", folded
};

bool is_being(const std::string& word) {
  constexpr std::array<std::string_view, 4> forms{"was", "were", "is", "are"};
  return std::find(forms.begin(), forms.end(), bare(word)) != forms.end();
}

/// Whether the label ends with the quality, as "Mainly helpful" does.
bool names_quality(const OptionFigures& option, const std::string& quality) {
  const auto words = words_in(option.label);
  return !words.empty() && words.size() <= 3 && bare(words.back()) == quality;
}

std::optional<Judgement> judged(const QuestionFigures& question) {
  if (question.kind != QuestionKind::pick_one && question.kind != QuestionKind::scale) return std::nullopt;
  const auto words = words_in(question.label);
  const auto by = [&](const std::string& quality) {
    return !quality.empty() && std::any_of(question.options.begin(), question.options.end(),
                                           [&](const auto& option) { return names_quality(option, quality); });
  };
  if (words.size() >= 4 && bare(words[0]) == "how" && is_being(words[2]) && by(bare(words[1]))) {
    auto subject = joined(words, 3, words.size());
    while (!subject.empty() && (subject.back() == '?' || subject.back() == ' ')) subject.pop_back();
    if (subject.empty()) return std::nullopt;
    return Judgement{subject, bare(words[1])};
  }
  if (words.size() < 3) return std::nullopt;
  const bool found = bare(words[0]) == "did" && bare(words[1]) == "you" && bare(words[2]) == "find";
  const std::size_t begin = found ? 3 : 1;
  if (!found && !is_being(words[0])) return std::nullopt;
  for (auto at = begin + 1; at < words.size() && at <= begin + 5; ++at) {
    if (by(bare(words[at]))) return Judgement{joined(words, begin, at), bare(words[at])};
  }
  return std::nullopt;
}

std::string in_quotes(const std::string& text) { return "‘" + text + "’"; }

/// "helpful", "mainly helpful": the label in the middle of a sentence.
std::string within(const OptionFigures& option) { return lower_case(option.label); }

/// Options that people chose, most first; options chosen equally often keep the form's order.
std::vector<const OptionFigures*> chosen(const QuestionFigures& question) {
  std::vector<const OptionFigures*> out;
  for (const auto& option : question.options) {
    if (option.figure.people.value_or(0) > 0) out.push_back(&option);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const auto* left, const auto* right) { return *left->figure.people > *right->figure.people; });
  return out;
}

std::string of(std::int64_t people, std::int64_t base, const char* noun) {
  return grouped(people) + " of " + (*noun == '\0' ? grouped(base) : counted(base, "person", noun));
}

bool any_hidden(const QuestionFigures& question) {
  return std::any_of(question.options.begin(), question.options.end(),
                     [](const auto& option) { return option.figure.suppressed; });
}

/// Answers to a statement: "Agree", "Mostly agree", "Neither agree nor disagree".
bool is_agreement(const QuestionFigures& question) {
  if (question.kind == QuestionKind::pick_any || question.options.empty() || question.label.ends_with('?'))
    return false;
  return std::all_of(question.options.begin(), question.options.end(), [](const auto& option) {
    const auto words = words_in(lower_case(option.label));
    return std::any_of(words.begin(), words.end(),
                       [](const auto& word) { return word == "agree" || word == "disagree"; });
  });
}

/// "8 mostly agree", "1 disagrees".
std::string agreeing(const OptionFigures& option) {
  std::string out = grouped(*option.figure.people);
  for (const auto& word : words_in(lower_case(option.label))) {
    const bool verb = word == "agree" || word == "disagree";
    out += " " + word + (verb && option.figure.people == 1 ? "s" : "");
  }
  return out;
}

/// "28 of 40 people agree".
std::string first_agreeing(const OptionFigures& top, const std::string& base) {
  const auto said = agreeing(top);
  return base + said.substr(said.find(' '));
}

std::string verb_of(const QuestionFigures& question) {
  return question.kind == QuestionKind::pick_any ? "ticked" : "answered";
}

bool all_judged(const std::vector<const OptionFigures*>& options, const std::optional<Judgement>& judged_by) {
  return judged_by && std::all_of(options.begin(), options.end(),
                                  [&](const auto* option) { return names_quality(*option, judged_by->quality); });
}

/// "‘Yes’, 5 ‘Partly’ and 1 ‘No’": every answer that somebody gave, up to four.
std::string quoted_answers(const std::vector<const OptionFigures*>& options) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < options.size() && at < most_told; ++at) {
    parts.push_back((at == 0 ? "" : grouped(*options[at]->figure.people) + " ") + in_quotes(options[at]->label));
  }
  return listed(parts);
}

/// "Nobody ticked ‘Online’."; empty where more than two answers stayed empty, or one is hidden.
std::string not_chosen(const QuestionFigures& question) {
  std::vector<std::string> names;
  for (const auto& option : question.options) {
    if (option.figure.people == 0) names.push_back(in_quotes(option.label));
  }
  const auto told = question.options.size() - names.size();
  if (names.empty() || names.size() > 2 || told > most_told || any_hidden(question)) return {};
  return "Nobody " + verb_of(question) + " " + names.front() + (names.size() == 2 ? " or " + names.back() : "") + ".";
}

/// "The other 4 found it mainly helpful.", "5 answered ‘Partly’ and 1 ‘No’."; empty where nobody is left.
std::string others(const QuestionFigures& question, const std::vector<const OptionFigures*>& options,
                   const std::optional<Judgement>& judged_by) {
  if (options.size() < 2) return {};
  if (is_agreement(question)) {
    std::vector<std::string> parts;
    for (std::size_t at = 1; at < options.size() && at < 5; ++at) parts.push_back(agreeing(*options[at]));
    return listed(parts) + ".";
  }
  const bool found = all_judged(options, judged_by);
  const auto say = [&](const OptionFigures& option) { return found ? within(option) : in_quotes(option.label); };
  const auto verb = found ? std::string("found it") : verb_of(question);
  const bool all_of_the_rest = question.kind != QuestionKind::pick_any && !any_hidden(question) && options.size() == 2;
  if (all_of_the_rest) {
    return "The other " + grouped(*options[1]->figure.people) + " " + verb + " " + say(*options[1]) + ".";
  }
  std::vector<std::string> parts;
  for (std::size_t at = 1; at < options.size() && at < most_told; ++at) {
    parts.push_back(grouped(*options[at]->figure.people) + " " + (at == 1 ? verb + " " : "") + say(*options[at]));
  }
  return listed(parts) + ".";
}

/// "38 of 42 people found the Summit helpful."; `it` says "38 of 42 found it helpful."
enum class SubjectStyle { subject, it };
std::optional<std::string> most_chosen(const QuestionFigures& question, SubjectStyle told) {
  const auto options = chosen(question);
  if (options.empty()) return std::nullopt;
  const auto& top = *options.front();
  const auto base = of(*top.figure.people, question.answered, told == SubjectStyle::subject ? "people" : "");
  if (options.size() > 1 && options[1]->figure.people == top.figure.people) return std::nullopt;
  if (is_agreement(question)) {
    auto statement = question.label;
    while (statement.ends_with('.')) statement.pop_back();
    return first_agreeing(top, base) + (told == SubjectStyle::subject ? ": " + in_quotes(statement) : "") + ".";
  }
  const auto by = judged(question);
  if (by && names_quality(top, by->quality)) {
    return base + " found " + (told == SubjectStyle::subject ? by->subject : "it") + " " + within(top) + ".";
  }
  return base + " " + verb_of(question) + " " + in_quotes(top.label) + ".";
}

std::optional<std::string> word_sentence(const QuestionFigures& question) {
  if (question.suppressed || question.answered == 0 || question.words.empty()) return std::nullopt;
  const auto& first = question.words.front();
  auto out = of(first.people, question.answered, "people") + " said " + in_quotes(first.word);
  if (question.words.size() > 1 && question.words[1].people > 1) {
    const auto& second = question.words[1];
    out += ", " + grouped(second.people) + " " + in_quotes(second.word);
  }
  return out + ".";
}

const QuestionFigures* first_with_options(const Summary& summary) {
  for (const auto& question : summary.questions) {
    if (!question.suppressed && question.answered > 0 && !chosen(question).empty()) return &question;
  }
  return nullptr;
}

}  // namespace

std::string headline_of(const QuestionFigures& question, const Summary& summary) {
  if (question.suppressed || question.answered == 0) return finding_of(question, summary);
  if (!question.options.empty()) {
    const auto first = most_chosen(question, SubjectStyle::it);
    if (!first) return finding_of(question, summary);
    const auto options = chosen(question);
    if (is_agreement(question) || all_judged(options, judged(question))) {
      const auto rest = others(question, options, judged(question));
      return *first + (rest.empty() ? "" : " " + rest);
    }
    const auto nobody = not_chosen(question);
    return of(*options.front()->figure.people, question.answered, "") + " " + verb_of(question) + " " +
           quoted_answers(options) + "." + (nobody.empty() ? "" : " " + nobody);
  }
  if (question.kind == QuestionKind::words) return word_sentence(question).value_or(finding_of(question, summary));
  const auto texts = cleaned(question.texts);
  const auto nothing = texts.left_out + question.unprinted_nothing;
  if (question.kind != QuestionKind::number && nothing > 0) {
    return of(question.answered - nothing, question.answered, "people") + " who answered had something to say.";
  }
  return finding_of(question, summary);
}

bool delegates_are_a_base(const Summary& summary) { return summary.people > 0 && summary.responses <= summary.people; }

std::string answered_in_words(const Summary& summary) {
  if (!delegates_are_a_base(summary)) {
    const auto answered = counted(summary.responses, "person answered", "people answered");
    return summary.people == 0 ? answered + "." : answered + ", more than the " + registered_delegates(summary) + ".";
  }
  auto out = grouped(summary.responses) + " of " + registered_delegates(summary) + " answered";
  if (summary.response_rate) out += ": " + percent(*summary.response_rate);
  return out + ".";
}

Opening opening_of(const Summary& summary) {
  if (summary.round == RoundState::none) {
    return {"There is no form yet.", "Publish a form, and what people answer is summed up here while it comes in."};
  }
  if (summary.suppressed) {
    return {"This group is too small to show.", "Its figures, or those of everybody else, would speak of fewer than " +
                                                    in_words(summary.suppress_below) +
                                                    " people. Ask for a larger group."};
  }
  if (summary.responses == 0) {
    switch (summary.round) {
      case RoundState::closed:
        return {"Nobody answered the form.", "It is closed. Open it again if answers are still to come."};
      case RoundState::open:
        return {"No answers yet.", "The form is open. What people answer is summed up here while it comes in."};
      default:
        return {"The form is not open yet.", "What people answer is summed up here from the moment it opens."};
    }
  }
  if (summary.counted_responses == 0) {
    if (!summary.where.empty()) return {"Nobody is in this group.", "Ask for another group, or look at everybody."};
    return {answered_in_words(summary),
            "Their figures begin when enough people have answered that nobody can be recognised."};
  }
  Opening out{answered_in_words(summary), {}};
  if (const auto* question = first_with_options(summary)) {
    if (const auto sentence = most_chosen(*question, SubjectStyle::subject)) {
      out.headline = *sentence;
      out.lead = others(*question, chosen(*question), judged(*question));
      if (!judged(*question) && !is_agreement(*question))
        out.lead = "They were asked: " + question->label + (out.lead.empty() ? "" : " " + out.lead);
    }
  }
  for (const auto& question : summary.questions) {
    if (question.kind != QuestionKind::words) continue;
    if (const auto sentence = word_sentence(question)) out.lead += (out.lead.empty() ? "" : " ") + *sentence;
    break;
  }
  return out;
}

std::string how_final(const Summary& summary) {
  if (summary.responses == 0) return {};
  if (summary.round == RoundState::closed) {
    const auto late = summary.where.empty() ? summary.responses - summary.counted_responses : 0;
    if (late <= 0) return "Answers closed. These figures are final.";
    return "Answers closed. These figures are final, of " + counted(summary.counted_responses, "answer", "answers") +
           ": " + grouped(late) + " more came later, too few to be added without showing what these people answered.";
  }
  if (summary.round == RoundState::none) return {};
  const auto so_far = counted(summary.responses, "answer", "answers") + " so far. ";
  const auto open = summary.round == RoundState::open;
  if (!summary.anonymous)
    return so_far + (open ? "The form is open, so figures still move." : "The form is not open yet.");
  const std::string steps = "grow five at a time and leave out five at least " +
                            std::string(open ? "while the form is open." : "until the form is closed.");
  if (!summary.where.empty() || summary.counted_responses == summary.responses) return so_far + "Figures " + steps;
  if (summary.counted_responses == 0) return so_far + "Figures begin with the tenth, and " + steps;
  return so_far + "Figures are of " + grouped(summary.counted_responses) + " of them; they " + steps;
}

std::optional<KeyFigure> key_figure(const Summary& summary) {
  const auto* question = first_with_options(summary);
  if (question == nullptr || !most_chosen(*question, SubjectStyle::it)) return std::nullopt;
  const auto& top = *chosen(*question).front();
  if (is_agreement(*question)) {
    auto said = first_agreeing(top, "") + ": " + short_label(question->label, 28);
    said.erase(0, 1);
    said = capitalised(std::move(said));
    return KeyFigure{said, *top.figure.people, question->answered};
  }
  const auto by = judged(*question);
  const auto label =
      by && names_quality(top, by->quality)
          ? "Found it " + within(top)
          : std::string(question->kind == QuestionKind::pick_any ? "Ticked " : "Answered ") + in_quotes(top.label);
  return KeyFigure{label, *top.figure.people, question->answered};
}

std::string short_label(const std::string& label, std::size_t most) {
  if (character_count(label) <= most) return label;
  std::string out;
  for (const auto& word : words_in(label)) {
    const auto longer = out.empty() ? word : out + " " + word;
    if (character_count(longer) + 1 > most) break;
    out = longer;
  }
  while (!out.empty() && (out.back() == ',' || out.back() == ';' || out.back() == ':')) out.pop_back();
  return out + "…";
}

}  // namespace muster::figures
