// Bases and findings in words.

#include <muster/domain/figures/findings.hpp>

#include "tenths.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/free_text.hpp>
#include <muster/domain/figures/rankings.hpp>
#include <muster/domain/figures/version_words.hpp>
#include <muster/kit/base/sentence.hpp>

#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <cmath>

namespace muster::figures {
namespace {

std::string quoted(const std::string& text) { return "‘" + text + "’"; }

std::string of_people(std::int64_t count, std::int64_t base) {
  if (count == 1 && base == 1) return "1 person";
  return grouped(count) + " of " + counted(base, "person", "people");
}

std::string view_of(const Summary& summary) {
  std::string out;
  if (!summary.where.empty()) out += ". Only those with " + summary.where_words;
  if (summary.round == RoundState::open && summary.where.empty() && summary.counted_responses < summary.responses) {
    out += ". The round is open: " + std::string(summary.responses_in_fives ? "at least " : "") +
           grouped(summary.responses) + " have answered, and figures move in steps";
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
    return hidden                ? "The figures are " + hidden_in_words() + "."
           : question.beside > 0 ? beside_in_words(question) + "."
                                 : "Nobody chose any of the answers.";
  }
  if (labels.size() > 1) base = question.base();
  const auto people = of_people(most, base);
  const auto share =
      base == 1 ? std::string() : " (" + percent(static_cast<double>(most) / static_cast<double>(base)) + ")";
  if (labels.size() > 1) {
    return listed(labels) +
           (question.kind == forms::QuestionKind::ranking ? " were put first most, by " : " were chosen most, by ") +
           people + (share.empty() ? "." : " each" + share + ".");
  }
  if (question.kind == forms::QuestionKind::pick_any) {
    return labels.front() + " was ticked most, by " + people + share + ".";
  }
  if (question.kind == forms::QuestionKind::ranking) {
    return labels.front() + " was put first most, by " + people + share + ".";
  }
  return people + share + " answered " + labels.front() + ".";
}

/// "‘By bus’ was offered to 12 of them: its share is of these".
std::string offered_in_words(const OptionFigures& option, const QuestionFigures& question) {
  return quoted(option.label) + " was offered to " + grouped(*option.offered) + " of these " +
         counted(question.base(), "person", "people") + ", and its share is of those";
}

std::string word_finding(const QuestionFigures& question) {
  std::vector<std::string> top;
  for (const auto& word : said_most(question.words)) {
    const bool first = top.empty();
    top.push_back(quoted(word.word) +
                  (first ? " (" + counted(word.people, "person", "people") + ")" : " (" + grouped(word.people) + ")"));
  }
  const auto start = counted(question.answered, "person", "people");
  if (top.empty()) {
    const bool alone = !question.words.empty() && question.words.front().people == 1 && question.answered > 1;
    return start + " answered" + (alone ? "; no word was said by two of them." : ".");
  }
  return start + " answered; " + listed(top) + (top.size() == 1 ? " was said most." : " were said most.");
}

std::string number_finding(const QuestionFigures& question) {
  if (!question.mean || !question.median) return counted(question.answered, "person", "people") + " answered.";
  const auto unit = question.unit.empty() ? std::string() : " " + question.unit;
  if (question.answered == 1) return "1 person answered " + in_tenths(*question.mean) + unit + ".";
  auto out = "The average is " + in_tenths(*question.mean) + unit + " and the median " + in_tenths(*question.median);
  if (question.tenth && question.ninetieth) {
    out += "; the 10th percentile is " + in_tenths(*question.tenth) + " and the 90th " + in_tenths(*question.ninetieth);
  }
  if (question.lowest && question.highest) {
    out += ", from " + in_tenths(*question.lowest) + " to " + in_tenths(*question.highest);
  }
  return out + " (" + counted(question.answered, "person", "people") + ").";
}

std::string net_finding(const QuestionFigures& question) {
  const auto& net = *question.net_score;
  return of_people(net.high, question.base()) + " gave 9 or 10, and " + grouped(net.low) +
         " gave 6 or less: a net score of " + net_in_words(net.share.value) + " (95% interval " +
         net_in_words(net.share.interval.low) + " to " + net_in_words(net.share.interval.high) + ").";
}

std::int64_t first_beside(const QuestionFigures& question) {
  for (const auto& option : question.options) {
    if (option.beside && option.figure.people.value_or(0) > 0) return *option.figure.people;
  }
  return 0;
}

/// "35 more answered ‘Not applicable’ and 2 ‘Don’t know’".
std::string beside_parts(const QuestionFigures& question, const std::string& verb) {
  std::vector<std::string> parts;
  for (const auto& option : question.options) {
    const auto people = option.figure.people.value_or(0);
    if (!option.beside || people == 0) continue;
    parts.push_back(grouped(people) + (parts.empty() ? verb : " ") + quoted(option.label));
  }
  return listed(parts);
}

/// Of the group that was asked for.
std::string group_finding(const QuestionBreakdown& broken) {
  const auto& group = broken.groups.front();
  const auto people = counted(group.people, "person", "people");
  if (!group.classes.empty()) {
    const auto most = std::max_element(
        group.classes.begin(), group.classes.end(),
        [](const ClassFigures& left, const ClassFigures& right) { return left.figure.people < right.figure.people; });
    return of_people(most->figure.people.value_or(0), group.people) + ": " + quoted(most->label) + ".";
  }
  if (group.mean) return "The average of those of the " + people + " who answered is " + in_tenths(*group.mean) + ".";
  if (group.words.empty()) return "No word was said by so many of the " + people + " that it can be shown.";
  return of_people(group.words.front().people, group.people) + " said " + quoted(group.words.front().word) + ".";
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
  auto out = grouped(question.base()) + " of ";
  out += question.asked == summary.counted_responses ? counted(question.asked, "response", "responses")
                                                     : counted(question.asked, "person", "people") + " who were asked";
  const bool hidden = std::any_of(question.options.begin(), question.options.end(),
                                  [](const OptionFigures& option) { return option.figure.suppressed; });
  if (question.kind == forms::QuestionKind::pick_any && question.ticks > question.answered && !hidden) {
    out += ". " + counted(question.ticks, "tick", "ticks") + " from " + counted(question.answered, "person", "people") +
           ", so shares add up to more than 100%";
  }
  if (!question.ranks.empty()) out += ". " + points_in_words(question);
  for (const auto& option : question.options) {
    if (option.offered && !option.figure.suppressed) out += ". " + offered_in_words(option, question);
  }
  if (question.beside > 0) {
    out += ". " + (question.base() == 0 ? beside_in_words(question) : beside_parts(question, " more answered "));
  }
  for (auto sentence : version_sentences(question, summary)) {
    sentence.pop_back();  // a base ends without a full stop
    out += ". " + sentence;
  }
  return out + view_of(summary);
}

std::string beside_in_words(const QuestionFigures& question) {
  return beside_parts(question,
                      question.beside == 1 || first_beside(question) == 1 ? " person answered " : " people answered ");
}

std::string average_in_words(const QuestionFigures& question) {
  return question.mean ? "The average is " + in_tenths(*question.mean) + "." : std::string();
}

std::string net_in_words(double share) {
  const auto points = std::llround(share * 100);
  return points > 0 ? "+" + std::to_string(points) : points < 0 ? "−" + std::to_string(-points) : "0";
}

std::string base_of_places(const Summary& summary) {
  if (summary.people == 0) return "no delegates yet";
  return grouped(summary.coverage.people_with_place) + " of " + registered_delegates(summary) +
         ", whose organisation serves a place";
}

std::string base_of_notes(const Summary& summary) {
  if (summary.notes == 0) return "no notes yet";
  return counted(summary.notes, "note", "notes") + " from " + counted(summary.note_tables, "table", "tables");
}

std::string finding_of(const QuestionFigures& question, const Summary& summary) {
  using forms::QuestionKind;
  if (question.suppressed && !question.broken_down.empty()) return group_finding(question.broken_down.front());
  if (question.suppressed) return "The figures are " + hidden_in_words() + ".";
  if (question.answered == 0) {
    return summary.round == RoundState::closed ? "Nobody answered." : "There are no answers yet.";
  }
  if (question.net_score) return net_finding(question);
  if (!question.options.empty()) return option_finding(question);
  if (question.format != forms::TextFormat::any) {
    return of_people(question.answered, question.asked) + " answered. What they wrote is not printed.";
  }
  if (question.kind == QuestionKind::number) return number_finding(question);
  if (question.kind == QuestionKind::words) return word_finding(question);
  const auto texts = cleaned(question.texts);
  const auto wrote = question.answered - texts.left_out - question.unprinted_nothing;
  return of_people(wrote, question.asked) + " wrote something.";
}

std::string plural_kind(const std::string& kind) {
  if (kind.empty()) return "Notes";
  auto out = kind;
  if (out.back() == 'y')
    out.replace(out.size() - 1, 1, "ies");
  else if (out.back() != 's')
    out += "s";
  out = capitalised(std::move(out));
  return out;
}

}  // namespace muster::figures
