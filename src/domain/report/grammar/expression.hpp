#pragma once
// The two small grammars of the report language: a figure in braces and a block line. Std types only; Spirit stays in
// the .cpp beside it.

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace muster::report {

/// A word of the source and where it stands, in bytes from the start of the text that was parsed.
struct Name {
  std::string text;
  std::size_t offset = 0;
  bool quoted = false;
};

/// `helpful = helpful or mainly where role = parent | of`, `words.word "useful"`, `topics theme funding | of`.
struct Expression {
  std::vector<Name> path;     ///< one name or more
  std::vector<Name> word;     ///< none or one, in quotes
  std::vector<Name> options;  ///< after "="
  std::vector<Name> where;    ///< none or one: the filter after "where", as it stands there
  std::vector<Name> formats;  ///< after each "|"
  std::vector<Name> theme{};  ///< none or one, after "theme": its code, or its name in quotes
};

/// `bars helpful "Was it helpful?"`: the name of the block and what follows it.
struct BlockLine {
  Name name;
  std::vector<Name> arguments;  ///< names, numbers, quoted texts, signs, figures with their braces
};

/// What the grammar would have read where it stopped. `nothing_more`: it had read a whole figure or line.
enum class Expected { figure, option, theme, filter, format, nothing_more, other };

struct GrammarError {
  std::size_t offset = 0;
  std::size_t length = 1;
  std::string message;
  std::string hint{};  ///< what may stand there by the grammar alone; may be empty
  Expected expected = Expected::other;
};

/// Reads what stands between braces, at most 400 bytes.
[[nodiscard]] std::variant<Expression, GrammarError> parse_expression(std::string_view text);

/// Reads what stands after ":::", at most 1,000 bytes.
[[nodiscard]] std::variant<BlockLine, GrammarError> parse_block_line(std::string_view text);

}  // namespace muster::report
