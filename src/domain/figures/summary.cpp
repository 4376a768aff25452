// Everything counted once: the summary that pages, files and pictures read.

#include <muster/domain/figures/summary.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/query/filter.hpp>

#include "coverage.hpp"
#include "note_figures.hpp"
#include "question_figures.hpp"

#include <algorithm>

namespace muster::figures {
namespace {

constexpr const char* filter_source = "filter";

Result<Group> group_of(const SummaryInput& input) {
  Group out;
  if (trimmed(input.where).empty()) {
    for (const auto& answers : input.answers) out.in.push_back(&answers);
    return out;
  }
  if (!input.form) return bad_input("This event has no form yet, so its answers cannot be filtered.");
  MUSTER_TRY(filter, query::parse_filter(input.where, filter_source));
  const auto fields = forms::fields_of(*input.form);
  if (auto faults = query::bind(filter, fields, input.where, filter_source); !faults.empty()) {
    return bad_input("The filter names what the form does not have.", std::move(faults));
  }
  out.filtered = true;
  for (const auto& answers : input.answers) {
    (query::matches(filter, forms::values_of(*input.form, answers), fields) ? out.in : out.out).push_back(&answers);
  }
  return out;
}

/// A group that small, or a rest that small, would let single answers be read off.
bool too_few(const Group& group, std::size_t threshold) {
  if (!group.filtered) return false;
  return group.in.size() < threshold || (!group.out.empty() && group.out.size() < threshold);
}

}  // namespace

const QuestionFigures* Summary::question(std::string_view code) const {
  const auto found = std::find_if(questions.begin(), questions.end(), [&](const auto& q) { return q.code == code; });
  return found == questions.end() ? nullptr : &*found;
}

Result<Summary> summarise(const SummaryInput& input) {
  MUSTER_TRY(group, group_of(input));
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
  // More answers than delegates means that the list is not all who were asked: no rate is better than one above 100%.
  if (out.responses <= out.people) out.response_rate = stats::share(out.responses, out.people);
  out.where = trimmed(input.where);
  out.counted_responses = static_cast<std::int64_t>(group.in.size());
  if (input.form) {
    const auto& form = *input.form;
    out.form_title = form.title;
    out.anonymous = form.anonymous;
    out.suppress_below = static_cast<std::int64_t>(form.suppress_below);
    out.suppressed = too_few(group, form.suppress_below);
    if (out.suppressed) out.counted_responses = 0;
    for (const auto* question : form.questions()) {
      out.questions.push_back(out.suppressed ? suppressed_figures(*question) : figures_of(*question, form, group));
    }
  }

  out.notes = static_cast<std::int64_t>(input.notes.size());
  out.note_tables = tables_of(input.notes);
  out.note_kinds = notes_by_kind(input.notes);
  out.both_sides = words_on_both_sides(out.note_kinds);
  return out;
}

}  // namespace muster::figures
