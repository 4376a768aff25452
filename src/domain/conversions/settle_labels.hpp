#pragma once
// Labels and options of a file, made such as the form language takes.

#include "sketch.hpp"

#include <muster/domain/forms/code_maker.hpp>

#include <map>
#include <set>
#include <string>

namespace muster::conversions {

/// In which words a label may not stand twice.
class Headings {
 public:
  /// The label, with a number behind it where another question has it already.
  [[nodiscard]] std::string told_apart(std::string label, const std::string& under, const Place& place,
                                       Differences& differences);

 private:
  std::map<std::string, std::size_t> taken_;
};

inline constexpr std::size_t longest_label = 300;

/// The first `most` characters, ending with a word and "…".
[[nodiscard]] std::string cut(const std::string& text, std::size_t most);

/// The words of a label, however long; `fallback` where it has none. `what` names it: "the label".
[[nodiscard]] std::string settled_label(const std::string& label, const std::string& fallback, const std::string& what,
                                        const Place& place, Differences& differences);
/// The words of a paragraph, hint or introduction; may be empty.
[[nodiscard]] std::string settled_paragraph(const std::string& text, const std::string& what, const Place& place,
                                            Differences& differences);

/// The file's name of an option -> its code.
using OptionCodes = std::map<std::string, std::string>;

/// Gives the options of a question codes, labels that differ and a number that can be asked; what has no options that
/// can be chosen from becomes a line of text.
[[nodiscard]] OptionCodes settle_options(forms::Question& question, const Place& place, Differences& differences);

/// Numbers and limits within what the form language takes.
void settle_limits(forms::Question& question, const Place& place, Differences& differences);

}  // namespace muster::conversions
