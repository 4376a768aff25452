#pragma once
// What counts of each of many texts: as a rule very few different things are said of 100,000 of them.

#include <muster/domain/feedback/text_key.hpp>
#include <muster/domain/themes/reading.hpp>

#include <cstdint>
#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace muster::themes {

class ThemedTexts {
 public:
  /// What is said, to be put to any number of texts.
  [[nodiscard]] std::uint32_t kind(const ThemedText& said);
  /// `kind`: of this object. In place of what was said of the text before.
  void put(const feedback::TextKey& key, std::uint32_t kind) { of_texts_[key] = kind; }
  void put(std::string_view key, const ThemedText& said) { put(feedback::text_key(key), kind(said)); }

  /// nullptr where nothing is said of it; good until something is put.
  [[nodiscard]] const ThemedText* find(const feedback::TextKey& key) const;
  /// Throws std::out_of_range where nothing is said of it. `key`: as feedback::key_of has it.
  [[nodiscard]] const ThemedText& at(std::string_view key) const;
  [[nodiscard]] bool contains(std::string_view key) const { return find(feedback::text_key(key)) != nullptr; }
  [[nodiscard]] bool empty() const { return of_texts_.empty(); }
  [[nodiscard]] std::size_t size() const { return of_texts_.size(); }
  void reserve(std::size_t texts) { of_texts_.reserve(texts); }

 private:
  std::vector<ThemedText> said_;
  std::map<ThemedText, std::uint32_t> kinds_;
  std::unordered_map<feedback::TextKey, std::uint32_t, feedback::TextKeyHash> of_texts_;
};

}  // namespace muster::themes
