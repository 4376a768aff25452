// Surface forms are kept while counting: a form guessed back from its key may be a word nobody wrote.
#include "tally.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <tuple>

namespace muster::text {

void Forms::add(const std::string& surface, bool typed_so) {
  auto& form = forms_[lower_case(surface)];
  ++form.times;
  if (typed_so) ++form.spelled[surface];
}

std::string Forms::best() const {
  const auto found = std::max_element(forms_.begin(), forms_.end(), [](const auto& left, const auto& right) {
    // The later in the alphabet is the lesser, and so is the longer.
    return std::tuple(left.second.times, character_count(right.first), right.first) <
           std::tuple(right.second.times, character_count(left.first), left.first);
  });
  if (found == forms_.end()) return {};
  const auto& [small, form] = *found;
  std::string best = small;
  std::int64_t times = 0;
  if (const auto at = form.spelled.find(small); at != form.spelled.end()) times = at->second;
  for (const auto& [surface, count] : form.spelled) {
    if (count > times) {
      best = surface;
      times = count;
    }
  }
  return best;
}

void Tally::add(const std::string& key, std::size_t text, const std::string& surface, bool typed_so) {
  auto& entry = entries_[key];
  entry.forms.add(surface, typed_so);
  ++entry.count.times;
  auto& texts = entry.count.texts;
  if (texts.empty() || texts.back() != text) {
    texts.push_back(text);
    ++entry.count.people;
  }
}

std::vector<WordCount> Tally::counts(const Merges& merges) const {
  std::vector<WordCount> out;
  for (const auto& [key, entry] : entries_) {
    out.push_back(entry.count);
    const auto* chosen = merges.shown(key);
    out.back().word = chosen != nullptr ? *chosen : entry.forms.best();
  }
  std::sort(out.begin(), out.end(), [](const WordCount& left, const WordCount& right) {
    if (left.people != right.people) return left.people > right.people;
    if (left.times != right.times) return left.times > right.times;
    const int order = compare_names(left.word, right.word);
    return order != 0 ? order < 0 : left.texts < right.texts;
  });
  return out;
}

}  // namespace muster::text
