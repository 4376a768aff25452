// Surface forms are kept while counting: a form guessed back from its key may be a word nobody wrote.
#include "tally.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <tuple>

#include "folding.hpp"
#include "letters.hpp"
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

/// compare_names, where all is letters a to z: there the collator's order is that of the letters.
int compare_words(std::string_view left, std::string_view right) {
  const auto plain = [](std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char each) { return each >= 'a' && each <= 'z'; });
  };
  return plain(left) && plain(right) ? left.compare(right) : compare_names(left, right);
}

}  // namespace

void Forms::add(std::string_view surface, bool typed_so, std::int64_t times) {
  auto& form = forms_[in_small_letters(surface)];
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
    entries_.push_back({key, 0, 0});
    entry_of_[key] = static_cast<std::uint32_t>(entries_.size());
  }
  counted_[number] = {entry_of_[key], 0, variant.surface, variant.typed_so};
}

std::string Tally::best_of(std::vector<Counted>::const_iterator begin, std::vector<Counted>::const_iterator end) const {
  const auto surface = strings_[begin->surface];
  if (end - begin == 1) return begin->typed_so ? std::string(surface) : in_small_letters(surface);
  Forms forms;
  for (; begin != end; ++begin) forms.add(strings_[begin->surface], begin->typed_so, begin->times);
  return forms.best();
}

void Tally::begin(std::size_t text) {
  begins_.push_back({static_cast<std::uint32_t>(text), static_cast<std::uint32_t>(held_.size())});
  text_ = text;
}

void Tally::add_all(std::span<const std::uint32_t> numbers, const std::vector<Variant>& variants, std::size_t text) {
  if (counted_.size() < variants.size()) counted_.resize(variants.size());
  if (numbers.empty()) return;
  if (text != text_) begin(text);
  const auto first = held_.size();
  held_.resize(first + numbers.size());
  auto* held = held_.data() + first;
  const auto mark = static_cast<std::uint32_t>(text + 1);
  for (const auto number : numbers) {
    if (counted_[number].entry == 0) meet(number, variants[number]);
    auto& counted = counted_[number];
    ++counted.times;
    auto& entry = entries_[counted.entry - 1];
    *held = counted.entry - 1;
    const bool fresh = entry.last != mark;
    held += fresh ? 1 : 0;
    entry.texts += fresh ? 1U : 0U;
    entry.last = mark;
  }
  held_.resize(static_cast<std::size_t>(held - held_.data()));
}

std::vector<WordCount> Tally::counts() {
  std::erase_if(counted_, [](const Counted& counted) { return counted.entry == 0; });
  std::sort(counted_.begin(), counted_.end(),
            [](const Counted& left, const Counted& right) { return left.entry < right.entry; });
  std::vector<WordCount> out(entries_.size());
  auto counted = counted_.begin();
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    auto& count = out[at];
    const auto first = counted;
    while (counted != counted_.end() && counted->entry == at + 1) count.times += (counted++)->times;
    count.key = strings_[entries_[at].key];
    const auto* chosen = merges_.shown(count.key);
    count.word = chosen != nullptr ? *chosen : best_of(first, counted);
    count.people = entries_[at].texts;
    count.texts.reserve(entries_[at].texts);
  }
  auto held = held_.begin();
  for (std::size_t at = 0; at < begins_.size(); ++at) {
    const auto end = at + 1 < begins_.size() ? begins_[at + 1].at : held_.size();
    for (auto left = end - begins_[at].at; left > 0; --left) out[*held++].texts.push_back(begins_[at].text);
  }
  std::sort(out.begin(), out.end(), [](const WordCount& left, const WordCount& right) {
    if (left.people != right.people) return left.people > right.people;
    if (left.times != right.times) return left.times > right.times;
    const int order = compare_words(left.word, right.word);
    if (order != 0) return order < 0;
    return left.texts != right.texts ? left.texts < right.texts : left.key < right.key;
  });
  return out;
}

}  // namespace muster::text
