// Surface forms are kept while counting: a form guessed back from its key may be a word nobody wrote.
#include "tally.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <tuple>

#include "folding.hpp"
#include "stop_words.hpp"

namespace muster::text {
namespace {

/// One of the words is spelt as in America.
bool holds_american(std::string_view words) {
  while (!words.empty()) {
    const auto end = std::min(words.find_first_of(" -"), words.size());
    if (is_american(words.substr(0, end))) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

}  // namespace

void Forms::add(const std::string& surface, bool typed_so) {
  auto& form = forms_[lower_case(surface)];
  ++form.times;
  if (typed_so) ++form.spelled[surface];
}

std::string Forms::best() const {
  const auto found = std::max_element(forms_.begin(), forms_.end(), [](const auto& left, const auto& right) {
    if (left.second.times != right.second.times) return left.second.times < right.second.times;
    const bool left_foreign = holds_american(left.first);
    const bool right_foreign = holds_american(right.first);
    if (left_foreign != right_foreign) return left_foreign;
    // The later in the alphabet is the lesser, and so is the longer.
    return std::tuple(character_count(right.first), right.first) < std::tuple(character_count(left.first), left.first);
  });
  if (found == forms_.end()) return {};
  const auto& [small, form] = *found;
  std::string best = small;
  std::int64_t times = 0;
  if (const auto at = form.spelled.find(small); at != form.spelled.end()) times = at->second;
  for (const auto& [surface, count] : form.spelled) {
    if (count > times || (count == times && is_known_short_form(surface) && !is_known_short_form(best))) {
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
    out.back().key = key;
    out.back().word = chosen != nullptr ? *chosen : entry.forms.best();
  }
  std::sort(out.begin(), out.end(), [](const WordCount& left, const WordCount& right) {
    if (left.people != right.people) return left.people > right.people;
    if (left.times != right.times) return left.times > right.times;
    const int order = compare_names(left.word, right.word);
    if (order != 0) return order < 0;
    return left.texts != right.texts ? left.texts < right.texts : left.key < right.key;
  });
  return out;
}

}  // namespace muster::text
