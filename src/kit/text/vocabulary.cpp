// One table from what was typed to its form: the whole cost of a word that was met before.
#include "vocabulary.hpp"

#include <cstring>
#include <stdexcept>

#include "idioms.hpp"

namespace muster::text {
namespace {

constexpr unsigned manner_bits = 5;  // of kind and capitals beside what was typed

std::uint32_t hash_of(std::u16string_view typed, std::uint32_t manner) {
  constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;
  std::uint64_t hash = (typed.size() << manner_bits) | manner;
  constexpr std::size_t at_once = 4;
  std::size_t at = 0;
  for (; at + at_once <= typed.size(); at += at_once) {
    std::uint64_t four = 0;
    std::memcpy(&four, typed.data() + at, sizeof four);
    hash = (hash ^ four) * factor;
    hash ^= hash >> 29U;
  }
  std::uint64_t rest = 0;
  for (; at < typed.size(); ++at) rest = (rest << 16U) | typed[at];
  hash = (hash ^ rest) * factor;
  return static_cast<std::uint32_t>(hash >> 32U);
}

std::uint32_t manner_of(SpanKind kind, Capitals capitals) {
  return (static_cast<std::uint32_t>(kind) << 2U) | (capitals.say_nothing ? 2U : 0U) | (capitals.pronouns ? 1U : 0U);
}

}  // namespace

std::uint32_t Vocabulary::form_of(std::u16string_view typed, SpanKind kind, Capitals capitals) {
  if (forms_.size() * 2 >= slots_.size()) grow();
  const auto manner = manner_of(kind, capitals);
  const auto hash = hash_of(typed, manner);
  const auto size = (static_cast<std::uint32_t>(typed.size()) << manner_bits) | manner;
  const auto mask = slots_.size() - 1;
  auto at = hash & mask;
  for (; slots_[at].form != 0; at = (at + 1) & mask) {
    const auto& slot = slots_[at];
    if (slot.hash == hash && slot.size == size &&
        std::memcmp(typed_.data() + slot.at, typed.data(), typed.size() * sizeof(char16_t)) == 0) {
      return slot.form - 1;
    }
  }
  slots_[at] = {hash, static_cast<std::uint32_t>(forms_.size() + 1), static_cast<std::uint32_t>(typed_.size()), size};
  typed_ += typed;
  return learn(typed, kind, capitals);
}

std::uint32_t Vocabulary::learn(std::u16string_view typed, SpanKind kind, Capitals capitals) {
  const auto word = word_from(typed, kind, capitals);
  Form form;
  form.traits = traits_of(word.plain);
  form.idiom_word = idiom_word(word.plain);
  form.key = strings.number_of(word.key);
  for (const bool begins : {false, true}) {
    const auto shown = spelled(word, begins);
    form.spelled.at(begins ? 1 : 0) = strings.number_of(shown);
    form.typed_so.at(begins ? 1 : 0) = shown == word.surface;
  }
  form.parts = static_cast<std::uint32_t>(word.parts.size());
  form.first_part = static_cast<std::uint32_t>(parts_.size());
  if (form.parts == 1)
    form.first_part = form.key;
  else
    for (const auto& part : word.parts) parts_.push_back(strings.number_of(part));
  form.named = word.named;
  form.silent = word.silent;
  constexpr std::size_t most = (std::size_t{1} << (32U - Token::place_bits)) - 1;
  if (forms_.size() >= most) throw std::length_error("more different words than can be numbered");
  forms_.push_back(form);
  return static_cast<std::uint32_t>(forms_.size() - 1);
}

std::span<const std::uint32_t> Vocabulary::parts_of(const Form& form) const {
  if (form.parts == 1) return {&form.key, 1};
  return std::span(parts_).subspan(form.first_part, form.parts);
}

void Vocabulary::grow() {
  constexpr std::size_t first = 1024;
  auto old = std::move(slots_);
  slots_.assign(old.empty() ? first : old.size() * 2, {});
  const auto mask = slots_.size() - 1;
  for (const auto& slot : old) {
    if (slot.form == 0) continue;
    auto at = slot.hash & mask;
    while (slots_[at].form != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

void Corpus::add(std::string_view text) {
  reader_.read(text);
  const auto capitals = reader_.capitals();
  for (std::size_t at = 0; at < reader_.size(); ++at)
    tokens_.emplace_back(vocabulary.form_of(reader_.typed(at), reader_.kind(at), capitals), reader_.place(at));
  ends_.push_back(static_cast<std::uint32_t>(tokens_.size()));
}

}  // namespace muster::text
