// Prints a summary.
#include "summary_text.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/headlines.hpp>
#include <muster/domain/figures/indexes.hpp>
#include <muster/domain/figures/of_all_asked.hpp>
#include <muster/domain/figures/people_words.hpp>
#include <muster/domain/figures/version_words.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::cli {
namespace {

std::string padded(const std::string& text, std::size_t width) {
  const auto length = character_count(text);
  return length >= width ? text : text + std::string(width - length, ' ');
}

std::string right(const std::string& text, std::size_t width) {
  const auto length = character_count(text);
  return length >= width ? text : std::string(width - length, ' ') + text;
}

std::string delegates_lines(const figures::Summary& summary) {
  std::string out = figures::registered_delegates(summary) + " (" + counted(summary.rows, "row", "rows") + ") from " +
                    counted(summary.organisations, "organisation", "organisations") + "\n";
  const auto& coverage = summary.coverage;
  // Where nobody is listed, nothing is known of any place.
  if (summary.people == 0 || coverage.of == 0) return out;
  out += grouped(coverage.covered) + " of " + grouped(coverage.of) + " places of " + coverage.region + " covered";
  if (!coverage.missing.empty() && coverage.people_with_place > 0) {
    out += "; nobody from " + listed(coverage.missing);
    if (coverage.people_without_place > 0) {
      out += " among the " +
             counted(coverage.people_with_place, "delegate whose place is known", "delegates whose place is known");
    }
  }
  return out + "\n";
}

std::string responses_line(const figures::Summary& summary) {
  if (summary.round == figures::RoundState::none) return "No form yet\n";
  std::string out =
      (summary.responses_in_fives ? "At least " : "") + counted(summary.responses, "response", "responses");
  if (summary.response_rate)
    out += " of " + figures::asked_delegates(summary) + " (" + percent(*summary.response_rate) + ")";
  else if (summary.asked_people == 0 && summary.people > 0 && summary.responses > 0)
    out += "; " + figures::registered_delegates(summary) + " (who answered is not known)";
  if (summary.round == figures::RoundState::open) {
    out += summary.anonymous ? "; the form is open, figures are of " +
                                   counted(summary.counted_responses, "response", "responses") + " and move in steps"
                             : std::string("; the form is open, so figures still move");
  }
  if (figures::too_few_answered(summary)) out += "\n" + figures::opening_of(summary).lead;
  if (const auto changed = figures::changed_since_closing(summary); !changed.empty()) out += "\n" + changed;
  return out + "\n";
}

std::string option_line(const figures::OptionFigures& option, std::size_t width) {
  std::string out = "    " + padded(option.label, width);
  if (option.figure.suppressed) return out + "  not shown\n";
  out += right(grouped(option.figure.people.value_or(0)), 6);
  if (option.figure.share) out += right(percent(*option.figure.share), 8);
  if (option.figure.interval)
    out += right(percent_range(option.figure.interval->low, option.figure.interval->high), 14);
  return out + "\n";
}

/// One group of an anonymous round.
std::string group_lines(const figures::GroupFigures& group, const std::string& indent) {
  std::string out;
  std::size_t width = 0;
  for (const auto& figures : group.classes) width = std::max(width, character_count(figures.label));
  for (const auto& figures : group.classes) {
    const auto& figure = figures.figure;
    out += indent + padded(figures.label, width) + right(grouped(figure.people.value_or(0)), 6);
    if (figure.share) out += right(percent(*figure.share), 8);
    if (figure.interval) out += right(percent_range(figure.interval->low, figure.interval->high), 14);
    out += "\n";
  }
  for (const auto& word : group.words) out += indent + padded(word.word, 24) + right(grouped(word.people), 6) + "\n";
  if (group.mean) out += indent + "average " + figures::one_decimal(*group.mean) + "\n";
  return out;
}

std::string breakdown_lines(const figures::QuestionFigures& question) {
  std::string out;
  for (const auto& broken : question.broken_down) {
    if (broken.cut.empty()) return group_lines(broken.groups.front(), "    ");
    for (const auto& group : broken.groups) {
      out += "    by " + broken.cut + ", " + group.label + " (" + counted(group.people, "person", "people") + ")\n" +
             group_lines(group, "        ");
    }
  }
  return out;
}

std::string question_lines(const figures::QuestionFigures& question, const figures::Summary& summary) {
  std::string out = "\n" + question.code + ": " + question.full_label() + "\n";
  if (question.suppressed && question.broken_down.empty())
    return out + "    not shown, so that nobody can be recognised\n";
  if (question.suppressed) return out + breakdown_lines(question);
  out += "    " + grouped(question.answered) + " of " + grouped(question.asked) + " answered";
  if (question.ticks > 0 && question.kind == forms::QuestionKind::pick_any) {
    out += "; " + counted(question.ticks, "tick", "ticks") + " from " + counted(question.answered, "person", "people");
  }
  if (question.kind == forms::QuestionKind::ranking) out += "; figures are of first choices";
  if (question.beside > 0) out += "; shares are of the " + grouped(question.base()) + " on the scale";
  out += "\n";
  if (question.net_score) out += "    net score " + figures::net_in_words(question.net_score->share.value) + "\n";
  if (question.kind == forms::QuestionKind::number && question.mean)
    out += "    " + figures::finding_of(question, summary) + "\n";
  for (const auto& sentence : figures::version_sentences(question, summary)) out += "    " + sentence + "\n";
  std::size_t width = 0;
  for (const auto& option : question.options) width = std::max(width, character_count(option.label));
  for (const auto& option : question.options) {
    out += option_line(option, width);
    if (const auto all = figures::all_asked_in_words(summary, question, option); !all.empty())
      out += std::string(8, ' ') + all + "\n";
  }
  constexpr std::size_t most_words = 12;
  for (std::size_t at = 0; at < std::min(most_words, question.words.size()); ++at) {
    out += "    " + padded(question.words[at].word, 24) + right(grouped(question.words[at].people), 6) + "\n";
  }
  if (question.words.size() > most_words) {
    out += "    and " + counted(static_cast<std::int64_t>(question.words.size() - most_words), "word", "words") +
           " more\n";
  }
  return out + breakdown_lines(question);
}

}  // namespace

std::string right_aligned(std::int64_t number, std::size_t width) { return right(grouped(number), width); }

std::string summary_text(const figures::Summary& summary) {
  std::string out = summary.event.title + ", " + long_date(summary.event.date) + "\n";
  if (!summary.where.empty())
    out += figures::only_people_in_words(summary) + ": " + figures::group_base_in_words(summary) + "\n";
  if (summary.of_blocks) out += counted(summary.counted_responses, "person", "people") + " in this group\n";
  out += delegates_lines(summary) + responses_line(summary);
  for (const auto& cut : summary.cuts) {
    if (!cut.why_not.empty()) out += "Not broken down by " + cut.code + ". " + cut.why_not + "\n";
  }
  if (!summary.no_breakdown.empty()) out += summary.no_breakdown + "\n";
  for (const auto& question : summary.questions) out += question_lines(question, summary);
  for (const auto& index : summary.indexes) {
    out += "\n" + index.code + ": " + index.label + "\n    " + figures::finding_of(index) + "\n";
    if (const auto alpha = figures::alpha_in_words(index); !alpha.empty()) out += "    " + alpha + "\n";
  }
  if (summary.notes > 0) {
    out += "\n" + counted(summary.notes, "note", "notes") + " from " + counted(summary.note_tables, "table", "tables") +
           "\n";
    for (const auto& kind : summary.note_kinds) {
      out += "    " + padded(kind.kind, 24) + right(grouped(kind.notes), 6) + "\n";
    }
  }
  return out;
}

}  // namespace muster::cli
