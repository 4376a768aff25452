#pragma once
// When a question of a page is asked, in signs that the page's script decides by while somebody answers.

#include <muster/domain/forms/answers.hpp>

#include <optional>
#include <string>

namespace muster::asking {

/// What stands on a page and what was answered before it.
struct PageAnswered {
  const forms::Form& form;
  std::size_t page = 0;           ///< from 0
  const forms::Answers& answers;  ///< decide what the condition asks of other pages
  std::string names{};            ///< with what the names of the page's fields begin
};

/// In Polish notation, its parts apart by a space: "& A B" both, "| A B" either, "! A" not, "1" always, "0" never;
/// "helpful=not,poor" one of these codes was chosen; "helpful?" it was answered; "age<18", "age{18" (or less),
/// "age>18", "age}18" (or more), "age#18" by number; "town:Ely" that text, "town~ely" some text with it, letters of any
/// case. Values are percent-encoded. Nothing where all of it hangs on other pages.
[[nodiscard]] std::optional<std::string> shown_when(const PageAnswered& at, const query::Filter& condition);

}  // namespace muster::asking
