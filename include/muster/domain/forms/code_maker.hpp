#pragma once
// Names and labels made into codes of the form language.

#include <map>
#include <string>
#include <string_view>

namespace muster::forms {

/// A name in lower-case letters, digits and `between`, as near to `name` as may be; empty where nothing is left.
[[nodiscard]] std::string code_like(std::string_view name, char between);

/// Gives each name a code of its own. Not more than 31 letters, so that "_comment" fits behind.
class CodeMaker {
 public:
  /// `letter` stands in front of what begins with a digit ("1" -> "q1"); `question`: words of the form language are no
  /// codes of questions.
  CodeMaker(char letter, bool question) : letter_(letter), question_(question) {}
  [[nodiscard]] std::string make(std::string_view name);
  /// A code that stands already.
  void take(const std::string& code) { taken_.emplace(code, 1); }

 private:
  char letter_;
  bool question_;
  std::map<std::string, std::size_t, std::less<>> taken_;  ///< code -> the number that was last put behind it
};

}  // namespace muster::forms
