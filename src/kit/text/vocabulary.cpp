// One table from what was typed to its form: the whole cost of a word that was met before.
#include "vocabulary.hpp"

#include <cstring>
#include <stdexcept>

#include "idioms.hpp"

namespace muster::text {
namespace {

constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;
constexpr std::size_t at_once = 4;

std::uint64_t four_at(const char16_t* typed) {
  std::uint64_t out = 0;
  std::memcpy(&out, typed, sizeof out);
  return out;
}

/// Letters of ASCII as in PlainWord; false where there are others, or too many.
bool pack(std::u16string_view typed, FormKey& out) {
  if (typed.size() > sizeof out.head + sizeof out.tail) return false;
  char16_t all = 0;
  const auto packed = [&](std::u16string_view letters) {
    std::uint64_t eight = 0;
    for (std::size_t at = letters.size(); at > 0; --at) {
      all = static_cast<char16_t>(all | letters[at - 1]);
      eight = (eight << 8U) | (letters[at - 1] & 0xFFU);
    }
    return eight;
  };
  out.head = packed(typed.substr(0, sizeof out.head));
  out.tail = typed.size() > sizeof out.head ? packed(typed.substr(sizeof out.head)) : 0;
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

std::uint32_t manner_of(SpanKind kind, Capitals capitals) {
  return (static_cast<std::uint32_t>(kind) << 2U) | (capitals.say_nothing ? 2U : 0U) | (capitals.pronouns ? 1U : 0U);
}

FormKey key_of(std::uint64_t letters, std::u16string_view typed, SpanKind kind, Capitals capitals) {
  FormKey key;
  key.size = (static_cast<std::uint32_t>(typed.size()) << FormKey::manner_bits) | manner_of(kind, capitals);
  if (letters != 0)
    key.head = letters;
  else if (!pack(typed, key))
    return {hash_of(typed), 0, key.size};
  key.size |= FormKey::whole;
  return key;
}

}  // namespace

std::uint32_t Vocabulary::form_of(std::uint64_t letters, std::u16string_view typed, SpanKind kind, Capitals capitals) {
  const auto key = key_of(letters, typed, kind, capitals);
  const auto found = table_.find(key, [&](std::uint32_t form) { return is_typed(form, typed); });
  if (found != 0) return found - 1;
  table_.add(key, static_cast<std::uint32_t>(forms_.size()));
  typed_at_.push_back(static_cast<std::uint32_t>(typed_.size()));
  if ((key.size & FormKey::whole) == 0) typed_ += typed;
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
  tokens_.resize(tokens_.size() + size);
  auto* row = tokens_.data() + tokens_.size() - size;
  for (std::size_t at = 0; at < size; ++at) {
    const auto known = reader_.form(at);
    const auto form =
        known != 0 ? known - 1 : vocabulary.form_of(reader_.letters(at), reader_.typed(at), reader_.kind(at), capitals);
    row[at] = Token(form, reader_.place(at));
  }
  ends_.push_back(static_cast<std::uint32_t>(tokens_.size()));
}

}  // namespace muster::text
