// A question of another kind keeps what means the same there.
#include "kind_change.hpp"

#include "kit/lang/text.hpp"

namespace muster::forms {

std::string kind_words(const QuestionCard& card) {
  const auto end = [](const std::string& number, const std::string& label) {
    return number + (label.empty() ? "" : " " + lang::quoted_text(label));
  };
  switch (card.kind) {
    case CardKind::pick_one:
      return "pick one";
    case CardKind::pick_any:
      return "pick any";
    case CardKind::scale:
      return "scale";
    case CardKind::shared_scale:
      return "scale " + card.scale;
    case CardKind::from_to:
      return "from " + end(card.low, card.low_label) + " to " + end(card.high, card.high_label);
    case CardKind::grid:
      return "grid scale " + card.scale;
    case CardKind::text:
      return card.size.empty() ? "text" : "text up to " + card.size;
    case CardKind::lines:
      return "lines " + card.size;
    case CardKind::words:
      return "words up to " + card.size;
    case CardKind::number:
      return card.low.empty() ? "number" : "number from " + card.low + " to " + card.high;
    case CardKind::date:
      return "date";
    case CardKind::time:
      return "time";
    case CardKind::email:
      return "email";
    case CardKind::web:
      return "web address";
    case CardKind::telephone:
      return "telephone";
    case CardKind::postcode:
      return "postcode";
    case CardKind::ranking:
      return card.size.empty() ? "rank" : "rank up to " + card.size;
    case CardKind::amounts:
      return card.low.empty() ? "grid number" : "grid number from " + card.low + " to " + card.high;
    case CardKind::own_lines:
      break;
  }
  return {};
}

bool goes_with(StatementKind detail, CardKind kind) {
  const bool ordered = kind == CardKind::pick_one || kind == CardKind::scale || kind == CardKind::shared_scale ||
                       kind == CardKind::from_to;
  const bool read_as_words = kind == CardKind::lines || kind == CardKind::words || kind == CardKind::text;
  switch (detail) {
    case StatementKind::as_scale:
      return kind == CardKind::pick_one;
    case StatementKind::best_first:
    case StatementKind::worst_first:
    case StatementKind::no_order:
    case StatementKind::headline:
      return ordered;
    case StatementKind::at_least:
    case StatementKind::at_most:
      return kind == CardKind::pick_any;
    case StatementKind::net_score:
      return kind == CardKind::from_to;
    case StatementKind::decimals:
    case StatementKind::unit:
      return kind == CardKind::number || kind == CardKind::amounts;
    case StatementKind::adds_up:
      return kind == CardKind::amounts;
    case StatementKind::most_words:
      return kind == CardKind::text || kind == CardKind::lines;
    case StatementKind::cloud:
    case StatementKind::group:
      return read_as_words;
    default:
      return true;
  }
}

QuestionCard with_kind(QuestionCard card, CardKind kind, const std::string& scale) {
  card.kind = kind;
  const bool has_options =
      kind == CardKind::pick_one || kind == CardKind::pick_any || kind == CardKind::scale || kind == CardKind::ranking;
  if (has_options && card.answers.empty()) card.answers = "Yes\nNo";
  if ((kind == CardKind::shared_scale || kind == CardKind::grid) && card.scale.empty()) card.scale = scale;
  if ((kind == CardKind::grid || kind == CardKind::amounts) && card.statements.empty())
    card.statements = "First statement\nSecond statement";
  if (kind == CardKind::lines) card.size = card.size.empty() || card.size.size() > 2 ? "4" : card.size;
  if (kind == CardKind::words) card.size = "3";
  if (kind == CardKind::from_to) {
    if (card.low != "0" && card.low != "1") card.low = "0";
    card.high = "10";
  }
  if (kind == CardKind::text || kind == CardKind::ranking) card.size.clear();
  if (kind == CardKind::amounts) {
    card.low.clear();
    card.high.clear();
    if (card.total.empty()) card.total = "100";
  } else {
    card.total.clear();
  }
  return card;
}

}  // namespace muster::forms
