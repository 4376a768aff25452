#pragma once
// The statements of a form with the bytes that each takes, and the parts that they make: what edits are made on.

#include <muster/domain/forms/outline.hpp>

#include "domain/forms/grammar/statement.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct PlacedStatement {
  Statement said;
  Span span;  ///< from its first token to behind its last; notes that follow are not its own
};

struct ReadPart {
  FormPart part;
  std::size_t first = 0;  ///< of its statements
  std::size_t count = 0;
};

struct ReadText {
  std::vector<PlacedStatement> statements;
  std::vector<ReadPart> parts;
  std::map<std::string, std::size_t, std::less<>> by_key;  ///< where among the parts

  [[nodiscard]] const ReadPart* part(std::string_view key) const;
  [[nodiscard]] std::vector<const PlacedStatement*> of(const ReadPart& part) const;
};

/// Empty where the text is too large or no text: see outline.
[[nodiscard]] ReadText read_parts(std::string_view text);

[[nodiscard]] inline bool is_kind(StatementKind what) {
  return what >= StatementKind::pick_one && what <= StatementKind::number;
}

[[nodiscard]] inline bool is_option(StatementKind what) {
  return what == StatementKind::round_option || what == StatementKind::box_option || what == StatementKind::beside;
}

/// Where the line of `at` begins, and where it ends (its line break, or the end of the text).
[[nodiscard]] std::size_t line_begin(std::string_view text, std::size_t at);
[[nodiscard]] std::size_t line_end(std::string_view text, std::size_t at);
[[nodiscard]] bool is_blank_between(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace muster::forms
