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

void Forms::add(std::string_view surface, bool typed_so, std::int64_t times) {
  auto& form = forms_[lower_case(surface)];
  form.times += times;
  if (typed_so) form.spelled[std::string(surface)] += times;
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

void Tally::meet(std::uint32_t number, const Variant& variant) {
  if (number >= counted_.size()) counted_.resize(std::max<std::size_t>(number + 1U, counted_.size() * 2));
  const auto key = strings_.number_of(merges_.key(strings_[variant.key]));
  if (key >= entry_of_.size()) entry_of_.resize(std::max<std::size_t>(key + 1U, entry_of_.size() * 2));
  if (entry_of_[key] == 0) {
    entries_.push_back({key, {}});
    entry_of_[key] = static_cast<std::uint32_t>(entries_.size());
  }
  counted_[number] = {entry_of_[key], variant.surface, variant.typed_so, 0};
}

std::vector<WordCount> Tally::counts() {
  std::erase_if(counted_, [](const Counted& counted) { return counted.entry == 0; });
  std::sort(counted_.begin(), counted_.end(),
            [](const Counted& left, const Counted& right) { return left.entry < right.entry; });
  std::vector<WordCount> out;
  out.reserve(entries_.size());
  auto counted = counted_.begin();
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    auto& entry = entries_[at];
    WordCount& count = out.emplace_back();
    Forms forms;
    for (; counted != counted_.end() && counted->entry == at + 1; ++counted) {
      forms.add(strings_[counted->surface], counted->typed_so, counted->times);
      count.times += counted->times;
    }
    count.key = strings_[entry.key];
    const auto* chosen = merges_.shown(count.key);
    count.word = chosen != nullptr ? *chosen : forms.best();
    count.people = static_cast<std::int64_t>(entry.texts.size());
    count.texts = std::move(entry.texts);
  }
  entries_.clear();
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
