// Both groups are counted as one, so that their words meet under one form, and parted again by their texts.
#include <muster/kit/text/words.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace muster::text {

std::vector<WordOfGroups> words_of_groups(const std::vector<std::string>& first, const std::vector<std::string>& second,
                                          const WordRules& rules) {
  auto all = first;
  all.insert(all.end(), second.begin(), second.end());
  std::vector<WordOfGroups> out;
  for (auto& count : count_words(all, rules)) {
    WordOfGroups both{std::move(count.word), std::move(count.key), std::move(count.texts), {}};
    const auto border = std::lower_bound(both.first.begin(), both.first.end(), first.size());
    for (auto text = border; text != both.first.end(); ++text) both.second.push_back(*text - first.size());
    both.first.erase(border, both.first.end());
    out.push_back(std::move(both));
  }
  return out;
}

}  // namespace muster::text
