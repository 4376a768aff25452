// Reads each condition for the codes that it names.
#include "hanging_conditions.hpp"

#include "statements.hpp"
#include "text_edits.hpp"

#include <muster/kit/query/filter.hpp>

#include <algorithm>

namespace muster::forms {
namespace {

bool names_one_of(const Statement& said, const std::set<std::string>& codes) {
  if (said.words.empty()) return false;
  const auto filter = query::parse_filter(said.words.front().value, "");
  if (!filter.ok()) return false;
  std::vector<const query::Filter*> left{&*filter};
  while (!left.empty()) {
    const auto* one = left.back();
    left.pop_back();
    if (one->kind == query::Filter::Kind::comparison && codes.contains(one->name)) return true;
    for (const auto& child : one->children) left.push_back(&child);
  }
  return false;
}

}  // namespace

FreedText without_conditions_on(std::string_view text, const std::set<std::string>& codes) {
  FreedText out;
  out.text = text;
  if (codes.empty()) return out;
  const auto read = read_parts(text);
  TextEdits edits(text);
  for (const auto& part : read.parts) {
    bool freed = false;
    for (const auto* one : read.of(part)) {
      const auto what = one->said.what;
      if (what != StatementKind::ask_if && what != StatementKind::only_if) continue;
      if (!names_one_of(one->said, codes)) continue;
      edits.take_out(one->span);
      freed = true;
    }
    if (freed) out.titles.push_back(part.part.title);
  }
  out.text = edits.made();
  return out;
}

}  // namespace muster::forms
