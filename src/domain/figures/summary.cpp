// Everything counted once: the summary that pages, files and pictures read.

#include <muster/domain/figures/summary.hpp>
#include <muster/domain/forms/question_count.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/query/filter.hpp>

#include "asked_group.hpp"
#include "block_filter.hpp"
#include "broken_down.hpp"
#include "coverage.hpp"
#include "index_figures.hpp"
#include "note_figures.hpp"
#include "printed_texts.hpp"
#include "question_figures.hpp"
#include "repeated_questions.hpp"
#include "summary_of_columns.hpp"
#include "theme_count.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <optional>
#include <set>
#include <thread>

namespace muster::figures {
namespace {

/// The figures of each question, by as many threads as the machine has to spare where there are many answers.
template <class Make>
std::vector<QuestionFigures> of_each(const std::vector<const forms::Question*>& questions, std::size_t rows,
                                     const Make& make) {
  std::vector<QuestionFigures> out(questions.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (auto at = next++; at < questions.size(); at = next++) out[at] = make(*questions[at]);
  };
  constexpr std::size_t many = 5000;
  std::future<void> beside;
  if (rows >= many && std::thread::hardware_concurrency() > 1) beside = std::async(std::launch::async, work);
  work();
  if (beside.valid()) beside.get();
  return out;
}

/// How many could choose what came or went with a version of the form.
void add_offered(QuestionFigures& question, const feedback::OfferedOptions& offered) {
  const auto found = offered.find(question.code);
  if (found == offered.end()) return;
  for (auto& option : question.options) {
    if (const auto people = found->second.find(option.code); people != found->second.end())
      option.could_choose = people->second;
  }
}

/// The group that was asked for, as whole blocks; nothing where everybody was asked for, or any group may be.
Result<std::optional<std::set<feedback::Block>>> blocks_of(const SummaryInput& input,
                                                           const std::optional<feedback::Breakdown>& breakdown) {
  using Blocks = std::optional<std::set<feedback::Block>>;
  if (trimmed(input.where).empty() || !is_protected(input) || !input.rules.unions) return Blocks{};
  if (input.round != RoundState::closed && input.rules.time) return bad_input(while_open);
  if (input.by_reader && input.in_full) return Blocks{};
  auto meant = blocks_meant(trimmed(input.where), *input.form, breakdown.value_or(feedback::Breakdown{}));
  if (meant.ok()) return Blocks(std::move(meant).value());
  if (input.by_reader) return Blocks{};
  return meant.error();
}

/// Everybody's figures with the cuts beside them.
void add_breakdowns(Summary& out, const SummaryInput& input, const AnswerColumns& all,
                    const feedback::Breakdown& breakdown, const Texts& texts) {
  out.cuts = cut_figures(all, breakdown);
  if (!breakdown.shows()) return;
  const auto cuts = groups_of_cuts(out.cuts, breakdown);
  const auto rows = rows_by_block(all, breakdown);
  const auto questions = input.form->questions();
  for (std::size_t at = 0; at < questions.size(); ++at) {
    out.questions[at].broken_down = broken_down(*questions[at], {input, all, breakdown, rows, texts}, cuts);
  }
}

/// Figures of a group of whole blocks, and nothing else of the answers.
void count_blocks(Summary& out, const SummaryInput& input, const AnswerColumns& all,
                  const feedback::Breakdown& breakdown, const std::set<feedback::Block>& blocks, const Texts& texts) {
  out.of_blocks = true;
  out.cuts = cut_figures(all, breakdown);
  out.where_words = in_whole_groups(out.where, out.cuts, blocks);
  out.counted_responses = 0;
  for (const auto& [block, people] : breakdown.people) {
    if (blocks.contains(block)) out.counted_responses += people;
  }
  const std::vector<CutBlocks> asked{{"", {{out.where_words, blocks}}}};
  const auto rows = rows_by_block(all, breakdown);
  for (const auto* question : input.form->questions()) {
    auto figures = suppressed_figures(*question, *input.form);
    figures.broken_down = broken_down(*question, {input, all, breakdown, rows, texts}, asked);
    out.questions.push_back(std::move(figures));
  }
}

}  // namespace

const QuestionFigures* Summary::question(std::string_view code) const {
  const auto found = std::find_if(questions.begin(), questions.end(), [&](const auto& q) { return q.code == code; });
  return found == questions.end() ? nullptr : &*found;
}

namespace {

Result<Summary> summary_of(const SummaryInput& input, const AnswerColumns* all, const PeopleColumns& people) {
  const auto breakdown = breakdown_of(input, all);
  MUSTER_TRY(blocks, blocks_of(input, breakdown));
  MUSTER_TRY(group, blocks ? Result<Group>(Group{}) : group_of(input.where, all, people));
  Summary out;
  out.event = input.event;
  out.rows = input.delegate_rows;
  out.people = static_cast<std::int64_t>(input.delegates.size());
  out.coverage = coverage_of(input);
  out.by_organisation = organisations_of(input);
  out.organisations = static_cast<std::int64_t>(out.by_organisation.size());
  out.delegates = named_delegates(input);

  out.round = input.round;
  out.responses = input.responses;
  out.responses_in_fives = input.responses_in_fives;
  // More answers than delegates means that the list is not all who were asked: no rate is better than one above 100%.
  out.closings = input.closings;
  const bool was_counted = out.round == RoundState::closed && !out.closings.empty();
  out.asked_people = was_counted ? out.closings.back().delegates : out.people;
  if (out.responses <= out.asked_people && !out.responses_in_fives)
    out.response_rate = stats::share(out.responses, out.asked_people);
  out.where = trimmed(input.where);
  out.where_words = out.where;
  out.counted_responses = group.in.count();
  if (input.form) {
    const auto& form = *input.form;
    out.form_questions = forms::question_count(form);
    out.form_title = form.title;
    out.anonymous = form.anonymous;
    out.suppress_below = static_cast<std::int64_t>(form.suppress_below);
    const auto texts = texts_of(input);
    out.no_breakdown = no_breakdown(input, breakdown);
    out.not_for_passing_on = group.filtered && form.anonymous;
    if (blocks) {
      count_blocks(out, input, *all, *breakdown, *blocks, texts);
    } else {
      // What fewer than five answered is released to nobody: see feedback::fewest_shown.
      const bool held_back = is_protected(input) && input.round == RoundState::closed && all->rows() == 0;
      out.suppressed = too_few(group, form.suppress_below) || (held_back && input.responses > 0);
      if (out.suppressed) out.counted_responses = 0;
      out.questions = of_each(form.questions(), all->rows(), [&](const forms::Question& question) {
        if (out.suppressed && group.filtered) return suppressed_figures(question, form);
        // What one person wrote, beside what that person ticked, is a group of one.
        const bool lists = prints_texts(question) && (!group.filtered || !form.anonymous);
        const auto printed = lists ? printed_texts(question, *all, group, texts) : PrintedTexts{};
        auto figures =
            out.suppressed ? suppressed_figures(question, form) : figures_of(question, *all, group, texts, printed);
        if (group.filtered) return figures;
        add_offered(figures, input.offered);
        figures.themes = count_themes(question, *all, input.themed, texts, printed);
        return figures;
      });
      if (!group.filtered && !out.suppressed) out.indexes = index_figures(*all);
      if (breakdown && !group.filtered) add_breakdowns(out, input, *all, *breakdown, texts);
    }
  }

  if (input.form) gather_repeats(out.questions, *input.form);
  out.notes = static_cast<std::int64_t>(input.notes.size());
  out.note_tables = tables_of(input.notes);
  out.note_kinds = notes_by_kind(input.notes, input.word_list);
  out.both_sides = words_on_both_sides(out.note_kinds);
  return out;
}

}  // namespace

Result<Summary> summarise(const SummaryInput& input) {
  if (!input.form) return summary_of(input, nullptr, {});
  const AnswerColumns all(*input.form, input.answers);
  return summary_of(input, &all, {});
}

Result<Summary> summarise(const SummaryInput& input, const AnswerColumns& all, const PeopleColumns& people) {
  auto made = summary_of(input, &all, people);
  if (made.ok() || !people.fields.empty()) return made;
  auto error = made.error();
  say_why_nobody_is_known(error, *input.form);
  return error;
}

}  // namespace muster::figures
