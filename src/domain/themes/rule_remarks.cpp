// A rule that finds nothing, or everything, is told beside its theme; it is kept all the same.
#include <muster/domain/themes/rule_remarks.hpp>

#include <muster/kit/text/words.hpp>

#include <algorithm>

namespace muster::themes {
namespace {

/// Words between two that are near: sentences of answers are hardly longer.
constexpr std::size_t widest = 20;

void add(std::vector<std::string>& out, std::string remark) {
  if (std::find(out.begin(), out.end(), remark) == out.end()) out.push_back(std::move(remark));
}

void walk(const Rule& rule, std::vector<std::string>& out) {
  if (rule.kind == Rule::Kind::phrase) {
    const auto sign = rule.phrase.find_first_of("=<>[]{}|&_");
    if (sign != std::string::npos)
      add(out, "“" + rule.phrase.substr(sign, 1) + "” means nothing here: “" + rule.phrase +
                   "” is looked for as words beside each other.");
    else if (!rule.beginning && text::count_words({rule.phrase}).empty())
      add(out, "“" + rule.phrase + "” stands in many answers, whatever they speak of.");
  }
  if (rule.kind == Rule::Kind::near && rule.within > widest)
    add(out, "“near " + std::to_string(rule.within) + "” is as wide as most sentences: “and” says the same.");
  for (const auto& child : rule.children) {
    const auto digits = child.phrase.find_first_not_of("0123456789");
    if (rule.kind == Rule::Kind::near && digits != 0 && digits != std::string::npos && child.phrase[digits] == ' ')
      add(out, "“" + child.phrase + "” is looked for as it stands: near takes a number from 1 to 50.");
    walk(child, out);
  }
}

}  // namespace

std::vector<std::string> rule_remarks(const Rule& rule) {
  std::vector<std::string> out;
  walk(rule, out);
  return out;
}

}  // namespace muster::themes
