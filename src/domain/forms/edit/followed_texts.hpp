#pragma once
// After a change to a form's text: its texts in other languages under the keys of what they belong to now.

#include <muster/domain/forms/edit.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::forms {

/// `after` with the texts by key below its pages moved to where their question, option, page or section is now, and
/// without those of what is gone. A key that named nothing in `before` stays as it is: its error is the writer's to
/// see. Of a page or section that is left without questions the texts go, for no key names it.
[[nodiscard]] Result<EditedText> followed(std::string_view before, Result<EditedText> after);

/// The same, and `copy`, a part of `after`, has the texts of the part `original`, which it was copied from.
[[nodiscard]] Result<EditedText> followed_by_copy(std::string_view before, Result<EditedText> after,
                                                  std::string_view original);

/// A part of another form, and what it is called where it was taken to: "q-helpful", "scale-agreement".
using TakenParts = std::vector<std::pair<std::string, std::string>>;
/// `after` with the texts that those parts have in the other languages of the form `from`, below the languages that it
/// has and, where it lacks one, below a new one at its end.
[[nodiscard]] Result<EditedText> with_taken_texts(Result<EditedText> after, std::string_view from,
                                                  const TakenParts& taken);

}  // namespace muster::forms
