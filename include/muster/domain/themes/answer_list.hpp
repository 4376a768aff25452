#pragma once
// The answers to one question with their themes, searched and chosen from: what a page lists once they are read. Pure
// rules.

#include <muster/domain/themes/codebook.hpp>
#include <muster/domain/themes/reading.hpp>
#include <muster/kit/base/list_query.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::themes {

/// One wording.
struct ListedAnswer {
  std::string key;
  std::string text;
  std::int64_t people = 1;  ///< who wrote exactly this
  std::int64_t agreed = 0;  ///< of those, who may be quoted
  ThemedText said;          ///< what counts of it
  bool held_back = false;   ///< two are to read it, and the visitor is one who has not yet: `said` is not shown
  bool quoted = false;
};

/// In `ListQuery::filters`: "theme" is a theme's number, `no_theme` or `says_nothing`; "state" a word of state_word;
/// "quoted" "yes".
inline constexpr std::string_view no_theme = "none";
inline constexpr std::string_view nothing_said = "0";
/// "unread", "words" (no person has read it, the words of themes say so), "read" or "differs".
[[nodiscard]] std::string state_word(const ListedAnswer& answer);

/// The page that `query` asks for, with what each choice would leave. `all` stands in the order of the alphabet, in
/// which "answer" sorts; "people" puts what most wrote first where it descends. Words to search for are looked up
/// whatever their capitals, each anywhere in the text.
[[nodiscard]] ListPage<ListedAnswer> listed_answers(const std::vector<ListedAnswer>& all, const ListQuery& query);

}  // namespace muster::themes
