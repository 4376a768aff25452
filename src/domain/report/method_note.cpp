// Each sentence asks whether it holds before it is said, so that a note is never longer than the event.
#include "method_note.hpp"

#include <muster/domain/figures/event_words.hpp>
#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/headlines.hpp>
#include <muster/domain/figures/told_parts.hpp>
#include <muster/domain/figures/version_words.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/catalogue/own_words.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace muster::report {
namespace {

using figures::QuestionFigures;
using figures::Summary;
using figures::told_quoted;

template <class Holds>
bool any(const Summary& summary, const Holds& holds) {
  return std::any_of(summary.questions.begin(), summary.questions.end(), holds);
}

template <class Count>
std::int64_t sum(const Summary& summary, const Count& count) {
  std::int64_t out = 0;
  for (const auto& question : summary.questions) out += count(question);
  return out;
}

std::string in_a_row(std::vector<std::string> sentences) {
  std::erase(sentences, std::string());
  return joined(sentences, " ");
}

std::string who(const Summary& summary) {
  if (summary.round == figures::RoundState::none) return {};
  // How final a closed round is ends with what changed since.
  return in_a_row({figures::answers_sentence(summary), figures::how_settled(summary)});
}

std::string bases(const Summary& summary) {
  if (!any(summary, [](const QuestionFigures& each) { return !each.options.empty() && each.answered > 0; })) return {};
  auto out =
      any(summary, [](const QuestionFigures& each) { return each.beside > 0; })
          ? tell(
                "A share is a share of the people who answered that question, without those whose answer stands beside "
                "its scale.")
          : tell("A share is a share of the people who answered that question.");
  if (any(summary,
          [](const QuestionFigures& each) { return each.kind == forms::QuestionKind::pick_any && each.answered > 0; }))
    out += " " + tell("Where several answers could be ticked, shares can add up to more than 100%.");
  return out;
}

std::string intervals(const Summary& summary) {
  const auto sentence = figures::interval_sentence(summary);
  if (sentence.empty()) return {};
  return sentence + " " + tell("Of such intervals about 95 in 100 hold the true share.");
}

std::string averages(const Summary& summary) {
  std::string out;
  if (any(summary, [](const QuestionFigures& each) { return each.mean.has_value(); }))
    out = tell("An average is the sum of the numbers given, divided by the people who gave one.");
  if (any(summary, [](const QuestionFigures& each) { return each.net_score.has_value(); }))
    out += std::string(out.empty() ? "" : " ") +
           tell("A net score is the per cent who gave 9 or 10, less the per cent who gave 0 to 6.");
  return out;
}

/// The first of them by name, so that a long list stays a sentence.
std::string some_of(const std::vector<std::string>& words) {
  constexpr std::size_t most = 8;
  std::vector<std::string> named;
  for (const auto& word : words) {
    if (named.size() == most && words.size() > most + 1) break;
    named.push_back(told_quoted(word));
  }
  const auto more = static_cast<std::int64_t>(words.size() - named.size());
  if (more > 0) named.push_back(tell_count("{number} more", "{number} more", more, {{"number", told_small(more)}}));
  return told_list(named);
}

std::set<std::string> keys_counted(const Summary& summary) {
  std::set<std::string> out;
  for (const auto& question : summary.questions)
    for (const auto& word : question.words) out.insert(word.key);
  for (const auto& notes : summary.note_kinds)
    for (const auto& word : notes.words) out.insert(word.key);
  return out;
}

/// What the programme's own list did to the words that are told; nothing where it joined and left out none of them.
std::string own_list(const Summary& summary, const text::WordRules* list) {
  const auto counted = keys_counted(summary);
  if (list == nullptr || counted.empty()) return {};
  const auto is_told = [&](const std::string& word) {
    const auto keys = text::keys_of(word);
    return std::any_of(keys.begin(), keys.end(), [&](const auto& key) { return counted.contains(key); });
  };
  std::vector<std::string> joins;
  // In the groups of an anonymous form words are left out, and none are joined.
  const bool joined_here = summary.where.empty() || !summary.anonymous;
  for (const auto& group : list->same) {
    if (!joined_here || !is_told(group.front())) continue;
    constexpr std::size_t most = 4;
    if (joins.size() == most) {
      joins.push_back(tell("others likewise"));
      break;
    }
    joins.push_back(tell("{words} with {word}",
                         {{"words", some_of({group.begin() + 1, group.end()})}, {"word", told_quoted(group.front())}}));
  }
  std::vector<std::string> whole;
  for (const auto& phrase : list->phrases)
    if (joined_here && is_told(phrase)) whole.push_back(phrase);
  std::vector<std::string> said;
  if (!joins.empty()) said.push_back(tell("counts {joins}", {{"joins", joined(joins, "; ")}}));
  if (!list->also_stop.empty()) said.push_back(tell("leaves out {words}", {{"words", some_of(list->also_stop)}}));
  if (!whole.empty()) said.push_back(tell("keeps {words} whole", {{"words", some_of(whole)}}));
  if (said.empty()) return {};
  return " " + tell("The programme’s own word list {what}.", {{"what", told_list(said)}});
}

std::string words(const Summary& summary, const text::WordRules* list) {
  const bool of_answers = any(summary, [](const QuestionFigures& each) { return !each.words.empty(); });
  const bool of_notes = std::any_of(summary.note_kinds.begin(), summary.note_kinds.end(),
                                    [](const figures::NoteFigures& each) { return !each.words.empty(); });
  if (!of_answers && !of_notes) return {};
  const auto unit = of_answers && of_notes
                        ? tell("A word counts once for each person or note, and all its forms count as one word.")
                    : of_answers ? tell("A word counts once for each person, and all its forms count as one word.")
                                 : tell("A word counts once for each note, and all its forms count as one word.");
  return unit + " " +
         tell(
             "Words that carry little meaning by themselves (the, and, of, with and the like, by the Snowball list of "
             "English stop words) are left out of sentences, except those that deny: ‘not useful’ is counted as it "
             "stands.") +
         own_list(summary, list);
}

std::string lists(const Summary& summary) {
  if (!any(summary, [](const QuestionFigures& each) { return !each.texts.empty(); })) return {};
  return tell(
      "Lists of what people wrote are in alphabetical order, never in the order in which answers came. Answers that "
      "differ only in capitals, spaces and punctuation are printed once, with the number of people; those that say "
      "that there "
      "is nothing to say are left out.");
}

/// Who read what, and how alike: of all questions that have themes.
std::string themes(const Summary& summary) {
  std::vector<std::string> out;
  for (const auto& question : summary.questions) {
    if (!question.themes || question.themes->themes.empty()) continue;
    const auto& all = *question.themes;
    const auto name = told_quoted(question.full_label());
    const auto answers = tell_count("{count} answer", "{count} answers", all.wrote);
    auto one = all.readers > 0
                   ? tell_count("{question}: {count} person read {read} of {answers}.",
                                "{question}: {count} people read {read} of {answers}.", all.readers,
                                {{"question", name}, {"read", told_number(all.read)}, {"answers", answers}})
                   : tell_count("{question}: nobody read the {count} answer; themes come of their words alone.",
                                "{question}: nobody read the {count} answers; themes come of their words alone.",
                                all.wrote, {{"question", name}});
    if (all.readers > 0 && all.by_rule > 0)
      one += " " + tell_count("The words of the themes were looked for in {count} more.",
                              "The words of the themes were looked for in {count} more.", all.by_rule);
    if (const auto& agreement = figures::agreement_words(all); !agreement.empty()) one += " " + agreement;
    out.push_back(std::move(one));
  }
  if (out.empty()) return {};
  out.insert(out.begin(),
             tell("A theme counts each person once, whatever they wrote it in; one person may name several."));
  return in_a_row(std::move(out));
}

std::string quotations(const Summary& summary) {
  std::int64_t wrote = 0;
  std::int64_t agreed = 0;
  bool asked = false;
  bool any = false;
  for (const auto& question : summary.questions) {
    if (!question.themes) continue;
    for (const auto& theme : question.themes->themes) any = any || !theme.quotation.empty();
    asked = asked || question.themes->consent_asked;
    wrote += question.themes->wrote;
    agreed += question.themes->agreed;
  }
  if (!any) return {};
  return (asked ? tell_count("Quoted are only people who agreed to it, {agreed} of {count} answer.",
                             "Quoted are only people who agreed to it, {agreed} of {count} answers.", wrote,
                             {{"agreed", told_number(agreed)}}) +
                      " "
                : std::string()) +
         tell(
             "A quotation stands as it was written; […] stands for words that point to somebody. None is tied to a "
             "group or a place.");
}

std::string hidden(const Summary& summary) {
  std::vector<std::string> out;
  if (summary.anonymous) {
    out.push_back(tell("The form is anonymous: no name stands beside an answer."));
    out.push_back(figures::held_back_sentence(summary));
  }
  if (const auto count = sum(summary, [](const QuestionFigures& each) { return each.texts_hidden; }); count > 0)
    out.push_back(tell_count("{count} written answer is not shown, because somebody decided so.",
                             "{count} written answers are not shown, because somebody decided so.", count));
  if (const auto count = sum(summary, [](const QuestionFigures& each) { return each.texts_waiting; }); count > 0)
    out.push_back(
        tell_count("{count} written answer may tell of somebody, and waits until somebody has looked at it.",
                   "{count} written answers may tell of somebody, and wait until somebody has looked at them.", count));
  if (const auto count = sum(summary, [](const QuestionFigures& each) { return each.texts_without_consent; });
      count > 0)
    out.push_back(tell_count(
        "{count} answer was written by somebody who did not agree to be quoted, and is not printed.",
        "{count} answers were written by people who did not agree to be quoted, and are not printed.", count));
  return in_a_row(std::move(out));
}

std::string groups(const Summary& summary) {
  if (!summary.no_breakdown.empty()) return figures::told_no_breakdown(summary);
  std::vector<std::string> out;
  for (const auto& cut : summary.cuts) {
    if (cut.groups.empty()) {
      out.push_back(figures::told_why_not(cut, summary));
      continue;
    }
    std::vector<std::string> labels;
    for (std::size_t at = 0; at < cut.groups.size(); ++at) labels.push_back(told_quoted(figures::told_group(cut, at)));
    out.push_back(tell_count("By {cut}, people stand in {count} group: {groups}.",
                             "By {cut}, people stand in {count} groups: {groups}.",
                             static_cast<std::int64_t>(cut.groups.size()),
                             {{"cut", figures::told_cut(cut)}, {"groups", told_list(labels)}}));
  }
  if (!out.empty()) out.push_back(tell("The groups were made when the form first closed and do not change."));
  return in_a_row(std::move(out));
}

std::string versions(const Summary& summary) {
  std::vector<std::string> out;
  for (const auto& question : summary.questions) {
    const auto sentences = figures::version_sentences(question, summary);
    if (!sentences.empty()) out.push_back(told_quoted(question.full_label()) + ": " + joined(sentences, " "));
  }
  return in_a_row(std::move(out));
}

std::string places(const Summary& summary) {
  if (summary.people == 0 || summary.coverage.of == 0) return {};
  return tell(
      "A place is that of a person’s organisation, or their own where it is known; a person counts for each place that "
      "their organisation serves, and once in every total.");
}

}  // namespace

std::string language_note() {
  switch (own_words_of_reports(told_language())) {
    case OwnWords::checked:
      return {};
    case OwnWords::unchecked:
      return tell("Nobody who speaks this language has yet checked the words that Muster itself put into this report.");
    case OwnWords::none:
      return tell("Muster has no words of its own in this language, so its own sentences are in English.");
  }
  return {};
}

std::vector<document::Block> method_note(const Summary& summary, const text::WordRules* list) {
  std::vector<document::Block> out;
  const auto say = [&](const char* subject, const std::string& sentences) {
    if (sentences.empty()) return;
    out.push_back({document::Paragraph{{{tell(subject) + " ", true, false, {}}, {sentences, false, false, {}}},
                                       document::Paragraph::Look::note}});
  };
  say(to_tell("Who answered."), who(summary));
  say(to_tell("Shares."), bases(summary));
  say(to_tell("Intervals."), intervals(summary));
  say(to_tell("Averages."), averages(summary));
  say(to_tell("Words."), words(summary, list));
  say(to_tell("Themes."), themes(summary));
  say(to_tell("Quotations."), quotations(summary));
  say(to_tell("Lists."), lists(summary));
  say(to_tell("Not shown."), hidden(summary));
  say(to_tell("Groups."), groups(summary));
  say(to_tell("Versions of the form."), versions(summary));
  say(to_tell("Places."), places(summary));
  say(to_tell("Language."), language_note());
  if (out.empty())
    out.push_back(
        {document::Paragraph{{{tell("No figures are printed yet whose making could be told."), false, false, {}}},
                             document::Paragraph::Look::note}});
  return out;
}

}  // namespace muster::report
