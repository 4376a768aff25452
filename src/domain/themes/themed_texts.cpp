// Equal sayings are kept once, and texts lead to them.
#include <muster/domain/themes/themed_texts.hpp>

#include <stdexcept>

namespace muster::themes {

std::uint32_t ThemedTexts::kind(const ThemedText& said) {
  const auto [found, fresh] = kinds_.emplace(said, static_cast<std::uint32_t>(said_.size()));
  if (fresh) said_.push_back(said);
  return found->second;
}

const ThemedText* ThemedTexts::find(const feedback::TextKey& key) const {
  const auto found = of_texts_.find(key);
  return found == of_texts_.end() ? nullptr : &said_[found->second];
}

const ThemedText& ThemedTexts::at(std::string_view key) const {
  const auto* found = find(feedback::text_key(key));
  if (found == nullptr) throw std::out_of_range("nothing is said of that text");
  return *found;
}

}  // namespace muster::themes
