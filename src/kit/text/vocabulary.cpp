// One table from what was typed to its form: the whole cost of a word that was met before.
#include "vocabulary.hpp"

#include <cstring>
#include <stdexcept>

#include "idioms.hpp"

namespace muster::text {
namespace {

constexpr unsigned manner_bits = 6;   // of kind and capitals beside what was typed, and of `packed`
constexpr std::uint32_t packed = 32;  // the letters stand in the slot
constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;
constexpr std::size_t at_once = 4;

std::uint64_t four_at(const char16_t* typed) {
  std::uint64_t out = 0;
  std::memcpy(&out, typed, sizeof out);
  return out;
}

/// Up to eight letters of ASCII in eight bytes, the first in the lowest, as in ShortWord; false for others.
bool pack(std::u16string_view typed, std::uint64_t& out) {
  if (typed.size() > sizeof out) return false;
  char16_t all = 0;
  out = 0;
  for (std::size_t at = typed.size(); at > 0; --at) {
    all = static_cast<char16_t>(all | typed[at - 1]);
    out = (out << 8U) | (typed[at - 1] & 0xFFU);
  }
  return all < 0x80;
}

std::uint64_t hash_of(std::u16string_view typed) {
  std::uint64_t hash = factor;
  std::size_t at = 0;
  for (; at + at_once <= typed.size(); at += at_once) {
    hash = (hash ^ four_at(typed.data() + at)) * factor;
    hash ^= hash >> 29U;
  }
  std::uint64_t rest = 0;
  for (; at < typed.size(); ++at) rest = (rest << 16U) | typed[at];
  return (hash ^ rest) * factor;
}

std::uint32_t mixed(std::uint64_t letters, std::uint32_t size) {
  return static_cast<std::uint32_t>(((letters ^ size) * factor) >> 32U);
}

std::uint32_t manner_of(SpanKind kind, Capitals capitals) {
  return (static_cast<std::uint32_t>(kind) << 2U) | (capitals.say_nothing ? 2U : 0U) | (capitals.pronouns ? 1U : 0U);
}

}  // namespace

Vocabulary::Wanted Vocabulary::wanted(std::uint64_t letters, std::u16string_view typed, SpanKind kind,
                                      Capitals capitals) const {
  Wanted out;
  out.letters = letters;
  const bool whole = letters != 0 || pack(typed, out.letters);
  if (!whole) out.letters = hash_of(typed);
  out.size =
      (static_cast<std::uint32_t>(typed.size()) << manner_bits) | manner_of(kind, capitals) | (whole ? packed : 0U);
  out.mixed = mixed(out.letters, out.size);
  if (!slots_.empty()) __builtin_prefetch(&slots_[out.mixed & (slots_.size() - 1)]);
  return out;
}

std::uint32_t Vocabulary::form_of(const Wanted& wanted, std::u16string_view typed, SpanKind kind, Capitals capitals) {
  if (forms_.size() * 2 >= slots_.size()) grow();
  const bool whole = (wanted.size & packed) != 0;
  const auto mask = slots_.size() - 1;
  auto at = wanted.mixed & mask;
  for (; slots_[at].form != 0; at = (at + 1) & mask) {
    const auto& slot = slots_[at];
    if (slot.letters == wanted.letters && slot.size == wanted.size && (whole || is_typed(slot.form - 1, typed)))
      return slot.form - 1;
  }
  slots_[at] = {wanted.letters, static_cast<std::uint32_t>(forms_.size() + 1), wanted.size};
  typed_at_.push_back(static_cast<std::uint32_t>(typed_.size()));
  if (!whole) typed_ += typed;
  return learn(typed, kind, capitals);
}

bool Vocabulary::is_typed(std::uint32_t form, std::u16string_view typed) const {
  return std::u16string_view(typed_).substr(typed_at_[form], typed.size()) == typed;
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
    auto at = mixed(slot.letters, slot.size) & mask;
    while (slots_[at].form != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

Corpus::Corpus(const std::vector<std::string>& texts) {
  std::size_t bytes = 0;
  for (const auto& text : texts) bytes += text.size();
  constexpr std::size_t bytes_a_word = 5;  // memory that is not written to is not taken
  tokens_.reserve(bytes / bytes_a_word);
  ends_.reserve(texts.size());
  for (const auto& text : texts) add(text);
}

void Corpus::add(std::string_view text) {
  reader_.read(text);
  const auto capitals = reader_.capitals();
  const auto size = reader_.size();
  if (wanted_.size() < size) wanted_.resize(size);
  for (std::size_t at = 0; at < size; ++at)
    wanted_[at] = vocabulary.wanted(reader_.letters(at), reader_.typed(at), reader_.kind(at), capitals);
  for (std::size_t at = 0; at < size; ++at)
    tokens_.emplace_back(vocabulary.form_of(wanted_[at], reader_.typed(at), reader_.kind(at), capitals),
                         reader_.place(at));
  ends_.push_back(static_cast<std::uint32_t>(tokens_.size()));
}

}  // namespace muster::text
