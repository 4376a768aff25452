#pragma once
// Judges one source file by the rules of the house. Pure: files come in as values, so that the rules can be tested.

#include <string>
#include <string_view>
#include <vector>

namespace muster::check {

struct Source {
  std::string path;  ///< relative to the project, with forward slashes: src/booking/booking_sql.cpp
  std::string text;
};

/// `path:line: what is wrong and what to do`, one for each breach.
[[nodiscard]] std::vector<std::string> breaches(const Source& source);

/// A string literal with its neighbours joined, and the line on which it begins.
struct Literal {
  std::string text;
  std::size_t line = 0;
};

/// The string literals outside comments, raw ones too. \" is a quotation mark, any other escape a space.
[[nodiscard]] std::vector<Literal> literals_of(std::string_view text);

}  // namespace muster::check
