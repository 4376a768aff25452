#pragma once
// What each table holds of people: the one list that retention, the person's file, erasing and their tests go by. A
// table or column that is not in it fails a test.

#include <string_view>
#include <vector>

namespace muster::privacy {

/// Lists of names are separated by spaces. Every column stands in exactly one of the four.
struct HeldTable {
  std::string_view name;
  std::string_view kinds;   ///< kinds of retention whose period it has; empty: `reason` says why it has none
  std::string_view reason;  ///< a sentence
  std::string_view facts;   ///< facts about one person: in their file, and gone once they are erased
  std::string_view links;   ///< ids, and keys made of names, that lead to a person or to whoever did something
  std::string_view words;   ///< what people wrote; it may name somebody, and is looked through for names
  std::string_view plain;   ///< nothing about anybody
};
[[nodiscard]] const std::vector<HeldTable>& held_tables();

/// Whether the words of a table are looked through for names where they stand; false where that is done elsewhere.
[[nodiscard]] bool is_looked_through(std::string_view table);
/// "a b" as {"a", "b"}.
[[nodiscard]] std::vector<std::string_view> names_in(std::string_view list);

}  // namespace muster::privacy
