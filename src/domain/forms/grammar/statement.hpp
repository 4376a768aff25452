#pragma once
// A form's text as a flat list of statements, each with its place. The grammar stops here: what belongs to what is
// assembled in plain C++, so that one broken line never hides the next.

#include "kit/lang/text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

enum class StatementKind {
  form,
  anonymous,
  suppress,
  breakdown,
  quote,
  delete_personal,
  introduction,
  thanks,
  scale_names,
  index,
  page,
  section,
  question,
  pick_one,
  pick_any,
  ranking,
  scale,
  grid,
  grid_one,
  grid_numbers,
  grid_any,
  grid_amounts,
  numbers,
  text,
  email,
  web,
  telephone,
  postcode,
  date,
  time,
  lines,
  words,
  number,
  round_option,
  box_option,
  beside,
  row,
  also,
  hint,
  if_missing,
  ask_if,
  group,
  cloud,
  as_scale,
  best_first,
  worst_first,
  no_order,
  headline,
  comment,
  alone,
  option_heading,
  only_if,
  at_least,
  at_most,
  information,
  net_score,
  decimals,
  unit,
  most_words,
  adds_up,
  options_from,
  end_if,
  language,     ///< of the form, or of the texts below it
  text_by_key,  ///< one of those texts
  personal,
  prefilled,
  hidden,
  unknown,
};

/// A word, a number, or a text in quotes with its escapes undone.
struct Token {
  std::size_t offset = 0;
  std::size_t length = 1;
  std::string value;
};

struct Statement {
  StatementKind what = StatementKind::unknown;
  Token head;  ///< the first token, for errors about the whole
  bool starts_line = false;
  bool broken = false;    ///< read in part; an error has been reported
  bool starred = false;   ///< question*
  bool write_in = false;  ///< option ...
  bool sus = false;       ///< index ... sus
  std::vector<Token> words;
  std::vector<Token> texts;
};

struct StatementList {
  std::vector<Statement> statements;
  std::vector<lang::SyntaxError> errors;
  std::size_t tries = 0;  ///< how often a token was tried: the work that reading took
};

/// Reads valid UTF-8 without NUL.
[[nodiscard]] StatementList read_statements(std::string_view text);

}  // namespace muster::forms
