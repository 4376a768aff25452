#pragma once
// A definition cut into its parts before anything is looked up: Markdown between block lines, and the blocks that
// hold others.

#include "diagnostics.hpp"
#include "grammar/expression.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace muster::report {

struct Part {
  enum class Kind {
    markdown,   ///< `text` is Markdown with figures in braces
    block,      ///< one line: `::: bars helpful`
    condition,  ///< `::: if helpful` ... `::: else` ... `::: end`
    loop,       ///< `::: each question` ... `::: end`
    pair,       ///< `::: pair` ... `::: and` ... `::: end`
    key,        ///< `::: key` ... `::: end`: the large opening sentence
    note,       ///< `::: note` ... `::: end`: small print
  };
  Kind kind = Kind::markdown;
  std::string_view text;       ///< markdown
  std::size_t offset = 0;      ///< byte where it starts in the definition; of a block line: where its name starts
  BlockLine line;              ///< all but markdown; offsets count from the start of the definition
  std::vector<Part> children;  ///< condition, loop, pair (left), key, note
  std::vector<Part> others;    ///< after `else`, or after `and`
  bool divided = false;        ///< pair: `and` was written
};

/// Never fails; what is wrong goes to `diagnostics`.
[[nodiscard]] std::vector<Part> outline_of(std::string_view definition, Diagnostics& diagnostics);

}  // namespace muster::report
