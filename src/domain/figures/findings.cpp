// Bases and findings in words.

#include <muster/domain/figures/findings.hpp>

#include "tenths.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/free_text.hpp>
#include <muster/domain/figures/rankings.hpp>
#include <muster/domain/figures/step_means.hpp>
#include <muster/domain/figures/version_words.hpp>
#include <muster/kit/base/sentence.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <cmath>

namespace muster::figures {
namespace {

std::string quoted(const std::string& text) { return "‘" + text + "’"; }

std::string of_people(std::int64_t count, std::int64_t base) {
  if (count == 1 && base == 1) return tell_count("{count} person", "{count} people", 1);
  return tell_count("{people} of {count} person", "{people} of {count} people", base, {{"people", told_number(count)}});
}

std::string people_counted(std::int64_t count) { return tell_count("{count} person", "{count} people", count); }

std::string view_of(const Summary& summary) {
  std::string out;
  if (!summary.where.empty()) out += ". " + tell("Only those with {filter}", {{"filter", summary.where_words}});
  if (summary.round == RoundState::open && summary.where.empty() && summary.counted_responses < summary.responses) {
    const auto people = told_number(summary.responses);
    out += ". " +
           (summary.responses_in_fives
                ? tell("The round is open: at least {people} have answered, and figures move in steps",
                       {{"people", people}})
                : tell("The round is open: {people} have answered, and figures move in steps", {{"people", people}}));
  }
  return out;
}

std::string option_finding(const QuestionFigures& question) {
  std::vector<std::string> labels;
  std::int64_t most = 0;
  std::int64_t base = question.base();
  for (const auto& option : question.options) {
    if (!option.beside) most = std::max(most, option.figure.people.value_or(0));
  }
  for (const auto& option : question.options) {
    if (option.beside || most == 0 || option.figure.people != most) continue;
    labels.push_back(quoted(option.label));
    base = option.offered.value_or(question.base());
  }
  if (labels.empty()) {
    const bool hidden = std::any_of(question.options.begin(), question.options.end(),
                                    [](const OptionFigures& option) { return option.figure.suppressed; });
    return hidden                ? tell("The figures are {hidden}.", {{"hidden", hidden_in_words()}})
           : question.beside > 0 ? beside_in_words(question) + "."
                                 : tell("Nobody chose any of the answers.");
  }
  if (labels.size() > 1) base = question.base();
  const auto people = of_people(most, base);
  const auto share =
      base == 1 ? std::string() : " (" + told_share(static_cast<double>(most) / static_cast<double>(base)) + ")";
  const auto who = people + share;
  const bool ranking = question.kind == forms::QuestionKind::ranking;
  if (labels.size() > 1) {
    const auto answers = told_list(labels);
    if (base == 1) {
      const MessageParts parts{{"answers", answers}, {"people", people}};
      return ranking ? tell("{answers} were put first most, by {people}.", parts)
                     : tell("{answers} were chosen most, by {people}.", parts);
    }
    const MessageParts parts{{"answers", answers}, {"people", people}, {"share", share}};
    return ranking ? tell("{answers} were put first most, by {people} each{share}.", parts)
                   : tell("{answers} were chosen most, by {people} each{share}.", parts);
  }
  const MessageParts parts{{"answer", labels.front()}, {"people", who}};
  if (question.kind == forms::QuestionKind::pick_any) return tell("{answer} was ticked most, by {people}.", parts);
  if (ranking) return tell("{answer} was put first most, by {people}.", parts);
  return tell("{people} answered {answer}.", parts);
}

/// "‘By bus’ was offered to 12 of them: its share is of these".
std::string offered_in_words(const OptionFigures& option, const QuestionFigures& question) {
  return tell_count("{answer} was offered to {people} of these {count} person, and its share is of those",
                    "{answer} was offered to {people} of these {count} people, and its share is of those",
                    question.base(), {{"answer", quoted(option.label)}, {"people", told_number(*option.offered)}});
}

std::string word_finding(const QuestionFigures& question) {
  std::vector<std::string> top;
  for (const auto& word : said_most(question.words)) {
    const bool first = top.empty();
    top.push_back(quoted(word.word) + " (" + (first ? people_counted(word.people) : told_number(word.people)) + ")");
  }
  const auto people = people_counted(question.answered);
  if (top.empty()) {
    const bool alone = !question.words.empty() && question.words.front().people == 1 && question.answered > 1;
    return alone ? tell("{people} answered; no word was said by two of them.", {{"people", people}})
                 : tell("{people} answered.", {{"people", people}});
  }
  const auto words = told_list(top);
  const MessageParts parts{{"people", people}, {"words", words}};
  return top.size() == 1 ? tell("{people} answered; {words} was said most.", parts)
                         : tell("{people} answered; {words} were said most.", parts);
}

std::string number_finding(const QuestionFigures& question) {
  const auto people = people_counted(question.answered);
  if (!question.mean || !question.median) return tell("{people} answered.", {{"people", people}});
  const auto unit = question.unit.empty() ? std::string() : " " + question.unit;
  const auto tenths = [](double value) { return told_decimal(in_tenths(value)); };
  const auto mean = tenths(*question.mean) + unit;
  if (question.answered == 1) return tell("The one person who answered gave {answer}.", {{"answer", mean}});
  auto out =
      tell("The average is {mean} and the median {median}", {{"mean", mean}, {"median", tenths(*question.median)}});
  if (question.tenth && question.ninetieth) {
    out += "; " + tell("the 10th percentile is {tenth} and the 90th {ninetieth}",
                       {{"tenth", tenths(*question.tenth)}, {"ninetieth", tenths(*question.ninetieth)}});
  }
  if (question.lowest && question.highest) {
    out += ", " + tell("from {lowest} to {highest}",
                       {{"lowest", tenths(*question.lowest)}, {"highest", tenths(*question.highest)}});
  }
  const auto spread = spread_in_words(question);
  return out + " (" + people + ")." + (spread.empty() ? "" : " " + spread);
}

std::string net_finding(const QuestionFigures& question) {
  const auto& net = *question.net_score;
  return tell("{people} gave 9 or 10, and {low} gave 6 or less: a net score of {net} (95% interval {from} to {to}).",
              {{"people", of_people(net.high, question.base())},
               {"low", net.low == 0 ? tell("nobody") : told_number(net.low)},
               {"net", net_in_words(net.share.value)},
               {"from", net_in_words(net.share.interval.low)},
               {"to", net_in_words(net.share.interval.high)}});
}

/// "35 more answered ‘Not applicable’ and 2 ‘Don’t know’"; without `more`, "35 people answered ...".
std::string beside_parts(const QuestionFigures& question, bool more) {
  std::vector<std::string> parts;
  for (const auto& option : question.options) {
    const auto people = option.figure.people.value_or(0);
    if (!option.beside || people == 0) continue;
    const auto answer = quoted(option.label);
    if (!parts.empty())
      parts.push_back(told_number(people) + " " + answer);
    else if (more)
      parts.push_back(
          tell_count("{count} more answered {answer}", "{count} more answered {answer}", people, {{"answer", answer}}));
    else
      parts.push_back(tell("{people} answered {answer}", {{"people", people_counted(people)}, {"answer", answer}}));
  }
  return told_list(parts);
}

/// Of the group that was asked for.
std::string group_finding(const QuestionBreakdown& broken) {
  const auto& group = broken.groups.front();
  const auto people = people_counted(group.people);
  if (!group.classes.empty()) {
    const auto most = std::max_element(
        group.classes.begin(), group.classes.end(),
        [](const ClassFigures& left, const ClassFigures& right) { return left.figure.people < right.figure.people; });
    return of_people(most->figure.people.value_or(0), group.people) + ": " + quoted(most->label) + ".";
  }
  if (group.mean)
    return tell("The average of those of the {people} who answered is {mean}.",
                {{"people", people}, {"mean", told_decimal(in_tenths(*group.mean))}});
  if (group.words.empty())
    return tell("No word was said by so many of the {people} that it can be shown.", {{"people", people}});
  return tell("{people} said {words}.", {{"people", of_people(group.words.front().people, group.people)},
                                         {"words", quoted(group.words.front().word)}});
}

}  // namespace

std::vector<WordFigures> said_most(const std::vector<WordFigures>& words) {
  std::size_t count = std::min<std::size_t>(3, words.size());
  if (words.size() > count) {
    while (count > 0 && words[count - 1].people == words[count].people) --count;
  }
  while (count > 0 && words[count - 1].people < 2) --count;
  return {words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count)};
}

std::optional<std::string> why_blank(const QuestionFigures& question, const Summary& summary) {
  if (question.suppressed) return hidden_in_words();
  if (question.answered == 0) return no_answers_in_words(summary);
  return std::nullopt;
}

std::string base_of(const QuestionFigures& question, const Summary& summary) {
  if (auto blank = why_blank(question, summary)) return *blank + view_of(summary);
  const auto answered = told_number(question.base());
  auto out = question.asked == summary.counted_responses
                 ? tell_count("{base} of {count} response", "{base} of {count} responses", question.asked,
                              {{"base", answered}})
                 : tell_count("{base} of {count} person who were asked", "{base} of {count} people who were asked",
                              question.asked, {{"base", answered}});
  const bool hidden = std::any_of(question.options.begin(), question.options.end(),
                                  [](const OptionFigures& option) { return option.figure.suppressed; });
  if (question.kind == forms::QuestionKind::pick_any && question.ticks > question.answered && !hidden) {
    out += ". " + tell_count("{count} tick from {people}, so shares add up to more than 100%",
                             "{count} ticks from {people}, so shares add up to more than 100%", question.ticks,
                             {{"people", people_counted(question.answered)}});
  }
  if (!question.ranks.empty()) out += ". " + points_in_words(question);
  for (const auto& option : question.options) {
    if (option.offered && !option.figure.suppressed) out += ". " + offered_in_words(option, question);
  }
  if (question.beside > 0) {
    out += ". " + (question.base() == 0 ? beside_in_words(question) : beside_parts(question, true));
  }
  for (auto sentence : version_sentences(question, summary)) {
    sentence.pop_back();  // a base ends without a full stop
    out += ". " + sentence;
  }
  return out + view_of(summary);
}

std::string beside_in_words(const QuestionFigures& question) { return beside_parts(question, false); }

std::string average_in_words(const QuestionFigures& question) {
  return question.mean ? tell("The average is {mean}.", {{"mean", told_decimal(in_tenths(*question.mean))}})
                       : std::string();
}

std::string net_in_words(double share) {
  const auto points = std::llround(share * 100);
  return points > 0 ? "+" + std::to_string(points) : points < 0 ? "−" + std::to_string(-points) : "0";
}

std::string base_of_places(const Summary& summary) {
  if (summary.people == 0) return tell("no delegates yet");
  return tell(
      "{people} of {delegates}: those whose place is known",
      {{"people", told_number(summary.coverage.people_with_place)}, {"delegates", registered_delegates(summary)}});
}

std::string base_of_notes(const Summary& summary) {
  if (summary.notes == 0) return tell("no notes yet");
  return tell("{notes} from {tables}",
              {{"notes", tell_count("{count} note", "{count} notes", summary.notes)},
               {"tables", tell_count("{count} table", "{count} tables", summary.note_tables)}});
}

std::string finding_of(const QuestionFigures& question, const Summary& summary) {
  using forms::QuestionKind;
  if (question.suppressed && !question.broken_down.empty()) return group_finding(question.broken_down.front());
  if (question.suppressed) return tell("The figures are {hidden}.", {{"hidden", hidden_in_words()}});
  if (question.answered == 0) {
    return summary.round == RoundState::closed ? tell("Nobody answered.") : tell("There are no answers yet.");
  }
  if (question.net_score) return net_finding(question);
  if (!question.options.empty()) return option_finding(question);
  if (question.format != forms::TextFormat::any) {
    return tell("{people} answered. What they wrote is not printed.",
                {{"people", of_people(question.answered, question.asked)}});
  }
  if (question.kind == QuestionKind::number) return number_finding(question);
  if (question.kind == QuestionKind::words) return word_finding(question);
  const auto wrote = question.answered - question.texts.cleaned().left_out() - question.unprinted_nothing;
  return tell("{people} wrote something.", {{"people", of_people(wrote, question.asked)}});
}

std::string plural_kind(const std::string& kind) {
  if (kind.empty()) return tell("Notes");
  if (kind == "challenge") return tell("Challenges");
  if (kind == "opportunity") return tell("Opportunities");
  if (kind == "question") return tell("Questions");
  auto out = kind;
  if (out.back() == 'y')
    out.replace(out.size() - 1, 1, "ies");
  else if (out.back() != 's')
    out += "s";
  out = capitalised(std::move(out));
  return out;
}

}  // namespace muster::figures
