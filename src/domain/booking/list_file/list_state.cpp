// The one decision about a whole list, read out of the decisions about its rows.
#include <muster/domain/booking/list_state.hpp>

#include <muster/kit/base/diagnostic.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <optional>
#include <vector>

namespace muster::booking {
namespace {

std::optional<std::size_t> column_of(const tabular::Row& heading, std::string_view name) {
  for (std::size_t at = 0; at < heading.size(); ++at)
    if (folded_name(heading[at]) == name) return at;
  return std::nullopt;
}

}  // namespace

Result<State> take_list_state(tabular::Table& decisions, const std::string& source) {
  const auto typed = column_of(decisions.heading, "typed");
  const auto means = column_of(decisions.heading, "means");
  std::optional<State> said;
  if (!typed || !means) return State::booked;
  std::vector<Diagnostic> errors;
  const auto wrong = [&](std::size_t at, std::string message, std::string hint) {
    Diagnostic error;
    error.source = source;
    error.line = decisions.line_of[at];
    error.message = std::move(message);
    error.hint = std::move(hint);
    errors.push_back(std::move(error));
  };
  std::vector<std::size_t> others;
  for (std::size_t at = 0; at < decisions.rows.size(); ++at) {
    const auto cell = [&](std::size_t column) { return std::string(trimmed(decisions.rows.cell(at, column))); };
    if (folded_name(cell(*typed)) != folded_name(list_state_typed)) {
      others.push_back(at);
      continue;
    }
    const auto word = folded_name(cell(*means));
    const bool invites = word == folded_name(to_invite_words);
    if (!invites && word != folded_name(booked_words)) {
      wrong(at, "\"" + cell(*means) + "\" says nothing about what the list is taken in as",
            R"(it means "booked" or "to be invited")");
      continue;
    }
    const auto state = invites ? State::invited : State::booked;
    if (said && *said != state)
      wrong(at, "what the list is taken in as is decided twice, and differently", "keep one of the two");
    said = state;
  }
  if (!errors.empty())
    return bad_input("The decisions about the list cannot be used. Nothing was changed.", std::move(errors));
  keep_rows(decisions, others);
  return said.value_or(State::booked);
}

}  // namespace muster::booking
