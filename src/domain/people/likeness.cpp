// People of one surname are common and mean nothing; a second sign is always asked for.

#include "likeness.hpp"

#include "short_names.hpp"

#include <muster/domain/people/person_name.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace muster::people {
namespace {

constexpr std::size_t shortest_surname = 3;  // bytes, for "one letter apart": Li and Le are not misspelt
constexpr std::size_t shortest_part = 3;     // bytes, for a part of a double surname
constexpr std::size_t shortest_given = 4;    // bytes of the longer one: Jan and Jo are not misspelt
constexpr std::size_t shortest_whole = 8;    // bytes, for names that are cut differently
constexpr std::size_t longest_whole = 60;    // bytes; a longer one is not looked at for slips

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

using Words = std::vector<std::string_view>;

bool contains(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool all_within(const Words& few, const Words& many) {
  return !few.empty() &&
         std::all_of(few.begin(), few.end(), [&](std::string_view word) { return contains(many, word); });
}

bool given_within(const NameView& left, const NameView& right) {
  return all_within(left.given_words, right.given_words) || all_within(right.given_words, left.given_words);
}

/// "Sam" and "Samantha", "J" and "Jo".
bool given_begins(const NameView& left, const NameView& right) {
  if (left.given_words.empty() || right.given_words.empty()) return false;
  return left.given_words.front().starts_with(right.given_words.front()) ||
         right.given_words.front().starts_with(left.given_words.front());
}

bool part_of_double(const NameView& left, const NameView& right) {
  return (left.family.size() >= shortest_part && contains(right.family_parts, left.family)) ||
         (right.family.size() >= shortest_part && contains(left.family_parts, right.family));
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

bool may_be_misspelt(std::string_view whole, std::uint32_t organisation) {
  return whole.size() <= longest_whole && organisation != no_organisation && !has_digit(whole);
}

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

std::string_view first_letter(std::string_view word) {
  std::size_t length = 1;
  while (length < word.size() && (static_cast<unsigned char>(word[length]) & 0xC0U) == 0x80U) ++length;
  return word.substr(0, length);
}

/// A number that tells short texts apart; 0 for none.
std::uint32_t number_of(std::string_view text) {
  return text.empty() ? 0 : static_cast<std::uint32_t>(Key('#').add(text).value() | 1U);
}

}  // namespace

NameView view_of(const ComparedName& name) {
  return {name.whole,
          name.given,
          name.family,
          {name.given_words.begin(), name.given_words.end()},
          {name.family_parts.begin(), name.family_parts.end()},
          name.sex,
          name.line,
          name.remark,
          name.organisation};
}

std::string_view front_of(const NameView& name) {
  return name.given_words.empty() ? name.family : name.given_words.front();
}

ComparedName compared(std::string_view first, std::string_view last, std::uint32_t organisation) {
  auto parts = name_parts(first, last);
  ComparedName out;
  out.organisation = organisation;
  out.given_words = words_of(parts.given);
  auto family_words = words_of(parts.family);
  out.given = joined(out.given_words, "");
  out.family = joined(family_words, "");
  out.whole = out.given + out.family;
  out.sex = parts.sex.empty() ? '\0' : parts.sex.front();
  out.line = number_of(parts.line);
  out.remark = number_of(parts.remark);
  if (family_words.size() > 1) {
    for (auto& part : family_words) {
      if (part.size() >= shortest_part) out.family_parts.push_back(std::move(part));
    }
  }
  return out;
}

std::string_view why_two(const NameView& left, const NameView& right) {
  if (front_of(left) != front_of(right)) return "the first names differ";
  if (left.sex != '\0' && right.sex != '\0' && left.sex != right.sex) return "one title is a man’s, one a woman’s";
  if (left.line != right.line && left.line != 0 && right.line != 0) return "one is the other’s junior";
  if (left.remark != 0 && right.remark != 0 && left.remark != right.remark) return "what stands in brackets differs";
  return {};
}

namespace {

/// At one organisation, one letter more, less, other or two swapped.
std::string_view why_misspelt(const NameView& left, const NameView& right) {
  if (!may_be_misspelt(left.whole, left.organisation) || !may_be_misspelt(right.whole, right.organisation) ||
      edit_distance(left.whole, right.whole) != 1)
    return {};
  if (left.given == right.given) {
    const bool long_enough = left.family.size() >= shortest_surname && right.family.size() >= shortest_surname;
    return long_enough ? "surnames one letter apart, equal first name and organisation" : "";
  }
  // Jim is not Tim.
  if (first_letter(front_of(left)) != first_letter(front_of(right))) return {};
  if (left.family == right.family) {
    const bool long_enough = std::max(left.given.size(), right.given.size()) >= shortest_given;
    return long_enough ? "first names one letter apart, equal surname and organisation" : "";
  }
  return std::min(left.whole.size(), right.whole.size()) >= shortest_whole
             ? "names one letter apart, equal organisation"
             : "";
}

}  // namespace

std::string_view why_alike(const NameView& left, const NameView& right) {
  if (left.family.empty() || right.family.empty() || left.given.empty() || right.given.empty()) return {};
  const bool said = left.organisation != no_organisation && right.organisation != no_organisation;
  const bool same_organisation = said && left.organisation == right.organisation;
  if (left.whole == right.whole) {
    if (same_organisation) return "equal name and organisation";
    return said ? "equal name, another organisation" : "equal name, one of them without an organisation";
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
    if (goes_by(front_of(left), front_of(right)))
      return "one first name is short for the other, equal surname and organisation";
  }
  return why_misspelt(left, right);
}

std::vector<std::uint64_t> likeness_keys(const ComparedName& name) {
  std::vector<std::uint64_t> out;
  if (name.family.empty() || name.given.empty()) return out;
  out.reserve(16);
  // Swapped names meet because both orders give the same key.
  const auto& [lesser, greater] = std::minmax(name.given, name.family);
  out.push_back(Key('n').add(lesser).add(greater).value());
  out.push_back(Key('q').add(name.whole).value());
  const auto with_part = [&](const std::string& part) {
    for (const auto& word : name.given_words) out.push_back(Key('p').add(part).add(word).value());
    out.push_back(Key('b').add(part).add(name.organisation).add(first_letter(name.given_words.front())).value());
  };
  for (const auto group : short_name_groups(name.given_words.front()))
    out.push_back(Key('s').add(name.family).add(name.organisation).add(group).value());
  with_part(name.family);
  for (const auto& part : name.family_parts) with_part(part);
  if (may_be_misspelt(name.whole, name.organisation)) {
    // Two names one edit apart share one of these: themselves, or themselves less one letter.
    const auto spelt = [&](std::string_view whole) {
      out.push_back(Key('w').add(name.organisation).add(whole).value());
    };
    spelt(name.whole);
    // Of two that are misspelt the first letter is one.
    for (std::size_t at = 1; at < name.whole.size(); ++at) {
      if ((static_cast<unsigned char>(name.whole[at]) & 0xC0U) == 0x80U) continue;
      std::size_t length = 1;
      while (at + length < name.whole.size() &&
             (static_cast<unsigned char>(name.whole[at + length]) & 0xC0U) == 0x80U) {
        ++length;
      }
      spelt(name.whole.substr(0, at) + name.whole.substr(at + length));
    }
  }
  return out;
}

}  // namespace muster::people
