// What stands on the line of one option or statement: of that one, or refused, never taken for the whole question's.
#include "assembler.hpp"

namespace muster::forms {

bool Assembler::detail_of_row(QuestionDraft& grid, const Statement& statement) {
  if (grid.rows.empty() || grid.rows.back().line != diagnostics_.line_of(place_of(statement.head))) return false;
  auto& row = grid.rows.back();
  switch (statement.what) {
    case StatementKind::best_first:
    case StatementKind::worst_first:
    case StatementKind::no_order:
      if (once(row.direction, statement))
        row.direction = PlacedDirection{direction_of(statement.what), place_of(statement.head)};
      return true;
    case StatementKind::headline:
      if (once(row.headline, statement)) row.headline = joined(statement.texts);
      return true;
    default:
      return false;
  }
}

bool Assembler::stands_at_a_part(QuestionDraft& asked, const Statement& statement) {
  const auto place = place_of(statement.head);
  const auto line = diagnostics_.line_of(place);
  if (line == diagnostics_.line_of(asked.code.place)) return false;  // all of it on one line
  const bool at_statement = !asked.rows.empty() && asked.rows.back().line == line;
  const bool at_option = !asked.options.empty() && asked.options.back().line == line;
  if (!at_statement && !at_option) return false;
  const auto word = "\"" + statement.head.value + "\"";
  asked.broken = true;
  if (statement.what != StatementKind::ask_if) {
    diagnostics_.add(place, word + " stands on the line of one " + (at_option ? "option" : "statement"),
                     "it goes for the whole question: put it on a line of its own, below the question");
  } else if (at_option) {
    diagnostics_.add(place, "an option is not asked but offered", "write only in place of ask");
  } else {
    diagnostics_.add(place, "a statement of a grid has no condition of its own",
                     "put it on a line of its own for the whole grid, or make the statement a question of its own");
  }
  return true;
}

}  // namespace muster::forms
