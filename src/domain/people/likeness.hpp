#pragma once
// When two names are likely one person: rules that a reader would accept, with few false alarms.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::people {

/// Of a person whose organisation is not said: equal to nobody's.
inline constexpr std::uint32_t no_organisation = 0xFFFFFFFF;

/// A person as compared: folded, without titles, letters after the name, pronouns and remarks.
struct ComparedName {
  std::string whole;  ///< all its words, one after the other, whatever column they stand in
  std::string given;
  std::string family;
  std::vector<std::string> given_words;   ///< "Alasdair (Hettie)" -> alasdair, hettie
  std::vector<std::string> family_parts;  ///< of a double surname only: "Jessop-Venner" -> jessop, venner
  char sex = '\0';                        ///< that a title tells, 'm' or 'f'
  std::uint32_t line = 0;                 ///< of "Jr.", "Sr.", "III"; 0 for none
  std::uint32_t remark = 0;               ///< of what stands in brackets behind the surname; 0 for nothing
  std::uint32_t organisation = 0;         ///< equal numbers, equal organisation
};

/// The same name where its texts stand: in a ComparedName, or with everybody who is remembered.
struct NameView {
  std::string_view whole;
  std::string_view given;
  std::string_view family;
  std::vector<std::string_view> given_words;
  std::vector<std::string_view> family_parts;
  char sex = '\0';
  std::uint32_t line = 0;
  std::uint32_t remark = 0;
  std::uint32_t organisation = 0;
};
[[nodiscard]] NameView view_of(const ComparedName& name);

/// The first word of the name.
[[nodiscard]] std::string_view front_of(const NameView& name);

[[nodiscard]] ComparedName compared(std::string_view first, std::string_view last, std::uint32_t organisation);

/// What speaks against two people of equal name being one: "one is junior"; empty where nothing does.
[[nodiscard]] std::string_view why_two(const NameView& left, const NameView& right);

/// Why the two look alike ("surnames one letter apart"), or nothing where they do not.
[[nodiscard]] std::string_view why_alike(const NameView& left, const NameView& right);

/// Keys such that any two names that are alike share at least one. The best reasons come first.
[[nodiscard]] std::vector<std::uint64_t> likeness_keys(const ComparedName& name);

}  // namespace muster::people
