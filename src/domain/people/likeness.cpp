// People of one surname are common and mean nothing; a second sign is always asked for.

#include "likeness.hpp"

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace muster::people {
namespace {

constexpr std::size_t shortest_surname = 3;  // bytes, for "one letter apart": Li and Le are not misspelt
constexpr std::size_t shortest_part = 3;     // bytes, for a part of a double surname
constexpr std::array<std::string_view, 19> titles{
    "dr",   "mr",   "mrs",  "ms",         "miss", "mx",   "prof",     "professor", "sir",     "dame",
    "lady", "lord", "cllr", "councillor", "rev",  "revd", "reverend", "judge",     "baroness"};
constexpr std::array<std::string_view, 16> letters_after{"mbe", "obe", "cbe", "kbe", "dbe", "phd",    "msc", "bsc",
                                                         "ma",  "ba",  "mba", "rgn", "rn",  "frcpch", "qc",  "kc"};

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// Folded words; a space and any punctuation but an apostrophe parts them.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  while (begin <= name.size()) {
    auto end = name.find_first_of(" -()\"/,.\t", begin);
    if (end == std::string_view::npos) end = name.size();
    auto folded = folded_name(name.substr(begin, end - begin));
    if (!folded.empty()) out.push_back(std::move(folded));
    begin = end + 1;
  }
  return out;
}

bool contains(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool all_within(const std::vector<std::string>& few, const std::vector<std::string>& many) {
  return !few.empty() && std::all_of(few.begin(), few.end(), [&](const auto& word) { return contains(many, word); });
}

bool given_within(const ComparedName& left, const ComparedName& right) {
  return all_within(left.given_words, right.given_words) || all_within(right.given_words, left.given_words);
}

/// "Sam" and "Samantha", "J" and "Jo".
bool given_begins(const ComparedName& left, const ComparedName& right) {
  if (left.given_words.empty() || right.given_words.empty()) return false;
  return left.given_words.front().starts_with(right.given_words.front()) ||
         right.given_words.front().starts_with(left.given_words.front());
}

bool part_of_double(const ComparedName& left, const ComparedName& right) {
  return (left.family.size() >= shortest_part && contains(right.family_parts, left.family)) ||
         (right.family.size() >= shortest_part && contains(left.family_parts, right.family));
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

bool may_be_misspelt(const std::string& family) { return family.size() >= shortest_surname && !has_digit(family); }

/// FNV-1a over pieces, kept apart by a byte that no folded name holds.
class Key {
 public:
  explicit Key(char rule) { add_byte(rule); }
  Key& add(std::string_view piece) {
    for (const char byte : piece) add_byte(byte);
    add_byte('\x1F');
    return *this;
  }
  Key& add(std::uint32_t number) { return add(std::to_string(number)); }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  void add_byte(char byte) { value_ = (value_ ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL; }
  std::uint64_t value_ = 0xCBF29CE484222325ULL;
};

std::string_view first_letter(const std::string& word) {
  std::size_t length = 1;
  while (length < word.size() && (static_cast<unsigned char>(word[length]) & 0xC0U) == 0x80U) ++length;
  return std::string_view(word).substr(0, length);
}

}  // namespace

ComparedName compared(std::string_view first, std::string_view last, std::uint32_t organisation) {
  ComparedName out;
  out.organisation = organisation;
  out.whole = folded_name(first) + folded_name(last);
  out.given_words = words_of(first);
  auto family_words = words_of(last);
  while (out.given_words.size() > 1 && is_one_of(titles, out.given_words.front())) {
    out.given_words.erase(out.given_words.begin());
  }
  while (family_words.size() > 1 && is_one_of(letters_after, family_words.back())) family_words.pop_back();
  out.given = joined(out.given_words, "");
  out.family = joined(family_words, "");
  if (family_words.size() > 1) {
    for (auto& part : family_words) {
      if (part.size() >= shortest_part) out.family_parts.push_back(std::move(part));
    }
  }
  return out;
}

std::string_view why_alike(const ComparedName& left, const ComparedName& right) {
  if (left.family.empty() || right.family.empty() || left.given.empty() || right.given.empty()) return {};
  const bool same_organisation = left.organisation == right.organisation;
  if (left.given == right.given && left.family == right.family) {
    return same_organisation ? "equal name but for a title, equal organisation" : "equal name, another organisation";
  }
  if (same_organisation && left.given == right.family && left.family == right.given) {
    return "first name and surname swapped, equal organisation";
  }
  if (part_of_double(left, right)) {
    if (given_within(left, right)) return "one surname is part of the other, and one first name of the other";
    if (same_organisation && given_begins(left, right)) {
      return "one surname is part of the other, first names begin alike, equal organisation";
    }
  }
  if (!same_organisation) return {};
  if (left.family == right.family) {
    if (given_within(left, right)) return "one first name is part of the other, equal surname and organisation";
    if (given_begins(left, right)) return "first names begin alike, equal surname and organisation";
  }
  if (left.given == right.given && may_be_misspelt(left.family) && may_be_misspelt(right.family) &&
      edit_distance(left.family, right.family) == 1) {
    return "surnames one letter apart, equal first name and organisation";
  }
  return {};
}

std::vector<std::uint64_t> likeness_keys(const ComparedName& name) {
  std::vector<std::uint64_t> out;
  if (name.family.empty() || name.given.empty()) return out;
  out.reserve(16);
  // Swapped names meet because both orders give the same key.
  const auto& [lesser, greater] = std::minmax(name.given, name.family);
  out.push_back(Key('n').add(lesser).add(greater).value());
  const auto with_part = [&](const std::string& part) {
    for (const auto& word : name.given_words) out.push_back(Key('p').add(part).add(word).value());
    out.push_back(Key('b').add(part).add(name.organisation).add(first_letter(name.given_words.front())).value());
  };
  with_part(name.family);
  for (const auto& part : name.family_parts) with_part(part);
  if (may_be_misspelt(name.family)) {
    // Two words one edit apart share one of these: themselves, or themselves less one letter.
    const auto spelt = [&](std::string_view family) {
      out.push_back(Key('e').add(name.given).add(name.organisation).add(family).value());
    };
    spelt(name.family);
    for (std::size_t at = 0; at < name.family.size(); ++at) {
      if ((static_cast<unsigned char>(name.family[at]) & 0xC0U) == 0x80U) continue;
      std::size_t length = 1;
      while (at + length < name.family.size() &&
             (static_cast<unsigned char>(name.family[at + length]) & 0xC0U) == 0x80U) {
        ++length;
      }
      spelt(name.family.substr(0, at) + name.family.substr(at + length));
    }
  }
  return out;
}

}  // namespace muster::people
