// Looks a code up among the statements.
#include <muster/domain/forms/question_place.hpp>

#include "statements.hpp"

#include <algorithm>

namespace muster::forms {

std::size_t line_of_code(std::string_view text, std::string_view code) {
  const auto read = read_parts(text);
  const auto found = std::ranges::find_if(read.statements, [&](const PlacedStatement& one) {
    return (one.said.what == StatementKind::question || one.said.what == StatementKind::row) &&
           !one.said.words.empty() && one.said.words.front().value == code;
  });
  if (found == read.statements.end()) return 0;
  const auto begin = static_cast<std::ptrdiff_t>(found->span.begin);
  return 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + begin, '\n'));
}

}  // namespace muster::forms
