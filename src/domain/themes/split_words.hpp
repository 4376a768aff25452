#pragma once
// Whether texts meet the words of themes that were split off, each rule looked up once among them.

#include <muster/domain/themes/codebook.hpp>
#include <muster/domain/themes/rule.hpp>

#include <map>

namespace muster::themes {

/// The texts must outlive it.
class SplitWords {
 public:
  SplitWords(const Codebook& book, const text::FoldedTexts& folded) {
    for (const auto& theme : book.themes) {
      if (theme.split_from == 0) continue;
      if (const auto rule = parse_rule(theme.split_words); rule.ok())
        rules_.emplace(theme.number, BoundRule(*rule, folded));
    }
  }
  [[nodiscard]] bool any() const { return !rules_.empty(); }
  [[nodiscard]] bool meets(std::size_t text, const Theme& part) const {
    const auto rule = rules_.find(part.number);
    return rule != rules_.end() && rule->second.meets(text);
  }

 private:
  std::map<std::int64_t, BoundRule> rules_;
};

}  // namespace muster::themes
