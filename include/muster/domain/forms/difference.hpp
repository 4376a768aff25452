#pragma once
// What a new version of a form changes, as it is shown before it is published.

#include <muster/domain/forms/form.hpp>

#include <string>
#include <vector>

namespace muster::forms {

enum class ChangeKind {
  added,
  reworded,
  moved,
  asked_otherwise,  ///< the same question, of others or with another look
  brought_back,     ///< an earlier version had it, the published one did not
  retired,          ///< nobody is asked or offered it any more; its answers stay
};

struct Change {
  ChangeKind kind = ChangeKind::added;
  std::string words;  ///< a sentence: "The option “Online” is added to “How would you like to meet?”."
};

/// In the order of ChangeKind, and within it in that of the form. `all` is the published form over its versions.
[[nodiscard]] std::vector<Change> difference(const Form& published, const Form& all, const Form& next);

/// "Added", "Reworded", "In another place", "Asked otherwise", "Brought back", "Retired".
[[nodiscard]] std::string change_name(ChangeKind kind);

}  // namespace muster::forms
