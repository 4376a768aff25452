// Tries a heading whole, then taken apart where programs join a title and its options or rows.
#include "heading_match.hpp"

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

}  // namespace

HeadingIndex::HeadingIndex(const forms::Form& form) {
  for (const auto* question : form.questions()) {
    by_name_.emplace(name_of(question->label), question);
    for (const auto& also : question->also) by_name_.emplace(name_of(also), question);
  }
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
  return {};
}

}  // namespace muster::feedback
