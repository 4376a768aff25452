// Sentences made from options and words.

#include <muster/domain/figures/headlines.hpp>

#include <muster/domain/feedback/withdrawal.hpp>
#include <muster/domain/figures/event_words.hpp>
#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/free_text.hpp>
#include <muster/domain/figures/people_words.hpp>
#include <muster/kit/base/sentence.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include "agreement.hpp"
#include "told_answers.hpp"

#include <sstream>
#include <vector>

namespace muster::figures {
namespace {

using forms::QuestionKind;

std::string in_quotes(const std::string& text) { return "‘" + text + "’"; }

/// "38 of 42 people", "38 of 42"; of one person alone, "1 person".
std::string of(std::int64_t people, std::int64_t base, const char* noun) {
  if (*noun == '\0') return tell("{people} of {base}", {{"people", told_number(people)}, {"base", told_number(base)}});
  if (base == 1 && people == 1) return tell_count("{count} person", "{count} people", 1);
  return tell_count("{people} of {count} person", "{people} of {count} people", base,
                    {{"people", told_number(people)}});
}

/// "38 of 42 people found the Summit helpful", and "The other 4 found it mainly helpful."
struct SentencePair {
  std::string first;  ///< without its full stop
  std::string rest;   ///< a sentence of its own, or empty
};

SentencePair told_as_found(const QuestionFigures& question, const HeadlineFinding& found, const char* noun) {
  const auto options = chosen(question);
  const auto& top = *options.front();
  SentencePair out;
  out.first = of(*top.figure.people, question.base(), noun) + " found " + found.subject + " " + within_sentence(top);
  if (any_hidden(question)) {
    out.rest = tell("The other answers are {hidden}.", {{"hidden", hidden_in_words()}});
    return out;
  }
  if (options.size() < 2) return out;
  if (options.size() == 2) {
    const auto others = *options[1]->figure.people;
    out.rest = "The other " + (others == 1 ? "one" : grouped(others)) + " found " + found.again + " " +
               within_sentence(*options[1]) + ".";
    return out;
  }
  std::vector<std::string> parts;
  for (std::size_t at = 1; at < options.size(); ++at) {
    parts.push_back(grouped(*options[at]->figure.people) + (at == 1 ? " found " + found.again + " " : " ") +
                    within_sentence(*options[at]));
  }
  out.rest = listed(parts) + ".";
  return out;
}

SentencePair told_as_agreement(const QuestionFigures& question, const Agreement& agreement, const char* noun) {
  auto statement = question.label;
  while (statement.ends_with('.')) statement.pop_back();
  return {of(agreement.people, question.base(), noun) + " " + agreement.verb + agreement.shades +
              (*noun == '\0' ? "" : ": " + in_quotes(statement)),
          agreement.rest};
}

std::string and_then(std::string first, const std::string& second) {
  if (second.empty()) return first;
  return first.empty() ? second : first + " " + second;
}

SentencePair headline_on_scale(const QuestionFigures& question) {
  if (const auto agreement = agreement_of(question)) return told_as_agreement(question, *agreement, "people");
  if (const auto found = found_to_be(question)) return told_as_found(question, *found, "people");
  const auto& top = *chosen(question).front();
  const auto people = of(*top.figure.people, question.base(), "people");
  const auto answers = quoted_answers(question);
  // A noun in an English sentence is no noun in another: there the question itself is quoted.
  const auto subject = tells_english() ? question.headline : in_quotes(question.label);
  const MessageParts parts{{"subject", subject}, {"people", people}, {"answers", answers}};
  return {question.kind == QuestionKind::ranking    ? tell("Asked about {subject}, {people} put first {answers}", parts)
          : question.kind == QuestionKind::pick_any ? tell("Asked about {subject}, {people} ticked {answers}", parts)
                                                    : tell("Asked about {subject}, {people} answered {answers}", parts),
          not_chosen(question)};
}

/// What people answered to the question that makes the headline.
SentencePair headline_told(const QuestionFigures& question) {
  auto told = headline_on_scale(question);
  if (question.beside > 0) told.rest = and_then(told.rest, beside_in_words(question) + ".");
  return told;
}

/// The same over a picture, whose question stands beside it.
SentencePair told_beside_picture(const QuestionFigures& question) {
  if (const auto agreement = agreement_of(question)) return told_as_agreement(question, *agreement, "");
  if (const auto found = found_to_be(question)) return told_as_found(question, {found->again, found->again}, "");
  const auto& top = *chosen(question).front();
  const auto people = of(*top.figure.people, question.base(), "");
  return {people_answered(question, people, quoted_answers(question)), not_chosen(question)};
}

const QuestionFigures* headline_question(const Summary& summary) {
  for (const auto& question : summary.questions) {
    if (!question.headline.empty() && !question.suppressed && question.answered > 0 && !chosen(question).empty())
      return &question;
  }
  return nullptr;
}

/// Of answers that joined a closed round by so few that they stay out of its figures, or stepped out of them.
std::string came_too_late(const Summary& summary) {
  const auto late = summary.where.empty() ? summary.responses - summary.counted_responses : 0;
  if (late <= 0 || summary.counted_responses == 0) return {};
  return tell_count(
      "{count} answer is in no figure: it came after the figures were final, or stepped out of them beside people who "
      "withdrew. Counted, it could be read from the figures before and after.",
      "{count} answers are in no figure: they came after the figures were final, or stepped out of them beside people "
      "who withdrew. Counted, they could be read from the figures before and after.",
      late);
}

std::optional<std::string> word_sentence(const QuestionFigures& question) {
  if (question.suppressed || question.answered == 0 || question.words.empty()) return std::nullopt;
  const auto& first = question.words.front();
  if (first.people < 2) return std::nullopt;  // one person's word tells nothing of the others
  const auto people = of(first.people, question.answered, "people");
  auto words = in_quotes(first.word);
  if (question.words.size() > 1 && question.words[1].people > 1) {
    const auto& second = question.words[1];
    words += ", " + told_number(second.people) + " " + in_quotes(second.word);
  }
  return tell("{people} said {words}.", {{"people", people}, {"words", words}});
}

}  // namespace

std::string headline_of(const QuestionFigures& question, const Summary& summary) {
  if (question.suppressed || question.answered == 0) return finding_of(question, summary);
  if (!question.options.empty()) {
    if (chosen(question).empty()) return finding_of(question, summary);
    if (question.net_score) return finding_of(question, summary);
    const auto told = told_beside_picture(question);
    const auto sentence = and_then(told.first + ".", told.rest);
    const auto measured = question.mean ? and_then(sentence, average_in_words(question)) : sentence;
    return question.beside > 0 ? and_then(measured, beside_in_words(question) + ".") : measured;
  }
  if (question.kind == QuestionKind::words) return word_sentence(question).value_or(finding_of(question, summary));
  if (question.format != forms::TextFormat::any) return finding_of(question, summary);
  const auto nothing = question.texts.cleaned().left_out() + question.unprinted_nothing;
  if (question.kind != QuestionKind::number && nothing > 0) {
    return tell("{people} who answered had something to say.",
                {{"people", of(question.answered - nothing, question.answered, "people")}});
  }
  return finding_of(question, summary);
}

std::string headline_sentence(const Summary& summary) {
  const auto* question = headline_question(summary);
  if (question == nullptr) return {};
  const auto told = headline_told(*question);
  return and_then(told.first + ".", told.rest);
}

bool delegates_are_a_base(const Summary& summary) {
  return summary.asked_people > 0 && summary.responses <= summary.asked_people && !summary.responses_in_fives;
}

std::string answered_in_words(const Summary& summary) {
  if (summary.responses_in_fives)
    return "At least " + counted(summary.responses, "person has", "people have") + " answered.";
  if (!delegates_are_a_base(summary)) {
    const auto answered = counted(summary.responses, "person answered", "people answered");
    if (summary.asked_people > 0) return answered + ", more than the " + asked_delegates(summary) + ".";
    if (summary.people == 0) return answered + ".";
    return counted(summary.responses, "answer", "answers") + "; " + registered_delegates(summary) +
           " (who answered is not known).";
  }
  auto out = grouped(summary.responses) + " of " + asked_delegates(summary) + " answered";
  if (summary.response_rate) out += ": " + percent(*summary.response_rate);
  return out + ".";
}

/// Whom a page of a group is about: "18 of the 60 who answered are in this group."
std::string group_in_words(const Summary& summary) {
  return group_base_in_words(summary) + (summary.counted_responses == 1 ? " is" : " are") + " in this group.";
}

Opening opening_of(const Summary& summary) {
  if (summary.round == RoundState::none) {
    return {"There is no form yet.", "Publish a form, and what people answer is summed up here while it comes in."};
  }
  if (summary.suppressed && !too_few_answered(summary)) {
    return {"This group is too small to show.", "Its figures, or those of everybody else, would speak of fewer than " +
                                                    in_words(summary.suppress_below) +
                                                    " people. Ask for a larger group."};
  }
  if (summary.responses == 0) {
    switch (summary.round) {
      case RoundState::closed:
        return {"Nobody answered the form.", "It is closed. Open it again if answers are still to come."};
      case RoundState::open:
        if (summary.responses_in_fives)
          return {"Fewer than five answers so far.", "The form is open. Figures begin with the tenth."};
        return {"No answers yet.", "The form is open. What people answer is summed up here while it comes in."};
      default:
        return {"The form is not open yet.", "What people answer is summed up here from the moment it opens."};
    }
  }
  if (summary.counted_responses == 0) {
    if (!summary.where.empty()) return {"Nobody is in this group.", "Ask for another group, or look at everybody."};
    if (too_few_answered(summary))
      return {answered_in_words(summary),
              feedback::none_shown_in_words(summary.responses) + " Open the form again to ask more people."};
    return {answered_in_words(summary),
            "Their figures begin when enough people have answered that nobody can be recognised."};
  }
  const bool some = !summary.where.empty();
  Opening out{some ? group_in_words(summary) : answered_in_words(summary), {}};
  if (const auto* question = headline_question(summary)) {
    auto told = headline_told(*question);
    out.headline = told.first + ".";
    out.lead = some ? group_in_words(summary) + (told.rest.empty() ? "" : " ") + told.rest : std::move(told.rest);
  }
  for (const auto& question : summary.questions) {
    if (question.kind != QuestionKind::words) continue;
    if (const auto sentence = word_sentence(question)) out.lead += (out.lead.empty() ? "" : " ") + *sentence;
    break;
  }
  return out;
}

std::string changed_since_closing(const Summary& summary) {
  if (summary.round != RoundState::closed) return {};
  auto late = came_too_late(summary);
  if (summary.closings.empty()) return late;
  std::string out;
  if (summary.closings.back().delegates != summary.people) {
    const auto then = summary.closings.back().delegates;
    const auto now = summary.people == 0
                         ? tell("now there are none.")
                         : tell_count("now there is {count}.", "now there are {count}.", summary.people);
    out = then == 0 ? tell("When answers closed, no delegate was registered; {now}", {{"now", now}})
                    : tell_count("When answers closed, {count} delegate was registered; {now}",
                                 "When answers closed, {count} delegates were registered; {now}", then, {{"now", now}});
  }
  const auto first = summary.closings.front().responses;
  if (first != summary.responses) {
    out = and_then(std::move(out),
                   tell_count("The form was opened again after it had first closed: {count} answer then, {now} now.",
                              "The form was opened again after it had first closed: {count} answers then, {now} now.",
                              first, {{"now", told_number(summary.responses)}}));
  }
  return and_then(std::move(out), late);
}

std::string how_final(const Summary& summary) {
  if (summary.responses == 0 || summary.round == RoundState::none) return {};
  if (summary.round == RoundState::closed) return how_settled(summary);
  return (summary.responses_in_fives
              ? tell_count("At least {count} answer so far.", "At least {count} answers so far.", summary.responses)
              : tell_count("{count} answer so far.", "{count} answers so far.", summary.responses)) +
         " " + how_settled(summary);
}

std::string how_settled(const Summary& summary) {
  if (summary.responses == 0 || summary.round == RoundState::none) return {};
  if (summary.round == RoundState::closed)
    return and_then(tell("The form is closed, so these figures are final."), changed_since_closing(summary));
  const auto open = summary.round == RoundState::open;
  if (!summary.anonymous)
    return open ? tell("The form is open, so figures still move.") : tell("The form is not open yet.");
  // Of a form that took its answers from files alone, all are counted that came by five or more.
  if (!open) return tell("Figures grow by five answers at least until the form is closed.");
  if (!summary.where.empty() || summary.counted_responses == summary.responses)
    return tell("Figures grow five at a time while the form is open.");
  if (summary.counted_responses == 0)
    return tell(
        "Figures begin with the tenth, and grow five at a time and leave out five at least while the "
        "form is open.");
  return tell_count(
      "Figures are of {count} of them; they grow five at a time and leave out five at least "
      "while the form is open.",
      "Figures are of {count} of them; they grow five at a time and leave out five at least "
      "while the form is open.",
      summary.counted_responses);
}

std::optional<KeyFigure> key_figure(const Summary& summary) {
  const auto* question = headline_question(summary);
  if (question == nullptr) return std::nullopt;
  if (const auto agreement = agreement_of(*question)) {
    return KeyFigure{capitalised(agreement->verb) + ": " + short_label(question->label, 28), agreement->people,
                     question->base()};
  }
  const auto& top = *chosen(*question).front();
  const auto found = found_to_be(*question);
  auto label = found ? "Found " + found->subject + " " + within_sentence(top)
                     : "Answered " + in_quotes(top.label) + " on " + question->headline;
  return KeyFigure{std::move(label), *top.figure.people, question->base()};
}

std::string short_label(const std::string& label, std::size_t most) {
  if (character_count(label) <= most) return label;
  std::string out;
  std::istringstream words(label);
  for (std::string word; words >> word;) {
    const auto longer = out.empty() ? word : out + " " + word;
    if (character_count(longer) + 1 > most) break;
    out = longer;
  }
  while (!out.empty() && (out.back() == ',' || out.back() == ';' || out.back() == ':')) out.pop_back();
  return out + "…";
}

}  // namespace muster::figures
