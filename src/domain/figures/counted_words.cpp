// Leaving out stands before counting, so that somebody of whom nothing is left is not counted.
#include <muster/domain/figures/counted_words.hpp>

#include <muster/kit/base/utf8.hpp>

#include <set>
#include <utility>

namespace muster::figures {

std::vector<text::WordCount> count_by_list(std::vector<std::vector<std::string>> entries, const text::WordRules& list) {
  std::set<std::string> left_out;
  for (const auto& word : list.also_stop) left_out.insert(folded_name(word));
  if (!left_out.empty()) {
    for (auto& each : entries)
      std::erase_if(each, [&](const std::string& entry) { return left_out.contains(folded_name(entry)); });
  }
  return text::count_entries(entries, list.same);
}

text::WordRules for_groups(const text::WordRules& list) {
  text::WordRules out;
  out.also_stop = list.also_stop;
  return out;
}

}  // namespace muster::figures
