// The questions that a file leaves open: one line each, every pick in sight.
#include "context_pages.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::intake {
namespace {

using web::View;

constexpr std::size_t questions_at_once = 100;

/// What is chosen of one question: as it was sent, or else as it is decided.
struct Choice {
  std::string pick;  ///< "is:NAME", "other", "new"; empty where it is open
  std::string other;
  std::string kind;
  std::string name;
};

Choice choice_of(const QuestionSection& section, const Question& question) {
  Choice choice;
  choice.kind = question.new_kind;
  choice.name = question.new_name;
  const auto& means = question.means;
  if (means.empty()) return choice;
  if (!section.new_kinds.empty() && means.starts_with("new: ")) {
    choice.pick = "new";
    const auto comma = means.find(',');
    choice.kind = trimmed(means.substr(5, comma == std::string::npos ? comma : comma - 5));
    if (comma != std::string::npos) choice.name = trimmed(means.substr(comma + 1));
    return choice;
  }
  const bool is_pick =
      std::any_of(question.picks.begin(), question.picks.end(), [&](const Pick& pick) { return pick.means == means; });
  choice.pick = is_pick ? "is:" + means : "other";
  if (!is_pick) choice.other = means;
  return choice;
}

Choice choice_sent(const web::Fields& sent, const std::string& field) {
  return {sent.get(field), sent.get(field + "-other"), sent.get(field + "-kind"), sent.get(field + "-name")};
}

void add_option(View& list, const std::string& value, const std::string& words, bool picked) {
  list.add("OPTION", words).set("OPTION_VALUE", value).show_if(picked, "OPTION_PICKED");
}

/// Many picks in one list; what is likely stands first in it, to be confirmed.
void add_list(View& row, const Question& question, const Choice& choice) {
  auto& list = row.add("LIST");
  if (question.means.empty()) list.add("LIST_OPEN", "Choose what it holds");
  for (const auto& pick : question.picks) {
    const bool likely = !question.proposal.empty() && pick.means == question.proposal;
    const auto value = "is:" + pick.means;
    add_option(list, value, likely ? pick.label + "?" : pick.label, choice.pick == value);
  }
}

void add_picks(View& row, const QuestionSection& section, const Question& question, const Choice& choice) {
  if (section.as_list) return add_list(row, question, choice);
  std::size_t number = 0;
  const auto add = [&](const char* part, const std::string& value, const std::string& words) -> View& {
    auto& pick = row.add(part);
    pick.set("PICK_VALUE", value).set("PICK_WORDS", words).show_if(choice.pick == value, "PICKED");
    return pick.set("PICK_NUMBER", number++ == 0 ? "" : "-" + std::to_string(number));
  };
  for (const auto& pick : question.picks) add("PICK", "is:" + pick.means, pick.label);
  if (!section.known.empty()) add("OTHER", "other", "Another").set("OTHER_TEXT", choice.other);
  if (section.new_kinds.empty()) return;
  auto& made = add("NEW", "new", "New").set("NEW_NAME", choice.name);
  for (const auto& kind : section.new_kinds) add_option(made, kind, kind, choice.kind == kind);
}

/// A cell of the file as a field beside its question.
void add_mend(View& row, const StagedFile& staged, const Question& question, const web::Fields& sent) {
  auto& cell = row.add("ASK_MEND");
  if (question.mends) add_cell_field(cell, staged, *question.mends, sent, question.means.empty());
}

void add_question(View& group, const StagedFile& staged, const QuestionSection& section, const Question& question,
                  std::size_t number, const web::Fields& sent, const RefusedAttempt& attempt,
                  std::size_t group_number) {
  const auto field = question_field(number);
  auto& row = group.add("ASK");
  row.set("FIELD", field).set("TYPED", question.typed).set("GROUP_OF", std::to_string(group_number));
  row.set("FIRST_CELL", question.cells.front()).show("ROW_NUMBER", section.columns.front() == "Row" ? "Row" : "");
  for (std::size_t at = 1; at < question.cells.size(); ++at) {
    const auto& cell = question.cells[at];
    row.add("ASK_CELL", cell).show("ASK_HEAD", cell.empty() ? "" : section.columns.at(at));
  }
  // Names that people typed may be long, and so wrap.
  row.show_if(section.known.empty() && section.new_kinds.empty() && section.mends_title.empty(), "SHORT_PICKS");
  const bool was_sent = sent.get(field + "-typed") == question.typed;
  add_picks(row, section, question, was_sent ? choice_sent(sent, field) : choice_of(section, question));
  if (!section.mends_title.empty()) add_mend(row, staged, question, sent);
  if (!question.proposal.empty()) {
    const auto likely = std::find_if(question.picks.begin(), question.picks.end(),
                                     [&](const Pick& pick) { return pick.means == question.proposal; });
    if (likely != question.picks.end()) row.add("PROPOSAL", "Likely: " + likely->label);
  }
  if (section.stops && !section.as_list && decision_about(staged.decisions, question.typed))
    row.add("CLEAR", question.typed + "=");
  for (const auto& error : attempt.errors) {
    if (error.at == field) row.show("ASK_WRONG").add("ASK_ERROR", error.words);
  }
}

struct Group {
  std::string name;
  bool remembered = false;
  std::vector<const Question*> questions;
};

/// In the order in which the kind gives them; what was taken over stands last, as a group of its own.
std::vector<Group> groups_of(const QuestionSection& section, const std::vector<DecisionLine>& remembered) {
  std::vector<Group> groups;
  Group last;
  last.remembered = true;
  for (const auto& question : section.questions) {
    if (const auto from = decision_about(remembered, question.typed)) {
      last.name = "Remembered from " + *from;
      last.questions.push_back(&question);
      continue;
    }
    if (groups.empty() || groups.back().name != question.group) groups.push_back({question.group, false, {}});
    groups.back().questions.push_back(&question);
  }
  if (!last.questions.empty()) groups.push_back(std::move(last));
  return groups;
}

/// One choice for all questions of a group; false where it has none.
bool add_choice_for_all(View& head, const QuestionSection& section, const Group& group, std::size_t& questions) {
  const auto found = std::find_if(section.for_all.begin(), section.for_all.end(),
                                  [&](const Question& each) { return each.group == group.name; });
  if (found == section.for_all.end() || (group.questions.size() < 2 && found->means.empty())) return false;
  auto& all = head.add("FOR_ALL", found->typed).set("FOR_ALL_FIELD", question_field(++questions));
  for (const auto& pick : found->picks) add_option(all, "is:" + pick.means, pick.label, pick.means == found->means);
  return true;
}

/// Whether a heading tells nothing that the section's does not.
bool needs_no_head(const QuestionSection& section, const Group& group) {
  const bool has_choice = std::any_of(section.for_all.begin(), section.for_all.end(), [&](const Question& each) {
    return each.group == group.name && (group.questions.size() > 1 || !each.means.empty());
  });
  return !section.for_all.empty() && group.questions.size() == section.questions.size() && !has_choice;
}

void add_group_head(View& view, const QuestionSection& section, const Group& group, std::size_t number,
                    std::size_t& questions) {
  if (group.name.empty() || (!group.remembered && needs_no_head(section, group))) return;
  auto& head = view.add("GROUP_HEAD", group.name);
  const auto count = static_cast<std::int64_t>(group.questions.size());
  head.set("GROUP_SPAN", static_cast<std::int64_t>(section.columns.size() + (section.mends_title.empty() ? 2 : 3)));
  head.set("GROUP_COUNT", grouped(count));
  if (group.remembered) {
    head.add("FORGET", count == 1 ? "Forget it" : count == 2 ? "Forget both" : "Forget all " + grouped(count));
    return;
  }
  if (add_choice_for_all(head, section, group, questions)) return;
  const bool open = std::any_of(group.questions.begin(), group.questions.end(),
                                [](const Question* question) { return question->means.empty(); });
  if (section.new_kinds.empty() || count < 2 || !open) return;
  auto& all = head.add("GROUP_ALL", count == 2 ? "Both are" : "All " + grouped(count) + " are");
  all.set("ALL_FIELD", "group-" + std::to_string(number));
  all.add_each("ALL_KIND", section.new_kinds);
}

}  // namespace

void add_sections(View& view, const StagedFile& staged, const web::Fields& sent, const RefusedAttempt& attempt,
                  bool worked) {
  std::size_t number = 0;
  std::size_t group_number = 0;
  for (const auto& section : staged.forecast.judgement.sections) {
    if (section.questions.empty()) continue;
    const auto all = static_cast<std::int64_t>(section.questions.size());
    const auto decided = std::count_if(section.questions.begin(), section.questions.end(),
                                       [](const Question& question) { return !question.means.empty(); });
    auto& part = view.add("SECTION", section.title).set("SECTION_ID", section.id);
    part.set("SECTION_COUNT", grouped(decided) + " of " + grouped(all) + " decided");
    part.show_if(decided == all, "M_DONE", "M_UNKNOWN");
    part.show_if(worked || decided < all || (!section.stops && !section.may_close), "SECTION_OPEN");
    part.add_each("SECTION_COLUMN", section.columns);
    part.set("PICKS_TITLE", section.picks_title);
    part.show("MENDS_HEAD", section.mends_title);
    if (!section.known.empty()) part.add("KNOWN").add_each("KNOWN_ONE", section.known);
    std::size_t shown = 0;
    for (const auto& group : groups_of(section, staged.remembered)) {
      ++group_number;
      if (shown == questions_at_once) break;
      auto& view_of_group = part.add("ASK_GROUP");
      add_group_head(view_of_group, section, group, group_number, number);
      for (const auto* question : group.questions) {
        if (shown++ == questions_at_once) break;
        add_question(view_of_group, staged, section, *question, ++number, sent, attempt, group_number);
      }
    }
    if (section.questions.size() > questions_at_once) {
      part.add("SECTION_MORE",
               "Here are the first " + grouped(questions_at_once) + "; the others follow when these are decided.");
    }
  }
}

}  // namespace muster::intake
