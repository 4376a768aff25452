// Puts different texts in order once, and cleans a list when it is first asked for.
#include <muster/domain/figures/text_list.hpp>

#include <muster/kit/base/name_order.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/text/words.hpp>

#include <algorithm>
#include <unordered_map>

namespace muster::figures {

Wordings::Wordings(TextPool letters, const std::vector<TextPool::Slice>& texts, std::vector<std::uint32_t>& places)
    : letters_(std::move(letters)) {
  std::vector<std::string_view> views;
  views.reserve(texts.size());
  for (const auto slice : texts) views.push_back(letters_.at(slice));
  places.assign(texts.size(), 0);
  slices_.reserve(texts.size());
  // Of those that were blacked out two may have come to be the same.
  for (const auto at : name_order(views)) {
    if (slices_.empty() || letters_.at(slices_.back()) != views[at]) {
      slices_.push_back(texts[at]);
      sum_of_sizes_ += texts[at].size;
    }
    places[at] = static_cast<std::uint32_t>(slices_.size() - 1);
  }
}

TextList::TextList(std::shared_ptr<const Wordings> wordings, std::vector<std::uint32_t> places) {
  if (places.empty()) return;
  places.shrink_to_fit();
  auto held = std::make_shared<Held>();
  held->wordings = std::move(wordings);
  held->places = std::move(places);
  held_ = std::move(held);
}

TextList::TextList(const std::vector<std::string>& texts) {
  TextPool letters;
  std::vector<TextPool::Slice> slices;
  slices.reserve(texts.size());
  for (const auto& text : texts) slices.push_back(letters.add(text));
  std::vector<std::uint32_t> places;
  auto wordings = std::make_shared<const Wordings>(std::move(letters), slices, places);
  *this = TextList(std::move(wordings), std::move(places));
}

const CleanedTexts& TextList::cleaned() const {
  static const CleanedTexts none;
  if (held_ == nullptr) return none;
  std::call_once(held_->cleaning, [&held = *held_] {
    auto& out = held.cleaned;
    out.wordings_ = held.wordings;
    constexpr auto nothing = static_cast<std::uint32_t>(-1);
    std::unordered_map<std::string, std::uint32_t> seen;
    seen.reserve(held.places.size());
    std::uint32_t before = nothing;  // the same wording often stands several times in a row
    std::uint32_t entry = nothing;
    for (const auto place : held.places) {
      if (place != before) {
        before = place;
        const auto text = held.wordings->at(place);
        entry = nothing;
        auto folded = folded_name(text);
        if (!folded.empty() && !text::says_nothing(text)) {  // figures::says_nothing would fold it once more
          const auto [found, fresh] = seen.emplace(std::move(folded), static_cast<std::uint32_t>(out.entries_.size()));
          entry = found->second;
          if (fresh) out.entries_.push_back({place, 0});
        }
      }
      if (entry == nothing) {
        ++out.left_out_;
        continue;
      }
      ++out.entries_[entry].people;
      ++out.people_;
    }
    out.entries_.shrink_to_fit();
  });
  return held_->cleaned;
}

std::size_t TextList::bytes() const {
  if (held_ == nullptr) return 0;
  return sizeof(Held) + held_->places.capacity() * sizeof(std::uint32_t) +
         held_->places.size() * sizeof(CleanedTexts::Kept);
}

bool operator==(const TextList& left, const TextList& right) {
  return left.size() == right.size() && std::equal(left.begin(), left.end(), right.begin());
}

}  // namespace muster::figures
