// Each sentence asks whether it holds before it is said, so that a note is never longer than the event.
#include "method_note.hpp"

#include <muster/domain/figures/event_words.hpp>
#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/headlines.hpp>
#include <muster/domain/figures/version_words.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace muster::report {
namespace {

using figures::QuestionFigures;
using figures::Summary;

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
  return in_a_row(
      {figures::answers_sentence(summary), figures::how_final(summary), figures::changed_since_closing(summary)});
}

std::string bases(const Summary& summary) {
  if (!any(summary, [](const QuestionFigures& each) { return !each.options.empty() && each.answered > 0; })) return {};
  std::string out = "A share is of the people who answered the question";
  if (any(summary, [](const QuestionFigures& each) { return each.beside > 0; }))
    out += ", without those whose answer stands beside its scale";
  out += ".";
  if (any(summary,
          [](const QuestionFigures& each) { return each.kind == forms::QuestionKind::pick_any && each.answered > 0; }))
    out += " Where several answers could be ticked, shares can add up to more than 100%.";
  return out;
}

std::string intervals(const Summary& summary) {
  const auto sentence = figures::interval_sentence(summary);
  if (sentence.empty()) return {};
  return sentence + " Of such intervals about 95 in 100 hold the true share.";
}

std::string averages(const Summary& summary) {
  std::string out;
  if (any(summary, [](const QuestionFigures& each) { return each.mean.has_value(); }))
    out = "An average is the sum of the numbers given, divided by the people who gave one.";
  if (any(summary, [](const QuestionFigures& each) { return each.net_score.has_value(); }))
    out += std::string(out.empty() ? "" : " ") +
           "A net score is the per cent who gave 9 or 10, less the per cent who gave 0 to 6.";
  return out;
}

/// The first of them by name, so that a long list stays a sentence.
std::string some_of(const std::vector<std::string>& words) {
  constexpr std::size_t most = 8;
  std::vector<std::string> named;
  for (const auto& word : words) {
    if (named.size() == most && words.size() > most + 1) break;
    named.push_back("‘" + word + "’");
  }
  const auto more = static_cast<std::int64_t>(words.size() - named.size());
  if (more > 0) named.push_back(in_words(more) + " more");
  return listed(named);
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
      joins.emplace_back("others likewise");
      break;
    }
    joins.push_back(some_of({group.begin() + 1, group.end()}) + " with ‘" + group.front() + "’");
  }
  std::vector<std::string> whole;
  for (const auto& phrase : list->phrases)
    if (joined_here && is_told(phrase)) whole.push_back(phrase);
  std::vector<std::string> said;
  if (!joins.empty()) said.push_back("counts " + joined(joins, "; "));
  if (!list->also_stop.empty()) said.push_back("leaves out " + some_of(list->also_stop));
  if (!whole.empty()) said.push_back("keeps " + some_of(whole) + " whole");
  if (said.empty()) return {};
  return " The programme’s own word list " + listed(said) + ".";
}

std::string words(const Summary& summary, const text::WordRules* list) {
  const bool of_answers = any(summary, [](const QuestionFigures& each) { return !each.words.empty(); });
  const bool of_notes = std::any_of(summary.note_kinds.begin(), summary.note_kinds.end(),
                                    [](const figures::NoteFigures& each) { return !each.words.empty(); });
  if (!of_answers && !of_notes) return {};
  const std::string unit = of_answers && of_notes ? "once a person or note"
                           : of_answers           ? "once a person"
                                                  : "once a note";
  return "A word counts " + unit +
         ", and all its forms count as one word. In sentences, words that carry no meaning by "
         "themselves are left out, by the Snowball list of English stop words (the, and, of, with and the like), "
         "except "
         "those that deny: ‘not useful’ is counted as it stands." +
         own_list(summary, list);
}

std::string lists(const Summary& summary) {
  if (!any(summary, [](const QuestionFigures& each) { return !each.texts.empty(); })) return {};
  return "Lists of what people wrote stand in the order of the alphabet, never in that of arrival. Answers that differ "
         "only in capitals, spaces and punctuation are told once, with the number of people; those that say that there "
         "is "
         "nothing to say are left out.";
}

/// Who read what, and how alike: of all questions that have themes.
std::string themes(const Summary& summary) {
  std::vector<std::string> out;
  for (const auto& question : summary.questions) {
    if (!question.themes || question.themes->themes.empty()) continue;
    const auto& all = *question.themes;
    std::string one = "‘" + question.full_label() + "’: ";
    if (all.readers > 0)
      one += counted(all.readers, "person", "people") + " read " + grouped(all.read) + " of " +
             counted(all.wrote, "answer", "answers") + ".";
    else
      one += "nobody read the " + counted(all.wrote, "answer", "answers") + "; themes come of their words alone.";
    if (all.readers > 0 && all.by_rule > 0)
      one += " " + grouped(all.by_rule) + " more have themes by their words alone.";
    if (const auto& agreement = figures::agreement_words(all); !agreement.empty()) one += " " + agreement;
    out.push_back(std::move(one));
  }
  if (out.empty()) return {};
  out.insert(out.begin(), "A theme counts each person once, whatever they wrote it in; one person may name several.");
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
  return (asked ? "Quoted are only people who agreed to it, " + grouped(agreed) + " of " +
                      counted(wrote, "answer", "answers") + ". "
                : std::string()) +
         "A quotation stands as it was written; […] stands for words that point to somebody. None is tied to a group "
         "or "
         "a place.";
}

std::string answers_in(std::int64_t count, const char* one, const char* many) {
  return grouped(count) + (count == 1 ? one : many);
}

std::string hidden(const Summary& summary) {
  std::vector<std::string> out;
  if (summary.anonymous) {
    out.emplace_back("The form is anonymous.");
    if (summary.suppress_below > 1)
      out.push_back("Of groups of people nothing is shown in which an answer would stand for fewer than " +
                    in_words(summary.suppress_below) + ".");
  }
  if (const auto count = sum(summary, [](const QuestionFigures& each) { return each.texts_hidden; }); count > 0)
    out.push_back(answers_in(count, " written answer is not shown, because somebody decided so.",
                             " written answers are not shown, because somebody decided so."));
  if (const auto count = sum(summary, [](const QuestionFigures& each) { return each.texts_waiting; }); count > 0)
    out.push_back(answers_in(count, " may tell of somebody, and waits until somebody has looked at it.",
                             " may tell of somebody, and wait until somebody has looked at them."));
  if (const auto count = sum(summary, [](const QuestionFigures& each) { return each.texts_without_consent; });
      count > 0)
    out.push_back(answers_in(count, " was written by somebody who did not agree to be quoted, and is not printed.",
                             " were written by people who did not agree to be quoted, and are not printed."));
  return in_a_row(std::move(out));
}

std::string groups(const Summary& summary) {
  if (!summary.no_breakdown.empty()) return summary.no_breakdown;
  std::vector<std::string> out;
  for (const auto& cut : summary.cuts) {
    if (cut.groups.empty()) {
      out.push_back(cut.why_not);
      continue;
    }
    std::vector<std::string> labels;
    for (const auto& group : cut.groups) labels.push_back("‘" + group.label + "’");
    out.push_back("By " + cut.code + ", people stand in " +
                  counted(static_cast<std::int64_t>(cut.groups.size()), "group", "groups") + ": " + listed(labels) +
                  ".");
  }
  if (!out.empty()) out.emplace_back("The groups were made when the form first closed and do not change.");
  return in_a_row(std::move(out));
}

std::string versions(const Summary& summary) {
  std::vector<std::string> out;
  for (const auto& question : summary.questions) {
    const auto sentences = figures::version_sentences(question, summary);
    if (!sentences.empty()) out.push_back("‘" + question.full_label() + "’: " + joined(sentences, " "));
  }
  return in_a_row(std::move(out));
}

std::string places(const Summary& summary) {
  if (summary.people == 0 || summary.coverage.of == 0) return {};
  return "A place is that of a person’s organisation, or their own where it is known; a person counts for each place "
         "that "
         "their organisation serves, and once in every total.";
}

}  // namespace

std::vector<document::Block> method_note(const Summary& summary, const text::WordRules* list) {
  std::vector<document::Block> out;
  const auto say = [&](const char* subject, const std::string& sentences) {
    if (sentences.empty()) return;
    out.push_back({document::Paragraph{{{std::string(subject) + " ", true, false, {}}, {sentences, false, false, {}}},
                                       document::Paragraph::Look::note}});
  };
  say("Who answered.", who(summary));
  say("Shares.", bases(summary));
  say("Intervals.", intervals(summary));
  say("Averages.", averages(summary));
  say("Words.", words(summary, list));
  say("Themes.", themes(summary));
  say("Quotations.", quotations(summary));
  say("Lists.", lists(summary));
  say("Not shown.", hidden(summary));
  say("Groups.", groups(summary));
  say("Versions of the form.", versions(summary));
  say("Places.", places(summary));
  if (out.empty())
    out.push_back({document::Paragraph{{{"No figures are printed yet whose making could be told.", false, false, {}}},
                                       document::Paragraph::Look::note}});
  return out;
}

}  // namespace muster::report
