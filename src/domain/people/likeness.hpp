#pragma once
// When two names are likely one person: rules that a reader would accept, with few false alarms.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::people {

/// A person as compared: folded, without titles before ("Dr") and letters after ("MBE") the name.
struct ComparedName {
  std::string whole;  ///< first and last name as typed, folded, titles included
  std::string given;
  std::string family;
  std::vector<std::string> given_words;   ///< "Alasdair (Hettie)" -> alasdair, hettie
  std::vector<std::string> family_parts;  ///< of a double surname only: "Jessop-Venner" -> jessop, venner
  std::uint32_t organisation = 0;         ///< equal numbers, equal organisation
};

[[nodiscard]] ComparedName compared(std::string_view first, std::string_view last, std::uint32_t organisation);

/// Why the two look alike ("surnames one letter apart"), or nothing where they do not.
[[nodiscard]] std::string_view why_alike(const ComparedName& left, const ComparedName& right);

/// Keys such that any two names that are alike share at least one. The best reasons come first.
[[nodiscard]] std::vector<std::uint64_t> likeness_keys(const ComparedName& name);

}  // namespace muster::people
