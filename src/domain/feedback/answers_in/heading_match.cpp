// Tries a heading whole, then taken apart where programs join a title and its options or rows.
#include "heading_match.hpp"

#include <muster/domain/forms/programme_options.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace muster::feedback {
namespace {

constexpr std::size_t longest_heading = 1'000;
constexpr std::size_t most_joints = 24;
constexpr std::size_t longest_number = 20;  // "G01Q02. "

std::string name_of(std::string_view text) {
  auto folded = folded_name(text);
  return folded.empty() ? trimmed(text) : folded;
}

struct Parts {
  std::string_view title;
  std::string_view part;
};

/// "Title [part]", then at every other joint from the right: a title may hold what joins.
std::vector<Parts> parts_of(std::string_view heading) {
  std::vector<Parts> out;
  if (heading.ends_with(']')) {
    for (auto at = heading.rfind('['); at != std::string_view::npos && at > 0 && out.size() < most_joints;
         at = heading.rfind('[', at - 1))
      out.push_back({heading.substr(0, at), heading.substr(at + 1, heading.size() - at - 2)});
  }
  constexpr std::array<std::string_view, 6> joints{" >> ", " - ", " – ", "/", ".", ": "};
  for (const auto joint : joints) {
    for (auto at = heading.rfind(joint); at != std::string_view::npos && at > 0 && out.size() < most_joints;
         at = heading.rfind(joint, at - 1))
      out.push_back({heading.substr(0, at), heading.substr(at + joint.size())});
  }
  return out;
}

/// "2. Title", "Q2: Title", "G01Q02. Title" without what stands before it.
std::string_view without_number(std::string_view heading) {
  const auto end = heading.find_first_of(".:)");
  if (end == std::string_view::npos || end == 0 || end > longest_number || end + 1 >= heading.size()) return {};
  const auto number = heading.substr(0, end);
  const bool any_digit =
      std::any_of(number.begin(), number.end(), [](char byte) { return byte >= '0' && byte <= '9'; });
  const bool one_word = number.find(' ') == std::string_view::npos;
  return any_digit && one_word ? heading.substr(end + 1) : std::string_view();
}

/// What may stand before the question's own words: its grid's heading, or the question that it is a comment on.
std::vector<std::string> titles_above(const forms::Form& form, const forms::Question& question) {
  std::vector<std::string> out;
  const auto add = [&](const std::string& label, const std::vector<std::string>& also) {
    out.push_back(label);
    out.insert(out.end(), also.begin(), also.end());
  };
  if (const auto* option = forms::repeated_option(question, form)) add(option->label, option->also);
  const auto& above = question.grid.empty() ? question.comment_on : question.grid;
  if (above.empty()) return out;
  if (const auto* grid = form.grid(above)) {
    add(grid->label, grid->also);
  } else if (const auto* asked = form.question(above)) {
    add(asked->label, asked->also);
    // "How far do you agree? [The speakers were clear.] [Comment]"
    if (const auto* around = form.grid(asked->grid)) out.push_back(around->label + " [" + asked->label + "]");
  }
  return out;
}

}  // namespace

HeadingIndex::HeadingIndex(const forms::Form& form) {
  std::map<std::string, const forms::Question*> below_others;
  // What stands for two questions names neither.
  const auto claim = [](auto& names, auto key, const forms::Question* question) {
    const auto [there, fresh] = names.emplace(std::move(key), question);
    if (!fresh && there->second != question) there->second = nullptr;
  };
  for (const auto* question : form.questions()) {
    const auto titles = titles_above(form, *question);
    auto names = question->also;
    names.push_back(question->label);
    for (const auto& name : names) {
      if (titles.empty())
        by_name_.emplace(name_of(name), question);
      else
        claim(below_others, name_of(name), question);
    }
    if (!question->comment_on.empty()) names.emplace_back("comment");
    for (const auto& name : names) {
      for (const auto& title : titles) claim(by_two_names_, std::pair(name_of(title), name_of(name)), question);
      if (!question->comment_on.empty()) claim(comments_, std::pair(question->comment_on, name_of(name)), question);
    }
    if (!question->comment_on.empty() || !question->repeats.empty())
      claim(below_others, name_of(forms::full_label(*question, form)), question);
  }
  for (const auto& [name, question] : below_others) {
    if (question != nullptr) by_name_.emplace(name, question);
  }
}

const forms::Question* HeadingIndex::below(std::string_view title, std::string_view part) const {
  const auto found = by_two_names_.find(std::pair(name_of(title), name_of(part)));
  return found == by_two_names_.end() ? nullptr : found->second;
}

const forms::Question* HeadingIndex::comment_on(const forms::Question& question, std::string_view heading) const {
  const auto found = comments_.find(std::pair(question.code, name_of(heading)));
  return found == comments_.end() ? nullptr : found->second;
}

const forms::Question* HeadingIndex::named(std::string_view name) const {
  const auto found = by_name_.find(name_of(name));
  return found == by_name_.end() ? nullptr : found->second;
}

HeadingMatch HeadingIndex::match(std::string_view heading) const {
  const auto text = trimmed(heading);
  if (text.empty() || text.size() > longest_heading) return {};
  if (const auto* whole = named(text)) return {whole, {}};
  if (auto found = match_parts(text); found.question != nullptr) return found;
  const auto rest = without_number(text);
  if (rest.empty()) return {};
  if (const auto* whole = named(rest)) return {whole, {}};
  return match_parts(rest);
}

HeadingMatch HeadingIndex::match_parts(std::string_view heading) const {
  const auto parts = parts_of(heading);
  for (const auto& [title, part] : parts) {
    if (const auto* found = below(title, part)) return {found, {}};
  }
  for (const auto& [title, part] : parts) {
    const auto* found = named(title);
    if (found == nullptr) continue;
    // "The day [The venue]" where both are questions: the row of a grid, asked as a question of its own.
    const auto* row = named(part);
    if (row != nullptr && !found->has_options()) return {row, {}};
    return {found, trimmed(part)};
  }
  for (const auto& [title, part] : parts) {
    if (const auto* row = named(part)) return {row, {}};
  }
  // "Who helped you? [The plan] [The school]": the option of a statement.
  for (const auto& [title, part] : parts) {
    const auto before = trimmed(title);
    for (const auto& [grid, statement] : parts_of(before)) {
      const auto* row = below(grid, statement);
      if (row != nullptr && row->kind == forms::QuestionKind::pick_any) return {row, trimmed(part)};
    }
  }
  return {};
}

}  // namespace muster::feedback
