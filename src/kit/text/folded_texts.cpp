// The rows of a corpus with their words by number, and the other way round.
#include <muster/kit/text/folded_texts.hpp>

#include <muster/kit/base/utf8.hpp>

#include "tokens.hpp"
#include "vocabulary.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <utility>

namespace muster::text {
namespace {

constexpr std::size_t commonest = 2000;

}  // namespace

struct FoldedTexts::Inside {
  std::vector<FoldedWord> words;
  std::vector<std::size_t> ends;
  std::vector<std::string> keys;  ///< by number
  std::vector<bool> little;
  std::vector<std::uint32_t> sorted;  ///< numbers in the order of their keys
  std::vector<std::uint32_t> holders;
  std::vector<std::size_t> holder_ends;

  [[nodiscard]] std::vector<std::uint32_t>::const_iterator first_from(std::string_view key) const {
    return std::lower_bound(sorted.begin(), sorted.end(), key,
                            [&](std::uint32_t number, std::string_view wanted) { return keys[number] < wanted; });
  }
  [[nodiscard]] std::uint32_t number_of(std::string_view key) const {
    const auto found = first_from(key);
    return found != sorted.end() && keys[*found] == key ? *found : absent;
  }
};

FoldedTexts::FoldedTexts(const std::vector<std::string>& texts) : inside_(std::make_unique<Inside>()) {
  Corpus corpus(texts);
  auto& vocabulary = corpus.vocabulary;
  auto& in = *inside_;
  std::unordered_map<std::uint32_t, std::uint32_t> numbers;  // of the vocabulary's strings
  const auto number_of = [&](std::uint32_t key) {
    const auto [entry, fresh] = numbers.emplace(key, static_cast<std::uint32_t>(in.keys.size()));
    if (fresh) {
      in.keys.emplace_back(vocabulary.strings[key]);
      in.little.push_back(true);
    }
    return entry->second;
  };
  // What each form adds to a row is looked up once.
  struct Added {
    std::vector<std::uint32_t> parts;
    std::uint32_t whole = absent;
  };
  std::vector<Added> added(vocabulary.forms().size());
  for (std::size_t at = 0; at < added.size(); ++at) {
    const auto& form = vocabulary.forms()[at];
    for (const auto part : vocabulary.parts_of(form)) added[at].parts.push_back(number_of(part));
    if (form.parts > 1) added[at].whole = number_of(form.key);
    const bool little = form.silent || (form.traits & trait::stop) != 0;
    if (little) continue;
    for (const auto part : added[at].parts) in.little[part] = false;
    if (added[at].whole != absent) in.little[added[at].whole] = false;
  }
  in.ends.reserve(corpus.size());
  for (std::size_t text = 0; text < corpus.size(); ++text) {
    std::uint32_t place = 0;
    std::uint32_t sentence = 0;
    for (const auto& token : corpus.row(text)) {
      if (token.at(Place::sentence) && place > 0) ++sentence;
      const auto& form = added[token.form()];
      const auto width = static_cast<std::uint32_t>(form.parts.size());
      for (std::uint32_t part = 0; part < width; ++part) {
        in.words.push_back({form.parts[part], place + part, 1, sentence});
        if (part == 0 && form.whole != absent) in.words.push_back({form.whole, place, width, sentence});
      }
      place += width;
    }
    in.ends.push_back(in.words.size());
  }
  corpus.forget_rows();
  // Counted first, so that each list stands in one piece of memory.
  std::vector<std::size_t> counts(in.keys.size(), 0);
  std::vector<std::size_t> last(in.keys.size(), static_cast<std::size_t>(-1));
  const auto each_once = [&](const auto& take) {
    std::fill(last.begin(), last.end(), static_cast<std::size_t>(-1));
    for (std::size_t text = 0; text < in.ends.size(); ++text) {
      for (const auto& word : row(text)) {
        if (std::exchange(last[word.key], text) != text) take(word.key, text);
      }
    }
  };
  each_once([&](std::uint32_t key, std::size_t) { ++counts[key]; });
  in.holder_ends.resize(in.keys.size());
  std::size_t end = 0;
  for (std::size_t key = 0; key < counts.size(); ++key) {
    const auto begin = end;
    end += counts[key];
    in.holder_ends[key] = end;
    counts[key] = begin;
  }
  in.holders.resize(end);
  each_once([&](std::uint32_t key, std::size_t text) { in.holders[counts[key]++] = static_cast<std::uint32_t>(text); });
  in.sorted.resize(in.keys.size());
  for (std::uint32_t at = 0; at < in.sorted.size(); ++at) in.sorted[at] = at;
  std::sort(in.sorted.begin(), in.sorted.end(),
            [&](std::uint32_t left, std::uint32_t right) { return in.keys[left] < in.keys[right]; });
}

FoldedTexts::~FoldedTexts() = default;
FoldedTexts::FoldedTexts(FoldedTexts&&) noexcept = default;
FoldedTexts& FoldedTexts::operator=(FoldedTexts&&) noexcept = default;

std::size_t FoldedTexts::size() const { return inside_->ends.size(); }

std::size_t FoldedTexts::bytes() const {
  const auto of = [](const auto& all) { return all.capacity() * sizeof(all[0]); };
  const auto& in = *inside_;
  std::size_t sum = of(in.words) + of(in.ends) + of(in.keys) + in.little.capacity() / 8 + of(in.sorted) +
                    of(in.holders) + of(in.holder_ends);
  for (const auto& key : in.keys) sum += key.capacity();
  return sum;
}

std::span<const FoldedWord> FoldedTexts::row(std::size_t text) const {
  const auto begin = text == 0 ? 0 : inside_->ends[text - 1];
  return {inside_->words.data() + begin, inside_->ends[text] - begin};
}

std::span<const std::uint32_t> FoldedTexts::texts_with(std::uint32_t key) const {
  if (key == absent) return {};
  const auto begin = key == 0 ? 0 : inside_->holder_ends[key - 1];
  return {inside_->holders.data() + begin, inside_->holder_ends[key] - begin};
}

std::vector<std::uint32_t> FoldedTexts::sought(std::string_view phrase) const {
  std::vector<std::uint32_t> out;
  for (const auto& word : words_in_text(phrase)) {
    for (const auto& part : word.parts) out.push_back(inside_->number_of(part));
  }
  return out;
}

std::vector<std::uint32_t> FoldedTexts::beginning(std::string_view letters) const {
  std::vector<std::uint32_t> out;
  const auto take = [&](const std::string& prefix) {
    for (auto at = inside_->first_from(prefix); at != inside_->sorted.end() && inside_->keys[*at].starts_with(prefix);
         ++at)
      out.push_back(*at);
  };
  const auto small = lower_case(letters);
  if (small.empty()) return out;
  take(small);
  return out;
}

bool FoldedTexts::says_little(std::uint32_t key) const { return key == absent || inside_->little[key]; }

std::vector<WordPlace> word_places(const std::string& text) {
  TextReader reader;
  reader.read(text);
  // Evening replaces characters one by one; where it composed some, bytes and words no longer go together.
  std::vector<std::size_t> byte_of;  // by UTF-16 unit of the text as it is
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    byte_of.push_back(at);
    if (length == 4) byte_of.push_back(at);
    at += length;
  }
  byte_of.push_back(text.size());
  std::vector<WordPlace> out;
  if (reader.size() == 0) return out;
  const auto* first = reader.source().data();
  if (reader.source().size() + 1 != byte_of.size()) return out;
  for (std::size_t at = 0; at < reader.size(); ++at) {
    const auto typed = reader.typed(at);
    const auto begin = static_cast<std::size_t>(typed.data() - first);
    const WordPlace place{byte_of[begin], byte_of[begin + typed.size()]};
    const auto word = word_from(typed, reader.kind(at), reader.capitals());
    out.insert(out.end(), word.parts.size(), place);
  }
  return out;
}

std::vector<LikeText> like_texts(const FoldedTexts& texts, std::size_t text, double least, std::size_t most) {
  const auto weight_of = [&](std::uint32_t key) {
    return std::log(static_cast<double>(texts.size() + 1) / static_cast<double>(texts.texts_with(key).size()));
  };
  const auto own_words = [&](std::size_t of) {
    std::map<std::uint32_t, double> words;
    for (const auto& word : texts.row(of)) {
      if (word.width == 1 && !texts.says_little(word.key)) words.emplace(word.key, weight_of(word.key));
    }
    return words;
  };
  const auto length_of = [](const std::map<std::uint32_t, double>& words) {
    double sum = 0;
    for (const auto& [key, weight] : words) sum += weight * weight;
    return std::sqrt(sum);
  };
  const auto words = own_words(text);
  const auto length = length_of(words);
  std::unordered_map<std::uint32_t, double> products;
  for (const auto& [key, weight] : words) {
    const auto holders = texts.texts_with(key);
    if (holders.size() > commonest) continue;
    for (const auto other : holders) {
      if (other != text) products[other] += weight * weight;
    }
  }
  // The longer texts are looked at only where they may be alike: the product alone is an upper bound.
  std::vector<LikeText> out;
  for (const auto& [other, product] : products) {
    if (length == 0 || product < least * least * length * length) continue;
    const auto likeness = product / (length * length_of(own_words(other)));
    if (likeness >= least) out.push_back({other, likeness});
  }
  std::sort(out.begin(), out.end(), [](const LikeText& left, const LikeText& right) {
    return left.likeness != right.likeness ? left.likeness > right.likeness : left.text < right.text;
  });
  if (out.size() > most) out.resize(most);
  return out;
}

}  // namespace muster::text
