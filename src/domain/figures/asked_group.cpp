// What a condition means of a round's people, and whether it may be told.
#include "asked_group.hpp"

#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/query/filter.hpp>

#include "known_filter.hpp"

#include <algorithm>

namespace muster::figures {
namespace {

constexpr const char* filter_source = "filter";

std::vector<std::pair<std::string, std::string>> names_of(const std::vector<Delegate>& delegates) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& delegate : delegates) out.emplace_back(delegate.first_name, delegate.last_name);
  return out;
}

feedback::PlaceMask places_of(const SummaryInput& input) {
  std::vector<std::string> names;
  for (const auto& place : input.region.places) names.push_back(place.name);
  for (const auto& organisation : input.organisations) names.push_back(organisation.name);
  return feedback::PlaceMask(std::move(names));
}

/// Whether a filter that was read already speaks of the question.
bool names_question(const std::string& where, const std::string& code) {
  const auto of_a_code = [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
  };
  for (auto at = where.find(code); at != std::string::npos; at = where.find(code, at + 1)) {
    const auto end = at + code.size();
    if ((at == 0 || !of_a_code(where[at - 1])) && (end == where.size() || !of_a_code(where[end]))) return true;
  }
  return false;
}

}  // namespace

Result<Group> group_of(const std::string& where, const AnswerColumns* all, const PeopleColumns& people) {
  Group out;
  const auto rows = all == nullptr ? 0 : all->rows();
  out.in = query::RowSet(rows, true);
  out.out = query::RowSet(rows, false);
  if (trimmed(where).empty()) return out;
  if (all == nullptr) return bad_input("This event has no form yet, so its answers cannot be filtered.");
  MUSTER_TRY(filter, query::parse_filter(where, filter_source));
  const auto table = people.beside(all->table());
  if (auto errors = query::bind(filter, table.fields, where, filter_source); !errors.empty()) {
    return bad_input("The filter names what the form does not have.", std::move(errors));
  }
  out.filtered = true;
  out.out = out.in;
  out.in = query::select(of_known(filter, people.fields), table);
  out.out -= out.in;
  return out;
}

bool too_few(const Group& group, std::size_t threshold) {
  if (!group.filtered) return false;
  const auto least = static_cast<std::int64_t>(threshold);
  return group.in.count() < least || (!group.out.empty() && group.out.count() < least);
}

bool is_protected(const SummaryInput& input) { return input.form && input.form->anonymous; }

std::optional<feedback::Breakdown> breakdown_of(const SummaryInput& input, const AnswerColumns* all) {
  if (!is_protected(input)) return std::nullopt;
  if (input.round == RoundState::closed) return input.breakdown;
  if (input.rules.time) return std::nullopt;
  return feedback::break_down(*input.form, all->all_answers(), input.rules);
}

std::string no_breakdown(const SummaryInput& input, const std::optional<feedback::Breakdown>& breakdown) {
  if (!is_protected(input) || input.form->breakdown.empty()) return {};
  constexpr const char* too_few = "Too few people answered to be shown by group so that nobody can be recognised.";
  if (!breakdown && input.round == RoundState::closed && input.responses > 0) return too_few;
  if (!breakdown && input.round != RoundState::open && input.round != RoundState::closed) return not_open_yet;
  if (!breakdown)
    return input.round == RoundState::closed ? "Nobody answered, so there is nothing to break down." : while_open;
  if (breakdown->held_back)
    return "Too few answers came after the form was closed for the first time to be shown by group.";
  if (!breakdown->shows()) return too_few;
  return {};
}

std::string in_whole_groups(const std::string& where, const std::vector<CutFigures>& cuts,
                            const std::set<feedback::Block>& blocks) {
  std::vector<std::string> groups;
  std::size_t used = 0;  // a block has a place for each cut with groups
  for (const auto& cut : cuts) {
    if (cut.groups.empty()) continue;
    for (std::size_t at = 0; at < cut.groups.size() && names_question(where, cut.code); ++at) {
      const auto& group = cut.groups[at];
      const bool chosen = std::ranges::any_of(blocks, [&](const auto& block) { return block[used] == at; });
      if (chosen && group.codes.size() + (group.no_answer ? 1 : 0) > 1) groups.push_back(group.label);
    }
    ++used;
  }
  if (groups.empty()) return where;
  return where + (groups.size() == 1 ? " (one group: " : " (one group each: ") + joined(groups, "; ") + ")";
}

void say_why_nobody_is_known(Error& error, const forms::Form& form) {
  for (auto& diagnostic : error.diagnostics) {
    const auto asks = [&](std::string_view name) {
      const auto words = "nothing is called \"" + std::string(name);
      return diagnostic.message == words + "\"" || diagnostic.message.starts_with(words + ".");
    };
    if (!asks(place_name) && !asks(organisation_name)) continue;
    diagnostic.hint =
        form.anonymous
            ? "the form is anonymous, so nothing of the delegate list stands beside its answers"
            : "people are found on the delegate list by an e-mail address, which this form does not ask of everybody";
  }
}

Texts texts_of(const SummaryInput& input) {
  return {input.text_looks, feedback::TextMarks(names_of(input.delegates)), input.word_list,
          feedback::PlaceMask(places_of(input))};
}

}  // namespace muster::figures
