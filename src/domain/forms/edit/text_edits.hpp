#pragma once
// Several replacements in one text, said in any order and made at once.

#include "statements.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

class TextEdits {
 public:
  explicit TextEdits(std::string_view text) : text_(text) {}

  void replace(Span span, std::string with) { edits_.push_back({span, std::move(with)}); }
  void insert(std::size_t at, std::string what) { replace({at, at}, std::move(what)); }
  /// Takes a statement out: its whole line where nothing else stands there, else with the blanks before it.
  void take_out(Span span);
  /// What a statement says: in its place where it `stands`, else on a line of its own at the line end `at`; taken out
  /// where nothing is `written`.
  void set(const PlacedStatement* stands, const std::string& written, std::size_t at, const std::string& indent);
  [[nodiscard]] std::string made() const;

 private:
  struct Edit {
    Span span;
    std::string with;
  };
  std::string_view text_;
  std::vector<Edit> edits_;
};

}  // namespace muster::forms
