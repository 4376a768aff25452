// Open tables of numbers beside one pool of texts: no memory of its own for each entry.
#include "kept_names.hpp"

#include <algorithm>
#include <functional>
#include <string>

namespace muster::people {
namespace {

constexpr char word_end = '\x1E';  // no folded name holds it, nor the next
constexpr char list_end = '\x1F';
constexpr std::size_t fewest_slots = 64;
constexpr std::uint32_t odd = 0x9E3779B9U;

std::uint32_t mark_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash ^ (hash >> 32U)) | 1U; }

/// At most three of four slots are used.
bool is_full(std::size_t used, std::size_t slots) { return (used + 1) * 4 > slots * 3; }

std::size_t first_slot(std::uint32_t mark, std::size_t slots) {
  // The upper bits of the product depend on all of the mark.
  const auto mixed = std::uint64_t{mark} * odd;
  return static_cast<std::size_t>((mixed ^ (mixed >> 29U)) & (slots - 1));
}

std::vector<std::string_view> words_in(std::string_view& text) {
  std::vector<std::string_view> words;
  while (text.front() != list_end) {
    const auto end = text.find(word_end);
    words.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  text.remove_prefix(1);
  return words;
}

}  // namespace

void KeptNames::add(const ComparedName& name) {
  std::string text;
  for (const auto& word : name.given_words) text += word + word_end;
  text += list_end;
  for (const auto& part : name.family_parts) text += part + word_end;
  text += list_end + name.whole;
  names_.push_back({pool_.add(text), name.line, name.remark, name.organisation, name.sex});
}

NameView KeptNames::at(std::size_t number) const {
  const auto& packed = names_.at(number);
  auto text = pool_.at(packed.text);
  NameView name;
  name.given_words = words_in(text);
  name.family_parts = words_in(text);
  std::size_t given = 0;
  for (const auto word : name.given_words) given += word.size();
  name.whole = text;
  name.given = text.substr(0, given);
  name.family = text.substr(given);
  name.sex = packed.sex;
  name.line = packed.line;
  name.remark = packed.remark;
  name.organisation = packed.organisation;
  return name;
}

std::size_t TextNumbers::slot_of(std::string_view text, std::uint32_t mark) const {
  auto slot = first_slot(mark, slots_.size());
  while (slots_[slot] != 0) {
    const auto& entry = entries_[slots_[slot] - 1];
    if (entry.mark == mark && pool_.at(entry.text) == text) break;
    slot = (slot + 1) & (slots_.size() - 1);
  }
  return slot;
}

void TextNumbers::grow() {
  std::vector<std::uint32_t>(std::max(fewest_slots, slots_.size() * 2)).swap(slots_);
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    auto slot = first_slot(entries_[at].mark, slots_.size());
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = static_cast<std::uint32_t>(at + 1);
  }
}

std::pair<std::uint32_t*, bool> TextNumbers::emplace(std::string_view text, std::uint32_t number) {
  if (is_full(entries_.size(), slots_.size())) grow();
  const auto mark = mark_of(std::hash<std::string_view>()(text));
  auto& slot = slots_[slot_of(text, mark)];
  const bool fresh = slot == 0;
  if (fresh) {
    entries_.push_back({pool_.add(text), mark, number});
    slot = static_cast<std::uint32_t>(entries_.size());
  }
  return {&entries_[slot - 1].number, fresh};
}

std::optional<std::uint32_t> TextNumbers::find(std::string_view text) const {
  if (entries_.empty()) return std::nullopt;
  const auto slot = slots_[slot_of(text, mark_of(std::hash<std::string_view>()(text)))];
  return slot == 0 ? std::nullopt : std::optional(entries_[slot - 1].number);
}

std::size_t LatestOfKey::slot_of(std::uint32_t mark) const {
  auto slot = first_slot(mark, slots_.size());
  while (slots_[slot].used() && slots_[slot].mark != mark) slot = (slot + 1) & (slots_.size() - 1);
  return slot;
}

void LatestOfKey::grow() {
  std::vector<Slot> before(std::max(fewest_slots, slots_.size() * 2));
  before.swap(slots_);
  for (const auto& each : before) {
    if (each.used()) slots_[slot_of(each.mark)] = each;
  }
}

std::uint32_t& LatestOfKey::operator[](std::uint64_t key) {
  if (is_full(count_, slots_.size())) grow();
  const auto mark = mark_of(key);
  auto& slot = slots_[slot_of(mark)];
  if (!slot.used()) {
    slot.mark = mark;
    ++count_;
  }
  return slot.latest;
}

std::uint32_t LatestOfKey::find(std::uint64_t key) const {
  return slots_.empty() ? 0 : slots_[slot_of(mark_of(key))].latest;
}

}  // namespace muster::people
