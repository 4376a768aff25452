#pragma once
// What people wrote before it is printed: what in it may tell who somebody is, and what somebody who looked at it
// decided. Pure rules.

#include <muster/kit/base/result.hpp>

#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace muster::feedback {

/// Finds e-mail addresses, telephone numbers and what looks like a name: a first name that many bear ("Oliver"), a
/// title before a capital ("Dr Oakdene"), a capital after "my son" and the like, what follows "my name is", and the
/// first and last name of somebody in `people`, one after the other.
class TextMarks {
 public:
  explicit TextMarks(const std::vector<std::pair<std::string, std::string>>& people);
  /// The pieces found, in their order; empty where there is nothing to look at.
  [[nodiscard]] std::vector<std::string> of(std::string_view text) const;

 private:
  std::unordered_set<std::string> names_;  ///< folded, first and last name
};

/// What was decided of one text.
struct TextLook {
  enum class Kind { print, hide, black_out };
  Kind kind = Kind::print;
  std::string printed{};  ///< black_out: what is printed in its place
  friend bool operator==(const TextLook&, const TextLook&) = default;
};
/// By key_of(question, text).
using TextLooks = std::map<std::string, TextLook>;
[[nodiscard]] std::string key_of(const std::string& question, const std::string& text);

/// What of a text its words are counted from: nothing where it is hidden, what is printed where something was blacked
/// out, and, as long as nobody has looked at it, the text with […] in place of what may tell who somebody is.
[[nodiscard]] std::string told_part(const std::string& question, const std::string& text, const TextLooks& looks,
                                    const TextMarks& marks);

/// The text with each of these words or phrases (commas between them) as […], whatever their capitals. bad_input where
/// one of them does not stand in it, or none is given.
[[nodiscard]] Result<std::string> blacked_out(const std::string& text, const std::string& words);

}  // namespace muster::feedback
